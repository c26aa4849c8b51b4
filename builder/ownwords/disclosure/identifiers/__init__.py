"""Finds direct identifiers: parts of the study's files and of hand-written pages that point at one
person by themselves.

These are shapes (`contacts`, `dates`, `numbers`), denied names (`denied`), words with a capital
letter in mid-sentence (`names`), and what installed detectors find (`detectors`). Each is something
to look at; that nothing was found never means that a text is safe. The same words are one issue,
however often they occur in the study.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from weakref import WeakKeyDictionary

from ...checks import Issue
from ...last_site import LastSite
from ...records import dataclass
from ...source.files import UnreadableError
from ..material import Material
from . import denied, detectors, names
from .addresses import POST, STREETS
from .allow import Allowed, lines_to_allow
from .biography import LIVES
from .capitalisation import NOUNS_WITH_CAPITALS, language_of
from .contacts import E_MAIL, FILE_PATHS, HARMLESS, MOBILES, PHONES, WEB
from .dates import DATES
from .declared import Declared, declared_in
from .denied import Names, denied_names
from .kinds import Find, Kind, Search
from .numbers import NUMBERS
from .other_scripts import has_one_case, search_lives, set_apart
from .papers import PAPERS
from .places import Match, each_once, issues_from, place_of
from .rules import ADVICE, ALLOWABLE
from .scripts import script_without_capitals
from .surroundings import surrounding_texts, with_encoded
from .texts import SourceText, Whose, source_texts, spoken_in

KINDS: tuple[Kind, ...] = (
    *E_MAIL,
    *HARMLESS,
    *WEB,
    *FILE_PATHS,
    *MOBILES,
    *NUMBERS,
    *DATES,
    *PHONES,
    *POST,
    *STREETS,
    *LIVES,
    *PAPERS,
)
"""All shapes, in the order in which they take a place."""

_search = Search(KINDS)


def search(text: str) -> list[Find]:
    """Everything that has such a shape, in its order: first what the words of a script without
    capitals tell, then the shapes of all languages beside it.
    """
    if not has_one_case(text):
        return _search(text)
    lives = search_lives(text)
    shapes = _search(set_apart(text))
    free = [
        find
        for find in shapes
        if all(find.end <= one.start or one.end <= find.start for one in lives)
    ]
    return sorted((*lives, *free), key=lambda find: find.start) if lives else shapes


def search_after(last: LastSite) -> None:
    """Has `search` ask first in which texts nothing was found when the last site was made."""
    _search.before = last


def holds_nothing(text: str) -> bool:
    """Whether it is known that `search` finds nothing in a text: it has no sign of a shape, or
    differs from others in digits alone, and no shape can be in any of them.
    """
    return _search.holds_nothing(text) and not has_one_case(text)


def has_sign(word: str) -> bool:
    """Whether a text that has this word can hold what `search` finds: a text in which no word can
    holds nothing.
    """
    return _search.has_sign(word) or has_one_case(word)


_PUBLIC = frozenset(
    {
        "web-address",
        "email",
        "phone",
        "postal-code",
        "street-address",
        "exact-date",
        "record-number",
    }
)

MEANT: dict[Whose, frozenset[str]] = {
    "spoken": frozenset(),
    "cell": frozenset(),
    "comment": frozenset({"web-address"}),
    "ours": frozenset({"web-address"}),
    "public": _PUBLIC,
    "note": _PUBLIC | {"file-path"},
    "name": frozenset(
        {
            "web-address",
            "email",
            "phone",
            "postal-code",
            "street-address",
            "exact-date",
            "record-number",
            "bank-account",
        }
    ),
}
"""What may stand where, because it is meant for readers."""

_LIVES = frozenset({"birth-year", "high-age", "ward", "car-plate", "long-number"})
_TELL_OF_LIVES: dict[Whose, frozenset[str]] = {
    "spoken": _LIVES,
    "cell": _LIVES,
    "comment": _LIVES,
    "ours": frozenset({"birth-year", "high-age", "ward"}),
}
"""Where words tell of somebody's life; elsewhere long numbers and letters are no papers."""

