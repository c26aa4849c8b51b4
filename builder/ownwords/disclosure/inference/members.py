"""Judges what tables of groups tell of their members: groups of which one or two are so, and
numbers that were left empty and follow from a total, the other groups and what quotes tell.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from ...checks import Issue
from ...model import Study
from ...model.findings import Quote
from ...model.sample import CaseRows, Column, Row, Total
from ...records import dataclass
from ...speakers import Speakers, Spoken, speakers_of
from ..declared import place_of
from ..facts import Facts
from ..k_anonymity import policy
from ..totals import folded, levels_in_rows, text_of
from ..wording import few_of


@dataclass(frozen=True)
class _Group:
    """A group with how many of its members are so, at least and at most."""

    row: Row
    size: int | None
    low: int
    high: int | None
    printed: bool
    quoted: int = 0


def told_of_groups(study: Study, facts: Mapping[str, Facts] | None = None) -> Iterator[Issue]:
    """What rows that hold several people tell of these, by the columns that count them.

    Args:
        study: The study.
        facts: What quotes tell of their speakers, by the quote's id.
    """
    k, _ = policy(study)
    heard = partial(_heard, study, speakers_of(study), facts or {})
    for table in study.case_tables:
        for column in () if table.table.works else table.table.columns:
            if column.counts_members and not column.beside:
                groups = [_group(table, row, column, heard(row, column)) for row in table.rows]
                yield from _among_few(study, table, column, groups, k)
                yield from _by_total(study, table, column, groups, k)


def _group(table: CaseRows, row: Row, column: Column, heard: int) -> _Group:
    size = _number(text_of(row, column.model_copy(update={"id": table.table.size or ""})))
    number = _number(text_of(row, column))
    if number is not None:
        return _Group(row, size, number, number, printed=True)
    return _Group(row, size, heard, size, printed=False, quoted=heard)


def _heard(
    study: Study, speakers: Speakers, facts: Mapping[str, Facts], row: Row, column: Column
) -> int:
    """How many members of a group quotes tell to be so, at least: speakers who are told apart
    count once each.
    """
    people = {person.id: person for person in study.people}
    meant, found = _words_for(study, column), set()
    for quote in study.published_quotes:
        spoken = _speaker(speakers, quote)
        if spoken is None or spoken.case != row.id:
            continue
        told = dict(facts.get(quote.id, {}))
        if spoken.person in people:
            told |= {each.column: (each.text,) for each in people[spoken.person].cells}
        if any(values and {folded(each) for each in values} <= meant for values in told.values()):
            found.add(spoken.who or (quote.id,))
    return len(found)


def _speaker(speakers: Speakers, quote: Quote) -> Spoken | None:
    """The one participant of a quote: what is told of a talk is told of nobody in it."""
    told = {each for each in speakers.of(quote) if each.counted}
    return told.pop() if len(told) == 1 else None


def _words_for(study: Study, column: Column) -> set[str]:
    """How values of other columns and lines of totals say what the column counts: “men” is “man” in
    a row of the column that a total's line “Men” belongs to.
    """
    names = {folded(column.id), folded(column.label)}
    words = set(names)
    for total in study.sample.totals:
        levels = levels_in_rows(study, total)
        for line in total.counts:
            if folded(line.label) in names:
                words |= {folded(each) for each in (line.level, levels.get(line.label)) if each}
    return words


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
    study: Study, table: CaseRows, column: Column, groups: list[_Group], k: int
) -> Iterator[Issue]:
    """Numbers left empty that can only be one, by a total of the people and by what quotes tell; or
    a few, where a quote tells that somebody is so.
    """
    for at, total in enumerate(study.sample.totals):
        possible = _possible(total, column, groups)
        told = [f"{group.row.id}: {low}" for group, low, high in possible if low == high]
        few = [
            f"{group.row.id} ({low} to {high} of {group.size})"
            for group, low, high in possible
            if group.quoted and low < high < k
        ]
        by = ", with what quotes say," if any(group.quoted for group, *_ in possible) else ""
        if told:
            message = (
                f'the total "{total.id}" less the other {table.unit.other} tells{by} what'
                f" {column.id} leaves empty in {few_of(told)}"
            )
            hint = f"leave {column.id} empty in one more {table.unit.one}, or leave the total out"
            yield Issue("sample", ("totals", at), message, hint, "totals-tell-more", total.id)
        if few:
            message = (
                f'the total "{total.id}" and what quotes say tell that fewer than {k} people are so'
                f" where {column.id} is left empty: {few_of(few)}"
            )
            hint = (
                "leave out of the quote what tells it, or do not say from which"
                f" {table.unit.one} it is"
            )
            yield Issue("sample", ("totals", at), message, hint, "few-in-a-group", column.id)


def _possible(total: Total, column: Column, groups: list[_Group]) -> list[tuple[_Group, int, int]]:
    """The least and the largest number of each group that shows none. One sum over all groups is
    exact: a number is possible if the others can make up the rest.
    """
    count = _count_of(total, column)
    sizes = [group.size for group in groups if group.size is not None]
    if count is None or len(sizes) < len(groups):
        return []
    everybody = sum(sizes) == _all(total)
    found = []
    for group in groups:
        others = [each for each in groups if each is not group]
        most = min(group.high or 0, count - sum(each.low for each in others))
        rest = sum(each.high or 0 for each in others)
        if not group.printed:
            found.append((group, max(group.low, count - rest if everybody else 0), most))
    return found


def _count_of(total: Total, column: Column) -> int | None:
    """How many of all people are so, by a total of people that has a line named like the column."""
    if total.of != "people" or total.within:
        return None
    names = {folded(column.id), folded(column.label)}
    return next((line.count for line in total.counts if folded(line.label) in names), None)


def _all(total: Total) -> int | None:
    return None if total.overlapping else sum(line.count for line in total.counts)
