"""What a workbook is once it was read: sheets of rows of displayed text."""

from dataclasses import field

from ...records import dataclass
from ..files import Source


@dataclass(frozen=True)
class SheetRow:
    """A row: its number as programs show it, and the text of each of its cells."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int) -> str:
        """The text in this column, counted from 0; empty where the row ends before."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        name: Its name.
        rows: The rows that hold something.
        odd: What is wrong with cells as cells, by row and column (both from 1): message and hint.
        hidden: Whether the program does not show it.
        hidden_rows: The numbers of rows that it does not show.
        hidden_columns: The same of columns, counted from 1.
    """

    name: str
    rows: tuple[SheetRow, ...] = ()
    odd: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def lines(self) -> str:
        """Its text with a line for each row, so that line numbers are those of rows."""
        lines = [""] * (self.rows[-1].number if self.rows else 0)
        for row in self.rows:
            lines[row.number - 1] = "\t".join(" ".join(cell.split("\n")) for cell in row.cells)
        return "\n".join(lines)


@dataclass(frozen=True)
class Book(Source):
    """A workbook, or a CSV file as one sheet.

    Attributes:
        sheets: Its sheets in their order.
        carried: What the file holds beside its cells and would be public with it.
    """

    sheets: tuple[Sheet, ...] = ()
    carried: tuple[str, ...] = ()
    delimiter: str = field(default=",", kw_only=True)


def letters(column: int) -> str:
    """The letters of a column, counted from 1: `AA` for 27."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
