"""How languages use capital letters: words that have one without being a name, words that begin
sentences, titles, abbreviations. The lists lie in `vocabulary/`, with their sources, and are read
when a text in their language is met.
"""

import tomllib
import unicodedata
from dataclasses import fields
from functools import cached_property
from importlib.resources import files

from ...records import dataclass
from ...remembered import cache

NOUNS_WITH_CAPITALS = {"de": "German", "lb": "Luxembourgish"}
"""Languages in which a capital letter in mid-sentence tells nothing, with their names."""

_FOLDER = files(__package__) / "vocabulary"
_SAME_LIST = {"nb": "no", "nn": "no", "lb": "de"}
_ENDINGS = ("", "a", "e", "o", "i", "um", "en", "et", "iini", "s")
_LEAST_STEM = 5


@dataclass(frozen=True)
class Capitalisation:
    """One language's rules for capital letters. All words are in small letters.

    Attributes:
        plain: Words that have a capital letter without being a name: days, months, languages,
            nations, festivals. Without endings.
        nouns: Public bodies, treatments and other nouns that people write with a capital letter.
        values: Ordinary values of tables.
        common: The commonest words: not taken for names in mid-sentence either.
        frequent: Those and a longer list of stop words: where a sentence may begin, they are not
            taken for names.
        titles: Words before a name; alone they are no name.
        roles: Words before an initial or a name, such as “client”.
        meets: Words before a person: “told”, “with”.
        lettered: Nouns before a letter that is no initial: “plan B”.
        articles: Words before a noun that is no title then: “my wife Hope …” in German.
        stops: Words whose full stop does not end a sentence, without it.
        tells: Words such as “said” after the name of a speaker.
        announces: Words before what somebody says in quotation marks.
        ambiguous: First names that are common words too.
    """

    plain: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    frequent: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    meets: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    announces: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()

    @cached_property
    def silent(self) -> frozenset[str]:
        """All words with a capital letter that are no name by themselves."""
        return self.plain | self.nouns | self.titles | _everywhere()

    def is_silent(self, word: str) -> bool:
        """Whether a word with a capital letter, in small letters, is no name by itself."""
        return word in self.silent or word in drugs() or without_accents(word) in drugs()

    @cached_property
    def also_names(self) -> frozenset[str]:
        """Silent words that are first names too: “Christian” is judged by its neighbours."""
        return self.silent & self.ambiguous - self.titles

    @cached_property
    def first_names(self) -> frozenset[str]:
        """First names that are no common word of this language or of English, in which remarks are
        often written, as they are written.
        """
        words = self.frequent | self.ambiguous | self.silent | _rules("en").frequent
        return frozenset(name for name in first_names() if name.lower() not in words)


def without_accents(word: str) -> str:
    """A word without its accents, as drugs are listed."""
    if word.isascii():
        return word
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def language_of(tag: str) -> str:
    """The language of a tag without its region: `sv` for `sv-FI`."""
    return tag.split("-")[0].lower()


def capitalisation_of(tag: str) -> Capitalisation:
    """The rules of a language tag. An unknown language has no lists, so more is reported in it."""
    return _rules(language_of(tag))


@cache
def _rules(language: str) -> Capitalisation:
    name = _SAME_LIST.get(language, language)
    if not (_FOLDER / f"{name}.toml").is_file():
        return Capitalisation()
    lists = _read(name)
    stop_words = _read("stop-words").get(name, frozenset())
    words = {each.name: lists.get(each.name, frozenset()) for each in fields(Capitalisation)}
    words["frequent"] = words["common"] | stop_words
    return Capitalisation(**words)


def _read(name: str) -> dict[str, frozenset[str]]:
    """The lists of a file, in small letters."""
    lists = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    return {key: frozenset(words.lower().split()) for key, words in lists.items()}


@cache
def _everywhere() -> frozenset[str]:
    return _read("any")["everywhere"]


@cache
def shortened() -> frozenset[str]:
    """Abbreviations that name no place and nobody, as they are written."""
    lists = tomllib.loads((_FOLDER / "any.toml").read_text("utf-8"))
    return frozenset(f"{lists['shortened']} {lists['instruments']}".split())


@cache
def drugs() -> frozenset[str]:
    """Drugs, in small letters, with the endings that languages give to the same substance."""
    return (
        frozenset(
            drug.removesuffix("e") + ending if len(drug) > _LEAST_STEM else drug
            for drug in _read("any")["drugs"]
            for ending in _ENDINGS
        )
        | _read("any")["drugs"]
    )


@cache
def first_names() -> frozenset[str]:
    """First names of many languages, as they are written."""
    return _listed("first-names.txt", " ")


@cache
def towns() -> frozenset[str]:
    """Towns and regions, as they are written; of two words the first one too."""
    names = _listed("places.txt", ", ")
    return names | {name.split()[0] for name in names}


def _listed(name: str, between: str) -> frozenset[str]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    text = " ".join(line for line in lines if not line.startswith("#"))
    return frozenset(word for each in text.split(between) if (word := each.strip(" ,")))


def is_name(word: str) -> bool:
    """Whether a word is known as a first name or a town, common word or not."""
    return word in first_names() or word in towns()
