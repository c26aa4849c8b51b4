"""Goes on behind a mistake in a YAML file: names it, puts in its place what was probably meant, and
reads the rest, so that one run tells of every mistake. No study is made of the result.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import field
from itertools import pairwise

from ..errors import Problem
from ..records import dataclass
from .lines import Entry, entries
from .repairs import Fault, Repair, in_marks, repairs, spaces
from .yamlfaults import Said, fault_of

_ID = re.compile(r"[ \t]*(?:- +)?id: +([\w.-]+) *$")
MOST_TRIED = 6_000_000
"""So many characters are parsed in trying what could be meant; then parts are left out instead."""
MOST = 100
"""So many mistakes are named in one file; what follows them is not looked at."""

Attempt = Callable[[str], Fault | None]
"""Parses a text; where that stops, tells where and why."""


@dataclass
class Recovered:
    """A text that can be parsed.

    Attributes:
        lines: Its lines, as many as there were.
        problems: The mistakes in the file.
        mended: The lines, counted from 1, in which something else stands than in the file.
        lost: Whether whole items are missing, so that their ids cannot be known.
    """

    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    mended: set[int] = field(default_factory=set)
    lost: bool = False

    @property
    def text(self) -> str:
        """The text."""
        return "\n".join(self.lines)


def recover(name: str, text: str, attempt: Attempt) -> Recovered:
    """Makes a text readable, one item of a list or one key of the file after the other."""
    return _Recovery(name, Recovered(text.split("\n")), attempt).all()


class _Recovery:
    """The work on one file."""

    def __init__(self, name: str, found: Recovered, attempt: Attempt) -> None:
        self.name = name
        self.found = found
        self.attempt = attempt
        self.left = MOST_TRIED
        used = Counter(one.key for one in entries(found.lines))
        self.keys = frozenset(key for key, times in used.items() if times > 1)

    def all(self) -> Recovered:
        """Every stretch of the file."""
        self._drop_document_marks()
        self._replace_tabs()
        for first, after, shift in list(_parts(self._entries(), len(self.found.lines))):
            if shift:
                self._shift(first, after, shift)
            self._plain_faults(first, after)
            self._mend(first, after)
            if len(self.found.problems) >= MOST:
                self._stop(after)
                break
        return self.found

    def _entries(self, first: int = 0, after: int | None = None) -> list[Entry]:
        return list(entries(self.found.lines[first:after], self.keys))

    def _complain(self, line: int, column: int, said: Said) -> None:
        line = max(1, min(line, len(self.found.lines)))
        self.found.problems.append(Problem(self.name, line, column, "", *said))

    def _stop(self, after: int) -> None:
        self._blank(after, len(self.found.lines))
        hint = "correct those first; what follows was not looked at"
        self._complain(after, 0, (f"more than {MOST} mistakes stand before this line", hint))
        self.found.lost = True

    def _drop_document_marks(self) -> None:
        begun = False
        for at, line in enumerate(self.found.lines):
            mark = re.match(r"(---|\.\.\.)(\s|$)", line)
            if mark and begun:
                kind = "three hyphens" if mark[1] == "---" else "three dots"
                message = f"a line of {kind} ends the file for YAML; what follows would be left out"
                hint = "delete that line, or put the text in quotation marks"
                self._complain(at + 1, 1, (message, hint))
                self._blank(at, at + 1)
            begun = begun or bool(line.strip() and not line.startswith(("#", "%")))

    def _replace_tabs(self) -> None:
        """Puts as many spaces for a tab as make most sense of the file."""
        lines = self.found.lines
        tabs = [
            at
            for one in self._entries()
            for at in range(one.first, one.after)
            if re.match(r" *\t\s*\S", lines[at])
            and (at == one.first or len(lines[at]) - len(lines[at].lstrip(" ")) <= one.parent)
        ]
        if not tabs:
            return
        more = len(tabs) - 1
        message = "this line is indented with a tab"
        if more:
            message += f", and so {'is' if more == 1 else 'are'} {more} more below it"
        self._complain(tabs[0] + 1, 1, (message, "indent it with spaces"))
        tried = [_without_tabs(lines, tabs, width) for width in (2, 4, 8)]
        self.found.lines = max(tried, key=lambda one: _well_indented(one, self.keys, tabs))

    def _shift(self, first: int, after: int, shift: int) -> None:
        lines = self.found.lines
        own = len(lines[first]) - len(lines[first].lstrip())
        said = (
            f"this item is indented by {spaces(own)}, the first of its list by {own - shift}",
            "begin all items of a list in the same column",
        )
        self._complain(first + 1, own + 1, said)
        for at in range(first, after):
            here = len(lines[at]) - len(lines[at].lstrip(" "))
            lines[at] = " " * max(0, here - shift) + lines[at].lstrip(" ")

    def _plain_faults(self, first: int, after: int) -> None:
        """Names mistakes that can be seen in one value, whatever stands around it."""
        for entry in self._entries(first, after):
            own = self.found.lines[first + entry.first : first + entry.after]
            if said := fault_of(entry, own):
                change = Repair(entry.first, in_marks(entry, own), said, entry.start + 1)
                self._apply(change, first)

    def _mend(self, first: int, after: int) -> None:
        """Parses a stretch again and again, each time with one mistake less."""
        reached = -1
        while fault := self.attempt("\n".join(self.found.lines[first:after])):
            line = min(fault.line, after - first - 1)
            change = None
            if not fault.final and line >= reached and len(self.found.problems) < MOST:
                change = self._best(self.found.lines[first:after], fault, line)
            if change is None:
                self._give_up(first, after, fault if line >= reached else None)
                return
            self._apply(change, first, fault.problem)
            reached = line

    def _best(self, lines: list[str], fault: Fault, line: int) -> Repair | None:
        """The first change with which the parser comes further."""
        size = sum(map(len, lines))
        for change in repairs(lines, list(entries(lines, self.keys)), fault):
            self.left -= size
            if self.left < 0:
                return None
            tried = [*lines[: change.first], *change.lines, *lines[change.after :]]
            left = self.attempt("\n".join(tried))
            behind = max(line, change.after - 1)
            if left is None or (left.line > behind and left.opened > line):
                return change
        return None

    def _apply(self, change: Repair, first: int, problem: Problem | None = None) -> None:
        lines, begin = self.found.lines, first + change.first
        for at, line in enumerate(change.lines, begin):
            if line.lstrip() != lines[at].lstrip():
                self.found.mended.add(at + 1)
        lines[begin : begin + len(change.lines)] = change.lines
        if change.said:
            self._complain(begin + 1, change.column, change.said)
        elif problem:
            self._complain(first + problem.line, problem.column, (problem.message, problem.hint))

    def _give_up(self, first: int, after: int, fault: "Fault | None") -> None:
        """Leaves a stretch out; of an item, its id is kept."""
        if fault:
            said = fault.problem.message, fault.problem.hint
            self._complain(first + fault.problem.line, fault.problem.column, said)
        begin = next(iter(self._entries(first, after)), None)
        ids = (_ID.match(line) for line in self.found.lines[first:after])
        known = next((one[1] for one in ids if one), None)
        self._blank(first, after)
        if begin and begin.dashes:
            item = "- id: " + known if known else "-"
            self.found.lines[first + begin.first] = " " * begin.indent + item
        elif begin and begin.key and not begin.indent:
            self.found.lines[first + begin.first] = begin.key
        self.found.lost = self.found.lost or not (begin and begin.dashes and known)

    def _blank(self, first: int, after: int) -> None:
        self.found.lines[first:after] = [""] * (after - first)
        self.found.mended.update(range(first + 1, after + 1))


def _parts(found: list[Entry], end: int) -> Iterator[tuple[int, int, int]]:
    """The stretches of the file that can be read by themselves: a key of the first level with its
    value, and each item of a list that such a value is; with how many spaces an item stands too
    far right.
    """
    tops = [at for at, entry in enumerate(found) if not entry.indent and not entry.dashes]
    bounds = sorted({0, *tops, len(found)})
    for begin, stop in pairwise(bounds):
        region = found[begin:stop]
        last = found[stop].first if stop < len(found) else end
        below = region[1:] if begin in tops else region
        starts = {region[0].first: 0}
        if below and below[0].dashes and (begin not in tops or not region[0].value):
            margin = below[0].indent
            starts |= {
                one.first: one.indent - margin
                for one in below
                if one.dashes and one.indent <= margin + 1
            }
        cuts = [*sorted(starts), last]
        yield from ((one, two, starts[one]) for one, two in pairwise(cuts))


def _without_tabs(lines: list[str], tabs: list[int], width: int) -> list[str]:
    new = list(lines)
    for at in tabs:
        text = lines[at].lstrip()
        new[at] = lines[at][: -len(text)].replace("\t", " " * width) + text
    return new


def _well_indented(lines: list[str], keys: frozenset[str], some: list[int]) -> int:
    """How many of some lines begin where the entry before them lets them begin."""
    found = list(entries(lines, keys))
    return sum(
        below.first in some
        and (
            below.indent == (above.indent if below.dashes else above.column)
            or (not above.value and below.indent > above.column)
        )
        for above, below in pairwise(found)
    )
