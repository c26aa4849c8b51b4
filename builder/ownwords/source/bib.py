"""Reads BibTeX and biblatex: the entries of a reference list with their fields as written, each
with its line.
"""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, SkipEntry, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from ..errors import Problem
from ..filenames import is_device, same_on_disk
from ..records import dataclass
from .files import Source, read_source
from .tree import shorten


@dataclass(frozen=True)
class BibField:
    """The value of a field as written, macros and concatenation resolved, and its line."""

    text: str
    line: int


@dataclass(frozen=True)
class BibEntry:
    """An entry of the reference list.

    Attributes:
        key: The name under which it is cited.
        kind: `article`, `book`, …
        line: The line it begins in.
        fields: Its fields, names in small letters.
    """

    key: str
    kind: str
    line: int
    fields: dict[str, BibField]


@dataclass(frozen=True)
class BibSource(Source):
    """A reference list.

    Attributes:
        entries: Its entries, one for each key.
    """

    entries: tuple[BibEntry, ...] = ()

    @property
    def works(self) -> tuple[BibEntry, ...]:
        """The entries that are works; biblatex's `xdata` holds fields for others."""
        return tuple(entry for entry in self.entries if entry.kind != "xdata")

    def problem(
        self, entry: BibEntry, field: str, message: str, hint: str, line: int = 0
    ) -> Problem:
        """A problem with an entry, or with one of its fields."""
        path = f"{shorten(entry.key)}.{shorten(field)}" if field else shorten(entry.key)
        return Problem(self.name, line or entry.line, 0, path, message, hint)


class _Parser(LowLevelParser):  # type: ignore[misc]
    """Pybtex's parser, which also keeps the line of each field and skips what `@comment` holds."""

    lines: list[int]

    def parse_command(self) -> Any:
        self.lines = []
        try:
            return super().parse_command()
        except SkipEntry:
            list(self.parse_string(string_end=self.RBRACE))
            raise

    def parse_field(self) -> None:
        name = self.optional([self.NAME])
        if not name:
            return
        self.current_field_name = name.value
        line = self.lineno
        self.required([self.EQUALS])
        self.parse_value()
        if self.current_value:  # as the caller decides what is a field
            self.lines.append(line)


def read_bib(path: FilePath, root: FilePath) -> BibSource:
    """Reads a BibTeX file. Problems are part of the result; nothing is raised."""
    return read_source(path, root, BibSource, parse_bib)


def parse_bib(name: str, text: str) -> BibSource:
    """Parses BibTeX. Text outside of entries is a comment, as BibTeX defines it."""
    problems: list[Problem] = []
    entries: dict[str, BibEntry] = {}
    for entry, doubled in _entries(name, text, problems):
        problems.extend(doubled)
        if is_device(entry.key):
            message = f'"{entry.key}" cannot be the name of a file on Windows'
            hint = "it is kept for a device there; choose another key"
            problems.append(Problem(name, entry.line, 0, shorten(entry.key), message, hint))
        if first := entries.get(same_on_disk(entry.key)):
            hint = f"the first is in line {first.line}; give one of them another key"
            problems.append(
                Problem(
                    name,
                    entry.line,
                    0,
                    shorten(entry.key),
                    f'two entries have the key "{shorten(entry.key)}"',
                    hint,
                )
            )
        entries.setdefault(same_on_disk(entry.key), entry)
    return BibSource(name, entries=tuple(entries.values()), problems=tuple(problems))


def _entries(
    name: str, text: str, problems: list[Problem]
) -> Iterator[tuple[BibEntry, list[Problem]]]:
    lines = text.count("\n") + 1

    def note(error: PybtexError) -> None:
        line = min(error.lineno, lines) if isinstance(error, PybtexSyntaxError) else 0
        hint = "check the braces, commas and quotation marks"
        problems.append(
            Problem(name, line, 0, "", f"the entry cannot be read: {_said(error)}", hint)
        )

    parser = _Parser(text, macros=CaseInsensitiveDict(month_names), handle_error=note)
    line, counted = 1, 0
    for kind, body in ((found[0].lower(), found[1]) for found in parser):
        line += text.count("\n", counted, parser.command_start)
        counted = parser.command_start
        if kind in ("string", "preamble") or body[0] is None:
            continue
        yield _entry(name, kind, body, line, parser.lines)


def _said(error: PybtexError) -> str:
    return shorten(str(error).removeprefix("syntax error in line ").lstrip("0123456789: "), 100)


def _entry(
    name: str,
    kind: str,
    body: tuple[str, list[tuple[str, list[str]]]],
    line: int,
    lines: list[int],
) -> tuple[BibEntry, list[Problem]]:
    key, pairs = body
    fields: dict[str, BibField] = {}
    problems = []
    for (field, parts), at in zip(pairs, lines, strict=False):
        if field.lower() in fields:
            message = f"the field {shorten(field)} stands in this entry twice"
            problems.append(Problem(name, line, 0, shorten(key), message, "keep one of them"))
        fields.setdefault(field.lower(), BibField("".join(parts), at))
    return BibEntry(key, kind, line, fields), problems
