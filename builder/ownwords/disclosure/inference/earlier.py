"""The reader of an earlier release: what an earlier version of the tables and totals tells of cells
that are hidden now, by itself and together with what is published now.

`private/earlier/NAME/` holds the tables of an earlier release, and its sample.yml where that was
another. Nothing there is published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...checks import Issue
from ...errors import StudyError
from ...model import Study
from ...model.sample import CaseRows, Row
from ..declared import place_of
from ..material import Material
from ..totals import text_of
from ..wording import few_of
from .published import Published, published
from .solver import NotDecidedError
from .worlds import Fact, Unit, Worlds

FOLDER = "earlier"
"""The folder in `private/` with a folder for each earlier release."""


@dataclass(frozen=True)
class Release:
    """An earlier release.

    Attributes:
        name: Its folder's name.
        study: The study with the tables and totals of then.
    """

    name: str
    study: Study


def told_by_earlier_releases(material: Material) -> Iterator[Issue]:
    """Finds what earlier releases show of what is hidden now, and what follows from both."""
    for folder in _folders(material):
        try:
            release = Release(folder.name, _read(material, folder))
        except StudyError as error:
            first = error.problems[0]
            message = f"private/{FOLDER}/{folder.name} cannot be read as a release: {first.message}"
            hint = "put the tables and the sample.yml of that release there, as they were"
            yield Issue("sample", (), message, hint, "earlier-release-unread", folder.name)
            continue
        for table in material.study.tables:
            if not table.table.works and table.rows:
                yield from _told(material.study, release, table)


def _folders(material: Material) -> list[Path]:
    above = material.private / FOLDER
    return sorted(each for each in above.iterdir() if each.is_dir()) if above.is_dir() else []


def _read(material: Material, folder: Path) -> Study:
    """The study of today with the tables and the sample.yml of then."""
    names = [*(table.file for table in material.study.tables), "sample.yml"]
    texts: dict[str, str | None] = {
        name: (folder / name).read_text("utf-8", errors="replace")
        for name in names
        if (folder / name).is_file()
    }
    return material.loaded.edited(texts).study


def _told(study: Study, release: Release, table: CaseRows) -> Iterator[Issue]:
    then, place = release.study.table(table.id), place_of(study, table.id)
    before = {row.id: row for row in (then.rows if then else ())}
    shown, gone = _shown(table, before), [id_ for id_ in before if not _has(table, id_)]
    if shown or gone:
        parts = [f"{column} of {few_of(rows)}" for column, rows in shown.items()]
        parts += [f"the whole row of {few_of(gone)}"] if gone else []
        message = (
            f"whoever has the release {release.name} reads there what {table.file} holds back now:"
            f" {'; '.join(parts)}"
        )
        hint = "nothing done here takes that back; weigh it before you rely on what is hidden now"
        yield Issue("sample", place, message, hint, "earlier-release-shows", release.name)
    try:
        follows = _follows(study, release, table, shown)
    except NotDecidedError:
        message = (
            f"{table.file} and the release {release.name} tell too much at once to work out what"
            " they give away together"
        )
        hint = "leave out a total or a column, or let it stand with a waiver, which says why"
        yield Issue("sample", place, message, hint, "not-decided", release.name)
        return
    if follows:
        parts = [f"{column} of {few_of(rows)}" for column, rows in follows.items()]
        message = (
            f"{table.file} and its totals tell, together with the release {release.name}, what"
            f" neither tells alone: {'; '.join(parts)}"
        )
        hint = "keep the totals as that release has them, or leave the column out of the rows"
        yield Issue("sample", place, message, hint, "earlier-release-tells", release.name)


def _has(table: CaseRows, id_: str) -> bool:
    return any(row.id == id_ for row in table.rows)


def _shown(table: CaseRows, before: dict[str, Row]) -> dict[str, list[str]]:
    """Cells that are empty now and were not: rows by column."""
    found: dict[str, list[str]] = {}
    for column in table.table.columns:
        for row in table.rows if not column.beside else ():
            then = text_of(before[row.id], column) if row.id in before else ""
            if then and not text_of(row, column):
                found.setdefault(column.id, []).append(row.id)
    return found


def _follows(
    study: Study, release: Release, table: CaseRows, shown: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Cells with one value by both together that neither tells alone: rows by column.

    Raises:
        NotDecidedError: It takes too many steps to decide.
    """
    now, then = published(study, table.id), published(release.study, table.id)
    both = _both(now, then)
    found: dict[str, list[str]] = {}
    if not both.consistent:
        return {}
    for unit in both.units.values():
        for column in now.columns:
            if unit.id in now.rows and column in unit.may and column in then.columns:
                if unit.id in shown.get(column, ()) or len(unit.may[column]) < 2:
                    continue
                if len(both.values(unit.id, column)) == 1 and not any(
                    len(each.worlds.values(unit.id, column)) == 1
                    for each in (now, then)
                    if unit.id in each.rows
                ):
                    found.setdefault(column, []).append(unit.id)
    return found


def _both(now: Published, then: Published) -> Worlds:
    """The worlds that both releases allow. A total of today that counts fewer people than one of
    then counts those with a row today.
    """
    units = {}
    for unit in (then if len(then.worlds.units) > len(now.worlds.units) else now).worlds.units:
        may = dict(then.worlds.units[unit].may if unit in then.worlds.units else {})
        for column, values in (
            now.worlds.units[unit].may if unit in now.worlds.units else {}
        ).items():
            may[column] = (may[column] & values or may[column]) if column in may else values
        units[unit] = Unit(unit, may)
    columns = [set(unit.may) for unit in units.values()]
    everywhere = set.intersection(*columns) if columns else set()
    facts = [*_facts(then, units, everywhere), *_facts(now, units, everywhere)]
    return Worlds(units.values(), facts)


def _facts(here: Published, units: dict[str, Unit], columns: set[str]) -> Iterator[Fact]:
    among = None if len(here.worlds.units) == len(units) else frozenset(here.worlds.units)
    for said in here.said:
        if columns >= said.wanted.keys():
            yield Fact(said.wanted, said.count, said.count, among)
