"""Sentences with identifiers planted in them (tests/identifiers/), and how many of these the gate
finds, each sentence by itself.

A sentence alone is the hardest case: in a study, a name that stands in mid-sentence somewhere is
known at the start of sentences too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ownwords.disclosure.identifiers import names, search
from ownwords.disclosure.identifiers.kinds import Find
from ownwords.disclosure.identifiers.texts import as_read

FOLDER = Path(__file__).parent / "identifiers"
LANGUAGES = {"english": "en", "swedish": "sv"}

# {code: words}; with ! more words may be taken, with | either of two
_PLANTED = re.compile(
    r"\{(?P<code>[a-z-]+)(?P<more>!?): (?P<words>[^}|]+)(?:\|(?P<other>[^}]+))?\}"
)


@dataclass(frozen=True)
class Planted:
    """Words that have to be found: with this code, these words or the other ones, alone or with
    more.
    """

    code: str
    words: str
    other: str
    more: bool

    def fits(self, code: str, words: str) -> bool:
        return code == self.code and (
            words in (self.words, self.other) or (self.more and self.words in words)
        )


@dataclass
class Count:
    """What was planted, what of it was missed, and what was found that nobody planted."""

    planted: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def sentences(name: str) -> Iterator[tuple[str, list[Planted]]]:
    """The sentences of a file, with what is planted in each."""
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            planted = [
                Planted(each["code"], each["words"], each["other"] or "", bool(each["more"]))
                for each in _PLANTED.finditer(line)
            ]
            yield _PLANTED.sub(lambda each: each["words"], line), planted


def found_in(text: str, language: str) -> list[tuple[str, str]]:
    """What the gate finds in a sentence: the code, and the words."""
    return [(find.code, text[find.start : find.end]) for find in _finds(text, language)]


def _finds(text: str, language: str) -> list[Find]:
    shapes = search(text)
    capitals = names.read(text, language)
    small = frozenset(word for word in names.all_words(text) if word.islower())
    named = names.names_in(capitals, small, names.known_names([capitals], small))
    free = [
        find
        for find in named
        if all(find.end <= shape.start or shape.end <= find.start for shape in shapes)
    ]
    return [*shapes, *free]


def counts() -> dict[tuple[str, str], Count]:
    """Counts by language, of shapes and of names: in sentences with something planted, and in
    clean ones.
    """
    result = {(language, what): Count() for language in LANGUAGES for what in ("shapes", "names")}
    for language, tag in LANGUAGES.items():
        for text, planted in (*sentences(language), *sentences(f"{language}-clean")):
            left = found_in(text, tag)
            for each in planted:
                count = result[language, _what(each.code)]
                count.planted += 1
                hit = next((one for one in left if each.fits(*one)), None)
                if hit:
                    left.remove(hit)
                else:
                    count.missed.append(each.words)
            for code, words in left:
                result[language, _what(code)].false.append(words)
    return result


def _what(code: str) -> str:
    return "names" if code == names.CODE else "shapes"


@dataclass
class SetCount:
    """Of one kind in one language: sentences with something planted, and those missed."""

    planted: int = 0
    missed: list[str] = field(default_factory=list)


@dataclass
class SetCounts:
    """What was found in a set of sentences (tests/identifiers/sets/).

    Attributes:
        planted: Sentences with something planted, by language and kind.
        clean: How many clean sentences there are, by language.
        false: What was found that nobody planted: language, words, sentence; in clean sentences.
        beside: The same, beside what was planted.
    """

    planted: dict[tuple[str, str], SetCount] = field(default_factory=dict)
    clean: dict[str, int] = field(default_factory=dict)
    false: list[tuple[str, str, str]] = field(default_factory=list)
    beside: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def sentences(self) -> int:
        """How many sentences have something planted."""
        return sum(count.planted for count in self.planted.values())

    @property
    def missed(self) -> list[str]:
        """The sentences whose planted words nothing found touches."""
        return [text for count in self.planted.values() for text in count.missed]


def set_counts(name: str) -> SetCounts:
    """Each sentence of a set judged by itself. What was planted is caught when anything that was
    found lies within it or touches it.
    """
    result = SetCounts()
    for language, kind, written in _set_lines(f"{name}-planted"):
        before, planted, after = re.split(r"[{}]", as_read(written))
        text = before + planted + after
        hits: list[Find] = []
        rest: list[Find] = []
        for find in _finds(text, language):
            inside = find.start < len(before) + len(planted) and len(before) < find.end
            (hits if inside else rest).append(find)
        count = result.planted.setdefault((language, kind), SetCount())
        count.planted += 1
        if not hits:
            count.missed.append(text)
        result.beside += [(language, text[find.start : find.end], text) for find in rest]
    for language, written in _set_lines(f"{name}-clean"):
        text = as_read(written)
        result.clean[language] = result.clean.get(language, 0) + 1
        found = _finds(text, language)
        result.false += [(language, text[find.start : find.end], text) for find in found]
    return result


def clean_sentences(name: str) -> list[tuple[str, str]]:
    """The clean sentences of a set, each with its language."""
    return [(language, text) for language, text in _set_lines(f"{name}-clean")]


def _set_lines(name: str) -> Iterator[list[str]]:
    for line in (FOLDER / "sets" / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(" | ", 2 if name.endswith("planted") else 1)
