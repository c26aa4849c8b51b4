"""What could be put in the place of a mistake in a YAML file, so that the rest can be read."""

import re
from collections.abc import Iterator

from ..errors import Problem
from ..records import dataclass
from .lines import Entry
from .yamlfaults import Said, fault_of, joined, quoted


@dataclass(frozen=True)
class Fault:
    """Where the parser stopped.

    Attributes:
        line: The line, counted from 0.
        opened: The line in which began what could not be finished; the same if
            nothing was open.
        problem: What it is, in plain words.
        final: Nothing can be put in its place, such as lists 50 levels deep.
    """

    line: int
    opened: int
    problem: Problem
    final: bool = False


@dataclass(frozen=True)
class Repair:
    """Other lines for some of those that are there, and what was wrong with them: where that is
    None, the parser says it.
    """

    first: int
    lines: tuple[str, ...]
    said: Said | None
    column: int = 0

    @property
    def after(self) -> int:
        """The line behind them."""
        return self.first + len(self.lines)


def repairs(lines: list[str], found: list[Entry], fault: Fault) -> Iterator[Repair]:
    """What could be put in the place of a mistake, the likeliest first."""
    line = min(fault.line, len(lines) - 1)
    here = next((one for one in found if one.first <= line < one.after), None)
    before = [one for one in found if one.after <= line]
    if here is None and before:
        here = before.pop()
    if here is None:
        return
    opened = next((one for one in found if one.first <= fault.opened < one.after), here)
    yield from _without_colon(lines, here)
    if line > here.first:
        yield from _keys_indented_too_far(lines, here, line)
    yield from _values(lines, here)
    if opened is not here:
        yield from _values(lines, opened)
    yield from _remark_within(lines, here, before)
    yield from _other_indents(lines, here, before)
    if before:
        yield from _values(lines, before[-1])
    yield from _left_out(lines, here)


def _keys_indented_too_far(lines: list[str], entry: Entry, line: int) -> Iterator[Repair]:
    if re.match(r"\s*[a-z][a-z_]*:(\s|$)", lines[line]):
        own = len(lines[line]) - len(lines[line].lstrip())
        moved = " " * entry.column + lines[line].lstrip()
        yield Repair(line, (moved,), _misplaced(own, entry.column), own + 1)


def _misplaced(own: int, place: int) -> Said:
    return (
        f"this line is indented by {spaces(own)}, the lines that it belongs to by {place}",
        "begin all keys of an item in the same column; or, if this line belongs to a text with a"
        " colon in it, put quotation marks around the whole text",
    )


def _values(lines: list[str], entry: Entry) -> Iterator[Repair]:
    if entry.value and not entry.is_block:
        own = lines[entry.first : entry.after]
        said = fault_of(entry, own, stopped=True)
        yield Repair(entry.first, in_marks(entry, own), said, entry.start + 1 if said else 0)
    elif entry.is_block:
        deep = entry.parent + 2
        own = lines[entry.first + 1 : entry.after]
        moved = tuple(" " * deep + one.strip() if one.strip() else "" for one in own)
        said = (
            "the lines of this text are not indented alike",
            f"begin each line of a text after {entry.value[0]} below its first line, or further in",
        )
        yield Repair(entry.first, (lines[entry.first], *moved), said, entry.start + 1)


def in_marks(entry: Entry, lines: list[str]) -> tuple[str, ...]:
    """The value in quotation marks on its first line, and empty lines for those that it took."""
    return (lines[0][: entry.start] + quoted(joined(entry, lines)), *[""] * (len(lines) - 1))


def _remark_within(lines: list[str], entry: Entry, before: list[Entry]) -> Iterator[Repair]:
    if entry.key or entry.dashes or not before or not before[-1].value:
        return
    for at in range(before[-1].after, entry.first):
        if lines[at].lstrip().startswith("#"):
            said = (
                "a line that begins with # is a remark in YAML and ends the text before it",
                "take it out of the text; or, if it belongs to the text, write |- or >- after the"
                " colon and indent all lines of the text alike",
            )
            column = lines[at].index("#") + 1
            rest = [""] * (entry.first - at - 1)
            yield Repair(at, ("", *rest, *lines[entry.first : entry.after]), said, column)
            return


def _without_colon(lines: list[str], entry: Entry) -> Iterator[Repair]:
    if entry.key:
        return
    line = lines[entry.first]
    said = "a key without its colon", "write a colon and a space after it: “key: value”"
    if found := re.match(r"([ \t]*(?:- +)*[a-z][a-z_]*):(\S.*)$", line):
        yield Repair(entry.first, (f"{found[1]}: {quoted(found[2])}",), said, entry.column + 1)
    if re.match(r"[ \t]*(?:- +)*[a-z][a-z_]*\s*$", line):
        yield Repair(entry.first, (line.rstrip() + ":",), said, entry.column + 1)
    if found := re.match(r"([ \t]*(?:- +)*[a-z][a-z_]*) +(\S.*)$", line):
        yield Repair(entry.first, (f"{found[1]}: {quoted(found[2])}",), said, entry.column + 1)


def _other_indents(lines: list[str], entry: Entry, before: list[Entry]) -> Iterator[Repair]:
    """The entry where another one begins, or as a new item if its key is there already."""
    own = lines[entry.first : entry.after]
    item = " " * entry.indent + "- " + own[0].lstrip()
    as_item = Repair(entry.first, (item, *own[1:]), _NO_HYPHEN, entry.indent + 1)
    if entry.key and not entry.dashes and any(one.key == entry.key for one in before):
        yield as_item
    places = {one.column for one in before} | {one.indent for one in before}
    places |= {one.column + 2 for one in before[-1:] if not entry.key}
    for place in sorted(places, key=lambda one: (abs(one - entry.indent), one)):
        if place != entry.indent:
            moved = [" " * place + own[0].lstrip(), *(_shifted(one, place) for one in own[1:])]
            said = _misplaced(entry.indent, place) if entry.key else None
            yield Repair(entry.first, tuple(moved), said, entry.indent + 1)
    if entry.key and not entry.dashes:
        yield as_item


_NO_HYPHEN = (
    "an item that begins with “- ” was expected here",
    "write a hyphen and a space before the first key of an item: “- id: …”",
)


def _shifted(line: str, place: int) -> str:
    return " " * (place + 2) + line.strip() if line.strip() else ""


def _left_out(lines: list[str], entry: Entry) -> Iterator[Repair]:
    rest = [""] * (entry.after - entry.first - 1)
    if entry.dashes or entry.key:
        kept = lines[entry.first][: entry.column] + (entry.key or "''")
        yield Repair(entry.first, (kept, *rest), None)
    yield Repair(entry.first, ("", *rest), None)


def spaces(number: int) -> str:
    """A number of spaces in words."""
    return f"{number} space{'' if number == 1 else 's'}"
