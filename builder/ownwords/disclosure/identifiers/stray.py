"""Files in site-data/ that are no data file of a study. Everything there is public as soon as the
repository is.
"""

import re
from collections.abc import Iterator

from ...checks import Issue
from ...load.tabular import BOOKS, SHEETS
from ...load.translations import FOLDER as TRANSLATIONS
from ...model import FILES
from ...source.files import file_name
from ...suggestions import nearest
from ..lock import NAME as LOCK
from ..lock import is_whole
from ..material import Material

CODE = "stray-file"
KNOWN = frozenset(
    {
        *(f"{name}.yml" for name in FILES),
        *("people.csv", "cases.csv", "references.bib", LOCK, ".gitkeep"),
        *(sheet.csv for sheet in SHEETS),
        *BOOKS,
    }
)

_MARKS = (("~$", ""), (".~lock.", "#"))
OPEN = frozenset(f"{mark}{book}{end}" for book in BOOKS for mark, end in _MARKS)
"""What programs leave beside an open workbook."""

_PROGRAM = re.compile(
    r"~\$.*|\.~.*|\.#.*|.*~|.*\.(?:sw[op]|tmp|bak|lock)#?|\.DS_Store|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
_MOVE = "move it to private/, which git ignores, or delete it"
_HISTORY = "if it was committed before, it is still in the history of the repository"


def stray_files(material: Material) -> Iterator[Issue]:
    """Finds every file and folder of site-data/ that is none of the study's data files."""
    known = KNOWN | {f"{of}.csv" for of in material.loaded.tables}
    for path in sorted(material.data.iterdir()) if material.data.is_dir() else ():
        if path.name == TRANSLATIONS and path.is_dir():
            continue  # what belongs there is known to those who read it, and anything else stops
        if path.name in OPEN and not path.is_dir():
            continue  # a workbook that somebody is writing in; git ignores these
        if path.name not in known or path.is_dir():
            what, hint = _said(path.name, path.is_dir(), known)
            yield Issue(file_name(path, material.root), (), what, hint, CODE)
        elif path.name == LOCK and not is_whole(material.lock):
            message = "lines stand here that ownwords did not write; they are public"
            hint = "delete it and run ownwords release, or put it back as it was"
            yield Issue(file_name(path, material.root), (), message, hint, CODE)


def _said(name: str, folder: bool, known: frozenset[str]) -> tuple[str, str]:
    if folder:
        return (
            "there is a folder among the study’s data files, and everything in it would be public",
            f"{_MOVE}; {_HISTORY}",
        )
    if _PROGRAM.fullmatch(name):
        return (
            "this file was left here by a program, and can hold what was deleted elsewhere",
            f"close the program and delete it; {_HISTORY}",
        )
    message = "this file is not part of the study’s data, but it would be public too"
    if name.endswith(".yaml") and f"{name[:-5]}.yml" in known:
        return message, f"rename it to {name[:-5]}.yml, or {_MOVE}"
    near = nearest(name, known) if name.endswith((".yml", ".csv", ".bib")) else None
    return (
        message,
        (
            f"is it a copy of {near}, or meant to be that file? Rename it, or {_MOVE}; {_HISTORY}"
            if near
            else f"{_MOVE}; {_HISTORY}"
        ),
    )
