"""Makes issues of what was found: the same words are one issue, at their first place, with its
line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from ...checks import Issue
from ...checks.places import where
from ...load import Loaded
from ...model import FILES
from ...records import dataclass
from ...source import YamlSource
from ..material import Material
from . import denied
from .kinds import Find
from .rules import ALLOWABLE
from .texts import SourceText

_AROUND = 1000
"""How much longer a text may be in its file: indentation, marks, line ends."""
_OR_ALLOW = "or allow it with a reason in privacy.yml"


@dataclass(frozen=True)
class Match:
    """Something found in a text.

    Attributes:
        piece: The text.
        find: What was found, and where in the text.
        secret: The line in private/names.txt of the name it contains; 0 where the words may be
            quoted.
    """

    piece: SourceText
    find: Find
    secret: int = 0

    @cached_property
    def words(self) -> str:
        """The words found, on one line; for a secret name, where it is kept."""
        if self.secret:
            return f"line {self.secret} of {denied.SECRET_FILE}"
        return " ".join(self.piece.text[self.find.start : self.find.end].split())

    @property
    def place(self) -> tuple[object, ...]:
        """Where the words stand, by which the same words are known that are found once more when
        the text is decoded.
        """
        piece = self.piece
        line = piece.text.count("\n", 0, self.find.start) if piece.whole else 0
        return piece.file, piece.path, piece.line + line, self.find.code, self.words


def each_once(found: Iterable[Match]) -> Iterator[Match]:
    """What was found, less what a decoded text only repeats."""
    told = set()
    for one in found:
        if not one.piece.decoded or one.place not in told:
            yield one
        told.add(one.place)


def issues_from(
    material: Material, found: Iterable[Match], advice: dict[str, str]
) -> Iterator[Issue]:
    """One issue for the same words of the same kind. What a waiver names in one place is an issue
    of its own.
    """
    loaded = material.loaded
    waived = _waived(material)
    groups: dict[tuple[str, str, str], list[Match]] = {}
    for one in found:
        groups.setdefault(
            (one.find.code, one.words, place_of(material, one) if one.find.code in waived else ""),
            [],
        ).append(one)
    for group in _joined(groups, waived):
        first = group[0]
        yield replace(
            _issue(first, advice[first.find.code], len(group) - 1),
            line=line_of(first, loaded),
        )


def _waived(material: Material) -> dict[str, set[str]]:
    """The places that waivers name, by the issue's code."""
    places: dict[str, set[str]] = {}
    for waiver in material.study.privacy.waivers if material.study.privacy else ():
        places.setdefault(waiver.finding, set()).add(waiver.where)
    return places


def _joined(
    groups: dict[tuple[str, str, str], list[Match]], waived: dict[str, set[str]]
) -> Iterator[list[Match]]:
    """Joins places that no waiver names."""
    left: dict[tuple[str, str], list[Match]] = {}
    for (code, words, place), group in groups.items():
        if place and place in waived[code]:
            yield group
        else:
            left.setdefault((code, words), []).extend(group)
    yield from left.values()


def place_of(material: Material, found: Match) -> str:
    """Where the words stand, as entries of privacy.yml name it."""
    return where(material.study, _issue(found, "", 0))


def _issue(found: Match, advice: str, more: int) -> Issue:
    piece, find, words = found.piece, found.find, found.words
    if found.secret and find.code == denied.CODE:
        message = f"a name of {words} stands here"
    elif found.secret:
        message = f"{find.what} with a name of {words} in it"
    else:
        message = (
            f"“{words}” looks like {find.what}"
            if find.code != denied.CODE
            else f"“{words}” is a name that must not appear anywhere"
        )
    also = f" (and in {more} more {'place' if more == 1 else 'places'})" if more else ""
    allow = f"; {_OR_ALLOW}" if find.code in ALLOWABLE and not found.secret else ""
    return Issue(
        piece.file,
        piece.path,
        message + also,
        f"please check: {advice}{allow}",
        find.code,
        words,
        piece.line,
    )


def line_of(found: Match, loaded: Loaded) -> int:
    """The line of the words, or the value's line if they are not found as written."""
    piece = found.piece
    if piece.whole:
        return piece.line + piece.text.count("\n", 0, found.find.start)
    source = loaded.yaml(piece.file) if piece.file in FILES else piece.source
    if piece.line or not source:
        return piece.line
    pattern = r"\s+".join(map(re.escape, piece.text[found.find.start : found.find.end].split()))
    words = re.compile(rf"{pattern}(?!\w)")
    text = source.text
    there = list(islice(_whole_words(words, text, 0, len(text)), 2))
    if len(there) != 1:  # nowhere as it is written, or in several places
        start = _start(piece, source)
        near = _whole_words(words, text, start, start + 2 * len(piece.text) + _AROUND)
        there = [next(near, start)]
    return text.count("\n", 0, there[0]) + 1


def _whole_words(words: re.Pattern[str], text: str, start: int, end: int) -> Iterator[int]:
    """Where these words stand by themselves. A pattern that begins with letters is searched many
    times as fast as one that looks behind first.
    """
    for place in words.finditer(text, start, end):
        before = text[place.start() - 1 : place.start()]
        if not (before.isalnum() or before == "_"):
            yield place.start()


def _start(piece: SourceText, source: YamlSource) -> int:
    """The offset in its file at which the value begins."""
    value = source.problem(piece.path, "")
    line = 0
    for _ in range(value.line - 1):
        line = source.text.find("\n", line) + 1
    return line + value.column - 1
