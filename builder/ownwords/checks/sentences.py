"""Splits texts into sentences and words, and measures reading ease (LIX). Needs no knowledge of the
language.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from ..records import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
_END = re.compile(r"(?<![.!?…؟۔])[.!?…؟۔]+[\"”’»)\]]*(?=\s|$)|[。！？]+[」』）]*|\n[ \t]*\n")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_INITIAL = re.compile(r"(?:^|\W)[^\W\d_]$")
_VISIBLE = re.compile(r"\S")
_LOOK_BACK = 30
_LONG = 6
"""A long word has more letters than this."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, and where in its text it begins (in characters)."""

    text: str
    start: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words; a number counts as one."""
        return tuple(_WORD.findall(self.text))

    @property
    def opening(self) -> str:
        """Its first words, by which a person can find it."""
        return " ".join(" ".join(self.text.split()).split(" ")[:6])


def bare(text: str) -> str:
    """Inline Markdown without its marks and addresses. Line breaks stay."""
    for _ in range(2):  # a picture may stand in a link
        text = _LINK.sub(r"\1", text)
    return re.sub(r"\*+|(?<!\w)_+|_+(?!\w)|`", "", text)


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """Splits a text into sentences. A full stop ends none before a small letter, after an initial
    or after an abbreviation.

    Args:
        text: Without Markdown's marks; a blank line ends a sentence too.
        abbreviations: Words that are written with a full stop, in small letters and without the
            last stop.
    """
    start = 0
    for end in _END.finditer(text):
        after = _VISIBLE.search(text, end.end())
        # a look back of some letters will do, and keeps a long text from being copied again and
        # again
        before = text[max(start, end.start() - _LOOK_BACK) : end.start()]
        if end[0].strip() and after and _goes_on(before, end[0], after[0], abbreviations):
            continue
        yield from _sentence(text, start, end.end())
        start = end.end()
    yield from _sentence(text, start, len(text))


def _goes_on(before: str, stop: str, after: str, abbreviations: frozenset[str]) -> bool:
    last = before.rsplit(None, 1)[-1].lower() if before.strip() else ""
    return after.islower() or (
        stop == "." and (last.lstrip('(“"') in abbreviations or bool(_INITIAL.search(before)))
    )


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    raw = text[start:end]
    if _WORD.search(raw):
        yield Sentence(raw.strip(), start + len(raw) - len(raw.lstrip()))


LIX_LANGUAGES = frozenset(
    ("da", "de", "en", "es", "fi", "fr", "it", "nb", "nn", "no", "pt", "ru", "sv")
)
"""The languages in which LIX was tried (Björnsson 1983, doi 10.2307/747382); in others its numbers
say nothing.
"""


def has_lix(language: str) -> bool:
    """Whether LIX was made for a language."""
    return language.partition("-")[0].lower() in LIX_LANGUAGES


def lix(of: Iterable[Sentence]) -> float | None:
    """Reading ease by Björnsson (LIX): words per sentence, plus the percentage of words with more
    than six letters. Below 35 is easy.

    None where there is nothing to read.
    """
    lengths = [
        [sum(letter.isalpha() for letter in word) for word in sentence.words] for sentence in of
    ]
    count = sum(map(len, lengths))
    long = sum(letters > _LONG for sentence in lengths for letters in sentence)
    return count / len(lengths) + 100 * long / count if count else None
