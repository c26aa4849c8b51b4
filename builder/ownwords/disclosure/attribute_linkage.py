"""Among how many people the speaker of a quote still stands, by what the quote says and the rows
show.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property
from itertools import chain, combinations
from math import log2

from ..checks import Issue
from ..model import Study
from ..model.sample import Row
from ..records import dataclass
from ..speakers import is_unlinked
from .facts import Facts, read_facts
from .k_anonymity import policy
from .material import Material
from .totals import column_of, levels_in_rows
from .wording import few_of, listed, quoted

MOST_MENDED = 100
"""For so many quotes a change of the rows is looked for; where there are more, one change mends
many of them.
"""
_MOST_LEVELS = 12
"""Beyond so many values of a column no joining is proposed, only leaving it out."""


@dataclass(frozen=True)
class Possible:
    """Who could have said a quote.

    Attributes:
        people: The people, or the cases that belong to nobody; complete where they are fewer than
            was asked for.
        rows: The rows that fit.
    """

    people: frozenset[str]
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """The rows of a study by what they show."""

    study: Study
    _known: dict[object, Possible] = field(default_factory=dict, compare=False)
    _lost: dict[str, float] = field(default_factory=dict, compare=False)

    @cached_property
    def _by_value(self) -> dict[str, dict[str, list[Row]]]:
        found: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for row in (*self.study.people, *self.study.all_cases):
            for cell in row.cells:
                found[cell.column][cell.text].append(row)
        return {column: dict(values) for column, values in found.items()}

    @cached_property
    def _totals(self) -> dict[str, tuple[str, dict[str, str]]]:
        """For each total the column that tells the same, and what it shows for each line."""
        named = (
            (total.id, column_of(self.study, total), levels_in_rows(self.study, total))
            for total in self.study.sample.totals
        )
        return {id_: (column.id, levels) for id_, column, levels in named if column}

    @cached_property
    def _person_columns(self) -> frozenset[str]:
        return frozenset(column.id for column in self.study.sample.people.columns)

    def shown(self, facts: Facts) -> dict[str, frozenset[str]]:
        """What rows show of a quote's facts: by column, the values that fit. What no row tells is
        left out.
        """
        found: dict[str, frozenset[str]] = {}
        for key, values in facts.items():
            column, levels = (
                (key, dict.fromkeys(values, ""))
                if key in self._by_value
                else self._totals.get(key, ("", {}))
            )
            if not column or any(value not in levels for value in values):
                continue
            fitting = (
                frozenset(values) if column == key else frozenset(levels[value] for value in values)
            )
            found[column] = found[column] & fitting if column in found else fitting
        return found

    def possible(self, shown: dict[str, frozenset[str]], enough: int) -> Possible:
        """Who fits all that is shown; looked for until `enough` people are found."""
        asked = (frozenset(shown.items()), enough)
        if asked not in self._known:
            self._known[asked] = self._search(shown, enough)
        return self._known[asked]

    def _search(self, shown: dict[str, frozenset[str]], enough: int) -> Possible:
        own = {column: values for column, values in shown.items() if column in self._person_columns}
        case = {
            column: values for column, values in shown.items() if column not in self._person_columns
        }
        fitting = self._fitting(own) if own else None
        *others, case = self._by_table(case) or [{}]
        for other in others:  # whoever is meant fits in every table
            those = {one for row in self._fitting(other) for one in row.holds}
            within = None if fitting is None else {row.id for row in fitting}
            fitting = [
                row
                for row in self.study.people
                if row.id in those and (within is None or row.id in within)
            ]
        people: set[str] = set()
        rows: list[str] = []
        known = {row.id for row in fitting} if fitting is not None else None
        for row in self._fitting(case) if case else fitting or ():
            who = {person for person in row.holds if known is None or person in known}
            if who:
                people |= who
                rows.append(row.id)
            if len(people) >= enough:
                break
        return Possible(frozenset(people), tuple(rows))

    def _by_table(self, shown: dict[str, frozenset[str]]) -> list[dict[str, frozenset[str]]]:
        """What is shown by the table of cases that has the column."""
        found: dict[str, dict[str, frozenset[str]]] = {}
        for column, values in shown.items():
            has = (
                t.id for t in self.study.case_tables if column in {c.id for c in t.table.columns}
            )
            found.setdefault(next(has, "cases"), {})[column] = values
        return list(found.values())

    def _fitting(self, shown: dict[str, frozenset[str]]) -> list[Row]:
        """Rows of one table that fit all, looked for among those that the rarest value leaves."""
        numbers = {
            column: sum(self.counts[column][value] for value in values)
            for column, values in shown.items()
        }
        rarest = min(numbers, key=lambda column: numbers[column])
        among = chain.from_iterable(
            self._by_value[rarest].get(value, ()) for value in sorted(shown[rarest])
        )
        return [
            row
            for row in among
            if all(self._cells[row.id].get(column) in values for column, values in shown.items())
        ]

    @cached_property
    def _cells(self) -> dict[str, dict[str, str]]:
        return {
            row.id: {cell.column: cell.text for cell in row.cells}
            for row in (*self.study.people, *self.study.all_cases)
        }

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """For each column how many rows have each value."""
        return {
            column: Counter({value: len(rows) for value, rows in values.items()})
            for column, values in self._by_value.items()
        }

    def lost(self, column: str) -> float:
        """How many bits fewer the rows tell without the column."""
        if column not in self._lost:
            self._lost[column] = _loss(self.counts[column], frozenset(self.counts[column]))
        return self._lost[column]


def quotes_that_narrow(material: Material) -> Iterator[Issue]:
    """Quotes whose words leave fewer than k people, by the team's private notes; and what is wrong
    with these, which is mended first.
    """
    source = material.quote_facts
    if source.state == "absent":
        return
    facts, wrong = read_facts(source, material.study)
    yield from wrong or narrowed(material.study, facts)


def narrowed(study: Study, facts: dict[str, Facts]) -> Iterator[Issue]:
    """The quotes without a named speaker whose facts fit fewer than k people, each with the mildest
    change of rows that mends it.
    """
    k, _ = policy(study)
    rows, found = Rows(study), 0
    for at, quote in study.numbered_quotes:
        shown = rows.shown(facts.get(quote.id, {}))
        if not shown or not is_unlinked(study, quote):
            continue
        possible = rows.possible(shown, k)
        if len(possible.people) < k:
            said = "; ".join(
                f"{column}: {' or '.join(map(quoted, sorted(values)))}"
                for column, values in shown.items()
            )
            message = (
                f'fewer than {k} people could have said the quote "{quote.id}", because it says'
                f" {said}: {few_of(possible.rows) or 'no row at all'}"
            )
            found += 1
            hint = (
                _mended(rows, shown, k)
                if found <= MOST_MENDED
                else "fix the quotes listed first, which may solve this too"
            )
            yield Issue("quotes", ("quotes", at), message, hint, "quote-narrows", quote.id)


def _mended(rows: Rows, shown: dict[str, frozenset[str]], k: int) -> str:
    """The change of the rows that loses least and leaves k people; joined levels of one column
    before columns left out.
    """
    if not rows.possible(shown, k).people:
        return "check the note: no row matches it"
    ways = sorted(_ways(rows, shown), key=lambda way: way[0])
    for _, words, seen in ways:
        if not seen or len(rows.possible(seen, k).people) >= k:
            return (
                f"the mildest change of the rows found that leaves {k} people: {words}; or leave "
                f"these words out of the quote"
            )
    return "leave these words out of the quote"


def _ways(
    rows: Rows, shown: dict[str, frozenset[str]]
) -> Iterator[tuple[float, str, dict[str, frozenset[str]]]]:
    """What each change loses, its words, and what rows then show of the quote."""
    for column, values in shown.items():
        counts = rows.counts[column]
        others = [value for value in counts if value and value not in values]
        for more in _some(others) if len(counts) <= _MOST_LEVELS else ():
            joined = values | set(more)
            words = f"{column}: {listed(value for value in counts if value in joined)} as one level"
            yield _loss(counts, joined), words, {**shown, column: joined}
    for number in range(1, len(shown) + 1):
        for left_out in combinations(shown, number):
            loss = sum(rows.lost(column) for column in left_out)
            left = {column: values for column, values in shown.items() if column not in left_out}
            yield loss, f"leave out {' and '.join(left_out)}", left


def _some(values: list[str]) -> Iterable[tuple[str, ...]]:
    """One value, two or three of them; all of them would be leaving the column out."""
    return chain.from_iterable(
        combinations(values, number) for number in range(1, min(4, len(values)))
    )


def _loss(counts: Counter[str], joined: frozenset[str]) -> float:
    """How many bits fewer a column tells over all rows when these values are one."""
    numbers = [counts[value] for value in joined if counts[value]]
    return (
        round(
            sum(numbers) * log2(sum(numbers)) - sum(number * log2(number) for number in numbers), 6
        )
        if numbers
        else 0.0
    )
