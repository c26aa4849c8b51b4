"""Tables that people fill in: written for a spreadsheet, and read back as it saved them."""

import csv
import io
from collections.abc import Iterable

from .files import UnreadableError, exact_text, plain


def sheet(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table with a first line of names, as a spreadsheet opens it."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows((header, *rows))
    return f"\ufeff{written.getvalue()}"


def read_sheet(content: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table, each with the line in which it begins, by the names of the first line in
    small letters.

    Raises:
        UnreadableError: It is no text.
    """
    text = plain(exact_text(content, name))
    first = text.partition("\n")[0]  # names of columns: no cell of it holds such a sign
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, dict[str, str]]] = []
    header: list[str] = []
    line = 1
    for cells in reader:
        if not header:
            header = [cell.strip().lower() for cell in cells]
        elif any(cell.strip() for cell in cells):
            rows.append((line, dict(zip(header, map(str.strip, cells), strict=False))))
        line = reader.line_num + 1
    return rows


__all__ = ["UnreadableError", "read_sheet", "sheet"]
