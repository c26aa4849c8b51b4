"""Checks voices, pictures and names: each is agreed to by itself, and who is known by them is read
with everything that is linked to them.
"""

from collections.abc import Iterator

from ..checks import Issue
from ..known import KnownSpeaker, KnownSpeakers
from ..model.base import Use
from ..model.findings import Quote
from ..model.media import Figure
from ..model.sample import CaseRows, Row
from .inference.published import published
from .inference.solver import NotDecidedError
from .k_anonymity import sensitive_columns
from .material import Material
from .wording import few_of

_WORDS: dict[Use, str] = {
    "voice": "a recording of the speaker’s own voice",
    "picture": "a picture by the speaker or in which they could be known",
    "named": "the speaker’s own name",
}
_BY: dict[Use, str] = {"voice": "voice", "picture": "picture", "named": "name"}


def media_beyond_consent(material: Material) -> Iterator[Issue]:
    """Finds voices, pictures and names that nobody is known to have agreed to. None of them may
    stand with a waiver: silence is no agreement.
    """
    study = material.study
    for at, quote in study.numbered_quotes:
        for use, part in _uses_of(quote):
            if not study.covers(quote, use):
                message = f'the quote "{quote.id}" comes with {_WORDS[use]}: {_why(quote, use)}'
                yield _beyond(("quotes", at, *part), "quotes", message, use)
    for at, category in enumerate(study.categories.categories):
        for number, figure in enumerate(category.figures):
            path = ("categories", at, "figures", number)
            for quote in study.quotes_with(figure.file):
                for use in _uses_of_figure(figure):
                    if not study.covers(quote, use):
                        message = (
                            f"this figure shows {_WORDS[use]}, that of the quote “{quote.id}”:"
                            f" {_why(quote, use)}"
                        )
                        yield _beyond(path, "categories", message, use)


_SCOPE = "the scope in privacy.yml"


def _uses_of(quote: Quote) -> Iterator[tuple[Use, tuple[str, ...]]]:
    """What a quote's media need consent for, with the key that says so."""
    if quote.recording and quote.recording.voice == "own":
        yield "voice", ("recording",)
    if quote.picture and quote.picture.needs_consent:
        yield "picture", ("picture",)
    if quote.picture and quote.picture.credit:
        yield "named", ("picture", "credit")


def _uses_of_figure(figure: Figure) -> Iterator[Use]:
    if figure.needs_consent:
        yield "picture"
    if figure.credit:
        yield "named"


def _why(quote: Quote, use: Use) -> str:
    of = "its consent" if quote.consent is not None else _SCOPE
    return f"{of} does not name {use}"


def _beyond(path: tuple[str | int, ...], file: str, message: str, use: Use) -> Issue:
    what = {"voice": "recording", "picture": "picture", "named": "name"}[use]
    hint = (
        f"take the {what} out, or add {use} to the consent once the person has agreed to this very"
        f" {what} being public for good"
    )
    return Issue(file, path, message, hint, f"no-consent-{use}")


def known_with_what_is_linked(material: Material) -> Iterator[Issue]:
    """Finds what is linked to somebody who is known by a voice, a picture or a name: quotes whose
    consent covers no being known, and rows that tell what would hurt.
    """
    study = material.study
    known = KnownSpeakers(study)
    numbers = {quote.id: at for at, quote in study.numbered_quotes}
    for each in known.all:
        ways = tuple(dict.fromkeys(way for those in each.by.values() for way in those))
        for quote in each.linked:
            if not any(study.covers(quote, use) for use in (*ways, "named")):
                yield _linked(each, quote, ways, numbers[quote.id])
        if told := tuple(_sensitive(material, known.row_ids_of(each))):
            first = next(iter(each.by))
            message = (
                f"{each.name} is known by {_and(ways)}, and their row tells what would hurt:"
                f" {few_of(told)}"
            )
            hint = (
                "leave these cells empty, say `unlinked` in place of the row at the quote, or leave"
                f" the {_and(ways)} out"
            )
            path = ("quotes", numbers[first])
            yield Issue("quotes", path, message, hint, "known-speaker", each.name)


def _linked(known: KnownSpeaker, quote: Quote, ways: tuple[Use, ...], at: int) -> Issue:
    message = (
        f'{known.name} is known by {_and(ways)} in "{next(iter(known.by))}", so that'
        f' "{quote.id}" is read as theirs, and its speaker agreed to no such thing'
    )
    hint = (
        f"add {ways[0]} or named to the consent of this quote once they agreed, say `unlinked` in"
        " place of its speaker, or write `speaker_labels: false`"
    )
    return Issue("quotes", ("quotes", at), message, hint, "known-speaker", quote.id)


def _sensitive(material: Material, rows: frozenset[str]) -> Iterator[str]:
    """What rows tell in sensitive columns, as a reader learns it: `stage: late`. A cell that was
    left empty tells what follows from the totals.
    """
    for table in material.study.tables:
        for row in table.rows:
            if row.id in rows:
                yield from _told(material, table, row)


def _told(material: Material, table: CaseRows, row: Row) -> Iterator[str]:
    printed = {cell.column: cell.text for cell in row.cells}
    for column in sensitive_columns(table.table.columns):
        try:
            shown = published(material.study, table.id).shows(row.id, column.id)
        except NotDecidedError:
            shown = frozenset({printed.get(column.id, "")})
        if len(shown) == 1 and next(iter(shown)):
            yield f"{column.id} “{printed.get(column.id) or next(iter(shown))}” ({row.id})"


def _and(ways: tuple[Use, ...]) -> str:
    return " and ".join(_BY[way] for way in ways)


def unused_media(material: Material) -> Iterator[Issue]:
    """Finds files of `content/data-media/` that no quote and no finding names."""
    for medium in material.media:
        if medium.for_data and medium.path not in material.study.media:
            message = "no quote and no finding names this file, so no site has it"
            hint = (
                "name it there, or take it out: what is in the repository is public. Where its"
                " quote was withdrawn, delete it"
            )
            yield Issue(medium.name, (), message, hint, "media-unused")


__all__ = ["known_with_what_is_linked", "media_beyond_consent", "unused_media"]
