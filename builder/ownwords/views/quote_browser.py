"""What searching and filtering the quotes needs: on the page itself or, in a larger study, in data
beside it.
"""

from dataclasses import replace

from .. import urls
from ..graph import Graph
from ..model.findings import Quote
from ..records import dataclass
from .base import Context, QuoteCard, Run, TurnView, category_link, quote_card
from .quote_data import QuoteData, length, quote_data
from .quote_filters import Facet, Filters

WHOLE = 300
"""Up to this number of quotes the list is one page that holds them all; beyond it, scripts load the
quotes' data when a reader asks for it.
"""

SCREENFUL = 50
"""The number of found quotes of a longer list that a script shows at once."""

MARK = "%s"
"""The placeholder for words in a card that a script fills in."""


@dataclass(frozen=True)
class Listed:
    """A quote in a list. `places` and `others` are the options that apply to it, where the page's
    script reads them from the page.
    """

    card: QuoteCard
    length: int = 0
    places: str = ""
    others: str = ""


@dataclass(frozen=True)
class Browser:
    """What searching and filtering need: on the page itself or, with `data`, in files beside it."""

    facets: tuple[tuple[Facet, bool], ...]
    """Each facet, and whether it helps to choose; findings and what quotes do there are always
    here.
    """
    data: QuoteData | None
    screenful: int
    specimen: QuoteCard
    """A card with every part, from which a script makes those of other quotes."""
    permanent: str
    """A quote's permanent address, with marks for its id and its shared page."""
    count: str
    """Like the next two it holds marks, which a script fills in."""
    page: str
    reading: str


def is_whole(graph: Graph) -> bool:
    """Whether one page holds all quotes, so that they are searched there."""
    return len(graph.quotes) <= WHOLE


def quote_browser(context: Context, shown: tuple[Quote, ...], filters: Filters) -> Browser:
    """What the browser of the quotes `shown` needs beside the quotes on its page."""
    messages = context.messages
    whole = is_whole(context.graph)
    return Browser(
        facets=tuple((facet, filters.offered(facet)) for facet in filters.facets),
        data=None if whole else quote_data(context, shown, filters),
        screenful=WHOLE if whole else SCREENFUL,
        specimen=_specimen(context),
        permanent=urls.quote_pattern(context.graph.quotes_ever),
        count=messages("%(found)s of %(all)s quotes"),
        page=messages("Page %(page)s of %(all)s"),
        reading=messages("Loading the quotes: %(part)s of %(all)s"),
    )


def with_choices(
    context: Context, quotes: tuple[Listed, ...], shown: tuple[Quote, ...], filters: Filters
) -> tuple[Listed, ...]:
    """The listed quotes with the options that apply to each."""
    traits = {quote.id: each for quote, each in zip(shown, filters.traits, strict=True)}
    return tuple(
        replace(
            listed,
            length=length(context.graph.quotes[listed.card.id]),
            places=" ".join(
                f"{finding}.{bearing}" for finding, bearing in traits[listed.card.id].places
            ),
            others=" ".join(
                ",".join(map(str, each)) or "-" for each in traits[listed.card.id].others
            ),
        )
        for listed in quotes
    )


def _specimen(context: Context) -> QuoteCard:
    """A card with every part that a card can have, each with a placeholder instead of somebody's
    words.
    """
    quote = Quote.model_construct(
        id="0", text=MARK, prompt=MARK, content_note=MARK, told_as="helped", gist=MARK
    )
    category = category_link(context, next(iter(context.graph.categories.values())))
    turn = TurnView(MARK, (Run(MARK), Run(MARK, edit=True)), True, True)
    return replace(
        quote_card(context, quote),
        turns=(turn,),
        speaker=MARK,
        language="und",
        categories=(category,),
        comes_with=MARK,
    )
