"""Draws the rows of a table, one strip for each person: how long ago something ended, how long it
lasted, how it ended, how it is judged.

Places are percentages of the width and come from printed cells alone, so that one picture fits a
phone, a desk and paper, with text in its own size.
"""

from ...i18n import Messages, capital, time_word
from ...model.sample import Cell, Column, Picture, Row, Table
from ...records import dataclass
from .axis import Axis, axis
from .order import ends, levels_of

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


Span = tuple[float, float]
"""Two places on the axis, as percentages of the width from the left."""


@dataclass(frozen=True)
class Stretch:
    """Where a row is drawn: its mark, the time that it surely covers, the time that it may cover
    besides, and the range of its mark, where the cell prints a range; each as far as it is known.
    Rows whose marks would cover each other have lanes of their own, counted from 0.
    """

    at: float
    sure: Span | None
    perhaps: Span | None
    within: Span | None
    lane: int = 0


@dataclass(frozen=True)
class Line:
    """A row in words, and where it is drawn, if it can be placed; `number` counts the rows of its
    person.
    """

    row: str
    number: int
    verdicts: tuple[str, ...]
    sizes: tuple[Size, ...]
    mark: Mark
    drawn: Stretch | None


@dataclass(frozen=True)
class Life:
    """One person's strip, or that of a row which belongs to nobody."""

    name: str
    lines: tuple[Line, ...]

    @property
    def drawn(self) -> tuple[tuple[Line, Stretch], ...]:
        """The rows that have a place."""
        return tuple((line, line.drawn) for line in self.lines if line.drawn)

    @property
    def lanes(self) -> int:
        """How many lanes lie over each other."""
        return max((stretch.lane for _, stretch in self.drawn), default=0) + 1


@dataclass(frozen=True)
class LegendItem:
    """The meaning of a shape or a filling."""

    label: str
    entries: tuple[tuple[Mark, str], ...]
    shapes: bool = False


@dataclass(frozen=True)
class Lines:
    """The picture: a strip for each person on one axis."""

    axis: Axis
    name: str
    keys: tuple[LegendItem, ...]
    marks: tuple[Mark, ...]
    lives: tuple[Life, ...]
    spans: bool
    """Whether each line has a beginning and an end in time."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that is drawn."""
        return tuple(stretch for life in self.lives for _, stretch in life.drawn)

    @property
    def unplaced(self) -> bool:
        """Whether some row cannot be placed."""
        return any(not line.drawn for life in self.lives for line in life.lines)


@dataclass(frozen=True)
class _Part:
    """A column used in the picture: as readers see it, and where its numbers are."""

    shown: Column
    numbers: Column

    def ends(self, cells: dict[str, Cell]) -> Span | None:
        return ends(cells[self.shown.id], self.numbers)


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
    table: Table,
    rows: tuple[Row, ...],
    names: dict[str, str],
    messages: Messages,
    original: str = "",
) -> Lines | None:
    """The picture of a table; None where the study declares none, there are too many rows for one,
    or no row has the numbers.

    Args:
        table: The table, with its picture.
        rows: Its rows.
        names: For each row, by id, to whom it belongs, as readers see it.
        messages: The words of the interface.
        original: The study's language, where this is a translation of it: its cells, and the
            words in them, stay as they were printed.
    """
    if table.picture is None or len(rows) > MOST_LINES:
        return None
    parts = _parts(table.picture, table.columns)
    found = {row.id: each for row in rows if (each := _placed(parts, _cells(row)))}
    if not found:
        return None
    far = max(max(each.sure + each.perhaps) for each in found.values())
    along = axis(parts.measured[0].numbers, far, backwards=parts.ago is not None)
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(names[row.id] or f" {row.id}", []).append(row)
    lives = tuple(
        Life(
            name.strip(),
            tuple(
                _line(parts, row, number, stretch, messages)
                for number, (row, stretch) in enumerate(
                    zip(members, _stretches(members, found, along), strict=True), 1
                )
            ),
        )
        for name, members in groups.items()
    )
    keys = _keys(parts)
    marks = {
        mark.id: mark
        for mark in (
            *(line.mark for life in lives for line, _ in life.drawn),
            *(mark for key in keys for mark, _ in key.entries),
        )
    }
    return Lines(
        along,
        _axis_name(parts, along, messages, original),
        keys,
        tuple(marks.values()),
        lives,
        len(parts.measured) == 2,
    )


