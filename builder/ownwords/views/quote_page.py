"""The permanent page of each quote."""

from collections.abc import Iterable, Iterator

from .. import urls
from ..model.findings import Original, Quote
from ..model.shown import Kind, on_page
from ..records import dataclass
from ..speakers import Spoken
from .base import (
    Context,
    Link,
    QuoteCard,
    TrailSection,
    View,
    cite,
    quote_card,
    said,
    speaker_name,
    use_link,
)
from .cited import PartCited, cited_quote
from .speaking import row_address


@dataclass(frozen=True, kw_only=True)
class QuoteView(View):
    """One quote at its permanent address: what it does for its findings, and where else it is
    used.
    """

    template = "quote.html"
    kind = "quote"
    card: QuoteCard
    speakers: tuple[Link, ...]
    """Those who speak, each with the address of their row where there is one."""
    reason_unlinked: str | None
    printed: tuple["PrintedView", ...]
    bearings: tuple["BearingView", ...]
    facts: tuple["QuoteFact", ...]
    trail: tuple[TrailSection, ...]
    citation: PartCited | None


@dataclass(frozen=True)
class PrintedView:
    """What printed a quote: one of several publications, or a study that a synthesis quotes, with
    the terms on which its words stand here.
    """

    source: Link
    licence: str | None
    url: str | None


@dataclass(frozen=True)
class BearingView:
    """What the quote does for one finding, and who judged so."""

    finding: Link
    bearing: str
    why: str | None
    judged_by: str | None


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


@dataclass(frozen=True)
class Moved:
    """An id that a quote had: the anchor at its old address leads to the quote."""

    alias: str
    quote: Link


@dataclass(frozen=True, kw_only=True)
class SharedQuotesView(View):
    """Quotes of a large study that share a permanent page."""

    template = "shared_quotes.html"
    kind = "quotes"
    note: str
    cards: tuple[QuoteCard, ...]
    moved: tuple[Moved, ...]


def quote_pages(context: Context) -> list[QuoteView] | list[SharedQuotesView]:
    """A permanent page for each published quote; in a large study, shared pages."""
    quotes = context.graph.study.published_quotes
    if context.graph.quotes_ever <= urls.OWN_PAGE_QUOTES:
        return [_quote_page(context, quote) for quote in quotes]
    return _shared_pages(context, quotes)


def _shared_pages(context: Context, quotes: Iterable[Quote]) -> list[SharedQuotesView]:
    pages: dict[str, list[Quote]] = {}
    moved: dict[str, list[Moved]] = {}
    for quote in quotes:
        pages.setdefault(urls.shared_quotes(quote.id), []).append(quote)
        for alias in quote.aliases:
            card = quote_card(context, quote)
            address = urls.shared_quotes(alias)
            pages.setdefault(address, [])
            moved.setdefault(address, []).append(Moved(alias, Link(card.gist, card.address)))
    origin = context.graph.study.study.origin
    return [
        SharedQuotesView(
            address=address,
            title=context.messages("Quotes by permanent address"),
            description=context.messages("The address of each quote stays the same."),
            note=origin.short if origin else "",
            indexed=all(context.graph.study.covers(quote, "indexing") for quote in here),
            cards=tuple(quote_card(context, quote) for quote in here),
            moved=tuple(moved.get(address, ())),
        )
        for address, here in sorted(pages.items())
    ]


def _quote_page(context: Context, quote: Quote) -> QuoteView:
    graph, messages = context.graph, context.messages
    card = quote_card(context, quote)
    spoken = graph.speakers.of(quote)
    return QuoteView(
        address=card.address,
        title=messages("Quote: %(gist)s") % {"gist": card.gist},
        description=messages(
            "One quote from the study, with the findings it belongs to and where it is used."
        ),
        indexed=graph.study.covers(quote, "indexing"),
        card=card,
        speakers=_speakers(context, spoken),
        reason_unlinked=next((each.unlinked for each in spoken if each.unlinked), None),
        printed=(*_published(context, quote), *_printed(context, spoken)),
        bearings=_bearings(context, quote, card),
        facts=tuple(_facts(context, quote)),
        trail=_trail(context, quote, card),
        citation=cited_quote(context, quote),
    )


def _speakers(context: Context, spoken: tuple[Spoken, ...]) -> tuple[Link, ...]:
    links = (Link(speaker_name(context, each), row_address(context.graph, each)) for each in spoken)
    return tuple(dict.fromkeys(link for link in links if link.label))


def _published(context: Context, quote: Quote) -> Iterator[PrintedView]:
    """Which of several publications prints the quote, where somebody wrote it."""
    key = context.graph.publication_of(quote)
    if key and len(context.graph.study.study.publications) > 1:
        yield PrintedView(cite(context, key), None, None)


def _printed(context: Context, spoken: tuple[Spoken, ...]) -> tuple[PrintedView, ...]:
    """The studies that printed a quote of a synthesis, with the terms that the study wrote down."""
    terms = {each.source: each for each in context.graph.study.quotes.printed}
    return tuple(
        PrintedView(
            cite(context, source),
            terms[source].licence if source in terms else None,
            terms[source].url if source in terms else None,
        )
        for source in dict.fromkeys(each.source for each in spoken)
        if source
    )


def _facts(context: Context, quote: Quote) -> Iterator[QuoteFact]:
    """Every field that the quote's page shows under a name, where the quote has it."""
    for shown in on_page(Quote):
        name, value = context.messages(shown.words), getattr(quote, shown.field)
        if isinstance(value, Original):
            language = context.messages.language_name(value.language)
            name %= {"language": language}
            text = said(context.messages, value.text)
            yield QuoteFact(name, text, "said", value.language, translated=True)
        elif value:
            text = "; ".join(value) if isinstance(value, tuple) else value
            text = said(context.messages, text) if shown.kind == "said" else text
            yield QuoteFact(name, text, shown.kind, quote.language)


def _bearings(context: Context, quote: Quote, card: QuoteCard) -> tuple[BearingView, ...]:
    graph = context.graph
    return tuple(
        BearingView(
            link,
            each.bearing,
            each.why,
            graph.study.quotes.judge_of(each),
        )
        for link, each in zip(card.categories, quote.categories, strict=True)
    )


def _trail(context: Context, quote: Quote, card: QuoteCard) -> tuple[TrailSection, ...]:
    graph, messages = context.graph, context.messages
    uses = tuple(use_link(context, use) for use in graph.uses("quote", quote.id))
    sections = [TrailSection(messages("Findings it belongs to"), card.categories)]
    sections.append(
        TrailSection(
            messages("Where else this quote is used"),
            uses,
            "" if uses else messages("It is not used anywhere else on this site."),
        )
    )
    sections.append(
        TrailSection(
            messages("How the quotes were collected"),
            (Link(messages("How the study was done"), urls.study_page("method")),),
        )
    )
    return tuple(sections)
