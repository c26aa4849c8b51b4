"""Reads the sheets of a study into its data files: what stands in cells joins what stands in
YAML.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path as FilePath

from ...errors import Problem
from ...model import REQUIRED
from ...model.base import ID_PATTERN
from ...records import dataclass
from ...source import Path, TableSource, Tree, YamlSource
from ...source.sheeted import CellPlace, SheetSource
from ...source.table import table_of
from ...source.workbook import ENDINGS, Book, read_book
from ...source.workbook.sheet import Sheet
from ...suggestions import did_you_mean
from .cells import value_of
from .facts import UnknownKeyError, fact_of
from .kinds import SHEETS, STUDY, SheetKind
from .links import with_links
from .rows import Part, TableReader

BOOKS = tuple(f"study{ending}" for ending in ENDINGS)
"""The names of a study's workbook."""
ROWS = ("People", "Cases")
OURS = ("read me", "lists")
_FOR_LISTS = {each.name.lower(): each for each in SHEETS}


@dataclass(frozen=True)
class Reading:
    """What the sheets of a study hold.

    Attributes:
        yaml: The data files, those with something in a sheet joined with it.
        tables: *People* and *Cases*, by `people` and `cases`, where a workbook has rows of them.
        problems: What is wrong with the sheets as sheets.
    """

    yaml: dict[str, YamlSource]
    tables: dict[str, TableSource]
    problems: tuple[Problem, ...]


@dataclass
class _Found:
    """What was found on the way."""

    parts: dict[str, Part] = field(default_factory=dict)
    tables: dict[str, TableSource] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def part(self, file: str) -> Part:
        return self.parts.setdefault(file, Part())


def read_books(folder: FilePath, root: FilePath) -> tuple[Book, ...]:
    """Reads the workbook and the CSV files of a study, as far as they are there."""
    names = (*BOOKS, *(each.csv for each in SHEETS))
    read = (read_book(folder / name, root) for name in names if (folder / name).exists())
    return tuple(read)


def joined(yaml: Mapping[str, YamlSource], books: Iterable[Book]) -> Reading:
    """The data files with what stands in sheets."""
    found, there = _Found(), [book for book in books if not _is_misnamed(book, yaml)]
    for book in there:
        found.problems += book.problems
        found.problems += _carried(book)
    unknown: list[tuple[Book, Sheet]] = []
    sheets = list(_sheets(there, unknown))
    _facts(sheets, found)
    for kind in SHEETS:  # items before what belongs to one of them
        for label, sheet in sheets:
            if sheet.name.strip().lower() == kind.name.lower():
                _rows(kind, label, sheet, found)
    parts = with_links(found.parts, yaml)
    result = dict(yaml)
    for file, part in parts.items():
        result[file] = _joined(file, yaml[file], part, found.problems)
    further = {name.lower(): name for name in table_ids(result["sample"].data) if name}
    for book, sheet in unknown:
        if sheet.name.strip().lower() in further:
            sheets.append((f"{book.name}, {sheet.name}", sheet))
        else:
            found.problems.append(_not_read(book, sheet, further.values()))
    _rows_of_tables(sheets, {each.lower(): each.lower() for each in ROWS} | further, found)
    return Reading(result, found.tables, tuple(dict.fromkeys(found.problems)))


def _is_misnamed(book: Book, yaml: Mapping[str, YamlSource]) -> bool:
    """Whether a CSV file is a further table under the name of a sheet. That name is refused, and
    nothing else is said of it: its rows are no lines of the sheet.
    """
    name = book.name.rpartition("/")[2]
    return name.endswith(".csv") and name.removesuffix(".csv") in written_ids(yaml["sample"].data)


def _carried(book: Book) -> Iterator[Problem]:
    for what in book.carried:
        message = f"the file holds {what}, which would be public with it"
        yield Problem(book.name, 0, 0, "", message, "delete them in the program that made it")


def _sheets(books: list[Book], unknown: list[tuple[Book, Sheet]]) -> Iterator[tuple[str, Sheet]]:
    """The sheets that are always read, each with its name in messages; notes the others."""
    known = {*_FOR_LISTS, STUDY.lower(), *(each.lower() for each in ROWS)}
    for book in books:
        is_csv = book.name.endswith(".csv")
        for sheet in book.sheets:
            name = sheet.name.strip().lower()
            if name in OURS or not sheet.rows:
                continue
            if name not in known:
                unknown.append((book, sheet))
                continue
            yield (book.name if is_csv else f"{book.name}, {sheet.name}"), sheet


_NAMES = (STUDY, *(each.name for each in SHEETS), *ROWS)


def _not_read(book: Book, sheet: Sheet, tables: Iterable[str]) -> Problem:
    message = f"the sheet “{sheet.name}” is not read, and would be public"
    hint = did_you_mean(sheet.name, [*_NAMES, *tables])
    hint = f"{hint}; or move it to another file" if hint.startswith("did") else ""
    return Problem(book.name, 0, 0, "", message, hint or "move it to another file")


