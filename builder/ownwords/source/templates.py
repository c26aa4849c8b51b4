"""Templates that a project puts in place of the package's own."""

from collections.abc import Iterator
from pathlib import Path

from ..errors import Problem
from ..records import dataclass
from .files import UnreadableError, file_name, read_text


@dataclass(frozen=True)
class OwnTemplate:
    """A template of the project.

    Attributes:
        name: Its name below the folder of templates, with forward slashes (`home.html`).
        file: Its name in messages.
        path: Where it lies.
        text: Its source.
    """

    name: str
    file: str
    path: str
    text: str


def read_templates(
    folder: Path | None, root: Path
) -> tuple[tuple[OwnTemplate, ...], tuple[Problem, ...]]:
    """The templates of a folder, sorted by name, and what is wrong with its files.

    Args:
        folder: The folder; None where the project has none.
        root: The project's folder, from which problems name their files.
    """
    templates: list[OwnTemplate] = []
    problems: list[Problem] = []
    for path in _files(folder) if folder else ():
        name = file_name(path, root)
        try:
            text = read_text(path, root) or ""
        except UnreadableError as error:
            problems.extend(error.problems)
        else:
            assert folder
            templates.append(
                OwnTemplate(path.relative_to(folder).as_posix(), name, str(path), text)
            )
    return tuple(templates), tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    """Files of a folder; what is hidden is left alone."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path
