"""The files with records to take along: BibTeX, RIS, CSL-JSON, CITATION.cff."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ..graph import Graph
from ..jsontext import json_text
from ..model.references import Date, Name, Reference, csl_json
from .bibtex import bibtex
from .records import author_of, site_record, study_record
from .ris import ris


def csl_json_text(references: Iterable[Reference]) -> str:
    """Records as CSL-JSON."""
    return json_text([csl_json(each) for each in references])


FORMATS: dict[str, tuple[str, Callable[[Iterable[Reference]], str]]] = {
    "BibTeX": ("bib", bibtex),
    "RIS": ("ris", ris),
    "CSL-JSON": ("json", csl_json_text),
}
"""Name of a format → how its files end, and what writes them."""


def cff(graph: Graph, site_url: str = "") -> str:
    """The site's CITATION.cff (Citation File Format 1.2.0), which asks to cite the study."""
    study, site = graph.study.study, site_record(graph, site_url)
    made: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite the study, and this site where its pages are what you used.",
        "type": "dataset",
        "title": site.title,
        "authors": [{"name": study.made_by.name}],
        "version": site.version,
    }
    if len(site.version) == len("2026-01-31"):
        made["date-released"] = site.version
    if site.url:
        made["url"] = site.url
    if study.licence.url:
        made["license-url"] = study.licence.url
    if study.keywords:
        made["keywords"] = list(dict.fromkeys(study.keywords))
    made["preferred-citation"] = _preferred(graph, study_record(graph))
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Mapping[str, Any]) -> Iterator[str]:
    """YAML, with each text in quotation marks and as it is: a dumper would write characters of some
    scripts as numbers.
    """
    for key, value in made.items():
        if isinstance(value, list):
            yield f"{key}:"
            for item in value:
                if isinstance(item, str):
                    yield f"  - {json.dumps(item, ensure_ascii=False)}"
                    continue
                first, *rest = _lines(item)
                yield f"  - {first}"
                yield from (f"    {line}" for line in rest)
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        else:
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"


_CFF_TYPES = {
    "article-journal": "article",
    "article-magazine": "magazine-article",
    "article-newspaper": "newspaper-article",
    "book": "book",
    "dataset": "data",
    "paper-conference": "conference-paper",
    "report": "report",
    "thesis": "thesis",
    "webpage": "website",
}


def _preferred(graph: Graph, reference: Reference) -> dict[str, Any]:
    first, dash, last = reference.page.partition("–")
    pages = {"start": first, "end": last if dash else ""} if "," not in reference.page else {}
    texts = {
        "journal": reference.container_title if reference.type in _CFF_TYPES else "",
        "volume": reference.volume,
        "issue": reference.issue,
        **pages,
        "issn": reference.issn,
        "doi": reference.doi if _DOI.fullmatch(reference.doi) else "",
        "url": reference.url if _URL.fullmatch(reference.url or "") else "",
    }
    if reference.doi and not texts["doi"] and not texts["url"]:
        texts["url"] = f"https://doi.org/{quote(reference.doi, safe='/:')}"
    people = [_person(graph, name) for name in reference.makers if not name.left_out]
    return {
        "type": _CFF_TYPES.get(reference.type, "generic"),
        "title": reference.title,
        "authors": people or [{"name": "anonymous"}],
        **_year(reference.issued),
        **{name: text for name, text in texts.items() if text},
    }


def _year(date: Date | None) -> dict[str, int]:
    return {"year": date.parts[0]} if date and date.parts else {}


_ORCID = re.compile(r"https://orcid\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]{1}")
_DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+")
_URL = re.compile(r"(https|http|ftp|sftp)://.+")
"""As the format asks for them; a DOI with other signs, as older ones have, stands as an address."""


def _person(graph: Graph, name: Name) -> dict[str, str]:
    author = author_of(graph, name)
    orcid = author.orcid or "" if author else ""
    parts = {
        "family-names": name.family,
        "given-names": name.given,
        "name-particle": name.non_dropping_particle,
        "name-suffix": name.suffix,
        "name": name.literal,
        "affiliation": author.affiliation or "" if author and not name.literal else "",
        "orcid": orcid if _ORCID.fullmatch(orcid) else "",
    }
    return {part: text for part, text in parts.items() if text}
