"""Words that look like an identifier and are allowed, with the study's reason; and lines to paste
into privacy.yml for words that can be allowed.
"""

import re
from collections.abc import Iterable, Iterator
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
    """The words of `allowed` in privacy.yml, and which of them were needed."""

    def __init__(self, entries: tuple[privacy.Allowed, ...]) -> None:
        self._entries = entries
        self._used: set[int] = set()
        self._at = {_spaced(entry.words): at for at, entry in enumerate(entries)}
        longest_first = sorted(self._at, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, entry.split())) for entry in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None

    def covers(self, found: "Match") -> bool:
        """Whether the words found are part of allowed words. A denied name is never covered."""
        if not self._pattern or found.find.code not in ALLOWABLE:
            return False
        text, start, end = found.piece.text, found.find.start, found.find.end
        for match in self._pattern.finditer(text):
            if match.start() <= start and end <= match.end():
                self._used.add(self._at[_spaced(match[0])])
                return True
        return False

    def lets(self, code: str, words: str) -> bool:
        """Whether words that stand in no file of the study are allowed."""
        return code in ALLOWABLE and _spaced(words) in self._at

    def unused(self) -> Iterator[Issue]:
        """Entries that match nothing."""
        for at, entry in enumerate(self._entries):
            if at not in self._used and self._at[_spaced(entry.words)] == at:
                yield _unused(at, f"“{entry.words}” allows nothing that the gate finds")
            elif self._at[_spaced(entry.words)] != at:
                yield _unused(at, f"“{entry.words}” is allowed twice")


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
