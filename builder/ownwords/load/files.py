"""All files of a study, read and checked against their shapes: the input of links and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any, TypeVar

from ..errors import Problem
from ..model import FILES, REQUIRED
from ..model.base import Shape
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


@dataclass(frozen=True)
class Files:
    """The files of one study.

    Attributes:
        yaml: The YAML files by name (`quotes`), including absent ones.
        people: people.csv.
        cases: cases.csv.
        references: references.bib.
        missing: Problems with required files that are absent.
    """

    yaml: dict[str, Checked]
    people: TableSource
    cases: TableSource
    references: BibSource
    missing: tuple[Problem, ...]

    def each(self, name: str, key: str, kind: type[T]) -> Iterator[tuple[Path, T]]:
        """The valid items of a file's list, each with its path."""
        for path, item in self.yaml[name].items.get(key, ()):
            assert isinstance(item, kind)
            yield path, item

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
        yield from (self.people, self.cases, self.references)

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
        people, cases = (
            _edited_table(table, texts[file]) if file in texts else table
            for file, table in (("people.csv", self.people), ("cases.csv", self.cases))
        )
        return replace(self, yaml=yaml, people=people, cases=cases)._settled()

    def _settled(self) -> "Files":
        """The files with the tables as sample.yml describes them."""
        people, cases = (
            settled(table, name, self.field("sample", name))
            for name, table in (("people", self.people), ("cases", self.cases))
        )
        return replace(self, people=people, cases=cases)


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
    return Files(
        yaml,
        read_table(folder / "people.csv", root),
        read_table(folder / "cases.csv", root),
        read_bib(folder / "references.bib", root),
        missing,
    )._settled()


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
