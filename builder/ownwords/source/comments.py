"""Finds comments in data files. No page shows them, but everybody can read them in the
repository.
"""

import re
from collections.abc import Iterable, Iterator

Scalar = tuple[int, int, bool]
"""A text in a YAML file: the positions at which it begins and ends, and whether it is a block (`|`,
`>`).
"""

_MAY_BE = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#(.*)$", re.MULTILINE)
_HEAD = re.compile(r"(?:[ \t]*(?:#.*)?\n)*")
_ENTRY = re.compile(r"@[ \t]*(\w+)[ \t]*[{(]")
_LINE = re.compile(r"[ \t%]*([^\n]+)")
_BRACE = re.compile(r"[{}]")


def has_comments(text: str) -> bool:
    """Whether there may be comments behind the head of a YAML text: only then the positions of its
    scalars are needed.
    """
    after = _head(text)
    return text.find("#", after) >= 0 and bool(_MAY_BE.search(text, after))


def yaml_comments(text: str, scalars: Iterable[Scalar]) -> Iterator[tuple[int, str]]:
    """The comments of a YAML text, each with its line.

    Args:
        text: The text, known to be YAML.
        scalars: Its scalars in their order: a `#` inside of one begins no comment.
    """
    after = _head(text)
    gaps = _gaps(text, after, scalars) if has_comments(text) else ()
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


def _head(text: str) -> int:
    """The position behind the empty lines and comments with which a text begins."""
    head = _HEAD.match(text)
    return head.end() if head else 0


def _gaps(text: str, after: int, scalars: Iterable[Scalar]) -> Iterator[tuple[int, int]]:
    """The stretches between values, as start and end positions."""
    for start, end, block in scalars:
        if block:
            yield from _block(text, start, end)
        if start > after:
            yield after, start
        after = max(after, end)
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
