"""All files of a study, read and checked against their shapes: the input of links and rules."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any, TypeVar

from ..errors import Problem
from ..model import FILES, REQUIRED
from ..model.base import Shape
from ..model.sample import CaseTable, Table
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
from ..source.table import table_from
from ..source.tree import parse_yaml
from ..suggestions import nearest
from .settle import settled
from .shape import Checked, check_shape

T = TypeVar("T", bound=Shape)

_TABLE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAKEN = frozenset({"people", "cases", "quotes", "findings"})
"""Names of tables that mean something else already, here or among the tables to download."""


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
    """

    yaml: dict[str, Checked]
    people: TableSource
    cases: TableSource
    further: dict[str, TableSource]
    references: BibSource
    missing: tuple[Problem, ...]

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

    def edited(self, texts: Mapping[str, str | None]) -> "Files":
        """The files with other texts in some YAML files and tables; only these are parsed.

        Args:
            texts: Texts by the name of their file (`quotes.yml`); None for a file that is taken
                away, which a study has to be able to do without.
        """
        yaml = {
            name: _edited(checked, FILES[name], texts[f"{name}.yml"])
            if f"{name}.yml" in texts
            else checked
            for name, checked in self.yaml.items()
        }
        tables = {
            of: _edited_table(table, texts[f"{of}.csv"]) if f"{of}.csv" in texts else table
            for of, table in self.tables.items()
        }
        return replace(self, yaml=yaml)._with(tables)

    def _with(self, tables: dict[str, TableSource]) -> "Files":
        """The files with these tables, as sample.yml describes them."""
        done = {
            of: settled(table, self.own_columns(of), self.described(of))
            for of, table in tables.items()
        }
        people, cases = done.pop("people"), done.pop("cases")
        return replace(self, people=people, cases=cases, further=done)


def table_ids(sample: Tree) -> list[str]:
    """The ids of the further tables as sample.yml has them; empty for one that cannot be a file."""
    tables = sample.get("tables") if isinstance(sample, dict) else None
    written = [
        table.get("id") if isinstance(table, dict) else None
        for table in (tables if isinstance(tables, list) else ())
    ]
    names = [each.strip() if isinstance(each, str) else "" for each in written]
    return [name if _TABLE_ID.fullmatch(name) and name not in TAKEN else "" for name in names]


def read_files(folder: FilePath, root: FilePath) -> Files:
    """Reads every file of the study that exists."""
    yaml = {
        name: check_shape(read_yaml(folder / f"{name}.yml", root), shape)
        for name, shape in FILES.items()
    }
    missing = tuple(
        _missing(folder, checked.source.name, name)
        for name, checked in yaml.items()
        if name in REQUIRED and checked.source.state == "absent"
    )
    ids = ["people", "cases", *filter(None, table_ids(yaml["sample"].source.data))]
    tables = {of: read_table(folder / f"{of}.csv", root) for of in ids}
    people, cases = tables["people"], tables["cases"]
    further = {of: table for of, table in tables.items() if of not in ("people", "cases")}
    bib = read_bib(folder / "references.bib", root)
    return Files(yaml, people, cases, further, bib, missing)._with(tables)


def _edited(checked: Checked, shape: type[Shape], text: str | None) -> Checked:
    name = checked.source.name
    if text is None:
        return Checked(YamlSource(name, "absent"))
    return check_shape(source_from(text.encode(), name, YamlSource, parse_yaml), shape)


def _edited_table(table: TableSource, text: str | None) -> TableSource:
    if text is None:
        return TableSource(table.name, "absent")
    return table_from(text.encode(), table.name)


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
        f'is it the file "{near}"? rename it'
        if near
        else "every study needs study.yml, categories.yml and quotes.yml"
    )
    return Problem(file, 0, 0, "", "this file is missing", hint)
