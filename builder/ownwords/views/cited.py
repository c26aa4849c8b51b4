"""How to cite something: its text in each style, and its record in each format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

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
from ..citations.styles import STYLES, as_text, formatted, parted
from ..i18n import unmarked
from ..model import Reference
from ..model.findings import Category, Quote
from ..records import dataclass
from ..remembered import cache
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
    """A finding or a quote to cite.

    Attributes:
        text: What prints it in APA, up to where that is found.
        said: What is cited of it, without a full stop.
        address: Its own address; empty where nobody said where the site is published.
        found: Where what prints it is found; may be empty.
    """

    text: Markup
    said: str
    address: str
    found: Markup


def cited(anchor: str, title: str, reference: Reference, of_it: str = "") -> Cited:
    """A work in every style and format; `of_it` says in a sentence what is cited of it."""
    return Cited(
        anchor,
        title,
        tuple(
            (name, _with(formatted(reference, style), of_it)) for style, (name, _) in STYLES.items()
        ),
        tuple((name, made((reference,))) for name, (_, made) in FORMATS.items()),
        reference.verified == "partly",
    )


def _with(text: Markup, of_it: str) -> Markup:
    """A work with what is cited of it, before its address."""
    work, found = parted(text)
    return Markup(" ").join(part for part in (work, of_it, found) if part)


def cited_site(context: Context) -> Cited:
    """This site; no style prints the version of a page on the web, so we do."""
    record = site_record(context.graph, context.site_url)
    version = context.messages("Version %(version)s.") % {"version": record.version}
    return cited("site", context.messages("This site"), record, version)


def study_citation(context: Context) -> str:
    """The study as plain text."""
    return as_text(study_record(context.graph), "apa")


def parted_citation(context: Context) -> tuple[str, str]:
    """The same in two: how a citation of a quote begins, and how it ends."""
    work, found = parted(formatted(study_record(context.graph), "apa"))
    return work.striptags(), found.striptags()


def quote_name(context: Context) -> str:
    """How a citation names a quote by its `%(id)s`, without a full stop."""
    return context.messages("Quote “%(id)s”.").removesuffix(".")


def cited_finding(context: Context, category: Category) -> PartCited:
    """How to cite a finding."""
    return _part_cited(context, finding(context.graph, category.id))


def cited_quote(context: Context, shown: Quote) -> PartCited:
    """How to cite a quote."""
    return _part_cited(context, quote(context.graph, shown.id))


def _part_cited(context: Context, part: Part) -> PartCited:
    text, found = parted(formatted(part.work, "apa"))
    address = permanent(context.site_url, part.address)
    return PartCited(text, said(context, part), address, found)


def cited_part(context: Context, anchor: str, title: str, part: Part) -> Cited:
    """A finding or a quote in every style and format."""
    named = said(context, part)
    address = permanent(context.site_url, part.address)
    whole = cited(anchor, title, part.work, f"{named} ({address})." if address else f"{named}.")
    record = _record(context, part, named)
    return replace(
        whole, records=tuple((name, made((record,))) for name, (_, made) in FORMATS.items())
    )


def _record(context: Context, part: Part, named: str) -> Reference:
    return part_record(context.graph, part, f"{unmarked(named)}.", context.site_url)


def said(context: Context, part: Part) -> str:
    """How a citation names a finding, or a quote with its speakers and its place in print; it has
    no full stop.
    """
    if part.kind == "finding":
        named = context.messages("Finding “%(label)s”.") % {"label": part.name}
        return named.removesuffix(".")
    speakers = context.graph.speakers.of(context.graph.quotes[part.id])
    who = dict.fromkeys(speaker_name(context, each) for each in speakers if not asks(each))
    about = "; ".join(each for each in (*who, ", ".join(part.places)) if each)
    named = quote_name(context) % {"id": part.id}
    return ", ".join(each for each in (named, about.removesuffix(".")) if each)


TextOf = Callable[[str, object, Callable[[], str]], str]
"""Gives the text of a file by its name, by what it is made from, and by what makes it."""


def anew(_name: str, _made_from: object, make: Callable[[], str]) -> str:
    """The text, made now."""
    return make()


_ALL = "citations"
_CFF = "CITATION.cff"


def citation_files(context: Context, text_of: TextOf = anew) -> dict[str, str]:
    """Files with records to take along, by name: the study, its publications and this site, and
    each finding and quote.
    """
    made = {
        (file := f"{name}.{ending}"): text_of(file, made_from, partial(_written, write, records))
        for name, made_from, records in _collections(context)
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


def _written(
    write: Callable[[Iterable[Reference]], str], records: Callable[[], tuple[Reference, ...]]
) -> str:
    return write(records())


def _collections(
    context: Context,
) -> Iterator[tuple[str, object, Callable[[], tuple[Reference, ...]]]]:
    """What makes records, with the name of their file and what they are made from."""
    graph, of = context.graph, {"findings": finding, "quotes": quote}
    every = (*works(graph), site_record(graph, context.site_url))
    yield _ALL, every, lambda: every
    for name, ids in _cited_parts(context).items():
        parts = tuple((part, said(context, part)) for part in (of[name](graph, id_) for id_ in ids))
        told = chain.from_iterable(
            (part.kind, part.id, part.address, part.work.key, _is_listed(context, part), named)
            for part, named in parts
        )
        made_from = (every, tuple(graph.references.values()), context.site_url, tuple(told))
        yield name, made_from, cache(partial(_records, context, parts))


def _is_listed(context: Context, part: Part) -> bool:
    """Whether the work of a part stands in references.bib, so that its key says which it is."""
    return part.work is context.graph.references.get(part.work.key)


def _records(context: Context, parts: tuple[tuple[Part, str], ...]) -> tuple[Reference, ...]:
    return tuple(_record(context, part, named) for part, named in parts)
