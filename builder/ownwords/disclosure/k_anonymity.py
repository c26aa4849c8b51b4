"""What an outsider could know of somebody, and who looks alike to them.

An outsider knows of a person what stands in the columns declared so (`quasi_identifier`): the
person's own, and those of one case ("she saw a man", not all whom she saw). Somebody who knows all
cases of a person, or their number, is an insider, unless privacy.yml says `outsiders_know:
all-cases`. What is counted is always people; a case that belongs to nobody counts itself.

Somebody who is known by a voice, a picture or a name hides nobody: whoever knows them leaves their
rows out. So they are not counted; what is told of them, `media` judges.

A cell that was left empty may be anybody's whose value it can still have; one whose value follows
from the totals counts as printed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from itertools import product
from math import prod

from ..known import KnownSpeakers
from ..model import Study
from ..model.base import Noun
from ..model.privacy import PrivacyFile
from ..model.sample import CaseRows, Column, Row
from ..records import dataclass
from .inference.published import UNTOLD, Published, published
from .inference.solver import NotDecidedError
from .totals import folded

Values = tuple[str, ...]
Known = tuple[Values, tuple[Values, ...]]
"""What is known of somebody: their own columns, and those of the case or cases that are known."""


@dataclass
class EquivalenceClass:
    """Those of whom the same is known.

    Attributes:
        people: Ids of the people, or of cases that belong to nobody.
        rows: Ids of the rows that show them.
        told: What the rows tell in each sensitive column: each value by its letters alone, so that
            spellings of it count once.
    """

    people: set[str] = field(default_factory=set)
    rows: list[str] = field(default_factory=list)
    told: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class View:
    """One way of looking at the rows.

    Attributes:
        file: The table whose rows are shown: `people.csv`.
        own: The person's columns that are known.
        case: The case's columns that are known.
        sensitive: The columns whose values somebody would learn.
        groups: Who looks alike.
        whole: Whether all cases of a person are known, their number included.
        unit: What one row is called.
        counts_rows: Whether nothing tells who stands behind the rows, so that they are counted.
    """

    file: str
    own: tuple[Column, ...]
    case: tuple[Column, ...]
    sensitive: tuple[Column, ...]
    groups: Mapping[Known, EquivalenceClass]
    whole: bool = False
    unit: Noun | None = None
    counts_rows: bool = False

    @property
    def tells_apart(self) -> bool:
        """Whether rows are told apart by more than what the table of people shows already."""
        return self.whole or bool(self.own if self.file == "people.csv" else self.case)


def policy(study: Study) -> tuple[int, int]:
    """k and l: as privacy.yml says, else the usual ones."""
    return (study.privacy.k, study.privacy.l) if study.privacy else (_default("k"), _default("l"))


def _default(name: str) -> int:
    return int(PrivacyFile.model_fields[name].default)


def outsiders_columns(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The shown columns that an outsider could know; a number is known with the text it stands
    beside, and the other way round.
    """
    known = {column.beside or column.id for column in columns if column.quasi_identifier}
    return tuple(column for column in columns if column.id in known and not column.beside)


