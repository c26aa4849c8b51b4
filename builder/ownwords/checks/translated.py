"""Hints on translations of a study: what they lack, and how their words read."""

from collections.abc import Iterator
from dataclasses import replace

from ..load.translations import Translation
from ..source import WrittenPage
from . import Issue
from .prose import prose_texts, prose_texts_of_page
from .reading import Ease, Reading
from .wording import ease_of, hard_to_read, wording_hints

_FEW = 12
"""So many places are named in one hint."""


def untranslated(reading: Reading) -> Iterator[Issue]:
    """What each translation does not have, told once for each of its files; pages show it in the
    study's language, and say so.
    """
    for each in reading.translations:
        for file, places in each.missing.items():
            count = "1 text is" if len(places) == 1 else f"{len(places)} texts are"
            more = f" and {len(places) - _FEW} more" if len(places) > _FEW else ""
            yield Issue(
                each.loaded.yaml(file).name,
                (),
                f"{count} not translated: {', '.join(places[:_FEW])}{more}",
                "readers see the study’s own words there, marked as being in its language",
                "untranslated",
            )


def wording_everywhere(reading: Reading) -> Iterator[Issue]:
    """The hints on wording: of the study’s words, and of each translation’s in its language."""
    yield from wording_hints(reading)
    for each in reading.translations:
        for issue in wording_hints(reading_of(each, reading.translated_pages)):
            yield _placed(issue, each)


def hard_everywhere(reading: Reading) -> Iterator[Issue]:
    """Plain pages that are not easy to read, in each language."""
    yield from hard_to_read(reading)
    for each in reading.translations:
        theirs = reading_of(each, reading.translated_pages)
        for issue in hard_to_read(replace(theirs, eases=eases_of(each, reading))):
            yield _placed(issue, each)


def eases_of(translation: Translation, reading: Reading) -> tuple[Ease, ...]:
    """How easily a translation's own words read."""
    theirs = reading_of(translation, reading.translated_pages)
    return tuple(
        replace(ease, language=translation.folder) for ease in ease_of(theirs.study, theirs.pieces)
    )


def reading_of(translation: Translation, pages: tuple[WrittenPage, ...]) -> Reading:
    """The words that a translation has of its own, with its hand-written pages."""
    study = translation.loaded.study
    own = (
        piece
        for piece in prose_texts(study)
        if piece.path in translation.own.get(piece.file, frozenset())
    )
    of_pages = (
        piece
        for page in pages
        if page.path.startswith(f"{translation.folder}/")
        for piece in prose_texts_of_page(
            study, replace(page, path=page.path.removeprefix(f"{translation.folder}/"))
        )
    )
    return Reading(study, (*own, *of_pages))


def _placed(issue: Issue, translation: Translation) -> Issue:
    """The issue at its place in the translation's file."""
    if issue.file not in translation.own:
        return issue  # a hand-written page
    source = translation.loaded.yaml(issue.file)
    line = source.problem(issue.path, "").line
    return replace(issue, file=source.name, line=line)
