"""Files in site-data/ that are no data file of a study. Everything there is public as soon as the
repository is.
"""

import re
from collections.abc import Iterator

from ...checks import Issue
from ...load.translations import FOLDER as TRANSLATIONS
from ...model import FILES
from ...source.files import file_name
from ...suggestions import nearest
from ..material import Material

CODE = "stray-file"
KNOWN = frozenset(
    {*(f"{name}.yml" for name in FILES), "people.csv", "cases.csv", "references.bib", ".gitkeep"}
)

_PROGRAM = re.compile(
    r"~\$.*|\.~.*|\.#.*|.*~|.*\.(?:sw[op]|tmp|bak|lock)#?|\.DS_Store|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
_MOVE = "move it to private/, which git ignores, or delete it"
_HISTORY = "if it was committed before, it is still in the history of the repository"


def stray_files(material: Material) -> Iterator[Issue]:
    """Finds every file and folder of site-data/ that is none of the study's data files."""
    for path in sorted(material.data.iterdir()) if material.data.is_dir() else ():
        if path.name == TRANSLATIONS and path.is_dir():
            continue  # what belongs there is known to those who read it, and anything else stops
        if path.name not in KNOWN or path.is_dir():
            what, hint = _said(path.name, path.is_dir())
            yield Issue(file_name(path, material.root), (), what, hint, CODE)


def _said(name: str, folder: bool) -> tuple[str, str]:
    if folder:
        return (
            "a folder lies among the study’s data files; all of it is public",
            f"{_MOVE}; {_HISTORY}",
        )
    if _PROGRAM.fullmatch(name):
        return (
            "this file was left here by a program, and can hold what was deleted elsewhere",
            f"close the program and delete it; {_HISTORY}",
        )
    message = "this is no data file of a study, and is public like them"
    if name.endswith(".yaml") and f"{name[:-5]}.yml" in KNOWN:
        return message, f"rename it to {name[:-5]}.yml, or {_MOVE}"
    near = nearest(name, KNOWN) if name.endswith((".yml", ".csv", ".bib")) else None
    return (
        message,
        (
            f"is it a copy of {near}, or meant to be it? rename it, or {_MOVE}; {_HISTORY}"
            if near
            else f"{_MOVE}; {_HISTORY}"
        ),
    )
