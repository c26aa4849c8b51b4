"""Reads BibTeX: the entries of a reference list as plain text, with LaTeX's accents decoded."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path as FilePath

import latexcodec  # noqa: F401 - registers the codec "ulatex"
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from ..errors import Problem
from .files import Source, read_source
from .tree import shorten

_ADDRESSES = ("doi", "url")


@dataclass(frozen=True)
class BibEntry:
    """An entry of the reference list.

    Attributes:
        key: The name under which it is cited.
        kind: `article`, `book`, …
        line: The line it begins in.
        fields: Its fields, names in small letters.
        people: Authors (where there are none, editors) as "Family, Given".
    """

    key: str
    kind: str
    line: int
    fields: dict[str, str]
    people: tuple[str, ...]


@dataclass(frozen=True)
class BibSource(Source):
    """A reference list."""

    entries: tuple[BibEntry, ...] = ()


def read_bib(path: FilePath, root: FilePath) -> BibSource:
    """Reads a BibTeX file. Problems are part of the result; nothing is raised."""
    return read_source(path, root, BibSource, parse_bib)


def parse_bib(name: str, text: str) -> BibSource:
    """Parses BibTeX. Text outside of entries is a comment, as BibTeX defines it."""
    problems: list[Problem] = []
    lines = text.count("\n") + 1

    def note(error: PybtexError) -> None:
        line = min(error.lineno, lines) if isinstance(error, PybtexSyntaxError) else 0
        problems.append(
            Problem(
                name,
                line,
                0,
                "",
                f"the entry cannot be read: {_said(error)}",
                "check its braces, commas and quotation marks",
            )
        )

    parser = LowLevelParser(text, macros=CaseInsensitiveDict(month_names), handle_error=note)
    entries: dict[str, BibEntry] = {}
    line, counted = 1, 0
    for kind, body in ((found[0].lower(), found[1]) for found in parser):
        line += text.count("\n", counted, parser.command_start)
        counted = parser.command_start
        if kind in ("string", "preamble") or body[0] is None:
            continue
        entry = _entry(name, kind, body, line, problems)
        if first := entries.get(entry.key.casefold()):
            hint = f"the first is in line {first.line}; give one of them another key"
            problems.append(
                Problem(
                    name,
                    line,
                    0,
                    shorten(entry.key),
                    f'two entries have the key "{shorten(entry.key)}"',
                    hint,
                )
            )
        entries.setdefault(entry.key.casefold(), entry)
    return BibSource(name, entries=tuple(entries.values()), problems=tuple(problems))


def _said(error: PybtexError) -> str:
    return shorten(str(error).removeprefix("syntax error in line ").lstrip("0123456789: "), 100)


def _entry(
    name: str,
    kind: str,
    body: tuple[str, list[tuple[str, list[str]]]],
    line: int,
    problems: list[Problem],
) -> BibEntry:
    key, pairs = body
    raw: dict[str, str] = {}
    for field, parts in pairs:
        if field.lower() in raw:
            problems.append(
                Problem(
                    name,
                    line,
                    0,
                    shorten(key),
                    f"the field {shorten(field)} stands in this entry twice",
                    "keep one of them",
                )
            )
        raw.setdefault(field.lower(), "".join(parts))
    people = []
    for written in split_name_list(
        " ".join((raw.pop("author", "") or raw.get("editor", "")).split())
    ):
        try:
            people.append(_person(written))
        except PybtexError:
            hint = "write “Family, Given”, and “and” between people"
            problems.append(
                Problem(
                    name,
                    line,
                    0,
                    shorten(key),
                    f'the name "{shorten(written)}" has too many commas',
                    hint,
                )
            )
    fields = {field: _plain_text(value, field) for field, value in raw.items()}
    return BibEntry(key, kind, line, fields, tuple(person for person in people if person))


def _person(written: str) -> str:
    if written == "others":
        return "et al."
    name = Person(written)
    family = " ".join((*name.prelast_names, *name.last_names, *name.lineage_names))
    given = " ".join((*name.first_names, *name.middle_names))
    return _plain_text(", ".join(part for part in (family, given) if part), "author")


def _plain_text(value: str, field: str) -> str:
    """The value as people read it: accents decoded, braces removed, double hyphens in pages as
    dashes.
    """
    if field in _ADDRESSES:
        return re.sub(r"\\([_%&#~$])", r"\1", value).replace("{", "").replace("}", "").strip()
    if "\\" in value or "~" in value:
        escaped = re.sub(r"(?<!\\)%", r"\\%", value)  # a bare % would begin a comment
        try:
            value = codecs.decode(escaped, "ulatex")  # type: ignore[call-overload]
        except (ValueError, TypeError):
            value = escaped
        value = re.sub(r"\\[A-Za-z]{1,40} ?", "", value).replace("\\", "").replace("\u00a0", " ")
    value = " ".join(value.replace("{", "").replace("}", "").split())
    return re.sub(r" ?-{2,3} ?", "–", value) if field == "pages" else value
