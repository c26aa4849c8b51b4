"""Counts of the sample: those of the rows, and the totals that no row shows."""

from ...model import Study
from ...model.sample import CaseRows, Row, Total
from ...records import dataclass
from ..base import Context, Link, Tally, passage_link
from .order import shown_columns


@dataclass(frozen=True)
class TotalView:
    """Counts that add up to all people or all cases."""

    id: str
    label: str
    tallies: tuple[Tally, ...]
    span: str
    source: str
    links: tuple[Link, ...]


def named_tables(study: Study) -> tuple[CaseRows, ...]:
    """The tables whose rows the study has a word for."""
    word = study.study.units.case
    return tuple(table for table in study.tables if table.id != "cases" or word)


def count_rows(rows: tuple[Row, ...], column: str, level: str) -> int:
    """How many rows have this text in this column."""
    return sum(
        1 for row in rows for cell in row.cells if cell.column == column and cell.text == level
    )


def counted(context: Context) -> list[TotalView]:
    """The counts of the rows for each column with declared levels."""
    study = context.graph.study
    found: list[TotalView] = []
    known: set[str] = set()
    for each in named_tables(study):
        rows, unit = each.rows, each.unit
        for column in shown_columns(each.table):
            tallies = tuple(
                Tally(count_rows(rows, column.id, level), len(rows), unit, level)
                for level in column.levels
            )
            if tallies:
                id_ = f"{each.id}-{column.id}" if column.id in known else column.id
                known.add(column.id)
                found.append(TotalView(f"count-{id_}", column.label, tallies, "", "", ()))
    return found


def total_view(context: Context, total: Total) -> TotalView:
    """A declared total with its source."""
    study = context.graph.study
    units = {table.id: table.unit for table in named_tables(study)}
    unit = units.get(total.of, study.study.units.person)
    of = size_of_part(study, total)
    part = ", ".join(each.level for each in total.within)
    span = f"{total.low}–{total.high}" if total.low is not None and total.high is not None else ""
    return TotalView(
        id=f"total-{total.id}",
        label=f"{total.label} ({part})" if part else total.label,
        tallies=tuple(Tally(each.count, of, unit, each.label) for each in total.counts),
        span=f"{span} {total.unit}" if span and total.unit else span,
        source=total.source,
        links=tuple(passage_link(context, each) for each in total.passages),
    )


def size_of_part(study: Study, total: Total) -> int:
    """How many a total counts: all that were studied, or those of its part. Where nothing says how
    many these are, its own counts do, and the largest of them where they overlap.
    """
    counts = [each.count for each in total.counts]
    own = max(counts) if total.overlapping else sum(counts)
    if not total.within:
        return study.studied(total.of) or own
    if len(total.within) == 1:
        part = total.within[0]
        for other in study.sample.totals:
            if part.column in (other.id, other.column) and not other.within:
                for line in other.counts:
                    if part.level in (line.label, line.level):
                        return line.count
        table = study.table(total.of)
        if table and any(column.id == part.column for column in table.table.columns):
            return max(own, count_rows(table.rows, part.column, part.level))
    return own
