"""What two releases call the same, as values that both can be said in.

An earlier release may have shown exact numbers where bands stand now, other bands, or levels that
were joined or split since. Whoever has both reads off the rows of both which label goes with which,
and so can anybody here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..totals import text_of
from .published import UNTOLD, Published, band_of
from .worlds import Values

_MOST_NUMBERS = 200

Meanings = Mapping[str, Values]
"""What each value of a release means in the values of both."""


class Joint:
    """Translates the values of two releases of a table into values of both.

    Args:
        then: The table as it was published.
        now: The table as it is published.
    """

    def __init__(self, then: Published, now: Published) -> None:
        self._then: dict[str, Meanings] = {}
        self._now: dict[str, Meanings] = {}
        for column in dict.fromkeys((*_columns(then), *_columns(now))):
            old, new = _values(then, column), _values(now, column)
            self._then[column], self._now[column] = (
                _numbers(old, new) or _levels(old, new, _seen(then, now, column))
                if old and new
                else (_same(old), _same(new))
            )

    def then(self, column: str, values: Iterable[str]) -> Values:
        """Values of the earlier release, in the values of both."""
        return _translated(self._then.get(column, {}), values)

    def now(self, column: str, values: Iterable[str]) -> Values:
        """Values of today, in the values of both."""
        return _translated(self._now.get(column, {}), values)

    def all(self, column: str) -> Values:
        """Every value of a column."""
        both = (self._then.get(column, {}), self._now.get(column, {}))
        return frozenset(value for each in both for values in each.values() for value in values)


def _translated(meanings: Meanings, values: Iterable[str]) -> Values:
    return frozenset(each for value in values for each in meanings.get(value, frozenset({value})))


def _columns(here: Published) -> list[str]:
    return list(dict.fromkeys(column for unit in here.worlds.units.values() for column in unit.may))


def _values(here: Published, column: str) -> set[str]:
    own = (unit.may.get(column, frozenset()) for unit in here.worlds.units.values())
    lines = (said.values for said in (*here.said, *here.ends) if said.column == column)
    return set[str]().union(*own, *lines)


def _same(values: Iterable[str]) -> Meanings:
    return {value: frozenset({value}) for value in values}


def _seen(then: Published, now: Published, column: str) -> set[tuple[str, str]]:
    """Which value of then stands where which value stands now, in rows that both print."""
    found = set()
    for id_ in then.rows.keys() & now.rows.keys() if column in then.columns else ():
        if column in now.columns and all(
            text_of(here.rows[id_], here.columns[column]) for here in (then, now)
        ):
            old, new = (here.worlds.units[id_].may[column] for here in (then, now))
            if len(old) == len(new) == 1:
                found.add((next(iter(old)), next(iter(new))))
    return found


def _numbers(old: set[str], new: set[str]) -> tuple[Meanings, Meanings] | None:
    """Numbers and bands of both as whole numbers; None where not all are, or where too many."""
    bands = {value: band_of(value) for value in (old | new) - {UNTOLD}}
    known = [band for band in bands.values() if band]
    if len(known) < len(bands) or not known:
        return None
    ends = [end for band in known for end in band if end is not None]
    least, most = min(ends), max(ends)
    if most - least > _MOST_NUMBERS:
        return None
    meant = {
        value: frozenset(str(each) for each in range(low, (most if high is None else high) + 1))
        for value, (low, high) in ((value, band) for value, band in bands.items() if band)
    }
    meant[UNTOLD] = frozenset({UNTOLD})
    return {value: meant[value] for value in old}, {value: meant[value] for value in new}


def _levels(old: set[str], new: set[str], seen: set[tuple[str, str]]) -> tuple[Meanings, Meanings]:
    """Levels of both. A level that one release has alone is what stands in its place in the other;
    levels that both have mean the same, and where a row changes from one to another it was
    corrected.
    """
    pairs = {(one, other) for one, other in seen if one not in new or other not in old}
    with_old: defaultdict[str, set[str]] = defaultdict(set)
    with_new: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        with_new[one].add(other)
        with_old[other].add(one)

    def both(one: str, other: str) -> str:
        if one not in new and len(with_new[one]) == 1:
            return one
        if other not in old and len(with_old[other]) == 1:
            return other
        return f"{one} & {other}"

    then = {
        one: frozenset(both(one, other) for other in with_new[one])
        | (frozenset({one}) if one in new or not with_new[one] else frozenset())
        for one in old
    }
    now = {
        other: frozenset(both(one, other) for one in with_old[other])
        | (frozenset({other}) if other in old or not with_old[other] else frozenset())
        for other in new
    }
    return then, now
