"""Columns that the rows lose, so that totals, which stay as they were published, tell nothing of
those who withdrew.

Lowering the totals would tell more: whoever has the earlier ones compares.
"""

import re
from collections.abc import Iterator

from ..disclosure import Material
from ..disclosure.declared import place_of
from ..disclosure.inference.absent import told_of_absent
from ..disclosure.inference.audit import told_together
from ..load import Loaded
from ..model import Study
from ..model.sample import Table
from ..records import dataclass
from ..source import Path, YamlSource
from ..source.edit import Draft
from .taken import Taken


@dataclass(frozen=True)
class Loss:
    """What a table loses.

    Attributes:
        of: `people` or `cases`.
        columns: The columns with the positions of their totals.
        beside: Number columns that stand beside one of these, and go with it.
    """

    of: str
    columns: dict[str, tuple[int, ...]]
    beside: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All columns that go."""
        return (*self.columns, *self.beside)


def losses_of(study: Study, taken: Taken) -> tuple[Loss, ...]:
    """What the tables lose: no column that totals do not turn against those who withdrew.

    Args:
        study: The study as it would be, without the rows that go.
        taken: What goes.
    """
    losses = []
    for each in study.tables if taken.people or taken.cases else ():
        of, table = each.id, each.table
        if told := told_of_absent(study, of):
            beside = tuple(each.id for each in table.columns if each.beside in told)
            losses.append(Loss(of, told, beside))
    return tuple(losses)


def _table(study: Study, of: str) -> Table | None:
    table = study.table(of)
    return table.table if table else None


def without_columns(loaded: Loaded, losses: tuple[Loss, ...]) -> dict[str, str | None]:
    """The texts of the files that change: the tables, and what sample.yml says of their columns."""
    texts: dict[str, str | None] = {}
    source = loaded.yaml("sample")
    sample = Draft(source.exact)
    for loss in losses:
        table = loaded.table(loss.of)
        draft = Draft(table.exact)
        draft.drop_columns(table, loss.all)
        texts[f"{loss.of}.csv"] = draft.text()
        described = tuple(_described(loaded.study, loss))
        gone = [at for at, column in described if column in loss.all]
        if len(gone) < len(described):
            sample.drop_items(source, (*place_of(loaded.study, loss.of), "columns"), gone)
        for path in _no_longer_said(source, loaded.study, loss):
            sample.drop_key(source, path)
    return texts | {"sample.yml": sample.text()}


def _described(study: Study, loss: Loss) -> Iterator[tuple[int, str]]:
    table = _table(study, loss.of)
    return ((at, each.id) for at, each in enumerate(table.columns if table else ()))


def _no_longer_said(source: YamlSource, study: Study, loss: Loss) -> Iterator[Path]:
    """Where sample.yml speaks of the columns that go."""
    table = _table(study, loss.of)
    assert table is not None
    place = place_of(study, loss.of)
    rest = [key for key in source.keys if key[:-1] == place and key[-1] != "columns"]
    if all(each.id in loss.all for each in table.columns):
        yield (*place, "columns") if rest else place
    if {*table.cross} & {*loss.all} and (*place, "cross") in source.keys:
        yield (*place, "cross")
    if table.size in loss.all:
        yield (*place, "size")
    yield from _pictured(table, loss, place)
    for number, total in enumerate(study.sample.totals):
        if total.of == loss.of and total.column in loss.all:
            yield ("totals", number, "column")
            for line, count in enumerate(total.counts):
                if count.level:
                    yield ("totals", number, "counts", line, "level")


def _pictured(table: Table, loss: Loss, place: Path) -> Iterator[Path]:
    if picture := table.picture:
        parts = {key: getattr(picture, key) for key in ("ago", "length", "ending", "outcome")}
        gone = [key for key, column in parts.items() if column in loss.all]
        if gone and not any(parts[key] for key in ("ago", "length") if key not in gone):
            yield (*place, "picture")
        else:
            yield from ((*place, "picture", key) for key in gone)


def losses_said(study: Study, losses: tuple[Loss, ...]) -> Iterator[str]:
    """Which columns go, and why; one sentence for each table."""
    for loss in losses:
        totals = dict.fromkeys(at for each in loss.columns.values() for at in each)
        names = ", ".join(f'"{study.sample.totals[at].id}"' for at in totals)
        one = len(totals) == 1
        why = (
            f"the {'total' if one else 'totals'} {names} {'stays' if one else 'stay'} as published,"
            f" and less the rows {'it' if one else 'they'} would tell of whoever withdrew"
        )
        columns = "column" if len(loss.all) == 1 else "columns"
        yield (
            f"{loss.of}.csv loses the {columns} {', '.join(loss.all)}, and sample.yml what it says"
            f" of {'it' if len(loss.all) == 1 else 'them'}: {why}."
        )


def still_told(tried: Material, taken: Taken, losses: tuple[Loss, ...]) -> Iterator[str]:
    """What a withdrawal of rows leaves open: totals that tell more all the same, pages that count a
    column that goes, and what earlier versions tell.
    """
    rows = sorted({*taken.people, *taken.cases})
    if not rows:
        return
    for table in tried.study.tables:
        for issue in told_together(tried.study, table.id):
            yield f"sample.yml: {issue.message}; {issue.hint}"
    for loss in losses:
        yield from _counted_in_pages(tried, loss)
    yield (
        "whoever has the publication, or an earlier version of the site, its tables or this"
        f" repository, sees by comparison which row is missing and reads there what it said:"
        f" {', '.join(rows)}; nothing done here takes that back"
    )


def _counted_in_pages(tried: Material, loss: Loss) -> Iterator[str]:
    for page in tried.published:
        if page.file.suffix != ".md" or not page.file.is_relative_to(tried.content.absolute()):
            continue
        for number, line in enumerate((page.text or "").split("\n"), 1):
            for column in loss.all:
                call = rf"count\(\s*[\"']{loss.of}[\"'][^)]*\b{re.escape(column)}\s*="
                if re.search(call, line):
                    yield f"{page.name}:{number}: this page counts {column}; take that out"
