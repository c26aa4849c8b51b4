"""Judges a study that is in order as data: does it say what it should, does it lead where it says?

Each check is a pure function from the study to findings; the build gives them file and line.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something a check found: in which file of `site-data/`, at which path, what, and the likely fix."""

    file: str
    path: tuple[str | int, ...]
    message: str
    hint: str = ""
