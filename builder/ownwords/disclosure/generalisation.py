"""Ways to publish a column less finely: bands for numbers, joined levels, or leaving it out; and
what each of them loses.

What is lost is measured as information: how many bits fewer the column tells about a row, times its
rows. Joining rare levels loses least, leaving a column out loses all it tells.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from math import log2

from ..model.sample import Column, Row
from ..records import dataclass
from .bands import Band, bandings, name, whole
from .wording import listed

_TRY_ALL = {True: 8, False: 5}
"""Up to how many levels every way to join them is tried: in order, and without one."""
_MOST_BANDS = 12
"""How many bands are named."""
_MOST_LEVELS = 40
"""Beyond so many levels a column's only milder form is leaving it out: nobody would read the joined
ones.
"""


@dataclass(frozen=True)
class Form:
    """A way to publish a column.

    Attributes:
        file: The table it stands in.
        column: The column.
        levels: What stands for each of its values; None where the column is left out.
        loss: How much less it tells, in bits over all rows.
        banded: Whether the levels are bands of numbers.
    """

    file: str
    column: Column
    levels: dict[str, str] | None
    loss: float
    banded: bool = False

    @property
    def changed(self) -> bool:
        """Whether it differs from what the file says."""
        return self.levels is None or any(old != new for old, new in self.levels.items())

    def words(self) -> str:
        """The change in words and values."""
        if self.levels is None:
            return f"leave out {self.column.id}"
        joined: dict[str, list[str]] = {}
        for old, new in self.levels.items():
            joined.setdefault(new, []).append(old)
        if self.banded:
            names = [new for new in joined if new]
            if len(names) > _MOST_BANDS:
                return (
                    f"{self.column.id} in {len(names)} bands: {' / '.join(names[:_MOST_BANDS])} / …"
                )
            return f"{self.column.id} in bands {' / '.join(names)}"
        levels = (f"{listed(old)} as one level" for old in joined.values() if len(old) > 1)
        return f"{self.column.id}: {', '.join(levels)}"


def forms(file: str, column: Column, rows: tuple[Row, ...], k: int) -> tuple[Form, ...]:
    """The forms of a column in which each level stands for at least k people, what loses least
    first; the last leaves it out.
    """
    cells = [(row, cell) for row in rows for cell in row.cells if cell.column == column.id]
    counts = Counter(cell.text for _, cell in cells)
    people: dict[str, set[str]] = {value: set() for value in counts}
    for row, cell in cells:
        people[cell.text].update(row.holds[:k] if len(people[cell.text]) < k else ())
    numbers = {cell.text: Decimal(str(cell.number)) for _, cell in cells if cell.number is not None}
    found = [
        Form(file, column, levels, _loss(counts, levels), banded)
        for levels, banded in _joinings(column, counts, numbers, k)
        if _tells_something(levels) and _enough(levels, people, k)
    ]
    left_out = Form(file, column, None, _loss(counts, dict.fromkeys(counts, "")))
    return (*sorted(found, key=lambda form: form.loss), left_out)


def _tells_something(levels: dict[str, str]) -> bool:
    """Whether it is better than leaving the column out: what joins all levels is not."""
    return len(levels) == 1 or len(set(levels.values())) > 1


def _enough(levels: dict[str, str], people: dict[str, set[str]], k: int) -> bool:
    together: dict[str, set[str]] = {}
    for old, new in levels.items():
        together.setdefault(new, set()).update(people[old])
    return all(len(those) >= k for those in together.values())


def _loss(counts: Counter[str], levels: dict[str, str]) -> float:
    together: Counter[str] = Counter()
    for old, rows in counts.items():
        together[levels[old]] += rows
    # rounded, so that two ways to name the same groups lose the same
    return round(
        sum(rows * log2(rows) for rows in together.values())
        - sum(rows * log2(rows) for rows in counts.values()),
        6,
    )


def _joinings(
    column: Column, counts: Counter[str], numbers: dict[str, Decimal], k: int
) -> Iterator[tuple[dict[str, str], bool]]:
    """What could stand for each value, and whether that is a band."""
    yield {value: value for value in counts}, False
    if numbers and set(numbers) == {value for value in counts if value}:
        yield from ((levels, True) for levels in _banded(counts, numbers, k))
    elif len(counts) <= _MOST_LEVELS:
        order = [
            *(level for level in column.levels if level in counts),
            *sorted(value for value in counts if value not in column.levels),
        ]
        ordered = column.kind == "ordered" and "" not in counts
        ways = (
            _partitions(order, ordered)
            if len(order) <= _TRY_ALL[ordered]
            else _step_by_step(order, counts, ordered)
        )
        for groups in ways:
            yield {value: _together(group) for group in groups for value in group}, False


def _banded(counts: Counter[str], numbers: dict[str, Decimal], k: int) -> Iterator[dict[str, str]]:
    rows = Counter(dict.fromkeys(numbers.values(), 0))
    for value, number in numbers.items():
        rows[number] += counts[value]
    is_whole, empty = whole(rows), {"": ""} if "" in counts else {}
    for banding in dict.fromkeys(bandings(rows, k)):
        yield _in_bands(numbers, banding, is_whole) | empty


def _in_bands(
    numbers: dict[str, Decimal], banding: tuple[Band, ...], is_whole: bool
) -> dict[str, str]:
    """Each value's band, in the order of the bands."""
    starts, names = (
        [start for start, _ in banding],
        [name(band, whole=is_whole) for band in banding],
    )
    in_order = sorted(numbers.items(), key=lambda item: item[1])
    return {value: names[bisect(starts, number) - 1] for value, number in in_order}


def _together(group: tuple[str, ...]) -> str:
    return " or ".join(value or "not told" for value in group) if len(group) > 1 else group[0]


def _partitions(order: list[str], ordered: bool) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Every way to join levels; where they have an order, neighbours only."""
    if not order:
        yield ()
        return
    first, rest = order[0], order[1:]
    for size in range(len(rest) + 1):
        for others in [tuple(rest[:size])] if ordered else combinations(rest, size):
            left = [value for value in rest if value not in others]
            for groups in _partitions(left, ordered):
                yield ((first, *others), *groups)


def _step_by_step(
    order: list[str], counts: Counter[str], ordered: bool
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Many levels: the two rarest are joined (of neighbours, those that are rarest together), again
    and again.
    """
    groups: list[tuple[str, ...]] = [(value,) for value in order]

    def rows(pair: tuple[int, int]) -> int:
        return sum(counts[value] for at in pair for value in groups[at])

    while len(groups) > 1:
        pairs = (
            zip(range(len(groups)), range(1, len(groups)), strict=False)
            if ordered
            else combinations(range(len(groups)), 2)
        )
        first, second = min(pairs, key=rows)
        groups[first] += groups.pop(second)
        yield tuple(groups)
