"""The process as one list of steps with their ways on, and the lines that are drawn beside it."""

from .. import urls
from ..model.findings import Quote
from ..model.process import Edge, Node
from ..prose import plain
from ..records import dataclass
from .base import (
    Context,
    Link,
    QuoteCard,
    View,
    beginning,
    cards,
    category_link,
    ordered,
    passage_link,
)
from .flowchart import Place, Rail, RailStep, Ranks, rail, ranks


@dataclass(frozen=True)
class Condition:
    """When a way is taken, in the study's words and, where it has them, in plain ones."""

    label: str
    plain_label: str | None


@dataclass(frozen=True)
class WayView:
    """A way on from a step; `number` is the step it leads to, `back` means that this step comes
    earlier.
    """

    when: Condition | None
    to: Link
    target: str
    number: int
    back: bool


@dataclass(frozen=True)
class Step:
    """One step of the process.

    `together` means that its ways hold at once. `entered` means that a way leads to it. `place` is
    missing where there is no wide arrangement, `lines` where there is no narrow one.
    """

    id: str
    number: int
    label: str
    plain_label: str | None
    text: tuple[tuple[str, str], ...]
    question: str | None
    together: bool
    entered: bool
    ways: tuple[WayView, ...]
    voices: tuple[QuoteCard, ...]
    links: tuple[Link, ...]
    place: Place | None
    lines: RailStep | None


@dataclass(frozen=True, kw_only=True)
class ProcessView(View):
    """The process as numbered steps; a walk begins at the step with the id `start`."""

    template = "process.html"
    kind = "process"
    lead: tuple[tuple[str, str], ...]
    who: str | None
    speakers: str
    """What can be said of who speaks at the steps; empty where it is one person, or nobody."""
    wide: Ranks | None
    narrow: Rail | None
    start: str
    steps: tuple[Step, ...]
    note: str | None


def process_page(context: Context) -> ProcessView | None:
    """The process page, where the study has a process model."""
    process = context.graph.study.process
    if process is None:
        return None
    ids = tuple(node.id for node in process.nodes)
    ways = tuple((edge.source, edge.to) for edge in process.edges)
    wide, narrow = ranks(ids, ways), rail(ids, ways)
    return ProcessView(
        address=urls.PROCESS,
        title=process.title,
        description=beginning(plain(process.lead.said("plain"))),
        lead=ordered(process.lead),
        who=process.who,
        speakers=_speakers(context, process.nodes),
        wide=wide,
        narrow=narrow,
        start=process.start,
        steps=tuple(_step(context, node, ids, wide, narrow) for node in process.nodes),
        note=process.note,
    )


def _speakers(context: Context, nodes: tuple[Node, ...]) -> str:
    """One way through the steps must not read as one person's story."""
    said = {
        quote.id: quote for node in nodes for quote in context.graph.published(node.quotes)
    }.values()
    people = {_person(context, quote) for quote in said}
    if len(people - {None}) > 1:
        return context.messages(
            "The quotes at the steps come from different people. They do not follow one person."
        )
    if None in people and len(said) > 1:
        return context.messages(
            "It is not known who says each of the quotes at the steps. They do not follow one"
            " person."
        )
    return ""


def _person(context: Context, quote: Quote) -> str | None:
    """Whose words they are: a person or the study that quoted them; None where that is open."""
    speaker = quote.speaker or context.graph.study.quotes.speaker
    return (speaker.person or speaker.source) if speaker and not quote.turns else None


def _step(
    context: Context, node: Node, ids: tuple[str, ...], wide: Ranks | None, narrow: Rail | None
) -> Step:
    graph = context.graph
    links = (
        *(category_link(context, graph.categories[each]) for each in node.categories),
        *(passage_link(context, each) for each in node.passages),
    )
    return Step(
        node.id,
        ids.index(node.id) + 1,
        node.label,
        node.plain_label,
        ordered(node.text),
        node.question,
        node.together,
        any(edge.to == node.id for each in graph.nodes.values() for edge in graph.ways_from(each)),
        tuple(_way(context, way, ids) for way in graph.ways_from(node)),
        cards(context, node.quotes),
        links,
        wide.places[node.id] if wide else None,
        narrow.steps[node.id] if narrow else None,
    )


def _way(context: Context, way: Edge, ids: tuple[str, ...]) -> WayView:
    other = context.graph.nodes[way.to]
    said = way.label or way.plain_label
    return WayView(
        Condition(said, way.plain_label if way.plain_label != said else None) if said else None,
        Link(other.label, f"#{other.id}", plain_label=other.plain_label),
        other.id,
        ids.index(other.id) + 1,
        back=ids.index(other.id) <= ids.index(way.source),
    )
