"""Lists of quotes (all, by finding, by how they are told), and the permanent page of each quote."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .. import urls
from ..graph import Graph
from ..model.findings import Category, Original, Quote
from ..model.shown import Kind, on_page
from .base import (
    Context,
    Link,
    QuoteCard,
    Run,
    TrailSection,
    TurnView,
    View,
    category_link,
    citation,
    quote_card,
    study_line,
    tombstone,
    use_link,
)
from .quote_data import QuoteData, length, quote_data
from .quote_filters import TOLD, Facet, Filters, quote_filters, told_name

WHOLE = 300
"""Up to this number of quotes the list is one page that holds them all; beyond it, scripts load the
quotes' data when a reader asks for it.
"""

PER_PAGE = 100
"""The number of quotes on one page of a longer list."""

SCREENFUL = 50
"""The number of found quotes of a longer list that a script shows at once."""

MARK = "%s"
"""The placeholder for words in a card that a script fills in."""


@dataclass(frozen=True)
class Filter:
    """A link to a shorter list, with its number of quotes."""

    label: str
    address: str
    count: int
    current: bool
    colour: int | None = None
    depth: int = 0


@dataclass(frozen=True)
class FilterGroup:
    """Filters of one kind."""

    name: str
    filters: tuple[Filter, ...]


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
    citation: str
    quote_name: str
    """How a citation names a quote; like the next three it holds marks, which a script fills in."""
    count: str
    page: str
    reading: str


@dataclass(frozen=True, kw_only=True)
class QuotesView(View):
    """A list of quotes, or one page of it. `below` are lists of the findings below, where this list
    does not include their quotes.
    """

    template = "quotes.html"
    kind = "quotes"
    heading: str
    count: str
    note: str
    edit_marks: tuple[tuple[str, str], ...]
    judged_by_authors: bool
    filters: tuple[FilterGroup, ...]
    quotes: tuple[Listed, ...]
    pages: tuple[Link, ...]
    page: int
    browser: Browser | None
    searched: str
    """Where these quotes are searched and filtered; empty where that is here."""
    below: tuple[Filter, ...]


@dataclass(frozen=True, kw_only=True)
class QuoteView(View):
    """One quote at its permanent address: what it does for its findings, and where else it is
    used.
    """

    template = "quote.html"
    kind = "quote"
    card: QuoteCard
    reason_unlinked: str | None
    bearings: tuple["BearingView", ...]
    facts: tuple["QuoteFact", ...]
    trail: tuple[TrailSection, ...]
    citation: str


@dataclass(frozen=True)
class BearingView:
    """What the quote does for one finding, and who judged so."""

    finding: Link
    bearing: str
    why: str | None
    by_authors: bool


@dataclass(frozen=True)
class QuoteFact:
    """What a field of the quote says, under its name; which fields these are, the model says.

    `language` is that of words that were said, where it is not the site's.
    """

    name: str
    text: str
    kind: Kind
    language: str | None = None
    translated: bool = False


@dataclass(frozen=True, kw_only=True)
class SharedQuotesView(View):
    """Quotes of a large study that share a permanent page."""

    template = "shared_quotes.html"
    kind = "quotes"
    note: str
    cards: tuple[QuoteCard, ...]


def shown_quotes(graph: Graph) -> tuple[Quote, ...]:
    """The quotes whose words may appear in lists and in their data. No other function decides
    this.
    """
    return tuple(graph.quotes.values())


def _whole(graph: Graph) -> bool:
    return len(graph.quotes) <= WHOLE


def quote_lists(context: Context) -> Iterator[QuotesView]:
    """The list of all quotes, and shorter ones for readers without scripts.

    In a large study each quote is in few lists, so that the size of the site stays bounded: the
    list of all ends after its first page, and a finding's list holds only quotes of that very
    finding.
    """
    graph, messages = context.graph, context.messages
    shown = shown_quotes(graph)
    large = graph.quotes_ever > urls.OWN_PAGE_QUOTES
    groups = _filters(context, shown, large=large)
    first, *rest = _paged(
        context,
        _List(urls.QUOTES, messages("Quotes"), shown[:PER_PAGE] if large else shown),
        groups,
    )
    filters = quote_filters(context, shown)
    yield _with_browser(context, replace(first, count=_count(context, len(shown))), shown, filters)
    yield from rest
    for category in graph.categories.values():
        yield from _list_of_finding(context, category, groups, large=large)
    for told in () if large else TOLD:
        if quotes := tuple(quote for quote in shown if quote.told_as == told):
            title = messages("Quotes: %(what)s") % {"what": told_name(context, told)}
            yield from _paged(
                context, _List(urls.quotes_told(told), title, quotes, f"told={told}"), groups
            )


@dataclass(frozen=True)
class _List:
    """The input of a list; `choice` is its name in the addresses of the browser of quotes."""

    address: str
    title: str
    quotes: tuple[Quote, ...]
    choice: str = ""
    below: tuple[Filter, ...] = ()


def _list_of_finding(
    context: Context, category: Category, groups: tuple[FilterGroup, ...], *, large: bool
) -> list[QuotesView]:
    graph = context.graph
    if not (below := graph.quotes_below(category)):
        return []
    own = tuple(quote for quote, _ in graph.quotes_in(category)) if large else below
    title = context.messages("Quotes: %(what)s") % {"what": category.label}
    deeper = (_filter_of(context, child) for child in graph.children(category)) if large else ()
    here = _List(
        urls.quotes_in(category.id),
        title,
        own,
        f"in={category.id}",
        tuple(each for each in deeper if each.count),
    )
    return _paged(context, here, groups)


def _with_browser(
    context: Context, page: QuotesView, shown: tuple[Quote, ...], filters: Filters
) -> QuotesView:
    """The first page of all quotes, with what searching and filtering need."""
    study, messages = context.graph.study.study, context.messages
    whole = _whole(context.graph)
    browser = Browser(
        facets=tuple((facet, filters.offered(facet)) for facet in filters.facets),
        data=None if whole else quote_data(context, shown, filters),
        screenful=WHOLE if whole else SCREENFUL,
        specimen=_specimen(context),
        permanent=urls.quote_pattern(context.graph.quotes_ever),
        citation=(
            citation(context, study.publications[0]) if study.publications else study_line(study)
        ),
        quote_name=messages("Quote “%(id)s”."),
        count=messages("%(found)s of %(all)s quotes"),
        page=messages("Page %(page)s of %(all)s"),
        reading=messages("Reading the quotes: %(part)s of %(all)s"),
    )
    if not whole:
        return replace(page, browser=browser, searched="")
    traits = {quote.id: each for quote, each in zip(shown, filters.traits, strict=True)}
    quotes = tuple(
        (
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
            if listed.card.id in traits
            else listed
        )
        for listed in page.quotes
    )
    return replace(page, browser=browser, searched="", quotes=quotes)


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
    )


def _filters(context: Context, shown: tuple[Quote, ...], *, large: bool) -> tuple[FilterGroup, ...]:
    """Links to the lists for readers without scripts; in a large study there are none by how quotes
    are told.
    """
    graph, messages = context.graph, context.messages
    findings = [Filter(messages("All quotes"), urls.QUOTES, len(shown), current=False)]
    for top in graph.top:
        for category in graph.below(top):
            if len(graph.above(category)) < 2 and (each := _filter_of(context, category)).count:
                findings.append(each)
    told = []
    for kind in () if large else TOLD:
        count = sum(1 for quote in shown if quote.told_as == kind)
        if count:
            told.append(Filter(told_name(context, kind), urls.quotes_told(kind), count, False))
    groups = (
        FilterGroup(messages("By finding"), tuple(findings)),
        FilterGroup(messages("How it is told"), tuple(told)),
    )
    return tuple(group for group in groups if group.filters)


def _filter_of(context: Context, category: Category) -> Filter:
    """The link to the list of a finding and all below it."""
    graph = context.graph
    count = len(graph.quotes_below(category))
    return Filter(
        category.label,
        urls.quotes_in(category.id),
        count,
        False,
        graph.colour(category),
        len(graph.above(category)),
    )


def _marked(groups: tuple[FilterGroup, ...], address: str) -> tuple[FilterGroup, ...]:
    return tuple(
        FilterGroup(
            group.name,
            tuple(replace(each, current=each.address == address) for each in group.filters),
        )
        for group in groups
    )


def _paged(context: Context, here: _List, groups: tuple[FilterGroup, ...]) -> list[QuotesView]:
    graph, messages = context.graph, context.messages
    study, quotes, title = graph.study, here.quotes, here.title
    size = WHOLE if _whole(graph) else PER_PAGE
    numbers = range(1, max(1, -(-len(quotes) // size)) + 1)
    links = (
        tuple(Link(str(number), urls.numbered(here.address, number)) for number in numbers)
        if len(numbers) > 1
        else ()
    )
    marks = study.privacy.edit_marks if study.privacy else ()
    return [
        QuotesView(
            address=urls.numbered(here.address, number),
            title=(
                title
                if number == 1
                else messages("%(title)s, page %(number)s") % {"title": title, "number": number}
            ),
            description=messages("What people said, in their own words: %(count)s.")
            % {"count": _count(context, len(quotes))},
            heading=title,
            count=_count(context, len(quotes)),
            note=study.study.origin.short if study.study.origin else "",
            edit_marks=tuple((mark.mark, mark.meaning) for mark in marks),
            judged_by_authors=study.quotes.judged_by == "authors",
            filters=_marked(groups, here.address),
            quotes=tuple(
                Listed(quote_card(context, quote))
                for quote in quotes[(number - 1) * size : number * size]
            ),
            pages=links,
            page=number,
            browser=None,
            searched=f"{urls.QUOTES}#{here.choice}",
            below=here.below,
        )
        for number in numbers
    ]


def _count(context: Context, number: int) -> str:
    return context.messages.many("%(num)s quote", "%(num)s quotes", number)


def quote_pages(context: Context) -> list[QuoteView] | list[SharedQuotesView]:
    """A permanent page for each quote, withdrawn ones too; in a large study, shared pages."""
    quotes = context.graph.study.quotes.quotes
    if len(quotes) <= urls.OWN_PAGE_QUOTES:
        return [_quote_page(context, quote) for quote in quotes]
    return _shared_pages(context, quotes)


def _card_or_tombstone(context: Context, quote: Quote) -> QuoteCard:
    make = tombstone if quote.id in context.graph.tombstones else quote_card
    return make(context, quote)


def _shared_pages(context: Context, quotes: Iterable[Quote]) -> list[SharedQuotesView]:
    pages: dict[str, list[Quote]] = {}
    for quote in quotes:
        pages.setdefault(urls.shared_quotes(quote.id), []).append(quote)
    origin = context.graph.study.study.origin
    return [
        SharedQuotesView(
            address=address,
            title=context.messages("Quotes at their permanent addresses"),
            description=context.messages("Each quote keeps this address."),
            note=origin.short if origin else "",
            cards=tuple(_card_or_tombstone(context, quote) for quote in here),
        )
        for address, here in sorted(pages.items())
    ]


def _quote_page(context: Context, quote: Quote) -> QuoteView:
    graph, messages = context.graph, context.messages
    card = _card_or_tombstone(context, quote)
    speaker = quote.speaker or graph.study.quotes.speaker
    return QuoteView(
        address=card.address,
        title=(
            messages("Quote: %(gist)s") % {"gist": card.gist}
            if not card.withdrawn
            else messages("A quote that was withdrawn")
        ),
        description=messages("One quote of the study, where it belongs and where it is used."),
        card=card,
        reason_unlinked=speaker.unlinked if speaker else None,
        bearings=_bearings(context, quote),
        facts=tuple(_facts(context, quote)),
        trail=_trail(context, quote),
        citation=_citation(context, quote),
    )


def _facts(context: Context, quote: Quote) -> Iterator[QuoteFact]:
    """Every field that the quote's page shows under a name, where the quote has it."""
    for shown in on_page(Quote):
        name, value = context.messages(shown.words), getattr(quote, shown.field)
        if isinstance(value, Original):
            language = context.messages.language_name(value.language)
            name %= {"language": language}
            yield QuoteFact(name, value.text, "said", value.language, translated=True)
        elif value:
            text = "; ".join(value) if isinstance(value, tuple) else value
            yield QuoteFact(name, text, shown.kind, quote.language)


