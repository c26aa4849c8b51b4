"""Data files as sheets: headings and rows of text, as a workbook or CSV files hold them."""

from collections.abc import Iterable, Iterator, Mapping

from ...errors import Problem, StudyError
from ...model.base import Shape
from ...records import dataclass
from ...source import Path, Tree, YamlSource
from ..field_types import slots
from .cells import UnfitError, text_of_value
from .columns import ROW, Column, columns_of
from .facts import fact_of, facts_in, keys_of
from .kinds import ALWAYS, FACTS, SHEETS, STUDY, SheetKind

_PLACES = 3
"""So many numbered columns a sheet has at least."""


@dataclass(frozen=True)
class Heading:
    """A column of a sheet as it is written.

    Attributes:
        text: Its heading.
        note: What belongs there.
        needed: Whether it has to be filled.
        choices: The values that it may have.
        link: The kind of thing that its ids lead to.
    """

    text: str
    note: str = ""
    needed: bool = False
    choices: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class WrittenSheet:
    """A sheet as it is written.

    Attributes:
        name: Its name.
        headings: Its columns.
        rows: The text of each cell.
    """

    name: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets_from(sources: Mapping[str, YamlSource], *, every: bool) -> list[WrittenSheet]:
    """The sheets that hold these data files, without *People* and *Cases*.

    Args:
        sources: The data files by name.
        every: Whether the usual sheets are made where nothing stands in them, and *Study*.

    Raises:
        StudyError: A value fits no cell; it holds all of these.
    """
    problems: list[Problem] = []
    sheets = [_facts(sources, problems)] if every else []
    for kind in SHEETS:
        sheet = _sheet(kind, sources[kind.file], problems)
        if sheet.rows or (every and kind.name in ALWAYS):
            sheets.append(sheet)
    if problems:
        raise StudyError(problems)
    return sheets


def rest_of(name: str, tree: Tree) -> dict[str, Tree]:
    """What of a data file stands in none of its tables."""
    paths = {kind.path for kind in SHEETS if kind.file == name and None not in kind.path}
    paths |= {(k, *kind.path[1:]) for kind in SHEETS if kind.file == name for k in kind.keys}
    left = _without(tree, (), paths)
    return left if isinstance(left, dict) else {}


def _without(tree: Tree, before: tuple[str | None, ...], paths: Iterable[object]) -> Tree:
    if not isinstance(tree, dict):
        return tree
    kept = {
        key: _without(value, (*before, key), paths)
        for key, value in tree.items()
        if (*before, key) not in paths
    }
    return {key: value for key, value in kept.items() if value != {} or tree[key] == {}}


def _facts(sources: Mapping[str, YamlSource], problems: list[Problem]) -> WrittenSheet:
    rows: list[tuple[str, ...]] = []
    for file in FACTS:
        said: dict[str, str] = {}
        source = sources[file]
        try:
            said = {key: text for key, _, text in facts_in(file, source.data)}
        except UnfitError as error:
            problems.append(source.problem(error.args[1], str(error), "it stays in YAML"))
        for key, _, note, needed in keys_of(file):
            if file == "study" or key in said or key in _OFFERED:
                start = "Needed. " if needed and file == "study" else ""
                rows.append((key, said.pop(key, ""), start + note))
        rows += [(key, text, "") for key, text in said.items()]
    headings = (
        Heading("key", "What the line is. Leave it as it is.", True),
        Heading("value", "Your words.", True),
        Heading("note", "What belongs there. It is not read."),
    )
    return WrittenSheet(STUDY, headings, tuple(rows))


_OFFERED = (
    "levels",
    "core",
    "quotes.judged_by",
    "quotes.speaker",
    "sample.people.title",
    "sample.note",
)


def choices_of_key(key: str) -> tuple[str, ...]:
    """The values that a line of *Study* may have, where they are few."""
    return fact_of(key).choices


def _sheet(kind: SheetKind, source: YamlSource, problems: list[Problem]) -> WrittenSheet:
    rows: list[dict[str, str]] = []
    for ref, path, item in _items(kind, source.data):
        try:
            rows += _rows(kind, ref, item)
        except UnfitError as error:
            where = (*path, *(error.args[1] if len(error.args) > 1 else ()))
            problems.append(source.problem(where, str(error.args[0]), "change it, then convert"))
    used = {heading for row in rows for heading in row}
    choices = (*kind.keys, *(id_ for id_, _ in _above(kind, source.data))) if kind.keys else ()
    headings = tuple(_headings(kind, used, choices))
    cells = tuple(tuple(row.get(each.text, "") for each in headings) for row in rows)
    return WrittenSheet(kind.name, headings, cells)


