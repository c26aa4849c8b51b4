"""The mildest change of a table's columns after which nobody stands among too few.

The search goes through combinations of forms, what loses least first, and stops at the first that
holds. It looks rows up at most LOOKUPS times; where that is not enough (many columns, many
different rows), it starts from all columns left out and takes them in again, one after the other,
as finely as goes. Then the proposal holds, but a milder one may exist.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice

from ..model import Study
from ..model.sample import Column
from ..records import dataclass
from .generalisation import Form, forms
from .k_anonymity import Known, Values, View, outsiders_columns, policy

LOOKUPS = 1_000_000
"""How many rows are looked up at most, over all combinations that are tried."""
_FEWEST_TRIES = 20
_DOZEN = 12


@dataclass(frozen=True)
class Proposal:
    """What to change.

    Attributes:
        forms: The columns that change, and how.
        without: Sensitive columns that say the same of everybody, to be left out.
    """

    forms: tuple[Form, ...]
    without: tuple[Column, ...] = ()

    def words(self) -> str:
        """The changes in words and values."""
        return "; ".join(
            (
                *(form.words() for form in self.forms),
                *(f"leave out {column.id}" for column in self.without),
            )
        )


def propose(study: Study, looked: tuple[View, ...]) -> Proposal | None:
    """The mildest change found; None where even leaving all known columns out does not help (all
    cases of a person are known).

    Args:
        study: The study.
        looked: The ways of looking at its rows.
    """
    k, l = policy(study)  # noqa: E741
    offered = tuple(_offered(study, k))
    seen = tuple(_counted(sight, offered, k, l) for sight in looked)
    bar = _Bar(seen, k, l, frozenset(column.id for column in _same_of_all(seen, l)))
    if not bar.holds(tuple(column[-1] for column in offered)):
        return None
    found = _mildest(bar, offered) or _taken_in_again(bar, offered)
    left_out = {
        column.id: column
        for each in seen
        for column in each.sight.sensitive
        if column.id in bar.without
    }
    return Proposal(tuple(form for form in found if form.changed), tuple(left_out.values()))


def _offered(study: Study, k: int) -> Iterator[tuple[Form, ...]]:
    for column in outsiders_columns(study.sample.people.columns):
        yield forms("people.csv", column, study.people, k)
    for table in study.case_tables:
        if not table.table.works:
            for column in outsiders_columns(table.table.columns):
                yield forms(table.file, column, table.rows, k)


@dataclass(frozen=True)
class _Seen:
    """A sight with as much of each group as has to be counted: k people, l values."""

    sight: View
    groups: tuple[tuple[Known, frozenset[str], tuple[frozenset[str], ...]], ...]


def _counted(sight: View, offered: tuple[tuple[Form, ...], ...], k: int, l: int) -> _Seen:  # noqa: E741
    """The groups, those joined at once that no form on offer tells apart: so the search does not
    grow with the rows.
    """
    same = {(column[0].file, column[0].column.id): _never_told_apart(column) for column in offered}
    own = [same["people.csv", column.id] for column in sight.own]
    case = [same[sight.file, column.id] for column in sight.case]
    people: dict[Known, frozenset[str]] = {}
    told: dict[Known, tuple[frozenset[str], ...]] = {}
    for (mine, cases), alike in sight.groups.items():
        known = (_replaced(mine, own), tuple(sorted(_replaced(each, case) for each in cases)))
        have = people.get(known, frozenset())
        people[known] = have if len(have) >= k else have | frozenset(islice(alike.people, k))
        values = tuple(frozenset(islice(each, l)) for each in alike.told)
        told[known] = (
            tuple(one | other for one, other in zip(told[known], values, strict=True))
            if known in told
            else values
        )
    return _Seen(sight, tuple((known, people[known], told[known]) for known in people))


def _never_told_apart(column: tuple[Form, ...]) -> dict[str, str]:
    """For each value the first of those that stand together in every form."""
    values = list(next((form.levels for form in column if form.levels), {}))
    joined = [form.levels for form in column if form.levels]
    first: dict[tuple[str, ...], str] = {}
    return {
        value: first.setdefault(tuple(levels[value] for levels in joined), value)
        for value in values
    }


def _replaced(values: Values, instead: list[dict[str, str]]) -> Values:
    return tuple(each.get(value, "") for value, each in zip(values, instead, strict=True))


def _same_of_all(seen: tuple[_Seen, ...], l: int) -> Iterator[Column]:  # noqa: E741
    """Sensitive columns in which all rows together tell fewer than l things."""
    for each in seen:
        for at, column in enumerate(each.sight.sensitive):
            values = frozenset[str]().union(*(told[at] for _, _, told in each.groups))
            if 0 < len(values) < l:
                yield column


@dataclass(frozen=True)
class _Bar:
    """What a combination of forms has to reach.

    Attributes:
        seen: The ways of looking.
        k: Among how many people each row is hidden.
        l: How many values a sensitive column shows among them.
        without: Ids of sensitive columns that are left out.
    """

    seen: tuple[_Seen, ...]
    k: int
    l: int  # noqa: E741
    without: frozenset[str]

    def holds(self, chosen: tuple[Form, ...]) -> bool:
        """Whether nobody stands among too few."""
        return all(self._holds_in(each, chosen) for each in self.seen)

    def _holds_in(self, seen: _Seen, chosen: tuple[Form, ...]) -> bool:
        sight = seen.sight
        by_column = {(form.file, form.column.id): form for form in chosen}
        own = [by_column["people.csv", column.id] for column in sight.own]
        case = [by_column[sight.file, column.id] for column in sight.case]
        judged = [at for at, column in enumerate(sight.sensitive) if column.id not in self.without]
        people: dict[Known, frozenset[str]] = {}
        told: dict[tuple[Known, int], frozenset[str]] = {}
        for (mine, cases), those, values in seen.groups:
            known = (_shown(mine, own), tuple(sorted(_shown(each, case) for each in cases)))
            have = people.get(known, frozenset())
            people[known] = have if len(have) >= self.k else have | those
            for at in judged:
                told[known, at] = told.get((known, at), frozenset()) | values[at]
        tells_apart = sight.whole or any(form.levels is not None for form in (*own, *case))
        if tells_apart and any(len(those) < self.k for those in people.values()):
            return False
        return all(len(values) >= self.l or not values for values in told.values())


def _shown(values: Values, forms: list[Form]) -> Values:
    return tuple(
        "" if form.levels is None else form.levels.get(value, "")
        for value, form in zip(values, forms, strict=True)
    )


def _mildest(bar: _Bar, offered: tuple[tuple[Form, ...], ...]) -> tuple[Form, ...] | None:
    """The first combination that holds, those that lose least tried first; None where the tries are
    used up.
    """
    tries = max(_FEWEST_TRIES, LOOKUPS // max(1, sum(len(each.groups) for each in bar.seen)))
    start = (0,) * len(offered)
    waiting, known = [(0.0, start)], {start}
    while waiting and tries:
        _, at = heappop(waiting)
        chosen = tuple(column[place] for column, place in zip(offered, at, strict=True))
        if bar.holds(chosen):
            return chosen
        tries -= 1
        for column, place in enumerate(at):
            following = (*at[:column], place + 1, *at[column + 1 :])
            if place + 1 < len(offered[column]) and following not in known:
                known.add(following)
                heappush(
                    waiting,
                    (
                        sum(offered[each][place].loss for each, place in enumerate(following)),
                        following,
                    ),
                )
    return None


def _taken_in_again(bar: _Bar, offered: tuple[tuple[Form, ...], ...]) -> tuple[Form, ...]:
    """From everything left out: one column after the other in its finest form that holds, of at
    most a dozen.
    """
    chosen = [column[-1] for column in offered]
    for at, column in enumerate(offered):
        for form in column[:: max(1, -(-len(column) // _DOZEN))]:
            if bar.holds((*chosen[:at], form, *chosen[at + 1 :])):
                chosen[at] = form
                break
    return tuple(chosen)
