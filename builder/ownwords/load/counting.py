"""Rules on numbers of what was studied: totals, flows and rows have to agree with `studied` and
with each other.
"""

from collections.abc import Iterator

from ..errors import Problem
from ..model.sample import CaseTable, Total
from ..model.study import STUDIED, FlowStep, Studied
from ..model.withdrawn import WithdrawnRow
from ..source import Path, TableSource
from ..source.tree import shorten
from ..suggestions import did_you_mean
from .files import Files

_ENDS = {"recruitment": ("people",), "prisma": ("sources",), "sessions": ("sessions", "cases")}
_TOOK_PART = "both count those who took part, so they need to match"


def flow_adds_up(files: Files) -> Iterator[Problem]:
    """The steps of a flow must add up, and end with the number of those studied: people, the
    sources of a review, or sessions.
    """
    method = files.field("study", "method")
    flow: tuple[FlowStep, ...] = method.flow if method else ()
    remain: int | None = None
    last: tuple[Path, int] | None = None
    for at, step in enumerate(flow):
        path: Path = ("method", "flow", at, "count")
        if step.left:
            remain = None if remain is None else remain - step.count
            if remain is not None and remain < 0:
                yield files.problem(
                    "study",
                    path,
                    f"{step.count} left, which is more than there were",
                    "check the numbers of the steps before",
                )
            continue
        if remain is not None and step.count != remain:
            yield files.problem(
                "study",
                path,
                f"the earlier steps add up to {remain}, not {step.count}",
                "subtract everyone who left from those before",
            )
        remain, last = step.count, (path, step.count)
    for of in _ENDS[method.flow_of] if method and last else ():
        studied = _studied(files, of)
        if studied is not None and last:
            if last[1] != studied:
                hint = _TOOK_PART if of == "people" else f"both count the {of} of the study"
                message = f"the last step says {last[1]}, but {_says(files, of)}"
                yield files.problem("study", last[0], message, hint)
            break


def totals_add_up(files: Files) -> Iterator[Problem]:
    """The counts of a total must add up to all of what it counts, or to the part it is of; none may
    be larger. Totals of an unknown number must agree with each other.
    """
    first: dict[str, tuple[str, int]] = {}
    for path, total in files.each("sample", "totals", Total):
        if total.of not in files.tables:
            message = f'there is no table "{total.of}"'
            hint = did_you_mean(total.of, files.tables)
            yield files.problem("sample", (*path, "of"), message, hint)
            continue
        yield from _adds_up(files, path, total, first)
        if total.low is not None and total.high is not None and total.low > total.high:
            yield files.problem(
                "sample",
                (*path, "low"),
                f"the smallest value ({total.low}) is above the largest ({total.high})",
            )
        for at, line in enumerate(total.counts):
            if line.low is not None and line.high is not None and line.low > line.high:
                message = f"the smallest value ({line.low}) is above the largest ({line.high})"
                yield files.problem("sample", (*path, "counts", at, "low"), message)


def _adds_up(
    files: Files, path: Path, total: Total, first: dict[str, tuple[str, int]]
) -> Iterator[Problem]:
    rows = _studied(files, total.of)
    found = sum(line.count for line in total.counts)
    if total.within or total.overlapping:
        part = _size_of(files, total) if total.within else None
        most, says = part or (rows, _says(files, total.of) if rows is not None else "")
        largest = max(line.count for line in total.counts) if total.overlapping else found
        if part and not total.overlapping and found != most:
            message = f"the counts add up to {found}, but {says}"
            hint = "count all of the part, those of whom it is not told in a line of their own"
            yield files.problem("sample", (*path, "counts"), message, hint)
        elif most is not None and largest > most:
            message = f"{largest} are counted, but {says}"
            yield files.problem("sample", (*path, "counts"), message, "correct one of them")
        return
    if rows is not None and found != rows:
        yield files.problem(
            "sample",
            (*path, "counts"),
            f"the counts add up to {found}, but {_says(files, total.of)}",
            f"a total with `of: {total.of}` has to include every row",
        )
    other, before = first.setdefault(total.of, (total.id, found))
    if rows is None and before != found and _is_told(files, total.of):
        message = (
            f'the counts add up to {found}, those of "{other}" to {before}, and nothing says how'
            f" many {total.of} were studied"
        )
        hint = (
            "say how many under `studied` in study.yml, and count those of whom it is not told in a"
            " line of their own, such as “not reported”"
        )
        yield files.problem("sample", (*path, "counts"), message, hint)


def _is_told(files: Files, of: str) -> bool:
    """Whether the number is unknown, and not only in a file that cannot be read."""
    sources = (files.tables[of], files.yaml["study"].source)
    return all(source.state in ("absent", "read") for source in sources)


def _size_of(files: Files, total: Total) -> tuple[int, str] | None:
    """How many belong to the part a total is of, where another total tells it, and what says so."""
    if len(total.within) != 1:
        return None
    part = total.within[0]
    for _, other in files.each("sample", "totals", Total):
        if part.column in (other.id, other.column) and other.of == total.of and not other.within:
            for line in other.counts:
                if part.level in (line.label, line.level):
                    return line.count, f'"{other.id}" counts {line.count} as "{part.level}"'
    return None


