"""Data files as sheets and back: which sheet holds which list of the model, and which column which
field. All of it is derived from the model; only the sheets have names of their own.
"""

from .columns import Column, columns_of
from .kinds import OTHER_NAMES, SHEETS, STUDY, SheetKind
from .reading import BOOKS, TAKEN, Reading, joined, read_books, table_ids

__all__ = [
    "BOOKS",
    "OTHER_NAMES",
    "SHEETS",
    "STUDY",
    "TAKEN",
    "Column",
    "Reading",
    "SheetKind",
    "columns_of",
    "joined",
    "read_books",
    "table_ids",
]
