"""Denied names, which may not occur anywhere: those of privacy.yml, and secret ones in
private/names.txt, which git ignores.

A name is found whatever its capitals and accents, with an s at its end, and as a part of a
hyphenated word. A name of two letters is found only with a capital letter: “Bo” and “My” are common
words too.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from ...records import dataclass
from ...source.files import UnreadableError
from ..material import Material
from .plain import plain

SECRET_FILE = "private/names.txt"
CODE = "denied-name"

_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans(
    {"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ı": "i"}
)
_FEW_LETTERS = 2


@dataclass(frozen=True)
class Denied:
    """A name that may not occur anywhere.

    Attributes:
        words: Its words, folded.
        line: Its line in private/names.txt; 0 for one of privacy.yml, which is public.
        folded: Whether case is ignored.
    """

    words: tuple[str, ...]
    line: int = 0
    folded: bool = True


@dataclass(frozen=True)
class Hit:
    """A denied name in a text."""

    name: Denied
    start: int
    end: int


def fold(text: str) -> str:
    """The text in small letters without accents; letters that look like Latin ones are these."""
    if not text.isascii():
        text = plain(text)
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


class _Beginning(dict[str, bool]):
    """Whether a denied name can begin in what stands between white space; texts repeat it."""

    def __init__(self, firsts: frozenset[str]) -> None:
        self._firsts = firsts

    def __missing__(self, word: str) -> bool:
        words = map(fold, _WORD.findall(word))
        begins = any(
            each in self._firsts or each.removesuffix("s") in self._firsts for each in words
        )
        self[word] = begins
        return begins


@dataclass(frozen=True)
class Names:
    """The denied names of a study, by their first word."""

    names: tuple[Denied, ...]

    @property
    def all_words(self) -> Iterator[str]:
        """The words of all names, folded."""
        return (word for name in self.names for word in name.words)

    @cached_property
    def _by_first(self) -> dict[str, list[Denied]]:
        by_first: dict[str, list[Denied]] = {}
        for name in self.names:
            by_first.setdefault(name.words[0], []).append(name)
        return by_first

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(self._by_first)

    @cached_property
    def _beginning(self) -> "_Beginning":
        return _Beginning(self._firsts)

    def may_begin_in(self, word: str) -> bool:
        """Whether a denied name may begin in a word."""
        return bool(self.names) and self._beginning[word]

    def find(self, text: str) -> Iterator[Hit]:
        """Finds every denied name in a text."""
        if not self.names or True not in map(self._beginning.__getitem__, text.split()):
            return
        words = list(_WORD.finditer(text))
        folded = [fold(word[0]) for word in words]
        for at, word in enumerate(folded):
            for first in {word, word.removesuffix("s")} & self._firsts:
                for name in self._by_first[first]:
                    last = at + len(name.words) - 1
                    if _same(name.words, folded[at : last + 1]) and (
                        name.folded or words[at][0][0].isupper()
                    ):
                        yield Hit(name, words[at].start(), words[last].end())


def _same(name: tuple[str, ...], words: list[str]) -> bool:
    """Compares word by word; the last word may have an additional s."""
    return (
        len(words) == len(name)
        and list(name[:-1]) == words[:-1]
        and words[-1] in (name[-1], f"{name[-1]}s")
    )


def denied_names(material: Material) -> Names:
    """The names of privacy.yml and of private/names.txt.

    Raises:
        UnreadableError: private/names.txt exists and cannot be read.
    """
    public = material.study.privacy.denied if material.study.privacy else ()
    text = material.secret_names
    secret = (
        (line, name)
        for line, name in enumerate(text.split("\n"), 1)
        if name.strip() and not name.lstrip().startswith("#")
    )
    named = (_denied(name, line) for line, name in (*((0, name) for name in public), *secret))
    return Names(tuple(name for name in named if name.words))


def _denied(name: str, line: int) -> Denied:
    words = tuple(fold(word) for word in _WORD.findall(name))
    return Denied(words, line, folded=sum(map(len, words)) > _FEW_LETTERS)


def are_kept(material: Material) -> bool:
    """Whether there is a list of secret names here."""
    return (material.private / "names.txt").is_file()


__all__ = [
    "CODE",
    "SECRET_FILE",
    "Denied",
    "Hit",
    "Names",
    "UnreadableError",
    "are_kept",
    "denied_names",
    "fold",
]
