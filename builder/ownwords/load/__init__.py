"""From files to a study: all problems of all files in one go, or a study in which every link leads
somewhere, with the place of each of its values.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from ..errors import Problem, StudyError, by_rows, once_each
from ..model import FILES, Study
from ..model.gaps import GAP
from ..model.sample import CaseRows, Table
from ..records import dataclass
from ..source import BibSource, TableSource, YamlSource
from ..source import Path as Place
from ..source.paths import paths_of
from .bibliography import reference_problems, references
from .files import Files, read_files
from .links import link_problems
from .membership import with_people
from .rules import RULES
from .sample import rows, sample_problems
from .settle import labelled

__all__ = ["Files", "Loaded", "load_study", "load_with_places"]


@dataclass(frozen=True)
class Loaded:
    """A study that is in order, and the files it was read from: where each value stands, and their
    texts.

    Attributes:
        study: The study.
        folder: Its folder, `site-data/`.
        files: Its data files as they were read; nothing of them needs to be read again.
    """

    study: Study
    folder: Path
    files: Files

    def yaml(self, name: str) -> YamlSource:
        """A YAML file by its name without the ending; it may be absent."""
        return self.files.yaml[name].source

    def table(self, name: str) -> TableSource:
        """A table by its id: `people`, `cases` or another; it may be absent."""
        return self.files.tables[name]

    @property
    def tables(self) -> dict[str, TableSource]:
        """Every table by its id."""
        return self.files.tables

    @property
    def references(self) -> BibSource:
        """The reference list; it may be absent."""
        return self.files.references

    def gaps(self) -> Iterator[tuple[str, Place]]:
        """The places in YAML files in which `to-write` stands, with the file's name without its
        ending.
        """
        for name in FILES:
            yield from ((name, path) for path in paths_of(self.yaml(name).data, GAP))

    def unwritten_cells(self) -> Iterator[tuple[TableSource, int, str]]:
        """The cells in which `to-write` stands: table, line, column."""
        for table in self.tables.values():
            for row in table.rows:
                for column, text in row.cells.items():
                    if text == GAP:
                        yield table, row.line, column

    def edited(self, texts: Mapping[str, str | bytes | None]) -> "Loaded":
        """The study with other texts in some of its files, read as if these were on the disk; the
        files that stay are not read again.

        Args:
            texts: Texts by the name of their file (`quotes.yml`), with line ends as they would be
                written, and workbooks as bytes; None for a file that is taken away.

        Raises:
            StudyError: The study would have problems; it holds all of them.
        """
        return _loaded(self.folder, self.files.edited(texts))


def load_study(folder: Path, root: Path | None = None) -> Study:
    """Reads the study in `folder`, for whoever needs no places; see `load_with_places`."""
    return load_with_places(folder, root).study


def load_with_places(folder: Path, root: Path | None = None) -> Loaded:
    """Reads the study in `folder` (`site-data/`), each file once.

    Args:
        folder: The folder with the data files.
        root: The project's folder, from which problems name their files; by default the one that
            holds `folder`.

    Raises:
        StudyError: The data has problems; it holds all of them.
    """
    folder = folder.absolute()
    root = root.absolute() if root else folder.parent
    if not folder.is_dir():
        name = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.name
        raise StudyError(
            [
                Problem(
                    name,
                    0,
                    0,
                    "",
                    "there is no such folder",
                    "it holds study.yml, categories.yml and quotes.yml",
                )
            ]
        )
    return _loaded(folder, read_files(folder, root))


def _loaded(folder: Path, files: Files) -> Loaded:
    if problems := _all_problems(files):
        raise StudyError(problems)
    return Loaded(study_of(files), folder, files)


def _all_problems(files: Files) -> list[Problem]:
    """What is wrong with the files, then with what they hold, by the stage in which a person would
    mend it. Of a line that could not be read, nothing else is said.
    """
    sources = tuple(files.sources())
    mended = {source.name: source.mended for source in sources}
    first = [*files.missing, *(problem for source in sources for problem in source.problems)]
    stages: tuple[Iterable[Problem], ...] = (
        first,
        files.unfit,
        chain(*(checked.problems for checked in files.yaml.values())),
        reference_problems(files.references),
        link_problems(files),
        sample_problems(files),
        chain(*(rule(files) for rule in RULES)),
    )
    return once_each(
        replace(by_rows(one), stage=stage)
        for stage, found in enumerate(stages)
        for one in found
        if not stage or one.line not in mended.get(one.file, ())
    )


def study_of(files: Files) -> Study:
    """The study that sound files make together."""
    parts: dict[str, Any] = {
        name: files.yaml[name].model for name in FILES if files.yaml[name].model
    }
    described = {of: files.described(of) or Table() for of in files.tables}
    read = {of: rows(table, described[of]) for of, table in files.tables.items()}
    read = with_people(read, described)
    parts["people"], parts["cases"] = read["people"], read["cases"]
    if sample := parts.get("sample"):
        parts["sample"] = sample = labelled(sample, files.tables)
        parts["further"] = tuple(
            CaseRows(id=each.id, unit=each.unit, table=each, rows=read[each.id])
            for each in sample.tables
        )
    return Study(**parts, references=references(files.references))
