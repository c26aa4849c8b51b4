"""The sample: the rows as printed, what they add up to, and the totals that no row shows."""

from dataclasses import dataclass

from .. import urls
from ..model.base import Noun
from ..model.sample import Column, Row, SampleFile, Table, Total
from ..words import capital
from .base import Context, Link, Tally, View, noun, passage_link
from .withdrawn import withdrawn_rows


@dataclass(frozen=True)
class RowView:
    """One row: its name and its cells."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RowGroup:
    """Rows that belong to the same people."""

    name: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class TableView:
    """A table of the sample; `by` names what the rows are grouped by, where they are."""

    id: str
    title: str
    row_name: str
    by: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    note: str | None
    notes: tuple[Column, ...]
    source: str | None


@dataclass(frozen=True)
class TotalView:
    """Counts that add up to all people or all cases."""

    id: str
    label: str
    tallies: tuple[Tally, ...]
    span: str
    source: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class SampleView(View):
    """Who and what was studied."""

    template = "sample.html"
    kind = "study"
    sizes: tuple[str, ...]
    withdrawn: tuple[str, ...]
    tables: tuple[TableView, ...]
    counted: tuple[TotalView, ...]
    totals: tuple[TotalView, ...]
    note: str | None
    caveat: str


def sample_page(context: Context) -> SampleView | None:
    """The sample page, where the study has people or cases."""
    study, words = context.graph.study, context.words
    if not study.people and not study.cases:
        return None
    tables = sample_tables(context)
    told = tuple(f"{number} {name}" for number, name in sizes(context))
    return SampleView(
        address=urls.study_page("sample"),
        title=words("Who took part"),
        description=words("Who was studied: %(sizes)s.") % {"sizes": ", ".join(told)},
        sizes=told,
        withdrawn=withdrawn_rows(context),
        tables=tables,
        counted=tuple(_counted(context)),
        totals=tuple(total_view(context, total) for total in study.sample.totals),
        note=study.sample.note,
        caveat=study.study.caveat,
    )


def sizes(context: Context) -> tuple[tuple[str, str], ...]:
    """How many people and cases were studied, each number with its noun."""
    study = context.graph.study
    units = study.study.units
    counted = ((units.person, study.studied("people")), (units.case, study.studied("cases")))
    return tuple((context.words.number(number), noun(unit, number)) for unit, number in counted if unit and number)


def sample_tables(context: Context) -> tuple[TableView, ...]:
    """The tables that are worth showing: one that has nothing but ids is not."""
    study = context.graph.study
    units = study.study.units
    tables = []
    if study.people and shown_columns(study.sample.people):
        tables.append(_table(context, "people", study.sample.people, study.people, units.person))
    if study.cases and study.sample.cases:
        tables.append(_table(context, "cases", study.sample.cases, study.cases, units.case or Noun(one="case", other="cases")))
    return tuple(tables)


def shown_columns(table: Table) -> tuple[Column, ...]:
    """Columns as a reader sees them; a number beside a text column has no column of its own."""
    return tuple(column for column in table.columns if not column.beside)


def _table(context: Context, id_: str, table: Table, rows: tuple[Row, ...], unit: Noun) -> TableView:
    person = context.graph.study.study.units.person
    empty = {column.id: column.empty or "" for column in table.columns}
    grouped: dict[str, list[RowView]] = {}
    for row in rows:
        by = ", ".join(f"{capital(person.one)} {each}" for each in row.people)
        grouped.setdefault(by, []).append(RowView(row.id, tuple(cell.text or empty[cell.column] for cell in row.cells)))
    return TableView(
        id=id_,
        title=table.title or capital(unit.other),
        row_name=capital(unit.one),
        by=capital(person.one) if any(row.people for row in rows) else "",
        columns=shown_columns(table),
        groups=tuple(RowGroup(name, tuple(members)) for name, members in grouped.items()),
        note=table.note,
        notes=tuple(column for column in shown_columns(table) if column.note),
        source=table.source,
    )


def count_rows(rows: tuple[Row, ...], column: str, level: str) -> int:
    """How many rows have this text in this column."""
    return sum(1 for row in rows for cell in row.cells if cell.column == column and cell.text == level)


def _counted(context: Context) -> list[TotalView]:
    """What the rows themselves add up to, for each column with declared levels."""
    study = context.graph.study
    units = study.study.units
    tables = ((study.sample.people, study.people, units.person), (study.sample.cases, study.cases, units.case))
    found = []
    for table, rows, unit in tables:
        for column in shown_columns(table) if table and unit else ():
            tallies = tuple(Tally(count_rows(rows, column.id, level), len(rows), unit, level) for level in column.levels if unit)
            if tallies:
                found.append(TotalView(f"count-{column.id}", column.label, tallies, "", "", ()))
    return found


def total_view(context: Context, total: Total) -> TotalView:
    """A declared total with its source."""
    study = context.graph.study
    units = study.study.units
    unit = units.person if total.of == "people" else (units.case or units.person)
    of = study.studied(total.of)
    span = f"{total.low}–{total.high}" if total.low is not None and total.high is not None else ""
    return TotalView(
        id=f"total-{total.id}",
        label=total.label,
        tallies=tuple(Tally(each.count, of, unit, each.label) for each in total.counts),
        span=f"{span} {total.unit}" if span and total.unit else span,
        source=total.source,
        links=tuple(passage_link(context, each) for each in total.passages),
    )


def columns_of(sample: SampleFile) -> tuple[tuple[str, Column], ...]:
    """Every declared column with the file it stands in."""
    cases = sample.cases.columns if sample.cases else ()
    return (*(("people.csv", column) for column in sample.people.columns), *(("cases.csv", column) for column in cases))
