"""Checks what rows and totals disclose together.

A total may tell more finely what the rows show as one level (how many of those "ended by one side"
were ended by whom), or tell what rows leave empty. The column that a total belongs to is named in
sample.yml (`column`); otherwise it is the one whose values the total's lines repeat.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..checks import Issue
from ..model import Study
from ..model.sample import Column, Row, Total
from .material import Material
from .outsider import case_columns, policy
from .wording import few_of, listed


@dataclass(frozen=True)
class Finer:
    """A level of the rows that a total splits up more finely.

    Attributes:
        at: The total's position.
        level: The level as rows show it.
        parts: The parts that the total distinguishes, none of them zero.
        rows: The rows that show the level.
        people: The people to whom these rows belong.
    """

    at: int
    column: Column
    level: str
    parts: tuple[str, ...]
    rows: tuple[str, ...]
    people: frozenset[str]


def rows_of(study: Study, total: Total) -> tuple[Row, ...]:
    """The rows a total counts."""
    return study.people if total.of == "people" else study.cases


def column_of(study: Study, total: Total) -> Column | None:
    """The column of the rows that tells the same as the total, if there is one."""
    columns = study.sample.people.columns if total.of == "people" else case_columns(study)
    if total.column:
        return next((column for column in columns if column.id == total.column), None)
    labels = {_key(line.label) for line in total.counts}
    alike = {
        column.id: len(labels & {_key(value) for value in _counts(study, total, column)})
        for column in columns
        if not column.beside
    }
    best = max(alike, key=lambda id_: alike[id_], default=None)
    return next((column for column in columns if column.id == best and alike[column.id]), None)


def levels_in_rows(study: Study, total: Total) -> dict[str, str]:
    """What the rows show for each line of a total, by its label; lines that no row tells are left
    out.

    Lines without a level of the same name together belong to the one value that is left, if the
    numbers add up.
    """
    column = column_of(study, total)
    if column is None:
        return {}
    counts = _counts(study, total, column)
    by_key = {_key(value): value for value in counts}
    found = {
        line.label: by_key[key]
        for line in total.counts
        if (key := _key(line.level or line.label)) in by_key
    }
    left = [line for line in total.counts if line.label not in found and not line.level]
    values = [value for value in counts if value not in found.values()]
    if len(values) == 1 and counts[values[0]] == sum(line.count for line in left):
        found |= {line.label: values[0] for line in left}
    return found


def finer_totals(study: Study) -> Iterator[Finer]:
    """Every level that a total splits up more finely than the rows."""
    for at, total in enumerate(study.sample.totals):
        column = column_of(study, total)
        levels = levels_in_rows(study, total)
        for level in dict.fromkeys(levels.values()):
            parts = tuple(
                line.label
                for line in total.counts
                if levels.get(line.label) == level and line.count
            )
            if column and len(parts) > 1:
                shown = [row for row in rows_of(study, total) if _text(row, column) == level]
                people = frozenset(person for row in shown for person in row.people or (row.id,))
                yield Finer(at, column, level, parts, tuple(row.id for row in shown), people)


def totals_and_rows(material: Material) -> Iterator[Issue]:
    """Finds totals that, together with the rows, disclose of fewer than k people what the rows hold
    back.
    """
    study = material.study
    k, _ = policy(study)
    for finer in finer_totals(study):
        if len(finer.people) < k:
            total = study.sample.totals[finer.at]
            message = (
                f'the total "{total.id}" tells {listed(finer.parts)} apart, which {finer.column.id}'
                f" shows as “{finer.level}”; these are rows of fewer than {k} people:"
                f" {few_of(finer.rows)}"
            )
            hint = (
                f"join these lines of the total too, or join “{finer.level}” with another level in"
                " the rows"
            )
            yield Issue("sample", ("totals", finer.at), message, hint, "totals-tell-more", total.id)
    for at, total in enumerate(study.sample.totals):
        yield from _empty_cells(study, at, total, k)


def _empty_cells(study: Study, at: int, total: Total, k: int) -> Iterator[Issue]:
    """Finds cells left empty to protect somebody whose value is the difference between total and
    rows.
    """
    column = column_of(study, total)
    empty = [row for row in rows_of(study, total) if column and not _text(row, column)]
    people = {person for row in empty for person in row.people or (row.id,)}
    if column is None or not empty:
        return
    counts, levels = _counts(study, total, column), levels_in_rows(study, total)
    missing = {
        line.label: line.count - counts[levels[line.label]]
        for line in total.counts
        if levels.get(line.label)
    }
    told = [label for label, number in missing.items() if number > 0]
    if (
        told
        and (len(people) < k or len(told) == 1)
        and sum(missing[label] for label in told) == len(empty)
    ):
        rows = few_of(row.id for row in empty)
        message = (
            f'the total "{total.id}" less the rows tells what {column.id} leaves empty in {rows}:'
            f" {listed(told)}"
        )
        hint = "count these rows in a line of their own, such as “not told”, or leave the total out"
        yield Issue("sample", ("totals", at), message, hint, "totals-tell-more", total.id)


def small_totals(study: Study) -> tuple[Total, ...]:
    """Finds totals with a line that counts at least one but fewer than k."""
    k, _ = policy(study)
    return tuple(
        total for total in study.sample.totals if any(0 < line.count < k for line in total.counts)
    )


def _counts(study: Study, total: Total, column: Column) -> Counter[str]:
    return Counter(text for row in rows_of(study, total) if (text := _text(row, column)))


def _text(row: Row, column: Column) -> str:
    return next((cell.text for cell in row.cells if cell.column == column.id), "")


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