_WITH_CAPITALS: frozenset[Whose] = frozenset({"spoken", "cell", "comment"})


@dataclass(frozen=True)
class _Lists:
    """What the study says about words: denied names and allowed words."""

    denied: Names
    declared: Declared
    detectors: tuple[tuple[str, detectors.Detector], ...]


def direct_identifiers(material: Material) -> Iterator[Issue]:
    """Finds every identifier in the study's files and hand-written pages, and entries of `allowed`
    that are not needed.
    """
    try:
        found = _all_found_once(material)
    except UnreadableError as error:
        yield from (
            Issue(
                denied.SECRET_FILE,
                (),
                problem.message,
                problem.hint,
                "unread-names",
                line=problem.line,
            )
            for problem in error.problems
        )
        return
    except detectors.DetectorError as error:
        yield Issue(
            "mkdocs.yml",
            (),
            str(error),
            "fix or uninstall it; nothing was checked for what it detects",
            "detector-failed",
        )
        return
    allowed = Allowed(material.study.privacy.allowed if material.study.privacy else ())
    yield from issues_from(material, _not_allowed(material, found, allowed), ADVICE)
    yield from allowed.unused()


def to_review(material: Material) -> list[Match]:
    """What was found, could be allowed, and is not yet.

    Raises:
        UnreadableError: private/names.txt exists and cannot be read.
        DetectorError: A detector failed.
    """
    allowed = Allowed(material.study.privacy.allowed if material.study.privacy else ())
    left = _not_allowed(material, _all_found_once(material), allowed)
    return [one for one in left if one.find.code in ALLOWABLE and not one.secret]


def _all_found_once(material: Material) -> list[Match]:
    lists = _Lists(
        denied_names(material),
        declared_in(material.loaded),
        tuple((entry.name, detectors.load(entry)) for entry in detectors.installed()),
    )
    return list(each_once(_all_found(material, lists)))


def _not_allowed(material: Material, found: list[Match], allowed: Allowed) -> list[Match]:
    return [one for one in found if not allowed.covers(one, partial(place_of, material))]


@dataclass(frozen=True)
class _Judged:
    """A text with what was found in it: shapes, denied names, and capital letters, which are read
    together with those of all other texts.
    """

    piece: SourceText
    finds: list[Find]
    hits: list[denied.Hit]
    capitals: names.Judged


def _all_found(material: Material, lists: _Lists) -> Iterator[Match]:
    """What was found in all texts. Capital letters are collected first: what is a name in one
    sentence is a name at the start of another.
    """
    texts: list[str] = []
    judged: list[_Judged] = []
    for piece in all_texts(material):
        capitals: names.Judged | None = None
        if piece.whose in _WITH_CAPITALS and not _is_level(piece, lists.declared):
            texts.append(piece.text)
            capitals = names.read(piece.text, piece.language, cell=piece.whose == "cell")
        finds, hits = _found_in(piece, lists), list(lists.denied.find(piece.text))
        if finds or hits or (capitals and capitals.words):
            capitals = capitals or names.Judged((), piece.language)
            judged.append(_Judged(piece, finds, hits, capitals))
    small = names.small_words(texts) if any(one.capitals.words for one in judged) else frozenset()
    known = names.known_names((one.capitals for one in judged), small)
    for one in judged:
        said = one.piece.whose == "spoken" and not one.piece.file.endswith(".csv")
        declared = lists.declared.said if said else lists.declared.written
        yield from _without_overlaps(one, names.names_in(one.capitals, small, known, declared))


def _is_level(piece: SourceText, declared: Declared) -> bool:
    """Whether a cell holds a value that the study declares, such as “Married”."""
    return piece.file.endswith(".csv") and piece.text.strip() in declared.levels


def all_texts(material: Material) -> tuple[SourceText, ...]:
    """Every text that is public with the study, and what it says once it is decoded; collected
    once for the files and the finished site.
    """
    if material not in _TEXTS:
        pieces = (*source_texts(material), *surrounding_texts(material))
        _TEXTS[material] = tuple(with_encoded(pieces))
    return _TEXTS[material]


