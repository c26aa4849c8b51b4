"""From files to a study: all problems of all files in one go, or a study in which every link leads
somewhere, with the place of each of its values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from ..errors import Problem, StudyError
from ..model import FILES, Study
from ..model.sample import Table
from ..source import BibSource, TableSource, YamlSource
from .bibliography import reference_problems, references
from .files import Files, read_files
from .links import link_problems
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
        """The table `people` or `cases`; it may be absent."""
        return self.files.people if name == "people" else self.files.cases

    @property
    def references(self) -> BibSource:
        """The reference list; it may be absent."""
        return self.files.references

    def edited(self, texts: Mapping[str, str | None]) -> "Loaded":
        """The study with other texts in some of its files, read as if these were on the disk; the
        files that stay are not read again.

        Args:
            texts: Texts by the name of their file (`quotes.yml`), with line ends as they would be
                written; None for a file that is taken away.

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
    """What is wrong with the files, then with what they hold. Of a line that could not be read,
    nothing else is said.
    """
    sources = tuple(files.sources())
    mended = {source.name: source.mended for source in sources}
    found = [problem for source in sources for problem in source.problems]
    shapes = (checked.problems for checked in files.yaml.values())
    rules = (rule(files) for rule in RULES)
    others = chain(
        *shapes,
        link_problems(files),
        sample_problems(files),
        reference_problems(files.references),
        *rules,
    )
    found += (one for one in others if one.line not in mended.get(one.file, ()))
    return [*files.missing, *found]


def study_of(files: Files) -> Study:
    """The study that sound files make together."""
    parts: dict[str, Any] = {
        name: files.yaml[name].model for name in FILES if files.yaml[name].model
    }
    tables = {"people": files.people, "cases": files.cases}
    for name, table in tables.items():
        parts[name] = rows(table, files.field("sample", name) or Table())
    if sample := parts.get("sample"):
        parts["sample"] = labelled(sample, tables)
    return Study(**parts, references=references(files.references))
