"""A data file of which some or all values stand in the cells of sheets."""

from collections.abc import Iterator
from dataclasses import field

from ..errors import Problem
from ..records import dataclass
from .paths import Path, path_text
from .tree import YamlSource


@dataclass(frozen=True)
class CellPlace:
    """A cell, a row (`heading` is empty), or a sheet (`row` is 0).

    Attributes:
        file: What messages call it: `site-data/study.xlsx, Quotes`, `site-data/quotes.csv`.
        row: The row, in CSV the line.
        column: The column, counted from 1; 0 in CSV, whose columns are not those of an editor.
        heading: The heading of its column.
        at: The position of its column in the sheet, counted from 1, in CSV too.
    """

    file: str
    row: int = 0
    column: int = 0
    heading: str = ""
    at: int = 0


@dataclass(frozen=True)
class SheetSource(YamlSource):
    """A data file with values from sheets.

    Attributes:
        cells: Where each value, each item and each list of a sheet stands; empty cells of a row
            that was begun too.
    """

    cells: dict[Path, CellPlace] = field(default_factory=dict, kw_only=True)

    def problem(self, path: Path, message: str, hint: str = "", *, at_key: bool = False) -> Problem:
        """A problem with the value at this path, named by its cell where it stands in one."""
        cell, depth = self.cell(path)
        if cell is None or any(path[:long] in self.values for long in range(depth + 1, len(path))):
            return super().problem(path, message, hint, at_key=at_key)
        message, hint = (
            each.replace("expected true or false", "expected yes or no").replace(
                "write true or false in small letters, without quotation marks", "write yes or no"
            )
            for each in (message, hint)
        )
        shown = cell.heading or ("" if cell.row else path_text(path[depth:]))
        return Problem(cell.file, cell.row, cell.column, shown, message, hint)

    def cell(self, path: Path) -> tuple[CellPlace | None, int]:
        """The cell that holds the value at this path, or the row or sheet around it, and how much
        of the path leads there.
        """
        for depth in range(len(path), 0, -1):
            if found := self.cells.get(path[:depth]):
                return found, depth
        return None, 0

    def missing(self, path: Path) -> CellPlace | None:
        """The empty cell in which this value belongs; None where there is no column for it."""
        found = self.cells.get(path)
        return found if found and found.heading else None

    def in_cells(self) -> Iterator[Path]:
        """The values that stand in cells."""
        yield from (path for path, cell in self.cells.items() if cell.heading)
