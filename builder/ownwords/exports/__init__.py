"""Tables for download: quotes, findings, and the rows of the sample.

They hold what the pages show and no more: who speaks only where the study says so, no totals, no
numbers that stand beside a printed text. Quotes that were withdrawn, or are not known to be meant
for sharing as data, are left out; how many, is said. Which fields are columns, the model declares.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import urls
from ..graph import Graph
from ..model.base import Shape
from ..model.findings import Category, Quote, Speaker
from ..model.sample import Row, Table
from ..model.shown import Shown, exported
from ..prose import plain
from .table import cells_of, csv_text, defused, undefused


@dataclass(frozen=True)
class Export:
    """A table for download.

    Attributes:
        name: Its file's name.
        header: Names of its columns.
        rows: Its cells as plain text; cells that could be formulas are escaped when they are
            written.
        unshared: How many are missing because sharing data is not known to be agreed to.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unshared: int = 0

    @property
    def text(self) -> str:
        """The content of the CSV file."""
        return csv_text((self.header, *self.rows))


QUOTES = tuple(column.name for column in exported(Quote))
FINDINGS = tuple(column.name for column in exported(Category))
MANY = "; "
"""Parts the values of a cell that has several."""


def exports_of(graph: Graph) -> tuple[Export, ...]:
    """Every table that this study has rows for, and may share."""
    return tuple(export for export in _tables(graph) if export.rows)


def withheld(graph: Graph) -> tuple[Export, ...]:
    """The tables of which no row may be shared; they are not made, only named."""
    return tuple(export for export in _tables(graph) if export.unshared and not export.rows)


def _tables(graph: Graph) -> tuple[Export, ...]:
    return (_quotes(graph), _findings(graph), *_sample(graph))


def _quotes(graph: Graph) -> Export:
    quotes = graph.quotes.values()
    shared = [quote for quote in quotes if graph.study.covers(quote, "data-sharing")]
    rows = tuple(_row(quote, _of_quote(graph, quote)) for quote in shared)
    return Export("quotes.csv", QUOTES, rows, len(quotes) - len(shared))


def _row(item: Shape, computed: dict[str, str]) -> tuple[str, ...]:
    return tuple(_cell(item, column, computed) for column in exported(type(item)))


def _cell(item: Shape, column: Shown, computed: dict[str, str]) -> str:
    """What stands in a column: what is computed for it, else the field as it is."""
    if column.name in computed:
        return computed[column.name]
    value = getattr(item, column.field)
    if isinstance(value, tuple):
        return MANY.join(value)
    return plain(value) if value and column.kind == "prose" else value or ""


def _of_quote(graph: Graph, quote: Quote) -> dict[str, str]:
    """The columns that hold no field as it is."""
    speakers = [
        each
        for each in (quote.speaker or (None if quote.turns else graph.study.quotes.speaker),)
        if each
    ]
    speakers += [turn.speaker for turn in quote.turns]
    original = quote.original
    return {
        "text": quote.text or "\n".join(_turn(turn.speaker, turn.text) for turn in quote.turns),
        "language": quote.language or graph.study.study.language,
        "original_language": original.language if original else "",
        "original": original.text if original else "",
        "findings": MANY.join(each.category for each in quote.categories),
        "bearings": MANY.join(each.bearing for each in quote.categories),
        "person": _each(speaker.person for speaker in speakers),
        "case": _each(speaker.case for speaker in speakers),
        "address": urls.quote(quote.id, graph.quotes_ever),
    }


def _turn(speaker: Speaker, text: str) -> str:
    who = speaker.member or speaker.person or speaker.case or speaker.source
    return f"{who}: {text}" if who else text


def _each(ids: Iterable[str | None]) -> str:
    """Each id once, in the given order."""
    return MANY.join(dict.fromkeys(id_ for id_ in ids if id_))


def _findings(graph: Graph) -> Export:
    rows = tuple(_row(each, _of_category(each)) for each in graph.categories.values())
    return Export("findings.csv", FINDINGS, rows)


def _of_category(category: Category) -> dict[str, str]:
    return {
        "plain": plain(category.definition.plain),
        "professional": plain(category.definition.professional),
        "address": urls.category(category.id),
    }


def _sample(graph: Graph) -> Iterator[Export]:
    """The rows, where the study's scope covers sharing them. A table with nothing but ids is left
    out.
    """
    study = graph.study
    shared = "data-sharing" in study.scope
    tables = [("people.csv", study.sample.people, study.people)]
    if all(column.beside for column in study.sample.people.columns):
        tables.clear()
    if study.sample.cases:
        tables.append(("cases.csv", study.sample.cases, study.cases))
    for name, table, rows in tables:
        yield _rows(name, table, rows) if shared else Export(name, (), (), len(rows))


def _rows(name: str, table: Table, rows: tuple[Row, ...]) -> Export:
    columns = [column for column in table.columns if not column.beside]
    empty = {column.id: column.empty or "" for column in columns}
    people = any(row.people for row in rows)
    header = ("id", *(("person",) if people else ()), *(column.id for column in columns))
    cells = tuple(
        (
            row.id,
            *((MANY.join(row.people),) if people else ()),
            *(cell.text or empty[cell.column] for cell in row.cells),
        )
        for row in rows
    )
    return Export(name, header, cells)


__all__ = [
    "FINDINGS",
    "QUOTES",
    "Export",
    "cells_of",
    "csv_text",
    "defused",
    "exports_of",
    "undefused",
    "withheld",
]
