"""Checks consent: words and rows must not be used for what people did not agree to."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks import Issue
from ..model.findings import Quote
from .material import Material


def beyond_consent(material: Material) -> Iterator[Issue]:
    """Finds quotes and rows that are used for something that people did not agree to."""
    yield from _on_the_website(material)
    yield from _rows_on_the_website(material)
    yield from _in_teaching(material)


def _on_the_website(material: Material) -> Iterator[Issue]:
    """Quotes without consent for the website. The data files are public themselves, so hiding a
    quote on the pages would not be enough.
    """
    study = material.study
    for at, quote in study.numbered_quotes:
        if not study.covers(quote, "website"):
            said = _not_covered(material, quote, "website")
            hint = (
                f"take it out of site-data/ (ownwords withdraw {quote.id}), or correct what was"
                " agreed to"
            )
            yield Issue(
                "quotes",
                ("quotes", at, *(("consent",) if quote.consent is not None else ())),
                said,
                hint,
                "no-consent-website",
            )


def _rows_on_the_website(material: Material) -> Iterator[Issue]:
    """Tables where the study's scope does not cover the website: rows have no consent of their own,
    and they are public like the quotes.
    """
    study = material.study
    if "website" in study.scope:
        return
    why = "does not name website" if study.scope else "is empty, so nothing was agreed to"
    for name, table in material.loaded.tables.items():
        if table.rows:
            yield Issue(
                table.name,
                (),
                f"the rows of {name}.csv cannot be used in this way:"
                f" the scope in privacy.yml {why}",
                "take the table out of site-data/, or correct what was agreed to",
                "no-consent-website",
                line=table.line,
            )


def _in_teaching(material: Material) -> Iterator[Issue]:
    study = material.study
    quotes = {quote.id: quote for quote in study.published_quotes}
    for at, sheet in enumerate(study.guidance.sheets if study.guidance else ()):
        for part, section in enumerate(sheet.sections if sheet.teaching else ()):
            for number, id_ in enumerate(section.quotes):
                if id_ in quotes and not study.covers(quotes[id_], "teaching"):
                    path = ("sheets", at, "sections", part, "quotes", number)
                    hint = "take it out of this sheet"
                    yield Issue(
                        "guidance",
                        path,
                        _not_covered(material, quotes[id_], "teaching"),
                        hint,
                        "no-consent-teaching",
                    )


def _not_covered(material: Material, quote: Quote, use: str) -> str:
    own = quote.consent is not None
    by = "its consent" if own else "the scope in privacy.yml"
    privacy = material.study.privacy
    named = quote.consent if own else privacy and privacy.scope
    why = f"{by} does not name {use}" if named else f"{by} is empty, so nothing was agreed to"
    return f'the quote "{quote.id}" cannot be used in this way: {why}'
