"""Finds comments in data files. No page shows them, but everybody can read them in the
repository.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from .tree import LOADER

_MAY_BE = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#(.*)$", re.MULTILINE)
_HEAD = re.compile(r"(?:[ \t]*(?:#.*)?\n)*")
_ENTRY = re.compile(r"@[ \t]*(\w+)[ \t]*[{(]")
_LINE = re.compile(r"[ \t%]*([^\n]+)")
_BRACE = re.compile(r"[{}]")


def known_text(path: Path) -> str:
    """The text of a file that was read without problems before; empty if the file has gone
    since.
    """
    try:
        return path.read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""


def yaml_comments(text: str) -> Iterator[tuple[int, str]]:
    """The comments of a YAML text, each with its line.

    A `#` inside a value is no comment. Where only the head of the file has such signs, the rest is
    not parsed again.
    """
    head = _HEAD.match(text)
    after = head.end() if head else 0
    gaps = _gaps(text, after) if "#" in text[after:] and _MAY_BE.search(text, after) else ()
    yield from _numbered(
        text,
        (
            found
            for start, end in ((0, after), *gaps)
            for found in _COMMENT.finditer(text, start, end)
        ),
    )


def _numbered(text: str, matches: Iterable[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """The text of each match with its line. Matches come in order, so each line is counted once."""
    line, counted = 1, 0
    for found in matches:
        line += text.count("\n", counted, found.start(1))
        counted = found.start(1)
        if found[1].strip():
            yield line, found[1].strip()


def _gaps(text: str, after: int) -> Iterator[tuple[int, int]]:
    """The stretches between values, as start and end positions."""
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                start, end = event.start_mark.index, event.end_mark.index
                if event.style in ("|", ">"):
                    yield from _block(text, start, end)
                if start > after:
                    yield after, start
                after = max(after, end)
    except (yaml.YAMLError, ValueError, OverflowError):  # said when the file is read
        return
    yield after, len(text)


def _block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block scalar's first line can carry a comment, and its end mark includes comments that are
    indented less than its text.
    """
    first = text.find("\n", start, end)
    if first < 0:
        return
    yield start, first
    lines = text[first + 1 : end].split("\n")
    inside = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
    at = first + 1
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip(" ")) < inside:
            yield at, at + len(line)
        at += len(line) + 1


def bibtex_comments(text: str) -> Iterator[tuple[int, str]]:
    """The text between the entries of a BibTeX file and in `@comment`, line by line."""
    yield from _numbered(
        text, (found for start, end in _between(text) for found in _LINE.finditer(text, start, end))
    )


def _between(text: str) -> Iterator[tuple[int, int]]:
    """The stretches outside of entries, as start and end positions."""
    at = after = 0
    while found := _ENTRY.search(text, after):
        after = _closed(text, found.end())
        if found[1].lower() != "comment":
            yield at, found.start()
            at = after
    yield at, len(text)


def _closed(text: str, at: int) -> int:
    """Where the braces that were opened before `at` are closed; the text's end if they are not."""
    depth = 1
    for brace in _BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(text)
