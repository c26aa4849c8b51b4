"""All files of a study, read and checked against their shapes: the input of links and rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path as FilePath
from typing import Any, TypeVar

from ..errors import Problem
from ..model import FILES, REQUIRED
from ..model.base import Shape
from ..model.sample import CaseTable, Table
from ..records import dataclass
from ..source import (
    BibSource,
    Path,
    Source,
    TableSource,
    Tree,
    YamlSource,
    read_bib,
    read_table,
    read_yaml,
)
from ..source.files import source_from
from ..source.sheeted import SheetSource
from ..source.table import table_from
from ..source.tree import parse_yaml
from ..source.workbook import Book, book_from
from ..suggestions import nearest
from .settle import settled
from .shape import Checked, check_shape
from .tabular import SHEETS, joined, read_books, table_ids

T = TypeVar("T", bound=Shape)


@dataclass(frozen=True)
class Files:
    """The files of one study.

    Attributes:
        yaml: The YAML files by name (`quotes`), including absent ones.
        people: people.csv.
        cases: cases.csv.
        further: The files of the other tables that sample.yml names, by the table's id.
        references: references.bib.
        missing: Problems with required files that are absent.
        books: The workbook and the CSV files in which other values of the data files stand.
        own: The YAML files as they are, without what stands in sheets.
        own_tables: The CSV files of the tables as they are, by `people`, `cases` and further ids.
        unfit: What is wrong with the sheets as sheets.
    """

    yaml: dict[str, Checked]
    people: TableSource
    cases: TableSource
    further: dict[str, TableSource]
    references: BibSource
    missing: tuple[Problem, ...]
    books: tuple[Book, ...] = ()
    own: Mapping[str, YamlSource] = field(default_factory=dict)
    own_tables: Mapping[str, TableSource] = field(default_factory=dict)
    unfit: tuple[Problem, ...] = ()

    def each(self, name: str, key: str, kind: type[T]) -> Iterator[tuple[Path, T]]:
        """The valid items of a file's list, each with its path."""
        for path, item in self.yaml[name].items.get(key, ()):
            assert isinstance(item, kind)
            yield path, item

    @property
    def tables(self) -> dict[str, TableSource]:
        """Every table by its id: `people`, `cases` and the others."""
        return {"people": self.people, "cases": self.cases, **self.further}

    @property
    def case_tables(self) -> dict[str, TableSource]:
        """Every table of cases by its id."""
        return {"cases": self.cases, **self.further}

    def described(self, of: str) -> Table | None:
        """What sample.yml says of a table, or None if it says nothing or is not valid."""
        if of in ("people", "cases"):
            found: Table | None = self.field("sample", of)
            return found
        tables = self.each("sample", "tables", CaseTable)
        return next((table for _, table in tables if table.id == of), None)

    def place_of(self, of: str) -> Path:
        """Where sample.yml describes a table."""
        if of in ("people", "cases"):
            return (of,)
        return ("tables", table_ids(self.yaml["sample"].source.data).index(of))

    def own_columns(self, of: str) -> tuple[str, ...]:
        """The columns of a table that need no description. `case` is one where sample.yml has
        several tables, and does not describe it.
        """
        if of == "people":
            return ("id",)
        described = self.described(of)
        columns = described.columns if described else ()
        linked = self.further and all(column.id != "case" for column in columns)
        return ("id", "person", "case") if linked else ("id", "person")

    def field(self, name: str, key: str) -> Any:
        """A field of a file, or None if it is absent or not valid."""
        return self.yaml[name].fields.get(key)

    def raw(self, name: str, *path: str | int) -> Tree:
        """The value at this path of a file as it was written; None if there is none."""
        tree = self.yaml[name].source.data
        for part in path:
            if isinstance(tree, dict):
                tree = tree.get(str(part))
            else:
                return None
        return tree

    def problem(self, name: str, path: Path, message: str, hint: str = "") -> Problem:
        """A problem with the value at this path of a YAML file."""
        return self.yaml[name].source.problem(path, message, hint)

    def sources(self) -> Iterator[Source]:
        """Every file."""
        yield from (checked.source for checked in self.yaml.values())
        yield from (*self.tables.values(), self.references)

    def shown(self, name: str) -> str:
        """What messages call a data file: its own name, or that of the sheet that holds it."""
        source = self.yaml[name].source
        if isinstance(source, SheetSource):
            return source.name.rpartition("/")[2]
        return f"{name}.yml"

    def edited(self, texts: Mapping[str, str | bytes | None]) -> "Files":
        """The files with other texts in some of them; only these are parsed.

        Args:
            texts: Texts by the name of their file (`quotes.yml`), the content of a workbook as
                bytes; None for a file that is taken away, which a study has to be able to do
                without.
        """
        yaml = {
            name: _edited(source, texts[f"{name}.yml"]) if f"{name}.yml" in texts else source
            for name, source in self.own.items()
        }
        books = tuple(
            _edited_book(book, texts[file]) if file in texts else book
            for book in self.books
            for file in (book.name.rpartition("/")[2],)
        )
        there = {book.name.rpartition("/")[2] for book in books}
        books += tuple(
            book_from(_bytes(text), self.own["study"].name.replace("study.yml", kind.csv))
            for kind in SHEETS
            if kind.csv not in there and (text := texts.get(kind.csv)) is not None
        )

        def table_of(of: str) -> TableSource:
            table = self.own_tables.get(of) or TableSource(f"{of}.csv", "absent")
            return _edited_table(table, texts[f"{of}.csv"]) if f"{of}.csv" in texts else table

        return _files(yaml, table_of, books, self.references, self.yaml)

    def _with(self, tables: dict[str, TableSource]) -> "Files":
        """The files with these tables, as sample.yml describes them."""
        done = {
            of: settled(table, self.own_columns(of), self.described(of))
            for of, table in tables.items()
        }
        people, cases = done.pop("people"), done.pop("cases")
        return replace(self, people=people, cases=cases, further=done)


