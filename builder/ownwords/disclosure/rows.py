"""Checks whether rows can be singled out by what an outsider could know (k-anonymity), and whether
that knowledge reveals sensitive values (l-diversity).
"""

from collections.abc import Iterable, Iterator

from ..checks import Issue
from ..known import KnownSpeakers
from ..model.base import Noun
from ..model.sample import Column
from ..source import TableSource
from ..source.tree import shorten
from .k_anonymity import EquivalenceClass, Known, View, policy, too_few, too_uniform, views
from .material import Material
from .recoding import Proposal, propose
from .wording import few_of, quoted


def rows_among_too_few(material: Material) -> Iterator[Issue]:
    """Finds rows among fewer than k people, and groups whose sensitive columns show too few values;
    each with the change that would mend it.
    """
    study = material.study
    k, l = policy(study)  # noqa: E741
    looked = views(study)
    few = {sight.file: too_few(sight, k) for sight in looked}
    uniform = {
        sight.file: [each for each in too_uniform(sight, l) if each[0] not in few[sight.file]]
        for sight in looked
    }
    if not any(few.values()) and not any(uniform.values()):
        return
    hint = _hint(propose(study, looked), k, l)
    if apart := KnownSpeakers(study).rows:
        names = few_of(sorted(apart))
        hint = (
            f"not counted, because they are known by a voice, a picture or a name: {names}; {hint}"
        )
    for sight in looked:
        # what the person's own columns tell is named with people.csv, not once more with each of
        # their cases
        above = sight.file != "people.csv"
        told = {own for own, _ in few["people.csv"]} if above and "people.csv" in few else set()
        told_of = (
            {(own, column) for (own, _), _, column in uniform["people.csv"]}
            if above and "people.csv" in uniform
            else set()
        )
        table = material.loaded.table(sight.file.removesuffix(".csv"))
        if groups := {
            known: alike for known, alike in few[sight.file].items() if known[0] not in told
        }:
            yield _few(sight, groups, k, hint, table)
        left = [each for each in uniform[sight.file] if (each[0][0], each[2]) not in told_of]
        for column in dict.fromkeys(column for _, _, column in left):
            yield _uniform(
                sight,
                [(known, alike) for known, alike, each in left if each == column],
                column,
                l,
                hint,
                table,
            )


def _hint(proposal: Proposal | None, k: int, l: int) -> str:  # noqa: E741
    if proposal is None:
        return (
            "no change to these columns is enough; remove the column person from cases.csv (with"
            " `people_optional: true`)"
        )
    return (
        f"the smallest change found that leaves at least {k} people alike, with {l} values of what"
        f" is sensitive: {proposal.words()}"
    )


def _few(
    sight: View, groups: dict[Known, EquivalenceClass], k: int, hint: str, table: TableSource
) -> Issue:
    in_order = sorted(groups.items(), key=lambda item: len(item[1].people))
    columns = _columns(sight)
    same = columns.removeprefix("the ")  # of “the number of cases”
    named = _told(_named(known, alike) for known, alike in in_order)
    few = f"fewer than {k} people share the same {same}"
    if sight.unit and sight.counts_rows:
        few = f"fewer than {k} {sight.unit.other} share the same {same}"
    elif sight.unit and not any(_has_people(alike) for _, alike in in_order):
        few = f"{_in_all(sight.unit, in_order)} alike in {columns}, fewer than {k} in each"
    message = f"{few}: {named}"
    return Issue(
        table.name, (), message, hint, "too-few-alike", columns, _line(table, in_order[0][1])
    )


def _has_people(alike: EquivalenceClass) -> bool:
    """Whether anybody among them has a name in the tables: a stand-in is named by its row."""
    return any(not one.startswith(tuple(alike.rows)) for one in alike.people)


def _in_all(unit: Noun, groups: list[tuple[Known, EquivalenceClass]]) -> str:
    """`3 people of 2 sites are`: the people behind rows that hold several."""
    people = len({one for _, alike in groups for one in alike.people})
    rows = len({row for _, alike in groups for row in alike.rows})
    who = "1 person" if people == 1 else f"{people} people"
    return (
        f"{who} of {rows} {unit.one if rows == 1 else unit.other} {'is' if people == 1 else 'are'}"
    )


def _uniform(
    sight: View,
    groups: list[tuple[Known, EquivalenceClass]],
    column: Column,
    l: int,  # noqa: E741
    hint: str,
    table: TableSource,
) -> Issue:
    at = sight.sensitive.index(column)
    told = _told(
        f"{_named(known, alike)}: {', '.join(map(quoted, sorted(alike.told[at].values())))}"
        for known, alike in groups
    )
    columns = _columns(sight)
    alike_in = f"people alike in {columns}" if columns else "all rows together"
    message = (
        f"{alike_in} have fewer than {l} values of {column.id}, so each one’s value can be "
        f"worked out: {told}"
    )
    return Issue(
        table.name, (), message, hint, "too-uniform", column.id, _line(table, groups[0][1])
    )


def _line(table: TableSource, alike: EquivalenceClass) -> int:
    """The line of the first of these rows."""
    return next((row.line for row in table.rows if row.cells.get("id") == alike.rows[0]), 1)


def _columns(sight: View) -> str:
    """The columns as the files name them; where all cases are known, also their number."""
    names = [column.id for column in (*sight.own, *sight.case)] + [
        "the number of cases"
    ] * sight.whole
    return (
        " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""
    )


def _named(known: Known, alike: EquivalenceClass) -> str:
    """The rows and what they share: `A1, B2 (female)`."""
    own, cases = known
    values = [value or "empty" for value in (*own, *(value for case in cases for value in case))]
    return (
        f"{few_of(alike.rows)} ({', '.join(map(shorten, values))})"
        if values
        else few_of(alike.rows)
    )


def _told(groups: Iterable[str]) -> str:
    return few_of(groups, "; ", "more such groups")
