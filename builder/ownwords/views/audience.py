"""The page of an audience: what these readers may take from the study, each point with its
evidence.
"""

from dataclasses import dataclass

from .. import urls
from ..model.base import Basis
from ..model.guidance import Group, Guidance
from ..model.study import Audience
from ..prose import plain
from .base import (
    Context,
    Link,
    QuoteCard,
    View,
    beginning,
    cards,
    category_link,
    cites,
    passage_link,
    quote_link,
)
from .sheets import sheet_links
from .storage import has_list, list_key


@dataclass(frozen=True)
class Point:
    """One point of guidance with its evidence."""

    id: str
    kind: str
    text: str
    why: str | None
    limits: str | None
    suggestion: str | None
    by_authors: bool
    certainty: str
    voices: tuple[QuoteCard, ...]
    rests_on: tuple[Link, ...]
    unquoted: bool


@dataclass(frozen=True)
class PointGroup:
    """Points under one heading."""

    id: str
    label: str
    lead: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class AudienceView(View):
    """The page of one audience."""

    template = "audience.html"
    kind = "audience"
    label: str
    lead: str
    quick: tuple[Link, ...]
    sheets: tuple[Link, ...]
    groups: tuple[PointGroup, ...]
    my_list: str
    """Where the reader's device keeps the list of questions; empty where there are none to tick."""
    notes: tuple[str, ...]
    made_by: str
    caveat: str
    method: Link
    content_notes: bool


def audience_pages(context: Context) -> list[AudienceView]:
    """A page for each audience the study names."""
    return [_page(context, audience) for audience in context.graph.study.study.audiences]


def _page(context: Context, audience: Audience) -> AudienceView:
    study = context.graph.study.study
    groups = tuple(
        _group(context, group)
        for group in context.graph.groups.values()
        if group.audience == audience.id
    )
    sheets = sheet_links(context, audience.id)
    return AudienceView(
        address=urls.audience(audience.id),
        title=audience.title,
        description=beginning(plain(audience.lead)),
        label=audience.label,
        lead=audience.lead,
        quick=tuple(link for sheet, link in sheets if sheet.quick),
        sheets=tuple(link for sheet, link in sheets if not sheet.quick),
        groups=tuple(group for group in groups if group.points),
        my_list=list_key(study.id, audience.id) if has_list(context.graph, audience.id) else "",
        notes=audience.notes,
        made_by=study.made_by.relation,
        caveat=study.caveat,
        method=Link(context.messages("How the study was done"), urls.study_page("method")),
        content_notes=any(
            card.content_note for group in groups for point in group.points for card in point.voices
        ),
    )


def _group(context: Context, group: Group) -> PointGroup:
    points = (point for point in context.graph.guidance.values() if point.group == group.id)
    return PointGroup(
        group.id, group.label, group.lead, tuple(_point(context, point) for point in points)
    )


def _point(context: Context, point: Guidance) -> Point:
    # a question or a prompt is read in a list: its words stand behind a link, not under each line
    shown = point.rests_on.quotes if point.kind in ("expectation", "implication") else ()
    return Point(
        id=point.id,
        kind=point.kind,
        text=point.text,
        why=point.why,
        limits=point.limits,
        suggestion=point.suggestion,
        by_authors=point.made_by == "authors",
        certainty=context.graph.study.study.certainty or context.graph.study.study.caveat,
        voices=cards(context, shown),
        rests_on=basis_links(context, point.rests_on),
        unquoted=not context.graph.published(point.rests_on.quotes),
    )


def basis_links(context: Context, basis: Basis) -> tuple[Link, ...]:
    """Direct links from a point to everything that it rests on."""
    graph = context.graph
    return (
        *(category_link(context, graph.categories[each]) for each in basis.categories),
        *(quote_link(context, quote.id) for quote in graph.published(basis.quotes)),
        *(passage_link(context, each) for each in basis.passages),
        *cites(context, basis.sources),
    )
