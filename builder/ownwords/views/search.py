"""What the site's search finds besides words of pages: quotes, findings, and terms of the
glossary.
"""

from collections.abc import Iterator
from typing import Literal

from .. import urls
from ..prose import plain
from ..records import dataclass
from .base import Context, quote_card

Kind = Literal["quote", "finding", "term", "page"]


@dataclass(frozen=True)
class Found:
    """Something that can be found, as plain text.

    Attributes:
        title: What a result is called; a quote is shown by its own words.
        under: A second name: the gist of a quote, the study's term for a finding.
        text: The words, with a line break where a sentence cannot go on.
        language: The language of the words, where it is not the site's.
        also: Further words by which it is found, and which are not shown.
    """

    kind: Kind
    address: str
    title: str
    under: str
    text: str
    language: str = ""
    also: str = ""


def found_in_study(context: Context) -> Iterator[Found]:
    """Quotes, findings and terms, in the study's order."""
    yield from _quotes(context)
    yield from _findings(context)
    for term in context.graph.terms.values():
        forms = ", ".join(term.forms)
        yield Found(
            "term",
            urls.term(term.id),
            term.term,
            forms,
            plain(term.meaning),
            also="\n".join(term.also),
        )


def _quotes(context: Context) -> Iterator[Found]:
    graph = context.graph
    for quote in graph.published(tuple(graph.quotes)):
        card = quote_card(context, quote)
        turns = [" ".join("".join(run.text for run in turn.runs).split()) for turn in card.turns]
        asked = [card.prompt] if card.prompt else []
        gist = card.gist if quote.gist else ""
        words = "\n".join((*turns, *asked))
        yield Found("quote", card.address, card.gist, gist, words, card.language or "")


def _findings(context: Context) -> Iterator[Found]:
    for category in context.graph.categories.values():
        name = context.graph.name_of(category)
        given = category.definition.given if category.definition else {}
        texts = [plain(text) for text in given.values()]
        if category.plain_label:
            title, under = category.plain_label, name
        else:
            title, under = name, ""
        address = context.graph.address_of(category)
        text, also = "\n".join(filter(None, texts)), "\n".join(category.also)
        yield Found("finding", address, title, under, text, also=also)
