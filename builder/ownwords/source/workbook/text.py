"""A CSV file as a sheet: its records with the line in which each begins."""

import csv
import io

from ...errors import Problem
from ..delimiter import delimiter_of, sep_line
from ..files import UnreadableError, exact_text, plain
from .sheet import Book, Sheet, SheetRow


def sheet_of_csv(content: bytes, name: str) -> Book:
    """Reads CSV, in UTF-8 or, where it says so itself, in UTF-16; rows are numbered by lines."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    try:
        exact = exact_text(content, name)
    except UnreadableError as error:
        return Book(name, "unreadable", problems=error.problems)
    text = plain(exact)
    delimiter = delimiter_of(text)
    _, skipped = sep_line(text)
    line = before = text.count("\n", 0, skipped)
    line += 1
    source = io.StringIO(text[skipped:], newline="")
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    rows: list[SheetRow] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(SheetRow(line, tuple(cells)))
            line = before + reader.line_num + 1
    except csv.Error:
        message = "the quotation marks in this row do not match"
        hint = 'inside a cell in quotation marks, write each " twice'
        return Book(name, "unreadable", problems=(Problem(name, line, 0, "", message, hint),))
    sheet = Sheet(name.rpartition("/")[2].rpartition(".")[0], tuple(rows))
    return Book(name, sheets=(sheet,), exact=exact, delimiter=delimiter)