def _headings(kind: SheetKind, used: set[str], choices: tuple[str, ...]) -> Iterator[Heading]:
    if kind.ref:
        link = kind.above.lower() if kind.above else ""
        yield Heading(kind.ref, f"To which {kind.ref} it belongs.", True, choices, link)
    columns = columns_of(kind)
    numbered = [column for column in columns if column.numbered]
    most = 0
    for heading in used:
        name, _, number = heading.rpartition(" ")
        if number.isdecimal() and any(column.heading == name for column in numbered):
            most = max(most, int(number))
    told = False
    for column in columns:
        if not column.numbered:
            yield _heading(column, column.heading)
        elif not told:  # all of the first, then all of the second
            told = True
            for place in range(1, max(most, _PLACES if kind.name == "Quotes" else 1) + 1):
                for each in numbered:
                    if each.heading != "judged_by" or f"{each.heading} {place}" in used:
                        yield _heading(each, f"{each.heading} {place}")


def _heading(column: Column, text: str) -> Heading:
    said = "Needed. " if column.needed else "May stay empty. "
    how = {
        "ids": " Several: parted by semicolons.",
        "lines": " Several: one below the other in the cell.",
        "pairs": " One on each line, such as: years = 12.",
        "noun": " One and several, such as: person / people.",
    }.get(column.kind, "")
    choices = () if column.kind == "ids" else column.choices
    return Heading(text, said + column.description + how, column.needed, choices, column.link)


def _items(kind: SheetKind, tree: Tree) -> Iterator[tuple[str, Path, dict[str, Tree]]]:
    """The items of a sheet, each with what it belongs to and its path."""
    tops: list[tuple[str, Path]] = [("", ())]
    rest = kind.path
    if kind.keys:
        tops = [*((key, (key,)) for key in kind.keys), *_above(kind, tree)]
        rest = kind.path[1:]
    elif None in kind.path:
        tops, rest = [*_above(kind, tree)], kind.path[kind.path.index(None) + 1 :]
    for ref, top in tops:
        path: Path = (*top, *(each for each in rest if each))
        items = at(tree, path)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                yield ref, (*path, number), item


def _above(kind: SheetKind, tree: Tree) -> Iterator[tuple[str, Path]]:
    """The items of the sheet above, by their ids."""
    parents = at(tree, kind.above_path) if kind.above else None
    for number, parent in enumerate(parents if isinstance(parents, list) else ()):
        if isinstance(parent, dict):
            yield str(parent.get("id", "")).strip(), (*kind.above_path, number)


def at(tree: Tree, path: Path) -> Tree:
    """The value at this path; None where there is none."""
    for part in path:
        if isinstance(tree, dict):
            tree = tree.get(str(part))
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return None
    return tree


def _rows(kind: SheetKind, ref: str, item: dict[str, Tree]) -> Iterator[dict[str, str]]:
    cells = dict(_cells(kind, kind.shape, item, (), ()))
    first = {kind.ref: ref} if kind.ref else {}
    inner = item.get(kind.inner) if kind.inner else None
    if not isinstance(inner, list):
        yield first | cells
        return
    below = slots(kind.shape)[kind.inner].shape
    assert below
    for number, each in enumerate(inner):
        own = dict(_cells(kind, below, each, (kind.inner, ROW), (kind.inner, number)))
        yield (cells if not number else {"id": cells.get("id", "")}) | own


def _cells(
    kind: SheetKind,
    shape: type[Shape],
    tree: Tree,
    before: tuple[str | None, ...],
    path: Path,
    number: int = 0,
) -> Iterator[tuple[str, str]]:
    """The cells of an item: headings with texts."""
    known = {column.path: column for column in columns_of(kind)}
    inner = {each.path[-1] for each in SHEETS if each.above == kind.name} | {kind.inner}
    if not isinstance(tree, dict):
        raise UnfitError("this has a form that no cell holds", path)
    for key, value in tree.items():
        where, here = (*before, key), (*path, key)
        if value is None or (not before and key in inner):
            continue
        slot = slots(shape).get(key)
        if column := known.get(where):
            try:
                text = text_of_value(value, column.kind).strip()
            except UnfitError as error:
                raise UnfitError(str(error), here) from None
            yield (f"{column.heading} {number}" if number else column.heading), text
        elif slot and slot.shape and slot.many and isinstance(value, list):
            for place, each in enumerate(value):
                whole: Tree = {_first(slot.shape): each} if isinstance(each, str) else each
                deeper = (*where, None)
                yield from _cells(kind, slot.shape, whole, deeper, (*here, place), number=place + 1)
        elif slot and slot.shape and isinstance(value, dict):
            yield from _cells(kind, slot.shape, value, where, here, number)
        else:
            raise UnfitError("there is no column for this", here)


def _first(shape: type[Shape]) -> str:
    """The key that the short form of a part stands for."""
    return next(
        info.alias or name for name, info in shape.model_fields.items() if info.is_required()
    )


__all__ = ["Heading", "WrittenSheet", "at", "choices_of_key", "rest_of", "sheets_from"]
