"""The page of an audience: what these readers may take from the study.

Readers of plain words get it in short, and a page for each heading with all its points and quotes.
Readers of professional words get one line for each point, which opens where it stands.
"""

from .. import urls
from ..model.study import Audience
from ..prose import plain
from ..records import dataclass
from .base import Context, Link, View, beginning
from .help import HelpLinks, help_links
from .points import PointGroup, groups_of
from .sheets import SheetEntry, sheet_entries
from .storage import has_list, list_key


@dataclass(frozen=True)
class KeyMessage:
    """One of the few things that stand first; `limits` stands beside it."""

    label: str
    text: str
    limits: str | None


@dataclass(frozen=True, kw_only=True)
class AudienceView(View):
    """The page of one audience. `core` is the core finding, for readers of professional words."""

    template = "audience.html"
    kind = "audience"
    label: str
    lead: str
    core: str
    short: bool
    messages: tuple[KeyMessage, ...]
    missing: str | None
    quick: tuple[SheetEntry, ...]
    sheets: tuple[SheetEntry, ...]
    groups: tuple[PointGroup, ...]
    my_list: str
    """Where the reader's device keeps the list of questions; empty where there are none to tick."""
    notes: tuple[str, ...]
    made_by: str
    certainty: str
    method: Link
    help: HelpLinks | None
    quote_note: str
    translated: str
    ours: bool
    content_notes: bool


@dataclass(frozen=True, kw_only=True)
class ChapterView(View):
    """Everything below one heading, for readers who came from the short page."""

    template = "chapter.html"
    kind = "chapter"
    audience: Link
    group: PointGroup
    help: HelpLinks | None
    quote_note: str
    certainty: str
    before: Link | None
    after: Link | None


def audience_pages(context: Context) -> list[View]:
    """A page for each audience the study names, and one for each heading of a short one."""
    pages: list[View] = []
    for audience in context.graph.study.study.audiences:
        page = _page(context, audience)
        pages += [page, *(_chapters(page) if page.short else ())]
    return pages


def _page(context: Context, audience: Audience) -> AudienceView:
    study = context.graph.study.study
    groups = groups_of(context, audience.id)
    entries = sheet_entries(context, audience.id)
    short = audience.wording == "plain"
    return AudienceView(
        address=urls.audience(audience.id),
        title=audience.title,
        description=beginning(plain(audience.lead)),
        label=audience.label,
        lead=audience.lead,
        core="" if short else study.answer.said("professional"),
        short=short,
        messages=_messages(context, audience),
        missing=audience.missing,
        quick=tuple(entry for entry in entries if entry.quick),
        sheets=tuple(entry for entry in entries if not entry.quick),
        groups=groups,
        my_list=list_key(study.id, audience.id) if has_list(context.graph, audience.id) else "",
        notes=audience.notes,
        made_by=study.made_by.relation,
        certainty=study.certainty or study.caveat,
        method=Link(context.messages("How the study was done"), urls.study_page("method")),
        help=help_links(context) if study.sensitive else None,
        quote_note=study.origin.short if study.origin else "",
        translated=_translated(context),
        ours=any(point.said_by == "site" for group in groups for point in group.said),
        content_notes=any(group.content_notes for group in groups),
    )


def _translated(context: Context) -> str:
    """In a few words that quotes were translated, and from which language; empty where not."""
    origin, messages = context.graph.study.study.origin, context.messages
    words = messages("Translated from %(language)s")
    return words % {"language": messages.language_name(origin.language)} if origin else ""


def _messages(context: Context, audience: Audience) -> tuple[KeyMessage, ...]:
    claims = context.graph.claims
    return tuple(
        KeyMessage(
            message.label,
            getattr(claims[message.claim].text, audience.wording),
            getattr(claims[message.claim].limits, audience.wording, None),
        )
        for message in audience.messages
    )


def _chapters(page: AudienceView) -> list[ChapterView]:
    groups = page.groups
    links = [Link(group.label, group.page.address) for group in groups]
    return [
        ChapterView(
            address=group.page.address,
            title=group.label,
            description=beginning(plain(group.lead) if group.lead else page.description),
            audience=Link(page.title, page.address),
            group=group,
            help=page.help,
            quote_note=page.quote_note,
            certainty=page.certainty,
            before=links[at - 1] if at else None,
            after=links[at + 1] if at + 1 < len(links) else None,
        )
        for at, group in enumerate(groups)
    ]
