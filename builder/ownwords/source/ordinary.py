"""Reads YAML in which nothing is out of the ordinary: in half the time, since it notes of places no
more than numbers. Whatever may need a word is left to `events`, which reads the same.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import yaml

from ..records import dataclass
from .changes import changes_of, is_as_typed
from .comments import Scalar, has_comments
from .events import MAX_DEPTH, NEXT_KEY, QUOTATION_MARKS, scalar_of
from .files import find_unseen
from .paths import Path, Place, Tree
from .places import Where


@dataclass(frozen=True)
class Ordinary:
    """What a text says.

    Attributes:
        data: Its values.
        scalars: Where its scalars stand, if it may have comments.
        marks: The position at which each key and value begins, and that at which it ends, in the
            order of the text; also of the end of each list and mapping.
        lines: The lines.
    """

    data: Tree
    scalars: list[Scalar]
    marks: "array[int]"
    lines: list[str]

    def places(self) -> tuple[Where, Where, Where]:
        """Where values and keys stand, and where values end."""
        found = _Places(_pairs(self.marks, self.lines))
        found.look(self.data, ())
        return found.values, found.keys, found.ends


class _OddError(Exception):
    """Something has to be looked at."""


def read_ordinary(text: str, loader: Any) -> Ordinary | None:
    """What a text says; None where there may be something to say of it, or to remember of how it
    was typed.
    """
    if find_unseen(text) is not None:
        return None
    try:
        return _read(text, loader)
    except (_OddError, yaml.YAMLError, ValueError, OverflowError):
        return None


def _read(text: str, loader: Any) -> Ordinary:
    lines, escapes, scalars = text.split("\n"), "\\" in text, list[Scalar]()
    noted = scalars if has_comments(text) else None
    data: Any = None
    open_ones: list[Any] = []
    here: Any = None  # the list or mapping that is read, the last of them
    key: str | None = None  # of the value that comes next
    begun = False  # a second document would be left out
    marks = array("L")
    event: Any
    for event in yaml.parse(text, Loader=loader):
        kind = type(event)
        value: Any
        if kind in _MARKED:
            marks.append(event.start_mark.index)
            marks.append(event.end_mark.index)
        if kind is yaml.ScalarEvent:
            if noted is not None:
                noted.append(scalar_of(event))
            is_key = key is None and type(here) is dict
            value = event.value
            if _is_odd(event) or (escapes and find_unseen(value)):
                raise _OddError
            if event.style if is_key else not is_as_typed(event, lines):
                _look_at(event, lines, is_key=is_key)
            if not value and event.implicit[0] and not event.style:
                value = None
            if is_key:
                if value is None or value in here:
                    raise _OddError
                key = value
                continue
        elif kind in _STARTS:
            if _is_odd(event) or len(open_ones) >= MAX_DEPTH:
                raise _OddError
            value = _STARTS[kind]()
        elif kind in _ENDS:
            open_ones.pop()
            here = open_ones[-1] if open_ones else None
            continue
        elif kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and begun):
            raise _OddError
        else:
            begun = begun or kind is yaml.DocumentStartEvent
            continue
        if type(here) is list:
            here.append(value)
        elif key is not None:
            here[key], key = value, None
        elif here is None and kind in _STARTS:
            data = value
        else:
            raise _OddError
        if kind in _STARTS:
            open_ones.append(value)
            here = value
    return Ordinary(data, scalars, marks, lines)


_STARTS: dict[type, type] = {yaml.MappingStartEvent: dict, yaml.SequenceStartEvent: list}
_ENDS = {yaml.MappingEndEvent, yaml.SequenceEndEvent}
_MARKED = {yaml.ScalarEvent, *_STARTS, *_ENDS}


class _Places:
    """Walks through values in the order in which their marks were noted."""

    def __init__(self, marks: Iterator[tuple[Place, Place]]) -> None:
        self.values: Where = {}
        self.keys: Where = {}
        self.ends: Where = {}
        self._marks = marks
        self._end: Place = (1, 1)

    def look(self, tree: Tree, path: Path) -> None:
        """Notes the places of a value and of all below it. The parser limits the depth."""
        place, end = next(self._marks)
        # a value that is not there is where its key is
        self.values[path] = self.keys.get(path, place) if tree is None else place
        if isinstance(tree, dict):
            for key, value in tree.items():
                self.keys[*path, key], self._end = next(self._marks)
                self.look(value, (*path, key))
        elif isinstance(tree, list):
            for at, value in enumerate(tree):
                self.look(value, (*path, at))
        else:
            self._end = self.ends[path] = end
            return
        place, end = next(self._marks)
        if end != place:  # in brackets; else it ends with its last value
            self._end = end
        self.ends[path] = self._end


def _pairs(marks: "array[int]", lines: list[str]) -> Iterator[tuple[Place, Place]]:
    """The places of positions, two by two."""
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def place(position: int) -> Place:
        line = bisect_right(begins, position)
        return line, position - begins[line - 1] + 1

    places = map(place, marks)
    return zip(places, places, strict=True)


def _is_odd(event: Any) -> bool:
    """Whether a value has an anchor or a tag."""
    return event.anchor is not None or event.tag is not None


def _look_at(event: Any, lines: list[str], *, is_key: bool) -> None:
    """Looks at a text of several lines, or with escapes.

    Raises:
        _OddError: There may be something to say of it.
    """
    more = lines[event.start_mark.line + 1 : event.end_mark.line + 1]
    if event.style in QUOTATION_MARKS and any(map(NEXT_KEY.match, more)):
        raise _OddError  # the mark that closes it may be missing
    if not is_key and any(changes_of(event, lines)):
        raise _OddError