_TEXTS: WeakKeyDictionary[Material, tuple[SourceText, ...]] = WeakKeyDictionary()


def _found_in(piece: SourceText, lists: _Lists) -> list[Find]:
    every = search(piece.text)
    if not every and not lists.detectors:  # as in most texts
        return every
    told = _TELL_OF_LIVES.get(piece.whose, frozenset())
    if "web-address" in MEANT[piece.whose]:
        every = [*every, *_numbers_in_addresses(piece.text, every)]
    finds = [
        find
        for find in every
        if find.code not in MEANT[piece.whose] and (find.code not in _LIVES or find.code in told)
    ]
    if piece.whose in _WITH_CAPITALS:
        for name, detector in lists.detectors:
            finds += detectors.ask(name, detector, piece.text, piece.language)
    return finds


_JOINTS = str.maketrans("/.?#&=", "      ")


def _numbers_in_addresses(text: str, finds: list[Find]) -> Iterator[Find]:
    """Numbers that a country gives to a person, in web addresses that are meant: these have taken
    their place. Digits alone are none there: one number in six of articles and pages passes for
    somebody's.
    """
    for one in finds:
        if one.code == "web-address":
            parts = text[one.start : one.end].translate(_JOINTS)
            for find in search(parts):
                if find.code == "national-number" and not parts[find.start : find.end].isdigit():
                    yield replace(find, start=one.start + find.start, end=one.start + find.end)


def _without_overlaps(one: _Judged, named: list[Find]) -> Iterator[Match]:
    """Reports a denied name once, and does not quote words that contain a secret one."""
    for hit in one.hits:
        yield Match(
            one.piece,
            Find(denied.CODE, "a name that may not stand here", hit.start, hit.end),
            hit.name.line,
        )
    taken = [(hit.start, hit.end) for hit in one.hits]
    for find in one.finds:
        yield Match(
            one.piece,
            find,
            next((hit.name.line for hit in one.hits if _meet(find, hit.start, hit.end)), 0),
        )
        taken.append((find.start, find.end))
    yield from (
        Match(one.piece, find) for find in named if not any(_meet(find, *place) for place in taken)
    )


def _meet(find: Find, start: int, end: int) -> bool:
    return find.start < end and start < find.end


def unseen_identifiers(material: Material) -> Iterator[str]:
    """Says what could not be searched for here."""
    if material.code:
        yield (
            "What your theme, templates and hooks make of the pages is judged when the site is"
            " built; here their files were."
        )
    if not denied.are_kept(material):
        yield (
            f"The names in {denied.SECRET_FILE} were not checked, because this machine does not"
            " have that file."
        )
    yield from _without_capitals(spoken_in(material.study))


def _without_capitals(spoken: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The texts in which capital letters tell nothing, counted by language and by script."""
    nouns, scripts, bare = Counter[str](), Counter[str](), 0
    for text, tag in spoken:
        if script := script_without_capitals(text):
            scripts[script] += 1
        elif language := NOUNS_WITH_CAPITALS.get(language_of(tag)):
            nouns[language] += 1
        elif names.in_one_case(text):
            bare += 1
    for language, count in sorted(nouns.items()):
        yield _unseen(
            count,
            f" in {language}, where every noun has a capital letter, names were looked for after"
            " titles and in lists of first names and towns only",
        )
    for script, count in sorted(scripts.items()):
        yield _unseen(
            count,
            f" in {script} script, which has no capital letters, names were looked for after titles"
            " only",
        )
    if bare:
        yield _unseen(
            bare,
            ", written all in small or all in capital letters, names were not looked for by their"
            " capitals",
        )


def _unseen(count: int, what: str) -> str:
    texts, them = ("1 text", "it") if count == 1 else (f"{count} texts", "them")
    return f"In {texts}{what}; read {them} for names yourself."


__all__ = [
    "ADVICE",
    "KINDS",
    "MEANT",
    "all_texts",
    "direct_identifiers",
    "has_sign",
    "holds_nothing",
    "lines_to_allow",
    "search",
    "to_review",
    "unseen_identifiers",
]
