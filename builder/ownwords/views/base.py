"""The base of all views, and the parts that several pages share: links, quote cards, evidence
trails, counts.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, Literal

from .. import urls
from ..graph import Graph, Use
from ..i18n import Messages, changed, unmarked
from ..marks_in_print import nested, unenclosed
from ..model.base import Fact, Noun, Placement, Wording
from ..model.findings import Category, Passage, Quote
from ..model.guidance import Guidance
from ..model.speaking import SpeakerKind
from ..model.study import Origin
from ..prose import plain
from ..records import dataclass
from ..speakers import Spoken, kind_of
from ..unspaced import cut, opening
from .media import MediumFacts, PictureView, RecordingView, comes_with, picture_view, recording_view
from .references import foot_line, short_citation
from .speaking import asks, speaker_label


@dataclass(frozen=True)
class Context:
    """What views are made from: the graph and the interface's messages."""

    graph: Graph
    messages: Messages
    pdf: bool = False
    """Whether sheets will have a PDF beside them."""
    site_url: str = ""
    """Where the site will be published; empty where nobody said."""
    original: str = ""
    """The study's language, where these views are a translation of it."""
    about: str = ""
    """What those who translated it say of that."""
    media: Mapping[str, MediumFacts] = field(default_factory=dict)
    """What is known of the files that quotes and findings name, by their way in `content/`."""
    names: dict[int, tuple[Spoken, str]] = field(default_factory=dict, compare=False, repr=False)
    """Speakers with what they are called, by their place in memory: most speak in many quotes."""
    links: "dict[str, Link]" = field(default_factory=dict, compare=False, repr=False)
    """Links to findings, as they were made: each quote has some."""
    cards: "dict[str, QuoteCard]" = field(default_factory=dict, compare=False, repr=False)
    """Quotes' cards as they were made: a quote stands on many pages."""
    placed: "dict[tuple[str, int], tuple[Placement, QuoteCard]]" = field(
        default_factory=dict, compare=False, repr=False
    )
    """The same as shown in a category, by the quote's id and the placement's place in memory."""


@dataclass(frozen=True, kw_only=True)
class View:
    """One page, ready to be rendered: everything is sorted, counted and worded.

    Attributes:
        address: Its address on the site.
        title: Its title.
        description: What it holds, in one sentence.
        indexed: Whether search engines are asked to list it.
        meta: Tags of its head for reference managers: name and content.
        data: What it says of itself in JSON-LD, as text that cannot end its element.
        twin: Whether a Markdown twin lies beside it.
    """

    template: ClassVar[str]
    kind: ClassVar[str]
    has_parts: ClassVar[bool] = False
    """Whether parts of the page are rendered after it."""
    address: str
    title: str
    description: str
    indexed: bool = True
    meta: tuple[tuple[str, str], ...] = ()
    data: str = ""
    twin: bool = False


@dataclass(frozen=True)
class Link:
    """A link with its text; `kind` names what it leads to, `language` is the text's where it is not
    the site's; `plain_label` is its text for readers of plain words, where that is another.
    """

    label: str
    address: str
    kind: str = ""
    colour: int | None = None
    language: str | None = None
    plain_label: str | None = None


@dataclass(frozen=True)
class Tally:
    """A count out of a total, with the unit: `9 of 16 sessions`. Never a percentage."""

    count: int
    of: int
    unit: Noun
    label: str = ""


@dataclass(frozen=True)
class Run:
    """A stretch of a quote: somebody's words, or an editor's mark among them."""

    text: str
    edit: bool = False


@dataclass(frozen=True)
class TurnView:
    """One turn of a quote; `who` is empty where nobody is named. `asks` marks the turn of somebody
    who only draws an answer.
    """

    who: str
    runs: tuple[Run, ...]
    opens: bool
    closes: bool
    asks: bool = False


