"""What YAML makes of a text otherwise than it was typed, without calling it a mistake: remarks,
line breaks, escapes.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal, TypeAlias

import yaml

from ..records import dataclass

Mark: TypeAlias = Any
"""A place, as one of PyYAML's two parsers gives it."""
Kind = Literal["remark", "blank-line", "item", "hyphen", "script", "escape", "nothing"]

_REMARK = re.compile(r"[ \t]*(?<![^ \t])(#.*)")
_CHANGING = re.compile(r'\\[^"\\/xuU ]|\\\\')
_DRIVE = re.compile(r"\b[A-Za-z]:\\[A-Za-z]")
_NOTHING = frozenset(("~", "null", "Null", "NULL"))
_HYPHEN = re.compile(r"[^\W\d_]-$")
_LONG_WORD = re.compile(r"[^\W\d_]{5}")
_WITHOUT_SPACES = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3001\u3002]"
"""Compiled where it is asked for: so many letters take a millisecond."""


@dataclass(frozen=True)
class Change:
    """A place at which a text is read otherwise than it was typed.

    Attributes:
        kind: `remark`: what follows a `#` is left out. `blank-line`: it begins no paragraph.
            `item`: a line that begins with a hyphen is joined to the one before it. `hyphen`,
            `script`: a space comes into a word. `escape`: in the path of a file, another sign
            stands for a backslash and a letter. `nothing`: elsewhere this means no value.
        line: Its line, counted from 1.
        column: Its column, counted from 1.
        found: What stands there.
        style: How the text is written: plain (empty), `'`, `"`, `|` or `>`.
    """

    kind: Kind
    line: int
    column: int
    found: str
    style: str = ""


def is_as_typed(event: yaml.ScalarEvent, lines: list[str]) -> bool:
    """Whether it is seen at once that the parser changed nothing, as in most texts: they stand on
    one line, without escapes, and nothing behind them is a remark.
    """
    start, end = event.start_mark, event.end_mark
    if start is None or end is None or start.line != end.line or start.line >= len(lines):
        return False
    line = lines[start.line]
    if event.style:
        return "\\" not in line
    return line.find("#", end.column) < 0 and event.value not in _NOTHING


def changes_of(event: yaml.ScalarEvent, lines: list[str]) -> Iterator[Change]:
    """The changes that the parser made to a text of these lines."""
    if event.start_mark is None or event.end_mark is None:
        return
    start, end, style = event.start_mark, event.end_mark, event.style or ""
    if start.line >= len(lines):  # YAML breaks lines at signs that are no line breaks elsewhere
        return
    if not style:
        if found := _REMARK.match(lines[end.line], end.column) if end.line < len(lines) else None:
            yield Change("remark", end.line + 1, found.start(1) + 1, found[1])
        if event.value in _NOTHING:
            yield Change("nothing", start.line + 1, start.column + 1, event.value)
    if style == '"' and "\\" in lines[start.line]:
        yield from _escapes(lines, start, end)
    if end.line > start.line:
        yield from _line_breaks(_body(lines, start, end, style), style)


def _body(lines: list[str], start: Mark, end: Mark, style: str) -> list[tuple[int, int, str]]:
    """The lines of a text, without what stands beside it: number, column and text of each."""
    if style not in ("|", ">"):
        own = [lines[start.line][start.column :], *lines[start.line + 1 : end.line + 1]]
        own[-1] = own[-1][: end.column]
        first, margin = start.line, 0
    else:
        own = lines[start.line + 1 : end.line + 1]
        own = own if end.column else own[: end.line - start.line - 1]
        first = start.line + 1
        margin = next((len(one) - len(one.lstrip(" ")) for one in own if one.strip()), 0)
        while own and (not own[-1].strip() or len(own[-1]) - len(own[-1].lstrip(" ")) < margin):
            own.pop()
    return [
        (first + at + 1, len(one) - len(one.lstrip()) + 1, one.strip())
        for at, one in enumerate(own)
    ]


def _line_breaks(body: list[tuple[int, int, str]], style: str) -> Iterator[Change]:
    for (line, _, text), (below, column, following) in pairwise(body):
        if not text and following and line > body[0][0]:
            yield Change("blank-line", line, 0, "", style)
            return
        if style == "|" or not text or not following:
            continue
        if re.match(r"- ", following):
            yield Change("item", below, column, following, style)
        elif _HYPHEN.search(text) and _LONG_WORD.match(following) and following[0].islower():
            word = f"{text.split()[-1]} {following.split()[0]}"
            yield Change("hyphen", line, 0, word, style)
        elif re.match(_WITHOUT_SPACES, text[-1]) and re.match(_WITHOUT_SPACES, following[0]):
            yield Change("script", line, 0, f"{text[-6:]} {following[:6]}", style)


def _escapes(lines: list[str], start: Mark, end: Mark) -> Iterator[Change]:
    """Escapes in the path of a file. Elsewhere a program wrote them, and meant what they say."""
    for at in range(start.line, min(end.line + 1, len(lines))):
        if not _DRIVE.search(lines[at]):
            continue
        begin = start.column if at == start.line else 0
        stop = end.column if at == end.line else len(lines[at])
        for found in _CHANGING.finditer(lines[at], begin, stop):
            if found[0] != "\\\\":
                yield Change("escape", at + 1, found.start() + 1, found[0], '"')
                return
