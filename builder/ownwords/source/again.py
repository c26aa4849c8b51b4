"""Reads a YAML file again of which one stretch of lines was edited, in the time that these lines
take.

A list at the top of the file is read item by item, so that what an edit within some items comes to
can be told from these items alone: they are parsed with the one behind them, which has to come out
as before.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from ..records import dataclass
from .changes import Change
from .comments import has_comments
from .paths import Path, Tree
from .places import Where, known

if TYPE_CHECKING:
    from .events import Reading
    from .tree import YamlSource

FEWEST = 200
"""A list with fewer items is read anew just as soon."""

Parse = Callable[[str], "Reading | None"]
"""Reads a text; None where anything is wrong with it."""


@dataclass(frozen=True)
class _Stretch:
    """The items that were edited.

    Attributes:
        key: The list's key.
        first: The number of the first of them.
        behind: The number of the item behind the last of them.
        line: The line at which the first of them begins, counted from 1.
        lines: Their new lines, with those of the item behind them.
        more: How many lines the file has more than before.
    """

    key: str
    first: int
    behind: int
    line: int
    lines: list[str]
    more: int


def read_again(before: str, source: "YamlSource", text: str, parse: Parse) -> "YamlSource | None":
    """What `parse_yaml` comes to, from what it came to before; None where that cannot be told.

    Args:
        before: The text as it was.
        source: What was read of it.
        text: The text as it is.
        parse: Reads some items.
    """
    if source.state != "read" or source.problems or has_comments(before) or has_comments(text):
        return None
    stretch = _stretch(before.split("\n"), source, text.split("\n"))
    if not stretch:
        return None
    read = parse("\n".join([f"{stretch.key}:", *stretch.lines]))
    if not read or not isinstance(read.data, dict) or [*read.data] != [stretch.key]:
        return None
    return _joined(source, stretch, read)


def _stretch(old: list[str], source: "YamlSource", new: list[str]) -> _Stretch | None:
    key, items = _long_list(source.data)
    if not key:
        return None
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    most = min(len(old), len(new)) - same
    backwards = zip(reversed(old), reversed(new), strict=False)
    rest = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards))
    rest = min(rest, most)
    begins = [source.values[key, at][0] for at in range(items)]
    first = bisect_right(begins, same) - 1  # an item's last line may go on in the one behind it
    behind = bisect_right(begins, len(old) - rest)
    if first < 0 or behind + 1 >= items or not _each_begins_a_line(old, source, key, first, behind):
        return None
    more = len(new) - len(old)
    lines = new[begins[first] - 1 : begins[behind + 1] - 1 + more]
    return _Stretch(key, first, behind, begins[first], lines, more)


def _long_list(data: Tree) -> tuple[str, int]:
    """The key and the length of the first list that is long; an empty key where none is."""
    found = data.items() if isinstance(data, dict) else ()
    return next(
        (
            (key, len(value))
            for key, value in found
            if isinstance(value, list) and len(value) >= FEWEST
        ),
        ("", 0),
    )


def _each_begins_a_line(
    old: list[str], source: "YamlSource", key: str, first: int, behind: int
) -> bool:
    """Whether the items at the edges begin with a hyphen on the line of their first word."""
    places = (source.values[key, at] for at in (first, behind, behind + 1))
    return all(old[line - 1][: column - 1].strip() == "-" for line, column in places)


def _joined(source: "YamlSource", stretch: _Stretch, read: "Reading") -> "YamlSource | None":
    """The file with some items as they are now, where these have the same keys as before, so that
    their places come in the same order.
    """
    assert isinstance(source.data, dict)
    assert isinstance(read.data, dict)
    key, first, behind = stretch.key, stretch.first, stretch.behind
    old, new = source.data[key], read.data[key]
    if not isinstance(old, list) or not isinstance(new, list) or len(new) != behind - first + 1:
        return None
    if new.pop() != old[behind] or _shape(new) != _shape(old[first:behind]):
        return None
    data: dict[str, Any] = source.data | {key: [*old[:first], *new, *old[behind:]]}
    return replace(
        source,
        data=data,
        places=known(
            _places(source.values, read.values, stretch),
            _places(source.keys, read.keys, stretch),
            _places(source.ends, read.ends, stretch),
        ),
        changes=tuple(_changes(source.changes, read.changes, stretch)),
    )


def _shape(tree: Tree) -> object:
    """A tree without its texts: all paths in it, in their order."""
    if isinstance(tree, dict):
        return [(key, _shape(value)) for key, value in tree.items()]
    return [_shape(value) for value in tree] if isinstance(tree, list) else ""


def _within(path: Path, stretch: _Stretch, count: int, first: int) -> bool:
    """Whether a path leads into one of so many items of the list."""
    return len(path) > 1 and path[0] == stretch.key and first <= int(path[1]) < first + count


def _places(was: Where, now: Where, stretch: _Stretch) -> Where:
    """The places of all values, or keys, or ends."""
    count = stretch.behind - stretch.first
    down = stretch.line - 2  # behind the key in a line of its own
    found = {
        (path[0], int(path[1]) + stretch.first, *path[2:]): (line + down, column)
        for path, (line, column) in now.items()
        if _within(path, stretch, count, 0)
    }
    if not stretch.more:
        return was | found
    last, more = stretch.line, stretch.more
    moved = {
        path: (line + more, column) if line > last else (line, column)
        for path, (line, column) in was.items()
    }
    return moved | found


def _changes(
    was: tuple[tuple[Path, Change], ...], now: list[tuple[Path, Change]], stretch: _Stretch
) -> Iterator[tuple[Path, Change]]:
    """What YAML makes of texts otherwise than they were typed, in the order of the file."""
    count, down = stretch.behind - stretch.first, stretch.line - 2
    yield from (each for each in was if each[1].line < stretch.line)
    for path, change in now:
        if _within(path, stretch, count, 0):
            there = (path[0], int(path[1]) + stretch.first, *path[2:])
            yield there, replace(change, line=change.line + down)
    for path, change in was:
        inside = _within(path, stretch, count, stretch.first)
        if change.line >= stretch.line and not inside:
            yield path, replace(change, line=change.line + stretch.more)
