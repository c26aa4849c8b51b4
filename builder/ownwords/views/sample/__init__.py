"""The sample: the rows as printed, the counts of their levels, and the totals that no row shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from ... import urls
from ...i18n import Messages, capital
from ...model.base import Noun
from ...model.sample import Cell, Column, Row, SampleFile, Table, Total
from ..base import Context, Link, Tally, View, noun, passage_link
from ..withdrawn import withdrawn_rows
from .cross import Choice, Crossing, choices, crossing, level_of
from .lines import Lines, lines
from .order import Rank, has_order, levels_of, number_beside, places


@dataclass(frozen=True)
class CellView:
    """A cell as printed, with its rank in the sorted column, where that has an order, and its
    level, where a filter needs it.
    """

    text: str
    place: Rank | None = None
    level: str | None = None


@dataclass(frozen=True)
class RowView:
    """One row: its name, whom it belongs to, and its cells."""

    name: str
    people: tuple[str, ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class RowGroup:
    """Rows that belong to the same people."""

    name: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class Sorting:
    """An order that a reader can choose: the column's id, with a minus for the reverse order, and
    its label.
    """

    value: str
    label: str


@dataclass(frozen=True)
class TableView:
    """A table of the sample; `by` names what the rows are grouped by, if they are."""

    id: str
    title: str
    unit: Noun
    row_name: str
    by: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    note: str | None
    notes: tuple[Column, ...]
    source: str | None
    sortings: tuple[Sorting, ...] = ()
    span: str = ""
    """A cell that tells from where to where, as an example."""
    apart: bool = False
    """Whether sorting leaves some cells apart."""
    filters: tuple[Choice, ...] = ()
    people: Tally | None = None
    """To how many of all people the rows belong, where they belong to any."""
    picture: Lines | None = None
    crossing: Crossing | None = None

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(len(group.rows) for group in self.groups)


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
    shown: tuple[tuple[str, str | None], ...]
    """Of whom rows are shown, where they are fewer, and which these are."""
    sources: tuple[str, ...]
    """Where the publication says how many were studied."""
    withdrawn: tuple[str, ...]
    tables: tuple[TableView, ...]
    counted: tuple[TotalView, ...]
    totals: tuple[TotalView, ...]
    note: str | None
    caveat: str
    tally: str
    """So many of so many, for the script: with `%(count)s`, `%(of)s` and `%(unit)s`."""
    places: tuple[Link, ...]


def sample_page(context: Context) -> SampleView | None:
    """The sample page, where the study has people or cases."""
    study, messages = context.graph.study, context.messages
    if not (study.people or study.cases or study.study.studied or study.sample.totals):
        return None
    tables = sample_tables(context)
    told = tuple(messages.counted(number, name) for number, name in sizes(context))
    return SampleView(
        address=urls.study_page("sample"),
        title=messages("Who took part"),
        description=(
            messages("Who was studied: %(sizes)s.") % {"sizes": ", ".join(told)}
            if told
            else messages("Who took part")
        ),
        sizes=told,
        shown=tuple(_shown(context)),
        sources=tuple(dict.fromkeys(each.source for each in study.study.studied)),
        withdrawn=withdrawn_rows(context),
        tables=tables,
        counted=tuple(_counted(context)),
        totals=tuple(total_view(context, total) for total in study.sample.totals),
        note=study.sample.note,
        caveat=study.study.caveat,
        tally=messages("%(count)s of %(of)s %(unit)s"),
        places=tuple(_page_places(context, tables)),
    )


def _page_places(context: Context, tables: tuple[TableView, ...]) -> list[Link]:
    """Links to the parts of the page, for readers who want to skip a long table."""
    messages, found = context.messages, []
    for table in tables:
        if table.picture:
            found.append(
                Link(
                    messages("Each %(row)s as a line") % {"row": table.unit.one},
                    f"#lines-{table.id}",
                )
            )
        found.append(
            Link(messages("%(table)s, row by row") % {"table": table.title}, f"#table-{table.id}")
        )
        if table.crossing:
            found.append(
                Link(
                    messages("%(table)s, two columns together") % {"table": table.title},
                    f"#cross-{table.id}",
                )
            )
    if context.graph.study.sample.totals:
        found.append(Link(messages("Reported as totals only"), "#totals"))
    return found


def sizes(context: Context) -> tuple[tuple[int, str], ...]:
    """How many people and cases were studied, each number with its noun."""
    study, messages = context.graph.study, context.messages
    units = study.study.units
    own = {"people": units.person, "cases": units.case}
    counted = [
        (own["people"], study.studied("people")),
        (own["cases"], study.studied("cases")),
        *((each.unit, each.number) for each in study.study.studied if each.what not in own),
    ]
    return tuple(
        (number, noun(unit, number, messages)) for unit, number in counted if unit and number
    )


def _shown(context: Context) -> Iterator[tuple[str, str | None]]:
    """How many of those studied the rows show, where these are fewer."""
    study, messages = context.graph.study, context.messages
    units = {"people": study.study.units.person, "cases": study.study.units.case}
    for each in study.study.studied:
        rows = {"people": study.people, "cases": study.cases}.get(each.what)
        unit = units.get(each.what)
        if rows and unit and len(rows) < each.number:
            numbers = {
                "shown": messages.number(len(rows)),
                "all": messages.number(each.number),
                "unit": noun(unit, each.number, messages),
            }
            yield messages("The rows show %(shown)s of %(all)s %(unit)s.") % numbers, each.note


def sample_tables(context: Context) -> tuple[TableView, ...]:
    """The tables that are worth showing: one with nothing but ids is not."""
    study = context.graph.study
    units = study.study.units
    tables = []
    if study.people and shown_columns(study.sample.people):
        tables.append(_table(context, "people", study.sample.people, study.people, units.person))
    if study.cases and study.sample.cases:
        tables.append(
            _table(
                context,
                "cases",
                study.sample.cases,
                study.cases,
                units.case or Noun(one="case", other="cases"),
            )
        )
    return tuple(tables)


def shown_columns(table: Table) -> tuple[Column, ...]:
    """Columns as a reader sees them; a number beside a text column is no column of its own."""
    return tuple(column for column in table.columns if not column.beside)


def _table(
    context: Context, id_: str, table: Table, rows: tuple[Row, ...], unit: Noun
) -> TableView:
    messages, person = context.messages, context.graph.study.study.units.person
    names = {
        row.id: ", ".join(f"{capital(person.one)} {each}" for each in row.people) for row in rows
    }
    ordered = _places(table, rows, messages)
    filters = choices(table, rows)
    grouped: dict[str, list[RowView]] = {}
    for at, row in enumerate(rows):
        cells = tuple(
            _cell(cell, column, filters, ordered, at, row)
            for cell, column in zip(row.cells, shown_columns(table), strict=True)
        )
        grouped.setdefault(names[row.id], []).append(RowView(row.id, row.people, cells))
    people = {each for row in rows for each in row.people}
    return TableView(
        id=id_,
        title=table.title or capital(unit.other),
        unit=unit,
        row_name=capital(unit.one),
        by=capital(person.one) if people else "",
        columns=shown_columns(table),
        groups=tuple(RowGroup(name, tuple(members)) for name, members in grouped.items()),
        note=table.note,
        notes=tuple(column for column in shown_columns(table) if column.note),
        source=table.source,
        sortings=_sortings(table, ordered, messages),
        span=_a_span(rows, ordered),
        apart=any(place.apart for found in ordered.values() for place in found),
        filters=filters,
        people=Tally(len(people), len(context.graph.study.people), person) if people else None,
        picture=lines(table, rows, names, messages),
        crossing=crossing(table, rows, unit, messages),
    )


def _places(table: Table, rows: tuple[Row, ...], messages: Messages) -> dict[str, tuple[Rank, ...]]:
    """For each column with an order, the ranks of its cells, row by row."""
    found = {}
    for at, column in enumerate(shown_columns(table)):
        numbers = number_beside(column, table.columns)
        if has_order(column, numbers):
            found[column.id] = places(
                column, numbers, tuple(row.cells[at] for row in rows), messages
            )
    return found


def _cell(
    cell: Cell,
    column: Column,
    filters: tuple[Choice, ...],
    ordered: dict[str, tuple[Rank, ...]],
    at: int,
    row: Row,
) -> CellView:
    level = level_of(row, column) if any(choice.id == column.id for choice in filters) else None
    return CellView(
        cell.text or column.empty or "",
        ordered[column.id][at] if column.id in ordered else None,
        level,
    )


def _sortings(
    table: Table, ordered: dict[str, tuple[Rank, ...]], messages: Messages
) -> tuple[Sorting, ...]:
    """Both directions of each column with an order, with labels."""
    found = []
    for column in shown_columns(table):
        if column.id not in ordered:
            continue
        levels = levels_of(column)
        first = messages("%(level)s first")
        ways = (
            (first % {"level": levels[0]}, first % {"level": levels[-1]})
            if levels
            else (messages("smallest first"), messages("largest first"))
        )
        found += [
            Sorting(f"{sign}{column.id}", f"{column.label}: {way}")
            for sign, way in zip(("", "-"), ways, strict=True)
        ]
    return tuple(found)


def _a_span(rows: tuple[Row, ...], ordered: dict[str, tuple[Rank, ...]]) -> str:
    cells = {(row.id, cell.column): cell.text for row in rows for cell in row.cells}
    return next(
        (
            cells[rows[at].id, id_]
            for id_, found in ordered.items()
            for at, place in enumerate(found)
            if place.span
        ),
        "",
    )


def count_rows(rows: tuple[Row, ...], column: str, level: str) -> int:
    """How many rows have this text in this column."""
    return sum(
        1 for row in rows for cell in row.cells if cell.column == column and cell.text == level
    )


def _counted(context: Context) -> list[TotalView]:
    """The counts of the rows for each column with declared levels."""
    study = context.graph.study
    units = study.study.units
    tables = (
        (study.sample.people, study.people, units.person),
        (study.sample.cases, study.cases, units.case),
    )
    found = []
    for table, rows, unit in tables:
        for column in shown_columns(table) if table and unit else ():
            tallies = tuple(
                Tally(count_rows(rows, column.id, level), len(rows), unit, level)
                for level in column.levels
                if unit
            )
            if tallies:
                found.append(TotalView(f"count-{column.id}", column.label, tallies, "", "", ()))
    return found


def total_view(context: Context, total: Total) -> TotalView:
    """A declared total with its source."""
    study = context.graph.study
    units = study.study.units
    unit = units.person if total.of == "people" else (units.case or units.person)
    of = study.studied(total.of) or sum(each.count for each in total.counts)
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
    return (
        *(("people.csv", column) for column in sample.people.columns),
        *(("cases.csv", column) for column in cases),
    )
