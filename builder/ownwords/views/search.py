"""What the site's search finds besides words of pages: quotes, findings, and terms of the
glossary.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from .. import urls
from ..model.findings import Category, Quote
from ..model.guidance import Term
from ..prose import plain
from ..records import dataclass
from .base import Context, quote_address, quote_card

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


@dataclass(frozen=True)
class Findable:
    """Something of a study that can be found, before its words are put together.

    Attributes:
        kind: What it is.
        id: Its id.
        address: Where it stands.
        make: Puts the words together.
    """

    kind: Kind
    id: str
    address: str
    make: Callable[[], Found]


def found_in_study(context: Context) -> Iterator[Findable]:
    """Quotes, findings and terms, in the study's order."""
    graph = context.graph
    for quote in graph.quotes.values():
        address = quote_address(context, quote.id)
        yield Findable("quote", quote.id, address, partial(_quote, context, quote))
    for category in graph.categories.values():
        address = graph.address_of(category)
        yield Findable("finding", category.id, address, partial(_finding, context, category))
    for term in graph.terms.values():
        yield Findable("term", term.id, urls.term(term.id), partial(_term, term))


def _quote(context: Context, quote: Quote) -> Found:
    card = quote_card(context, quote)
    turns = [" ".join("".join(run.text for run in turn.runs).split()) for turn in card.turns]
    asked = [card.prompt] if card.prompt else []
    gist = card.gist if quote.gist else ""
    words = "\n".join((*turns, *asked))
    return Found("quote", card.address, card.gist, gist, words, card.language or "")


def _finding(context: Context, category: Category) -> Found:
    name = context.graph.name_of(category)
    given = category.definition.given if category.definition else {}
    texts = [plain(text) for text in given.values()]
    if category.plain_label:
        title, under = category.plain_label, name
    else:
        title, under = name, ""
    address = context.graph.address_of(category)
    text, also = "\n".join(filter(None, texts)), "\n".join(category.also)
    return Found("finding", address, title, under, text, also=also)


def _term(term: Term) -> Found:
    forms, also = ", ".join(term.forms), "\n".join(term.also)
    return Found("term", urls.term(term.id), term.term, forms, plain(term.meaning), also=also)
