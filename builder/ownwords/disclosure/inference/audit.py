"""Judges what rows and totals tell together: of single cells, of few people, and to those who know
their own row.
"""

from collections.abc import Iterator
from itertools import islice

from ...checks import Issue
from ...model import Study
from ..facts import Facts, read_facts
from ..k_anonymity import policy
from ..material import Material
from ..totals import text_of
from ..wording import few_of, listed, quoted
from .absent import left_by_rows
from .members import told_of_groups
from .published import UNTOLD, Published, Said, published
from .solver import NotDecidedError
from .worlds import Values

_MOST_KINDS = 400
"""So many kinds of people are asked what they would learn from their own rows."""


def totals_and_rows(material: Material) -> Iterator[Issue]:
    """Finds what can be worked out from rows and totals together."""
    for table in material.study.tables:
        if not table.table.works:
            yield from told_together(material.study, table.id)
    yield from told_of_groups(material.study, _told_by_quotes(material))


def _told_by_quotes(material: Material) -> dict[str, Facts]:
    """What the team noted that quotes tell; nothing where the notes have problems, which are named
    with the quotes.
    """
    source = material.quote_facts
    if source.state == "absent":
        return {}
    facts, wrong = read_facts(source, material.study)
    return {} if wrong else facts


def told_together(study: Study, of: str) -> Iterator[Issue]:
    """The same for one table.

    Args:
        study: The study.
        of: The table's id.
    """
    if not any(total.of == of for total in study.sample.totals):
        return
    here = published(study, of)
    k, _ = policy(study)
    try:
        if not here.worlds.consistent:
            yield _disagreeing(study, here)
            return
        for column in dict.fromkeys(said.column for said in here.said):
            yield from _told_cells(study, here, column)
            yield from _among_few(study, here, column, k)
            yield from _ends_of_absent(study, here, column, k)
            yield from _known_by_taking_part(study, here, column)
    except NotDecidedError:
        message = (
            f"rows and totals of {here.file} hide and tell too much at once to work out what they"
            " give away together"
        )
        hint = (
            "leave out a total or a column; or let it stand with a waiver, which says why and by"
            " whom, and is shown on the page about protection"
        )
        yield Issue("sample", ("totals",), message, hint, "not-decided", here.file)


def _disagreeing(study: Study, here: Published) -> Issue:
    labels = listed(dict.fromkeys(study.sample.totals[said.total].label for said in here.said))
    message = f"rows and totals of {here.file} cannot all be true: {labels}"
    hint = "count the rows again, and look whether every line of a total counts the same people"
    return Issue("sample", ("totals",), message, hint, "totals-disagree", here.file)


def _hidden(here: Published, column: str) -> Iterator[str]:
    """The rows whose cell is empty or shows several values as one."""
    for row in here.rows:
        if column in here.columns and len(here.worlds.units[row].may[column]) > 1:
            yield row


def _totals_of(study: Study, here: Published, column: str) -> tuple[int, str]:
    """The position of the first total of a column, and the names of all."""
    at = list(dict.fromkeys(said.total for said in here.said if said.column == column))
    names = ", ".join(f'"{study.sample.totals[each].id}"' for each in at)
    return at[0], f"the total {names}" if len(at) == 1 else f"the totals {names}"


def _told_cells(study: Study, here: Published, column: str) -> Iterator[Issue]:
    """Cells that were left empty, or made coarser, and can have one value only."""
    told: dict[str, list[str]] = {}
    for row in _hidden(here, column):
        values = here.worlds.values(row, column)
        if len(values) == 1 and UNTOLD not in values:
            told.setdefault(next(iter(values)), []).append(row)
    if told:
        at, totals = _totals_of(study, here, column)
        rows = [row for each in told.values() for row in each]
        what = "leaves empty" if all(_is_empty(here, row, column) for row in rows) else "holds back"
        message = (
            f"subtracting the rows from {totals} reveals what {column} {what} in"
            f" {few_of(rows)}: {listed(told)}"
        )
        hint = "count these rows in a line of their own, such as “not told”, or leave the total out"
        id_ = study.sample.totals[at].id
        yield Issue("sample", ("totals", at), message, hint, "totals-tell-more", id_)


def _is_empty(here: Published, row: str, column: str) -> bool:
    return not text_of(here.rows[row], here.columns[column])


def _among_few(study: Study, here: Published, column: str, k: int) -> Iterator[Issue]:
    """Lines of a total whose people are not shown, and can only be some of fewer than k."""
    for said in here.said:
        if said.column != column or not said.count or UNTOLD in said.values:
            continue
        where = here.may_lie_in(said)
        people = {person for unit in where for person in here.people[unit]}
        if not where or len(people) >= k or _all_told(here, said, where):
            continue
        total = study.sample.totals[said.total]
        message = (
            f'the total "{total.id}" counts {said.count} as {quoted(said.label)}, which the rows do'
            f" not show; it can only be said of fewer than {k} people: {few_of(where)}"
        )
        hint = (
            f"join {quoted(said.label)} with another line of the total, or leave {column} empty or"
            " join its levels in more rows"
        )
        yield Issue("sample", ("totals", said.total), message, hint, "totals-tell-more", total.id)


def _ends_of_absent(study: Study, here: Published, column: str, k: int) -> Iterator[Issue]:
    """The smallest and the largest value, where only somebody without a row can have it."""
    for left in left_by_rows(here, column, k):
        if not left.is_end:
            continue
        total = study.sample.totals[left.total]
        message = (
            f'the total "{total.id}" ends at {left.what}, which the rows do not show; it can only'
            f" be said of fewer than {k} people: {few_of(list(left.units))}"
        )
        hint = f"leave out {column}, or join its levels in the rows; or tell no ends in the total"
        yield Issue("sample", ("totals", left.total), message, hint, "totals-tell-more", total.id)


def _all_told(here: Published, said: Said, where: list[str]) -> bool:
    """Whether these are cells that can have one value only, which was said already."""
    return all(
        unit in here.rows and len(here.worlds.values(unit, said.column)) == 1 for unit in where
    )


def _known_by_taking_part(study: Study, here: Published, column: str) -> Iterator[Issue]:
    """What somebody learns of others who knows their own cell."""
    shown = here.columns.get(column)
    hidden = list(_hidden(here, column))
    if not shown or len({person for row in hidden for person in here.people[row]}) < 2:
        return
    known: dict[Values, str] = {}
    for row in hidden:
        known.setdefault(here.worlds.units[row].may[column], row)
    learnt: dict[tuple[str, str], list[str]] = {}
    for row in islice(known.values(), _MOST_KINDS):
        for value in sorted(here.worlds.values(row, column) - {UNTOLD}):
            knowing = here.worlds.given(row, {column: frozenset({value})})
            for other in hidden:
                if here.people[other] & here.people[row]:
                    continue
                left = knowing.values(other, column)
                if len(left) == 1 and len(here.worlds.values(other, column)) > 1:
                    learnt.setdefault((value, next(iter(left))), []).append(other)
    for (value, other), rows in learnt.items():
        at, totals = _totals_of(study, here, column)
        message = (
            f"somebody who took part and knows of themselves that {column} is {quoted(value)} can"
            f" tell from {totals} what it is in {few_of(rows)}: {quoted(other)}"
        )
        hint = "leave more cells of the column empty, join two lines of the total, or leave it out"
        id_ = study.sample.totals[at].id
        code = "totals-tell-more" if shown.sensitive else "totals-tell-those-who-took-part"
        yield Issue("sample", ("totals", at), message, hint, code, id_)
