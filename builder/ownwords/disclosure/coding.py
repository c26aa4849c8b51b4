"""Holds numbers of people that are told of findings against the authors' complete coding
(`private/coding.csv`).

The table has a row for each person studied, a column for each finding that was coded, and in each
cell 1 where the person spoke of it, 0 where not. Who spoke of what never leaves the folder; the
site shows the numbers that stand in categories.yml, so that every copy of it builds the same.
"""

from collections.abc import Iterator

from ..checks import Issue
from ..model import Study
from ..source import TableSource
from ..source.table import read_table
from ..source.tree import shorten
from ..suggestions import did_you_mean
from .material import Material

FILE = "coding.csv"
"""The file's name in `private/`."""

_SPOKE = {"1": True, "0": False}


def coding_not_here(material: Material) -> Iterator[str]:
    """Says that numbers were not compared with the coding because it is not here, where there are
    any.
    """
    if _told(material.study) and not (material.private / FILE).exists():
        yield (
            "How many people speak of findings was not held against the authors’ coding: there is"
            f" no private/{FILE}."
        )


def coding_that_differs(material: Material) -> Iterator[Issue]:
    """Finds a table of the coding that is not complete, and numbers that it does not give."""
    study = material.study
    if study.categories.reach != "coding" or not (material.private / FILE).exists():
        return
    table = read_table(material.private / FILE, material.root)
    if slips := list(_slips(study, table)):
        yield from slips
        return
    gone = study.gone("people")
    for at, category in enumerate(study.categories.categories):
        told = category.reach.people if category.reach else None
        if category.id not in table.header:
            if told is not None:
                yield _differs(at, f"private/{FILE} has no column for this finding", "delete it")
            continue
        spoke = sum(_SPOKE[row.cells[category.id].strip()] for row in table.rows)
        if told is not None and not spoke <= told <= spoke + gone:
            message = f"{told} people are said to speak of it, and {spoke} do in private/{FILE}"
            yield _differs(at, message, f"write `people: {spoke}`")


def _told(study: Study) -> bool:
    return study.categories.reach == "coding" and any(
        each.reach and each.reach.people is not None for each in study.categories.categories
    )


def _differs(at: int, message: str, hint: str) -> Issue:
    path = ("categories", at, "reach", "people")
    return Issue("categories", path, message, hint, "coding-differs")


def _slips(study: Study, table: TableSource) -> Iterator[Issue]:
    for problem in table.problems:
        yield _slip(table, problem.line, problem.message, problem.hint)
    if table.problems or "id" not in table.header:
        if not table.problems:
            yield _slip(table, 1, "there is no column `id`", "it names the people, one in each row")
        return
    findings = {each.id for each in study.categories.categories}
    for name in table.header:
        if name != "id" and name not in findings:
            hint = did_you_mean(name, findings)
            yield _slip(table, table.line, f'there is no finding "{shorten(name)}"', hint)
    yield from _people(study, table)
    for row in table.rows:
        for name in table.header:
            if name != "id" and row.cells.get(name, "").strip() not in _SPOKE:
                message = f"{name} says neither 1 nor 0"
                hint = "1 where the person spoke of it, 0 where not; the table has to be complete"
                yield _slip(table, row.line, message, hint)


def _people(study: Study, table: TableSource) -> Iterator[Issue]:
    """The table has a row for everybody who was studied and did not withdraw, and no other."""
    known = {row.id for row in study.people}
    there = [row.cells["id"].strip() for row in table.rows]
    for row, id_ in zip(table.rows, there, strict=True):
        if there.count(id_) > 1:
            yield _slip(table, row.line, f'"{shorten(id_)}" stands here twice', "keep one row")
    expected = study.studied("people") - study.gone("people")
    if len(there) != expected:
        message = f"{len(there)} people have a row, and {expected} were studied"
        yield _slip(table, table.line, message, "give each of them one row")
    if len(known) == expected:
        for row, id_ in zip(table.rows, there, strict=True):
            if id_ not in known:
                message = f'there is no person "{shorten(id_)}"'
                yield _slip(table, row.line, message, "name people as people.csv does")


def _slip(table: TableSource, line: int, message: str, hint: str) -> Issue:
    return Issue(table.name, (), message, hint, "coding-file", line=max(1, line))
