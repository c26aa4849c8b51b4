"""The filters of quotes: facets with their options, and the options that apply to each quote.

A quote that the study links to nobody has no option of any person or case, so nothing published
about it can tell who spoke.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from ..graph import Graph
from ..i18n import capital
from ..model.base import Bearing
from ..model.findings import Category, Quote, Told
from ..model.sample import Column, Row, Table
from ..model.shown import labels_of, labels_to_choose, values_of
from ..model.speaking import SpeakerKind
from ..records import dataclass
from ..speakers import Spoken, kind_of
from .base import Context, cite
from .sample.order import shown_columns

TOLD, BEARINGS = values_of(Told), values_of(Bearing)


@dataclass(frozen=True)
class Option:
    """One choice of a facet: its name in addresses, its label, and how many quotes it applies to.

    `above` is the number of its parent option in the tree of findings.
    """

    value: str
    label: str
    count: int
    depth: int = 0
    above: int | None = None
    colour: int | None = None
    address: str = ""
    plain_label: str = ""
    hidden: bool = False
    """Whether it is not offered: there is no such quote, and none is said to be looked for."""


@dataclass(frozen=True)
class Facet:
    """Choices of one kind. `linked` means that only quotes linked to a person or a case can have
    them.
    """

    key: str
    name: str
    options: tuple[Option, ...]
    linked: bool = False

    def parts(self, quotes: int) -> bool:
        """Whether the facet can divide the quotes: one whose only option applies to all of them
        cannot.
        """
        return any(0 < option.count < quotes for option in self.options)


@dataclass(frozen=True)
class Traits:
    """The options that apply to one quote, by number.

    `places` are its findings, each with what the quote does there (a number in `BEARINGS`);
    `others` belong to the facets after the first two.
    """

    places: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Filters:
    """All facets (the findings first, what quotes do there second) and the traits of each quote, in
    the order of the quotes.
    """

    facets: tuple[Facet, ...]
    traits: tuple[Traits, ...]

    def offered(self, facet: Facet) -> bool:
        """Whether choosing in this facet can help a reader."""
        return facet.parts(len(self.traits))


ValuesOf = Callable[[Quote], tuple[str, ...]]


def quote_filters(context: Context, quotes: tuple[Quote, ...]) -> Filters:
    """The filters of these quotes. The caller passes only quotes that may be shown."""
    findings, places = _findings(context, quotes)
    plain = [_plain(facet, values, quotes) for facet, values in _plain_facets(context)]
    kept = [(facet, column) for facet, column in plain if facet.parts(len(quotes))]
    return Filters(
        (findings, _bearings(context, places), *(facet for facet, _ in kept)),
        tuple(
            Traits(placed, tuple(column[at] for _, column in kept))
            for at, placed in enumerate(places)
        ),
    )


Placed = list[tuple[tuple[int, int], ...]]


def _findings(context: Context, quotes: tuple[Quote, ...]) -> tuple[Facet, Placed]:
    """The findings with quotes in them or below, and the findings of each quote."""
    graph = context.graph
    tree = list(_tree(graph, {placed.category for quote in quotes for placed in quote.categories}))
    number = {category.id: at for at, (category, _) in enumerate(tree)}
    above = [number.get(category.parent or "") if depth else None for category, depth in tree]
    places = [
        tuple(
            (number[placed.category], BEARINGS.index(placed.bearing)) for placed in quote.categories
        )
        for quote in quotes
    ]
    counts = [0] * len(tree)
    for placed in places:
        for at in {each for finding, _ in placed for each in _upwards(finding, above)}:
            counts[at] += 1
    options = (
        Option(
            category.id,
            graph.name_of(category),
            counts[at],
            depth,
            above[at],
            graph.colour(category),
            graph.address_of(category),
            category.plain_label or "",
        )
        for at, (category, depth) in enumerate(tree)
    )
    return Facet("in", context.messages("Finding"), tuple(options)), places


def _tree(graph: Graph, used: set[str]) -> Iterator[tuple[Category, int]]:
    """The findings that have quotes, and those above them, each with its level; the core concept is
    at the top level.
    """
    if graph.core and graph.core.id in used:
        yield graph.core, 0
    needed = used | {above.id for id_ in used for above in graph.above(graph.categories[id_])}
    for top in graph.top:
        for category in graph.below(top):
            if category.id in needed:
                yield category, len(graph.above(category))


def _upwards(finding: int, above: list[int | None]) -> Iterator[int]:
    at: int | None = finding
    while at is not None:
        yield at
        at = above[at]


def _bearings(context: Context, places: Placed) -> Facet:
    messages = context.messages
    found = Counter(at for placed in places for at in {bearing for _, bearing in placed})
    counts = [found[at] for at in range(len(BEARINGS))]
    sought = context.graph.study.study.method.negative_cases
    options = tuple(
        Option(
            value,
            messages(label),
            count,
            hidden=not count and not (sought and sought.status == "reported"),
        )
        for (value, label), count in zip(labels_to_choose(Bearing).items(), counts, strict=True)
    )
    return Facet("does", messages("Role of the quote"), options)


def _plain(
    facet: Facet, values: ValuesOf, quotes: tuple[Quote, ...]
) -> tuple[Facet, list[tuple[int, ...]]]:
    """A facet with its counts, without options that apply to no quote, and the options of each
    quote.
    """
    said = [frozenset(values(quote)) for quote in quotes]
    alike = Counter(said)  # there are few kinds
    counts = Counter[str]()
    for each, times in alike.items():
        counts.update(dict.fromkeys(each, times))
    options = tuple(
        Option(option.value, option.label, counts[option.value])
        for option in {each.value: each for each in facet.options}.values()
        if counts[option.value]
    )
    number = {option.value: at for at, option in enumerate(options)}
    numbers = {each: tuple(sorted(number[one] for one in each if one in number)) for each in alike}
    column = [numbers[each] for each in said]
    return Facet(facet.key, facet.name, options, facet.linked), column


def _facet(
    key: str, name: str, options: Iterable[tuple[str, str]], *, linked: bool = False
) -> Facet:
    return Facet(key, name, tuple(Option(value, label, 0) for value, label in options), linked)


def _plain_facets(context: Context) -> Iterator[tuple[Facet, ValuesOf]]:
    """The facets of how it is told, its language, the study that printed it, and the sample's
    columns.
    """
    graph, messages = context.graph, context.messages
    site = graph.study.study.language
    told = _facet(
        "told",
        messages("What the speaker describes"),
        [(value, capital(told_name(context, value))) for value in TOLD],
    )
    yield told, lambda quote: (quote.told_as,) if quote.told_as else ()
    tags = dict.fromkeys([site, *(quote.language or site for quote in graph.quotes.values())])
    languages = [(tag, capital(messages.language_name(tag))) for tag in tags]
    yield (
        _facet("language", messages("Language"), languages),
        lambda quote: (quote.language or site,),
    )
    yield _kinds(context), lambda quote: (kind_of(graph.study, quote),)
    quotes = graph.quotes.values()
    sources = dict.fromkeys(key for quote in quotes for key in _sources(graph, quote))
    yield (
        _facet(
            "source", messages("Printed in"), [(key, cite(context, key).label) for key in sources]
        ),
        lambda quote: _sources(graph, quote),
    )
    yield from _columns(graph)


def _kinds(context: Context) -> Facet:
    """Whose words they are: of those who took part, of authors, of documents."""
    kinds = [(kind, context.messages(label)) for kind, label in labels_of(SpeakerKind).items()]
    return _facet("words", context.messages("Whose words"), kinds)


def _sources(graph: Graph, quote: Quote) -> tuple[str, ...]:
    return tuple(each.source for each in graph.speakers.of(quote) if each.source)


def _columns(graph: Graph) -> Iterator[tuple[Facet, ValuesOf]]:
    """The columns whose levels the study shows and allows to be crossed."""
    cases = {row.id: row for row in graph.study.all_cases}
    for table in graph.study.tables:
        found = {row.id: row for row in table.rows}
        for column in _filterable(table.table):
            levels = [(level, level) for level in column.levels]
            named = _rows_named(table.id, found, cases)
            yield (
                _facet(f"{table.id}-{column.id}", column.label, levels, linked=True),
                _cells(graph, column, found, named),
            )


def _rows_named(
    of: str, rows: dict[str, Row], cases: dict[str, Row]
) -> Callable[[Spoken], tuple[str, ...]]:
    """The rows of a table to which a speaker is linked: the person, the case, and the cases that
    this case belongs to.
    """
    if of == "people":
        return lambda spoken: (spoken.person,) if spoken.person else ()

    def above(id_: str) -> Iterator[str]:
        yield id_
        for each in cases[id_].cases:
            yield from above(each)

    return lambda spoken: tuple(
        each for each in (above(spoken.case) if spoken.case else ()) if each in rows
    )


def _filterable(table: Table) -> list[Column]:
    return [column for column in shown_columns(table) if column.levels and column.may_cross]


def _cells(
    graph: Graph,
    column: Column,
    rows: dict[str, Row],
    rows_of: Callable[[Spoken], tuple[str, ...]],
) -> ValuesOf:
    """The values of a column for those who speak in a quote; empty where the study does not name
    them.
    """
    said = {
        id_: tuple(cell.text for cell in row.cells if cell.column == column.id)
        for id_, row in rows.items()
    }
    known: dict[int, tuple[Spoken, tuple[str, ...]]] = {}

    def told_of(spoken: Spoken) -> tuple[str, ...]:
        if id(spoken) not in known:  # the speaker too is kept, as in `speaker_name`
            texts = (text for id_ in rows_of(spoken) for text in said[id_])
            known[id(spoken)] = spoken, tuple(texts) if spoken.counted else ()
        return known[id(spoken)][1]

    def values(quote: Quote) -> tuple[str, ...]:
        return tuple(chain.from_iterable(map(told_of, graph.speakers.of(quote))))

    return values


def told_name(context: Context, told: str) -> str:
    """How a quote is told, in words."""
    return context.messages(labels_to_choose(Told)[told])
