"""Hand-written pages: the Markdown files of `content/`, each read once."""

from pathlib import Path

from ..errors import Problem
from ..records import dataclass
from .files import UnreadableError, exact_text, file_name, plain, read_bytes
from .loose import text_in


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written page.

    Attributes:
        path: Its place below `content/`, with forward slashes.
        file: Its name in messages.
        text: Its text; empty where it cannot be read.
        problems: Why it cannot be read.
        found: What can be read in the file all the same, in whatever way it was saved; None where
            that is nothing.
    """

    path: str
    file: str
    text: str
    problems: tuple[Problem, ...] = ()
    found: str | None = None


def read_pages(content: Path, root: Path) -> tuple[WrittenPage, ...]:
    """Every page of `content/` in the order of their paths; what is hidden (`.drafts/`) is left
    alone, as engines do.

    Args:
        content: The folder; it may be absent.
        root: The project's folder, from which problems name their files.
    """
    found = content.rglob("*.md") if content.is_dir() else ()
    return tuple(
        _page(file, content, root)
        for file in sorted(found)
        if not any(part.startswith(".") for part in file.relative_to(content).parts)
    )


def _page(file: Path, content: Path, root: Path) -> WrittenPage:
    path, name = file.relative_to(content).as_posix(), file_name(file, root)
    try:
        read = read_bytes(file, root)
    except UnreadableError as error:
        return WrittenPage(path, name, "", error.problems)
    if read is None:
        return WrittenPage(path, name, "")
    found = text_in(read, file.suffix)
    try:
        return WrittenPage(path, name, plain(exact_text(read, name)), found=found)
    except UnreadableError as error:
        return WrittenPage(path, name, "", error.problems, found)
