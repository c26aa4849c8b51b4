"""Writes CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets) whose cells are never
formulas.
"""

import csv
import io
import re
from collections.abc import Iterable

# what a spreadsheet may take for the beginning of a formula, behind spaces and the full-width forms
# too
_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
MARK = "\ufeff"


def defused(cell: str) -> str:
    """Puts an apostrophe before a cell that a spreadsheet might take for a formula, as OWASP
    advises.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def undefused(cell: str) -> str:
    """The reverse of `defused`: the cell's original text."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """The rows as the content of a CSV file."""
    return MARK + "".join(csv_lines(rows))


class _Lines(list[str]):
    """Takes what a writer writes: each row at once."""

    write = list.append


def csv_lines(rows: Iterable[Iterable[str]]) -> list[str]:
    """Each row as it stands in such a file; one with a line break in a cell has several lines."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n").writerows(
        # most cells are empty, or begin with a letter or a digit
        [cell if not cell or cell[0].isalnum() else defused(cell) for cell in row]
        for row in rows
    )
    return lines


def cells_of(text: str) -> list[list[str]]:
    """The reverse of `csv_text`: the rows with their original texts."""
    reader = csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True)
    return [[undefused(cell) for cell in row] for row in reader]
