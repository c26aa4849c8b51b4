"""Decides whether whole numbers can meet linear bounds, exactly and within a number of steps.

Counts are whole numbers: bounds by linear programming leave cells open that whole numbers decide.
The search narrows every variable's range by every bound until nothing changes, then splits a range
and goes on. It counts the splits, never the seconds, so that a verdict does not depend on the
machine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ...records import dataclass

STEPS = 6_000
"""How many splits one question may take."""

_ROUND = 50
"""So many splits each way of choosing gets at first; each round has ten times those of the last. No
way is good at every question, and one that is good answers it within a few.
"""


class NotDecidedError(Exception):
    """A question took more than its number of steps."""


@dataclass(frozen=True)
class Bound:
    """`low <= sum of weight * variable <= high`; None leaves a side open.

    Attributes:
        weights: The weight of each variable, by its position.
        low: The least sum.
        high: The largest sum.
    """

    weights: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None


Ranges = list[tuple[int, int]]


class Solver:
    """Whole numbers within ranges, and bounds on sums of them.

    Args:
        ranges: The smallest and the largest value of each variable.
        bounds: The bounds that hold.
        steps: How many splits one question may take.
    """

    def __init__(
        self, ranges: Sequence[tuple[int, int]], bounds: Iterable[Bound], steps: int = STEPS
    ) -> None:
        self._ranges = list(ranges)
        self._bounds = list(bounds)
        self._steps = steps
        self._of: list[list[int]] = [[] for _ in ranges]
        for at, bound in enumerate(self._bounds):
            for variable, _ in bound.weights:
                self._of[variable].append(at)

    def found(self, *more: Bound) -> list[int] | None:
        """Whole numbers that meet all bounds and `more`; None where there are none.

        Raises:
            NotDecidedError: It took too many steps.
        """
        search = _Search(self._ranges, [*self._bounds, *more], self._of)
        left, steps = self._steps, _ROUND
        while left > 0:
            for choose in (_in_tightest_bound, _widest, _narrowest):
                if left > 0:
                    try:
                        return search.answer(choose, min(left, steps))
                    except NotDecidedError:
                        left -= steps
            steps *= 10
        raise NotDecidedError

    def extremes(self, weights: Mapping[int, int]) -> tuple[int, int] | None:
        """The least and the largest sum of `weight * variable`; None where nothing is possible.

        Raises:
            NotDecidedError: It took too many steps.
        """
        items = tuple(weights.items())
        low = sum(min(w * self._ranges[v][0], w * self._ranges[v][1]) for v, w in items)
        high = sum(max(w * self._ranges[v][0], w * self._ranges[v][1]) for v, w in items)
        if self.found() is None:
            return None
        least = self._edge(items, low, high, least=True)
        return least, self._edge(items, least, high, least=False)

    def _edge(self, items: tuple[tuple[int, int], ...], low: int, high: int, *, least: bool) -> int:
        """The least (or largest) sum between `low` and `high`, by halving."""
        while low < high:
            if least:
                middle = (low + high) // 2
                if self.found(Bound(items, None, middle)) is not None:
                    high = middle
                else:
                    low = middle + 1
            else:
                middle = (low + high + 1) // 2
                if self.found(Bound(items, middle, None)) is not None:
                    low = middle
                else:
                    high = middle - 1
        return low


_Choice = Callable[[Ranges, list[Bound]], int | None]


def _narrowest(ranges: Ranges, bounds: list[Bound]) -> int | None:  # noqa: ARG001
    """The variable with the smallest range of more than one value."""
    return min(_open(ranges), key=lambda at: ranges[at][1] - ranges[at][0], default=None)


def _widest(ranges: Ranges, bounds: list[Bound]) -> int | None:  # noqa: ARG001
    """The variable with the largest range of more than one value."""
    return max(_open(ranges), key=lambda at: ranges[at][1] - ranges[at][0], default=None)


def _in_tightest_bound(ranges: Ranges, bounds: list[Bound]) -> int | None:
    """The widest variable of the bound that leaves fewest variables open."""
    best: tuple[int, int] | None = None
    found = None
    for bound in bounds:
        low, high = _sums(bound, ranges)
        left = [at for at, _ in bound.weights if ranges[at][0] < ranges[at][1]]
        if not left:
            continue
        slack = min(
            high if bound.high is None else bound.high - low,
            high if bound.low is None else high - bound.low,
        )
        if best is None or (len(left), slack) < best:
            best = (len(left), slack)
            found = max(left, key=lambda at: ranges[at][1] - ranges[at][0])
    return _narrowest(ranges, bounds) if found is None else found


def _open(ranges: Ranges) -> Iterator[int]:
    return (at for at, (low, high) in enumerate(ranges) if low < high)


class _Search:
    """One question to a solver. The bounds that came with the question follow those of the solver;
    they are looked at after every change.
    """

    def __init__(self, ranges: Ranges, bounds: list[Bound], of: list[list[int]]) -> None:
        known = max((at for each in of for at in each), default=-1) + 1
        self._bounds = bounds
        self._of = of
        self._always = range(known, len(bounds))
        self._start = ranges

    def answer(self, choose: "_Choice", steps: int) -> list[int] | None:
        """The first answer met, if there is one.

        Args:
            choose: Names the variable whose range is split.
            steps: How many splits it may take.
        """
        first = self._narrowed(self._start.copy(), range(len(self._bounds)))
        waiting = [first] if first is not None else []
        while waiting:
            ranges = waiting.pop()
            split = choose(ranges, self._bounds)
            if split is None:
                return [low for low, _ in ranges]
            steps -= 1
            if steps < 0:
                raise NotDecidedError
            low, high = ranges[split]
            middle = (low + high) // 2
            for part in ((middle + 1, high), (low, middle)):
                tried = ranges.copy()
                tried[split] = part
                narrowed = self._narrowed(tried, (*self._of[split], *self._always))
                if narrowed is not None:
                    waiting.append(narrowed)
        return None

    def _narrowed(self, ranges: Ranges, changed: Iterable[int]) -> Ranges | None:
        """The ranges after every bound was applied; None where one cannot be met."""
        waiting = dict.fromkeys(changed)
        while waiting:
            at = next(iter(waiting))
            del waiting[at]
            touched = _apply(self._bounds[at], ranges)
            if touched is None:
                return None
            for variable in touched:
                waiting.update(dict.fromkeys(self._of[variable]))
                waiting.update(dict.fromkeys(self._always))
        return ranges


def _apply(bound: Bound, ranges: Ranges) -> list[int] | None:
    """Narrows the ranges of a bound's variables; the variables that changed, None where it cannot
    be met.
    """
    low, high = _sums(bound, ranges)
    least = low if bound.low is None else bound.low
    most = high if bound.high is None else bound.high
    if low > most or high < least:
        return None
    if low >= least and high <= most:
        return []
    touched = []
    for variable, weight in bound.weights:
        one, other = ranges[variable]
        if one == other:
            continue
        if weight > 0:
            top = min(other, one + (most - low) // weight)
            bottom = max(one, other - (high - least) // weight)
        else:
            top = min(other, one + (high - least) // -weight)
            bottom = max(one, other - (most - low) // -weight)
        if (bottom, top) != (one, other):
            if bottom > top:
                return None
            ranges[variable] = (bottom, top)
            touched.append(variable)
            low += weight * (bottom - one) if weight > 0 else weight * (top - other)
            high += weight * (top - other) if weight > 0 else weight * (bottom - one)
    return touched


def _sums(bound: Bound, ranges: Ranges) -> tuple[int, int]:
    """The least and the largest sum that the ranges allow."""
    low = high = 0
    for variable, weight in bound.weights:
        one, other = ranges[variable]
        low += weight * (one if weight > 0 else other)
        high += weight * (other if weight > 0 else one)
    return low, high
