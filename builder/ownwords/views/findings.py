"""The findings: an outline of them, and a page for each."""

from dataclasses import replace
from typing import Literal

from .. import urls
from ..i18n import capital
from ..model.base import Bearing
from ..model.findings import Category, Property
from ..prose import plain
from ..records import dataclass
from .base import (
    Context,
    Link,
    PassageView,
    QuoteCard,
    TrailSection,
    View,
    Voices,
    beginning,
    category_link,
    cites,
    noun,
    ordered,
    passage_view,
    use_link,
    voices,
)
from .cited import PartCited, cited_finding
from .media import PictureView, picture_view
from .reach import AboutFinding, about_finding


@dataclass(frozen=True)
class Branch:
    """A finding in an outline, with those below it."""

    id: str
    label: str
    plain_label: str | None
    address: str
    anchor: str
    """Where it stands on a page that is not its own; empty where it has one."""
    colour: int
    definition: tuple[tuple[str, str], ...]
    quotes: int
    children: tuple["Branch", ...]


@dataclass(frozen=True)
class RelationView:
    """How a finding stands to another one."""

    kind: str
    other: Link
    basis: str | None
    judged_by: str | None


@dataclass(frozen=True, kw_only=True)
class FindingView(View):
    """One finding: what it means, who said it, what speaks against it, where it is used."""

    template = "finding.html"
    kind = "finding"
    label: str
    level: str
    above: tuple[Link, ...]
    colour: int
    plain_label: str | None
    label_from: str
    label_note: str | None
    definition: tuple[tuple[str, str], ...]
    figures: tuple[PictureView, ...]
    about: tuple[AboutFinding, ...]
    children: tuple[Branch, ...]
    voices: Voices
    below: tuple[QuoteCard, ...]
    quote_note: str
    passages: tuple[PassageView, ...]
    other_side: tuple[PassageView, ...]
    misfits: tuple[PassageView, ...]
    properties: tuple[Property, ...]
    relations: tuple[RelationView, ...]
    tree: tuple[Branch, ...]
    open_ids: frozenset[str]
    trail: tuple[TrailSection, ...]
    more_quotes: Link | None
    citation: PartCited


MOST_VOICES = 100
"""A finding's page prints so many quotes; the rest stand in the list of quotes."""

DEEP = 50
"""An outline goes so deep; a study's tree is never deeper in practice."""


def branches(
    context: Context,
    categories: tuple[Category, ...],
    *,
    deep: bool = True,
    first: Literal["plain", "professional"] = "plain",
    level: int = 0,
) -> tuple[Branch, ...]:
    """Findings as an outline, including those below where `deep`."""
    graph = context.graph
    return tuple(
        Branch(
            id=each.id,
            label=each.label,
            plain_label=each.plain_label,
            address=graph.address_of(each),
            anchor="" if graph.has_page(each) else urls.finding_anchor(each.id),
            colour=graph.colour(each),
            definition=ordered(each.definition, first),
            quotes=len(graph.quotes_below(each)) if deep else 0,
            children=(
                branches(context, graph.children(each), deep=deep, level=level + 1)
                if level < DEEP
                else ()
            ),
        )
        for each in categories
    )


def finding_pages(context: Context) -> list[FindingView]:
    """A page for each finding that is more than a label."""
    outline = branches(context, context.graph.top, deep=False)
    graph = context.graph
    return [
        _finding(context, category, outline)
        for category in graph.categories.values()
        if graph.has_page(category)
    ]


def level_name(context: Context, category: Category) -> str:
    """What the study calls a finding of this level."""
    graph, messages = context.graph, context.messages
    if category is graph.core:
        return messages("Core concept")
    return capital(level_noun(context, len(graph.above(category)), 1))


def level_noun(context: Context, depth: int, number: int) -> str:
    """What the study calls so many findings of this level; 0 is the first. Below the last level
    that has a name, its name holds.
    """
    messages, levels = context.messages, context.graph.study.categories.levels
    if levels:
        return noun(levels[min(depth, len(levels) - 1)], number, messages)
    # asked for as a number of them: gettext of Python 3.11.2 (Debian 12) finds no plain form of a
    # message with a plural
    return (
        messages.many("sub-category", "sub-categories", number)
        if depth
        else messages.many("category", "categories", number)
    )


def _description(context: Context, category: Category) -> str:
    """What a finding means in a sentence; of one without a definition, what it is."""
    if category.definition:
        return beginning(plain(category.definition.said("plain")))
    return f"{level_name(context, category)}: {context.graph.name_of(category)}"


