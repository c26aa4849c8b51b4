"""What the pages of a portal say, worded and in order; the templates in `templates/portal/` show
it.
"""

import unicodedata

from ..i18n import Messages
from ..model.library import LibraryFile
from ..pages.search import KINDS
from ..records import dataclass
from .index import Row, seen
from .published import PublishedStudy

FRONT, TERMS, LINKS = "index.html", "words.html", "links.html"
"""The pages of a portal. They lie in one folder, so that links are the same from a disk."""

_TERM = KINDS.index("term")
_LONGEST = 5000
"""Letters of an explanation; what is longer is none."""


@dataclass(frozen=True)
class StudyLink:
    """A link into a study's site: its words and their language, and the study's name."""

    study: str
    title: str
    under: str
    text: str
    language: str
    url: str


@dataclass(frozen=True)
class StudyCard:
    """A study in the list of all; `languages` are named in the portal's language."""

    title: str
    url: str
    question: str
    figures: tuple[tuple[str, str], ...]
    caveat: str
    authors: str
    language: str
    languages: str


@dataclass(frozen=True)
class SharedTerm:
    """A word that the glossaries of several studies have, as each of them explains it."""

    term: str
    language: str
    meanings: tuple[StudyLink, ...]


@dataclass(frozen=True)
class MadeLink:
    """Findings that a person linked, why, and who it was and when."""

    findings: tuple[StudyLink, ...]
    why: str
    by: str


def cards(studies: tuple[PublishedStudy, ...], messages: Messages) -> tuple[StudyCard, ...]:
    """The studies in the order of library.yml."""
    return tuple(
        StudyCard(
            title=study.title,
            url=study.page(),
            question=study.question,
            figures=study.figures,
            caveat=study.caveat,
            authors=", ".join(study.authors),
            language=study.language,
            languages=", ".join(map(messages.language_name, study.indexes)),
        )
        for study in studies
    )


def shared_terms(studies: tuple[PublishedStudy, ...], messages: Messages) -> tuple[SharedTerm, ...]:
    """Terms that glossaries of several studies have in one language, by their names alone: a term
    belongs to another study's where that one's name is its own, or one of its other forms. What
    they mean is not compared, which is for readers.
    """
    terms = [
        (at, study, row)
        for at, study in enumerate(studies)
        for row in study.rows
        if row.kind == _TERM and row.text and len(row.text) <= _LONGEST
    ]
    named: dict[tuple[str, str], dict[int, StudyLink]] = {}
    for at, study, row in terms:
        named.setdefault((_primary(study), _folded(row.title)), {}).setdefault(
            at, _link(study, row)
        )
    for at, study, row in terms:
        for form in row.under.split(", "):
            if (place := (_primary(study), _folded(form))) in named:
                named[place].setdefault(at, _link(study, row))
    shared = [_together(found) for found in named.values() if len(found) > 1]
    return tuple(sorted(shared, key=lambda term: messages.sort_key(term.term)))


def _together(found: dict[int, StudyLink]) -> SharedTerm:
    """A term with its meanings in the order of the studies; its name is written as the first writes
    it whose own name it is.
    """
    named = next(iter(found.values()))
    return SharedTerm(named.title, named.language, tuple(found[at] for at in sorted(found)))


def _primary(study: PublishedStudy) -> str:
    return study.language.partition("-")[0].lower()


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def made_links(
    library: LibraryFile, studies: tuple[PublishedStudy, ...], messages: Messages
) -> tuple[MadeLink, ...]:
    """The links between findings, in the order of library.yml."""
    by_id = {study.id: study for study in studies}

    def link_to(written: str) -> StudyLink:
        id_, _, finding = written.partition("/")
        return _link(by_id[id_], by_id[id_].findings[finding])

    return tuple(
        MadeLink(
            tuple(map(link_to, dict.fromkeys(link.findings))),
            link.why,
            f"{link.by}, {messages.date(link.date)}" if link.date else link.by,
        )
        for link in library.links
    )


def _link(study: PublishedStudy, row: Row) -> StudyLink:
    return StudyLink(
        study=study.title,
        title=seen(row.title),
        under=seen(row.under),
        text=seen(row.text),
        language=row.language or study.language,
        url=study.page(row.address),
    )
