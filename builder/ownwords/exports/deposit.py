"""A folder for repositories: a BagIt bag (RFC 8493) whose payload is an RO-Crate (1.1) with the
Data Package in it.

A deposit cannot be taken back, so it holds words and rows alone that may be shared and archived. No
day of the computer is in it: the same study gives the same bytes.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from .. import urls
from ..citations.bibtex import bibtex
from ..citations.files import cff, csl_json_text
from ..citations.records import permanent, site_record, study_record, works
from ..graph import Graph
from ..jsontext import json_text
from ..prose import plain
from .datapackage import NAME as PACKAGE
from .datapackage import package_files
from .shared import ARCHIVED, rows_are_shared, shared_quotes

CRATE = "ro-crate-metadata.json"
ZENODO = ".zenodo.json"
_CRATE_CONTEXT = (
    "https://w3id.org/ro/crate/1.1/context",
    {"sha256": "http://schema.org/sha256"},
)
"""The context of RO-Crate 1.1 and what it lacks: a processor leaves out what no context knows."""
_CRATE_SPEC = "https://w3id.org/ro/crate/1.1"
_CC = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([0-9.]+)/?")
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "qdc": "application/xml",
    "bib": "application/x-bibtex",
    "cff": "text/yaml",
    "md": "text/markdown",
}
_SAYS = {
    PACKAGE: "Description of the tables: Frictionless Data Package",
    "study.json": "The whole study",
    "study-format.json": "JSON Schema of study.json",
    "codebook.qdc": "The findings as a REFI-QDA codebook",
    "CITATION.cff": "How to cite",
    "citations.bib": "The study, its publications and the site, for reference managers",
    "citations.json": "The same as CSL-JSON",
    "README.md": "What this is",
    ZENODO: "What Zenodo asks for",
}


def deposit_files(graph: Graph, site_url: str = "") -> dict[str, str]:
    """The bag: path of each file → its content.

    Args:
        graph: The study.
        site_url: Where its site is published; may be empty.
    """
    records = (*works(graph), site_record(graph, site_url))
    payload = package_files(graph, ARCHIVED) | {
        "CITATION.cff": cff(graph, site_url),
        "citations.bib": bibtex(records),
        "citations.json": csl_json_text(records),
        ZENODO: json_text(zenodo(graph, site_url)),
    }
    payload["README.md"] = _readme(graph, site_url, (*payload, "README.md", CRATE))
    payload[CRATE] = json_text(_crate(graph, site_url, payload))
    return bag({f"data/{name}": text for name, text in payload.items()}, _about(graph, site_url))


def bag(payload: Mapping[str, str], about: Mapping[str, str]) -> dict[str, str]:
    """Files of a payload with the tags that make a bag of them.

    Args:
        payload: Path below `data/` → content.
        about: Labels and values of bag-info.txt.
    """
    size = sum(len(text.encode()) for text in payload.values())
    info = {**about, "Payload-Oxum": f"{size}.{len(payload)}"}
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(f"{name}: {_one_line(text)}\n" for name, text in info.items()),
        "manifest-sha256.txt": _manifest(payload),
    }
    return {**tags, "tagmanifest-sha256.txt": _manifest(tags), **payload}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _manifest(files: Mapping[str, str]) -> str:
    lines = (f"{hashlib.sha256(text.encode()).hexdigest()}  {name}" for name, text in files.items())
    return "\n".join(sorted(lines, key=lambda line: line.split("  ", 1)[1])) + "\n"


def _about(graph: Graph, site_url: str) -> dict[str, str]:
    study = graph.study.study
    found = {
        "Source-Organization": study.made_by.name,
        "External-Description": study.name or study.title,
        "External-Identifier": site_url,
        "Contact-Name": study.contact.name if study.contact else "",
        "Bag-Software-Agent": "ownwords",
    }
    return {name: text for name, text in found.items() if text}


def zenodo(graph: Graph, site_url: str) -> dict[str, Any]:
    """What Zenodo reads from `.zenodo.json` in a repository that it archives."""
    study, record = graph.study.study, study_record(graph)
    authors = [{"name": author.name} for author in study.authors]
    by_others = not study.made_by.by_the_authors
    source = record.doi or record.url
    made = {
        "title": study.name or study.title,
        "upload_type": "dataset",
        "description": f"<p>{escape(plain(study.answer.said('professional')))}</p>"
        f"<p>{escape(plain(study.made_by.relation))}</p>",
        "creators": [{"name": study.made_by.name}] if by_others else authors,
        "contributors": [each | {"type": "Researcher"} for each in authors] if by_others else [],
        "version": study.dates.reviewed or study.dates.published,
        "access_right": "open",
        "license": _zenodo_licence(study.licence.url or ""),
        "keywords": [study.approach],
        "notes": plain(study.licence.text),
        "related_identifiers": [
            {"identifier": address, "relation": relation}
            for address, relation in (
                (source, "isDerivedFrom"),
                (site_url, "isAlternateIdentifier"),
            )
            if address
        ],
    }
    return {name: value for name, value in made.items() if value}


def _zenodo_licence(url: str) -> str:
    found = _CC.fullmatch(url)
    if not found:
        return ""
    return f"cc0-{found[2]}" if found[1] == "zero" else f"cc-{found[1]}-{found[2]}"


def _readme(graph: Graph, site_url: str, names: tuple[str, ...]) -> str:
    study, record = graph.study.study, study_record(graph)
    quotes = len(graph.quotes) - len(shared_quotes(graph, ARCHIVED))
    missing = [f"{quotes} of its quotes"] if quotes else []
    rows = bool(graph.study.people or graph.study.cases)
    missing += ["the rows of its sample"] if rows and not rows_are_shared(graph, ARCHIVED) else []
    lines = [
        f"# {_md(study.name or study.title)}",
        _md(study.question),
        _md(plain(study.answer.said("professional"))),
        _md(study.caveat),
        _md(plain(study.made_by.relation)),
        f"Made from: {_md(record.title)}." if record.title else "",
        f"Site: <{permanent(site_url, urls.HOME)}>" if site_url else "",
        f"Not here, because it is not known to be meant for archives: {', '.join(missing)}."
        if missing
        else "",
        "## Files",
        "\n".join(f"- `{name}`: {_says(name)}" for name in sorted(set(names))),
        "## Licence",
        _md(plain(study.licence.text)),
        f"<{study.licence.url}>" if study.licence.url else "",
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def _says(name: str) -> str:
    return "RO-Crate, which describes all files" if name == CRATE else _SAYS.get(name, "A table")


def _md(text: str) -> str:
    """Text that no reader of Markdown takes for marks or tags."""
    return re.sub(r"([\\`*_{}\[\]<>#|&!~])", r"\\\1", " ".join(text.split()))


def _crate(graph: Graph, site_url: str, payload: Mapping[str, str]) -> dict[str, Any]:
    study, record = graph.study.study, study_record(graph)
    people = [
        {"@id": f"#author-{at}", "@type": "Person", "name": author.name}
        for at, author in enumerate(study.authors, 1)
    ]
    maker = {"@id": "#maker", "@type": "Organization", "name": study.made_by.name}
    source = {
        "@id": "#study",
        "@type": "CreativeWork",
        "name": record.title,
        "author": [{"@id": person["@id"]} for person in people],
        **({"url": record.url} if record.url else {}),
    }
    files = [_crate_file(name, text) for name, text in payload.items()]
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": study.name or study.title,
        "description": plain(study.answer.said("professional")),
        "datePublished": study.dates.reviewed or study.dates.published,
        "license": {"@id": study.licence.url} if study.licence.url else plain(study.licence.text),
        "inLanguage": study.language,
        "creator": {"@id": "#maker"},
        "isBasedOn": {"@id": "#study"},
        "hasPart": [{"@id": file["@id"]} for file in files],
    }
    if site_url:
        root["url"] = site_url
    described = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _CRATE_SPEC},
    }
    licence = {"@type": "CreativeWork", "description": plain(study.licence.text)}
    licences = [{"@id": study.licence.url, **licence}] if study.licence.url else []
    whole = [described, root, maker, source, *people, *licences, *files]
    return {"@context": _CRATE_CONTEXT, "@graph": whole}


def _crate_file(name: str, text: str) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": "File",
        "name": _says(name),
        "encodingFormat": _MEDIA[name.rpartition(".")[2]],
        "contentSize": str(len(text.encode())),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
