"""The tables to take along, and what each of their columns means."""

from dataclasses import dataclass

from .. import urls
from ..exports import FINDINGS, QUOTES, Export, exports_of
from ..model.sample import Column
from ..words import Words
from .base import Context, View
from .sample import columns_of


@dataclass(frozen=True)
class FileView:
    """A table to take along: its address, how many rows it has, and what is not in it."""

    name: str
    address: str
    rows: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class ColumnView:
    """What a column means. `own` columns are those that every study's files have; their names and values are English."""

    name: str
    file: str
    meaning: str
    note: str | None = None
    kind: str = ""
    unit: str | None = None
    values: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class DataView(View):
    """The files, and the dictionary."""

    template = "data.html"
    kind = "study"
    files: tuple[FileView, ...]
    columns: tuple[ColumnView, ...]
    note: str | None
    licence: str


def data_page(context: Context) -> DataView:
    """Every study has findings and quotes to take along."""
    study, words = context.graph.study, context.words
    exports = exports_of(context.graph)
    names = {export.name for export in exports}
    sample = tuple(_column(words, file, column) for file, column in columns_of(study.sample))
    own = (*_described(words, "quotes.csv", QUOTES), *_described(words, "findings.csv", FINDINGS))
    return DataView(
        address=urls.study_page("data"),
        title=words("Data and dictionary"),
        description=words("Quotes, findings and sample as tables, and what each column means."),
        files=tuple(_file(words, export) for export in exports),
        columns=(*sample, *(column for column in own if column.file in names)),
        note=study.sample.note,
        licence=study.study.licence.text,
    )


def _file(words: Words, export: Export) -> FileView:
    missing = []
    if gone := export.withdrawn:
        missing.append(words.many("%(num)s row was withdrawn and is not in it.", "%(num)s rows were withdrawn and are not in it.", gone))
    if unshared := export.unshared:
        missing.append(
            words.many(
                "%(num)s quote is not in it: its speaker did not agree to sharing data.",
                "%(num)s quotes are not in it: their speakers did not agree to sharing data.",
                unshared,
            )
        )
    rows = words.many("%(num)s row", "%(num)s rows", len(export.rows))
    return FileView(export.name, urls.download(export.name), rows, tuple(missing))


def _column(words: Words, file: str, column: Column) -> ColumnView:
    meaning = column.label
    if column.beside:
        meaning = words("%(label)s: the number of %(column)s, by which this site sorts; it is not in the file.") % {
            "label": column.label,
            "column": column.beside,
        }
    return ColumnView(column.id, file, meaning, column.note, column.kind, column.unit, column.levels)


_VALUES = {
    "told_as": ("helped", "hindered", "both", "unclear"),
    "bearings": ("illustrates", "other-side", "limits", "contradicts"),
    "label_from": ("authors", "participants", "literature"),
}
"""What may stand in columns that every study's files have."""


def _described(words: Words, file: str, names: tuple[str, ...]) -> tuple[ColumnView, ...]:
    meanings = _meanings(words) | ({"id": words("Id of the finding; it does not change")} if file == "findings.csv" else {})
    return tuple(ColumnView(name, file, meanings[name], values=_VALUES.get(name, ()), own=True) for name in names)


def _meanings(words: Words) -> dict[str, str]:
    return {
        "id": words("Id of the quote; it does not change"),
        "text": words("The words as printed; in an exchange, one turn on each line"),
        "short": words("Short form, as printed"),
        "gist": words("What it says, in a few words of those who made this site"),
        "prompt": words("What the interviewer asked"),
        "lead_in": words("How the authors lead into it, paraphrased"),
        "told_as": words("How it is told"),
        "content_note": words("What it touches on that may be hard to read"),
        "language": words("Language of the words"),
        "translated": words("By whom and how it was translated, where it differs from the other quotes"),
        "original_language": words("Language before translation"),
        "original": words("The words before translation"),
        "places": words("Where it is printed"),
        "findings": words("Ids of the findings it belongs to"),
        "bearings": words("What it does for each of these findings, in the same order"),
        "person": words("Who speaks, where the study says so"),
        "case": words("The case it belongs to, where the study says so"),
        "address": words("Address on this site"),
        "parent": words("Id of the finding above it"),
        "label": words("Label, as published"),
        "plain_label": words("Label in everyday words"),
        "label_from": words("Who coined the label"),
        "plain": words("What it means, in everyday words"),
        "professional": words("What it means, in the words of the field"),
    }