@dataclass(frozen=True)
class QuoteCard:
    """A quote as a page shows it; `gist_language` is set where the gist is the quote's own
    beginning.
    """

    id: str
    address: str
    colour: int
    turns: tuple[TurnView, ...]
    gist: str
    prompt: str | None
    content_note: str | None
    told_as: str | None
    language: str | None
    gist_language: str | None
    note: str
    translated: str | None
    speaker: str
    selectable: bool
    categories: tuple[Link, ...]
    kind: SpeakerKind = "participant"
    bearing: str = "illustrates"
    why: str | None = None
    judged_by: str | None = None
    """Who says that it stands where it is shown; nobody where the study does not say."""
    picture: PictureView | None = None
    recording: RecordingView | None = None
    comes_with: str = ""
    """What a card without picture and recording says of both, so that readers know of them."""
    paraphrase: str = ""
    """What a quote in another language says, in the translation of the study."""


@dataclass(frozen=True)
class Voices:
    """The quotes of one finding: those that fit it, and those that do not. `texts` are words of
    authors and documents that fit it, which nobody who took part said.
    """

    said: tuple[QuoteCard, ...]
    texts: tuple[QuoteCard, ...]
    other_side: tuple[QuoteCard, ...]
    misfits: tuple[QuoteCard, ...]


@dataclass(frozen=True)
class PassageView:
    """A passage of the publication that supports a claim."""

    id: str
    address: str
    locator: str
    paraphrase: str
    layer: str
    quantifier: str | None
    bearing: str = "illustrates"
    why: str | None = None
    links: tuple[Link, ...] = ()
    publication: Link | None = None


@dataclass(frozen=True)
class TrailSection:
    """One heading of a trail, with its links; `note` stands where there are none."""

    title: str
    links: tuple[Link, ...]
    note: str = ""


@dataclass(frozen=True)
class FactView:
    """Something a reader asks of a study, under its name and anchor."""

    id: str
    name: str
    text: str | None
    status: Literal["reported", "not-reported", "not-found", "absent"]
    passages: tuple[Link, ...] = ()
    sources: tuple[Link, ...] = ()


def noun(unit: Noun, number: int, messages: Messages) -> str:
    """The unit's word for a number, in the form of the study's language."""
    form: str | None = getattr(unit, messages.plural(number))
    return form or unit.other


EDIT_MARK = re.compile(r"(\(\.{3,4}\)|\(…\)|\[[^\[\]]*\]|\[\.{3}\])")


def runs(text: str) -> tuple[Run, ...]:
    """A quote's text, with the editors' omissions and insertions separated from the words."""
    parts = EDIT_MARK.split(text)
    return tuple(Run(part, edit=index % 2 == 1) for index, part in enumerate(parts) if part)


def said(messages: Messages, text: str) -> str:
    """The words for between the site's own quotation marks: marks of the print that enclose all of
    them are left off, and those within are the ones for a quote in a quote.
    """
    return nested(unenclosed(text), messages("‘"), messages("’"))


def speaker_name(context: Context, spoken: Spoken) -> str:
    """Who speaks, as far as the study says so; empty where nobody is named."""
    known = context.names.get(id(spoken))
    if known is None:  # the speaker too is kept: nothing else may get its place in memory
        label = speaker_label(context.graph, context.messages, spoken)
        known = context.names[id(spoken)] = spoken, label
    return known[1]


def _turns(context: Context, quote: Quote) -> tuple[TurnView, ...]:
    messages, speakers = context.messages, context.graph.speakers
    if quote.text:
        return (TurnView("", runs(said(messages, quote.text)), opens=True, closes=True),)
    return tuple(
        TurnView(
            speaker_name(context, spoken), runs(said(messages, turn.text)), True, True, asks(spoken)
        )
        for turn in quote.turns
        for spoken in (speakers.spoken(turn.speaker),)
    )


def quote_address(context: Context, id_: str) -> str:
    """A quote's permanent address."""
    return urls.quote(id_, context.graph.quotes_ever)


