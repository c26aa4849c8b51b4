"""A study with sheets as if all of it stood in YAML, and what changes there taken back into the
sheets.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path as FilePath

from ..errors import BuildError
from ..load import Loaded
from ..load.tabular import SHEETS, STUDY, columns_of
from ..load.tabular.cells import text_of_value
from ..load.tabular.facts import fact_of
from ..load.tabular.writing import at
from ..source import Path, TableSource, Tree
from ..source.edit import Draft
from ..source.sheeted import CellPlace, SheetSource
from ..source.workbook import Book, book_from
from .additions import Row, added_people, added_rows, new_csv, sheet_in, with_rows
from .convert import files_as_yaml
from .edits import Edits, edited_book

Texts = dict[str, str | bytes | None]


def as_yaml(loaded: Loaded) -> Loaded:
    """The study as if no sheet held any of it; itself where none does."""
    if not loaded.files.books:
        return loaded
    texts: Texts = dict(files_as_yaml(loaded))
    texts |= {_file(book): None for book in loaded.files.books}
    return loaded.edited(texts)


def in_sheets(
    real: Loaded, before: Loaded, after: Loaded, texts: Mapping[str, str | bytes | None]
) -> Texts:
    """The contents of the files that change.

    Args:
        real: The study as it stands in its files.
        before: The same as YAML alone.
        after: What it is to become, as YAML alone.
        texts: The texts by which `after` differs from `before`.

    Raises:
        BuildError: What was changed does not read back as it should; nothing is written then.
    """
    made: Texts = {}
    edits: dict[str, Edits] = {}
    for name, text in texts.items():
        stem = name.rpartition(".")[0]
        if stem not in real.files.yaml:
            table = real.table(stem)
            if table.exact or not _in_books(real, stem):
                made[name] = text
            else:
                _edit_table(table, before.table(stem), after.table(stem), edits)
            continue
        source = real.files.yaml[stem].source
        if not isinstance(source, SheetSource):
            made[name] = text
            continue
        draft = Draft(source.exact)
        for path, value in _changes(before.yaml(stem).data, after.yaml(stem).data, ()):
            in_cells = _edit(source, path, value, edits)
            if not path:  # the file goes
                made |= {name: None} if source.exact else {}
            elif not in_cells or path in source.values:  # a key may have parts in both
                _drop(draft, source, path, value)
                made[name] = draft.text()
    rows = added_rows(real, before, after)
    if "people.csv" in texts and "people.csv" not in made:
        rows |= {"People": new} if (new := added_people(before, after)) else {}
    for book in real.files.books:
        if book.name not in edits and not any(sheet_in(book, name) for name in rows):
            continue
        content = (real.folder / _file(book)).read_bytes()
        if found := edits.get(book.name):
            content = edited_book(book, content, found)
        if here := {name: rows.pop(name) for name in [*rows] if sheet_in(book, name)}:
            content = with_rows(book_from(content, book.name), content, here)
        made[_file(book)] = content
    made |= _new_sheets(real, rows, made)
    if real.edited(made).study != after.study:
        raise BuildError("the sheets would not read back as they should; nothing was changed")
    return made


def _in_books(real: Loaded, table: str) -> bool:
    return any(sheet_in(book, table) for book in real.files.books)


def _new_sheets(real: Loaded, rows: Mapping[str, list[Row]], made: Texts) -> Texts:
    """Sheets that the study does not have yet, such as *Turns* for its first exchange: in its
    workbook, where it has one, else as a CSV file.
    """
    xlsx = next((each for each in real.files.books if each.name.endswith(".xlsx")), None)
    if xlsx is None or not rows:
        return {f"{name.lower()}.csv": new_csv(new) for name, new in rows.items()}
    content = made.get(_file(xlsx)) or (real.folder / _file(xlsx)).read_bytes()
    assert isinstance(content, bytes)
    return {_file(xlsx): with_rows(book_from(content, xlsx.name), content, rows)}


def _drop(draft: Draft, source: SheetSource, path: Path, value: Tree) -> None:
    """Takes a value out of what stands in YAML, or items out of a list there."""
    if value is None and isinstance(path[-1], int):
        draft.drop_item(source, path)
    elif value is None:
        draft.drop_key(source, path)
    elif isinstance(value, list):
        old = at(source.data, path)
        items = old if isinstance(old, list) else []
        draft.drop_items(source, path, [n for n, each in enumerate(items) if each not in value])


def _file(book: Book) -> str:
    return FilePath(book.name).name


def _sheet_of(label: str) -> tuple[str, str]:
    """The file and the sheet that a label names."""
    if label.endswith(".csv"):
        return label, FilePath(label).stem
    book, _, sheet = label.partition(", ")
    return book, sheet


def _edit(source: SheetSource, path: Path, value: Tree, edits: dict[str, Edits]) -> bool:
    """Notes what changes in sheets for a value that goes (None) or becomes another."""
    below = [(where, cell) for where, cell in source.cells.items() if where[: len(path)] == path]
    for _, cell in below:
        book, sheet = _sheet_of(cell.file)
        noted = edits.setdefault(book, Edits())
        if value is None and cell.row and not cell.heading:
            noted.rows.add((sheet, cell.row))
        elif cell.heading:
            text = "" if value is None else _text(sheet, cell, value)
            noted.cells[sheet, cell.row, cell.at] = text
    return bool(below)


def _text(sheet: str, cell: CellPlace, value: Tree) -> str:
    if sheet.lower() == STUDY.lower():
        return text_of_value(value, fact_of(cell.heading).kind)
    kind = next(kind for kind in SHEETS if kind.name.lower() == sheet.lower())
    heading = cell.heading.rstrip("0123456789").rstrip()
    column = next(
        column for column in columns_of(kind) if column.heading in (cell.heading, heading)
    )
    return text_of_value(value, column.kind)


def _changes(old: Tree, new: Tree, path: Path) -> Iterator[tuple[Path, Tree]]:
    """The values that go (None) or become others, by their old paths."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key not in new:
                yield (*path, key), None
            else:
                yield from _changes(value, new[key], (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and _of_items(old):
        left = list(new)
        for at, item in enumerate(old):
            found = next((each for each in left if _same(item, each)), None)
            if found is None:
                yield (*path, at), None
            else:
                left.remove(found)
                yield from _changes(item, found, (*path, at))
    else:
        yield path, new


def _of_items(values: list[Tree]) -> bool:
    return all(isinstance(each, dict) for each in values)


def _same(one: Tree, other: Tree) -> bool:
    if isinstance(one, dict) and isinstance(other, dict) and "id" in one:
        return one.get("id") == other.get("id")
    return one == other


def _edit_table(
    real: TableSource, old: TableSource, new: TableSource, edits: dict[str, Edits]
) -> None:
    """Notes the rows, columns and cells of *People* or *Cases* that change."""
    book, sheet = _sheet_of(real.name)
    noted = edits.setdefault(book, Edits())
    rows = {row.cells["id"]: row for row in new.rows}
    gone = [column for column in old.header if column not in new.header]
    noted.columns |= {(sheet, real.places[real.names.get(column, column)] + 1) for column in gone}
    fresh = [column for column in new.header if column not in old.header]
    places = {column: real.places[real.names.get(column, column)] + 1 for column in old.header}
    places |= dict(zip(fresh, count(max(places.values(), default=0) + 1), strict=False))
    noted.cells |= {(sheet, real.line, places[column]): column for column in fresh}
    for row in real.rows:
        kept = rows.get(row.cells["id"])
        if kept is None:
            noted.rows.add((sheet, row.line))
            continue
        for column in new.header:
            if row.cells.get(column, "") != kept.cells.get(column, ""):
                noted.cells[sheet, row.line, places[column]] = kept.cells.get(column, "")
