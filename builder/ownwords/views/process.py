"""The process, step by step; at a fork, each way on is a link."""

from dataclasses import dataclass

from .. import urls
from ..model.process import Node
from ..prose import plain
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
from .flowchart import Flowchart, flowchart


@dataclass(frozen=True)
class Way:
    """A way on from a step; `number` is the step it leads to, `back` means that this step comes
    earlier.
    """

    when: str | None
    plain_when: str | None
    to: str
    address: str
    number: int
    back: bool


@dataclass(frozen=True)
class Step:
    """One step of the process."""

    id: str
    number: int
    label: str
    plain_label: str | None
    text: tuple[tuple[str, str], ...]
    question: str | None
    ways: tuple[Way, ...]
    voices: tuple[QuoteCard, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ProcessView(View):
    """The process as numbered steps; a walk begins at the step with the id `start`."""

    template = "process.html"
    kind = "process"
    lead: tuple[tuple[str, str], ...]
    picture: Flowchart | None
    start: str
    steps: tuple[Step, ...]
    note: str | None


def process_page(context: Context) -> ProcessView | None:
    """The process page, where the study has a process model."""
    process = context.graph.study.process
    if process is None:
        return None
    # the researcher wrote the steps in the order in which they are to be read
    order = {node.id: number for number, node in enumerate(process.nodes, 1)}
    return ProcessView(
        address=urls.PROCESS,
        title=process.title,
        description=beginning(plain(process.lead.said("plain"))),
        lead=ordered(process.lead),
        picture=flowchart(context),
        start=process.start,
        steps=tuple(_step(context, context.graph.nodes[id_], order) for id_ in order),
        note=process.note,
    )


def _step(context: Context, node: Node, order: dict[str, int]) -> Step:
    graph = context.graph
    ways = tuple(
        Way(
            way.label,
            way.plain_label,
            graph.nodes[way.to].label,
            f"#{way.to}",
            order[way.to],
            back=order[way.to] <= order[node.id],
        )
        for way in graph.ways_from(node)
    )
    links = (
        *(category_link(context, graph.categories[each]) for each in node.categories),
        *(passage_link(context, each) for each in node.passages),
    )
    return Step(
        node.id,
        order[node.id],
        node.label,
        node.plain_label,
        ordered(node.text),
        node.question,
        ways,
        cards(context, node.quotes),
        links,
    )