def quote_card(context: Context, quote: Quote, placement: Placement | None = None) -> QuoteCard:
    """A quote's card; with a placement, as shown in that category."""
    if not (card := context.cards.get(quote.id)):
        card = context.cards[quote.id] = _quote_card(context, quote)
    if not placement:
        return card
    graph = context.graph
    known = context.placed.get((quote.id, id(placement)))  # it stands on several pages
    if known is None:
        shown = {
            "colour": graph.colour(graph.categories[placement.category]),
            "bearing": placement.bearing,
            "why": placement.why,
            "judged_by": graph.study.quotes.judge_of(placement),
        }
        placed = QuoteCard(**vars(card) | shown)  # sooner than `replace`; there are thousands
        # the placement too is kept: nothing else may get its place in memory
        known = context.placed[quote.id, id(placement)] = placement, placed
    return known[1]


def _quote_card(context: Context, quote: Quote) -> QuoteCard:
    graph = context.graph
    home = quote.categories[0] if quote.categories else None
    study, turns = graph.study.study, _turns(context, quote)
    return QuoteCard(
        id=quote.id,
        address=quote_address(context, quote.id),
        colour=graph.colour(graph.categories[home.category]) if home else 0,
        turns=turns,
        gist=quote.gist or _opening(turns),
        prompt=quote.prompt,
        content_note=quote.content_note,
        told_as=quote.told_as,
        language=quote.language,
        gist_language=None if quote.gist else quote.language,
        note=_translation_note(study.origin, quote.language),
        translated=quote.translated,
        speaker="" if quote.turns else speaker_name(context, graph.speakers.of(quote)[0]),
        kind=kind_of(graph.study, quote),
        selectable=graph.study.covers(quote, "teaching"),
        categories=tuple(
            category_link(context, graph.categories[each.category]) for each in quote.categories
        ),
        picture=picture_view(context.messages, context.media, quote.picture),
        recording=recording_view(context.messages, context.media, quote.recording),
        comes_with=comes_with(context.messages, quote.picture, quote.recording),
        paraphrase=_paraphrase(context, quote),
        bearing="illustrates",
        why=None,
    )


def _paraphrase(context: Context, quote: Quote) -> str:
    """In a translation of the study, what a quote says that stands in its own language."""
    told = quote.gist or ""
    translated = bool(context.original and quote.language and told == unmarked(told))
    return told if translated else ""


def _translation_note(origin: Origin | None, language: str | None) -> str:
    """The study's line on translation; a quote that stands in the language people spoke was not
    translated.
    """
    return "" if origin is None or language == origin.language else origin.short


def _opening(turns: tuple[TurnView, ...], words: int = 8) -> str:
    """The first words of a quote, which name it where it has no gist; in an exchange those of the
    first who does not only ask.
    """
    parts = next((turn.runs for turn in turns if not turn.asks), ())
    return opening("".join(" " if run.edit else run.text for run in parts), words)


def cards(context: Context, ids: tuple[str, ...]) -> tuple[QuoteCard, ...]:
    """Cards of several quotes by id, the withdrawn ones left out."""
    return tuple(quote_card(context, quote) for quote in context.graph.published(ids))


def voices(context: Context, category: Category) -> Voices:
    """The quotes of one category by what they do for it."""
    placed = [
        quote_card(context, quote, placement)
        for quote, placement in context.graph.quotes_in(category)
    ]
    fits = [card for card in placed if card.bearing == "illustrates"]
    return Voices(
        said=tuple(card for card in fits if card.kind == "participant"),
        texts=tuple(card for card in fits if card.kind != "participant"),
        other_side=tuple(card for card in placed if card.bearing == "other-side"),
        misfits=tuple(card for card in placed if card.bearing in ("limits", "contradicts")),
    )


