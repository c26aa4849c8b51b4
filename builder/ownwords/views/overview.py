"""The map of the findings: one tree, drawn by the lines beside it, and the panel beside a chosen
finding.
"""

from dataclasses import replace

from .. import urls
from ..model.base import Bearing
from ..model.findings import Category, Quote
from ..model.shown import values_of
from ..prose import plain
from ..records import dataclass
from .base import (
    Context,
    Link,
    PassageView,
    QuoteCard,
    View,
    beginning,
    category_link,
    ordered,
    passage_view,
    quote_card,
    quote_link,
)
from .findings import DEEP, Branch, branches, level_name, samples

SAMPLE = 3
"""The number of quotes of each kind beside a chosen finding, in the study's order; links lead to
the others.
"""

MOST_LEAVES = 40
"""A larger tree is opened as far as it can be taken in, and its panels come in chunks."""

MOST_SPEAKING = 14
"""With more outer findings than this the map shows names alone, without a voice below each."""

LONGEST_VOICE = 160
"""Letters of a quote on the map, which is never cut."""

MOST_NAMED = 12
"""The number of further quotes that are named there."""

CHUNK = 20
"""The number of findings whose panels share a file in a large study."""


@dataclass(frozen=True)
class Against:
    """What speaks against a finding, as far as the panel shows it."""

    cards: tuple[QuoteCard, ...]
    passages: tuple[PassageView, ...]


@dataclass(frozen=True)
class Panel:
    """What is shown beside the map when a finding is chosen.

    `quotes` counts those in this very finding, `below` those in findings below it, without
    withdrawn ones. `said` is a sample of its own quotes or, where it has none, of those below.
    `others` names further quotes of its own.
    """

    id: str
    level: str
    link: Link
    plain_label: str | None
    definition: tuple[tuple[str, str], ...]
    quotes: int
    below: int
    note: str
    said: tuple[QuoteCard, ...]
    others: tuple[Link, ...]
    other_side: Against
    misfits: Against
    all_quotes: Link | None


@dataclass(frozen=True)
class MapChunk:
    """The panels of some findings of a large study, in a file of their own."""

    address: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, kw_only=True)
class MapView(View):
    """All findings as one tree.

    `sides` are its branches in the order of the study: those that stand behind the core concept in
    a wide arrangement, then those before it. In a large study there is one side, the tree opens as
    far as `open_levels`, and panels come in chunks. `heart` is said in the middle where there is no
    core concept. `voices` holds a quote for outer findings, by the finding's id.
    """

    template = "map.html"
    kind = "map"
    has_parts = True
    core: Branch | None
    heart: str
    sides: tuple[tuple[Branch, ...], ...]
    voices: dict[str, QuoteCard]
    process: Link | None
    open_levels: int
    panels: tuple[Panel, ...]
    chunks: tuple[MapChunk, ...]

    @property
    def piece_of(self) -> dict[str, str]:
        """The file with the panel of each finding, by the finding's id; empty in a small study."""
        return {panel.id: piece.address for piece in self.chunks for panel in piece.panels}


def findings_map(context: Context) -> MapView:
    """The page of all findings."""
    graph, messages = context.graph, context.messages
    core, process = graph.core, graph.study.process
    panels = tuple(_panel(context, category) for category in graph.categories.values())
    large = len(panels) > MOST_LEAVES
    tree = branches(context, graph.top)
    return MapView(
        address=urls.FINDINGS,
        title=messages("Findings"),
        description=beginning(plain(graph.study.study.answer.said("professional"))),
        core=branches(context, (core,), deep=False, level=DEEP)[0] if core else None,
        heart="" if core else graph.study.study.question,
        sides=(tree,) if large else _sides(tree),
        voices=_voices(tree, panels),
        process=Link(process.title, urls.PROCESS, "process") if process else None,
        open_levels=_open_levels(context),
        panels=() if large else panels,
        chunks=_chunks(panels) if large else (),
    )


def _outer(branch: Branch) -> list[Branch]:
    """The findings below a branch that have none below them; itself where it is one."""
    return [leaf for child in branch.children for leaf in _outer(child)] or [branch]


