"""What a page says of itself to programs: Highwire's and Dublin Core's tags, which Scholar and
Zotero read, and schema.org's terms as JSON-LD.

Words of a quote are in it only where its consent covers being found by search engines.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .. import urls
from ..citations.records import author_of, permanent, quote, study_record
from ..i18n import unmarked
from ..model.paper import Author, Funder
from ..model.references import Date, Name, Reference
from ..prose import plain
from .base import Context, View
from .findings import FindingView
from .quote_page import QuoteView

SCHEMA = "https://schema.org"


def with_metadata(context: Context, view: View) -> View:
    """A page with what programs read of it."""
    if not view.indexed:
        return view  # its title may be the words of a quote
    about_study = view.address in (urls.HOME, urls.study_page("cite"))
    things = [*_things(context, view, about_study=about_study)]
    data = _json({"@context": SCHEMA, "@graph": things}) if things else ""
    if not about_study and not data:
        return view
    return replace(view, meta=tuple(_tags(context)) if about_study else (), data=data)


def _json(data: object) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _tags(context: Context) -> Iterator[tuple[str, str]]:
    study, record = context.graph.study.study, study_record(context.graph)
    first, _, last = record.page.partition("–")
    people = [name for name in record.author if not name.left_out]
    kind = record.type
    highwire = {
        "title": record.title,
        "publication_date": "/".join(_parts(record.issued)),
        # Zotero knows what a work is by which of the next five there is
        "journal_title": record.container_title if kind.startswith("article") else "",
        "inbook_title": record.container_title if kind == "chapter" else "",
        "conference_title": _conference(record),
        "dissertation_institution": record.publisher if kind == "thesis" else "",
        "technical_report_institution": record.publisher if kind == "report" else "",
        "volume": record.volume,
        "issue": record.issue,
        "firstpage": first,
        "lastpage": last,
        "doi": record.doi,
        "issn": record.issn,
        "isbn": record.isbn,
        "publisher": record.publisher,
        "language": record.language,
        "public_url": record.url or "",
    }
    for name in people:
        yield from _author_tags(context, name, alone=len(people) == 1)
    yield from (("citation_keywords", word) for word in study.keywords)
    yield from ((f"citation_{name}", text) for name, text in highwire.items() if text)
    core = {
        "title": record.title,
        "date": "-".join(_parts(record.issued)),
        "publisher": record.publisher,
        "source": record.container_title,
        "identifier": f"doi:{record.doi}" if record.doi else record.url or "",
        "language": record.language,
        "rights": plain(study.licence.text),
    }
    yield from (("DC.creator", _full(name)) for name in people)
    yield from (("DC.subject", word) for word in study.keywords)
    yield from ((f"DC.{name}", text) for name, text in core.items() if text)


def _conference(record: Reference) -> str:
    return record.event_title or record.container_title if record.type == "paper-conference" else ""


def _author_tags(context: Context, name: Name, *, alone: bool) -> Iterator[tuple[str, str]]:
    """An author, followed by what is known of them."""
    yield "citation_author", _full(_held_together(name) if alone else name)
    author = author_of(context.graph, name)
    if author and author.affiliation:
        yield "citation_author_institution", author.affiliation
    if author and author.orcid:
        yield "citation_author_orcid", author.orcid


def _held_together(name: Name) -> Name:
    """A name whose given names have a no-break space between them: where a page names one author,
    and there are spaces on both sides of the comma, Zotero reads two people.
    """
    return name.model_copy(update={"given": name.given.replace(" ", "\u00a0")})


def _full(name: Name) -> str:
    family = f"{name.non_dropping_particle} {name.family}".strip()
    parts = (family, name.given, name.suffix)  # what follows the first comma is read as given
    return name.literal or ", ".join(part for part in parts if part)


def _parts(date: Date | None) -> list[str]:
    return [f"{part:02}" for part in date.parts] if date else []


def _things(context: Context, view: View, *, about_study: bool) -> Iterator[dict[str, Any]]:
    if crumbs := _crumbs(context, view):
        yield crumbs
    if about_study:
        yield _article(context, study_record(context.graph))
        yield _dataset(context)
    if isinstance(view, FindingView):
        yield _term(context, view)
    if isinstance(view, QuoteView):
        yield _quotation(context, view)


def _given(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value}


def _crumbs(context: Context, view: View) -> dict[str, Any]:
    """The way from the home page; none without addresses in full, which it is made of."""
    if not context.site_url or view.address == urls.HOME:
        return {}
    study, messages = context.graph.study.study, context.messages
    sections = {
        urls.FINDINGS: messages("Findings"),
        urls.QUOTES: messages("Quotes"),
        urls.STUDY: messages("The study"),
    }
    way = [(study.name or study.title, urls.HOME)]
    way += [
        (unmarked(name), address)
        for address, name in sections.items()
        if view.address.startswith(address) and view.address != address
    ]
    way.append((unmarked(view.title), view.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": at,
                "name": name,
                "item": permanent(context.site_url, address),
            }
            for at, (name, address) in enumerate(way, 1)
        ],
    }


_TYPES = {"book": "Book", "thesis": "Thesis", "report": "Report", "chapter": "Chapter"}


def _article(context: Context, record: Reference) -> dict[str, Any]:
    """The study's publication."""
    study = context.graph.study.study
    first, _, last = record.page.partition("–")
    journal = _given({"@type": "Periodical", "name": record.container_title, "issn": record.issn})
    return _given(
        {
            "@type": _TYPES.get(record.type, "ScholarlyArticle"),
            "@id": _id(record),
            "name": record.title,
            "headline": record.title,
            "author": [_author(context, name) for name in record.author if not name.left_out],
            "contributor": [_contributor(each) for each in study.contributors],
            "keywords": list(study.keywords),
            "funding": [grant for each in study.funders for grant in _grants(each)],
            "datePublished": "-".join(_parts(record.issued)),
            "inLanguage": record.language,
            "isPartOf": journal if record.container_title else None,
            "volumeNumber": record.volume if record.type == "article-journal" else "",
            "issueNumber": record.issue if record.type == "article-journal" else "",
            "pageStart": first,
            "pageEnd": last,
            "url": record.url,
            "sameAs": f"https://doi.org/{record.doi}" if record.doi else "",
        }
    )


