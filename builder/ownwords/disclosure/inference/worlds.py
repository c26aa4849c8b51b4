"""What can be worked out from what is published, by going through all possibilities.

A *unit* is a row, or somebody of whom no row is shown. Each of its cells has a set of values that
it may have: one where the cell is printed, several where it is left empty or joined with others. A
*fact* is what else is published: that so many units have certain values. A *world* gives every cell
one of its values so that every fact holds. Worlds are not probabilities: a value is possible or it
is not.

Units of whom the same is known are alike, and columns that no fact ties together do not depend on
each other. So a question is about how many of which kind have what, for a few columns at a time;
`solver.py` answers it exactly.

Source: auditing in the *Handbook on Statistical Disclosure Control* (2nd edition, 2024).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations, pairwise, product

from ...records import dataclass
from .solver import STEPS, Bound, NotDecidedError, Solver

MOST_PROFILES = 5_000
"""Of so many combinations of values of one unit, in columns that facts tie together, all are gone
through; of more nothing is decided.
"""

_MOST_EXCHANGES = 20
"""So many worlds that a search found are looked at for others beside them."""

Values = frozenset[str]
Wanted = Mapping[str, Values]
"""For some columns the values that are meant."""


@dataclass(frozen=True)
class Unit:
    """A row, or somebody of whom no row is shown.

    Attributes:
        id: The row's id, or another name.
        may: For each column the values that the cell may have.
    """

    id: str
    may: Wanted


@dataclass(frozen=True)
class Fact:
    """How many units have certain values, as it is published.

    Attributes:
        wanted: For some columns the values; a unit counts that has one of them in each.
        low: The least number.
        high: The largest number.
        among: The units of which it is said; None: of all.
        less: Units that count the other way, with the same values: the difference is what lies
            between `low` and `high`. So an order is said.
    """

    wanted: Wanted
    low: int | None
    high: int | None
    among: Values | None = None
    less: Values = frozenset()

    def weight(self, unit: str) -> int:
        """How a unit counts."""
        return (self.among is None or unit in self.among) - (unit in self.less)


def in_order(column: str, units: Iterable[str], values: Iterable[str]) -> Iterator[Fact]:
    """That units stand in the order of a column, the smallest value first, as facts.

    Args:
        column: The column.
        units: Ids of the units in their order.
        values: All values of the column in their order.
    """
    units, values = list(units), list(values)
    for one, other in pairwise(units):
        for at in range(1, len(values)):
            up_to = {column: frozenset(values[:at])}
            yield Fact(up_to, 0, None, frozenset({one}), frozenset({other}))


class Worlds:
    """All worlds that what is published allows.

    Args:
        units: The units.
        facts: What is published beside their cells.
        steps: How many steps one question may take.

    Every method raises `NotDecidedError` where a question takes more.
    """

    def __init__(
        self, units: Iterable[Unit], facts: Iterable[Fact] = (), steps: int = STEPS
    ) -> None:
        self.units = {unit.id: unit for unit in units}
        self.facts = tuple(facts)
        self._steps = steps
        self._parts: dict[frozenset[str], _Part] = {}

    @cached_property
    def consistent(self) -> bool:
        """Whether there is any world."""
        return all(self._part(columns).possible() for columns in set(self._together.values()))

    def values(self, unit: str, column: str) -> Values:
        """The values that a cell has in some world."""
        may = self.units[unit].may[column]
        if column not in self._together or len(may) == 1:
            return may
        return frozenset(value for value in may if self.could(unit, {column: frozenset({value})}))

    def could(self, unit: str, wanted: Wanted) -> bool:
        """Whether a unit has these values in some world."""
        may = self.units[unit].may
        asked = {column: values & may[column] for column, values in wanted.items()}
        if not all(asked.values()):
            return False
        by_part: defaultdict[frozenset[str], dict[str, Values]] = defaultdict(dict)
        for column, values in asked.items():
            if column in self._together and values != may[column]:
                by_part[self._together[column]][column] = values
        return all(self._part(columns).could(unit, part) for columns, part in by_part.items())

    def hidden_among(self, wanted: Wanted, count: int) -> list[str]:
        """The units that may have these values although their own cells do not say so; none where
        as many as are counted say so.
        """
        shown = {
            id_
            for id_, unit in self.units.items()
            if all(unit.may[column] <= values for column, values in wanted.items())
        }
        if len(shown) >= count:
            return []
        return [id_ for id_ in self.units if id_ not in shown and self.could(id_, wanted)]

    def number(self, wanted: Wanted, among: Iterable[str] | None = None) -> tuple[int, int]:
        """The least and the largest number of units that have these values in one world.

        Raises:
            ValueError: No fact ties the columns together, or there is no world.
        """
        units = frozenset(self.units if among is None else among)
        columns = {self._together.get(column, frozenset({column})) for column in wanted}
        if len(columns) > 1:
            raise ValueError("columns that no fact ties together")
        found = self._part(next(iter(columns))).number(wanted, units)
        if found is None:
            raise ValueError("no world")
        return found

    def given(self, unit: str, wanted: Wanted) -> "Worlds":
        """The worlds in which a unit has these values: what somebody knows who knows that."""
        known = self.units[unit]
        may = {**known.may, **{c: known.may[c] & values for c, values in wanted.items()}}
        units = (self.units | {unit: Unit(unit, may)}).values()
        return Worlds(units, self.facts, self._steps)

    @cached_property
    def _together(self) -> dict[str, frozenset[str]]:
        """For each column that some fact speaks of, all columns it is tied to."""
        found: dict[str, set[str]] = {}
        for fact in self.facts:
            joined = set(fact.wanted).union(*(found.get(column, ()) for column in fact.wanted))
            for column in joined:
                found[column] = joined
        return {column: frozenset(joined) for column, joined in found.items()}

    def _part(self, columns: frozenset[str]) -> "_Part":
        if columns not in self._parts:
            facts = tuple(fact for fact in self.facts if columns & fact.wanted.keys())
            self._parts[columns] = _Part(tuple(sorted(columns)), self.units, facts, self._steps)
        return self._parts[columns]


Cells = Mapping[str, str]
"""The value of each column."""

_Kind = tuple[tuple[Values, ...], tuple[int, ...]]
"""What is known of units that are alike: their values, and how they count in each fact."""


class _Part:
    """Columns that facts tie together, and nothing else."""

    def __init__(
        self,
        columns: tuple[str, ...],
        units: Mapping[str, Unit],
        facts: tuple[Fact, ...],
        steps: int,
    ) -> None:
        self._columns = columns
        self._facts = facts
        self._steps = steps
        self._kind_of: dict[str, _Kind] = {
            unit.id: (
                tuple(unit.may[column] for column in columns),
                tuple(fact.weight(unit.id) for fact in facts),
            )
            for unit in units.values()
        }
        self._sizes = Counter(self._kind_of.values())
        self._answers: dict[tuple[_Kind, frozenset[tuple[str, Values]]], bool] = {}
        self._met: defaultdict[_Kind, list[Cells]] = defaultdict(list)
        self._exchanged = 0
        self._weights: dict[tuple[tuple[int, ...], tuple[str, ...]], tuple[int, ...]] = {}

    def possible(self) -> bool:
        """Whether there is a world."""
        return self._world({}) is not None

    def could(self, unit: str, wanted: Wanted) -> bool:
        """Whether a unit has these values in some world."""
        kind = self._kind_of[unit]
        if any(_fits(wanted, cells) for cells in self._met[kind]):
            return True
        asked = (kind, frozenset(wanted.items()))
        if asked not in self._answers:
            self._answers[asked] = self._world({kind: wanted}) is not None
        return self._answers[asked]

    def number(self, wanted: Wanted, units: Values) -> tuple[int, int] | None:
        """How many of these units have the values, at least and at most; None without a world."""
        counted = Counter(self._kind_of[unit] for unit in units)
        if any(number != self._sizes[kind] for kind, number in counted.items()):
            return self._apart(units).number(wanted, units)
        counts = self._counts(dict.fromkeys(counted, wanted))
        return counts.solver.extremes(dict(counts.asked))

    def _apart(self, units: Values) -> "_Part":
        """The same with these units told from others."""
        part = _Part(self._columns, {}, self._facts, self._steps)
        part._kind_of = {
            id_: (may, (*weights, int(id_ in units)))
            for id_, (may, weights) in self._kind_of.items()
        }
        part._sizes = Counter(part._kind_of.values())
        return part

    def _world(self, asked: Mapping[_Kind, Wanted]) -> list[int] | None:
        """A world in which some unit of each kind asked about has the values; what its units have
        is kept, since it answers other questions as well.
        """
        counts = self._counts(asked)
        found = counts.solver.found(*([Bound(counts.asked, 1, None)] if asked else ()))
        for number, (kind, cells) in zip(found or (), counts.ways, strict=False):
            if number:
                self._met[kind] += (each for each in cells if each not in self._met[kind])
        if found and self._exchanged < _MOST_EXCHANGES:
            self._exchanged += 1
            self._exchange([way for number, way in zip(found, counts.ways, strict=True) if number])
        return found

    def _exchange(self, ways: list[tuple[_Kind, list[Cells]]]) -> None:
        """Other worlds that are a step away from one: two units exchange what they have in some
        columns, and every fact counts as many as before. So most questions that a search would
        answer with yes are answered without one.
        """
        have = [(kind, cells[0]) for kind, cells in ways]
        parts = [
            chosen
            for size in range(1, min(len(self._columns), 3))
            for chosen in combinations(self._columns, size)
        ]
        for (kind, mine), (other, theirs) in combinations(have, 2):
            before = self._together(kind, mine, other, theirs)
            for part in parts:
                given = {column: theirs[column] for column in part}
                taken = {column: mine[column] for column in part}
                if given == taken:
                    continue
                new, swapped = {**mine, **given}, {**theirs, **taken}
                if (
                    self._may(kind, new)
                    and self._may(other, swapped)
                    and self._together(kind, new, other, swapped) == before
                ):
                    for whose, cells in ((kind, new), (other, swapped)):
                        if cells not in self._met[whose]:
                            self._met[whose].append(cells)

    def _may(self, kind: _Kind, cells: Cells) -> bool:
        return all(cells[c] in may for c, may in zip(self._columns, kind[0], strict=True))

    def _together(self, kind: _Kind, mine: Cells, other: _Kind, theirs: Cells) -> tuple[int, ...]:
        """How two units count in each fact together."""
        pairs = zip(self._counted(kind, mine), self._counted(other, theirs), strict=True)
        return tuple(one + two for one, two in pairs)

    def _counted(self, kind: _Kind, cells: Cells) -> tuple[int, ...]:
        """How a unit counts in each fact."""
        known = (kind[1], tuple(cells[column] for column in self._columns))
        if known not in self._weights:
            self._weights[known] = tuple(
                weight if weight and _fits(fact.wanted, cells) else 0
                for fact, weight in zip(self._facts, kind[1], strict=False)
            )
        return self._weights[known]

    def _counts(self, asked: Mapping[_Kind, Wanted]) -> "_Counts":
        """How many units of each kind count in which way, as whole numbers."""
        ways: list[tuple[_Kind, list[Cells]]] = []
        bounds: list[list[tuple[int, int]]] = [[] for _ in self._facts]
        whole: list[Bound] = []
        meant: list[tuple[int, int]] = []
        for kind, size in self._sizes.items():
            first = len(ways)
            for (*counts, is_meant), cells in self._ways(kind, asked.get(kind)).items():
                for weights, weight in zip(bounds, counts, strict=True):
                    if weight:
                        weights.append((len(ways), weight))
                if is_meant:
                    meant.append((len(ways), 1))
                ways.append((kind, cells))
            whole.append(Bound(tuple((at, 1) for at in range(first, len(ways))), size, size))
        said = (
            Bound(tuple(weights), fact.low, fact.high)
            for fact, weights in zip(self._facts, bounds, strict=True)
        )
        ranges = [(0, self._sizes[kind]) for kind, _ in ways]
        return _Counts(Solver(ranges, (*whole, *said), self._steps), ways, tuple(meant))

    def _ways(self, kind: _Kind, wanted: Wanted | None) -> dict[tuple[int, ...], list[Cells]]:
        """How a unit of a kind may count, in each fact and in what is asked: each way once, with
        the cells that count so.
        """
        may, weights = kind
        many = 1
        for values in may:
            many *= len(values)
        if many > MOST_PROFILES:
            raise NotDecidedError
        found: defaultdict[tuple[int, ...], list[Cells]] = defaultdict(list)
        for chosen in product(*(sorted(values) for values in may)):
            cells = dict(zip(self._columns, chosen, strict=True))
            counts = (
                weight if weight and _fits(fact.wanted, cells) else 0
                for fact, weight in zip(self._facts, weights, strict=False)
            )
            found[(*counts, int(wanted is not None and _fits(wanted, cells)))].append(cells)
        return dict(found)


@dataclass(frozen=True)
class _Counts:
    """The numbers that a solver is asked about.

    Attributes:
        solver: The solver.
        ways: For each number the kind of units and the cells that it counts.
        asked: The numbers that count what was asked about, each once.
    """

    solver: Solver
    ways: list[tuple[_Kind, list[Cells]]]
    asked: tuple[tuple[int, int], ...]


def _fits(wanted: Wanted, cells: Cells) -> bool:
    return all(cells[column] in values for column, values in wanted.items())
