"""Translated levels of columns in the cells that hold them, and in totals that name them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..model import FILES
from ..model.sample import SampleFile, Table
from ..source import TableSource, Tree
from .files import Files
from .shape import checked_data

_Words = dict[str, dict[str, str]]
"""For each column of a table, the translated level of each."""


def with_levels(files: Files, study: Files) -> Files:
    """The files of a translation, in whose tables the levels of columns are translated too.

    Args:
        files: The files with translated words; their tables are still the study's.
        study: The study's own files.
    """
    ours, theirs = study.yaml["sample"].model, files.yaml["sample"].model
    if not isinstance(ours, SampleFile) or not isinstance(theirs, SampleFile):
        return files
    words = {of: _words(own, other) for of, own, other in _tables(ours, theirs)}
    words = {of: columns for of, columns in words.items() if columns}
    if not words:
        return files
    tables = {of: _translated(table, words.get(of, {})) for of, table in files.tables.items()}
    people, cases = tables.pop("people"), tables.pop("cases")
    sample = files.yaml["sample"]
    data = _with_totals(sample.source.data, study.yaml["sample"].source.data, words)
    yaml = files.yaml | {"sample": checked_data(replace(sample.source, data=data), FILES["sample"])}
    return replace(files, yaml=yaml, people=people, cases=cases, further=tables)


def _tables(ours: SampleFile, theirs: SampleFile) -> list[tuple[str, Table, Table]]:
    made: list[tuple[str, Table, Table]] = [("people", ours.people, theirs.people)]
    if ours.cases and theirs.cases:
        made.append(("cases", ours.cases, theirs.cases))
    pairs = zip(ours.tables, theirs.tables, strict=True)
    return [*made, *((own.id, own, other) for own, other in pairs)]


def _words(ours: Table, theirs: Table) -> _Words:
    made = {}
    for own, other in zip(ours.columns, theirs.columns, strict=True):
        pairs = dict(zip(own.levels, other.levels, strict=True))
        if changed := {old: new for old, new in pairs.items() if old != new}:
            made[own.id] = changed
    return made


def _translated(table: TableSource, words: _Words) -> TableSource:
    def cells(row: dict[str, str]) -> dict[str, str]:
        return {column: words.get(column, {}).get(text, text) for column, text in row.items()}

    return replace(table, rows=tuple(replace(row, cells=cells(row.cells)) for row in table.rows))


def _with_totals(data: Tree, ours: Tree, words: Mapping[str, _Words]) -> Tree:
    """The description of the sample, whose totals name levels as the translated rows do."""
    if not isinstance(data, dict) or not isinstance(ours, dict):
        return data
    made, own = _list(data.get("totals")), _list(ours.get("totals"))
    labels = {
        total.get("id"): {
            str(old.get("label")): str(new.get("label"))
            for old, new in zip(
                _list(before.get("counts")), _list(total.get("counts")), strict=True
            )
        }
        for before, total in zip(own, made, strict=True)
    }
    totals: list[Tree] = [
        _total(total, before, words.get(str(total.get("of")), {}), labels)
        for before, total in zip(own, made, strict=True)
    ]
    return {**data, "totals": totals} if totals else data


def _total(
    total: dict[str, Any], ours: dict[str, Any], words: _Words, labels: Mapping[Any, dict[str, str]]
) -> dict[str, Any]:
    levels = words.get(str(total.get("column")), {})
    counts = []
    for old, new in _pairs(ours.get("counts"), total.get("counts")):
        level = levels.get(str(old.get("level", old.get("label"))))
        counts.append(new | ({"level": level} if level else {}))
    within = []
    for part in _list(total.get("within")):
        column, level = str(part.get("column")), str(part.get("level"))
        known = words.get(column) or labels.get(column) or {}
        within.append(part | {"level": known.get(level, level)})
    return total | {"counts": counts} | ({"within": within} if within else {})


def _pairs(ours: Tree, theirs: Tree) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return list(zip(_list(ours), _list(theirs), strict=True))


def _list(tree: Tree) -> list[dict[str, Any]]:
    return [each for each in tree if isinstance(each, dict)] if isinstance(tree, list) else []
