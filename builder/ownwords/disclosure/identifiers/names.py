"""Finds words with a capital letter in mid-sentence: most names of people and places in speech.

A capital letter after the end of a sentence says nothing. After three dots, a bracket, a colon or a
dash a sentence may begin: there a single word by itself is taken for a name unless it is common, or
the study writes it with a small letter elsewhere. Names at the beginning of sentences are found
where they occur in mid-sentence elsewhere, after a title, in the list of first names, with an
apostrophe-s, or before a word such as “said”. Initials of people are found by the words around
them. In German, names are found after titles and by the lists alone.
"""

import re
from collections.abc import Iterable, Iterator, Set

from ...records import dataclass
from .capitalisation import (
    NOUNS_WITH_CAPITALS,
    Capitalisation,
    capitalisation_of,
    is_name,
    language_of,
    shortened,
    towns,
)
from .endings import TO_A_PLACE, is_german_place, is_saint
from .initials import initial
from .kinds import Find
from .plain import plain
from .scripts import script_without_capitals, titled_names
from .sentences import WORD, InContext, SentencePosition, sentence_position

CODE = "name-like"
_NAME = "a name of somebody or of a place"
_INITIAL = "an initial of somebody"
_SHORTENED = "the abbreviation of a name"

_PARTS = re.compile(r"[‐‑-]")
_GENITIVE = re.compile(r"[’']s?$|[’'](?:s|re|ve|d|ll|m)$", re.IGNORECASE)

_ELIDING = frozenset(("fr", "it", "ca"))
_ELIDED = re.compile(
    r"(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|dell|all|un)[’'](?=[^\W\d_])", re.IGNORECASE
)
_AND_I = re.compile(r" (?:and I|och jag|und ich|et moi|y yo|og jeg|ja minä)(?!\w)")
_NUMBER_BEHIND = re.compile(r"-?\d")
_PLACES = "in aus nach bei von über um en à de i från till på near from to at outside"
_WHERE = frozenset(_PLACES.split())
_TIMES = "in by for from of à de en i av til till y a until since"
_OF_TIME = frozenset(_TIMES.split())

_LEAST_GENITIVE = 4
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
        weak: Whether it is no name by itself, but part of one beside a name: “Hospital”.
    """

    text: str
    start: int
    end: int
    place: SentencePosition
    certain: bool = False
    joins: bool = False
    weak: bool = False


@dataclass(frozen=True)
class Judged:
    """The capital letters of one text, to be read together with those of all others."""

    words: tuple[Word, ...]
    language: str


def in_one_case(text: str) -> bool:
    """Whether a text of some length is written all in small letters, or mostly in capital ones."""
    words = text.split()
    if len(words) < _ENOUGH_WORDS:
        return False
    loud = sum(map(str.isupper, words))
    return loud >= _MANY_LOUD * len(words) or text == text.lower()


def all_words(text: str) -> list[str]:
    """The words of a text as they are written."""
    found: list[str] = WORD.findall(text)
    return found


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that some text has in small letters."""
    return frozenset(filter(str.islower, set(all_words("\n".join(texts)))))


def read(text: str, language: str, *, cell: bool = False) -> Judged:
    """Collects the words of a text that have a capital letter. In a cell the first word begins no
    sentence. In a script without capitals, names after titles are all that is seen.
    """
    if script_without_capitals(text):
        found = titled_names(text)
        return Judged(
            tuple(
                Word(text[find.start : find.end], find.start, find.end, "mid", certain=True)
                for find in found
            ),
            language,
        )
    if in_one_case(text) or _is_loud_heading(text, language):
        return Judged((), language)
    words = tuple(_words(plain(text), language, cell))
    if _CAPTION.match(text) and "\n" not in text.strip():
        words = tuple(word for word in words if word.certain or is_name(word.text))
    return Judged(words, language)


_CAPTION = re.compile(
    r"\s*(?:(?:sub-?|under|unter)?them(?:e|a|es)|(?:under)?tema|thème|teema|table|tabell?e?|tableau"
    r"|tabla|taulukko|figure?|figura|abbildung|abb\.|kuvio|box|appendix|bilaga|anhang|annexe|anexo"
    r"|chapter|kapit[et]l|chapitre|capítulo|section|avsnitt|abschnitt|sección)\s+\d[\d.]*[.:)]?\s",
    re.IGNORECASE,
)
"""What begins a heading, which may have capital letters throughout."""


def _is_loud_heading(text: str, language: str) -> bool:
    """Whether a short text is a heading all in capitals, such as “RESULTS AND DISCUSSION”: a common
    word stands in it, and no known name.
    """
    words = WORD.findall(text)
    rules = capitalisation_of(language)
    frequent = rules.frequent
    return (
        len(words) > 1
        and text.isupper()
        and any(word.lower() in frequent for word in words)
        and not any(
            is_name(word.capitalize())
            for word in words
            if word.lower() not in frequent | rules.ambiguous
        )
    )


