"""Judges what tables of groups tell of their members: groups of which one or two are so, and
numbers that were left empty and follow from a total and the other groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...checks import Issue
from ...model import Study
from ...model.sample import CaseRows, Column, Row, Total
from ..declared import place_of
from ..k_anonymity import policy
from ..totals import folded, text_of
from ..wording import few_of


@dataclass(frozen=True)
class _Group:
    """A group with how many of its members are so, at least and at most."""

    row: Row
    size: int | None
    low: int
    high: int | None
    printed: bool


def told_of_groups(study: Study) -> Iterator[Issue]:
    """What rows that hold several people tell of these, by the columns that count them."""
    k, _ = policy(study)
    for table in study.case_tables:
        for column in () if table.table.works else table.table.columns:
            if column.counts_members and not column.beside:
                groups = [_group(table, row, column) for row in table.rows]
                yield from _among_few(study, table, column, groups, k)
                yield from _by_total(study, table, column, groups)


def _group(table: CaseRows, row: Row, column: Column) -> _Group:
    size = _number(text_of(row, column.model_copy(update={"id": table.table.size or ""})))
    number = _number(text_of(row, column))
    if number is not None:
        return _Group(row, size, number, number, printed=True)
    return _Group(row, size, 0, size, printed=False)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 7 else None


def _among_few(
    study: Study, table: CaseRows, column: Column, groups: list[_Group], k: int
) -> Iterator[Issue]:
    """Groups with one or two members who are so, or who are not: whoever knows who is in the group
    knows of whom a row or a quote tells.
    """
    few = []
    for group in groups:
        number = group.low if group.printed else None
        if number is None:
            continue
        of = f" of {group.size}" if group.size is not None else ""
        if 0 < number < k:
            few.append(f"{group.row.id} ({number}{of})")
        elif group.size is not None and 0 < group.size - number < k:
            few.append(f"{group.row.id} (all but {group.size - number}{of})")
    if few:
        unit = table.unit.one if len(few) == 1 else table.unit.other
        message = (
            f"{column.id} tells of {len(few)} {unit} that fewer than {k} people there are so, or"
            f" are not: {few_of(few)}"
        )
        hint = (
            f"leave {column.id} empty there, and in one more {table.unit.one} so that no total"
            " gives it back; or join rows"
        )
        yield Issue("sample", place_of(study, table.id), message, hint, "few-in-a-group", column.id)


def _by_total(
    study: Study, table: CaseRows, column: Column, groups: list[_Group]
) -> Iterator[Issue]:
    """Numbers left empty that can only be one, by a total of the people. One sum over all groups is
    exact: a number is possible if the others can make up the rest.
    """
    hidden = [group for group in groups if not group.printed]
    for at, total in enumerate(study.sample.totals if hidden else ()):
        count = _count_of(total, column)
        sizes = [group.size for group in groups]
        if count is None or None in sizes:
            continue
        everybody = sum(size for size in sizes if size is not None) == _all(total)
        told = []
        for group in hidden:
            others = [each for each in groups if each is not group]
            most = min(group.high or 0, count - sum(each.low for each in others))
            rest = sum(each.high or 0 for each in others)
            least = max(group.low, count - rest if everybody else 0)
            if least == most:
                told.append(f"{group.row.id}: {least}")
        if told:
            message = (
                f'the total "{total.id}" less the other {table.unit.other} tells what {column.id}'
                f" leaves empty in {few_of(told)}"
            )
            hint = f"leave {column.id} empty in one more {table.unit.one}, or leave the total out"
            yield Issue("sample", ("totals", at), message, hint, "totals-tell-more", total.id)


def _count_of(total: Total, column: Column) -> int | None:
    """How many of all people are so, by a total of people that has a line named like the column."""
    if total.of != "people" or total.within:
        return None
    names = {folded(column.id), folded(column.label)}
    return next((line.count for line in total.counts if folded(line.label) in names), None)


def _all(total: Total) -> int | None:
    return None if total.overlapping else sum(line.count for line in total.counts)