TAKEN = frozenset(each.lower() for each in (*_NAMES, "quotes", "findings"))
"""Names of tables that mean something else already: a sheet, of which a CSV file of that name would
be taken for one, or a table to download.
"""
_TABLE_ID = re.compile(ID_PATTERN)


def written_ids(sample: Tree) -> list[str]:
    """The ids of the further tables as they are written; empty where none is."""
    tables = sample.get("tables") if isinstance(sample, dict) else None
    written = [
        table.get("id") if isinstance(table, dict) else None
        for table in (tables if isinstance(tables, list) else ())
    ]
    return [each.strip() if isinstance(each, str) else "" for each in written]


def table_ids(sample: Tree) -> list[str]:
    """The ids of the further tables as sample.yml has them; empty for one that cannot be a file."""
    names = written_ids(sample)
    return [name if _TABLE_ID.fullmatch(name) and name not in TAKEN else "" for name in names]


def _facts(sheets: list[tuple[str, Sheet]], found: _Found) -> None:
    for label, sheet in sheets:
        if sheet.name.strip().lower() != STUDY.lower():
            continue
        header = [cell.strip().lower() for cell in sheet.rows[0].cells]
        if "key" not in header or "value" not in header:
            message = "the first row of this sheet needs the headings key and value"
            found.problems.append(Problem(label, 1, 0, "", message))
            continue
        found.part("study").label = found.part("study").label or label
        keys, values = header.index("key"), header.index("value")
        for row in sheet.rows[1:]:
            if key := row.at(keys).strip():
                place = CellPlace(label, row.number, values + 1, key, values + 1)
                _fact(key, row.at(values), place, sheet, found)


def _fact(key: str, text: str, place: CellPlace, sheet: Sheet, found: _Found) -> None:
    try:
        fact = fact_of(key)
    except UnknownKeyError as error:
        if text.strip():
            hint = did_you_mean(key, error.known) if error.known else ""
            found.problems.append(Problem(place.file, place.row, 0, "", str(error), hint))
        return
    part = found.part(fact.file)
    if odd := sheet.odd.get((place.row, place.column)):
        found.problems.append(Problem(place.file, place.row, place.column, key, *odd))
    if fact.path in part.cells and text.strip() and part.has(fact.path):
        line = part.cells[fact.path].row
        message = f"“{key}” stands in row {line} already"
        found.problems.append(Problem(place.file, place.row, 0, key, message, "keep one"))
        return
    part.label = part.label or place.file
    part.put(fact.path, value_of(text, fact.kind), place)


def _rows(kind: SheetKind, label: str, sheet: Sheet, found: _Found) -> None:
    part = found.part(kind.file)
    before = len(found.problems)
    reader = TableReader(kind, label, sheet, found.problems)
    if reader.is_readable:
        part.label = part.label or label
        reader.read_into(part)
    elif before == len(found.problems):
        part.label = part.label or label


def _rows_of_tables(
    sheets: list[tuple[str, Sheet]], names: Mapping[str, str], found: _Found
) -> None:
    """Reads the rows of people, of cases and of further tables."""
    for label, sheet in sheets:
        name = names.get(sheet.name.strip().lower(), "")
        if name and len(sheet.rows) > 1:
            rows = [(row.number, list(row.cells)) for row in sheet.rows]
            found.tables[name] = table_of(label, rows)
            for (row, column), odd in sheet.odd.items():
                found.problems.append(Problem(label, row, column, "", *odd))


def _joined(file: str, yaml: YamlSource, part: Part, problems: list[Problem]) -> YamlSource:
    """A data file with what the sheets hold of it."""
    tree = part.tree()
    if yaml.state == "unreadable" or (not tree and (yaml.state == "read" or file not in REQUIRED)):
        return yaml
    data = yaml.data
    if yaml.state == "read" and not isinstance(data, dict):
        return yaml
    both: list[Path] = []
    data = _merged(data or {}, tree, (), both)
    for path in both:
        cell = next(cell for where, cell in part.cells.items() if where[: len(path)] == path)
        line = yaml.keys.get(path, yaml.values.get(path, (1, 1)))[0]
        message = f"this stands in {yaml.name}, line {line}, too"
        problems.append(Problem(cell.file, cell.row, 0, cell.heading, message, "keep one"))
    return SheetSource(
        yaml.name if yaml.state == "read" else part.label,
        data=data,
        places=yaml.places,
        changes=yaml.changes,
        comments=yaml.comments,
        mended=yaml.mended,
        problems=yaml.problems,
        exact=yaml.exact,
        cells=part.cells,
    )


def _merged(own: Tree, other: Tree, path: Path, both: list[Path]) -> Tree:
    if own is None:
        return other
    if isinstance(own, dict) and isinstance(other, dict):
        keys = dict.fromkeys((*own, *other))
        return {
            key: _merged(own[key], other[key], (*path, key), both)
            if key in own and key in other
            else own.get(key, other.get(key))
            for key in keys
        }
    both.append(path)
    return own


__all__ = ["BOOKS", "TAKEN", "Reading", "joined", "read_books", "table_ids"]
