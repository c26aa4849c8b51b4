"""Text of files of every kind, as a search needs it: in whatever way they were saved."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from ..records import dataclass
from .files import file_name

_TEXTS = (".csv", ".txt", ".md", ".yml", ".yaml", ".html", ".svg", ".bib", ".json", ".tsv", ".xml")


@dataclass(frozen=True)
class FileText:
    """A file of any kind.

    Attributes:
        file: Where it lies.
        name: Its name in messages.
        text: Its text; None where no words can be read in it.
    """

    file: Path
    name: str
    text: str | None


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def may_be_utf_8(content: bytes) -> bool:
    """Whether a file with this content is text that `text_in` tries to read as UTF-8 first."""
    return b"\0" not in content and not content.startswith(_UTF_16)


def text_in(content: bytes, suffix: str) -> str | None:
    """The text of a file with this content and ending (`.csv`); None where it is no text."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    if not may_be_utf_8(content):
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace") if suffix.lower() in _TEXTS else None


def text_of(file: Path) -> str | None:
    """The text of a file, read now; None where it is no text."""
    return text_in(file.read_bytes(), file.suffix)


def files_below(*places: Path) -> Iterator[Path]:
    """Every file below these folders, hidden and stray ones too, and these files themselves, as far
    as they are there.
    """
    for place in places:
        found = place.rglob("*") if place.is_dir() else (place,)
        yield from sorted(file for file in found if file.is_file())


def texts_of(
    files: Iterable[Path], root: Path, known: Mapping[Path, str | None]
) -> Iterator[FileText]:
    """The text of each file; only those are read that are not in `known`, by their absolute path.

    Args:
        files: The files.
        root: The project's folder, from which messages name them.
        known: What was read before.
    """
    for file in files:
        path = file.absolute()
        text = known[path] if path in known else text_of(file)
        yield FileText(path, file_name(path, root.absolute()), text)


def cells_of(text: str) -> Iterator[tuple[int, str]]:
    """The cells of any table, each with the line in which its row ends; of what is no table its
    lines.
    """
    rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        yield from [(rows.line_num, cell) for row in rows for cell in row]
    except csv.Error:
        yield from enumerate(text.split("\n"), 1)


def cells_alone(text: str) -> list[str]:
    """The cells of `cells_of` without their lines, twice as fast."""
    try:
        return [*chain.from_iterable(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))]
    except csv.Error:
        return text.split("\n")


def _delimiter(text: str) -> str:
    return ";" if text.count(";") > text.count(",") else ","