def _words(text: str, language: str, cell: bool) -> Iterator[Word]:
    rules, only_listed = capitalisation_of(language), language_of(language) in NOUNS_WITH_CAPITALS
    elided = language_of(language) in _ELIDING
    before, begin, end, named, earlier = "", 0, 0, False, ""
    for match in WORD.finditer(text):
        word, start = match[0], match.start()
        if elided and (prefix := _ELIDED.match(word)):
            earlier, before, begin, end = before, prefix[0], start, start + prefix.end()
            word, start = word[prefix.end() :], end
        if not word[0].isupper():
            earlier, before, begin, end, named = before, word, start, match.end(), False
            continue
        gap = text[end:start]
        found = None
        if not _begins_plainly(word, before, gap, text, match.end(), rules):
            here = InContext(text, word, start, match.end(), before, earlier, gap)
            joins = named and gap in ((". ",) if len(before) == 1 else (" ", "-"))
            found = (
                _one_letter(here, rules, begin)
                if len(word) == 1
                else _capital(here, rules, cell, begin, only_listed, joins)
            )
        if found:
            yield found
        named = bool(found)
        earlier, before, begin, end = before, word, start, match.end()


def _begins_plainly(
    word: str, before: str, gap: str, text: str, end: int, rules: Capitalisation
) -> bool:
    """Whether a word needs no closer look, as most with a capital letter: “I”, and common words at
    the start of a sentence, which are no names.
    """
    if word == "I":
        return text[end : end + 1] != "."
    if before and gap not in (". ", "? ", "! "):
        return False
    lower = word.lower()
    return (
        lower in rules.frequent
        and lower not in rules.ambiguous
        and lower not in rules.titles
        and before.lower() not in rules.titles
        and before.lower() not in rules.stops
        and len(before) != 1
    )


def _one_letter(here: InContext, rules: Capitalisation, begin: int) -> Word | None:
    end = initial(here, rules)
    if not end:
        return None
    start = begin if here.titled(rules) else here.start
    return Word(here.text[here.start : end], start, end, "mid", certain=True)


def _capital(
    here: InContext, rules: Capitalisation, cell: bool, begin: int, only_listed: bool, joins: bool
) -> Word | None:
    """The word as one that may be a name; None where it is surely none."""
    word, titled = here.word, here.titled(rules)
    bare = _GENITIVE.sub("", word)
    if not titled and (_is_of_instrument(here) or _is_abstract(bare)):
        return None
    weak = _is_plain(bare, here, rules, titled)
    if weak and (only_listed or bare.lower() not in rules.nouns):
        return None
    place: SentencePosition = (
        sentence_position(here, rules) if here.before else "mid" if cell else "start"
    )
    certain = not weak and (titled or _sure(here, place, rules) or _is_listed(bare, here, rules))
    if only_listed and not certain:
        return None
    start = begin if titled else here.start
    end = here.start + len(bare)
    return Word(bare, start, end, place, certain, joins and not titled, weak)


_INSTRUMENT = re.compile(
    r"(?:[ -][A-Z][\w’'-]+){0,4} (?:Inventory|Scales?|Questionnaire|Index|Checklist|Schedule)\b"
)
_ABSTRACT = re.compile(
    r"\w{3,}(?:(?:[idkt]|ful|less|ous|ll)ness|[ts]ion|hood|ship|ism[eo]?|het|heten|skap|[cs]ión)"
)


def _is_of_instrument(here: InContext) -> bool:
    """Whether a word belongs to an instrument’s name: “Beck Depression Inventory”."""
    return bool(_INSTRUMENT.match(here.text, here.end))


def _is_abstract(bare: str) -> bool:
    """Whether an ending shows that a word is a noun with a capital letter for emphasis."""
    return bool(_ABSTRACT.fullmatch(bare.lower())) and not is_name(bare)


def _is_listed(bare: str, here: InContext, rules: Capitalisation) -> bool:
    """Whether a word is known as a first name and no common word, or as a town: after “in”, or as
    a whole cell.
    """
    first = _PARTS.split(bare)[0]
    genitive = len(bare) > _LEAST_GENITIVE and bare.lower() not in rules.frequent
    own = bare.removesuffix("s") if genitive else bare
    listed = not rules.first_names.isdisjoint((bare, first, own))
    after_in = here.before.lower() in _WHERE and here.gap == " "
    whole = here.start == 0 and here.end == len(here.text)  # a cell
    return (
        (listed and not bare.isupper())
        or ((after_in or whole) and bare in towns())
        or (here.before.lower() in TO_A_PLACE and here.gap == " " and is_german_place(bare))
    )


