"""Builds a tree from the events of PyYAML's parser."""

import re
from typing import Any

import yaml

from ..errors import Problem
from ..records import dataclass
from .changes import Change, changes_of, is_as_typed
from .comments import Scalar, has_comments
from .files import find_unseen, unseen_problem, without_unseen
from .paths import Path, Place, Tree, path_text, shorten
from .places import Where
from .repairs import Fault
from .yamlfaults import put_marks
from .yamlwords import in_plain_words

MAX_DEPTH = 50
QUOTATION_MARKS = ("'", '"')
NEXT_KEY = re.compile(r"\s*(?:- |[A-Za-z_]\w*:(?:\s|$))")


def read(name: str, text: str, loader: Any) -> tuple["Reading", Fault | None]:
    """The text as far as it can be parsed, and where that stops."""
    reading = Reading(name, text)
    try:
        for event in yaml.parse(text, Loader=loader):
            reading.take(event)
    except yaml.YAMLError as error:
        if loader is not yaml.SafeLoader and "nesting" in str(error):
            # libyaml has a limit of its own and meets it, reading ahead, before we meet ours
            return read(name, text, yaml.SafeLoader)
        return reading, in_plain_words(name, text, error)
    except _Stop as stop:
        line = stop.problem.line - 1
        return reading, Fault(line, line, stop.problem, stop.final)
    except (ValueError, OverflowError):
        # PyYAML itself stumbles over some escapes and version numbers
        problem = Problem(name, reading.line, 0, "", "this line cannot be read as YAML")
        return reading, Fault(reading.line - 1, reading.line - 1, problem)
    return reading, None


class _Stop(Exception):
    """Raised where reading on would make no sense."""

    def __init__(self, problem: Problem, final: bool = False) -> None:
        self.problem = problem
        self.final = final


@dataclass
class _Open:
    """A list or mapping that is not closed yet."""

    value: list[Tree] | dict[str, Tree]
    path: Path
    column: int
    in_brackets: bool
    key: str | None = None


class Reading:
    """Builds the tree from the parser's events with its own stack: deep nesting cannot overflow
    Python's.
    """

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self._lines = text.split("\n")
        self.scalars: list[Scalar] = []
        self._with_scalars = has_comments(text)
        self._may_be_unseen = "\\" in text or find_unseen(text) is not None
        self.data: Tree = None
        self.values: Where = {}
        self.keys: Where = {}
        self.ends: Where = {}
        self.changes: list[tuple[Path, Change]] = []
        self.problems: list[Problem] = []
        self.line = 1
        self._end: Place = (1, 1)
        self._stack: list[_Open] = []
        self._documents = 0

    @property
    def places(self) -> tuple[Where, Where, Where]:
        """Where values and keys stand, and where values end."""
        return self.values, self.keys, self.ends

    def take(self, event: yaml.Event) -> None:
        """Processes the next event."""
        place = _place(event)
        self.line = place[0]
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._look_at_marks(event)
            if event.style in QUOTATION_MARKS:
                self._look_for_end(event)
            if self._with_scalars:
                self.scalars.append(scalar_of(event))
            self._scalar(event, self._text(event), place)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._look_at_marks(event)
            self._begin(event, [] if isinstance(event, yaml.SequenceStartEvent) else {})
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._complain(event, "a text cannot begin with *", self._marks_around(event))
            self._scalar(event, f"*{event.anchor}", place)

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

    def _stop(
        self, event: yaml.Event, message: str, hint: str = "", *, final: bool = False
    ) -> _Stop:
        self._complain(event, message, hint)
        return _Stop(self.problems.pop(), final)

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._stop(
                event,
                "a line of three hyphens ends the file for YAML; what follows would be left out",
                "delete that line, or put the text in quotation marks",
            )

    def _look_at_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Reports anchors and tags: they are a programmer's tools, and in these files nearly always
        text without its quotation marks.
        """
        if event.anchor is not None:
            self._complain(event, "a text cannot begin with &", self._marks_around(event))
        elif event.tag is not None:
            self._complain(event, "a text cannot begin with !", self._marks_around(event))

    def _marks_around(self, event: yaml.Event) -> str:
        (line, column), (last, end) = _place(event), _end(event)
        if line != last or isinstance(event, yaml.CollectionStartEvent):
            return "put quotation marks around the whole text"
        return put_marks(self._lines[line - 1][column - 1 : end - 1].strip())

    def _text(self, event: yaml.ScalarEvent) -> str | None:
        value: str = event.value
        if not value and event.implicit[0] and not event.style:
            return None
        if self._may_be_unseen and (code := find_unseen(value)):
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

    def _scalar(self, event: yaml.Event, value: str | None, place: Place) -> None:
        top = self._stack[-1] if self._stack else None
        self._end = _end(event)
        if top and top.key is None and isinstance(top.value, dict):
            self._begin_key(event, top, value, place)
        else:
            path = self._path()
            self.ends.setdefault(path, self._end)
            if isinstance(event, yaml.ScalarEvent) and not is_as_typed(event, self._lines):
                for change in changes_of(event, self._lines):
                    self.changes.append((path, change))
            self._put(place, value, path)

    def _look_for_end(self, event: yaml.ScalarEvent) -> None:
        """Stops at a text in quotation marks that runs over keys and items: its end is missing, and
        the parser took the next quotation mark for it.
        """
        top = self._stack[-1] if self._stack else None
        first, last = _place(event)[0], _end(event)[0]
        if first == last or not top or top.in_brackets:
            return
        for line in self._lines[first:last]:
            deep = len(line) - len(line.lstrip(" "))
            if line.strip() and deep <= top.column and NEXT_KEY.match(line):
                raise self._stop(
                    event,
                    f"a quotation mark ({event.style}) opens here and is not closed",
                    "close it, or put the other kind of quotation marks around the whole text",
                )

    def _begin_key(self, event: yaml.Event, top: _Open, key: str | None, place: Place) -> None:
        if key is None:
            raise self._stop(
                event,
                "a name was expected before the colon",
                "put quotation marks around a text that holds a colon",
            )
        assert isinstance(top.value, dict)
        path = (*top.path, key)
        if key in top.value:
            first = self.keys[path][0]
            self._complain(
                event,
                f'the key "{shorten(key)}" is used twice',
                f"the first is in line {first}; keep one of them",
            )
        self.keys.setdefault(path, place)
        top.key = key

    def _begin(self, event: yaml.CollectionStartEvent, value: list[Tree] | dict[str, Tree]) -> None:
        top = self._stack[-1] if self._stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            raise self._stop(
                event,
                "a key was expected here, not a list or a bracket",
                "put quotation marks around a text that begins with [, { or ?",
            )
        if len(self._stack) >= MAX_DEPTH:
            raise self._stop(
                event,
                f"lists and keys are nested more than {MAX_DEPTH} levels deep",
                "check the indentation",
                final=True,
            )
        path, place = self._path(), _place(event)
        self._put(place, value, path)
        column = place[1] - 1
        in_brackets = bool(event.flow_style) or bool(top and top.in_brackets)
        self._stack.append(_Open(value, path, column, in_brackets))

    def _put(self, place: Place, value: Tree, path: Path) -> None:
        # A value that is not there is where its key is; the first of two equal keys stays.
        if value is None:
            place = self.keys.get(path, place)
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


def scalar_of(event: Any) -> Scalar:
    """Where a scalar stands, for whoever looks for comments."""
    return event.start_mark.index, event.end_mark.index, event.style in ("|", ">")


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _end(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
