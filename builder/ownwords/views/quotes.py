"""The quotes: all of them, by finding, by how they are told, and each at its permanent address."""

from collections.abc import Iterable
from dataclasses import dataclass

from .. import urls
from ..model.findings import Quote
from .base import Context, Link, QuoteCard, TrailSection, View, quote_card, study_line, use_link

PER_PAGE = 100
"""How many quotes one page of the list holds."""

TOLD = ("helped", "hindered", "both", "unclear")


@dataclass(frozen=True)
class Filter:
    """A way to see fewer quotes: a link with how many there are."""

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


@dataclass(frozen=True, kw_only=True)
class QuotesView(View):
    """A list of quotes, or one page of it."""

    template = "quotes.html"
    kind = "quotes"
    heading: str
    count: str
    note: str
    edit_marks: tuple[tuple[str, str], ...]
    judged_by_authors: bool
    filters: tuple[FilterGroup, ...]
    cards: tuple[QuoteCard, ...]
    pages: tuple[Link, ...]
    page: int


@dataclass(frozen=True, kw_only=True)
class QuoteView(View):
    """One quote at its permanent address: what it does for its findings, and where else it is used."""

    template = "quote.html"
    kind = "quote"
    card: QuoteCard
    places: tuple[str, ...]
    short: str | None
    lead_in: str | None
    reason_unlinked: str | None
    original: tuple[str, str, str] | None
    bearings: tuple["BearingView", ...]
    trail: tuple[TrailSection, ...]
    citation: str


@dataclass(frozen=True)
class BearingView:
    """What the quote does for one finding, and whose judgement that is."""

    finding: Link
    bearing: str
    why: str | None
    by_authors: bool


@dataclass(frozen=True, kw_only=True)
class SharedQuotesView(View):
    """Quotes of a large study that share a permanent page."""

    template = "shared_quotes.html"
    kind = "quotes"
    note: str
    cards: tuple[QuoteCard, ...]


def quote_lists(context: Context) -> list[QuotesView]:
    """The list of all quotes, and its filtered forms."""
    graph, words = context.graph, context.words
    shown = tuple(quote for quote in graph.quotes.values() if not quote.withdrawn)
    groups = _filters(context, shown)
    pages = _paged(context, urls.QUOTES, words("Quotes"), shown, groups)
    for category in graph.categories.values():
        quotes = tuple(quote for quote in graph.quotes_below(category) if not quote.withdrawn)
        if quotes:
            title = words("Quotes: %(what)s") % {"what": category.label}
            pages += _paged(context, urls.quotes_in(category.id), title, quotes, groups)
    for told in TOLD:
        quotes = tuple(quote for quote in shown if quote.told_as == told)
        if quotes:
            title = words("Quotes: %(what)s") % {"what": told_name(context, told)}
            pages += _paged(context, urls.quotes_told(told), title, quotes, groups)
    return pages


def told_name(context: Context, told: str) -> str:
    """How a quote is told, in words."""
    words = context.words
    names = {
        "helped": words("told as help"),
        "hindered": words("told as hurt or hindrance"),
        "both": words("told as both"),
        "unclear": words("unclear"),
    }
    return names[told]


def _filters(context: Context, shown: tuple[Quote, ...]) -> tuple[FilterGroup, ...]:
    graph, words = context.graph, context.words
    findings = [Filter(words("All quotes"), urls.QUOTES, len(shown), current=False)]
    for top in graph.top:
        for category in graph.below(top):
            count = sum(1 for quote in graph.quotes_below(category) if not quote.withdrawn)
            depth = len(graph.above(category))
            if count and depth < 2:
                findings.append(Filter(category.label, urls.quotes_in(category.id), count, False, graph.colour(category), depth))
    told = []
    for kind in TOLD:
        count = sum(1 for quote in shown if quote.told_as == kind)
        if count:
            told.append(Filter(told_name(context, kind), urls.quotes_told(kind), count, False))
    groups = (FilterGroup(words("By finding"), tuple(findings)), FilterGroup(words("How it is told"), tuple(told)))
    return tuple(group for group in groups if group.filters)


def _marked(groups: tuple[FilterGroup, ...], address: str) -> tuple[FilterGroup, ...]:
    return tuple(
        FilterGroup(
            group.name,
            tuple(Filter(f.label, f.address, f.count, f.address == address, f.colour, f.depth) for f in group.filters),
        )
        for group in groups
    )


