"""YAML: keys, lists and text, each with its place. Every value stays the text that was written:
`no`, `1:30`, `007`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, TypeAlias

import yaml

from ..errors import Problem
from .comments import Scalar, has_comments, yaml_comments
from .files import (
    Source,
    find_unseen,
    read_source,
    unseen_problem,
    without_unseen,
)
from .yamlwords import in_plain_words

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
"""Text, a list, keys with values, or nothing (a key without a value)."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists counted from 0."""
Place: TypeAlias = tuple[int, int]
"""Line and column, counted from 1."""

MAX_DEPTH = 50
_REMARK = re.compile(r"[ \t]*(?<![^ \t])(#.*)")
_LONGEST_PATH = 120
_QUOTES = "put quotes around the text"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlSource(Source):
    """A YAML file.

    Attributes:
        data: Its values.
        values: Where each value stands.
        keys: Where the key of each value stands.
        ends: Where each value ends: the place right behind it.
        remarks: The YAML remark (`# …`) that follows a text without quotation marks on its line, by
            the text's path, with the place of its sign.
        comments: Its comments, each with its line.
    """

    data: Tree = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    ends: dict[Path, Place] = field(default_factory=dict)
    remarks: dict[Path, tuple[Place, str]] = field(default_factory=dict)
    comments: tuple[tuple[int, str], ...] = ()

    def problem(self, path: Path, message: str, hint: str = "", *, at_key: bool = False) -> Problem:
        """A problem with the value (or the key) at this path."""
        line, column = self._place(path, at_key)
        return Problem(self.name, line, column, path_text(path), message, hint)

    def _place(self, path: Path, at_key: bool) -> Place:
        if at_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def path_text(path: Path) -> str:
    """The path as people write it: `quotes[6].categories[0]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{shorten(part, 40)}"
    text = text.removeprefix(".")
    return text if len(text) <= _LONGEST_PATH else text[:_LONGEST_PATH] + "…"


def shorten(text: str, most: int = 60) -> str:
    """The text on one line, cut where it is long, for messages."""
    text = " ".join(text[: 4 * most].split())
    return text if len(text) <= most else text[: most - 1] + "…"


def read_yaml(path: FilePath, root: FilePath) -> YamlSource:
    """Reads a YAML file. Problems are part of the result; nothing is raised."""
    return read_source(path, root, YamlSource, parse_yaml)


def parse_yaml(name: str, text: str, loader: Any = LOADER) -> YamlSource:
    """Parses YAML. `loader` is one of PyYAML's; both give the same result."""
    reading = _Reading(name, text)
    try:
        for event in yaml.parse(text, Loader=loader):
            reading.take(event)
    except yaml.YAMLError as error:
        broken = in_plain_words(name, text, error)
        # a text that begins with * is met twice, as a sign and as what cannot follow it
        if all(known.line != broken.line for known in reading.problems):
            reading.problems.append(broken)
        return YamlSource(name, "unreadable", problems=tuple(reading.problems))
    except (
        ValueError,
        OverflowError,
    ):  # PyYAML itself stumbles over some escapes and version numbers
        reading.problems.append(
            Problem(name, reading.line, 0, "", "what follows this line cannot be read as YAML")
        )
        return YamlSource(name, "unreadable", problems=tuple(reading.problems))
    except _Stop as stop:
        reading.problems.append(stop.problem)
        return YamlSource(name, "unreadable", problems=tuple(reading.problems))
    if reading.data is None:
        problem = Problem(
            name,
            0,
            0,
            "",
            "the file is empty",
            "fill it in; a file that a study can do without may be deleted",
        )
        return YamlSource(name, "unreadable", problems=(problem,))
    return YamlSource(
        name,
        data=reading.data,
        values=reading.values,
        keys=reading.keys,
        ends=reading.ends,
        remarks=reading.remarks,
        comments=tuple(yaml_comments(text, reading.scalars)),
        problems=tuple(reading.problems),
    )


