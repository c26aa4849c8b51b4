"""The files of a portal: its pages, its search, and the frame that the studies' sites have too."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..i18n import SOURCE_LANGUAGE, Messages, is_foreign, load_messages, unmarked
from ..model.library import LibraryFile
from ..pages import Asset, Renderer
from ..prose import plain
from ..scripts import joined_scripts
from ..styles import portal_sheet
from ..views.frame import UNREVIEWED, search_labels, search_words
from .index import Indexed, pieces_of
from .published import PublishedStudy
from .views import FRONT, LINKS, TERMS, cards, made_links, shared_terms

_THEME = Path(str(files("ownwords").joinpath("theme", "assets")))
_FOR_ALL = "all"
"""The choice to search in every language."""


def files_of(library: LibraryFile, studies: tuple[PublishedStudy, ...]) -> dict[str, bytes]:
    """All files of a portal, by their paths: the same bytes for the same input."""
    messages = load_messages(library.language)
    pieces = _pieces(library, studies)
    made = {path: text for found in pieces.values() for path, text in found.items()}
    made |= {asset.path: asset.text for asset in _frame()}
    made |= _pages(library, studies, messages, _choices(pieces, messages))
    written = {path: text.encode() for path, text in made.items()}
    kept = (file for file in sorted(_THEME.rglob("*")) if file.is_file())
    written |= {f"assets/{file.relative_to(_THEME).as_posix()}": file.read_bytes() for file in kept}
    return written


def _frame() -> Iterator[Asset]:
    yield portal_sheet()
    yield from joined_scripts([()], [])


def _pieces(library: LibraryFile, studies: tuple[PublishedStudy, ...]) -> dict[str, dict[str, str]]:
    """The pieces of the search's index by language: the portal's own first, then as they come."""
    languages = dict.fromkeys(language for study in studies for language in study.indexes)
    first = sorted(languages, key=lambda language: language != library.language)
    return {
        language: dict(
            pieces_of(
                language,
                (
                    Indexed(study.title, study.root, language, study.indexes[language])
                    for study in studies
                    if language in study.indexes
                ),
                library.language,
            )
        )
        for language in first
    }


def _choices(pieces: dict[str, dict[str, str]], messages: Messages) -> list[dict[str, str]]:
    """The languages to search in, each with its pieces; the first is chosen at the beginning."""
    choices = [
        {"value": language, "title": messages.language_name(language), "index": " ".join(found)}
        for language, found in pieces.items()
    ]
    if len(choices) > 1:
        every = " ".join(path for found in pieces.values() for path in found)
        choices.append({"value": _FOR_ALL, "title": messages("All languages"), "index": every})
    return choices


def _pages(
    library: LibraryFile,
    studies: tuple[PublishedStudy, ...],
    messages: Messages,
    choices: list[dict[str, str]],
) -> dict[str, str]:
    """The pages by their paths; one that would be empty is left out."""
    terms = shared_terms(studies, messages)
    links = made_links(library, studies, messages)
    titles = {
        FRONT: messages("Studies"),
        **({TERMS: messages("Words that several studies explain")} if terms else {}),
        **({LINKS: messages("What people in other studies said")} if links else {}),
    }
    context: dict[str, Any] = {
        "library": library,
        "titles": titles,
        "search": _search(messages, choices),
        "help": _help(studies),
        "unreviewed": "" if messages.reviewed else messages(UNREVIEWED),
        "description": plain(library.about or ""),
    }
    parts: dict[str, dict[str, Any]] = {
        FRONT: {"studies": cards(studies, messages)},
        TERMS: {"terms": terms},
        LINKS: {"links": links},
    }
    renderer = Renderer(messages, {}, directories=False)
    return {
        page: renderer.part(
            f"portal/{page}",
            page,
            here=page,
            head=" - ".join(dict.fromkeys((unmarked(title), library.title))),
            **context,
            **parts[page],
        )
        for page, title in (titles | {FRONT: library.title}).items()
    }


def _help(studies: tuple[PublishedStudy, ...]) -> list[dict[str, str]]:
    """A page with help in each language: the first study's that has one."""
    first: dict[str, PublishedStudy] = {}
    for study in studies:
        if study.help:
            first.setdefault(study.language, study)
    return [
        {
            "title": study.help[0],
            "link": study.help[1],
            "url": study.page("help/"),
            "study": study.title,
            "language": study.language,
        }
        for study in first.values()
        if study.help
    ]


def _search(messages: Messages, choices: list[dict[str, str]]) -> dict[str, Any]:
    """The words of the search, and where it finds its index."""
    said = search_words(messages) | {
        "partly": messages("Searched %(done)s of %(all)s parts so far."),
    }
    labels = search_labels(messages)
    return {
        "words": {name: unmarked(text) for name, text in said.items()},
        "labels": labels | {"field": messages("Search all studies")},
        "urgent": unmarked(labels["urgent"]),
        "choices": choices,
        "language": SOURCE_LANGUAGE if is_foreign(labels["field"]) else messages.language,
    }
