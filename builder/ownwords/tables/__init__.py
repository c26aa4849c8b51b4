"""Writes a study's tables as a workbook, as CSV or as YAML, and turns one into another.

What is written is read back before anything is put in place: a conversion that changed the study is
never kept.
"""

from pathlib import Path

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


__all__ = [
    "FORMS",
    "Conversion",
    "Form",
    "begin_workbook",
    "convert",
    "fresh_ids",
    "openpyxl_or_stop",
]