def read_files(folder: FilePath, root: FilePath) -> Files:
    """Reads every file of the study that exists."""
    yaml = {name: read_yaml(folder / f"{name}.yml", root) for name in FILES}
    books = read_books(folder, root)

    def table_of(of: str) -> TableSource:
        return read_table(folder / f"{of}.csv", root)

    files = _files(yaml, table_of, books, read_bib(folder / "references.bib", root), {})
    # in a workbook that cannot be read may be all of it: that it cannot is said once
    unread = any(book.state == "unreadable" for book in books)
    missing = tuple(
        _missing(folder, checked.source.name, name)
        for name, checked in files.yaml.items()
        if name in REQUIRED and checked.source.state == "absent" and not unread
    )
    return replace(files, missing=missing)


def _files(
    yaml: Mapping[str, YamlSource],
    table_of: Callable[[str], TableSource],
    books: tuple[Book, ...],
    references: BibSource,
    known: Mapping[str, Checked],
) -> Files:
    """The files with what stands in sheets; what is known already is not checked again."""
    reading = joined(yaml, books)
    checked = {
        name: known[name]
        if name in known and known[name].source is source
        else check_shape(source, FILES[name])
        for name, source in reading.yaml.items()
    }
    ids = ["people", "cases", *filter(None, table_ids(reading.yaml["sample"].data))]
    own = {of: table_of(of) for of in ids}
    both = [
        Problem(reading.tables[of].name, 0, 0, "", f"this stands in {table.name}, too", "keep one")
        for of, table in own.items()
        if of in reading.tables and table.state != "absent"
    ]
    tables = own | reading.tables
    return Files(
        checked,
        tables["people"],
        tables["cases"],
        {of: table for of, table in tables.items() if of not in ("people", "cases")},
        references,
        (),
        books,
        yaml,
        own,
        (*reading.problems, *both),
    )._with(tables)


def _edited(source: YamlSource, text: str | bytes | None) -> YamlSource:
    if text is None:
        return YamlSource(source.name, "absent")
    return source_from(_bytes(text), source.name, YamlSource, parse_yaml)


def _edited_table(table: TableSource, text: str | bytes | None) -> TableSource:
    if text is None:
        return TableSource(table.name, "absent")
    return table_from(_bytes(text), table.name)


def _edited_book(book: Book, text: str | bytes | None) -> Book:
    return Book(book.name, "absent") if text is None else book_from(_bytes(text), book.name)


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _missing(folder: FilePath, file: str, name: str) -> Problem:
    try:
        there = sorted(found.name for found in folder.iterdir())
    except OSError:
        there = []
    near = (
        f"{name}.yaml"
        if f"{name}.yaml" in there
        else nearest(
            f"{name}.yml", [found for found in there if found.removesuffix(".yml") not in FILES]
        )
    )
    hint = (
        f'is it the file "{near}"? If so, rename it'
        if near
        else "every study needs study.yml, categories.yml and quotes.yml"
    )
    return Problem(file, 0, 0, "", "this file is missing", hint)
