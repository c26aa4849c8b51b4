"""Reads workbooks (XLSX, ODS) and CSV files as sheets: the text that each cell displays, with its
row and column; whatever a file holds, the result is rows and problems, never an exception.

Nothing is unpacked to disk, no macro is run, no link is followed; sizes are bounded.
"""

from pathlib import Path as FilePath

from ...errors import Problem
from ..files import UnreadableError, file_name, read_bytes
from .container import HostileError
from .ods import sheets_of_ods
from .sheet import Book, Sheet, SheetRow
from .text import sheet_of_csv
from .xlsx import sheets_of_xlsx

ENDINGS = (".xlsx", ".ods")
"""The files that are workbooks."""

_OLD = b"\xd0\xcf\x11\xe0"


def read_book(path: FilePath, root: FilePath) -> Book:
    """Reads a workbook, or a CSV file as a book of one sheet. Problems are part of the result.

    Args:
        path: The file; absent is no problem.
        root: The project's folder, from which problems name it.
    """
    name = file_name(path, root)
    try:
        content = read_bytes(path, root)
    except UnreadableError as error:
        return Book(name, "unreadable", problems=error.problems)
    return Book(name, "absent") if content is None else book_from(content, name)


def book_from(content: bytes, name: str) -> Book:
    """Reads the content of a workbook or CSV file; its kind is told by the ending of its name."""
    ending = name.rpartition(".")[2].lower()
    if ending == "csv":
        return sheet_of_csv(content, name)
    if content.startswith(_OLD):
        message = "this is an old workbook, or one with a password"
        hint = "open it, and save it as .xlsx or .ods without a password"
        return Book(name, "unreadable", problems=(Problem(name, 0, 0, "", message, hint),))
    try:
        read = sheets_of_ods if ending == "ods" else sheets_of_xlsx
        sheets, carried = read(content)
    except HostileError as error:
        problem = Problem(name, 0, 0, "", error.message, error.hint)
        return Book(name, "unreadable", problems=(problem,))
    return Book(name, sheets=sheets, carried=carried)


def sheets(path: FilePath, root: FilePath) -> tuple[Sheet, ...]:
    """The sheets of a workbook or CSV file, for whoever reads other people's tables.

    Raises:
        UnreadableError: It cannot be read.
    """
    book = read_book(path, root)
    if book.state != "read":
        raise UnreadableError(*book.problems)
    return book.sheets


__all__ = ["ENDINGS", "Book", "Sheet", "SheetRow", "book_from", "read_book", "sheets"]
