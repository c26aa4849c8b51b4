"""Cross tables of two columns, among those that the study allows: whole numbers with their unit,
drawn as dots where they are few.
"""

from itertools import combinations

from ...i18n import Messages
from ...model.base import Noun
from ...model.sample import Column, Row, Table
from ...records import dataclass
from ..base import noun
from .order import levels_of

MOST_DOTS = 40
"""A number above this is a number alone; then the whole table has no dots."""

MOST_PAIRS = 6
"""With more pairs than this, a page without script shows the first alone."""


@dataclass(frozen=True)
class Choice:
    """A column that readers may filter by and cross with others, with its levels; “empty” is one of
    them.
    """

    id: str
    label: str
    levels: tuple[tuple[str, int], ...]
    """Each level with how many rows have it."""


@dataclass(frozen=True)
class CrossRow:
    """A level of the first column: its number of rows with each level of the second, and in
    total.
    """

    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class CrossTable:
    """A cross table of two columns."""

    caption: str
    down: Choice
    across: Choice
    rows: tuple[CrossRow, ...]
    totals: tuple[int, ...]
    dots: bool


@dataclass(frozen=True)
class Crossing:
    """The table that is shown at first, all others where they are few, and the columns a reader can
    choose.
    """

    first: CrossTable
    others: tuple[CrossTable, ...]
    choices: tuple[Choice, ...]
    size: int
    caption: str
    """What stands above a table, with `%(down)s` and `%(across)s` for the columns."""
    most_dots: int = MOST_DOTS


def level_of(row: Row, column: Column) -> str:
    """The level of a row in a column; an empty cell has the meaning that the study declares."""
    text = next(cell.text for cell in row.cells if cell.column == column.id)
    return text or column.empty or ""


def choices(table: Table, rows: tuple[Row, ...]) -> tuple[Choice, ...]:
    """The columns with levels that may be crossed. Filters use the same: two filters at once cross
    their columns.
    """
    return tuple(
        _choice(column, rows)
        for column in table.columns
        if column.may_cross and not column.beside and levels_of(column)
    )


def _choice(column: Column, rows: tuple[Row, ...]) -> Choice:
    found = [level_of(row, column) for row in rows]
    levels = dict.fromkeys(
        [*levels_of(column), *([column.empty] if column.empty and column.empty in found else [])]
    )
    return Choice(column.id, column.label, tuple((level, found.count(level)) for level in levels))


def crossing(
    table: Table, rows: tuple[Row, ...], unit: Noun, messages: Messages
) -> Crossing | None:
    """The cross tables of a table; None where fewer than two columns may be crossed."""
    able = choices(table, rows)
    if len(able) < 2:
        return None
    known = {choice.id: choice for choice in able}
    first = (known[table.cross[0]], known[table.cross[1]]) if table.cross else able[:2]
    rest = [pair for pair in combinations(able, 2) if set(pair) != set(first)]
    others = rest if len(rest) < MOST_PAIRS else []
    columns = {column.id: column for column in table.columns}
    caption = messages("%(down)s and %(across)s: %(size)s") % {
        "down": "%(down)s",
        "across": "%(across)s",
        "size": messages.counted(len(rows), noun(unit, len(rows), messages)).replace("%", "%%"),
    }
    tables = [_crossed(pair[0], pair[1], columns, rows, caption) for pair in (first, *others)]
    return Crossing(tables[0], tuple(tables[1:]), able, len(rows), caption)


def _crossed(
    down: Choice, across: Choice, columns: dict[str, Column], rows: tuple[Row, ...], caption: str
) -> CrossTable:
    pairs = [(level_of(row, columns[down.id]), level_of(row, columns[across.id])) for row in rows]
    made = tuple(
        CrossRow(level, tuple(pairs.count((level, other)) for other, _ in across.levels), total)
        for level, total in down.levels
    )
    most = max((count for row in made for count in row.counts), default=0)
    return CrossTable(
        caption % {"down": down.label, "across": across.label},
        down,
        across,
        made,
        tuple(total for _, total in across.levels),
        most <= MOST_DOTS,
    )
