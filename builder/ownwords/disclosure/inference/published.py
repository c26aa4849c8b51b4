"""What a table's rows and totals say together, as units and facts.

A cell that was left empty may have any level. A cell that shows several levels as one ("by either
side") has one of those that a total tells apart. Whoever is counted in a total without a row of
their own (somebody who withdrew) may have every value of every column.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from ...model import Study
from ...model.sample import Column, Row, Total, TotalCount
from ...records import dataclass
from ...remembered import lru_cache
from ..totals import column_of, folded, levels_in_rows, text_of
from .worlds import Fact, Unit, Values, Worlds

UNTOLD = ""
"""The value of a cell of which nothing is told, where a total counts such cells in a line."""

_ABSENT = "somebody without a row"
_BAND = re.compile(r"\s*(\d{1,4})\s*(?:[-–—]\s*(\d{1,4})|(\+))?\s*")
_MOST_NUMBERS = 200
_KEPT = 12
"""So many tables are kept as they were worked out: those of a study and of one that is tried."""


@dataclass(frozen=True)
class Said:
    """A line of a total.

    Attributes:
        total: The total's position in sample.yml.
        label: The line's label.
        column: The column it speaks of: the column's id, or a name of its own where no column of
            the rows tells the same.
        values: The values that the line counts.
        count: How many it counts.
        within: The part that the total is of, as values of other columns.
    """

    total: int
    label: str
    column: str
    values: Values
    count: int
    within: Mapping[str, Values] = field(default_factory=dict)

    @property
    def wanted(self) -> dict[str, Values]:
        """The values of each column that a unit has to have to be counted."""
        return {**self.within, self.column: self.values}


@dataclass(frozen=True)
class Published:
    """A table with its totals.

    Attributes:
        file: The table's file: `people.csv`.
        rows: The rows by id.
        people: For each unit the people it stands for; a unit without a row, or whose row belongs
            to nobody, stands for itself. Cases without a row may all be one person's.
        columns: The columns of the rows by id, but for numbers beside a text.
        printed: For each column the values that its printed texts stand for.
        said: The lines of the totals.
        ends: The smallest and the largest values that totals tell; somebody has them.
        worlds: The worlds that are possible.
    """

    file: str
    rows: dict[str, Row]
    people: dict[str, frozenset[str]]
    columns: dict[str, Column]
    printed: dict[str, dict[str, Values]]
    said: tuple[Said, ...]
    ends: tuple[Said, ...]
    worlds: Worlds

    def may_lie_in(self, said: Said) -> list[str]:
        """The units that a line may count although no row says so; none where rows show all.

        Raises:
            NotDecidedError: It takes too many steps to decide.
        """
        return self.worlds.hidden_among(said.wanted, said.count)

    def shows(self, row: str, column: str) -> Values:
        """What an outsider matches a cell with: the text that it shows, or the one value that it
        can only have; for an empty cell every text that may stand there.
        """
        texts = self.printed[column]
        text = text_of(self.rows[row], self.columns[column])
        values = self.worlds.values(row, column)
        if text and (len(values) > 1 or values == {text}):
            return frozenset({text})
        if len(values) == 1 or not texts:
            return values or frozenset({text})
        matched = frozenset(each for each, may in texts.items() if may & values)
        return matched | values.difference(*(texts[each] for each in matched))


def published(study: Study, of: str) -> Published:
    """What rows and totals of a table say together; worked out once for each study.

    Args:
        study: The study.
        of: The table's id: `people`, `cases` or another's.
    """
    return _published(_Same(study), of)


@dataclass(frozen=True, eq=False)
class _Same:
    """A study that is the same as another only if it is that very one; comparing them field by
    field takes as long as what is kept here.
    """

    study: Study

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.study is self.study

    def __hash__(self) -> int:
        return id(self.study)


@lru_cache(maxsize=_KEPT)
def _published(same: _Same, of: str) -> Published:
    study = same.study
    own = study.table(of)
    rows = own.rows if own else ()
    columns = {
        column.id: column for column in (own.table.columns if own else ()) if not column.beside
    }
    totals = [(at, total) for at, total in enumerate(study.sample.totals) if total.of == of]
    meant = _Meant(study, columns, rows, totals)
    counted = (
        max(counts) if total.overlapping else sum(counts)
        for _, total in totals
        if (counts := [line.count for line in total.counts])
    )
    said = (each.number for each in study.study.studied if each.what == of)
    count = max(len(rows), *counted, *said, 0)
    units = [
        Unit(row.id, {column: meant.values(row, column) for column in meant.universe})
        for row in rows
    ]
    units += [
        Unit(f"{of} without a row {number + 1}", meant.universe)
        for number in range(count - len(rows))
    ]
    people = {unit.id: frozenset({unit.id}) for unit in units}
    if any(
        row.people or row.unnamed for row in rows
    ):  # all cases without a row may be one person's
        people |= {unit.id: frozenset({_ABSENT}) for unit in units[len(rows) :]}
    people |= {row.id: frozenset(row.holds) for row in rows}
    return Published(
        f"{of}.csv",
        {row.id: row for row in rows},
        people,
        columns,
        meant.printed,
        tuple(meant.said),
        tuple(meant.ends),
        Worlds(units, meant.facts()),
    )


class _Meant:
    """What texts of rows and lines of totals mean: sets of values of one column."""

    def __init__(
        self,
        study: Study,
        columns: dict[str, Column],
        rows: tuple[Row, ...],
        totals: list[tuple[int, Total]],
    ) -> None:
        self._study, self._columns, self._totals = study, columns, totals
        self.printed: dict[str, dict[str, Values]] = {}
        self.universe: dict[str, Values] = {}
        self.said: list[Said] = []
        self.ends: list[Said] = []
        by_column: dict[str, list[tuple[int, Total]]] = {}
        for at, total in totals:
            column = column_of(study, total)
            by_column.setdefault(column.id if column else f"total {total.id}", []).append(
                (at, total)
            )
        for id_ in dict.fromkeys((*columns, *by_column)):
            lines_apart = [each for each in by_column.get(id_, []) if _is_choice(each[1])]
            texts = {
                text for row in rows if id_ in columns and (text := text_of(row, columns[id_]))
            }
            mine = [each for each in by_column.get(id_, []) if each not in lines_apart]
            for at, total in lines_apart:
                self._as_choices(at, total)
            if not columns.get(id_) and not mine:
                continue
            if not (mine and self._as_numbers(id_, texts, mine)):
                self._as_levels(id_, texts, mine)

        self.said = [self._in_part(said) for said in self.said]

    def facts(self) -> Iterator[Fact]:
        """The lines of the totals, and that somebody has the smallest and the largest value."""
        for said in self.said:
            yield Fact(said.wanted, said.count, said.count)
        for end in self.ends:
            yield Fact({end.column: end.values}, 1, None)

    def _in_part(self, said: Said) -> Said:
        """A line with the part that its total is of."""
        within: dict[str, Values] = {}
        for part in dict(self._totals)[said.total].within:
            other = next((each for _, each in self._totals if each.id == part.column), None)
            if part.column in self.printed and part.column in self._columns:
                level = frozenset({part.level})
                within[part.column] = self.printed[part.column].get(part.level, level)
            for line in self.said:
                if other is self._study.sample.totals[line.total] and line.label == part.level:
                    within[line.column] = line.values
        return replace(said, within={c: v for c, v in within.items() if c != said.column})

    def _as_choices(self, at: int, total: Total) -> None:
        """Takes each line as a question of its own, where one unit can count in several."""
        for line in total.counts:
            id_ = f"total {total.id}: {line.label}"
            self.universe[id_] = frozenset({"yes", "no"})
            self.printed[id_] = {}
            self.said.append(Said(at, line.label, id_, frozenset({"yes"}), line.count))

    def values(self, row: Row, column: str) -> Values:
        """The values that a row's cell may have, by what it shows."""
        text = text_of(row, self._columns[column]) if column in self._columns else ""
        return self.printed[column][text] if text else self.universe[column]

    def _as_numbers(self, id_: str, texts: set[str], totals: list[tuple[int, Total]]) -> bool:
        """Takes texts and lines as bands of whole numbers, where all of them are."""
        lines = {line.label: _line_band(line) for _, each in totals for line in each.counts}
        cells = {text: band_of(text) for text in texts}
        bands = [*lines.values(), *cells.values()]
        lows = [total.low for _, total in totals if total.low is not None]
        highs = [total.high for _, total in totals if total.high is not None]
        if not all(bands):
            return False
        tops = [band[1] if band[1] is not None else band[0] for band in bands if band]
        is_open = any(band and band[1] is None for band in bands)
        said_so = any(line.low is not None for _, each in totals for line in each.counts)
        if is_open and not highs and not said_so:
            return False
        least = max(lows, default=min(band[0] for band in bands if band))
        most = min(highs, default=max(tops))
        if least == 0:  # an open beginning: one value below the first limit stands for all
            least = max(0, min((band[1] or band[0] for band in bands if band), default=0) - 1)
        if not least <= most <= least + _MOST_NUMBERS:
            return False

        def numbers(band: tuple[int, int | None] | None) -> Values:
            low, high = band or (least, most)
            high = most if high is None else high
            return frozenset(map(str, range(max(low, least), min(high, most) + 1)))

        self.universe[id_] = numbers((least, most))
        self.printed[id_] = {text: numbers(band) for text, band in cells.items()}
        for at, total in totals:
            self.said += (
                Said(at, line.label, id_, numbers(lines[line.label]), line.count)
                for line in total.counts
            )
            ends = [str(each) for each in (total.low, total.high) if each is not None]
            self.ends += (Said(at, end, id_, frozenset({end}), 1) for end in ends)
        return True

    def _as_levels(self, id_: str, texts: set[str], totals: list[tuple[int, Total]]) -> None:
        """Takes every text and every line as a level; a text that several lines tell apart stands
        for these.
        """
        column = self._columns.get(id_)
        shown = {at: levels_in_rows(self._study, total) for at, total in totals}
        parts = _parts(shown)
        untold = folded(column.empty) if column and column.empty else None
        for at, total in totals:
            for line in total.counts:
                text = shown[at].get(line.label)
                values = frozenset({line.label})
                if untold is not None and folded(line.label) == untold:
                    values = frozenset({UNTOLD})
                elif text and list(shown[at].values()).count(text) == 1:
                    values = parts.get(text, frozenset({text}))
                self.said.append(Said(at, line.label, id_, values, line.count))
        self.printed[id_] = {text: parts.get(text, frozenset({text})) for text in texts}
        levels = frozenset(column.levels if column else ()).difference(parts)
        known = levels.union(
            *(said.values for said in self.said if said.column == id_), *self.printed[id_].values()
        )
        self.universe[id_] = known or frozenset({UNTOLD})


def _parts(shown: Mapping[int, Mapping[str, str]]) -> dict[str, Values]:
    """The texts of rows that a total tells more finely, each with the labels of its lines."""
    found: dict[str, Values] = {}
    for levels in shown.values():
        for text, many in Counter(levels.values()).items():
            lines = frozenset(label for label, each in levels.items() if each == text)
            if many > max(1, len(found.get(text, ()))):
                found[text] = lines
    return found


def _is_choice(total: Total) -> bool:
    """Whether its lines are questions of their own: they overlap, and are no bands."""
    return total.overlapping and not all(map(_line_band, total.counts))


def _line_band(line: TotalCount) -> tuple[int, int | None] | None:
    """The smallest and the largest number that a line counts."""
    if line.low is not None or line.high is not None:
        return (line.low or 0, line.high)
    return band_of(line.level or line.label)


def band_of(text: str) -> tuple[int, int | None] | None:
    """`40–49`, `40` and `40+` as the smallest and the largest number; None for other texts."""
    found = _BAND.fullmatch(text)
    if not found:
        return None
    low, high, open_ = found.groups()
    return int(low), None if open_ else int(high or low)
