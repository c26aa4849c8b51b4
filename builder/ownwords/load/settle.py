"""Settles what a table's names and cells mean by what sample.yml says of its columns: `ID` is `id`,
`12,5` is 12.5, `female` is the level `Female`.

Only what can mean one thing is settled, and each table says what was taken how. All else stays as
it is written, for the checks to name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from ..model.sample import Column, SampleFile, Table
from ..source import TableRow, TableSource
from ..source.characters import folded, slug
from ..source.tree import shorten
from .numbers import PLAIN, plain_numbers
from .values import is_no_value

T = TypeVar("T", bound=Table)

Texts = Mapping[str, str]
"""Other texts for texts of a column."""

_TOLD = 5


def settled(table: TableSource, own: tuple[str, ...], described: Table | None) -> TableSource:
    """A table with ids for names of columns, and with plain values; `own` are the columns that need
    no description.
    """
    if table.state != "read":
        return table
    table = _named(table, own, described or Table())
    for column, new in _new_texts(table, described or Table()):
        changed = {old: text for old, text in new.items() if old != text}
        if changed:
            rows = tuple(_with_text(row, column, changed) for row in table.rows)
            table = replace(table, rows=rows, taken=(*table.taken, _said(column, changed)))
    return table


def labelled(sample: SampleFile, tables: Mapping[str, TableSource]) -> SampleFile:
    """The description of the sample, in which each column has a heading: its own, or its name in
    the file.
    """
    changed: dict[str, object] = {}
    for name in ("people", "cases"):
        described: Table | None = getattr(sample, name)
        if described:
            changed[name] = _with_labels(described, tables[name])
    changed["tables"] = tuple(_with_labels(each, tables[each.id]) for each in sample.tables)
    return sample.model_copy(update=changed)


def _with_labels(described: T, table: TableSource) -> T:
    columns = tuple(_labelled(column, table) for column in described.columns)
    return described.model_copy(update={"columns": columns})


def _labelled(column: Column, table: TableSource) -> Column:
    label = column.label or table.names.get(column.id, column.id)
    return column.model_copy(update={"label": label})


def _named(table: TableSource, own: tuple[str, ...], described: Table) -> TableSource:
    """The table with the ids of its columns in place of the names in the file."""
    known = [column.id for column in described.columns]
    ids = {column: _id_of(column, [*own, *known]) for column in table.header}
    changed = {column: id_ for column, id_ in ids.items() if id_ != column}
    unused = [
        column
        for column in table.header
        if ids[column] not in (*own, *known)
        and not any(row.cells.get(column) for row in table.rows)
    ]
    taken = [f'"{shorten(column)}" as the column {id_}' for column, id_ in changed.items()]
    taken += [f'the column "{shorten(column)}" left out, which is empty' for column in unused]
    if not taken:
        return table
    kept = {column: id_ for column, id_ in ids.items() if column not in unused}
    return replace(
        table,
        header=tuple(kept.values()),
        rows=tuple(
            replace(row, cells={kept[at]: text for at, text in row.cells.items() if at in kept})
            for row in table.rows
        ),
        places={kept[column]: at for column, at in table.places.items() if column in kept},
        names={id_: column for column, id_ in kept.items()},
        taken=(*table.taken, *taken),
    )


def _id_of(column: str, known: list[str]) -> str:
    if column in known:
        return column
    return next((id_ for id_ in known if slug(id_) == slug(column)), column)


def _new_texts(table: TableSource, described: Table) -> Iterator[tuple[str, Texts]]:
    for name in ("id", "person", "case"):
        texts = _texts(table, name)
        if texts and all(re.fullmatch(r"\d+\.0", text) for text in texts):
            yield name, {text: text.removesuffix(".0") for text in texts}
    for column in described.columns:
        texts = _texts(table, column.id)
        new = dict(_blanks(column, texts))
        left = [text for text in texts if text not in new]
        if column.kind == "number":
            new |= plain_numbers(left, column.unit, table.delimiter)
        elif column.levels:
            new |= dict(_levels(column, left))
        yield column.id, new


def _texts(table: TableSource, column: str) -> list[str]:
    """The different texts of a column, in order."""
    return list(dict.fromkeys(text for row in table.rows if (text := row.cells.get(column))))


def _blanks(column: Column, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Texts that stand for an empty cell, where an empty cell has a meaning."""
    for text in texts:
        same = column.empty and folded(text) == folded(column.empty)
        if text not in column.levels and (
            same or (is_no_value(text) and (column.empty or column.beside))
        ):
            yield text, ""


def _levels(column: Column, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Texts that differ from one level only in capitals, spaces, dashes or zeros."""
    for text in texts:
        if text in column.levels:
            continue
        near = [level for level in column.levels if _alike(text, level)]
        if len(near) == 1:
            yield text, near[0]


def _alike(text: str, level: str) -> bool:
    if PLAIN.fullmatch(text) and PLAIN.fullmatch(level):
        return float(text) == float(level)
    return folded(text) == folded(level)


def _with_text(row: TableRow, column: str, texts: Texts) -> TableRow:
    old = row.cells.get(column, "")
    return replace(row, cells=row.cells | {column: texts[old]}) if old in texts else row


def _said(column: str, changed: Texts) -> str:
    told = [
        f'"{shorten(old)}" as ' + (f'"{shorten(new)}"' if new else "an empty cell")
        for old, new in list(changed.items())[:_TOLD]
    ]
    more = f" and {len(changed) - _TOLD} more" if len(changed) > _TOLD else ""
    return f"{column}: {', '.join(told)}{more}"
