"""The reader of an earlier release: what an earlier version of the tables and totals tells of what
is hidden now, by itself and together with what is published now.

`private/earlier/NAME/` holds the tables of an earlier release, and its sample.yml and study.yml
where these were others. Nothing there is published.

Whatever of it differs is knowledge that this reader has: a cell that is empty or coarser now, a
row, a column, a line of a total that is gone. All of it becomes facts beside those of today.
"""

from collections.abc import Iterator
from pathlib import Path

from ...checks import Issue
from ...errors import StudyError
from ...model import Study
from ...model.sample import CaseRows
from ...records import dataclass
from ..declared import place_of
from ..k_anonymity import policy
from ..material import Material
from ..totals import text_of
from ..wording import few_of, quoted
from .both import Both
from .overlay import alike_by_both
from .solver import NotDecidedError

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
            hint = "put the tables, sample.yml and study.yml of that release there, as they were"
            yield Issue("sample", (), message, hint, "earlier-release-unread", folder.name)
            continue
        yield from _shown(material.study, release)
        for table in material.study.tables:
            if not table.table.works and table.rows:
                yield from _told(material.study, release, table)
        yield from _alike(material.study, release)


def _folders(material: Material) -> list[Path]:
    above = material.private / FOLDER
    return sorted(each for each in above.iterdir() if each.is_dir()) if above.is_dir() else []


def _read(material: Material, folder: Path) -> Study:
    """The study of today with the tables, the sample.yml and the study.yml of then."""
    names = [*(table.file for table in material.study.tables), "sample.yml", "study.yml"]
    names += [each.name for each in folder.glob("*.csv") if each.name not in names]
    texts: dict[str, str | None] = {
        name: (folder / name).read_text("utf-8", errors="replace")
        for name in names
        if (folder / name).is_file()
    }
    return material.loaded.edited(texts).study


# --------------------------------------------------------------------------------------------------
# what the earlier release shows by itself


def _shown(study: Study, release: Release) -> Iterator[Issue]:
    now = {table.id: table for table in study.tables}
    for then in release.study.tables:
        table = now.get(then.id)
        if then.table.works or not then.rows:
            continue
        parts = list(_parts_shown(study, release, then, table))
        if parts:
            message = (
                f"whoever has the release {release.name} reads there what {then.file} holds back"
                f" now: {'; '.join(parts)}"
            )
            hint = (
                "nothing done here takes that back; weigh it before you rely on what is hidden now"
            )
            place = place_of(study, then.id) if table else ()
            yield Issue("sample", place, message, hint, "earlier-release-shows", release.name)


def _parts_shown(
    study: Study, release: Release, then: CaseRows, now: CaseRows | None
) -> Iterator[str]:
    if now is None or not now.rows:
        yield "the whole table"
        return
    both = Both(study, release.study, then.id)
    shown: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for column, row in both.cells():
        if both.is_finer(row, column):
            shown.setdefault(column, []).append(row)
        elif both.is_corrected(row, column):
            other.setdefault(column, []).append(row)
    yield from (f"{column} of {few_of(rows)}" for column, rows in shown.items())
    yield from (f"another {column} of {few_of(rows)}" for column, rows in other.items())
    kept = {column.id for column in now.table.columns}
    for each in then.table.columns:
        if each.id not in kept and any(text_of(row, each) for row in then.rows):
            yield f"the column {each.id}"
    still = {row.id for row in now.rows}
    if gone := [row.id for row in then.rows if row.id not in still]:
        yield f"the whole row of {few_of(gone)}"
    yield from _totals_shown(study, release.study, then.id)


def _totals_shown(study: Study, then: Study, of: str) -> Iterator[str]:
    """Totals and lines that are gone, and numbers that are others now."""
    now = {total.id: total for total in study.sample.totals if total.of == of}
    for total in then.sample.totals:
        if total.of != of:
            continue
        if total.id not in now:
            yield f'the total "{total.id}"'
            continue
        counts = {line.label: line.count for line in now[total.id].counts}
        differ = [
            f"{quoted(line.label)} ({line.count})"
            for line in total.counts
            if counts.get(line.label) != line.count
        ]
        if differ:
            yield f'{few_of(differ)} of the total "{total.id}"'


# --------------------------------------------------------------------------------------------------
# what follows from both


def _told(study: Study, release: Release, table: CaseRows) -> Iterator[Issue]:
    place = place_of(study, table.id)
    both = Both(study, release.study, table.id)
    try:
        parts = [f"{column} of {few_of(rows)}" for column, rows in both.follows().items()]
        parts += both.among_few(policy(study)[0])
    except NotDecidedError:
        message = (
            f"{table.file} and the release {release.name} tell too much at once to work out what"
            " they give away together"
        )
        hint = "leave out a total or a column, or let it stand with a waiver, which says why"
        yield Issue("sample", place, message, hint, "not-decided", release.name)
        return
    if parts:
        message = (
            f"{table.file} and its totals tell, together with the release {release.name}, what"
            f" neither tells alone: {'; '.join(parts)}"
        )
        hint = (
            "keep the totals and the bands as that release has them, or leave the column out of"
            " the rows"
        )
        yield Issue("sample", place, message, hint, "earlier-release-tells", release.name)


def _alike(study: Study, release: Release) -> Iterator[Issue]:
    """People picked out by columns of both, who are among enough in either."""
    for file, parts in alike_by_both(study, release.study).items():
        message = (
            f"{file} tells, together with the release {release.name}, what neither tells alone:"
            f" {'; '.join(parts)}"
        )
        hint = "join levels of a column that is new, or leave it out; the old ones are known"
        place = place_of(study, file.removesuffix(".csv"))
        yield Issue("sample", place, message, hint, "earlier-release-tells", release.name)
