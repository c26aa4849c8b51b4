"""Draws each row of a table as a line: how long ago it ended, how long it lasted, how it ended, how
it is judged.

Places are percentages of the width, so that one picture fits a phone, a desk and paper, with text
in its own size.
"""

from dataclasses import dataclass

from ...i18n import Messages, capital
from ...model.sample import Cell, Column, Picture, Row, Table
from .axis import Axis, axis
from .order import levels_of

SHAPES = {
    "circle": "M0-7A7 7 0 1 1 0 7A7 7 0 1 1 0-7z",
    "square": "M-6.5-6.5H6.5V6.5H-6.5z",
    "diamond": "M0-8.5L8.5 0L0 8.5L-8.5 0z",
    "triangle": "M0-7.5L8.5 7H-8.5z",
    "point": "M0 7.5L-8.5-7H8.5z",
    "bar": "M-3-8H3V8H-3z",
}
"""What tells the levels of an ending apart, in their order, drawn around 0."""

NO_SHAPE = "M-5-5L5 5M5-5L-5 5"
"""Where it is not known how it ended."""

MOST_LINES = 100
"""More rows than this have the table alone."""


@dataclass(frozen=True)
class Mark:
    """The symbol at a line's end: a shape, and its filling in hundredths; None where that is not
    known.
    """

    shape: str = "circle"
    filled: int | None = 100

    @property
    def id(self) -> str:
        """A name for this combination."""
        return f"{self.shape}-{'unknown' if self.filled is None else self.filled}"

    @property
    def path(self) -> str:
        """The SVG path of its outline."""
        return SHAPES.get(self.shape, NO_SHAPE)


@dataclass(frozen=True)
class Size:
    """How long ago, or how long: as printed. `missing` says why there is not a number to draw."""

    label: str
    text: str
    missing: str


@dataclass(frozen=True)
class Line:
    """A row in words, with the start and the end of its line; both are 0 where none is drawn."""

    row: str
    by: str
    verdicts: tuple[str, ...]
    sizes: tuple[Size, ...]
    mark: Mark
    start: float = 0
    end: float = 0


@dataclass(frozen=True)
class LegendItem:
    """The meaning of a shape or a filling."""

    label: str
    entries: tuple[tuple[Mark, str], ...]
    shapes: bool = False


@dataclass(frozen=True)
class Lines:
    """The picture: lines on an axis, and the rows that cannot be placed on it."""

    axis: Axis
    name: str
    keys: tuple[LegendItem, ...]
    marks: tuple[Mark, ...]
    drawn: tuple[Line, ...]
    undrawn: tuple[Line, ...]
    spans: bool
    """Whether each line has a beginning and an end in time."""


@dataclass(frozen=True)
class _Part:
    """A column used in the picture: as readers see it, and where its numbers are."""

    shown: Column
    numbers: Column

    def number(self, cells: dict[str, Cell]) -> float | None:
        number = cells[self.shown.id].number
        return number if number is not None and number >= 0 else None


@dataclass(frozen=True)
class _Parts:
    ago: _Part | None
    length: _Part | None
    ending: Column | None
    outcome: Column | None

    @property
    def measured(self) -> tuple[_Part, ...]:
        return tuple(part for part in (self.length, self.ago) if part)


def lines(
    table: Table, rows: tuple[Row, ...], names: dict[str, str], messages: Messages
) -> Lines | None:
    """The picture of a table; None where the study declares none, there are too many rows for one,
    or no row has the numbers.

    Args:
        table: The table, with its picture.
        rows: Its rows.
        names: For each row, by id, to whom it belongs, as readers see it.
        words: The words of the interface.
    """
    if table.picture is None or len(rows) > MOST_LINES:
        return None
    parts = _parts(table.picture, table.columns)
    spans = {row.id: span for row in rows if (span := _span(parts, _cells(row)))}
    if not spans:
        return None
    along = axis(
        parts.measured[0].numbers,
        max(max(span) for span in spans.values()),
        backwards=parts.ago is not None,
    )
    told = [_line(parts, row, names[row.id], messages) for row in rows]
    drawn = tuple(_placed(line, along, spans[line.row]) for line in told if line.row in spans)
    keys = _keys(parts)
    marks = {
        mark.id: mark
        for mark in (
            *(line.mark for line in drawn),
            *(mark for key in keys for mark, _ in key.entries),
        )
    }
    undrawn = tuple(line for line in told if line.row not in spans)
    return Lines(
        along,
        _axis_name(parts, along, messages),
        keys,
        tuple(marks.values()),
        drawn,
        undrawn,
        len(parts.measured) == 2,
    )


