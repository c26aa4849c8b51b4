"""The reader's own selection of quotes: a page that holds all quotes, of which a script shows the
chosen ones. In a large study they lie in pieces beside it, and the script asks for those it needs.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace

from .. import urls
from ..records import dataclass
from .base import Context, QuoteCard, View, quote_card
from .cited import study_citation
from .storage import selection_key

PIECES = 64
"""The number of files among which a large study’s quotes are dealt out by their ids: many enough
to be small, and few enough that a request does not tell the server which quote somebody chose.
"""


def piece_of(id_: str) -> int:
    """The number of the piece in which a quote stands; my-selection.js counts in the same way."""
    number = 0
    for sign in id_:
        number = (number * 31 + ord(sign)) % PIECES
    return number


@dataclass(frozen=True)
class SelectionData:
    """Pieces of a large study: by a quote's id what it is called, its shared page and, where it
    differs, its language; and a fingerprint of all for their address.
    """

    digest: str
    pieces: tuple[dict[str, tuple[str, ...]], ...]

    def address(self, name: str) -> str:
        """The address of a piece."""
        return urls.selection_data(self.digest, name)


@dataclass(frozen=True, kw_only=True)
class SelectionView(View):
    """The page of the selection.

    It holds every quote that may be selected, or leads to it, so that a reader's device stores
    nothing but ids: a quote that is withdrawn disappears from the selection as well.
    """

    template = "selection.html"
    kind = "selection"
    key: str
    study: str
    note: str
    citation: str
    caveat: str
    quote_name: str
    """How a citation names a quote; `%(id)s` stands for its id."""
    cards: tuple[QuoteCard, ...]
    links: SelectionData | None
    """In a large study in place of the cards: links to the words, in pieces."""
    permanent: str
    """A quote's permanent address, with marks for its id and its shared page."""
    pieces: int = PIECES


def selection_page(context: Context) -> SelectionView:
    """The page of the reader's own selection."""
    graph, messages = context.graph, context.messages
    study = graph.study.study
    # a selection is printed as a handout: a quote whose speaker did not agree to teaching
    # cannot be put into one
    every = (quote_card(context, quote) for quote in graph.quotes.values())
    cards = [card for card in every if card.selectable]
    whole = graph.quotes_ever <= urls.OWN_PAGE_QUOTES
    return SelectionView(
        address=urls.SELECTION,
        title=messages("My selection"),
        description=messages("The quotes you have chosen, to put in order, print or save."),
        indexed=False,  # the reader's own
        key=selection_key(study.id),
        study=study.name or study.title,
        note=study.origin.short if study.origin else "",
        citation=study_citation(context),
        caveat=study.caveat,
        quote_name=messages("Quote “%(id)s”."),
        cards=tuple(map(_without_speaker, cards)) if whole else (),
        links=None if whole else _links(cards),
        permanent=urls.quote_pattern(graph.quotes_ever),
    )


def _links(cards: Iterable[QuoteCard]) -> SelectionData:
    pieces: tuple[dict[str, tuple[str, ...]], ...] = tuple({} for _ in range(PIECES))
    for card in cards:
        language = (card.gist_language,) if card.gist_language else ()
        pieces[piece_of(card.id)][card.id] = (card.gist, urls.shared_page(card.id), *language)
    text = json.dumps(pieces, ensure_ascii=False)
    return SelectionData(hashlib.sha256(text.encode()).hexdigest()[:12], pieces)


def _without_speaker(card: QuoteCard) -> QuoteCard:
    """A card that says nothing about the speaker: a selection must not show which quotes are one
    person's.
    """
    if not card.speaker and not any(turn.who for turn in card.turns):
        return card
    return replace(card, speaker="", turns=tuple(replace(turn, who="") for turn in card.turns))
