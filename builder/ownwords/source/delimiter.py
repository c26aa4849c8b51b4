"""Finds out what parts the cells of a table.

Sources:
    G. van den Burg, A. Nazábal, C. Sutton: Wrangling messy CSV files by detecting row and type
    patterns (2019), on weighing each delimiter by the rows that it gives. Tables here have a column
    `id`, which tells more than types do.
"""

import csv
import io
import re
from contextlib import suppress

from .characters import slug

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
"""What may part cells, in the order in which it is tried, with its name."""

_SEP = re.compile(r'\A\s*"?sep=(?P<sign>[^\w\s"]|\t|\\t)"?[,;\t| ]*(?:\n|\Z)', re.IGNORECASE)
_LOOKED_AT = 100_000
_FIRST_ROWS = 20


def sep_line(text: str) -> tuple[str, int]:
    """The delimiter that a first line `sep=;` names, as Excel reads it, and how many characters the
    line takes; two times nothing where there is none.
    """
    found = _SEP.match(text)
    return (found["sign"].replace("\\t", "\t"), found.end()) if found else ("", 0)


def delimiter_of(text: str) -> str:
    """The delimiter: what the first line names, else what makes a table of the text."""
    named, _ = sep_line(text)
    head = text[:_LOOKED_AT]
    first = head.lstrip().partition("\n")[0]
    there = (
        [each for each in DELIMITERS if each in first and has_id(first.split(each))]
        or [each for each in DELIMITERS if each in head]
        or [","]
    )
    if named or len(there) == 1:  # then no row has to be weighed
        return named or there[0]
    return max(there, key=lambda delimiter: _fit(head, delimiter))


def header_row(rows: list[list[str]]) -> int:
    """The position of the row that names the columns: the first with an `id`, if what stands above
    it is shorter, as titles are; else the first row with several cells.
    """
    widths = [sum(1 for cell in cells if cell.strip()) for cells in rows[:_FIRST_ROWS]]
    for at, cells in enumerate(rows[:_FIRST_ROWS]):
        if has_id(cells) and all(above < widths[at] for above in widths[:at]):
            return at
    return next((at for at, width in enumerate(widths) if width > 1), 0)


def has_id(cells: list[str]) -> bool:
    """Whether one of these names is `id`, however it is written."""
    return any(slug(cell) == "id" for cell in cells)


def _fit(text: str, delimiter: str) -> tuple[bool, float, int]:
    """How well a delimiter fits: whether it sets `id` apart, the share of rows that are as wide as
    the header, and how often it stands in the header.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows: list[list[str]] = []
    with suppress(csv.Error):  # what is wrong is told when the table is read
        rows += (cells for cells in reader if any(cell.strip() for cell in cells))
    if not rows:
        return False, 0, 0
    at = header_row(rows)
    width = len(rows[at])
    alike = sum(1 for cells in rows[at:] if len(cells) == width) / len(rows[at:])
    return width > 1 and has_id(rows[at]), alike if width > 1 else 0, width
