"""An axis with few round numbers, in the largest unit known to the study's column that still gives
at least two numbers.
"""

import math

from ...model.sample import Column
from ...records import dataclass

MOST_TICKS = 7
"""So many numbers stand beside each other on a phone."""


@dataclass(frozen=True)
class Tick:
    """A number on the axis, and its place as a percentage of the width from the left."""

    at: float
    label: str


@dataclass(frozen=True)
class Axis:
    """From 0 to `far`, both in the column's unit; `backwards` if 0 (the time of the study) is at
    the right.
    """

    far: float
    unit: str
    ticks: tuple[Tick, ...]
    backwards: bool

    def at(self, value: float) -> float:
        """The place of a value, as a percentage of the width from the left."""
        share = value / self.far
        return round(100 * (1 - share if self.backwards else share), 2)


def axis(column: Column, largest: float, *, backwards: bool) -> Axis:
    """An axis that reaches the largest value, which is given in the column's unit."""
    word, times = _unit(column, largest)
    step = _step(largest / times)
    many = max(1, math.ceil(largest / times / step - 1e-9))
    bare = Axis(many * step * times, word, (), backwards)
    ticks = tuple(
        Tick(bare.at(number * step * times), f"{number * step:.12g}") for number in range(many + 1)
    )
    return Axis(bare.far, word, ticks, backwards)


def _unit(column: Column, largest: float) -> tuple[str, float]:
    """The largest unit of which the axis has at least two, with how many of the column's own it is;
    the longest word for it.
    """
    known = [(reading.times, reading.word) for reading in column.readings] + [
        (1.0, column.unit or "")
    ]
    fitting = [(times, len(word), word) for times, word in known if largest / times >= 2] or [
        (1.0, 0, column.unit or "")
    ]
    times, _, word = max(fitting)
    return word, times


def _step(largest: float) -> float:
    """The smallest of 1, 2 and 5 (or ten times that, or a tenth) that gives few enough numbers."""
    power = 10.0 ** math.floor(math.log10(largest)) / 10 if largest > 0 else 1.0
    return next(
        (
            times * power
            for times in (1, 2, 5, 10, 20, 50)
            if largest / (times * power) <= MOST_TICKS - 1
        ),
        100 * power,
    )
