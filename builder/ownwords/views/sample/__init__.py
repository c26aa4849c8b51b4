"""The sample: the rows as printed, the counts of their levels, and the totals that no row shows."""

from collections.abc import Iterator

from ... import urls
from ...i18n import Messages, capital
from ...model import Study
from ...model.base import Noun
from ...model.sample import Cell, Column, Row, Table
from ...records import dataclass
from ..base import Context, Link, Tally, View, noun
from ..withdrawn import withdrawn_rows
from .cross import Choice, Crossing, choices, crossing, level_of
from .lines import Lines, lines
from .order import Rank, has_order, levels_of, number_beside, places, shown_columns
from .totals import TotalView, counted, named_tables, total_view


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
    """Rows that belong to the same people, or to the same case of another table."""

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
    """A table of the sample; `by` names what the rows are grouped by, if they are, and `heading`
    says how many rows there are, in their own unit.
    """

    id: str
    title: str
    heading: str
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
    if not (study.people or study.case_tables or study.study.studied or study.sample.totals):
        return None
    tables = sample_tables(context)
    told = tuple(messages.counted(number, name) for number, name in sizes(context))
    return SampleView(
        address=urls.study_page("sample"),
        title=_title(context),
        description=(
            messages("Who was studied: %(sizes)s.") % {"sizes": ", ".join(told)}
            if told
            else _title(context)
        ),
        sizes=told,
        shown=tuple(_shown(context)),
        sources=tuple(dict.fromkeys(each.source for each in study.study.studied)),
        withdrawn=withdrawn_rows(context),
        tables=tables,
        counted=tuple(counted(context)),
        totals=tuple(total_view(context, total) for total in study.sample.totals),
        note=study.sample.note,
        caveat=study.study.caveat,
        tally=messages("%(count)s of %(of)s %(unit)s"),
        places=tuple(_page_places(context, tables)),
    )


def _title(context: Context) -> str:
    """What the page is about: people, or the works and documents of a study without any."""
    study, messages = context.graph.study, context.messages
    tables = [table for table in study.case_tables if not table.table.works]
    people = study.studied("people") or any(total.of == "people" for total in study.sample.totals)
    only_works = study.study.studied and not people and not tables
    return messages("What was studied") if only_works else messages("Who took part")


def _page_places(context: Context, tables: tuple[TableView, ...]) -> list[Link]:
    """Links to the parts of the page, for readers who want to skip a long table."""
    messages, found = context.messages, []
    for table in tables:
        if table.picture:
            found.append(
                Link(
                    messages("One line for each %(row)s")
                    % {"row": table.people.unit.one if table.people else table.unit.one},
                    f"#lines-{table.id}",
                )
            )
        found.append(
            Link(messages("%(table)s, row by row") % {"table": table.title}, f"#table-{table.id}")
        )
        if table.crossing:
            found.append(
                Link(
                    messages("%(table)s: two columns compared") % {"table": table.title},
                    f"#cross-{table.id}",
                )
            )
    if context.graph.study.sample.totals:
        found.append(Link(messages("Shown here as totals only"), "#totals"))
    return found


def sizes(context: Context) -> tuple[tuple[int, str], ...]:
    """How many people and cases were studied, each number with its noun."""
    return tuple((number, name) for _, number, name in sizes_of(context))


def sizes_of(context: Context) -> tuple[tuple[str, int, str], ...]:
    """What was studied by its id (`people`, `sources`), how many, and the noun of so many."""
    study = context.graph.study
    own = {table.id for table in study.tables}
    counted = [(each.id, each.unit, study.studied(each.id)) for each in named_tables(study)]
    more = {"cases": study.study.units.case}
    counted += [
        (each.what, unit, each.number)
        for each in study.study.studied
        if each.what not in own and (unit := each.unit or more.get(each.what))
    ]
    return tuple(
        (of, number, noun(unit, number, context.messages)) for of, unit, number in counted if number
    )


def _shown(context: Context) -> Iterator[tuple[str, str | None]]:
    """How many of those studied the rows show, where these are fewer."""
    study, messages = context.graph.study, context.messages
    for each in study.study.studied:
        table = study.table(each.what)
        if table and table.rows and len(table.rows) < each.number:
            numbers = {
                "shown": messages.number(len(table.rows)),
                "all": messages.number(each.number),
                "unit": noun(table.unit, each.number, messages),
            }
            yield messages("The rows show %(shown)s of %(all)s %(unit)s.") % numbers, each.note


def sample_tables(context: Context) -> tuple[TableView, ...]:
    """The tables that are worth showing: one of people with nothing but ids is not."""
    return tuple(
        _table(context, table.id, table.table, table.rows, table.unit)
        for table in context.graph.study.tables
        if table.rows and (shown_columns(table.table) or _is_described(context, table.id))
    )


def _is_described(context: Context, of: str) -> bool:
    """Whether a table is described; one of people has to have a column to be worth showing."""
    return of != "people" and (of != "cases" or bool(context.graph.study.sample.cases))


def _table(
    context: Context, id_: str, table: Table, rows: tuple[Row, ...], unit: Noun
) -> TableView:
    messages, person = context.messages, context.graph.study.study.units.person
    names, by = _owners(context, rows)
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
        heading=f"{messages.number(len(rows))} {noun(unit, len(rows), messages)}",
        unit=unit,
        row_name=capital(unit.one),
        by=by,
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
        picture=lines(table, rows, names, messages, context.original),
        crossing=crossing(table, rows, unit, messages),
    )


def _owners(context: Context, rows: tuple[Row, ...]) -> tuple[dict[str, str], str]:
    """Whose each row is, in words, and what the rows are grouped by: the cases that they belong to,
    else their people.
    """
    study = context.graph.study
    person = capital(study.study.units.person.one)
    unit_of = {row.id: table.unit for table in study.case_tables for row in table.rows}
    named = {
        row.id: ", ".join(f"{capital(unit_of[each].one)} {each}" for each in row.cases)
        or ", ".join(f"{person} {each}" for each in row.people)
        for row in rows
    }
    cases = [each for row in rows for each in row.cases]
    if cases:
        return named, capital(unit_of[cases[0]].one)
    return named, person if any(row.people for row in rows) else ""


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


def columns_of(study: Study) -> tuple[tuple[str, Column], ...]:
    """Every declared column with the file it stands in."""
    return tuple((table.file, column) for table in study.tables for column in table.table.columns)
