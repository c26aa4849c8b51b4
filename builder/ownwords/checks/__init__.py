"""Judges a study that is in order as data: does it say what it should, does it lead where it says?

Each check is a pure function from the study to findings; `places` gives them file and line, `report` puts the hints together.
A finding with a code is a hint: it may stay, with a reason in acknowledged.yml. One without a code is an error.
"""

from dataclasses import dataclass

WHOLE_FILE = -1
"""In place of a line: the whole of a file in `content/` is meant."""


@dataclass(frozen=True)
class Finding:
    """Something a check found.

    Attributes:
        file: The YAML file of `site-data/` without its ending, or a hand-written page as messages name it (`content/a.md`).
        path: The place in the YAML file.
        message: What was found.
        hint: The likely fix.
        code: The hint's short name, which stays the same; empty for an error.
        words: The words it is about, where a place may give several.
        line: The line in a hand-written page; 0 in a YAML file; WHOLE_FILE where a picture is meant.
    """

    file: str
    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    code: str = ""
    words: str = ""
    line: int = 0
