"""Tables for download: quotes, findings, and the rows of the sample.

They hold what the pages show and no more: who speaks only where the study says so, no totals, no
numbers that stand beside a printed text. Quotes that were withdrawn, or are not known to be meant
for sharing as data, are left out; how many, is said. Which fields are columns, the model declares.
"""

from collections.abc import Callable, Iterable, Iterator

from .. import urls
from ..graph import Graph
from ..model.base import Shape, Use
from ..model.findings import Category, Quote
from ..model.sample import Row, Table
from ..model.shown import Shown, exported
from ..prose import plain
from ..records import dataclass
from ..remembered import cache
from ..speakers import Spoken, kind_of
from .shared import SHARED, rows_are_shared, shared_quotes

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Export:
    """A table for download.

    Attributes:
        name: Its file's name.
        header: Names of its columns.
        ids: Ids of its rows.
        row: Makes the row of an id. Its cells are plain text; those that could be formulas are
            escaped when they are written.
        unshared: How many are missing because sharing data is not known to be agreed to.
    """

    name: str
    header: tuple[str, ...]
    ids: tuple[str, ...]
    row: "Callable[[str], Cells]"
    unshared: int = 0

    @property
    def number(self) -> int:
        """How many rows it has."""
        return len(self.ids)

    @property
    def rows(self) -> "tuple[Cells, ...]":
        """Its rows."""
        return tuple(map(self.row, self.ids))


QUOTES_FILE = "quotes.csv"
QUOTES = tuple(column.name for column in exported(Quote))
FINDINGS = tuple(column.name for column in exported(Category))
MANY = "; "
"""Parts the values of a cell that has several."""


def exports_of(graph: Graph) -> tuple[Export, ...]:
    """Every table that this study has rows for, and may share."""
    return tables(graph, SHARED)


def tables(graph: Graph, uses: tuple[Use, ...]) -> tuple[Export, ...]:
    """Every table that this study has rows for, as far as these uses cover them."""
    return tuple(export for export in _tables(graph, uses) if export.number)


def withheld(graph: Graph) -> tuple[Export, ...]:
    """The tables of which no row may be shared; they are not made, only named."""
    return tuple(
        export for export in _tables(graph, SHARED) if export.unshared and not export.number
    )


def _tables(graph: Graph, uses: tuple[Use, ...]) -> tuple[Export, ...]:
    kept = graph.kept
    if ("tables", uses) not in kept:
        made = (_quotes(graph, uses), _findings(graph), *_sample(graph, uses))
        kept["tables", uses] = made
    found: tuple[Export, ...] = kept["tables", uses]
    return found


def _quotes(graph: Graph, uses: tuple[Use, ...]) -> Export:
    quotes = graph.quotes.values()
    shared = {quote.id: quote for quote in shared_quotes(graph, uses)}

    @cache
    def row(id_: str) -> Cells:
        return _row(shared[id_], _of_quote(graph, shared[id_]))

    return Export(QUOTES_FILE, QUOTES, tuple(shared), row, len(quotes) - len(shared))


def _row(item: Shape, computed: dict[str, str]) -> Cells:
    """What stands in each column: what is computed for it, else the field as it is."""
    return tuple(
        computed[column.name] if column.name in computed else _cell(item, column)
        for column in exported(type(item))
    )


def _cell(item: Shape, column: Shown) -> str:
    value = getattr(item, column.field)
    if isinstance(value, tuple):
        return MANY.join(value)
    return plain(value) if value and column.kind == "prose" else value or ""


def _of_quote(graph: Graph, quote: Quote) -> dict[str, str]:
    """The columns that hold no field as it is."""
    spoken = graph.speakers.of(quote)
    people = [each for each in spoken if each.counted and graph.study.quotes.speaker_labels]
    original = quote.original
    return {
        "text": quote.text or _exchange(graph, quote),
        "words_of": kind_of(graph.study, quote),
        "shown_of_speaker": _each(
            attribute.text for each in spoken if each.counted for attribute in each.attributes
        ),
        "source": _each(each.source for each in spoken),
        "publication": graph.publication_of(quote) or "",
        "language": quote.language or graph.study.study.language,
        "original_language": original.language if original else "",
        "original": original.text if original else "",
        "findings": MANY.join(each.category for each in quote.categories),
        "bearings": MANY.join(each.bearing for each in quote.categories),
        "person": _each(each.person for each in people),
        "case": _each(each.case for each in people),
        "address": urls.quote(quote.id, graph.quotes_ever),
    }


def _exchange(graph: Graph, quote: Quote) -> str:
    """An exchange, one turn on each line, each with who speaks as far as that may be told."""
    spoken = graph.speakers.of(quote)
    return "\n".join(
        _turn(graph, who, turn.text) for who, turn in zip(spoken, quote.turns, strict=True)
    )


def _turn(graph: Graph, spoken: Spoken, text: str) -> str:
    if not spoken.counted:
        who = " ".join(filter(None, (spoken.kind, spoken.name or spoken.source)))
    elif graph.study.quotes.speaker_labels:
        who = spoken.member or spoken.name or spoken.person or spoken.case or spoken.source or ""
    else:
        who = ""
    return f"{who}: {text}" if who else text


def _each(ids: Iterable[str | None]) -> str:
    """Each id once, in the given order."""
    return MANY.join(dict.fromkeys(id_ for id_ in ids if id_))


def _findings(graph: Graph) -> Export:
    rows = {each.id: _row(each, _of_category(graph, each)) for each in graph.categories.values()}
    return Export("findings.csv", FINDINGS, tuple(rows), rows.__getitem__)


def _of_category(graph: Graph, category: Category) -> dict[str, str]:
    given = category.definition.given if category.definition else {}
    return {
        "plain": plain(given.get("plain", "")),
        "professional": plain(given.get("professional", "")),
        "address": graph.address_of(category),
    }


def _sample(graph: Graph, uses: tuple[Use, ...]) -> Iterator[Export]:
    """The rows, where the study's scope covers sharing them. A table with nothing but ids is left
    out.
    """
    study = graph.study
    shared = rows_are_shared(graph, uses)
    for each in study.tables:
        bare = all(column.beside for column in each.table.columns)
        undescribed = each.id == "cases" and not study.sample.cases
        if (each.id == "people" and bare) or undescribed:
            continue
        rows = each.rows
        yield _rows(each.file, each.table, rows) if shared else _withheld(each.file, len(rows))


def _rows(name: str, table: Table, rows: tuple[Row, ...]) -> Export:
    columns = [column for column in table.columns if not column.beside]
    empty = {column.id: column.empty or "" for column in columns}
    people, cases = any(row.people for row in rows), any(row.cases for row in rows)
    links = (*(("person",) if people else ()), *(("case",) if cases else ()))
    header = ("id", *links, *(column.id for column in columns))
    cells = {
        row.id: (
            row.id,
            *((MANY.join(row.people),) if people else ()),
            *((MANY.join(row.cases),) if cases else ()),
            *(cell.text or empty[cell.column] for cell in row.cells),
        )
        for row in rows
    }
    return Export(name, header, tuple(cells), cells.__getitem__)


def _withheld(name: str, rows: int) -> Export:
    return Export(name, (), (), lambda _: (), rows)
