"""Reads the rows of a sheet as items of a list."""

import re
from dataclasses import field

from ...errors import Problem
from ...records import dataclass
from ...source import Path, Tree
from ...source.characters import hidden_in
from ...source.sheeted import CellPlace
from ...source.workbook.sheet import Sheet, SheetRow, letters
from ...suggestions import did_you_mean, proposed_id
from .cells import value_of
from .columns import ROW, Column, columns_of
from .kinds import SheetKind

_NUMBERED = re.compile(r"(.*?)[ _]?(\d{1,3})")
_NOTE = "note"
MADE_FROM = ("label", "term")
"""What an id is made of where its cell is empty."""


@dataclass
class Part:
    """What sheets hold of one data file.

    Attributes:
        label: The sheet that messages name where nothing nearer is known.
        values: Its values; positions in lists count from 0.
        cells: Where they stand.
        links: The values that lead to a finding, which may name it by its label.
    """

    label: str = ""
    values: dict[Path, Tree] = field(default_factory=dict)
    cells: dict[Path, CellPlace] = field(default_factory=dict)
    links: list[Path] = field(default_factory=list)

    def put(self, path: Path, value: Tree, place: CellPlace) -> None:
        """Keeps a value with its place; of an empty cell the place alone."""
        if value is not None:
            self.values[path] = value
            for depth in range(1, len(path)):
                self.cells.setdefault(path[:depth], CellPlace(place.file, place.row))
        self.cells[path] = place

    def has(self, path: Path) -> bool:
        """Whether there is a value."""
        return path in self.values

    def tree(self) -> dict[str, Tree]:
        """All values as a tree."""
        made: dict[str | int, object] = {}
        for path, value in self.values.items():
            here: dict[str | int, object] = made
            for part in path[:-1]:
                below = here.setdefault(part, {})
                assert isinstance(below, dict)
                here = below
            here.setdefault(path[-1], value)
        tree = _listed(made)
        assert isinstance(tree, dict)
        return tree


def _listed(made: object) -> Tree:
    if not isinstance(made, dict):
        return made  # type: ignore[return-value]
    if made and all(isinstance(key, int) for key in made):
        return [_listed(made[key]) for key in sorted(made)]
    return {str(key): _listed(value) for key, value in made.items()}


@dataclass(frozen=True)
class _Place:
    """A column of the sheet: where, its heading as written, what it is, and its number."""

    at: int
    heading: str
    column: Column | None
    number: int = 0