def _id(record: Reference) -> str:
    return f"https://doi.org/{record.doi}" if record.doi else record.url or ""


def _person(name: Name) -> dict[str, Any]:
    """A person in parts; a name that is not in parts may be a body's."""
    if name.literal:
        return {"@type": "Thing", "name": name.literal}
    family = f"{name.non_dropping_particle} {name.family}".strip()
    parts = {"familyName": family, "givenName": name.given, "honorificSuffix": name.suffix}
    whole = " ".join(part for part in (name.given, family, name.suffix) if part)
    return _given({"@type": "Person", "name": whole, **parts})


def _author(context: Context, name: Name) -> dict[str, Any]:
    """An author with what study.yml says of them."""
    author = author_of(context.graph, name)
    return _person(name) | (_more(author) if author else {})


def _contributor(author: Author) -> dict[str, Any]:
    """Somebody else who contributed, whose name is not known in parts."""
    return {"@type": "Person", "name": author.name, **_more(author)}


def _more(author: Author) -> dict[str, Any]:
    affiliation = {"@type": "Organization", "name": author.affiliation}
    return _given(
        {"sameAs": author.orcid, "affiliation": affiliation if author.affiliation else None}
    )


def _grants(funder: Funder) -> Iterator[dict[str, Any]]:
    """Each grant with who gave it; a funder without known grants gave one."""
    by = _given({"@type": "Organization", "name": funder.name, "url": funder.url})
    for number in funder.grants or ("",):
        yield _given({"@type": "Grant", "identifier": number, "funder": by})


def _based_on(context: Context, of: Reference | None = None) -> dict[str, Any]:
    record = of or study_record(context.graph)
    return _given({"@type": "CreativeWork", "@id": _id(record), "name": record.title})


def _dataset(context: Context) -> dict[str, Any]:
    """The site as data that is made from the study."""
    study = context.graph.study.study
    return _given(
        {
            "@type": "Dataset",
            "@id": context.site_url,
            "name": study.name or study.title,
            "description": plain(study.answer.said("plain")),
            "url": context.site_url,
            "creator": {"@type": "Thing", "name": study.made_by.name},
            "version": study.dates.reviewed or study.dates.published,
            "dateModified": study.dates.reviewed,
            "inLanguage": study.language,
            "keywords": list(study.keywords),
            "license": study.licence.url,
            "conditionsOfAccess": plain(study.licence.text),
            "isBasedOn": _based_on(context),
        }
    )


def _term(context: Context, view: FindingView) -> dict[str, Any]:
    """A finding as a term that the study defines."""
    address = permanent(context.site_url, view.address)
    wordings = dict(view.definition)
    return _given(
        {
            "@type": "DefinedTerm",
            "@id": address,
            "name": unmarked(view.title),
            "description": plain(wordings.get("professional", "")),
            "url": address,
            "inDefinedTermSet": permanent(context.site_url, urls.FINDINGS),
        }
    )


def _quotation(context: Context, view: QuoteView) -> dict[str, Any]:
    study, address = context.graph.study.study, permanent(context.site_url, view.address)
    said = "\n".join("".join(run.text for run in turn.runs) for turn in view.card.turns)
    return _given(
        {
            "@type": "Quotation",
            "@id": address,
            "url": address,
            "text": said,
            "inLanguage": view.card.language or study.language,
            "license": study.licence.url,
            "isBasedOn": _based_on(context, quote(context.graph, view.card.id).work),
        }
    )