class _Stop(Exception):
    """Raised where reading on would make no sense."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass
class _Open:
    """A list or mapping that is not closed yet."""

    value: list[Tree] | dict[str, Tree]
    path: Path
    key: str | None = None


class _Reading:
    """Builds the tree from the parser's events with its own stack: deep nesting cannot overflow
    Python's.
    """

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self._lines = text.split("\n") if " #" in text or "\t#" in text else []
        self.scalars: list[Scalar] = []
        self._with_scalars = has_comments(text)
        self.data: Tree = None
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.ends: dict[Path, Place] = {}
        self.remarks: dict[Path, tuple[Place, str]] = {}
        self.problems: list[Problem] = []
        self.line = 1
        self._end: Place = (1, 1)
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Processes the next event."""
        self.line = _place(event)[0]
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._complain(event, "a text cannot begin with *", _QUOTES)
            self._scalar(event, f"*{event.anchor}")
        elif isinstance(event, yaml.ScalarEvent):
            self._look_at_marks(event)
            self._remember(event)
            self._scalar(event, self._text(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._look_at_marks(event)
            self._begin(event, [] if isinstance(event, yaml.SequenceStartEvent) else {})
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)

    def _remember(self, event: yaml.ScalarEvent) -> None:
        if self._with_scalars and event.start_mark and event.end_mark:
            block = event.style in ("|", ">")
            self.scalars.append((event.start_mark.index, event.end_mark.index, block))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        """A collection in brackets ends where they are closed; one without ends with its last
        value, not with the comments after it.
        """
        if _end(event) != _place(event):
            self._end = _end(event)
        self.ends.setdefault(self._stack.pop().path, self._end)

    def _complain(self, event: yaml.Event, message: str, hint: str = "") -> None:
        line, column = _place(event)
        path = path_text(self._path()) if self._stack else ""
        self.problems.append(Problem(self.name, line, column, path, message, hint))

    def _stop(self, event: yaml.Event, message: str, hint: str = "") -> _Stop:
        self._complain(event, message, hint)
        return _Stop(self.problems.pop())

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._stop(
                event,
                "a second document begins here (a line of three hyphens)",
                "delete that line, or put the text in quotes",
            )

    def _look_at_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Reports anchors and tags: they are a programmer's tools, and in these files nearly always
        text without its quotation marks.
        """
        if event.anchor is not None:
            self._complain(event, "a text cannot begin with &", _QUOTES)
        if event.tag is not None:
            self._complain(event, "a text cannot begin with !", _QUOTES)

    def _text(self, event: yaml.ScalarEvent) -> str | None:
        value: str = event.value
        if not value and event.implicit[0] and event.style in (None, ""):
            return None
        if code := find_unseen(value):
            line, column = _place(event)
            self.problems.append(
                unseen_problem(self.name, line, column, path_text(self._path()), code)
            )
            return without_unseen(value)
        return value

    def _path(self) -> Path:
        """The path of the next value."""
        if not self._stack:
            return ()
        top = self._stack[-1]
        if isinstance(top.value, list):
            return (*top.path, len(top.value))
        return top.path if top.key is None else (*top.path, top.key)

    def _scalar(self, event: yaml.Event, value: str | None) -> None:
        top = self._stack[-1] if self._stack else None
        self._end = _end(event)
        if top and isinstance(top.value, dict) and top.key is None:
            self._begin_key(event, top, value)
        else:
            self.ends.setdefault(self._path(), self._end)
            self._look_behind(event)
            self._put(event, value)

    def _look_behind(self, event: yaml.Event) -> None:
        """Note a remark behind a text without quotation marks: it may be meant as its end."""
        line, column = self._end
        if not self._lines or not isinstance(event, yaml.ScalarEvent) or event.style:
            return
        rest = self._lines[line - 1][column - 1 :]
        if found := _REMARK.match(rest):
            self.remarks.setdefault(self._path(), ((line, column + found.start(1)), found[1]))

    def _begin_key(self, event: yaml.Event, top: _Open, key: str | None) -> None:
        if key is None:
            raise self._stop(
                event,
                "a name was expected before the colon",
                "put quotes around a text that holds a colon",
            )
        assert isinstance(top.value, dict)
        path = (*top.path, key)
        if key in top.value:
            first = self.keys[path][0]
            self._complain(
                event,
                f'the key "{shorten(key)}" stands here twice',
                f"the first is in line {first}; keep one of them",
            )
        self.keys.setdefault(path, _place(event))
        top.key = key

    def _begin(self, event: yaml.CollectionStartEvent, value: list[Tree] | dict[str, Tree]) -> None:
        top = self._stack[-1] if self._stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            raise self._stop(
                event,
                "a name was expected here, not a list or a bracket",
                "a text that begins with [, { or ? wants quotes around it",
            )
        if len(self._stack) >= MAX_DEPTH:
            raise self._stop(
                event,
                f"lists and keys stand inside each other more than {MAX_DEPTH} levels deep",
                "no study needs that; check the indentation",
            )
        path = self._path()
        self._put(event, value)
        self._stack.append(_Open(value, path))

    def _put(self, event: yaml.Event, value: Tree) -> None:
        path = self._path()
        # A value that is not there is where its key is; the first of two equal keys stays.
        place = self.keys.get(path, _place(event)) if value is None else _place(event)
        self.values.setdefault(path, place)
        if not self._stack:
            self.data = value
            return
        top = self._stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is not None:
            top.value.setdefault(top.key, value)
            top.key = None


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _end(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
