"""The tables for download, and the meaning of their columns."""

from .. import urls
from ..exports import Export, codebook, datapackage, exports_of, graphfile, withheld
from ..i18n import Messages
from ..model.base import Shape
from ..model.findings import Category, Quote
from ..model.sample import Column
from ..model.shown import exported
from ..records import dataclass
from .base import Context, View
from .sample import columns_of


@dataclass(frozen=True)
class FileView:
    """A table for download: its address, how many rows it has, and what is not in it."""

    name: str
    address: str
    rows: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class WholeView:
    """A file with more than one table: its address, and what is in it."""

    name: str
    address: str
    says: str


@dataclass(frozen=True)
class ColumnView:
    """The meaning of a column. `own` columns are in every study's files; their names and values are
    English.
    """

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
    """The files, what is not offered, and the dictionary."""

    template = "data.html"
    kind = "study"
    files: tuple[FileView, ...]
    whole: tuple[WholeView, ...]
    withheld: tuple[str, ...]
    columns: tuple[ColumnView, ...]
    note: str | None
    licence: str


def data_page(context: Context) -> DataView:
    """The page of the tables; every study has findings to download."""
    study, messages = context.graph.study, context.messages
    exports = exports_of(context.graph)
    names = {export.name for export in exports}
    sample = tuple(_column(messages, file, column) for file, column in columns_of(study))
    own = (
        *_described(messages, "quotes.csv", Quote),
        *_described(messages, "findings.csv", Category),
    )
    return DataView(
        address=urls.study_page("data"),
        title=messages("Data and data dictionary"),
        description=messages("Tables to download, and what each column means."),
        files=tuple(_file(messages, export) for export in exports),
        whole=tuple(
            WholeView(name, urls.download(name), says) for name, says in _whole(messages).items()
        ),
        withheld=tuple(
            messages(
                "%(file)s is not offered: what people are known to have agreed to does not cover"
                " sharing data."
            )
            % {"file": export.name}
            for export in withheld(context.graph)
        ),
        columns=(*sample, *(column for column in own if column.file in names)),
        note=study.sample.note,
        licence=study.study.licence.text,
    )


def _whole(messages: Messages) -> dict[str, str]:
    return {
        datapackage.NAME: messages(
            "The tables with the meaning of every column, for programs (Frictionless Data Package)"
        ),
        graphfile.NAME: messages("Everything that may be shared in one file (JSON)"),
        graphfile.SCHEMA_NAME: messages("How that file is built (JSON Schema)"),
        codebook.NAME: messages("The findings as a codebook (REFI-QDA)"),
    }


def _file(messages: Messages, export: Export) -> FileView:
    missing = []
    if unshared := export.unshared:
        missing.append(
            messages.many(
                "%(num)s quote is not in it: what its speaker is known to have agreed to does not"
                " cover sharing data.",
                "%(num)s quotes are not in it: what their speakers are known to have agreed to does"
                " not cover sharing data.",
                unshared,
            )
        )
    rows = messages.many("%(num)s row", "%(num)s rows", export.number)
    return FileView(export.name, urls.download(export.name), rows, tuple(missing))


def _column(messages: Messages, file: str, column: Column) -> ColumnView:
    meaning = column.label
    if column.beside:
        meaning = messages(
            "%(label)s: the value of %(column)s as a number, used for sorting on "
            "this site; it is not in the file"
        ) % {
            "label": column.label,
            "column": column.beside,
        }
    return ColumnView(
        column.id, file, meaning, column.note, column.kind, column.unit, column.levels
    )


def _described(messages: Messages, file: str, shape: type[Shape]) -> tuple[ColumnView, ...]:
    return tuple(
        ColumnView(column.name, file, messages(column.words), values=column.values, own=True)
        for column in exported(shape)
    )
