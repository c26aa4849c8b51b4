"""Writes a study's tables as a workbook, as CSV or as YAML, and turns one into another.

What is written is read back before anything is put in place: a conversion that changed the study is
never kept.
"""

from pathlib import Path

from ..load.tabular import SHEETS
from ..load.tabular.kinds import FACTS
from ..source.workbook import ENDINGS, book_from
from ..writing import write_whole
from .convert import FORMS, Conversion, Form, convert, replaced
from .ids import fresh_ids
from .xlsx import openpyxl_or_stop

ROOM = 300
"""So many ids for quotes a new workbook has."""


def begin_workbook(root: Path) -> None:
    """Puts a workbook in place of the tables of a project that was made just now.

    Args:
        root: The project's folder.

    Raises:
        BuildError: A library is missing.
    """
    replaced(root / "site-data", root, "workbook", more_ids=ROOM)


def is_study(path: Path) -> bool:
    """Whether a file is a workbook that holds a study, and not somebody's own table."""
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return False
    book = book_from(path.read_bytes(), path.name)
    return {"study", "findings", "quotes"} <= {sheet.name.strip().lower() for sheet in book.sheets}


def begin_with(root: Path, path: Path) -> str:
    """Puts a workbook that holds a study in place of the tables of a project that was made just
    now; returns its name there.

    Args:
        root: The project's folder.
        path: The workbook; it is copied.
    """
    data = root / "site-data"
    for name in _IN_SHEETS:
        (data / name).unlink(missing_ok=True)
    name = f"study{path.suffix.lower()}"
    write_whole(data / name, path.read_bytes())
    return name


_IN_SHEETS = (
    *(f"{name}.yml" for name in dict.fromkeys((*FACTS, *(kind.file for kind in SHEETS)))),
    "people.csv",
    "cases.csv",
)


__all__ = [
    "FORMS",
    "Conversion",
    "Form",
    "begin_with",
    "begin_workbook",
    "convert",
    "fresh_ids",
    "is_study",
    "openpyxl_or_stop",
]
