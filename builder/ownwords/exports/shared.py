"""What of a study may be shared as data, as plain values by the names of the data files' keys.

Nothing is listed here field by field: what a shape declares is taken along, less what a mark keeps
inside, and less every link to something that is not shared. A new file of the data is in no export
until it is named in `TAKEN`; a test asks for a decision.
"""

from collections.abc import Container, Iterable
from typing import Any

from .. import urls
from ..graph import Graph
from ..model import Study
from ..model.base import Link, Placement, Shape, Use
from ..model.findings import Category, Quote
from ..model.marks import KeptInside
from ..model.media import Figure
from ..model.references import csl_json
from ..model.sample import Column, Row, Table
from ..model.shown import marks_of
from ..model.speaking import Speaker
from ..remembered import cache

TAKEN = (
    "study",
    "categories",
    "quotes",
    "passages",
    "memos",
    "sample",
    "process",
    "guidance",
    "glossary",
    "reporting",
    "support",
    "changes",
    "people",
    "cases",
    "further",
    "references",
)
"""The parts of a study that are shared, as far as consent covers them."""

LEFT_INSIDE = ("privacy", "withdrawn", "acknowledged")
"""The parts that are in no file to take along: how the data is kept, not what it says."""

SHARED: tuple[Use, ...] = ("data-sharing",)
ARCHIVED: tuple[Use, ...] = ("data-sharing", "archive")
"""What has to be agreed to for words to stand in a file, and in a deposit."""


def shared_quotes(graph: Graph, uses: Iterable[Use]) -> tuple[Quote, ...]:
    """The published quotes that all of these uses cover."""
    uses = tuple(uses)
    return tuple(
        quote
        for quote in graph.quotes.values()
        if all(graph.study.covers(quote, use) for use in uses)
    )


def rows_are_shared(graph: Graph, uses: Iterable[Use]) -> bool:
    """Whether rows of people and cases may stand there: they have no consent of their own."""
    return set(uses) <= set(graph.study.scope)


def shared(
    graph: Graph, uses: Iterable[Use], known: Container[str] = frozenset()
) -> dict[str, Any]:
    """The parts of the study by their names, as values that JSON has; what is empty is left out. Of
    a quote that is `known` there is nothing but its id.
    """
    uses, study = tuple(uses), graph.study
    quotes = {quote.id for quote in shared_quotes(graph, uses)}
    gone = _not_shared(graph, quotes, uses)
    told = tuple(quote for quote in study.quotes.quotes if quote.id not in known)
    made: dict[str, Any] = {}
    for name in TAKEN:
        part = getattr(study, name)
        if name in ("people", "cases"):
            made[name] = _rows(getattr(study.sample, name), part) if not gone["case",] else []
        elif name == "further":
            made[name] = {
                each.id: rows
                for each in (part if not gone["case",] else ())
                if (rows := _rows(each.table, each.rows))
            }
        elif name == "references":
            made[name] = [csl_json(reference) for reference in part]
        elif name == "quotes":
            made[name] = of_shape(part.model_copy(update={"quotes": told}), gone)
        elif part is not None:
            made[name] = of_shape(part, gone)
    said = made["quotes"].setdefault("quotes", [])
    if not study.quotes.speaker_labels:
        for each in (
            made["quotes"],
            *said,
            *(turn for one in said for turn in one.get("turns", ())),
        ):
            _unlabel(each)
    for each, quote in zip(said, told, strict=True):
        if quote.picture and not _picture_goes(study, quote):
            each.pop("picture", None)
    new = {each["id"]: each for each in said}
    made["quotes"]["quotes"] = [
        new[id_] | {"address": urls.quote(id_, graph.quotes_ever)} if id_ in new else {"id": id_}
        for id_ in (quote.id for quote in study.quotes.quotes)
        if id_ in quotes
    ]
    for each, category in zip(
        made["categories"]["categories"], study.categories.categories, strict=True
    ):
        each["address"] = urls.category(each["id"])
        goes = [_figure_goes(study, quotes, figure) for figure in category.figures]
        if kept := [one for one, stays in zip(each.pop("figures", ()), goes, strict=True) if stays]:
            each["figures"] = kept
    return {name: part for name, part in made.items() if part}


def _picture_goes(study: Study, quote: Quote) -> bool:
    """Whether what is said of a quote's picture goes along with the quote. The file never does."""
    free = quote.picture and not quote.picture.needs_consent
    return bool(free or study.covers(quote, "picture"))


def _figure_goes(study: Study, shared: set[str], figure: Figure) -> bool:
    """Whether what is said of a finding's picture goes along: where the quotes do whose it is."""
    theirs = study.quotes_with(figure.file)
    return not figure.needs_consent or all(
        quote.id in shared and _picture_goes(study, quote) for quote in theirs
    )


