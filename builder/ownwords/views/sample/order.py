"""The rank of a cell in its sorted column: by size in one unit or by level, never by alphabet.

Cells that cannot be compared with the others come after them, in groups that say why.
"""

import re
from collections.abc import Iterable

from ...i18n import Messages
from ...model.sample import Cell, Column, Table
from ...records import dataclass

_NUMBER = r"[0-9]{1,15}(?:[.,][0-9]{1,15})?"
_SIZE = re.compile(rf"([<>≤≥]?)\s*({_NUMBER})(?:\s*[-–]\s*({_NUMBER}))?\s+([^\W\d_]+)")


@dataclass(frozen=True)
class Rank:
    """A cell's rank in its sorted column.

    Attributes:
        rank: From 0; equal cells share one.
        apart: Why the cell cannot be compared with the others; empty where it can.
        span: Whether the cell is a range, which is ranked by its lower end.
    """

    rank: int
    apart: str = ""
    span: bool = False


@dataclass(frozen=True)
class _SortKey:
    """What a cell is sorted by: its group (the first holds what can be compared), its size there,
    exact sizes before ranges.
    """

    apart: str
    size: float
    span: bool = False
    unit: bool = False
    """Whether the group is named by a unit."""


@dataclass(frozen=True)
class _Size:
    """A size read from a text: its ends, and the word of its unit; without an upper end where it
    is open.
    """

    low: float
    high: float | None
    word: str
    span: bool


def levels_of(column: Column) -> tuple[str, ...]:
    """The column's levels, each once; a number has none."""
    return () if column.kind == "number" else tuple(dict.fromkeys(column.levels))


def shown_columns(table: Table) -> tuple[Column, ...]:
    """Columns as a reader sees them; a number beside a text column is no column of its own."""
    return tuple(column for column in table.columns if not column.beside)


def number_beside(column: Column, columns: Iterable[Column]) -> Column | None:
    """The column with this column's numbers: itself, or the one beside it."""
    return (
        column
        if column.kind == "number"
        else next((each for each in columns if each.beside == column.id), None)
    )


def has_order(column: Column, numbers: Column | None) -> bool:
    """Whether the column can be sorted."""
    return bool(levels_of(column) or numbers)


def places(
    column: Column, numbers: Column | None, cells: tuple[Cell, ...], messages: Messages
) -> tuple[Rank, ...]:
    """The rank of each cell of a column that has an order."""
    told = [_key(column, numbers, cell, messages) for cell in cells]
    names = _one_name({key.apart for key in told if key.unit})
    keys = [(names.get(key.apart, key.apart), key.size, key.span) for key in told]
    groups = {
        name: at for at, name in enumerate(dict.fromkeys(["", *(name for name, _, _ in keys)]))
    }
    ranks = {
        key: rank
        for rank, key in enumerate(sorted(set(keys), key=lambda key: (groups[key[0]], *key[1:])))
    }
    return tuple(Rank(ranks[key], _said(key[0], messages), key[2]) for key in keys)


def _key(column: Column, numbers: Column | None, cell: Cell, messages: Messages) -> _SortKey:
    levels = levels_of(column)
    if levels and cell.text in levels:
        return _SortKey("", levels.index(cell.text))
    if cell.number is not None and not levels:
        return _SortKey("", cell.number)
    if not cell.text:
        return _SortKey(column.empty or column.label, 0)
    size = _size(cell.text)
    if size is None:
        return _SortKey(messages("given in words"), 0)
    times = _times(numbers).get(size.word.casefold())
    return (
        _SortKey("", size.low * times, size.span)
        if times
        else _SortKey(size.word, size.low, size.span, unit=True)
    )


def _size(text: str) -> _Size | None:
    """A size such as `7 sessions`, `2-3 years` or `<1 year`; None where the text is something
    else.
    """
    found = _SIZE.fullmatch(text.strip())
    if not found:
        return None
    sign, low, high, word = found.groups()
    one, other = (float(each.replace(",", ".")) for each in (low, high or low))
    below, above = sign in ("<", "≤"), sign in (">", "≥")
    return _Size(0 if below else one, None if above else other, word, bool(sign or high))


def ends(cell: Cell, numbers: Column) -> tuple[float, float] | None:
    """The lower and the upper end of a cell's size, in the unit of the column of its numbers; None
    where the cell as printed gives none.
    """
    if cell.number is not None:
        return (cell.number, cell.number) if cell.number >= 0 else None
    size = _size(cell.text)
    times = _times(numbers).get(size.word.casefold()) if size else None
    if size is None or times is None or size.high is None or size.high < size.low:
        return None
    return size.low * times, size.high * times


def _times(numbers: Column | None) -> dict[str, float]:
    """The factor from each word to the column's unit."""
    if numbers is None:
        return {}
    own = {numbers.unit.casefold(): 1.0} if numbers.unit else {}
    return own | {reading.word.casefold(): reading.times for reading in numbers.readings}


def _one_name(units: set[str]) -> dict[str, str]:
    """One name for the forms of a unit: `session` and `sessions` are one group, under the longer
    word.
    """
    longest = sorted(units, key=lambda word: (-len(word), word))
    return {
        word: next(other for other in longest if other.casefold().startswith(word.casefold()))
        for word in units
    }


def _said(apart: str, messages: Messages) -> str:
    return messages("Cannot be compared: %(what)s") % {"what": apart} if apart else ""
