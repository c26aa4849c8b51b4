"""Finds direct identifiers: parts of the study's files and of hand-written pages that point at one
person by themselves.

These are shapes (`contacts`, `dates`, `numbers`), denied names (`denied`), words with a capital
letter in mid-sentence (`names`), and what installed detectors find (`detectors`). Each is something
to look at; that nothing was found never means that a text is safe. The same words are one issue,
however often they occur in the study.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ...checks import Issue
from ...source.files import UnreadableError
from ..material import Material
from . import denied, detectors, names
from .addresses import POST, STREETS
from .allow import Allowed, lines_to_allow
from .capitalisation import NOUNS_WITH_CAPITALS, language_of
from .contacts import E_MAIL, FILE_PATHS, HARMLESS, MOBILES, PHONES, WEB
from .dates import DATES
from .denied import Names, denied_names
from .kinds import Find, Kind, Search
from .numbers import NUMBERS
from .places import Match, each_once, issues_from, place_of
from .rules import ADVICE, ALLOWABLE
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
)
"""All shapes, in the order in which they take a place."""

search = Search(KINDS)
"""Looks for all of them in a text."""

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

_WITH_CAPITALS: frozenset[Whose] = frozenset({"spoken", "cell", "comment"})


@dataclass(frozen=True)
class _Lists:
    """What the study says about words: denied names and allowed words."""

    denied: Names
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
            "mend or uninstall it; what it looks for was not looked for",
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
    words: set[str] = set()
    judged: list[_Judged] = []
    for piece in all_texts(material):
        capitals = names.Judged((), piece.language)
        if piece.whose in _WITH_CAPITALS:
            words.update(names.all_words(piece.text))
            capitals = names.read(piece.text, piece.language, cell=piece.whose == "cell")
        one = _Judged(piece, _found_in(piece, lists), list(lists.denied.find(piece.text)), capitals)
        if one.finds or one.hits or capitals.words:
            judged.append(one)
    small = frozenset(word for word in words if word.islower())
    known = names.known_names((one.capitals for one in judged), small)
    for one in judged:
        yield from _without_overlaps(one, names.names_in(one.capitals, small, known))


def all_texts(material: Material) -> Iterator[SourceText]:
    """Every text that is public with the study, and what it says once it is decoded."""
    return with_encoded((*source_texts(material), *surrounding_texts(material)))


def _found_in(piece: SourceText, lists: _Lists) -> list[Find]:
    finds = [find for find in search(piece.text) if find.code not in MEANT[piece.whose]]
    if piece.whose in _WITH_CAPITALS:
        for name, detector in lists.detectors:
            finds += detectors.ask(name, detector, piece.text, piece.language)
    return finds


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
        yield f"Names kept in {denied.SECRET_FILE} were not looked for here: there is no such file."
    spoken = tuple(spoken_in(material.study))
    for language in sorted(
        {language_of(language) for _, language in spoken} & set(NOUNS_WITH_CAPITALS)
    ):
        yield (
            "Names were not looked for by their capital letters in"
            f" {NOUNS_WITH_CAPITALS[language]}, where every noun has one; read those texts for"
            " names yourself."
        )
    read = (
        names.reads_capitals(text, language)
        for text, language in spoken
        if language_of(language) not in NOUNS_WITH_CAPITALS
    )
    if bare := sum(not reads for reads in read):
        texts, them = ("1 text", "it") if bare == 1 else (f"{bare} texts", "them")
        yield (
            f"Names were not looked for in {texts} in which capital letters tell nothing; read"
            f" {them} for names yourself."
        )


__all__ = [
    "ADVICE",
    "KINDS",
    "MEANT",
    "all_texts",
    "direct_identifiers",
    "lines_to_allow",
    "search",
    "to_review",
    "unseen_identifiers",
]
