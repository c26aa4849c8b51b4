"""The lines of a YAML file as people indent them, read without a parser: keys and items with the
lines that their values take. It is what is left to go by where a parser stops.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ..records import dataclass

SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Characters that look like a space, or like nothing, and that YAML takes for letters; as they
stand in a class of a regular expression.
"""

_LOOKS_LIKE_SPACE = re.compile(f"[{SPACES}]")
_KEY = r"(?:\"[^\"]*\"|'[^']*'|[^\s#\"'\[\]{},&*!|>%@`?:-](?:[^:#]|:(?! |$)|(?<! )#)*?) *:(?= |$)"
_ENTRY = re.compile(rf"( *)((?:-(?: +|$))*)({_KEY})?( *)(.*)")
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(?: +#.*)?$")


@dataclass(frozen=True)
class Entry:
    """A key or an item of a list, with its value.

    Attributes:
        first: Its line, counted from 0.
        after: The line behind those that its value takes.
        indent: Where the line begins: its first hyphen, its key or its text.
        column: Where its key or its text begins, behind any hyphens.
        dashes: The hyphens with their spaces.
        key: Its key as written, with the colon; empty in an item of a plain list.
        start: Where its value begins.
        value: Its value, as far as it stands on the first line.
    """

    first: int
    after: int
    indent: int
    column: int
    dashes: str
    key: str
    start: int
    value: str

    @property
    def is_block(self) -> bool:
        """Whether the value is a block of lines after `|` or `>`."""
        return bool(_BLOCK.match(self.value))

    @property
    def parent(self) -> int:
        """The column that lines of the value have to be behind."""
        return self.column if self.key else self.column - 1 if not self.dashes else self.dash

    @property
    def dash(self) -> int:
        """Where the last hyphen stands."""
        return self.indent + self.dashes.rstrip().rfind("-")


def entries(lines: Sequence[str], keys: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """The keys and items of a file from its first line on.

    Args:
        lines: The lines.
        keys: Keys with their colons that begin an entry also where a text could go on.
    """
    lines = [_LOOKS_LIKE_SPACE.sub(" ", line).replace("\t", " ").rstrip() for line in lines]
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip() or line.lstrip().startswith("#"):
            at += 1
            continue
        found = _ENTRY.fullmatch(line)
        assert found, "the expression takes any line"
        indent, column = len(found[1]), len(found[1]) + len(found[2])
        start = column + len(found[3] or "") + len(found[4])
        entry = Entry(at, at + 1, indent, column, found[2], found[3] or "", start, found[5])
        after = _after(lines, entry, keys)
        yield Entry(at, after, indent, column, found[2], found[3] or "", start, found[5])
        at = after


def _after(lines: Sequence[str], entry: Entry, keys: frozenset[str]) -> int:
    if not entry.value or entry.value.startswith("#"):
        return entry.first + 1
    after = at = entry.first + 1
    while at < len(lines):
        text = lines[at].lstrip(" ")
        deep = len(lines[at]) - len(text)
        if text and deep <= entry.parent and not _closes(entry, text):
            break
        if not entry.is_block and text.partition(" ")[0] in keys:
            break
        if text.startswith("#") and not entry.is_block and not entry.value.startswith(("'", '"')):
            break
        at += 1
        after = at if text else after
    return after


def _closes(entry: Entry, text: str) -> bool:
    """Whether brackets or quotation marks are closed at the margin, as YAML's parsers let pass."""
    if entry.value[0] in "\"'":
        return text.rstrip() == entry.value[0]
    return entry.value[0] in "[{" and text[0] in "]}"


def with_plain_spaces(lines: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """Lines on which something that looks like a space stands where YAML needs a space.

    Yields:
        The line's number, counted from 0, the line as it was meant, the first such character, and
        where it stands: `indent`, `hyphen` or `colon`.
    """
    for entry in entries(lines):
        line = lines[entry.first]
        behind = entry.column + len(entry.key)
        for start, end, where in (
            (0, entry.indent, "indent"),
            (entry.indent, entry.column, "hyphen"),
            (behind, entry.start, "colon"),
        ):
            if found := _LOOKS_LIKE_SPACE.search(line, start, end):
                head = _meant(line[: entry.column]) + line[entry.column : behind]
                rest = _meant(line[behind : entry.start]) + line[entry.start :]
                yield entry.first, head + rest, found[0], where
                break
        for at in range(entry.first + 1, entry.after):
            deep = len(lines[at]) - len(lines[at].lstrip(" "))
            odd = re.match(f"[ {SPACES}]+", lines[at])
            if lines[at].strip() and deep <= entry.parent and odd and odd.end() > deep:
                yield at, _meant(odd[0]) + lines[at][odd.end() :], lines[at][deep], "indent"


def _meant(spaces: str) -> str:
    """Those that take room become a space; those that take none go."""
    return _LOOKS_LIKE_SPACE.sub(
        lambda found: " " if unicodedata.category(found[0]) == "Zs" else "", spaces
    )