def _sides(tree: tuple[Branch, ...]) -> tuple[tuple[Branch, ...], ...]:
    """Two sides with about equally many outer findings; one where there is one branch."""
    many = [len(_outer(branch)) for branch in tree]
    cut = min(
        range(1, len(tree) + 1),
        key=lambda at: abs(sum(many[:at]) - sum(many[at:])),
        default=0,
    )
    return tuple(side for side in (tree[:cut], tree[cut:]) if side)


def _voices(tree: tuple[Branch, ...], panels: tuple[Panel, ...]) -> dict[str, QuoteCard]:
    """A short quote for each outer finding: whole, of one speaker, and none that needs a note
    before it.
    """
    outer = {leaf.id for branch in tree for leaf in _outer(branch)}
    if len(outer) > MOST_SPEAKING:
        return {}
    found = {}
    for panel in panels:
        fit = (
            card
            for card in panel.said
            if not card.content_note
            and len(card.turns) == 1
            and sum(len(run.text) for run in card.turns[0].runs) <= LONGEST_VOICE
        )
        if panel.id in outer and (card := next(fit, None)):
            found[panel.id] = card
    return found


def _chunks(panels: tuple[Panel, ...]) -> tuple[MapChunk, ...]:
    starts = range(0, len(panels), CHUNK)
    return tuple(
        MapChunk(urls.map_chunk(number), panels[start : start + CHUNK])
        for number, start in enumerate(starts)
    )


def _open_levels(context: Context) -> int:
    """How many levels are open at first: as many as can be taken in at a glance, at least one."""
    levels, seen, row = 0, 0, context.graph.top
    while row and (not levels or seen + len(row) <= MOST_LEAVES):
        levels, seen = levels + 1, seen + len(row)
        row = tuple(child for category in row for child in context.graph.children(category))
    return levels


def _panel(context: Context, category: Category) -> Panel:
    graph = context.graph
    told = {
        bearing: [quote for quote, placed in graph.quotes_in(category) if placed.bearing == bearing]
        for bearing in values_of(Bearing)
    }
    own = sum(map(len, told.values()))
    total = len(graph.quotes_below(category))
    fits = [quote_card(context, quote) for quote in told["illustrates"]]
    said = tuple(card for card in fits if card.kind == "participant")[:SAMPLE]
    if not own:
        said = tuple(card for card in samples(context, category) if card.bearing == "illustrates")[
            :SAMPLE
        ]
    other_side = _against(context, category, ("other-side",))
    misfits = _against(context, category, ("limits", "contradicts"))
    shown = {card.id for card in (*said, *other_side.cards, *misfits.cards)}
    others = [quote for quotes in told.values() for quote in quotes if quote.id not in shown]
    origin = graph.study.study.origin
    return Panel(
        id=category.id,
        level=level_name(context, category),
        link=category_link(context, category),
        plain_label=category.plain_label,
        definition=ordered(category.definition),
        quotes=own,
        below=total - own,
        note=origin.short if origin and shown else "",
        said=said,
        others=_named(context, others),
        other_side=other_side,
        misfits=misfits,
        all_quotes=(
            Link(context.messages("All quotes of this finding"), urls.quotes_in(category.id))
            if total > len(shown)
            else None
        ),
    )


def _named(context: Context, quotes: list[Quote]) -> tuple[Link, ...]:
    links = (quote_link(context, quote.id) for quote in quotes[:MOST_NAMED])
    return tuple(replace(link, kind="") for link in links)


def _against(context: Context, category: Category, bearings: tuple[Bearing, ...]) -> Against:
    graph = context.graph
    quotes = [
        (quote, placed) for quote, placed in graph.quotes_in(category) if placed.bearing in bearings
    ]
    passages = [
        (passage, placed)
        for passage, placed in graph.passages_on(category)
        if placed.bearing in bearings
    ]
    return Against(
        tuple(quote_card(context, quote, placed) for quote, placed in quotes[:SAMPLE]),
        tuple(passage_view(context, passage, placed) for passage, placed in passages[:SAMPLE]),
    )