class TableReader:
    """Reads one sheet."""

    def __init__(self, kind: SheetKind, label: str, sheet: Sheet, problems: list[Problem]) -> None:
        self._kind, self._label, self._sheet = kind, label, sheet
        self._problems = problems
        self._is_csv = label.endswith(".csv")
        self._places = list(self._headings(sheet.rows[0]))

    @property
    def is_readable(self) -> bool:
        """Whether it has a column that is known."""
        return any(place.column for place in self._places)

    def _say(self, row: int, column: int, path: str, message: str, hint: str = "") -> None:
        column = 0 if self._is_csv else column
        self._problems.append(Problem(self._label, row, column, path, message, hint))

    def _headings(self, row: SheetRow) -> list[_Place]:
        known = {column.heading: column for column in columns_of(self._kind)}
        places: list[_Place] = []
        taken: dict[str, int] = {}
        for at, cell in enumerate(row.cells):
            heading = " ".join(cell.split())
            if not heading or (heading.lower() == _NOTE and _NOTE not in known):
                continue
            place = self._heading(at, heading, known)
            if place is None:
                shown = [f"{each} 1" if known[each].numbered else each for each in known]
                if self._kind.ref:
                    shown.append(self._kind.ref)
                where = heading if self._is_csv else f"column {letters(at + 1)}"
                near = did_you_mean(heading, shown)
                hint = near if near.startswith("did") else f"known here: {', '.join(shown)}"
                self._say(row.number, at + 1, where, f"there is no column “{heading}”", hint)
                continue
            name = place.heading.lower()
            if name in taken:
                both = f"columns {letters(taken[name] + 1)} and {letters(at + 1)}"
                message = f"{both} are both called “{heading}”"
                self._say(row.number, at + 1, heading, message, "delete one")
                continue
            taken[name] = at
            places.append(place)
        return places

    def _heading(self, at: int, heading: str, known: dict[str, Column]) -> _Place | None:
        name = heading.lower()
        if name == self._kind.ref:
            return _Place(at, name, None)
        if name in known:
            return _Place(at, name, known[name], 1 if known[name].numbered else 0)
        found = _NUMBERED.fullmatch(name)
        if found and found[1] in known and known[found[1]].numbered and int(found[2]):
            return _Place(at, f"{found[1]} {int(found[2])}", known[found[1]], int(found[2]))
        return None

    def read_into(self, part: Part) -> None:
        """Reads the rows."""
        counts: dict[Path, int] = {}
        ids: set[str] = set()
        first: dict[str, Path] = {}
        headed = {place.at for place in self._places}
        for row in self._sheet.rows[1:]:
            if not self._is_begun(row):
                continue
            self._check(row, headed)
            above = self._above(row, part)
            if above is None:
                continue
            id_ = self._written(row, "id") if self._kind.inner else ""
            if id_ in first and id_:
                self._more(first[id_], row, part)
                continue
            counts[above] = counts.get(above, -1) + 1
            first[id_] = (*above, counts[above])
            self._item(first[id_], row, part, ids)

    def _written(self, row: SheetRow, heading: str) -> str:
        place = next((each for each in self._places if each.heading == heading), None)
        return row.at(place.at).strip() if place else ""

    def _more(self, path: Path, row: SheetRow, part: Part) -> None:
        """A further row of an item: what is its own, while the rest is as in the first."""
        number = len({each[: len(path) + 2] for each in part.values if self._is_inner(each, path)})
        for place in self._places:
            if place.column is None:
                continue
            if place.column.in_row:
                self._cell(self._way(path, place.column, number), row, place, part)
            elif text := row.at(place.at).strip():
                where = self._way(path, place.column, 0)
                said = part.values.get(where)
                value = value_of(text, place.column.kind, place.column.pair)
                same = (
                    value.strip() == str(said).strip() if isinstance(value, str) else value == said
                )
                if not same:
                    message = f"“{text}” is not what the first row with this id says"
                    hint = "rows with one id are one item; leave the cell empty"
                    self._say(row.number, place.at + 1, place.heading, message, hint)

    def _is_inner(self, way: Path, path: Path) -> bool:
        return way[: len(path) + 1] == (*path, self._kind.inner) and len(way) > len(path) + 1

    def _way(self, path: Path, column: Column, number: int) -> Path:
        """The way to a value of an item."""
        filled = (number if each is None or each == ROW else each for each in column.path)
        return (*path, *filled)

    def _is_begun(self, row: SheetRow) -> bool:
        """Whether somebody began to fill a row: an id alone waits for its words."""
        own = {"id", self._kind.ref}
        return any(row.at(place.at).strip() for place in self._places if place.heading not in own)

    def _check(self, row: SheetRow, headed: set[int]) -> None:
        for at, cell in enumerate(row.cells):
            if cell.strip() and at >= len(self._sheet.rows[0].cells):
                where = f"column {letters(at + 1)}"
                self._say(
                    row.number, at + 1, where, "this column has no heading", "name or empty it"
                )
            elif at in headed and (odd := self._sheet.odd.get((row.number, at + 1))):
                heading = next(place.heading for place in self._places if place.at == at)
                self._say(row.number, at + 1, heading, *odd)

    def _above(self, row: SheetRow, part: Part) -> Path | None:
        """The list to which a row belongs; None where that is not said, which is told."""
        kind = self._kind
        if not kind.ref:
            return tuple(each for each in kind.path if each is not None)
        place = next((each for each in self._places if each.heading == kind.ref), None)
        written = row.at(place.at).strip() if place else ""
        column = place.at + 1 if place else 0
        items: Path = kind.above_path
        ids = {
            str(value).strip(): path[len(items)]
            for path, value in part.values.items()
            if path[: len(items)] == items and path[len(items) + 1 :] == ("id",)
        }
        if kind.keys:
            rest = tuple(each for each in kind.path[1:] if each)
            if written in kind.keys:
                return (written, *rest)
            if written in ids:
                return (*items, ids[written], *rest)
            known = " or ".join((*kind.keys, *ids))
            message = f"“{written}” is not one of the tables" if written else "this cell is empty"
            self._say(row.number, column, kind.ref, message, f"write {known}")
            return None
        place_of = kind.path.index(None)
        if written not in ids:
            message = f"there is no {kind.ref} “{written}”" if written else "this cell is empty"
            hint = did_you_mean(written, ids, f"in {kind.above}") if written else ""
            self._say(row.number, column, kind.ref, message, hint)
            return None
        return (*items, ids[written], *(each for each in kind.path[place_of + 1 :] if each))

    def _item(self, path: Path, row: SheetRow, part: Part, ids: set[str]) -> None:
        part.cells.setdefault(path[:-1], CellPlace(self._label))
        part.cells[path] = CellPlace(self._label, row.number)
        for column in columns_of(self._kind):
            if (
                column.needed and len(column.path) > 1 and not column.in_row
            ):  # so that each part of it is asked for
                part.values.setdefault((*path, str(column.path[0])), {})
        numbers = sorted(
            {place.number for place in self._places if place.number and row.at(place.at).strip()}
        )
        for place in self._places:
            if place.column is None or (place.number and place.number not in numbers):
                continue
            at = numbers.index(place.number) if place.number else 0
            self._cell(self._way(path, place.column, at), row, place, part)
        self._id(path, row, part, ids)

    def _cell(self, path: Path, row: SheetRow, place: _Place, part: Part) -> None:
        assert place.column is not None
        text = row.at(place.at)
        column = 0 if self._is_csv else place.at + 1
        if (seen := hidden_in(text)) and not text.strip():
            self._say(row.number, column, place.heading, f"the cell holds a {seen}", "empty it")
        value = value_of(text, place.column.kind, place.column.pair)
        cell = CellPlace(self._label, row.number, column, place.heading, place.at + 1)
        part.put(path, value, cell)
        if place.column.link == "category" and value is not None:
            part.links.append(path)

    def _id(self, path: Path, row: SheetRow, part: Part, ids: set[str]) -> None:
        """The id that an empty cell stands for: made of the label."""
        known = {column.heading for column in columns_of(self._kind)}
        where = (*path, "id")
        if "id" not in known:
            return
        if where not in part.values:
            label = next((part.values.get((*path, key)) for key in MADE_FROM if key in known), None)
            made = proposed_id(str(label)) if label else ""
            number = 2
            while made and f"{made}{'' if number == 2 else f'-{number - 1}'}" in ids:
                number += 1
            if made:
                made = made if number == 2 else f"{made}-{number - 1}"
                cell = part.cells.get(where, CellPlace(self._label, row.number, 0, "id"))
                part.put(where, made, cell)
        ids.add(str(part.values.get(where, "")).strip())
