"""Judges a study that is in order as data: does it say what it should, does it lead where it says?

Each check is a pure function from the study to issues; `places` gives them file and line, `report`
puts the hints together. An issue with a code is a hint: it may stay, with a reason in
acknowledged.yml. One without a code is an error.
"""

from ..records import dataclass


@dataclass(frozen=True)
class Issue:
    """Something a check found.

    Attributes:
        file: The YAML file of `site-data/` without its ending, or another file as messages name it
            (`content/a.md`).
        path: The place in the YAML file, or the column of a table.
        message: What was found.
        hint: The likely fix.
        code: The hint's short name, which stays the same; empty for an error.
        words: The words it is about, where a place may give several.
        line: The line in the file; 0 for where the value begins in a YAML file, or for a whole
            file.
    """

    file: str
    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    code: str = ""
    words: str = ""
    line: int = 0
