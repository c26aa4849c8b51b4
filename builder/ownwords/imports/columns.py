"""Takes columns of people into people.csv and sample.yml: the cells as the file has them, and what
only the team can decide still to write.
"""

import csv
import io
import json
from collections.abc import Iterable

from ..load import Loaded
from ..model.gaps import GAP
from ..source import TableSource
from ..source.edit import Draft
from ..source.files import lines_of
from .attributes import Column
from .proposal import Proposal


def wanted_columns(proposal: Proposal, named: str) -> tuple[Column, ...]:
    """The columns that somebody named, by id or label, parted by commas; `all` is every one.

    Raises:
        ValueError: There is no such column.
    """
    if named.strip().casefold() == "all":
        return proposal.columns
    found = []
    for name in filter(None, (each.strip() for each in named.split(","))):
        known = {each.id: each for each in proposal.columns}
        known |= {each.label.casefold(): each for each in proposal.columns}
        if name.casefold() not in known:
            raise ValueError(name)
        found.append(known[name.casefold()])
    return tuple(dict.fromkeys(found))


def with_columns(
    loaded: Loaded, proposal: Proposal, columns: Iterable[Column]
) -> dict[str, str | bytes | None]:
    """What the files become with these columns, for people who have a row; columns that are there
    already stay as they are.
    """
    table = loaded.table("people")
    cells = {person.id: person.cells for person in proposal.people}
    rows = [row.cells["id"] for row in table.rows]
    new = [
        column
        for column in columns
        if column.id not in table.header and any(column.id in cells.get(id_, {}) for id_ in rows)
    ]
    if not new:
        return {}
    values = {id_: [cells.get(id_, {}).get(column.id, GAP) for column in new] for id_ in rows}
    return {
        "sample.yml": _described(loaded, new),
        "people.csv": _widened(table, new, values),
    }


def _widened(table: TableSource, new: list[Column], values: dict[str, list[str]]) -> str:
    lines = lines_of(table.exact)
    newline = "\r\n" if any(line.endswith("\r\n") for line in lines) else "\n"
    width = max(table.places.values(), default=0) + 1
    # numbers of lines in the order of the file; what belongs to no row stays as it is
    instead = {table.line: (table.line, [*_written(lines[table.line - 1], table), *_ids(new)])}
    for row in table.rows:
        padded = [*row.written[:width], *[""] * (width - len(row.written))]
        instead[row.line] = (row.last, [*padded, *values[row.cells["id"]]])
    made, number = [], 1
    while number <= len(lines):
        if number not in instead:
            made.append(lines[number - 1])
            number += 1
            continue
        last, cells = instead[number]
        written = io.StringIO()
        csv.writer(written, delimiter=table.delimiter, lineterminator=newline).writerow(cells)
        made.append(written.getvalue())
        number = last + 1
    return "".join(made)


def _written(line: str, table: TableSource) -> list[str]:
    width = max(table.places.values(), default=0) + 1
    cells = next(csv.reader([line.rstrip("\r\n")], delimiter=table.delimiter), [])
    return [*cells[:width], *[""] * (width - len(cells))]


def _ids(columns: Iterable[Column]) -> list[str]:
    return [column.id for column in columns]


def _described(loaded: Loaded, new: list[Column]) -> str:
    source = loaded.yaml("sample")
    draft = Draft(source.exact)
    items = [_item(column) for column in new]
    if ("people",) not in source.values:
        lines = "".join(
            f"    - {{{', '.join(f'{k}: {v}' for k, v in each.items())}}}\n" for each in items
        )
        draft.put_at_end(f"people:\n  columns:\n{lines}")
    else:
        draft.append_below(source, ("people",), "columns", items)
    return draft.text()


def _item(column: Column) -> dict[str, str]:
    quoted = (json.dumps(level, ensure_ascii=False) for level in column.levels)
    levels = {"levels": f"[{', '.join(quoted)}]"} if column.levels else {}
    return {
        "id": column.id,
        "label": json.dumps(column.label, ensure_ascii=False),
        "kind": column.kind,
        **levels,
        "quasi_identifier": GAP,
        "sensitive": GAP,
    }
