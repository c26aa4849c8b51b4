"""The risk that remains although the rows pass: figures on what somebody sees who knows more than
an outsider.

They are computed from the published files alone, so that the page is the same wherever it is built.
"""

from collections import Counter, defaultdict

from ..model import Study
from ..model.base import Noun
from ..model.sample import Column, Row, Total
from ..records import dataclass
from .k_anonymity import (
    View,
    cases_of,
    knows_all_cases,
    outsiders_columns,
    policy,
    sensitive_columns,
    views,
)
from .linkage import Profile, profiles
from .totals import finer_totals


@dataclass(frozen=True)
class Risks:
    """The figures that the page about protection shows.

    Attributes:
        k: Among how many people each row is hidden.
        l: How many values a sensitive column shows among them.
        known: Labels of the columns an outsider could know.
        known_of_cases: Those of them that stand in the table of cases.
        sensitive: Labels of the sensitive columns.
        all_cases: Whether an outsider is taken to know all cases of a person.
        smallest: How many people are alike at least, in what an outsider could know; None where
            that is nothing.
        people: How many people have a row.
        behind: How many are behind all rows: people by name, members of groups whom no row names.
        cases: How many cases.
        unlike_people: How many people's own row is like no other; None where that table shows
            nothing.
        unlike_cases: The same of each table of cases: what a row is called, how many are like no
            other, how many there are.
        counted_as: What is counted where nothing tells of any people behind the rows: the rows of
            the only table.
        alone_in_number: How many people share their number of cases with nobody; None where nobody
            has more than one.
        alone_in_cases: How many people are like no other for somebody who knows of all their cases
            what an outsider could know of one.
        rare: Labels of other columns with a value that fewer than k people have.
        small_totals: Labels of totals with a line below k.
        finer_totals: Labels of totals that tell more finely what the rows show as one level.
        profiles: Everybody to whom quotes are linked.
    """

    k: int
    l: int  # noqa: E741
    known: tuple[str, ...]
    known_of_cases: tuple[str, ...]
    sensitive: tuple[str, ...]
    all_cases: bool
    smallest: int | None
    people: int
    behind: int
    cases: int
    unlike_people: int | None
    unlike_cases: tuple[tuple[Noun, int, int], ...]
    counted_as: Noun | None
    alone_in_number: int | None
    alone_in_cases: int | None
    rare: tuple[str, ...]
    small_totals: tuple[str, ...]
    finer_totals: tuple[str, ...]
    profiles: tuple[Profile, ...]


def risks(study: Study) -> Risks:
    """Computes the figures for a study's rows and totals."""
    k, l = policy(study)  # noqa: E741
    tables = tuple(table for table in study.tables if not table.table.works)
    columns = tuple(table.table.columns for table in tables)
    totals = study.sample.totals
    return Risks(
        k=k,
        l=l,
        known=tuple(column.label for each in columns for column in outsiders_columns(each)),
        known_of_cases=tuple(column.label for column in case_columns(study)),
        sensitive=tuple(column.label for each in columns for column in sensitive_columns(each)),
        all_cases=knows_all_cases(study),
        smallest=_smallest(views(study)),
        people=len(study.people),
        behind=len({one for table in tables for row in table.rows for one in row.holds}),
        cases=len(study.all_cases),
        unlike_people=_unlike(study.people),
        unlike_cases=tuple(
            (table.unit, unlike, len(table.rows))
            for table in tables[1:]
            if (unlike := _unlike(table.rows)) is not None
        ),
        counted_as=_counted_as(study),
        alone_in_number=_alone_in_number(study),
        alone_in_cases=_alone_in_cases(study),
        rare=tuple(
            dict.fromkeys(
                label for table in tables for label in _rare(table.rows, table.table.columns, k)
            )
        ),
        small_totals=tuple(total.label for total in small_totals(study)),
        finer_totals=tuple(dict.fromkeys(totals[finer.at].label for finer in finer_totals(study))),
        profiles=profiles(study),
    )


def case_columns(study: Study) -> tuple[Column, ...]:
    """What an outsider could know of cases."""
    tables = (table.table for table in study.case_tables if not table.table.works)
    return tuple(column for table in tables for column in outsiders_columns(table.columns))


def _counted_as(study: Study) -> Noun | None:
    rows = study.all_cases
    if study.people or any(row.people or row.unnamed for row in rows):
        return None
    return next((table.unit for table in study.case_tables if not table.table.works), None)


def _smallest(looked: tuple[View, ...]) -> int | None:
    return min(
        (
            len(alike.people)
            for sight in looked
            if sight.tells_apart
            for alike in sight.groups.values()
        ),
        default=None,
    )


def _unlike(rows: tuple[Row, ...]) -> int | None:
    """How many rows differ from every other in all that they show."""
    alike = Counter(tuple(cell.text for cell in row.cells) for row in rows)
    return sum(number == 1 for number in alike.values()) if rows and rows[0].cells else None


def _alone_in_number(study: Study) -> int | None:
    numbers = Counter(len(mine) for mine in cases_of(study.cases).values())
    return sum(people == 1 for people in numbers.values()) if numbers and max(numbers) > 1 else None


def _alone_in_cases(study: Study) -> int | None:
    first = study.sample.cases.columns if study.sample.cases else ()
    known = tuple(column.id for column in outsiders_columns(first))
    cases = cases_of(study.cases)
    if not known or all(len(mine) == 1 for mine in cases.values()):
        return None
    alike = Counter(
        tuple(
            sorted(tuple(cell.text for cell in row.cells if cell.column in known) for row in mine)
        )
        for mine in cases.values()
    )
    return sum(people == 1 for people in alike.values())


def _rare(rows: tuple[Row, ...], columns: tuple[Column, ...], k: int) -> list[str]:
    """Columns of levels, other than those an outsider could know, with a value that fewer than k
    people have.
    """
    known = outsiders_columns(columns)
    levelled = {
        column.id: column.label for column in columns if column.levels and column not in known
    }
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for cell in row.cells:
            if cell.column in levelled and cell.text:
                people[cell.column, cell.text].update(row.holds)
    found = {column for (column, _), those in people.items() if len(those) < k}
    return [label for id_, label in levelled.items() if id_ in found]


def small_totals(study: Study) -> tuple[Total, ...]:
    """Finds totals with a line that counts at least one but fewer than k."""
    k, _ = policy(study)
    return tuple(
        total for total in study.sample.totals if any(0 < line.count < k for line in total.counts)
    )