def sensitive_columns(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The shown columns that would hurt, but for those an outsider knows anyway."""
    hurting = {column.beside or column.id for column in columns if column.sensitive}
    known = {column.id for column in outsiders_columns(columns)}
    return tuple(column for column in columns if column.id in hurting - known and not column.beside)


def views(study: Study) -> tuple[View, ...]:
    """The ways of looking that are judged: at people alone, and at people together with their
    cases.
    """
    whole = knows_all_cases(study)
    found = [_people(study)]
    for table in study.case_tables:
        if not table.table.works:  # published works hide nobody
            found.append((_whole if whole and _has_people(table) else _cases)(study, table))
    return tuple(
        sight for sight in found if sight.groups and (sight.tells_apart or sight.sensitive)
    )


def knows_all_cases(study: Study) -> bool:
    """Whether the study counts with outsiders who know all cases of a person."""
    knows = study.privacy and study.privacy.outsiders_know == "all-cases"
    return bool(knows and any(table.rows for table in study.case_tables))


def _has_people(table: CaseRows) -> bool:
    return any(row.people for row in table.rows)


def _people(study: Study) -> View:
    own, sensitive = (
        outsiders_columns(study.sample.people.columns),
        sensitive_columns(study.sample.people.columns),
    )
    shown, apart = _Shown(study, "people"), KnownSpeakers(study).rows
    groups = _groups(
        ((known, ()), row.id, row.id, shown.told(row, sensitive))
        for row in study.people
        if row.id not in apart
        for known in shown.ways(row, own)
    )
    return View("people.csv", own, (), sensitive, groups)


def _cases(study: Study, table: CaseRows) -> View:
    own, case = _known_columns(study, table)
    hurting, hurting_own = _hurting_columns(study, table)
    apart = KnownSpeakers(study).rows
    people = {row.id: row for row in study.people}
    shown, shown_own = _Shown(study, table.id), _Shown(study, "people")

    def entries() -> Iterator[tuple[Known, str, str, Values]]:
        for row in table.rows:
            if row.id in apart:
                continue
            told = shown.told(row, hurting)
            for known in shown.ways(row, case):
                for person in (each for each in row.people if each not in apart):
                    mine = people[person]
                    told_own = shown_own.told(mine, hurting_own)
                    for known_own in shown_own.ways(mine, own):
                        yield (known_own, (known,)), person, row.id, told + told_own
                for other in row.holds[len(row.people) :]:
                    none = (UNTOLD,) * len(hurting_own)
                    yield (("",) * len(own), (known,)), other, row.id, told + none

    return View(
        table.file,
        own,
        case,
        hurting + hurting_own,
        _groups(entries()),
        unit=table.unit,
        counts_rows=not any(row.people or row.unnamed for row in table.rows),
    )


def _whole(study: Study, table: CaseRows) -> View:
    """People with all their cases. What is sensitive is read from all rows of those who look
    alike.
    """
    own, case = _known_columns(study, table)
    hurting, hurting_own = _hurting_columns(study, table)
    cases, apart = cases_of(table.rows), KnownSpeakers(study).rows
    shown, shown_own = _Shown(study, table.id), _Shown(study, "people")

    def entries() -> Iterator[tuple[Known, str, str, Values]]:
        for row in (each for each in study.people if each.id not in apart):
            mine = cases.get(row.id, ())
            told = shown_own.told(row, hurting_own)
            for known_own, *known in _product(
                [shown_own.ways(row, own), *(shown.ways(each, case) for each in mine)]
            ):
                known_all = (known_own, tuple(sorted(known)))
                for each in mine:
                    yield known_all, row.id, each.id, shown.told(each, hurting) + told
                if not mine:
                    yield known_all, row.id, row.id, (UNTOLD,) * len(hurting) + told

    groups = _groups(entries())
    return View(table.file, own, case, hurting + hurting_own, groups, whole=True, unit=table.unit)


_MOST_WAYS = 500
"""Of so many ways in which the empty cells of one person could be filled, each is looked at; of
more the cells are taken as they are printed.
"""


def _product(ways: list[tuple[Values, ...]]) -> Iterable[tuple[Values, ...]]:
    if prod(map(len, ways)) > _MOST_WAYS:
        return [tuple(each[0] for each in ways)]
    return product(*ways)


@dataclass
class _Shown:
    """What an outsider matches cells with, and what cells tell.

    Attributes:
        study: The study.
        of: The table's id.
    """

    study: Study
    of: str

    @cached_property
    def _published(self) -> Published:
        return published(self.study, self.of)

    def ways(self, row: Row, columns: tuple[Column, ...]) -> tuple[Values, ...]:
        """What somebody may know of whom the row may be, in these columns."""
        cells = [sorted(self._cell(row, column)) for column in columns]
        if prod(map(len, cells)) > _MOST_WAYS:
            return (_values(row, columns),)
        return tuple(product(*cells))

    def told(self, row: Row, columns: tuple[Column, ...]) -> Values:
        """What the row tells in these columns; `UNTOLD` where it tells nothing. Spellings of the
        same are one.
        """
        return tuple(
            next(iter(shown)) if len(shown := self._cell(row, column)) == 1 else UNTOLD
            for column in columns
        )

    def _cell(self, row: Row, column: Column) -> frozenset[str]:
        try:
            return self._published.shows(row.id, column.id)
        except NotDecidedError:
            return frozenset(_values(row, (column,)))


def cases_of(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    """The cases of each person who has any."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for person in row.people:
            found[person].append(row)
    return {person: tuple(rows) for person, rows in found.items()}


_TwoTables = tuple[tuple[Column, ...], tuple[Column, ...]]


def _known_columns(study: Study, table: CaseRows) -> _TwoTables:
    people = study.sample.people.columns
    return outsiders_columns(people), outsiders_columns(table.table.columns)


def _hurting_columns(study: Study, table: CaseRows) -> _TwoTables:
    people = study.sample.people.columns
    return sensitive_columns(table.table.columns), sensitive_columns(people)


def _values(row: Row, columns: tuple[Column, ...]) -> Values:
    cells = {cell.column: cell.text for cell in row.cells}
    return tuple(cells.get(column.id, "") for column in columns)


def _groups(entries: Iterable[tuple[Known, str, str, Values]]) -> dict[Known, EquivalenceClass]:
    groups: dict[Known, EquivalenceClass] = {}
    for known, person, row, told in entries:
        alike = groups.get(known)
        if alike is None:
            alike = groups[known] = EquivalenceClass(told=tuple({} for _ in told))
        alike.people.add(person)
        if row not in alike.rows[-1:]:
            alike.rows.append(row)
        for values, value in zip(alike.told, told, strict=True):
            if value != UNTOLD:
                values.setdefault(folded(value), value)
    return groups


def too_few(sight: View, k: int) -> dict[Known, EquivalenceClass]:
    """Those among fewer than k people."""
    if not sight.tells_apart:
        return {}
    return {known: alike for known, alike in sight.groups.items() if len(alike.people) < k}


def too_uniform(sight: View, l: int) -> list[tuple[Known, EquivalenceClass, Column]]:  # noqa: E741
    """Those whose rows tell fewer than l things in a sensitive column. Empty cells tell nothing,
    and do not make what others tell less certain.
    """
    return [
        (known, alike, column)
        for known, alike in sight.groups.items()
        for column, told in zip(sight.sensitive, alike.told, strict=True)
        if 0 < len(told) < l
    ]
