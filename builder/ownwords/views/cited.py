"""How to cite something: its text in each style, and its record in each format."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..citations.files import FORMATS, cff
from ..citations.records import (
    Part,
    finding,
    part_record,
    permanent,
    quote,
    site_record,
    study_record,
    works,
)
from ..citations.styles import STYLES, as_text, formatted
from ..i18n import unmarked
from ..model import Reference
from ..model.findings import Category, Quote
from .base import Context, speaker_name
from .speaking import asks


@dataclass(frozen=True)
class Cited:
    """A work in every style and format.

    Attributes:
        anchor: Its anchor on the page.
        texts: Name of a style → the text in it, as HTML of our own.
        records: Name of a format → the record in it.
        partly: Whether the record was verified in part.
    """

    anchor: str
    title: str
    texts: tuple[tuple[str, Markup], ...]
    records: tuple[tuple[str, str], ...]
    partly: bool = False


@dataclass(frozen=True)
class PartCited:
    """A finding or a quote to cite: what prints it in APA, what is cited of it, and its address,
    which is empty where nobody said where the site is published.
    """

    text: Markup
    said: str
    address: str


def cited(anchor: str, title: str, reference: Reference, behind: str = "") -> Cited:
    """A work in every style and format; `behind` stands behind its text."""
    return Cited(
        anchor,
        title,
        tuple(
            (name, Markup("{} {}").format(formatted(reference, style), behind).strip())
            for style, (name, _) in STYLES.items()
        ),
        tuple((name, made((reference,))) for name, (_, made) in FORMATS.items()),
        reference.verified == "partly",
    )


def cited_site(context: Context) -> Cited:
    """This site; no style prints the version of a page on the web, so it stands behind."""
    record = site_record(context.graph, context.site_url)
    version = context.messages("Version %(version)s.") % {"version": record.version}
    return cited("site", context.messages("This site"), record, version)


def study_citation(context: Context) -> str:
    """The study as plain text, as a citation of a quote begins."""
    return as_text(study_record(context.graph), "apa")


def cited_finding(context: Context, category: Category) -> PartCited:
    """How to cite a finding."""
    return _part_cited(context, finding(context.graph, category.id))


def cited_quote(context: Context, shown: Quote) -> PartCited:
    """How to cite a quote."""
    return _part_cited(context, quote(context.graph, shown.id))


def _part_cited(context: Context, part: Part) -> PartCited:
    text = formatted(part.work, "apa")
    return PartCited(text, said(context, part), permanent(context.site_url, part.address))


def cited_part(context: Context, anchor: str, title: str, part: Part) -> Cited:
    """A finding or a quote in every style and format."""
    whole = cited(anchor, title, part.work)
    address = permanent(context.site_url, part.address)
    behind = Markup(" {} {}").format(said(context, part), address)
    named = unmarked(said(context, part))
    record = part_record(context.graph, part, named, context.site_url)
    return Cited(
        anchor,
        title,
        tuple((name, Markup(f"{text}{behind}".strip())) for name, text in whole.texts),
        tuple((name, made((record,))) for name, (_, made) in FORMATS.items()),
        whole.partly,
    )


def said(context: Context, part: Part) -> str:
    """How a citation names a finding or a quote."""
    if part.kind == "finding":
        return context.messages("Finding “%(label)s”.") % {"label": part.name}
    speakers = context.graph.speakers.of(context.graph.quotes[part.id])
    who = "; ".join(
        dict.fromkeys(speaker_name(context, each) for each in speakers if not asks(each))
    )
    named = context.messages("Quote “%(id)s”.") % {"id": part.id}
    parts = (who.removesuffix("."), ", ".join(part.places))
    return " ".join([*(f"{each}." for each in parts if each), named])


_ALL = "citations"
_CFF = "CITATION.cff"


def citation_files(context: Context) -> dict[str, str]:
    """Files with records to take along, by name: the study, its publications and this site, and
    each finding and quote.
    """
    made = {
        f"{name}.{ending}": write(records)
        for name, records in _collections(context)
        for ending, write in FORMATS.values()
    }
    return made | {_CFF: cff(context.graph, context.site_url)}


def citation_file_names(context: Context) -> tuple[str, ...]:
    """The names of those files, for which no record has to be made."""
    endings = [ending for ending, _ in FORMATS.values()]
    named = (f"{name}.{ending}" for name in (_ALL, *_cited_parts(context)) for ending in endings)
    return (*named, _CFF)


def _cited_parts(context: Context) -> dict[str, tuple[str, ...]]:
    """Ids of findings and quotes by the name of the file with their records, where there are any.
    Of the quotes only those that may be shared as data.
    """
    graph = context.graph
    shared = (each for each in graph.quotes.values() if graph.study.covers(each, "data-sharing"))
    parts = {"findings": tuple(graph.categories), "quotes": tuple(each.id for each in shared)}
    return {name: ids for name, ids in parts.items() if ids}


def _collections(context: Context) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    """Records with the name of their file."""
    graph, of = context.graph, {"findings": finding, "quotes": quote}
    record = partial(part_record, graph, site_url=context.site_url)
    yield _ALL, (*works(graph), site_record(graph, context.site_url))
    for name, ids in _cited_parts(context).items():
        parts = (of[name](graph, id_) for id_ in ids)
        yield name, tuple(record(part, unmarked(said(context, part))) for part in parts)