def _unlabel(said: dict[str, Any]) -> None:
    """Leaves of a speaker what ties no quote to another."""
    speaker = said.pop("speaker", {})
    if left := {key: speaker[key] for key in ("kind", "source", "unlinked") if key in speaker}:
        said["speaker"] = left


class Gone(dict[tuple[str, ...], frozenset[str]]):
    """Ids of what is not shared, by the kinds of things to which links may lead."""

    def __missing__(self, kinds: tuple[str, ...]) -> frozenset[str]:
        each = (self.get((kind,), frozenset[str]()) for kind in kinds)
        self[kinds] = found = frozenset[str]().union(*each)
        return found


def _not_shared(graph: Graph, quotes: set[str], uses: tuple[Use, ...]) -> Gone:
    study = graph.study
    unsaid = frozenset(quote.id for quote in study.quotes.quotes if quote.id not in quotes)
    hidden = not rows_are_shared(graph, uses)
    elsewhere = graph.categories.keys() | graph.passages.keys()
    rows = (*study.all_cases, *study.people) if hidden else ()
    return Gone(
        {
            ("quote",): unsaid,
            ("category, quote or passage",): unsaid - elsewhere,
            ("person",): frozenset(row.id for row in study.people) if hidden else frozenset(),
            ("case",): frozenset(row.id for row in rows),
        }
    )


def of_shape(shape: Shape, gone: Gone) -> dict[str, Any]:
    """A shape's fields that are shared and not empty."""
    made: dict[str, Any] = {}
    values = vars(shape)
    for name, shown_as, links in _fields_shared(type(shape)):
        value = values[name]
        if not value and (value is None or value == "" or value == ()):
            continue  # most fields of most shapes
        value = _value(value, gone[links], gone)
        if value is not None and value not in ("", [], {}):
            made[shown_as] = value
    return made


@cache
def _fields_shared(shape: type[Shape]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The fields of a shape that may be shared: their name, what they are called in files, and
    what they link to.
    """
    return tuple(
        (name, info.alias or name, tuple(link.to for link in marks_of(info, Link)))
        for name, info in shape.model_fields.items()
        if not marks_of(info, KeptInside)
    )


def _value(value: Any, without: frozenset[str], gone: Gone) -> Any:
    match value:
        case str():  # first, as there are most of them
            return None if value in without else value
        case Table():
            made = of_shape(value, gone)
            beside = {column.id for column in value.columns if column.beside}
            columns = [each for each in made.get("columns", ()) if each["id"] not in beside]
            return {**made, "columns": columns} if columns else {}
        case Shape():
            return of_shape(value, gone)
        case tuple() | list():
            parts = (_value(each, without, gone) for each in value)
            return [part for part in parts if part is not None and part != {}]
        case _:
            return value


def _rows(table: Table | None, rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    """Rows with the cells that pages print; none where nothing but ids would be left."""
    columns = [column for column in table.columns if not column.beside] if table else []
    if not columns:
        return []
    return [_row(columns, row) for row in rows]


def _row(columns: list[Column], row: Row) -> dict[str, Any]:
    texts = {cell.column: cell.text for cell in row.cells}
    made: dict[str, Any] = {"id": row.id}
    if row.people:
        made["people"] = list(row.people)
    if row.cases:
        made["cases"] = list(row.cases)
    cells = {column.id: texts.get(column.id) or column.empty or "" for column in columns}
    return made | {"cells": cells}


ADDRESSED: tuple[type[Shape], ...] = (Category, Quote)
"""Shapes that get their address on the site beside their own fields."""


def with_words_for(study: Study, use: Use, instead: str) -> Study:
    """The study with the words of every quote that this use does not cover left out.

    What remains of such a quote is its id, how it is told and where it belongs, so that counts and
    links stay true: it is made anew from these, and a field that quotes may get later is not in it.

    Args:
        study: The study.
        use: What the words are to be used for.
        instead: What stands in their place.
    """
    if all(study.covers(quote, use) for quote in study.published_quotes):
        return study
    published = {quote.id for quote in study.published_quotes}
    quotes = tuple(
        quote
        if quote.id not in published or study.covers(quote, use)  # without words already
        else Quote(
            id=quote.id,
            text=instead,
            gist=instead,
            told_as=quote.told_as,
            speaker=Speaker(unlinked=instead),
            categories=tuple(
                Placement(category=each.category, bearing=each.bearing) for each in quote.categories
            ),
            consent=quote.consent,
        )
        for quote in study.quotes.quotes
    )
    return study.model_copy(update={"quotes": study.quotes.model_copy(update={"quotes": quotes})})
