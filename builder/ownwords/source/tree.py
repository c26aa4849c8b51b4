"""YAML: keys, lists and text, each with its place. Every value stays the text that was written:
`no`, `1:30`, `007`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import Any

import yaml

from ..errors import Problem
from ..records import dataclass
from . import again
from .changes import Change
from .characters import named
from .comments import yaml_comments
from .events import Reading, read
from .files import Source, is_seen, read_source
from .lines import SPACES, with_plain_spaces
from .ordinary import read_ordinary
from .paths import Path, Place, Tree, path_text, paths_of, shorten
from .places import Places, Where, known, nowhere
from .recover import Recovered, recover

__all__ = [
    "Path",
    "Place",
    "Tree",
    "YamlSource",
    "parse_yaml",
    "path_text",
    "read_yaml",
    "shorten",
]

_UNLIKE_SPACE = re.compile(f"[{SPACES}]")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlSource(Source):
    """A YAML file.

    Attributes:
        data: Its values.
        places: Where its values and keys stand.
        changes: What YAML makes of a text otherwise than it was typed, with the text's path.
        comments: Its comments, each with its line.
    """

    data: Tree = None
    places: Places = field(default_factory=nowhere)
    changes: tuple[tuple[Path, Change], ...] = ()
    comments: tuple[tuple[int, str], ...] = ()

    @property
    def values(self) -> Where:
        """Where each value stands."""
        return self.places.values

    @property
    def keys(self) -> Where:
        """Where the key of each value stands."""
        return self.places.keys

    @property
    def ends(self) -> Where:
        """Where each value ends: the place right behind it."""
        return self.places.ends

    @cached_property
    def without_value(self) -> tuple[Path, ...]:
        """The paths of keys that have no value."""
        return tuple(path for path in paths_of(self.data, None) if isinstance(path[-1], str))

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


def read_yaml(path: FilePath, root: FilePath) -> YamlSource:
    """Reads a YAML file. Problems are part of the result; nothing is raised."""
    return read_source(path, root, YamlSource, parse_yaml)


_KEPT: list[dict[str, tuple[str, YamlSource]]] = []
"""Texts with what was read of them, by the file's name, for whoever reads them again and again."""


@contextmanager
def read_again_and_again() -> Iterator[None]:
    """Keeps what is read, for the next time that little of it was changed."""
    _KEPT.append({})
    try:
        yield
    finally:
        _KEPT.pop()


def parse_yaml(name: str, text: str, loader: Any = LOADER) -> YamlSource:
    """Parses YAML. `loader` is one of PyYAML's; both give the same result."""
    if not _KEPT or loader is not LOADER:
        return _parse_ordinary(name, text, loader) or _parse_yaml(name, text, loader)
    kept = _KEPT[-1]
    before = kept.get(name)
    if before and before[0] == text:
        return before[1]
    found = again.read_again(*before, text, partial(_flawless, name)) if before else None
    found = found or _parse_yaml(name, text, loader)
    kept[name] = text, found
    return found


def _flawless(name: str, text: str) -> Reading | None:
    """What a text says in which nothing is wrong, and nothing looks like a space that is none."""
    if _has_odd_spaces(text):
        return None
    reading, fault = read(name, text, LOADER)
    return None if fault or reading.problems else reading


def _parse_ordinary(name: str, text: str, loader: Any) -> YamlSource | None:
    """A file in which nothing is out of the ordinary."""
    found = None if _has_odd_spaces(text) else read_ordinary(text, loader)
    if not found or found.data is None:
        return None
    return YamlSource(
        name,
        data=found.data,
        places=Places(found.places),
        comments=tuple(yaml_comments(text, found.scalars)),
    )


def _parse_yaml(name: str, text: str, loader: Any) -> YamlSource:
    text, odd = _with_plain_spaces(name, text)
    reading, fault = read(name, text, loader)
    recovered = Recovered([])
    if fault and not fault.final:
        recovered = recover(name, text, lambda part: read(name, part, loader)[1])
        text = recovered.text
        reading, fault = read(name, text, loader)
    if reading.data is None and not recovered.problems and not odd:
        return _empty(name)
    odd_lines = {problem.line for problem in odd}
    mistakes = [one for one in recovered.problems if one.line not in odd_lines]
    unread = [fault.problem] if fault and not recovered.problems else []
    own = [] if fault else reading.problems
    own = [problem for problem in own if problem.line not in recovered.mended]
    return YamlSource(
        name,
        "unreadable" if fault or recovered.lost or reading.data is None else "read",
        data=None if fault else reading.data,
        places=known(*reading.places),
        changes=tuple(one for one in reading.changes if one[1].line not in recovered.mended),
        comments=() if fault else tuple(yaml_comments(text, reading.scalars)),
        mended=frozenset(recovered.mended),
        problems=(*odd, *own, *_with_paths(mistakes, reading), *unread),
    )


def _empty(name: str) -> YamlSource:
    hint = "fill it in, or delete it if your study does not need it"
    problem = Problem(name, 0, 0, "", "the file is empty", hint)
    return YamlSource(name, "unreadable", problems=(problem,))


def _has_odd_spaces(text: str) -> bool:
    return not is_seen(text) and bool(_UNLIKE_SPACE.search(text))


def _with_plain_spaces(name: str, text: str) -> tuple[str, list[Problem]]:
    """The text with spaces where something stands that looks like one, and problems that say so."""
    if not _has_odd_spaces(text):
        return text, []
    lines = text.split("\n")
    problems = []
    for at, line, character, where in list(with_plain_spaces(lines)):
        column = lines[at].index(character) + 1
        message = {
            "indent": f"this line is indented with {named(character)}, which is no space to YAML",
            "hyphen": f"after the hyphen stands {named(character)} in place of a space",
            "colon": f"after the colon stands {named(character)} in place of a space",
        }[where]
        hint = "type ordinary spaces; this one often comes along when text is copied"
        hint += " from a web page or Word"
        problems.append(Problem(name, at + 1, column, "", message, hint))
        lines[at] = line
    return "\n".join(lines), problems


def _with_paths(problems: list[Problem], reading: Reading) -> Iterator[Problem]:
    """The problems with the paths of the values that begin at their place."""
    places = {place: path for path, place in reading.values.items()} if problems else {}
    for problem in problems:
        path = path_text(places.get((problem.line, problem.column), ()))
        yield replace(problem, path=problem.path or path)
