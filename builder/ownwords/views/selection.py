"""The reader's own selection of quotes: a page that holds all quotes, of which a script shows the
chosen ones.
"""

from dataclasses import dataclass, replace

from .. import urls
from ..model.findings import Quote
from .base import Context, QuoteCard, View, quote_card
from .cited import study_citation
from .storage import selection_key


@dataclass(frozen=True, kw_only=True)
class SelectionView(View):
    """The page of the selection.

    It holds every quote that may be selected, so that a reader's device stores nothing but ids: a
    quote that is withdrawn disappears from the selection as well.
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
    whole: bool
    """Whether the cards hold the words; in a large study they are links to them."""


def selection_page(context: Context) -> SelectionView:
    """The page of the reader's own selection."""
    graph, messages = context.graph, context.messages
    study = graph.study.study
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
        # a selection is printed as a handout: a quote whose speaker did not agree to teaching
        # cannot be put into one
        cards=tuple(
            card
            for quote in graph.quotes.values()
            if (card := _without_speaker(context, quote)).selectable
        ),
        whole=graph.quotes_ever <= urls.OWN_PAGE_QUOTES,
    )


def _without_speaker(context: Context, quote: Quote) -> QuoteCard:
    """A card that says nothing about the speaker: a selection must not show which quotes are one
    person's.
    """
    card = quote_card(context, quote)
    return replace(card, speaker="", turns=tuple(replace(turn, who="") for turn in card.turns))