def _paged(context: Context, address: str, title: str, quotes: tuple[Quote, ...], groups: tuple[FilterGroup, ...]) -> list[QuotesView]:
    graph, words = context.graph, context.words
    study = graph.study
    numbers = range(1, max(1, -(-len(quotes) // PER_PAGE)) + 1)
    links = tuple(Link(str(number), urls.numbered(address, number)) for number in numbers) if len(numbers) > 1 else ()
    marked = _marked(groups, address)
    marks = study.privacy.edit_marks if study.privacy else ()
    shown = sum(1 for quote in quotes if not quote.withdrawn)
    return [
        QuotesView(
            address=urls.numbered(address, number),
            title=title if number == 1 else words("%(title)s, page %(number)s") % {"title": title, "number": number},
            description=words("What people said, in their own words: %(count)s.") % {"count": _count(context, shown)},
            heading=title,
            count=_count(context, shown),
            note=study.study.origin.short if study.study.origin else "",
            edit_marks=tuple((mark.mark, mark.meaning) for mark in marks),
            judged_by_authors=study.quotes.judged_by == "authors",
            filters=marked,
            cards=tuple(quote_card(context, quote) for quote in quotes[(number - 1) * PER_PAGE : number * PER_PAGE]),
            pages=links,
            page=number,
        )
        for number in numbers
    ]


def _count(context: Context, number: int) -> str:
    return context.words.many("%(num)s quote", "%(num)s quotes", number)


def quote_pages(context: Context) -> list[QuoteView] | list[SharedQuotesView]:
    """A permanent page for each quote; in a large study, shared pages."""
    quotes = context.graph.quotes.values()
    if len(quotes) <= urls.OWN_PAGE_QUOTES:
        return [_quote_page(context, quote) for quote in quotes]
    return _shared_pages(context, quotes)


def _shared_pages(context: Context, quotes: Iterable[Quote]) -> list[SharedQuotesView]:
    pages: dict[str, list[Quote]] = {}
    for quote in quotes:
        pages.setdefault(urls.shared_quotes(quote.id), []).append(quote)
    origin = context.graph.study.study.origin
    return [
        SharedQuotesView(
            address=address,
            title=context.words("Quotes at their permanent addresses"),
            description=context.words("Each quote keeps this address."),
            note=origin.short if origin else "",
            cards=tuple(quote_card(context, quote) for quote in here),
        )
        for address, here in sorted(pages.items())
    ]


def _quote_page(context: Context, quote: Quote) -> QuoteView:
    graph, words = context.graph, context.words
    card = quote_card(context, quote)
    speaker = quote.speaker or graph.study.quotes.speaker
    return QuoteView(
        address=card.address,
        title=words("Quote: %(gist)s") % {"gist": card.gist} if not quote.withdrawn else words("A quote that was withdrawn"),
        description=words("One quote of the study, where it belongs and where it is used."),
        card=card,
        places=quote.places,
        short=quote.short,
        lead_in=quote.lead_in,
        reason_unlinked=speaker.unlinked if speaker else None,
        original=_original(context, quote),
        bearings=_bearings(context, quote),
        trail=_trail(context, quote),
        citation=_citation(context, quote),
    )


def _original(context: Context, quote: Quote) -> tuple[str, str, str] | None:
    """The words before translation: the language's name, its tag, the words."""
    original = quote.original
    return (context.words.language_name(original.language), original.language, original.text) if original else None


def _bearings(context: Context, quote: Quote) -> tuple[BearingView, ...]:
    graph = context.graph
    return tuple(
        BearingView(link, each.bearing, each.why, (each.judged_by or graph.study.quotes.judged_by) == "authors")
        for link, each in zip(quote_card(context, quote).categories, quote.categories, strict=True)
    )


def _trail(context: Context, quote: Quote) -> tuple[TrailSection, ...]:
    graph, words = context.graph, context.words
    if quote.withdrawn:
        return ()
    uses = tuple(use_link(context, use) for use in graph.uses("quote", quote.id))
    sections = [TrailSection(words("Where it belongs"), quote_card(context, quote).categories)]
    sections.append(TrailSection(words("Where else this quote is used"), uses, "" if uses else words("Nowhere else on this site.")))
    sections.append(TrailSection(words("How it came about"), (Link(words("How the study was done"), urls.study_page("method")),)))
    return tuple(sections)


def _citation(context: Context, quote: Quote) -> str:
    """How to cite the quote: the publication, and the quote's id on this site."""
    study = context.graph.study
    where = ", ".join(quote.places)
    return f"{study_line(study.study)} {where + '. ' if where else ''}" + context.words("Quote “%(id)s”.") % {"id": quote.id}
