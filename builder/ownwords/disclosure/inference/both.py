"""A table of two releases: the possibilities that both leave together, and each by itself."""

from collections.abc import Iterator
from functools import cached_property

from ...model import Study
from ..totals import text_of
from ..wording import few_of, quoted
from .joint import Joint
from .published import UNTOLD, Published, Said, published
from .solver import NotDecidedError
from .worlds import Fact, Unit, Values, Wanted, Worlds


class Both:
    """A table of two releases.

    Args:
        study: The study of today.
        earlier: The study with the tables and totals of then.
        of: The table's id.
    """

    def __init__(self, study: Study, earlier: Study, of: str) -> None:
        self._now, self._then = published(study, of), published(earlier, of)
        self._joint = Joint(self._then, self._now)
        gone = [id_ for id_ in self._then.rows if id_ not in self._now.rows]
        absent = [id_ for id_ in self._now.worlds.units if id_ not in self._now.rows]
        # whoever lost the row is still counted by totals that stayed as they were
        self._kept = dict(zip(gone, absent, strict=False)) if len(absent) >= len(gone) else {}

    def cells(self) -> Iterator[tuple[str, str]]:
        """Columns and rows that both releases have."""
        for column in self._now.columns:
            for row in self._now.rows if column in self._then.columns else ():
                if row in self._then.rows:
                    yield column, row

    def is_finer(self, row: str, column: str) -> bool:
        """Whether the earlier release told more of a cell, by its text or by its totals."""
        then, now = self._alone_then(row, column), self._alone_now(row, column)
        if self._printed(self._then, row, column):
            return then < now or not self._printed(self._now, row, column)
        return len(then) == 1 and UNTOLD not in then and then < now

    def is_corrected(self, row: str, column: str) -> bool:
        """Whether a cell shows another value now."""
        return (
            self._printed(self._then, row, column)
            and self._printed(self._now, row, column)
            and self._alone_then(row, column).isdisjoint(self._alone_now(row, column))
        )

    def follows(self) -> dict[str, list[str]]:
        """Cells of which both together tell what neither tells alone: rows by column.

        Raises:
            NotDecidedError: It takes too many steps to decide.
        """
        found: dict[str, list[str]] = {}
        if not self._worlds.consistent:
            return {}
        for id_, unit in self._worlds.units.items():
            for column in self._now.columns:
                if column in unit.may and self._is_told(id_, column):
                    who = id_ if id_ in self._now.rows else "somebody without a row"
                    if who not in found.setdefault(column, []):
                        found[column].append(who)
        return {column: rows for column, rows in found.items() if rows}

    def _is_told(self, id_: str, column: str) -> bool:
        alone = [
            values
            for values in (self._alone_now(id_, column), self._alone_then(id_, column))
            if values
        ]
        if any(len(values) == 1 for values in alone):
            return False
        both = self._worlds.values(id_, column)
        printed = id_ in self._now.rows and id_ in self._then.rows
        if printed and all(self._printed(here, id_, column) for here in (self._now, self._then)):
            return all(both < values for values in alone)
        return len(both) == 1 and UNTOLD not in both

    def among_few(self, k: int) -> list[str]:
        """Lines of totals whose people can by both together only be some of fewer than k.

        Raises:
            NotDecidedError: It takes too many steps to decide.
        """
        found = []
        for here, wanted_of in ((self._now, self._wanted_now), (self._then, self._wanted_then)):
            for said in here.said if self._worlds.consistent else ():
                wanted = wanted_of(said)
                if not said.count or UNTOLD in said.values or not self._has(wanted):
                    continue
                few = self._worlds.hidden_among(wanted, said.count)
                own = self._people(here.may_lie_in(said))
                if few and len(self._people(few)) < k <= len(own):
                    found.append(
                        f"{quoted(said.label)} can only be said of fewer than {k} people:"
                        f" {few_of(self._named(few))}"
                    )
        return list(dict.fromkeys(found))

    def _named(self, units: list[str]) -> list[str]:
        named = (id_ if id_ in self._now.rows else "somebody without a row" for id_ in units)
        return list(dict.fromkeys(named))

    def _people(self, units: list[str]) -> set[str]:
        known = self._then.people | self._now.people
        return {person for unit in units for person in known.get(unit, frozenset({unit}))}

    def _printed(self, here: Published, row: str, column: str) -> bool:
        return (
            row in here.rows
            and column in here.columns
            and bool(text_of(here.rows[row], here.columns[column]))
        )

    def _alone_now(self, id_: str, column: str) -> Values:
        return self._joint.now(column, _alone(self._now, self._kept.get(id_, id_), column))

    def _alone_then(self, id_: str, column: str) -> Values:
        return self._joint.then(column, _alone(self._then, id_, column))

    def _wanted_now(self, said: Said) -> Wanted:
        return {column: self._joint.now(column, each) for column, each in said.wanted.items()}

    def _wanted_then(self, said: Said) -> Wanted:
        return {column: self._joint.then(column, each) for column, each in said.wanted.items()}

    def _has(self, wanted: Wanted) -> bool:
        return self._everywhere >= wanted.keys()

    @cached_property
    def _everywhere(self) -> set[str]:
        columns = [set(unit.may) for unit in self._units.values()]
        return set.intersection(*columns) if columns else set()

    @cached_property
    def _units(self) -> dict[str, Unit]:
        """Everybody of both, with what the cells of both leave possible."""
        known = (self._ids(here) for here in (self._then, self._now))
        return {id_: Unit(id_, self._may(id_)) for ids in known for id_ in ids}

    def _ids(self, here: Published) -> list[str]:
        """Everybody whom a release counts, as both name them."""
        back = {} if here is self._then else {absent: row for row, absent in self._kept.items()}
        return [back.get(id_, id_) for id_ in here.worlds.units]

    def _may(self, id_: str) -> dict[str, Values]:
        columns = dict.fromkeys(
            column
            for here in (self._then, self._now)
            for unit in here.worlds.units.values()
            for column in unit.may
        )
        may = {}
        for column in columns:
            values = self._joint.all(column)
            for here, read in ((self._then, self._joint.then), (self._now, self._joint.now)):
                if self._printed(here, id_, column):
                    own = read(column, here.worlds.units[id_].may[column])
                    values = (values & own) or own
            may[column] = values
        return may

    @cached_property
    def _worlds(self) -> Worlds:
        """The worlds that both releases allow."""
        return Worlds(self._units.values(), list(self._facts()))

    def _facts(self) -> Iterator[Fact]:
        """What totals and ends of both say. Those of a release that counts fewer people are said of
        these.
        """
        for here, read in ((self._then, self._joint.then), (self._now, self._joint.now)):
            counted = frozenset(self._ids(here))
            among = None if len(counted) == len(self._units) else counted
            for said in here.said:
                wanted = {column: read(column, each) for column, each in said.wanted.items()}
                if self._has(wanted):
                    yield Fact(wanted, said.count, said.count, among)
            for end in here.ends:
                wanted = {end.column: read(end.column, end.values)}
                if self._has(wanted):
                    yield Fact(wanted, 1, None, among)


def _alone(here: Published, id_: str, column: str) -> Values:
    """The values of a cell by one release; as it is printed where that is not decided, or where its
    totals cannot be true; none where it does not speak of the cell.
    """
    if id_ not in here.worlds.units or column not in here.worlds.units[id_].may:
        return frozenset()
    try:
        if here.worlds.consistent:
            return here.worlds.values(id_, column)
    except NotDecidedError:
        pass
    return here.worlds.units[id_].may[column]