@dataclass(frozen=True)
class _Placed:
    """A row in the axis's unit. What it surely covers ends before it begins where that is
    nothing.
    """

    within: Span
    sure: Span
    perhaps: Span


def _placed(parts: _Parts, cells: dict[str, Cell]) -> _Placed | None:
    """Where a row lies in time, from its printed cells. None where its end, or without ends its
    length, is not printed as a size.
    """
    length = parts.length.ends(cells) if parts.length else None
    if parts.ago is None:
        return _Placed(length, (0.0, length[0]), (0.0, length[1])) if length else None
    ago = parts.ago.ends(cells)
    if ago is None:
        return None
    low, high = ago
    if length is None:
        return _Placed(ago, (high, low), (high, low))
    return _Placed(ago, (high, low + length[0]), (low, high + length[1]))


_MARK = 4.5
"""Half of the room that a mark takes, as a percentage of a narrow screen's width."""


def _stretches(
    rows: list[Row], found: dict[str, _Placed], along: Axis
) -> tuple[Stretch | None, ...]:
    """Where the rows of one person are drawn; those that would cover each other lie in lanes."""
    lanes: list[list[Span]] = []
    made: list[Stretch | None] = []
    for row in rows:
        if not (placed := found.get(row.id)):
            made.append(None)
            continue
        at = along.at(sum(placed.within) / 2)
        within = _on(along, placed.within)
        sure, perhaps = _on(along, placed.sure), _on(along, placed.perhaps)
        taken = [at - _MARK, at + _MARK, *(within or ()), *(perhaps or ())]
        low, high = min(taken), max(taken)
        lane = next(
            (
                at
                for at, used in enumerate(lanes)
                if all(high <= start or low >= end for start, end in used)
            ),
            len(lanes),
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((low, high))
        made.append(Stretch(at, sure, perhaps if perhaps != sure else None, within, lane))
    return tuple(made)


def _on(along: Axis, span: Span) -> Span | None:
    """The two ends of a span on the axis, the left one first; None where it is nothing."""
    if span[0] >= span[1]:
        return None
    one, other = sorted((along.at(span[0]), along.at(span[1])))
    return one, other


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


def _line(
    parts: _Parts, row: Row, number: int, stretch: Stretch | None, messages: Messages
) -> Line:
    cells = _cells(row)
    judged = tuple(column for column in (parts.ending, parts.outcome) if column)
    verdicts = tuple(
        text for column in judged if (text := cells[column.id].text or column.empty or "")
    )
    sizes = tuple(_size(part, cells, messages) for part in parts.measured)
    return Line(row.id, number, verdicts, sizes, _mark(parts, cells), stretch)


def _size(part: _Part, cells: dict[str, Cell], messages: Messages) -> Size:
    text = cells[part.shown.id].text
    missing = part.numbers.empty or messages("not a single number")
    if not text:
        return Size(part.shown.label, part.shown.empty or missing, "")
    unit = part.shown.unit if part.shown is part.numbers else None
    return Size(
        part.shown.label,
        f"{text} {unit}" if unit else text,
        "" if part.ends(cells) else missing,
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


def _axis_name(parts: _Parts, along: Axis, messages: Messages, original: str) -> str:
    unit = time_word(along.unit, original, messages.language) if original else along.unit
    if parts.ago:
        return (
            capital(messages("%(unit)s before the study") % {"unit": unit})
            if unit
            else parts.ago.shown.label
        )
    label = parts.measured[0].shown.label
    return f"{label} ({unit})" if unit else label
