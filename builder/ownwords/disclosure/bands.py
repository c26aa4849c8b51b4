"""Cuts numbers into bands: as narrow as possible with enough rows in each, and with round
limits.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

_STEPS = tuple(
    Decimal(digits).scaleb(power) for power in range(-3, 7) for digits in ("1", "2", "2.5", "5")
)
_MOST_CELLS = 60

Band = tuple[Decimal, Decimal]
"""Its beginning, and where the next one could begin."""


def bandings(counts: Counter[Decimal], least: int) -> Iterator[tuple[Band, ...]]:
    """Ways to cut numbers into two or more bands, those with the roundest limits first. Each band
    holds `least` rows, or twice as many, and so on.
    """
    low, high = min(counts), max(counts)
    for step in reversed(_STEPS):
        if not 2 <= (high - low) / step <= _MOST_CELLS or (
            whole(counts) and step != step.to_integral_value()
        ):
            continue
        cells, held = _cells(counts, step), least
        while 2 * held <= counts.total():
            banding = _joined(cells, held)
            if len(banding) > 1:
                yield banding
            held *= 2


def whole(numbers: Counter[Decimal]) -> bool:
    """Whether all numbers are whole."""
    return all(number == number.to_integral_value() for number in numbers)


def _cells(counts: Counter[Decimal], step: Decimal) -> list[tuple[Band, int]]:
    cells: Counter[Decimal] = Counter()
    for number, rows in counts.items():
        cells[(number / step).__floor__() * step] += rows
    return [((start, start + step), rows) for start, rows in sorted(cells.items())]


def _joined(cells: list[tuple[Band, int]], least: int) -> tuple[Band, ...]:
    """The cells after joining the smallest with its smaller neighbour until each holds enough
    rows.
    """
    cells = list(cells)
    while len(cells) > 1:
        at = min(range(len(cells)), key=lambda each: cells[each][1])
        if cells[at][1] >= least:
            break
        beside = min(
            (each for each in (at - 1, at + 1) if 0 <= each < len(cells)),
            key=lambda each: cells[each][1],
        )
        first, second = sorted((at, beside))
        cells[first : second + 1] = [
            ((cells[first][0][0], cells[second][0][1]), cells[first][1] + cells[second][1])
        ]
    return tuple(band for band, _ in cells)


def name(band: Band, *, whole: bool) -> str:
    """A band as a cell shows it: `40–49`, `1 to under 2.5`."""
    start, end = band
    if not whole:
        return f"{_plain(start)} to under {_plain(end)}"
    return f"{_plain(start)}–{_plain(end - 1)}" if end - start > 1 else _plain(start)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