def _parts(picture: Picture, columns: tuple[Column, ...]) -> _Parts:
    known = {column.id: column for column in columns}

    def part(id_: str | None) -> _Part | None:
        return _Part(known[known[id_].beside or id_], known[id_]) if id_ else None

    def levelled(id_: str | None) -> Column | None:
        return known[id_] if id_ else None

    return _Parts(
        part(picture.ago), part(picture.length), levelled(picture.ending), levelled(picture.outcome)
    )


def _cells(row: Row) -> dict[str, Cell]:
    return {cell.column: cell for cell in row.cells}


def _span(parts: _Parts, cells: dict[str, Cell]) -> tuple[float, float] | None:
    """The start and the end in the axis's unit; None where a number is missing. Without a length
    both are the same.
    """
    ago = parts.ago.number(cells) if parts.ago else 0.0
    length = parts.length.number(cells) if parts.length else 0.0
    if ago is None or length is None:
        return None
    return (ago + length, ago) if parts.ago else (0.0, length)


def _line(parts: _Parts, row: Row, by: str, messages: Messages) -> Line:
    cells = _cells(row)
    judged = tuple(column for column in (parts.ending, parts.outcome) if column)
    verdicts = tuple(
        text for column in judged if (text := cells[column.id].text or column.empty or "")
    )
    sizes = tuple(_size(part, cells, messages) for part in parts.measured)
    return Line(row.id, by, verdicts, sizes, _mark(parts, cells))


def _size(part: _Part, cells: dict[str, Cell], messages: Messages) -> Size:
    text = cells[part.shown.id].text
    missing = part.numbers.empty or messages("not a single number")
    if not text:
        return Size(part.shown.label, part.shown.empty or missing, "")
    unit = part.shown.unit if part.shown is part.numbers else None
    return Size(
        part.shown.label,
        f"{text} {unit}" if unit else text,
        "" if part.number(cells) is not None else missing,
    )


def _mark(parts: _Parts, cells: dict[str, Cell]) -> Mark:
    """The symbol of a row; an empty cell has the plainest shape, or no filling and a broken
    outline.
    """
    endings = levels_of(parts.ending) if parts.ending else ()
    outcomes = levels_of(parts.outcome) if parts.outcome else ()
    ending = cells[parts.ending.id].text if parts.ending else ""
    outcome = cells[parts.outcome.id].text if parts.outcome else ""
    shape = (
        list(SHAPES)[endings.index(ending)]
        if ending in endings
        else ("none" if endings else "circle")
    )
    return Mark(
        shape,
        (
            _filled(outcomes.index(outcome), len(outcomes))
            if outcome in outcomes
            else (None if outcomes else 100)
        ),
    )


def _filled(level: int, many: int) -> int:
    """The filling of a level in hundredths: the first is full, the last empty."""
    return round(100 * (many - 1 - level) / (many - 1)) if many > 1 else 100


def _placed(line: Line, along: Axis, span: tuple[float, float]) -> Line:
    return Line(
        line.row,
        line.by,
        line.verdicts,
        line.sizes,
        line.mark,
        along.at(span[0]),
        along.at(span[1]),
    )


def _keys(parts: _Parts) -> tuple[LegendItem, ...]:
    """The meaning of shapes and fillings, for the columns that use them."""
    keys = []
    if parts.ending:
        shapes = zip(SHAPES, levels_of(parts.ending), strict=False)
        keys.append(
            LegendItem(
                parts.ending.label,
                tuple((Mark(shape), level) for shape, level in shapes),
                shapes=True,
            )
        )
    if parts.outcome:
        levels = levels_of(parts.outcome)
        fillings = tuple(
            (Mark(filled=_filled(at, len(levels))), level) for at, level in enumerate(levels)
        )
        keys.append(LegendItem(parts.outcome.label, fillings))
    return tuple(keys)


def _axis_name(parts: _Parts, along: Axis, messages: Messages) -> str:
    if parts.ago:
        return (
            capital(messages("%(unit)s before the study") % {"unit": along.unit})
            if along.unit
            else parts.ago.shown.label
        )
    label = parts.measured[0].shown.label
    return f"{label} ({along.unit})" if along.unit else label
