"""What totals tell of people without a row, such as those who withdrew, by what the rows leave of
them.
"""

from collections.abc import Iterator

from ...model import Study
from ...records import dataclass
from ..k_anonymity import policy
from .published import Published, published
from .solver import NotDecidedError


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
        of: The table's id.
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
    for is_end, lines in ((False, here.said), (True, here.ends)):
        for said in lines:
            if said.column == column and said.count:
                units = here.may_lie_in(said)
                people = {person for unit in units for person in here.people[unit]}
                if len(people) < k and any(unit not in here.rows for unit in units):
                    yield Left(said.total, said.label, is_end, tuple(units))