def _bearings(context: Context, quote: Quote) -> tuple[BearingView, ...]:
    graph = context.graph
    return tuple(
        BearingView(
            link,
            each.bearing,
            each.why,
            (each.judged_by or graph.study.quotes.judged_by) == "authors",
        )
        for link, each in zip(quote_card(context, quote).categories, quote.categories, strict=True)
    )


def _trail(context: Context, quote: Quote) -> tuple[TrailSection, ...]:
    graph, messages = context.graph, context.messages
    if quote.id in graph.tombstones:
        return ()
    uses = tuple(use_link(context, use) for use in graph.uses("quote", quote.id))
    sections = [TrailSection(messages("Where it belongs"), quote_card(context, quote).categories)]
    sections.append(
        TrailSection(
            messages("Where else this quote is used"),
            uses,
            "" if uses else messages("Nowhere else on this site."),
        )
    )
    sections.append(
        TrailSection(
            messages("How it came about"),
            (Link(messages("How the study was done"), urls.study_page("method")),),
        )
    )
    return tuple(sections)


def _citation(context: Context, quote: Quote) -> str:
    """How to cite the quote: the publication, and the quote's id on this site."""
    study = context.graph.study
    where = ", ".join(quote.places)
    return f"{study_line(study.study)} {where + '. ' if where else ''}" + context.messages(
        "Quote “%(id)s”."
    ) % {"id": quote.id}
