"""What an outsider can match who has an earlier release: rows of today with what that release shows
of the same rows.
"""

from collections.abc import Iterator, Mapping

from ...model import Study
from ...model.sample import CaseRows, Cell, Column, Row
from ...records import dataclass
from ..k_anonymity import View, policy, too_few, too_uniform, views
from ..totals import text_of
from ..wording import few_of


def alike_by_both(now: Study, then: Study) -> dict[str, list[str]]:
    """By the table's file: people who are among too few, or of whom too little is different, by
    columns of both releases together and by neither alone.
    """
    laid = _laid_over(now, then)
    if laid is None:
        return {}
    k, l = policy(now)  # noqa: E741
    alone = [_found(views(study), k, l) for study in (now, then)]
    found: dict[str, list[str]] = {}
    for key, people in _found(views(laid), k, l).items():
        left = people - set().union(*(each.get(key, set()) for each in alone))
        left -= {
            person
            for each in alone
            for other, few in each.items()
            if key.told is None and other.told is None
            for person in few
        }
        if left:
            found.setdefault(key.file, []).append(f"{key.words(k, l)}: {few_of(sorted(left))}")
    return found


@dataclass(frozen=True)
class _Key:
    """What is told of people: a table, the columns they are known by, what is sensitive of them."""

    file: str
    columns: tuple[str, ...]
    told: str | None = None

    def words(self, k: int, l: int) -> str:  # noqa: E741
        known = ", ".join(self.columns)
        if self.told is None:
            return f"fewer than {k} people share the same {known}"
        return f"people alike in {known} show fewer than {l} values of {self.told}"


def _found(sights: tuple[View, ...], k: int, l: int) -> Mapping[_Key, set[str]]:  # noqa: E741
    found: dict[_Key, set[str]] = {}
    for sight in sights:
        columns = tuple(column.id for column in (*sight.own, *sight.case))
        few = too_few(sight, k)
        for alike in few.values():
            found.setdefault(_Key(sight.file, columns), set()).update(alike.people)
        for known, alike, column in too_uniform(sight, l):
            if known not in few:
                key = _Key(sight.file, columns, column.id)
                found.setdefault(key, set()).update(alike.people)
    return found


def _laid_over(now: Study, then: Study) -> Study | None:
    """Today's study with the columns that only the earlier release shows; None where there are
    none for a row of today.
    """
    tables = {table.id: _table(table, then.table(table.id)) for table in now.tables}
    if not any(tables.values()):
        return None
    made = {table.id: each for table in now.tables for each in (tables[table.id] or table,)}
    sample = now.sample.model_copy(update={"people": made["people"].table})
    changes: dict[str, object] = {"people": made["people"].rows}
    if "cases" in made:
        sample = sample.model_copy(update={"cases": made["cases"].table})
        changes["cases"] = made["cases"].rows
    changes["further"] = tuple(made[table.id] for table in now.further)
    return now.model_copy(update=changes | {"sample": sample})


def _table(now: CaseRows, then: CaseRows | None) -> CaseRows | None:
    """A table with the columns that only the earlier release has."""
    have = {column.id for column in now.table.columns}
    more = [
        column
        for column in (then.table.columns if then else ())
        if column.id not in have and not column.beside
    ]
    before = {row.id: row for row in (then.rows if then else ())}
    if not more or not any(row.id in before for row in now.rows):
        return None
    columns = (*now.table.columns, *more)
    table = now.table.model_copy(update={"columns": columns})
    rows = tuple(_row(row, before.get(row.id), more) for row in now.rows)
    return now.model_copy(update={"table": table, "rows": rows})


def _row(row: Row, before: Row | None, more: list[Column]) -> Row:
    return row.model_copy(update={"cells": (*row.cells, *_cells(before, more))}) if before else row


def _cells(before: Row, more: list[Column]) -> Iterator[Cell]:
    for column in more:
        if text := text_of(before, column):
            yield next(cell for cell in before.cells if cell.column == column.id and text)
