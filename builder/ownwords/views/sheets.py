"""Sheets: short pages made from the guidance, to print, to lead a meeting with, or to open in a
hurry.
"""

from .. import urls
from ..checks.sentences import sentences
from ..model.guidance import Guidance, Sheet
from ..model.guidance import SheetSection as Section
from ..prose import plain
from ..records import dataclass
from .base import Context, Link, QuoteCard, View, beginning, cards, point_address
from .help import Country, contacts_by_country
from .points import said_by


@dataclass(frozen=True)
class Brief:
    """A point in short, with the address of its full form. `said_by` says whose an implication is,
    beside what limits it, as on the audience's page.
    """

    text: str
    kind: str
    address: str
    said_by: str | None
    why: str | None
    limits: str | None


@dataclass(frozen=True)
class SheetSection:
    """One part of a sheet; `minutes` is a phrase, or empty."""

    label: str
    minutes: str
    prose: str | None
    points: tuple[Brief, ...]
    voices: tuple[QuoteCard, ...]
    prompts: tuple[str, ...]
    suggestion: str | None


@dataclass(frozen=True, kw_only=True)
class SheetView(View):
    """A sheet. `pdf` is the address of its PDF, where one is made; `minutes` is the total time as a
    phrase, or empty.
    """

    template = "sheet.html"
    kind = "sheet"
    audience: Link
    lead: str
    minutes: str
    quick: bool
    dense: bool
    sections: tuple[SheetSection, ...]
    contacts: tuple[Country, ...]
    help_strip: str
    none_checked: bool
    certainty: str
    made_by: str
    more: tuple[Link, ...]
    pdf: str | None


def sheet_pages(context: Context) -> list[SheetView]:
    """A page for each sheet."""
    return [_page(context, sheet) for sheet in context.graph.sheets.values()]


@dataclass(frozen=True)
class SheetEntry:
    """A sheet as its audience's page names it: the link, and what it is for."""

    link: Link
    about: str
    quick: bool


def sheet_entries(context: Context, audience: str) -> tuple[SheetEntry, ...]:
    """An audience's sheets; those to open in a hurry first."""
    mine = sorted(
        (sheet for sheet in context.graph.sheets.values() if sheet.audience == audience),
        key=lambda sheet: not sheet.quick,
    )
    return tuple(
        SheetEntry(
            Link(sheet.link, urls.sheet(audience, sheet.id)),
            next((each.text for each in sentences(plain(sheet.lead))), ""),
            sheet.quick,
        )
        for sheet in mine
    )


def _page(context: Context, sheet: Sheet) -> SheetView:
    graph, messages = context.graph, context.messages
    study, support = graph.study.study, graph.study.support
    audience = next(each for each in study.audiences if each.id == sheet.audience)
    address = urls.sheet(sheet.audience, sheet.id)
    back = Link(audience.label, urls.audience(audience.id))
    return SheetView(
        address=address,
        title=sheet.title,
        description=beginning(plain(sheet.lead)),
        audience=back,
        lead=sheet.lead,
        minutes=_minutes(context, sum(section.minutes or 0 for section in sheet.sections)),
        quick=sheet.quick,
        dense=sheet.dense,
        sections=tuple(_section(context, sheet, section) for section in sheet.sections),
        contacts=contacts_by_country(context, support) if support and sheet.contacts else (),
        help_strip=support.strip if support else "",
        none_checked=not any(each.checked for each in (support.contacts if support else ())),
        certainty=study.certainty or study.caveat,
        made_by=study.made_by.relation,
        more=(back, Link(messages("How the study was done"), urls.study_page("method"))),
        pdf=urls.pdf(address) if context.pdf else None,
    )


def _section(context: Context, sheet: Sheet, section: Section) -> SheetSection:
    points = (context.graph.guidance[id_] for id_ in section.guidance)
    return SheetSection(
        label=section.label,
        minutes=_minutes(context, section.minutes or 0),
        prose=section.prose,
        points=tuple(_brief(context, sheet, point) for point in points),
        voices=cards(context, section.quotes),
        prompts=section.prompts,
        suggestion=section.suggestion,
    )


def _brief(context: Context, sheet: Sheet, point: Guidance) -> Brief:
    limited = sheet.detail == "limits"
    return Brief(
        text=point.words,
        kind=point.kind,
        address=point_address(context, point),
        said_by=said_by(context, point) if limited and point.kind == "implication" else None,
        why=point.why if sheet.detail != "point" else None,
        limits=point.limits if limited else None,
    )


def _minutes(context: Context, minutes: int) -> str:
    return context.messages.many("%(num)s minute", "%(num)s minutes", minutes) if minutes else ""
