"""Which column of the rows a total belongs to, and what its lines are there.

A total may tell more finely what the rows show as one level (how many of those "ended by one side"
were ended by whom), or tell what rows leave empty. The column that a total belongs to is named in
sample.yml (`column`); otherwise it is the one whose values the total's lines repeat.
"""

from collections import Counter
from collections.abc import Iterator

from ..model import Study
from ..model.sample import Column, Row, Total
from ..records import dataclass


@dataclass(frozen=True)
class Finer:
    """A level of the rows that a total splits up more finely.

    Attributes:
        at: The total's position.
        level: The level as rows show it.
        parts: The parts that the total distinguishes, none of them zero.
        rows: The rows that show the level.
        people: The people to whom these rows belong.
    """

    at: int
    column: Column
    level: str
    parts: tuple[str, ...]
    rows: tuple[str, ...]
    people: frozenset[str]


def rows_of(study: Study, total: Total) -> tuple[Row, ...]:
    """The rows a total counts."""
    table = study.table(total.of)
    return table.rows if table else ()


def column_of(study: Study, total: Total) -> Column | None:
    """The column of the rows that tells the same as the total, if there is one."""
    columns = _columns(study, total)
    if total.column:
        return next((column for column in columns if column.id == total.column), None)
    labels = {folded(line.label) for line in total.counts}
    alike = {
        column.id: len(labels & {folded(value) for value in _counts(study, total, column)})
        for column in columns
        if not column.beside
    }
    best = max(alike, key=lambda id_: alike[id_], default=None)
    return next((column for column in columns if column.id == best and alike[column.id]), None)


def levels_in_rows(study: Study, total: Total) -> dict[str, str]:
    """What the rows show for each line of a total, by its label; lines that no row tells are left
    out.

    Lines without a level of the same name together belong to the one value that is left, if the
    numbers add up.
    """
    column = column_of(study, total)
    if column is None:
        return {}
    counts = _counts(study, total, column)
    by_key = {folded(value): value for value in counts}
    found = {
        line.label: by_key[key]
        for line in total.counts
        if (key := folded(line.level or line.label)) in by_key
    }
    left = [line for line in total.counts if line.label not in found and not line.level]
    values = [value for value in counts if value not in found.values()]
    if len(values) == 1 and counts[values[0]] == sum(line.count for line in left):
        found |= {line.label: values[0] for line in left}
    return found


def finer_totals(study: Study) -> Iterator[Finer]:
    """Every level that a total splits up more finely than the rows."""
    for at, total in enumerate(study.sample.totals):
        column = column_of(study, total)
        levels = levels_in_rows(study, total)
        for level in dict.fromkeys(levels.values()):
            parts = tuple(
                line.label
                for line in total.counts
                if levels.get(line.label) == level and line.count
            )
            if column and len(parts) > 1:
                shown = [row for row in rows_of(study, total) if text_of(row, column) == level]
                people = frozenset(person for row in shown for person in row.holds)
                yield Finer(at, column, level, parts, tuple(row.id for row in shown), people)


def _columns(study: Study, total: Total) -> tuple[Column, ...]:
    table = study.table(total.of)
    return table.table.columns if table else ()


def _counts(study: Study, total: Total, column: Column) -> Counter[str]:
    return Counter(text for row in rows_of(study, total) if (text := text_of(row, column)))


def text_of(row: Row, column: Column) -> str:
    """What a row shows in a column; empty where the cell is empty."""
    return next((cell.text for cell in row.cells if cell.column == column.id), "")


def folded(text: str) -> str:
    """Spellings that mean the same, as one: `Not asked` and `not  asked`."""
    return " ".join(text.split()).casefold()