def passage_view(
    context: Context, passage: Passage, placement: Placement | None = None
) -> PassageView:
    """A passage; with a placement, as shown in that category."""
    graph = context.graph
    links = [category_link(context, graph.categories[each.category]) for each in passage.categories]
    of, several = graph.publication_of(passage), len(graph.study.study.publications) > 1
    return PassageView(
        id=passage.id,
        address=urls.passage(passage.id),
        locator=passage.locator,
        paraphrase=passage.paraphrase,
        layer=passage.layer,
        quantifier=passage.quantifier,
        bearing=placement.bearing if placement else "illustrates",
        why=placement.why if placement else None,
        links=(
            *links,
            *(use_link(context, use) for use in graph.uses("passage", passage.id)),
            *cites(context, passage.sources),
        ),
        publication=cite(context, of) if of and several else None,
    )


def category_link(context: Context, category: Category) -> Link:
    """A link to a finding, in its colour."""
    if not (link := context.links.get(category.id)):
        link = context.links[category.id] = Link(
            context.graph.name_of(category),
            context.graph.address_of(category),
            "finding",
            context.graph.colour(category),
            plain_label=category.plain_label,
        )
    return link


def quote_link(context: Context, id_: str) -> Link:
    """A link to a quote by its gist."""
    card = quote_card(context, context.graph.quotes[id_])
    return Link(card.gist, card.address, "quote", language=card.gist_language)


def passage_link(context: Context, id_: str) -> Link:
    """A link to a passage: its beginning, and its place in the publication."""
    passage = context.graph.passages[id_]
    return Link(
        f"{beginning(plain(passage.paraphrase), 80)} ({passage.locator})",
        urls.passage(id_),
        "passage",
    )


def cite(context: Context, key: str) -> Link:
    """A short citation that links to the list of references: `Rennie, 1994`."""
    text = short_citation(context.messages, context.graph.references[key])
    return Link(text, urls.reference(key), "source")


def cites(context: Context, keys: tuple[str, ...]) -> tuple[Link, ...]:
    """Short citations of several works."""
    return tuple(cite(context, key) for key in keys)


def citation(context: Context, key: str) -> str:
    """A work in full, as plain text, for the foot of a printed page."""
    return foot_line(context.messages, context.graph.references[key])


def point_address(context: Context, point: Guidance) -> str:
    """Where a point stands in full: its heading's page, where the audience's page is short."""
    graph = context.graph
    group = graph.groups[point.group]
    if graph.wording_for(group.audience) == "plain":
        return f"{urls.chapter(group.audience, group.id)}#{point.id}"
    return urls.guidance(group.audience, point.id)


def use_link(context: Context, use: Use) -> Link:
    """A link to a place that rests on something."""
    graph = context.graph
    match use.kind:
        case "guidance":
            point = graph.guidance[use.id]
            return Link(point.line or point.words, point_address(context, point), point.kind)
        case "sheet":
            sheet = graph.sheets[use.id]
            return Link(sheet.title, urls.sheet(sheet.audience, sheet.id), "sheet")
        case "node":
            return Link(graph.nodes[use.id].label, urls.node(use.id), "step")
        case "category":
            return category_link(context, graph.categories[use.id])
        case "quote":
            return quote_link(context, use.id)
        case "passage":
            return passage_link(context, use.id)


def fact_view(context: Context, id_: str, name: str, fact: Fact | None) -> FactView:
    """A fact under its name. One that is left out says nothing of the study, only of this site."""
    if fact is None:
        return FactView(id_, name, None, "absent")
    passages = tuple(passage_link(context, each) for each in fact.passages)
    return FactView(id_, name, fact.text, fact.status, passages, cites(context, fact.sources))


def beginning(text: str, limit: int = 155) -> str:
    """The beginning of a plain text, for a page's description, no longer than search engines
    show.
    """

    def short(whole: str) -> str:
        line = " ".join(whole.split())
        return line if len(line) <= limit else cut(line, limit - 1) + "…"

    return changed(text, short)


def ordered(
    wording: Wording | None, first: Literal["plain", "professional"] = "plain"
) -> tuple[tuple[str, str], ...]:
    """The wordings there are with their names, the preferred one first."""
    both = tuple(wording.given.items()) if wording else ()
    return both if first == "plain" else both[::-1]
