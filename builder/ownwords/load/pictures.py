"""Checks the charts that sample.yml declares for a table: the columns they use exist and fit."""

from collections.abc import Iterator

from ..errors import Problem
from ..model.sample import Column, Table
from ..source import Path
from ..suggestions import did_you_mean
from .files import Files

MOST_LEVELS = {"ending": 6, "outcome": 5}
"""So many shapes, and so many fillings of one shape, can be told apart."""


def picture_problems(files: Files, place: Path, described: Table) -> Iterator[Problem]:
    """Problems of a table's chart and of the columns that are crossed at first; `place` is where
    sample.yml describes it.
    """
    columns = {column.id: column for column in described.columns}
    if described.picture:
        yield from _measures(files, place, described, columns)
        for part, most in MOST_LEVELS.items():
            if id_ := getattr(described.picture, part):
                yield from _levels(files, (*place, "picture", part), id_, columns, most)
    if described.cross:
        yield from _cross(files, place, described.cross, columns)


def _measures(
    files: Files, place: Path, described: Table, columns: dict[str, Column]
) -> Iterator[Problem]:
    """Checks that how long ago and how long are numbers of one unit."""
    assert described.picture is not None
    path: Path = (*place, "picture")
    parts = {part: id_ for part in ("ago", "length") if (id_ := getattr(described.picture, part))}
    if not parts:
        yield files.problem(
            "sample",
            path,
            "the picture has neither ago nor length",
            "add at least one, so that lines can be drawn",
        )
    numbers = {id_ for id_, column in columns.items() if column.kind == "number"}
    for part, id_ in parts.items():
        if id_ not in columns:
            yield files.problem(
                "sample", (*path, part), f'there is no column "{id_}"', did_you_mean(id_, numbers)
            )
        elif id_ not in numbers:
            beside = next((column.id for column in columns.values() if column.beside == id_), None)
            hint = (
                f'name its number: "{beside}"'
                if beside
                else "name a column of `kind: number`, or put one beside it"
            )
            yield files.problem(
                "sample", (*path, part), f'the column "{id_}" holds no numbers', hint
            )
    if len(parts) == 2 and set(parts.values()) <= numbers:
        ago, length = (columns[id_] for id_ in parts.values())
        if ago is length:
            yield files.problem(
                "sample",
                (*path, "length"),
                f'"{ago.id}" is the picture\'s ago already',
                "name another column, or leave one out",
            )
        elif ago.unit != length.unit:
            said = (
                f'"{ago.id}" counts {ago.unit or "no unit"}, "{length.id}" counts'
                f" {length.unit or 'no unit'}"
            )
            yield files.problem(
                "sample",
                (*path, "length"),
                said,
                "use the same unit for both, because they share a line",
            )


def _levels(
    files: Files, path: Path, id_: str, columns: dict[str, Column], most: int
) -> Iterator[Problem]:
    levelled = [
        column.id for column in columns.values() if column.levels and column.kind != "number"
    ]
    if id_ not in columns:
        yield files.problem(
            "sample", path, f'there is no column "{id_}"', did_you_mean(id_, levelled)
        )
    elif id_ not in levelled:
        yield files.problem(
            "sample",
            path,
            f'the column "{id_}" has no levels',
            "list its levels, or name another column",
        )
    elif len(columns[id_].levels) > most:
        said = (
            f'the column "{id_}" has {len(columns[id_].levels)} levels; {most} can be told apart'
            " here"
        )
        yield files.problem("sample", path, said, "leave this part out: the table shows them all")


def _cross(
    files: Files, place: Path, cross: tuple[str, ...], columns: dict[str, Column]
) -> Iterator[Problem]:
    if len(cross) != 2 or cross[0] == cross[1]:
        yield files.problem(
            "sample",
            (*place, "cross"),
            "a cross table needs two different columns",
            "name both, such as [voice, town]",
        )
    for at, id_ in enumerate(cross):
        path: Path = (*place, "cross", at)
        yield from _levels(files, path, id_, columns, 1000)
        if id_ in columns and not columns[id_].may_cross:
            yield files.problem(
                "sample",
                path,
                f'the column "{id_}" may not be crossed',
                "sample.yml says `may_cross: false`; name another column",
            )
