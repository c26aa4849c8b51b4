"""Who stands behind the rows of the tables: the people they name, those of the cases they belong
to, and stand-ins for members whom no row names.
"""

import re
from collections.abc import Iterator, Mapping

from ..errors import Problem
from ..model.sample import CaseTable, Row, Table
from ..source import TableRow
from ..source.tree import shorten
from ..suggestions import did_you_mean
from .files import Files
from .links import dangling, find_targets
from .tabular import TAKEN

Tables = Mapping[str, tuple[Row, ...]]

_MOST = 1_000
"""So many members of a row are told apart; k is never as large."""
_SIZE = re.compile(r"(\d{1,6})(?:\s*(?:[-–—]\s*(\d{1,6})|\+))?")


def people_of(row: TableRow) -> tuple[str, ...]:
    """The people a case names."""
    return _ids(row, "person")


def cases_of(row: TableRow) -> tuple[str, ...]:
    """The rows of other tables that a case names."""
    return _ids(row, "case")


def _ids(row: TableRow, column: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[;,\s]+", row.cells.get(column, "")) if part)


def least_size(text: str) -> int | None:
    """How many people a cell tells at least: 5 of `5–7` and of `5+`; None where it tells none."""
    found = _SIZE.fullmatch(text.strip())
    return int(found[1]) if found else None


def with_people(tables: Tables, described: Mapping[str, Table]) -> dict[str, tuple[Row, ...]]:
    """The rows with those behind them. Cases that lead to each other in a ring were refused."""
    rows = {row.id: (of, row) for of, those in tables.items() for row in those}
    done: dict[str, Row] = {}

    def whole(id_: str) -> Row:
        if id_ not in done:
            of, row = rows[id_]
            done[id_] = _with_members(row, described[of], [whole(each) for each in row.cases])
        return done[id_]

    return {of: tuple(whole(row.id) for row in those) for of, those in tables.items()}


def _with_members(row: Row, described: Table, belongs_to: list[Row]) -> Row:
    """A row with the people it names, else those of the cases it belongs to, and as many stand-ins
    as it has members whom nobody names.
    """
    above = [each for each in belongs_to if each.people or each.unnamed]
    people = row.people or tuple(dict.fromkeys(one for each in above for one in each.people))
    size = next(
        (least_size(cell.text) for cell in row.cells if cell.column == described.size), None
    )
    least = size if size is not None else described.at_least
    if not row.people and least is None:
        unnamed = tuple(dict.fromkeys(one for each in above for one in each.unnamed))
    else:
        missing = min(least or 0, _MOST) - len(people)
        unnamed = tuple(f"{row.id} ({at + 1})" for at in range(missing))
    return row.model_copy(update={"people": people, "unnamed": unnamed})


def named_people(files: Files) -> dict[str, tuple[str, ...]]:
    """The people of each case: those it names, else those of the cases it belongs to. A case that
    names one that is not there is left out.
    """
    rows = {row.cells.get("id", ""): row for t in files.case_tables.values() for row in t.rows}

    def people(id_: str, passed: tuple[str, ...]) -> tuple[str, ...]:
        row = rows.get(id_)
        if row is None or id_ in passed:
            return ()
        if own := people_of(row):
            return own
        above = cases_of(row) if files.further else ()
        found = (people(each, (*passed, id_)) for each in above)
        return tuple(dict.fromkeys(one for those in found for one in those))

    sound = (
        id_ for id_, row in rows.items() if not files.further or rows.keys() >= {*cases_of(row)}
    )
    return {id_: people(id_, ()) for id_ in sound}


def membership_problems(files: Files) -> Iterator[Problem]:
    """What is wrong with the names of further tables, and with what their rows belong to."""
    yield from _names(files)
    if not files.further:
        return
    place: dict[str, str] = {}
    for of, table in files.case_tables.items():
        for row in table.rows:
            id_ = row.cells.get("id", "")
            if id_ and place.setdefault(id_, of) != of:
                message = f'the id "{shorten(id_)}" stands in {place[id_]}.csv already'
                yield table.problem(row.line, "id", message, "give each row an id of its own")
    target = find_targets(files)["case"]
    for of, table in files.case_tables.items():
        for row in table.rows if "case" in files.own_columns(of) else ():
            for case in cases_of(row):
                if said := dangling(target, "case", case):
                    yield table.problem(row.line, "case", *said)
                elif place.get(case) == of:
                    message = f'"{shorten(case)}" is a row of this table'
                    hint = "name rows of another table, to which this row belongs"
                    yield table.problem(row.line, "case", message, hint)
    yield from _rings(files)
    yield from _sizes(files)


def _names(files: Files) -> Iterator[Problem]:
    for path, table in files.each("sample", "tables", CaseTable):
        if table.id in TAKEN:
            message = f'a further table cannot be called "{table.id}"'
            known = "it is described under people" if table.id == "people" else "choose another id"
            known = "it is described under cases" if table.id == "cases" else known
            if known == "choose another id" and table.id not in ("quotes", "findings"):
                known = f"a sheet of the study has this name; {known}, and rename the file"
            yield files.problem("sample", (*path, "id"), message, known)


def _rings(files: Files) -> Iterator[Problem]:
    """Tables that belong to each other would leave nobody behind their rows."""
    place = {row.cells.get("id", ""): of for of, t in files.case_tables.items() for row in t.rows}
    above: dict[str, set[str]] = {of: set() for of in files.case_tables}
    for of, table in files.case_tables.items():
        for row in table.rows if "case" in files.own_columns(of) else ():
            above[of] |= {place[each] for each in cases_of(row) if place.get(each, of) != of}
    for of, table in files.case_tables.items():
        seen, waiting = set[str](), [*above[of]]
        while waiting:
            seen.add(waiting[-1])
            waiting += above[waiting.pop()] - seen
        if of in seen:
            message = f"rows of {of}.csv belong to rows that belong to {of}.csv again"
            yield table.problem(table.line, "case", message, "let one table belong to the other")


def _sizes(files: Files) -> Iterator[Problem]:
    """The column that tells the size exists and tells numbers."""
    for of, table in files.case_tables.items():
        described = files.described(of)
        if not described or not described.size:
            continue
        columns = {column.id for column in described.columns}
        if described.size not in columns:
            path = (*files.place_of(of), "size")
            message = f'there is no column "{described.size}"'
            yield files.problem("sample", path, message, did_you_mean(described.size, columns))
            continue
        for row in table.rows:
            text = row.cells.get(described.size, "")
            if text and least_size(text) is None:
                message = f'"{shorten(text)}" does not tell how many people the row holds'
                hint = "write a number, `5–7` or `5+`; leave the cell empty where it is not known"
                yield table.problem(row.line, described.size, message, hint)