def parts_known(files: Files) -> Iterator[Problem]:
    """The part that a total is of is a level of a column, or a line of another total."""
    totals = [total for _, total in files.each("sample", "totals", Total)]
    for path, total in files.each("sample", "totals", Total):
        described = files.described(total.of)
        levels = {each.id: set(each.levels) for each in (described.columns if described else ())}
        for other in totals:
            if other.of == total.of and other is not total:
                lines = {line.label for line in other.counts}
                levels[other.id] = levels.get(other.id, set()) | lines
        for at, part in enumerate(total.within):
            if part.column not in levels:
                message = f'there is no column and no total "{part.column}" of {total.of}'
                hint = did_you_mean(part.column, levels)
                yield files.problem("sample", (*path, "within", at, "column"), message, hint)
            elif levels[part.column] and part.level not in levels[part.column]:
                message = f'nothing in {part.column} says "{shorten(part.level)}"'
                hint = did_you_mean(part.level, levels[part.column], "levels")
                yield files.problem("sample", (*path, "within", at, "level"), message, hint)


def totals_beside_columns(files: Files) -> Iterator[Problem]:
    """A total that belongs to a column must name one of its table, and levels that occur there."""
    for path, total in files.each("sample", "totals", Total):
        table = files.described(total.of)
        columns = {column.id: column for column in table.columns} if table else {}
        if total.column and total.column not in columns:
            message = f'there is no column "{shorten(total.column)}" in {total.of}.csv'
            yield files.problem(
                "sample", (*path, "column"), message, did_you_mean(total.column, columns)
            )
            continue
        levels = columns[total.column].levels if total.column else ()
        for at, line in enumerate(total.counts):
            if line.level and line.level not in levels:
                message = (
                    f'"{shorten(line.level)}" is not a level of {total.column}'
                    if total.column
                    else "this total has a level but no column"
                )
                hint = (
                    did_you_mean(line.level, levels, "levels") if total.column else "add its column"
                )
                yield files.problem("sample", (*path, "counts", at, "level"), message, hint)


def tables_apart(files: Files) -> Iterator[Problem]:
    """A column of a further table is described once."""
    for path, table in files.each("sample", "tables", CaseTable):
        known: set[str] = set()
        for at, column in enumerate(table.columns):
            if column.id in known:
                where = (*path, "columns", at, "id")
                yield files.problem("sample", where, f'the id "{column.id}" is taken', "keep one")
            known.add(column.id)


def figures_known(files: Files) -> Iterator[Problem]:
    """Each figure of the home page can be computed, and stands there once."""
    told = {each.what for _, each in files.each("study", "studied", Studied)}
    told |= {of for of, table in files.tables.items() if table.state == "read"}
    method = files.field("study", "method")
    can = {*told, "quotes", "findings"}
    can |= {"interview-length"} if method and method.interviews else set()
    can |= {"flow-start"} if method and method.flow else set()
    seen: set[str] = set()
    for at, figure in enumerate(files.field("study", "figures") or ()):
        if figure not in can:
            message = f'nothing tells the figure "{figure}"'
            hint = (
                f"say it under `studied`, `{{what: {figure}, number: …, source: …}}`"
                if figure in STUDIED
                else did_you_mean(figure, can)
            )
            yield files.problem("study", ("figures", at), message, hint)
        elif figure in seen:
            message = f'the figure "{figure}" stands here twice'
            yield files.problem("study", ("figures", at), message, "keep one of them")
        seen.add(figure)


def studied_once(files: Files) -> Iterator[Problem]:
    """Each kind of what was studied is told once, with its unit, and covers the rows."""
    known: set[str] = set()
    may = dict.fromkeys((*STUDIED, *files.further))
    for path, each in files.each("study", "studied", Studied):
        if each.what not in may:
            message = f'"{each.what}" is nothing that can be counted here'
            hint = did_you_mean(each.what, may)
            yield files.problem("study", (*path, "what"), message, hint)
            continue
        if each.what in known:
            yield files.problem(
                "study",
                (*path, "what"),
                f"the number of {each.what} is given twice",
                "keep one of them",
            )
        known.add(each.what)
        if each.what not in files.tables:
            if each.unit is None:
                yield files.problem(
                    "study",
                    path,
                    f"nothing says what one of these {each.what} is called",
                    "add a unit, such as `unit: {one: school, other: schools}`",
                )
            continue
        table = files.tables[each.what]
        rows = len(table.rows) + _gone(files, each.what) if table.state == "read" else 0
        if rows > each.number:
            yield files.problem(
                "study",
                (*path, "number"),
                f"{each.number} {each.what} were studied, but {each.what}.csv has"
                f" {_has(files, each.what)}",
                "correct the number, or the rows",
            )


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _studied(files: Files, of: str) -> int | None:
    """How many were studied; None where nothing says so, or the file has mistakes, since a count
    would mislead.
    """
    for _, each in files.each("study", "studied", Studied):
        if each.what == of:
            return each.number
    table = _table(files, of)
    return len(table.rows) + _gone(files, of) if table and table.state == "read" else None


def _gone(files: Files, of: str) -> int:
    """How many of them were withdrawn; the study's own numbers still count them."""
    table = _table(files, of)
    rows = {row.cells.get("id", "") for row in (table.rows if table else ())}
    withdrawn = files.yaml["withdrawn"].model
    told = {each.table: each.number for each in getattr(withdrawn, "studied_tables", ())}
    studied = told.get(of, files.field("withdrawn", f"studied_{of}"))
    if isinstance(studied, int):
        return max(0, studied - len(rows))
    return sum(1 for _, each in files.each("withdrawn", of, WithdrawnRow) if each.id not in rows)


def _table(files: Files, of: str) -> TableSource | None:
    return files.tables.get(of)


def _has(files: Files, of: str) -> str:
    gone = _gone(files, of)
    table = _table(files, of)
    return _rows(len(table.rows) if table else 0) + (f" ({gone} withdrawn)" if gone else "")


def _says(files: Files, of: str) -> str:
    """How many were studied, and what says so."""
    for _, each in files.each("study", "studied", Studied):
        if each.what == of:
            return f"`studied` in study.yml says {each.number} {of}"
    return f"{of}.csv has {_has(files, of)}"
