"""From files to a study: all problems of all files in one go, or a study in which every link leads
somewhere.
"""

from itertools import chain
from pathlib import Path
from typing import Any

from ..errors import Problem, StudyError
from ..model import FILES, Study
from ..model.sample import Table
from .files import Files, read_files
from .links import link_problems
from .references import reference, reference_problems
from .rules import RULES
from .sample import rows, sample_problems

__all__ = ["load_study"]


def load_study(folder: Path, root: Path | None = None) -> Study:
    """Read the study in `folder` (`site-data/`).

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
    files = read_files(folder, root)
    if problems := _all_problems(files):
        raise StudyError(problems)
    return _study(files)


def _all_problems(files: Files) -> list[Problem]:
    shapes = (checked.problems for checked in files.yaml.values())
    rules = (rule(files) for rule in RULES)
    return list(
        chain(
            files.missing,
            *(source.problems for source in files.sources()),
            *shapes,
            link_problems(files),
            sample_problems(files),
            reference_problems(files.references),
            *rules,
        )
    )


def _study(files: Files) -> Study:
    parts: dict[str, Any] = {
        name: files.yaml[name].model for name in FILES if files.yaml[name].model
    }
    for name, table in (("people", files.people), ("cases", files.cases)):
        parts[name] = rows(table, files.field("sample", name) or Table())
    return Study(**parts, references=tuple(map(reference, files.references.entries)))
