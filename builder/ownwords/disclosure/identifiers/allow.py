"""Words that look like an identifier and are allowed, with the study's reason; and lines to paste
into privacy.yml for words that can be allowed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ...checks import Issue
from ...model import privacy
from . import denied
from .rules import ALLOWABLE
from .texts import as_read

if TYPE_CHECKING:
    from .places import Match

_YAML_SIGNS = re.compile(r'["\\]')


class Allowed:
    """The words of `allowed` in privacy.yml, where they may stand, and which were needed."""

    def __init__(self, entries: tuple[privacy.Allowed, ...]) -> None:
        self._entries = entries
        self._used: set[tuple[int, str]] = set()
        self._at: dict[str, list[int]] = {}
        for at, entry in enumerate(entries):
            self._at.setdefault(_spaced(entry.words), []).append(at)
        longest_first = sorted(self._at, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, entry.split())) for entry in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None

    def covers(self, found: "Match", place: Callable[["Match"], str]) -> bool:
        """Whether the words found are part of allowed words. A denied name is never covered.

        Args:
            found: What was found.
            place: Names the place of it, as an entry's `where` does.
        """
        if not self._pattern or found.find.code not in ALLOWABLE:
            return False
        text, start, end = found.piece.text, found.find.start, found.find.end
        for match in self._pattern.finditer(text):
            if match.start() <= start and end <= match.end():
                return self._stands(self._at[_spaced(match[0])], place(found))
        return False

    def _stands(self, entries: list[int], place: str) -> bool:
        for at in entries:
            where = self._entries[at].where
            if not where or place in where:
                self._used.add((at, place if where else ""))
                return True
        return False

    def lets(self, code: str, words: str, file: str) -> bool:
        """Whether words that stand in no file of the study are allowed in this file of the site."""
        entries = (self._entries[at] for at in self._at.get(_spaced(words), ()))
        return code in ALLOWABLE and any(not each.where or file in each.where for each in entries)

    def unused(self) -> Iterator[Issue]:
        """Entries that match nothing, or nothing in a place they name. What stands in the finished
        site alone cannot be known here.
        """
        for at, entry in enumerate(self._entries):
            for place in entry.where or ("",):
                if (at, place) in self._used or place.startswith(SITE):
                    continue
                there = f" in “{place}”" if place else ""
                if self._stands_before(at, place):
                    yield _unused(at, f"“{entry.words}” is allowed twice{there}")
                else:
                    yield _unused(at, f"“{entry.words}” allows nothing that the gate finds{there}")

    def _stands_before(self, at: int, place: str) -> bool:
        """Whether an earlier entry says the same."""
        earlier = (
            self._entries[each] for each in self._at[_spaced(self._entries[at].words)] if each < at
        )
        return any(not each.where or place in each.where for each in earlier)


SITE = "site/"
"""How the names of files of the finished site begin."""


def _unused(at: int, message: str) -> Issue:
    return Issue(
        "privacy",
        ("allowed", at),
        message,
        "delete it, or write the words as they stand in the files",
        "unused-allowed",
    )


def _spaced(words: str) -> str:
    return " ".join(as_read(words).split())


def lines_to_allow(issues: Iterable[Issue]) -> str:
    """Lines for privacy.yml that allow the words of these issues, with reasons for somebody to fill
    in; empty where there are none.
    """
    words = dict.fromkeys(
        issue.words for issue in issues if issue.code in ALLOWABLE and not _is_secret(issue.words)
    )
    if not words:
        return ""
    entries = "".join(
        f'  - words: "{_YAML_SIGNS.sub(_escaped, each)}"\n    reason:\n' for each in words
    )
    return f"allowed:\n{entries}"


def _is_secret(words: str) -> bool:
    """Whether the issue names the line of a secret name instead of the words found."""
    return not words or words.endswith(denied.SECRET_FILE)


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"
