"""Finds words with a capital letter in mid-sentence: most names of people and places in speech.

A capital letter after the end of a sentence says nothing. After three dots, a bracket, a colon or a
dash a sentence may begin: there a word is taken for a name unless it is common, or the study writes
it with a small letter elsewhere. Names at the beginning of sentences are found where they occur in
mid-sentence elsewhere, after a title, with an apostrophe-s, or before a word such as “said”.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Literal

from .capitalisation import (
    NOUNS_WITH_CAPITALS,
    SHORTENED,
    Capitalisation,
    capitalisation_of,
    language_of,
)
from .kinds import Find

CODE = "name-like"
_NAME = "a name of somebody or of a place"
_SHORTENED = "the abbreviation of a name"

_WORD = re.compile(r"[^\W\d_]+(?:[’'‐‑-][^\W\d_]+)*")
_PARTS = re.compile(r"[‐‑-]")
_GENITIVE = re.compile(r"[’']s?$|[’'](?:s|re|ve|d|ll|m)$", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\(\s?\.{2,}\s?\)|\[\s?(?:\.{2,}|…)\s?\]|\.{2,}|…")
_ENDS = re.compile(r"[.!?]|\n\s*\n|\n\s*[–—-]")
_QUOTED = re.compile(r"[\"“”„«»‘'’‚]\s?$")
_MAY_END = re.compile(r"[:()\[\]{}/|–—•*\n]|\s-\s")

SentencePosition = Literal["start", "open", "mid"]
"""Where a word stands: at the start of a sentence, where one may begin, in mid-sentence."""

_MANY_LOUD = 0.6
_ENOUGH_WORDS = 8
"""Of so many words one would have a capital letter."""


@dataclass(frozen=True)
class Word:
    """A word with a capital letter that may be a name.

    Attributes:
        text: The word, without an apostrophe-s.
        start: Where it begins in its text, including its title.
        end: Where it ends.
        place: Its position in the sentence.
        certain: Whether the words around it show that it is a name.
        joins: Whether the word before, which has a capital letter too, belongs to it.
    """

    text: str
    start: int
    end: int
    place: SentencePosition
    certain: bool = False
    joins: bool = False


@dataclass(frozen=True)
class Judged:
    """The capital letters of one text, to be read together with those of all others."""

    words: tuple[Word, ...]
    language: str


def reads_capitals(text: str, language: str) -> bool:
    """Whether capital letters mean anything in this text: not in German, in scripts without them,
    or in texts that are all in one case.
    """
    if language_of(language) in NOUNS_WITH_CAPITALS:
        return False
    words = text.split()
    if len(words) < _ENOUGH_WORDS:
        return True
    loud = sum(map(str.isupper, words))
    return loud < _MANY_LOUD * len(words) and text != text.lower()


def all_words(text: str) -> list[str]:
    """The words of a text as they are written."""
    found: list[str] = _WORD.findall(text)
    return found


def read(text: str, language: str, *, cell: bool = False) -> Judged:
    """Collects the words of a text that have a capital letter. In a cell the first word begins no
    sentence.
    """
    if not reads_capitals(text, language):
        return Judged((), language)
    return Judged(tuple(_words(text, capitalisation_of(language), cell)), language)


def _words(text: str, rules: Capitalisation, cell: bool) -> Iterator[Word]:
    before, begin, end, named = "", 0, 0, False
    for match in _WORD.finditer(text):
        word, gap = match[0], text[end : match.start()]
        if word[0].isupper():
            place: SentencePosition = (
                _sentence_position(before, gap, rules) if before else "mid" if cell else "start"
            )
            titled = before in rules.titles and gap in (" ", ". ", ".")
            bare = _GENITIVE.sub("", word)
            if not _is_plain(bare, word, rules):
                certain = titled or _sure(word, text, match.end(), place, rules)
                start = begin if titled else match.start()
                yield Word(
                    bare,
                    start,
                    match.start() + len(bare),
                    place,
                    certain,
                    named and not titled and gap in (" ", "-"),
                )
                named = True
            else:
                named = False
        else:
            named = False
        before, begin, end = word, match.start(), match.end()


def _sentence_position(before: str, gap: str, rules: Capitalisation) -> SentencePosition:
    plain = _LEFT_OUT.sub("…", gap)
    if _ENDS.search(plain) and not _goes_on(before, plain, rules):
        return "start"
    if quoted := _QUOTED.search(plain):
        inside = plain[: quoted.start()].strip()
        said = inside in (",", ":") or before.lower() in rules.announces
        return "start" if said else "open" if not inside else "mid"
    return "open" if "…" in plain or _MAY_END.search(plain) else "mid"


def _goes_on(before: str, gap: str, rules: Capitalisation) -> bool:
    """Whether the sentence goes on after a full stop: after an abbreviation or an initial it
    does.
    """
    initial = len(before) == 1 and before.isupper() and before != "I"
    return gap.strip() == "." and (initial or before.lower() in rules.stops)


def _is_plain(bare: str, word: str, rules: Capitalisation) -> bool:
    """Whether a word with a capital letter is no name; of a hyphenated word the first part
    decides.
    """
    first = _PARTS.split(bare)[0]
    silent = rules.silent
    return (
        len(first) == 1 or bare in silent or word in silent or first in silent or first in SHORTENED
    )


def _sure(word: str, text: str, end: int, place: SentencePosition, rules: Capitalisation) -> bool:
    """Whether a word at the start of a sentence is surely a name: it has an apostrophe-s, or
    somebody says something.
    """
    if place == "mid" or word.lower() in rules.common:
        return False
    if word[-2:] in ("’s", "'s"):
        return True
    after = _WORD.match(text, end + 1)
    return bool(after) and after is not None and after[0] in rules.tells and text[end] == " "


def names_in(judged: Judged, small: Set[str], known: Set[str]) -> list[Find]:
    """The names in a text; adjacent words form one name.

    Args:
        judged: Its words with capital letters.
        small: Words that the study writes with small letters.
        known: Names that occur in mid-sentence somewhere in the study.
    """
    rules = capitalisation_of(judged.language)
    found: list[tuple[Word, bool]] = [
        (word, _is_name(word, rules, small, known)) for word in judged.words
    ]
    finds: list[Find] = []
    for at, (word, named) in enumerate(found):
        if not named:
            continue
        start = word.start
        previous = found[at - 1][0] if at else None
        if word.joins and finds and previous and finds[-1].end == previous.end:
            start = finds.pop().start
        elif (
            word.joins
            and previous
            and previous.end == word.start - 1
            and not _is_common(previous.text, rules, small)
        ):
            start = previous.start
        what = _SHORTENED if word.text.isupper() and start == word.start else _NAME
        finds.append(Find(CODE, what, start, word.end))
    return finds


def known_names(texts: Iterable[Judged], small: Set[str]) -> set[str]:
    """Names that occur in mid-sentence, by which they are recognised at the start of sentences
    too.
    """
    return {
        word.text
        for judged in texts
        for word in judged.words
        if (word.place == "mid" or word.certain)
        and not word.text.isupper()
        and word.text.lower() not in small | capitalisation_of(judged.language).common
    }


def _is_name(word: Word, rules: Capitalisation, small: Set[str], known: Set[str]) -> bool:
    common = _is_common(word.text, rules, small)
    if word.text.isupper():  # said loudly, or short for something
        return word.place != "start" and not common
    if word.certain or word.text in known:
        return True
    return word.place == "mid" or (word.place == "open" and not common)


def _is_common(word: str, rules: Capitalisation, small: Set[str]) -> bool:
    """Whether the language or this study has the word with a small letter."""
    lower = word.lower()
    return lower in small or lower in rules.common
