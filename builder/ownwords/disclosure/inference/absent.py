"""What totals tell of people without a row, such as those who withdrew, by what the rows leave of
them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Study
from ..k_anonymity import policy
from .published import Published, published
from .solver import NotDecidedError
from .worlds import Fact


@dataclass(frozen=True)
class Left:
    """What a total says that no row shows, and that can only be said of few people, among them
    somebody without a row.

    Attributes:
        total: The total's position in sample.yml.
        what: The line's label, or the smallest or largest value.
        is_end: Whether it is the smallest or largest value.
        units: Of whom it can be said.
    """

    total: int
    what: str
    is_end: bool
    units: tuple[str, ...]


def told_of_absent(study: Study, of: str) -> dict[str, tuple[int, ...]]:
    """The columns of rows that give away somebody without a row, each with its totals' positions.
    What cannot be decided counts as told.

    Args:
        study: The study.
        of: `people` or `cases`.
    """
    here = published(study, of)
    k, _ = policy(study)
    absent = [unit for unit in here.worlds.units if unit not in here.rows]
    found: dict[str, tuple[int, ...]] = {}
    for column in here.columns if absent else ():
        totals = tuple(dict.fromkeys(each.total for each in here.said if each.column == column))
        if totals and _is_told(here, column, absent, k):
            found[column] = totals
    return found


def _is_told(here: Published, column: str, absent: list[str], k: int) -> bool:
    try:
        if any(left_by_rows(here, column, k)):
            return True
        shown = {here.worlds.units[row].may[column] for row in here.rows}
        own = {here.worlds.values(unit, column) for unit in absent}
    except NotDecidedError:
        return True
    return len(shown) > 1 and any(len(values) == 1 for values in own)


def left_by_rows(here: Published, column: str, k: int) -> Iterator[Left]:
    """Lines and ends of totals that no row shows and that lie in fewer than k people, somebody
    without a row among them.

    Raises:
        NotDecidedError: It takes too many steps to decide.
    """
    for said in here.said:
        if said.column == column and said.count:
            fact = Fact({column: said.values}, said.count, None)
            if units := _only_in(here, column, fact, k):
                yield Left(said.total, said.label, False, units)
    for end in here.ends:
        if end.column == column:
            fact = Fact({column: end.values}, 1, None)
            if units := _only_in(here, column, fact, k):
                yield Left(end.total, end.label, True, units)


def _only_in(here: Published, column: str, fact: Fact, k: int) -> tuple[str, ...]:
    """The few units of which a fact can be said that the rows do not show; none where they show it,
    where they are k people or more, or where all of them have rows.
    """
    values = fact.wanted[column]
    known = {id_ for id_, unit in here.worlds.units.items() if unit.may[column] <= values}
    if fact.low is None or len(known) >= fact.low:
        return ()
    units = tuple(
        id_
        for id_ in here.worlds.units
        if id_ not in known and here.worlds.could(id_, {column: values})
    )
    people = {person for unit in units for person in here.people[unit]}
    return units if len(people) < k and any(unit not in here.rows for unit in units) else ()
