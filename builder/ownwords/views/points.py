"""Points of guidance as pages show them: in full with their evidence, or in short."""

from .. import urls
from ..model.base import Basis
from ..model.guidance import Group, Guidance
from ..records import dataclass
from .base import (
    Context,
    Link,
    QuoteCard,
    cards,
    category_link,
    cites,
    passage_link,
    quote_link,
)
from .help import HelpLinks, help_links


@dataclass(frozen=True)
class Point:
    """One point of guidance with its evidence; `voice` is the quote that stands with it where the
    point stands in short.
    """

    id: str
    kind: str
    text: str
    line: str
    why: str | None
    limits: str | None
    suggestion: str | None
    said_by: str
    deeper: bool
    voices: tuple[QuoteCard, ...]
    voice: QuoteCard | None
    rests_on: tuple[Link, ...]
    unquoted: bool


@dataclass(frozen=True)
class PointGroup:
    """Points under one heading. `page` leads to all of them in full, where the audience's page has
    them in short; `help` is there where readers may need it.
    """

    id: str
    label: str
    lead: str | None
    points: tuple[Point, ...]
    page: Link
    help: HelpLinks | None

    @property
    def said(self) -> tuple[Point, ...]:
        """The points that are no questions."""
        return tuple(each for each in self.points if each.kind not in ("question", "prompt"))

    @property
    def asked(self) -> tuple[Point, ...]:
        """The questions and prompts."""
        return tuple(each for each in self.points if each.kind in ("question", "prompt"))

    @property
    def only_prompts(self) -> bool:
        """Whether there is nothing here but prompts for reflection."""
        return all(each.kind == "prompt" for each in self.points)

    @property
    def content_notes(self) -> bool:
        """Whether a quote in here has a content note."""
        return any(card.content_note for point in self.points for card in point.voices)


def groups_of(context: Context, audience: str) -> tuple[PointGroup, ...]:
    """The headings of one audience that have points, in the order of the file."""
    every = (each for each in context.graph.groups.values() if each.audience == audience)
    return tuple(group for each in every if (group := _group(context, each)).points)


def _group(context: Context, group: Group) -> PointGroup:
    mine = [point for point in context.graph.guidance.values() if point.group == group.id]
    shown = _shown_voices(context, group, mine)
    return PointGroup(
        group.id,
        group.label,
        group.lead,
        tuple(_point(context, point, shown.get(point.id)) for point in mine),
        Link(
            context.messages("All points and quotes"),
            urls.chapter(group.audience, group.id),
        ),
        help_links(context) if group.help else None,
    )


def _shown_voices(context: Context, group: Group, points: list[Guidance]) -> dict[str, str]:
    """The quote that stands with each point in short. Where no point of the audience names one, the
    first quote without a content note stands under each heading.
    """
    graph = context.graph
    if any(
        each.voice and graph.groups[each.group].audience == group.audience
        for each in graph.guidance.values()
    ):
        return {point.id: point.voice for point in points if point.voice}
    return dict(
        [
            (point.id, quote.id)
            for point in points
            if point.kind == "expectation"
            for quote in graph.published(point.rests_on.quotes)
            if not quote.content_note
        ][:1]
    )


def _point(context: Context, point: Guidance, voice: str | None) -> Point:
    # a question or a prompt is read in a list: its words stand behind a link, not under each line
    shown = point.rests_on.quotes if point.kind in ("expectation", "implication") else ()
    [card, *_] = cards(context, (voice,)) if voice else [None]
    return Point(
        id=point.id,
        kind=point.kind,
        text=point.words,
        line=point.line or "",
        why=point.why,
        limits=point.limits,
        suggestion=point.suggestion,
        said_by=said_by(context, point),
        deeper=point.deeper,
        voices=cards(context, shown),
        voice=card,
        rests_on=basis_links(context, point.rests_on),
        unquoted=not context.graph.published(point.rests_on.quotes),
    )


def said_by(context: Context, point: Guidance) -> str:
    """Whose a point is: that of its claim, else of the point itself."""
    return context.graph.claims[point.claim].said_by if point.claim else point.made_by


def basis_links(context: Context, basis: Basis) -> tuple[Link, ...]:
    """Direct links from a point to everything that it rests on."""
    graph = context.graph
    return (
        *(category_link(context, graph.categories[each]) for each in basis.categories),
        *(quote_link(context, quote.id) for quote in graph.published(basis.quotes)),
        *(passage_link(context, each) for each in basis.passages),
        *cites(context, basis.sources),
    )
