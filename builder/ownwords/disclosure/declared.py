"""Checks what a study has to decide about its columns and its bar, and leaves unsaid."""

import re
from collections import Counter
from collections.abc import Iterator

from ..checks import Issue
from ..model import Study
from ..model.sample import Column, Row
from ..source import Path
from .material import Material
from .totals import text_of
from .wording import few_of

_LIKE_A_PERSON = re.compile(
    r"(?i)(?:[a-z]{0,3}[-_. ]?)?[fmwkhd][-_. ]?(?:1[6-9]|[2-9]\d)|(?:1[6-9]|[2-9]\d)[-_. ]?[fmwkhd]"
)
"""`F34`, `p_m52`, `34w`: a letter as for a gender beside a number as for an age."""


def undeclared_columns(material: Material) -> Iterator[Issue]:
    """Finds rows that are like no other in columns of which the study does not say whether an
    outsider could know them.
    """
    study = material.study
    for table, rows, columns in tables_of(study):
        described = study.table(table)
        if described and described.table.works:
            continue
        unsaid = [column for column in columns if column.quasi_identifier is None]
        shown = {row.id: tuple(text_of(row, column) for column in unsaid) for row in rows}
        people: dict[tuple[str, ...], set[str]] = {}
        for row in rows:
            people.setdefault(shown[row.id], set()).update(row.holds)
        alike = Counter(shown.values())
        alone = [
            row
            for row in rows
            if len(people[shown[row.id]]) == 1 or (row.unnamed and alike[shown[row.id]] == 1)
        ]
        if not alone or len(people) == 1:
            continue
        telling = [column.id for column in unsaid if _tells_apart(rows, column)]
        message = (
            f"nothing says whether an outsider could know {_and(telling)} of somebody, and"
            f" {_rows_are(len(alone))} like no other in what stands there:"
            f" {few_of(row.id for row in alone)}"
        )
        hint = (
            f"write `quasi_identifier: true` or `quasi_identifier: false` at"
            f" {'this column' if len(telling) == 1 else 'each of these columns'} in sample.yml"
        )
        yield Issue(
            "sample",
            place_of(study, table),
            message,
            hint,
            "undeclared-columns",
            ", ".join(telling),
        )


def place_of(study: Study, of: str) -> Path:
    """Where sample.yml describes a table."""
    further = [table.id for table in study.further]
    return ("tables", further.index(of)) if of in further else (of,)


def tables_of(
    study: Study, *, with_numbers: bool = False
) -> Iterator[tuple[str, tuple[Row, ...], list[Column]]]:
    """The tables with their rows and columns; numbers beside a text only where asked for."""
    for each in study.tables:
        columns = [column for column in each.table.columns if with_numbers or not column.beside]
        yield each.id, each.rows, columns


def _tells_apart(rows: tuple[Row, ...], column: Column) -> bool:
    return len({text_of(row, column) for row in rows}) > 1


def _rows_are(number: int) -> str:
    return "one row is" if number == 1 else f"{number} rows are"


def _and(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def ones_without_reason(material: Material) -> Iterator[Issue]:
    """Finds a bar of one, which hides nobody, without the reason for it."""
    privacy = material.study.privacy
    if privacy is None or privacy.reason_for_one:
        return
    what = {
        "k": "each row may be that of a single person",
        "l": "a group of people who look alike may all have the same sensitive value",
    }
    for name, meaning in what.items():
        if getattr(privacy, name) == 1:
            message = f"{name} is 1, so that {meaning}, and nothing says why"
            hint = "say why in `reason_for_one`, which the page about protection shows; or raise it"
            yield Issue("privacy", (name,), message, hint, "one-without-reason", name)


def ids_like_people(material: Material) -> Iterator[Issue]:
    """Finds tables whose row ids look like a gender and an age (`F34`, `M52`)."""
    study = material.study
    for table, rows, _ in tables_of(study):
        alike = [row.id for row in rows if _LIKE_A_PERSON.fullmatch(row.id)]
        if len(alike) > 1 and 2 * len(alike) >= len(rows) and not _counted(alike):
            message = (
                f"these ids look like a gender and an age, which would then be public:"
                f" {few_of(alike)}"
            )
            hint = "if they are, give the rows ids that tell nothing, such as p1, p2"
            source = material.loaded.table(table)
            line = source.rows[0].line if source.rows else 1
            yield Issue(source.name, (), message, hint, "ids-like-people", table, line)


def _counted(ids: list[str]) -> bool:
    """Whether ids of one letter are numbered through, as `M1` to `M40` are."""
    letters = Counter(re.sub(r"\d", "", id_) for id_ in ids)
    numbers = sorted(int(re.sub(r"\D", "", id_)) for id_ in ids)
    return len(letters) == 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