def _is_plain(bare: str, here: InContext, rules: Capitalisation, titled: bool) -> bool:
    """Whether a word with a capital letter is no name; of a hyphenated word the first part
    decides. After a title every word is one, and some are by their neighbours (“told Christian”).
    """
    first = _PARTS.split(bare)[0]
    if len(first) == 1 or first in shortened() or bare in shortened():
        return True
    if bare.isupper() and _NUMBER_BEHIND.match(here.follows):  # SF-36
        return True
    silent = bare.lower()
    if not rules.is_silent(silent):
        silent = here.word.lower()
        if not rules.is_silent(silent):
            silent = first.lower()
            if not rules.is_silent(silent) or is_saint(bare):
                return False
    if titled and bare.lower() not in rules.plain | rules.titles:
        return False
    return not (silent in rules.also_names and _is_met(here, rules))


def _is_met(here: InContext, rules: Capitalisation) -> bool:
    """Whether the neighbours of a word show that it is somebody: “told Christian about it”."""
    after = here.next_word.lower()
    if here.follows[:2] in ("’s", "'s") or after in rules.tells:
        return bool(here.before)
    return (
        here.before.lower() in rules.meets - _OF_TIME
        and here.gap == " "
        and (not after or after in rules.frequent)
    )


def _sure(here: InContext, place: SentencePosition, rules: Capitalisation) -> bool:
    """Whether a word at the start of a sentence is surely a name: it has an apostrophe-s, “and I”
    follows, or somebody says something.
    """
    if place == "mid" or here.word.lower() in rules.frequent:
        return False
    return (
        here.word[-2:] in ("’s", "'s")
        or here.next_word in rules.tells
        or bool(_AND_I.match(here.follows))
    )


def names_in(
    judged: Judged, small: Set[str], known: Set[str], declared: Set[str] = frozenset()
) -> list[Find]:
    """The names in a text; adjacent words form one name.

    Args:
        judged: Its words with capital letters.
        small: Words that the study writes with small letters.
        known: Names that occur in mid-sentence somewhere in the study.
        declared: Words that the study declares itself, in small letters: they are no names.
    """
    rules = capitalisation_of(judged.language)
    found: list[tuple[Word, bool]] = [
        (word, _is_name(word, rules, small, known) and not _is_declared(word, declared))
        for word in judged.words
    ]
    finds: list[Find] = []
    for at, (word, named) in enumerate(found):
        previous = found[at - 1][0] if at and word.joins else None
        joined = bool(finds and previous and finds[-1].end == previous.end)
        if not named and not (joined and word.weak):
            continue
        start = word.start
        if joined:
            start = finds.pop().start
        elif previous and _belongs(previous, rules, small):
            start = previous.start
        what = _what(word) if start == word.start else _NAME
        finds.append(Find(CODE, what, start, word.end))
    return finds


def _belongs(previous: Word, rules: Capitalisation, small: Set[str]) -> bool:
    """Whether the word before a name, which is none by itself, is a part of it."""
    return previous.weak or previous.place == "mid" or not _is_common(previous.text, rules, small)


def known_names(texts: Iterable[Judged], small: Set[str]) -> set[str]:
    """Names that occur in mid-sentence, by which they are recognised at the start of sentences
    too.
    """
    return {
        word.text
        for judged in texts
        for word in judged.words
        if (word.place == "mid" or word.certain)
        and not word.weak
        and not word.text.isupper()
        and word.text.lower() not in small | capitalisation_of(judged.language).frequent
    }


def _what(word: Word) -> str:
    if len(word.text) == 1 or "." in word.text:
        return _INITIAL
    return _SHORTENED if word.text.isupper() else _NAME


def _is_declared(word: Word, declared: Set[str]) -> bool:
    """Whether the study declares this word, and nothing around it shows that it is a name."""
    return not word.certain and word.text.lower() in declared


def _is_name(word: Word, rules: Capitalisation, small: Set[str], known: Set[str]) -> bool:
    if word.weak:
        return False
    common = _is_common(word.text, rules, small)
    if word.text.isupper():  # said loudly, or short for something
        return word.certain or (word.place != "start" and not common)
    if word.certain or word.text in known:
        return True
    if word.place == "mid":
        lower = word.text.lower()
        return lower not in rules.common or lower in rules.ambiguous or is_name(word.text)
    return word.place == "open" and not common


def _is_common(word: str, rules: Capitalisation, small: Set[str]) -> bool:
    """Whether the language or this study has the word with a small letter."""
    lower = word.lower()
    words = {lower, _PARTS.split(lower)[0]}
    return not words.isdisjoint(rules.frequent) or not words.isdisjoint(small)