def _finding(context: Context, category: Category, outline: tuple[Branch, ...]) -> FindingView:
    graph = context.graph
    above = graph.above(category)
    told = [
        passage_view(context, passage, placement)
        for passage, placement in graph.passages_on(category)
    ]
    origin = graph.study.study.origin
    own = voices(context, category)
    shown = Voices(
        own.said[:MOST_VOICES],
        own.texts[:MOST_VOICES],
        own.other_side[:MOST_VOICES],
        own.misfits[:MOST_VOICES],
    )
    many = own != shown
    more = (many or graph.children(category)) and graph.quotes_below(category)
    return FindingView(
        address=urls.category(category.id),
        title=graph.name_of(category),
        description=_description(context, category),
        label=category.label,
        level=level_name(context, category),
        above=tuple(category_link(context, each) for each in above),
        colour=graph.colour(category),
        plain_label=category.plain_label,
        label_from=category.label_from,
        label_note=category.label_note,
        definition=ordered(category.definition),
        figures=tuple(
            seen
            for each in category.figures
            if (seen := picture_view(context.messages, context.media, each))
        ),
        about=about_finding(context, category),
        children=branches(context, graph.children(category), deep=False),
        voices=shown,
        below=samples(context, category),
        quote_note=origin.short if origin else "",
        passages=tuple(each for each in told if each.bearing == "illustrates"),
        other_side=tuple(each for each in told if each.bearing == "other-side"),
        misfits=tuple(each for each in told if each.bearing in ("limits", "contradicts")),
        properties=category.properties,
        relations=_relations(context, category),
        tree=outline,
        open_ids=frozenset({category.id, *(each.id for each in above)}),
        trail=_trail(context, category),
        citation=cited_finding(context, category),
        more_quotes=(
            Link(context.messages("All quotes of this finding"), urls.quotes_in(category.id))
            if more
            else None
        ),
    )


def samples(context: Context, category: Category) -> tuple[QuoteCard, ...]:
    """For a finding without quotes of its own: the first quote of each finding directly below
    it.
    """
    graph = context.graph
    if graph.quotes_in(category):
        return ()
    found: dict[str, QuoteCard] = {}
    for child in graph.children(category):
        card = next(iter(voices(context, child).said), None)
        if card is None:
            card = next(
                (sample for sample in samples(context, child) if sample.bearing == "illustrates"),
                None,
            )
        if card:
            found.setdefault(card.id, card)
    return tuple(found.values())


def _relations(context: Context, category: Category) -> tuple[RelationView, ...]:
    graph = context.graph
    return tuple(
        RelationView(
            each.kind,
            category_link(context, graph.categories[each.to]),
            each.basis,
            each.judged_by,
        )
        for each in category.relations
    )


def _first_passage(category: Category, bearings: set[Bearing]) -> str:
    """The section in which the first passages of a finding's page are: the supporting ones,
    otherwise those against it.
    """
    if "illustrates" in bearings:
        return urls.part_of_finding(category.id, "passages")
    return urls.part_of_finding(
        category.id, "other-side" if "other-side" in bearings else "misfits"
    )


def _trail(context: Context, category: Category) -> tuple[TrailSection, ...]:
    graph, messages = context.graph, context.messages
    shown = graph.quotes_below(category)
    rests = (
        [
            Link(
                messages.many("%(num)s quote", "%(num)s quotes", len(shown)),
                urls.quotes_in(category.id),
            )
        ]
        if shown
        else []
    )
    passages = graph.passages_on(category)
    if passages:
        label = messages.many(
            "%(num)s passage in the publication",
            "%(num)s passages in the publication",
            len(passages),
        )
        rests.append(
            Link(label, _first_passage(category, {placement.bearing for _, placement in passages}))
        )
    rests.append(Link(messages("How the study was done"), urls.study_page("method")))
    sections = [TrailSection(messages("What this is based on"), tuple(rests))]
    uses = tuple(use_link(context, use) for use in graph.uses("category", category.id))
    if uses:
        sections.append(TrailSection(messages("Where this finding is used"), uses))
    if category.sources:
        works = tuple(replace(link, kind="") for link in cites(context, category.sources))
        sections.append(TrailSection(messages("Literature"), works))
    sections.append(
        TrailSection(
            messages("How to cite"),
            (Link(messages("Cite this finding"), urls.study_page("cite")),),
        )
    )
    return tuple(sections)
