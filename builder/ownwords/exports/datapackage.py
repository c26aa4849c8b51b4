"""The tables as a Data Package of the Frictionless standard, version 1: each as CSV and as JSON,
with the meaning of every column, beside the file of the whole study.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from ..graph import Graph
from ..in_rows import InRows, TextInRows, anew
from ..jsontext import AROUND_ROWS, json_text, row_texts
from ..model.base import Shape, Use
from ..model.findings import Category, Quote
from ..model.sample import Column
from ..model.shown import exported
from ..prose import plain
from . import codebook, graphfile
from .shared import SHARED
from .table import MARK, csv_lines, defused
from .tables import QUOTES_FILE, Cells, Export, tables

NAME = "datapackage.json"
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_FORMULAS = (
    "A cell that a spreadsheet could take for a formula begins with an apostrophe in the CSV file,"
    " which is not part of the words; the JSON file has none."
)


def package_files(
    graph: Graph, uses: tuple[Use, ...] = SHARED, quotes: TextInRows = anew
) -> dict[str, str]:
    """The package: name of a file → its content. The descriptor comes last.

    Args:
        graph: The study.
        uses: What its words are to be used for.
        quotes: Gives the text of a file with a row for each quote.
    """
    exports = tables(graph, uses)
    made = {export.name: _text_of(export, export.name, _csv, quotes) for export in exports}
    made |= {
        (name := _json_name(export)): _text_of(export, name, _json, quotes) for export in exports
    }
    made[graphfile.NAME] = quotes(graphfile.NAME, partial(graphfile.in_rows, graph, uses))
    made[graphfile.SCHEMA_NAME] = graphfile.schema_text()
    made[codebook.NAME] = codebook.codebook(graph)
    return made | {NAME: json_text(_descriptor(graph, exports, made))}


def _json_name(export: Export) -> str:
    return export.name.replace(".csv", ".json")


def _text_of(
    export: Export,
    name: str,
    make: Callable[[Export, Mapping[str, str]], InRows],
    quotes: TextInRows,
) -> str:
    text_of = quotes if export.name == QUOTES_FILE else anew
    return text_of(name, partial(make, export))


def _csv(export: Export, known: Mapping[str, str]) -> InRows:
    (begins,) = csv_lines((export.header,))
    return InRows(MARK + begins, _all_rows(export, known, csv_lines))


def _json(export: Export, known: Mapping[str, str]) -> InRows:
    def written(rows: Iterable[Cells]) -> Iterator[str]:
        return row_texts(dict(zip(export.header, row, strict=True)) for row in rows)

    begins, between, ends = AROUND_ROWS
    return InRows(begins, _all_rows(export, known, written), between, ends)


def _all_rows(
    export: Export, known: Mapping[str, str], written: Callable[[Iterable[Cells]], Iterable[str]]
) -> dict[str, str]:
    """The rows as they are written, in their order; of these only what is not known is made."""
    new = [id_ for id_ in export.ids if id_ not in known]
    made = dict(zip(new, written(map(export.row, new)), strict=True))
    return {id_: known.get(id_) or made[id_] for id_ in export.ids}


def _descriptor(graph: Graph, exports: tuple[Export, ...], files: dict[str, str]) -> dict[str, Any]:
    study = graph.study.study
    licence: dict[str, Any] = {"rights": plain(study.licence.text)}
    if study.licence.url:
        licence["licenses"] = [{"path": study.licence.url, "title": plain(study.licence.text)}]
    return {
        "profile": "data-package",
        "name": study.id,
        "id": study.id,
        "title": study.name or study.title,
        "description": f"{plain(study.answer.said('professional'))} {study.caveat}",
        "version": study.dates.reviewed or study.dates.published,
        **licence,
        "contributors": [
            *({"title": author.name, "role": "author"} for author in study.authors),
            {"title": study.made_by.name, "role": "maintainer"},
        ],
        "resources": [*_resources(graph, exports, files)],
    }


def _resources(
    graph: Graph, exports: tuple[Export, ...], files: dict[str, str]
) -> Iterator[dict[str, Any]]:
    for export in exports:
        stem, schema = export.name.removesuffix(".csv"), _schema(graph, export, as_csv=True)
        yield {
            "profile": "tabular-data-resource",
            **_file(stem, export.name, "csv", "text/csv", files),
            "encoding": "utf-8",
            "description": _FORMULAS,
            "schema": schema,
        }
        yield {
            "profile": "tabular-data-resource",
            **_named(f"{stem}-json", _json_name(export), "json", "application/json"),
            "encoding": "utf-8",
            "schema": _schema(graph, export, as_csv=False),
        }
    others = (
        ("study", graphfile.NAME, "json", "application/json"),
        ("study-format", graphfile.SCHEMA_NAME, "json", "application/schema+json"),
        ("codebook", codebook.NAME, "qdc", "application/xml"),
    )
    for name, path, kind, mediatype in others:
        yield {"profile": "data-resource", **_file(name, path, kind, mediatype, files)}


def _named(name: str, path: str, kind: str, mediatype: str) -> dict[str, Any]:
    return {"name": name, "path": path, "format": kind, "mediatype": mediatype}


def _file(name: str, path: str, kind: str, mediatype: str, files: dict[str, str]) -> dict[str, Any]:
    """A file with its size and its hash. Rows as JSON have neither: Frictionless' own program reads
    them in a way that counts no bytes, and calls them wrong.
    """
    content = files[path].encode()
    return {
        **_named(name, path, kind, mediatype),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _schema(graph: Graph, export: Export, *, as_csv: bool) -> dict[str, Any]:
    shapes: dict[str, type[Shape]] = {"quotes.csv": Quote, "findings.csv": Category}
    if shape := shapes.get(export.name):
        fields = [*_declared(shape)]
    else:
        fields = [*_of_sample(graph, export, as_csv=as_csv)]
    return {"fields": fields, "primaryKey": ["id"], "missingValues": [""]}


def _declared(shape: type[Shape]) -> Iterator[dict[str, Any]]:
    for column in exported(shape):
        made: dict[str, Any] = {"name": column.name, "type": "string", "description": column.words}
        if column.name == "id":
            made["constraints"] = {"required": True, "unique": True}
        elif column.values and column.name == column.field:
            made["constraints"] = {"enum": list(column.values)}
        yield made


def _of_sample(graph: Graph, export: Export, *, as_csv: bool) -> Iterator[dict[str, Any]]:
    rows = graph.study.table(export.name.removesuffix(".csv"))
    columns = {column.id: column for column in rows.table.columns} if rows else {}
    for at, name in enumerate(export.header):
        if name in columns:
            cells = [row[at] for row in export.rows]
            yield _column(columns[name], cells, as_csv=as_csv)
        elif name == "id":
            rule = {"required": True, "unique": True}
            yield {"name": name, "type": "string", "description": "Id of the row"} | {
                "constraints": rule
            }
        else:
            whom = "people" if name == "person" else "cases"
            yield {"name": name, "type": "string", "description": f"Ids of the {whom} it is about"}


def _column(column: Column, cells: list[str], *, as_csv: bool) -> dict[str, Any]:
    said = f"{column.label}. {plain(column.note)}" if column.note else column.label
    numbers = column.kind == "number" and all(not each or _NUMBER.fullmatch(each) for each in cells)
    made: dict[str, Any] = {
        "name": column.id,
        "type": "number" if numbers and as_csv else "string",
        "description": said or column.id,
    }
    if column.unit:
        made["unit"] = column.unit
    if column.levels:
        levels = [*column.levels, *((column.empty,) if column.empty else ())]
        made["constraints"] = {"enum": [defused(each) if as_csv else each for each in levels]}
    return made
