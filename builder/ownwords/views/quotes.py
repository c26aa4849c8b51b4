"""Lists of quotes: all, by finding and by how they are told."""

from collections.abc import Iterator
from dataclasses import replace

from .. import urls
from ..graph import Graph
from ..model.findings import Category, Quote
from ..records import dataclass
from .base import Context, Link, View, quote_card
from .quote_browser import Browser, Listed, is_whole, quote_browser, with_choices
from .quote_filters import TOLD, quote_filters, told_name

PER_PAGE = 100
"""The number of quotes on one page of a longer list."""


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
    judged_by: str
    """Who read how these quotes are told; empty where nobody did, or nothing says who."""
    filters: tuple[FilterGroup, ...]
    quotes: tuple[Listed, ...]
    pages: tuple[Link, ...]
    page: int
    browser: Browser | None
    searched: str
    """Where these quotes are searched and filtered; empty where that is here."""
    below: tuple[Filter, ...]


def shown_quotes(graph: Graph) -> tuple[Quote, ...]:
    """The quotes whose words may appear in lists and in their data. No other function decides
    this.
    """
    return tuple(graph.quotes.values())


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
    yield replace(
        first,
        count=_count(context, len(shown)),
        browser=quote_browser(context, shown, filters),
        searched="",
        quotes=(
            with_choices(context, first.quotes, shown, filters) if is_whole(graph) else first.quotes
        ),
    )
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
    title = context.messages("Quotes: %(what)s") % {"what": graph.name_of(category)}
    deeper = (_filter_of(context, child) for child in graph.children(category)) if large else ()
    here = _List(
        urls.quotes_in(category.id),
        title,
        own,
        f"in={category.id}",
        tuple(each for each in deeper if each.count),
    )
    return _paged(context, here, groups)


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
        FilterGroup(messages("What the speaker describes"), tuple(told)),
    )
    return tuple(group for group in groups if group.filters)


def _filter_of(context: Context, category: Category) -> Filter:
    """The link to the list of a finding and all below it."""
    graph = context.graph
    count = len(graph.quotes_below(category))
    return Filter(
        graph.name_of(category),
        urls.quotes_in(category.id),
        count,
        False,
        graph.colour(category),
        len(graph.above(category)),
    )


def _marked(groups: tuple[FilterGroup, ...], address: str) -> tuple[FilterGroup, ...]:
    return tuple(_marked_in(group, address) for group in groups)


def _marked_in(group: FilterGroup, address: str) -> FilterGroup:
    if all(each.address != address for each in group.filters):
        return group
    filters = (
        replace(each, current=True) if each.address == address else each for each in group.filters
    )
    return FilterGroup(group.name, tuple(filters))


def _paged(context: Context, here: _List, groups: tuple[FilterGroup, ...]) -> list[QuotesView]:
    graph, messages = context.graph, context.messages
    study, quotes, title = graph.study, here.quotes, here.title
    size = max(1, len(quotes)) if is_whole(graph) else PER_PAGE
    numbers = range(1, max(1, -(-len(quotes) // size)) + 1)
    links = (
        tuple(Link(str(number), urls.numbered(here.address, number)) for number in numbers)
        if len(numbers) > 1
        else ()
    )
    marks = study.privacy.edit_marks if study.privacy else ()
    parts = {number: quotes[(number - 1) * size : number * size] for number in numbers}
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
            # the entry to the quotes stays found, as findings do; what only lists words is judged
            indexed=urls.numbered(here.address, number) == urls.QUOTES
            or all(study.covers(quote, "indexing") for quote in part),
            heading=title,
            count=_count(context, len(quotes)),
            note=study.study.origin.short if study.study.origin else "",
            edit_marks=tuple((mark.mark, mark.meaning) for mark in marks),
            judged_by=(study.quotes.judged_by or "")
            if any(each.told_as for each in quotes)
            else "",
            filters=_marked(groups, here.address),
            quotes=tuple(Listed(quote_card(context, quote)) for quote in part),
            pages=links,
            page=number,
            browser=None,
            searched=f"{urls.QUOTES}#{here.choice}",
            below=here.below,
        )
        for number, part in parts.items()
    ]


def _count(context: Context, number: int) -> str:
    return context.messages.many("%(num)s quote", "%(num)s quotes", number)
