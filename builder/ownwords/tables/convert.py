"""Turns a study's tables into another form. The old files are moved aside, never deleted."""

import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from .. import private
from ..errors import BuildError
from ..load import Loaded, load_with_places
from ..load.tabular import SHEETS, STUDY, joined
from ..load.tabular.kinds import FACTS
from ..load.tabular.writing import Heading, WrittenSheet, at, rest_of, sheets_from
from ..records import dataclass
from ..source import TableSource
from ..source.sheets import sheet as csv_text
from ..source.written import yaml_text
from ..writing import write_whole
from .guide import GUIDE
from .ids import fresh_ids
from .ods import ods_of
from .xlsx import xlsx_of

Form = Literal["workbook", "ods", "csv", "yaml"]
FORMS: tuple[Form, ...] = ("workbook", "ods", "csv", "yaml")
_BOOKS = {"workbook": "study.xlsx", "ods": "study.ods"}
_TABLES = ("people", "cases")
_LONGEST = 31
"""So many letters the name of a sheet has room for."""
_SHEET_NAMES = (STUDY, GUIDE, "Lists", *(kind.name for kind in SHEETS))
_IN_SHEETS = tuple(dict.fromkeys((*FACTS, *(kind.file for kind in SHEETS))))


@dataclass(frozen=True)
class Conversion:
    """What was converted.

    Attributes:
        written: The names of the new files.
        kept: Where the old files are now; None where there were none to move.
        moved: Their names.
        said: What the new form cannot hold, in plain sentences.
    """

    written: tuple[str, ...]
    kept: Path | None
    moved: tuple[str, ...]
    said: tuple[str, ...]


def convert(data: Path, root: Path, form: Form, *, more_ids: int = 0) -> Conversion:
    """Writes the tables of a study in another form, and moves the old files to `private/before/`.

    Args:
        data: The study's folder.
        root: The project's folder.
        form: The form.
        more_ids: How many ids for quotes to come are put below the last one, in a workbook or CSV.

    Raises:
        StudyError: The study is not in order, or holds something that no cell can.
        BuildError: A library is missing, or what was written does not read back as the same study.
    """
    loaded = load_with_places(data, root)
    files = _files(loaded, form, more_ids)
    old = [name for name in _names(loaded) if name not in files or _differs(data, name, files)]
    new = {name: content for name, content in files.items() if _differs(data, name, files)}
    if not new and not [name for name in old if name not in files]:
        return Conversion((), None, (), ())
    _try(loaded, new, old)
    kept = _moved(data, root, old) if old else None
    for name, content in new.items():
        write_whole(data / name, content)
    return Conversion(tuple(new), kept, tuple(old), tuple(_lost(loaded, form, old)))


def replaced(data: Path, root: Path, form: Form, *, more_ids: int = 0) -> None:
    """Writes the tables in another form in place of files that nobody has touched yet."""
    made = convert(data, root, form, more_ids=more_ids)
    if made.kept:
        shutil.rmtree(made.kept)
        made.kept.parent.rmdir()


def _differs(data: Path, name: str, files: Mapping[str, bytes]) -> bool:
    place = data / name
    return not place.is_file() or place.read_bytes() != files[name]


def _names(loaded: Loaded) -> list[str]:
    """The files in which the tables stand now."""
    own = [name for name in _IN_SHEETS if loaded.files.own[name].state == "read"]
    own_tables = (loaded.files.own_tables[name] for name in _fitting(loaded))
    tables = [table.name for table in own_tables if table.state == "read"]
    books = [book.name for book in loaded.files.books]
    return [*(f"{name}.yml" for name in own), *(n.rpartition("/")[2] for n in (*tables, *books))]


def _files(loaded: Loaded, form: Form, more_ids: int) -> dict[str, bytes]:
    sources = {name: loaded.yaml(name) for name in _IN_SHEETS}
    tables = _tables(loaded)
    if form == "yaml":
        return files_as_yaml(loaded)

    sheets = sheets_from(sources, every=form in _BOOKS)
    if more_ids:
        sheets = [_with_ids(sheet, more_ids) for sheet in sheets]
    if form in _BOOKS:
        sheets = _with_tables(sheets, loaded, tables)
        write = xlsx_of if form == "workbook" else ods_of
        return {_BOOKS[form]: write(loaded.study.study.title, sheets)}
    made = {f"{sheet.name.lower()}.csv": _csv(sheet) for sheet in sheets}
    for name, source in sources.items():
        rest = rest_of(name, source.data) if source.state == "read" else {}
        if rest:
            made[f"{name}.yml"] = yaml_text(rest).encode()
    return made | {f"{name}.csv": _own_csv(table) for name, table in tables.items()}


def files_as_yaml(loaded: Loaded) -> dict[str, bytes]:
    """The data files that sheets can hold, as YAML, and the two tables as CSV; what is so already
    stays byte for byte.
    """
    sources = {name: loaded.yaml(name) for name in _IN_SHEETS}
    made = {
        f"{name}.yml": source.exact.encode()
        if loaded.files.own[name] is source
        else yaml_text(source.data).encode()
        for name, source in sources.items()
        if source.state == "read"
    }
    tables = _tables(loaded)
    return made | {f"{name}.csv": _own_csv(table) for name, table in tables.items()}


def _tables(loaded: Loaded) -> dict[str, TableSource]:
    """*People* and *Cases* with the names of their columns as they are written."""
    found = {name: loaded.files.own_tables[name] for name in _fitting(loaded)}
    found |= joined(loaded.files.own, loaded.files.books).tables
    return {name: table for name, table in found.items() if table.state == "read"}


def _fitting(loaded: Loaded) -> list[str]:
    """The tables that a sheet can hold by their own name: a name has room for so many letters."""
    taken = {name.lower() for name in (*_SHEET_NAMES, *_BOOKS)}
    further = [name for name in loaded.files.further if len(name) <= _LONGEST and name not in taken]
    return [*_TABLES, *further]


def _own_csv(table: TableSource) -> bytes:
    """A table as CSV: as it is, where it is that already."""
    if table.exact:
        return table.exact.encode()
    rows = ([row.cells.get(column, "") for column in table.header] for row in table.rows)
    return csv_text(table.header, rows).encode()


def _csv(sheet: WrittenSheet) -> bytes:
    return csv_text((heading.text for heading in sheet.headings), sheet.rows).encode()


def _with_ids(sheet: WrittenSheet, number: int) -> WrittenSheet:
    if sheet.name != "Quotes":
        return sheet
    place = [heading.text for heading in sheet.headings].index("id")
    ids = fresh_ids(number, (row[place] for row in sheet.rows))
    empty = len(sheet.headings)
    rows = (tuple(id_ if at == place else "" for at in range(empty)) for id_ in ids)
    return replace(sheet, rows=(*sheet.rows, *rows))


def _with_tables(
    sheets: list[WrittenSheet], loaded: Loaded, tables: Mapping[str, TableSource]
) -> list[WrittenSheet]:
    """The sheets of a workbook in their order, with *People* and *Cases* before *Columns*."""
    own = []
    for name in (*_TABLES, *(name for name in tables if name not in _TABLES)):
        table = tables.get(name)
        usual = ("id", "person") if name != "people" else ("id",)
        header = table.header if table else usual
        levels = _levels(loaded, name)
        headings = tuple(
            Heading(
                column,
                _NOTES.get(column, "As the sheet Columns says."),
                column == "id",
                levels.get(column, ()),
                "person" if name != "people" and column == "person" else "",
            )
            for column in header
        )
        rows = tuple(
            tuple(row.cells.get(column, "") for column in header)
            for row in (table.rows if table else ())
        )
        title = name.capitalize() if name in _TABLES else name
        own.append(WrittenSheet(title, headings, rows))
    place = next((n for n, each in enumerate(sheets) if each.name == "Columns"), len(sheets))
    return [*sheets[:place], *own, *sheets[place:]]


_NOTES = {
    "id": "Needed. A made-up id such as P1. Never initials, a name, or a number from a form.",
    "person": "Whose case it is. Several: parted by semicolons.",
    "case": "The row of another table that it belongs to. Several: parted by semicolons.",
}


def _levels(loaded: Loaded, name: str) -> dict[str, tuple[str, ...]]:
    """What may stand in the columns of a table; only where a list of it fits a drop-down."""
    place = loaded.files.place_of(name)
    columns = at(loaded.yaml("sample").data, (*place, "columns"))
    found: dict[str, tuple[str, ...]] = {}
    for column in columns if isinstance(columns, list) else ():
        levels = column.get("levels") if isinstance(column, dict) else None
        listed = tuple(str(each) for each in levels) if isinstance(levels, list) else ()
        fits = len(",".join(listed)) < 250 and not any("," in each for each in listed)
        if isinstance(column, dict) and listed and fits and '"' not in "".join(listed):
            found[str(column.get("id"))] = listed
    return found


def _try(loaded: Loaded, new: Mapping[str, bytes], old: list[str]) -> None:
    """Reads what will stand there, and compares the two studies.

    Raises:
        BuildError: They differ; nothing was changed.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / loaded.folder.name
        folder.mkdir()
        for file in loaded.folder.iterdir():
            if file.is_file() and file.name not in old:
                shutil.copyfile(file, folder / file.name)
        for name, content in new.items():
            (folder / name).write_bytes(content)
        after = load_with_places(folder).study
    if after != loaded.study:
        part = next(
            name
            for name in type(after).model_fields
            if getattr(after, name) != getattr(loaded.study, name)
        )
        message = f"{part} would not read back as it is; nothing was changed"
        raise BuildError(f"{message}. Please report this as a fault of ownwords")


def _moved(data: Path, root: Path, names: list[str]) -> Path:
    """Moves files into a new folder in `private/before/`."""
    before = private.folder_of(root) / "before"
    private.keep_out_of_git(private.folder_of(root))
    number = 1
    while (place := before / f"convert-{number}").exists():
        number += 1
    place.mkdir(parents=True)
    for name in names:
        shutil.move(data / name, place / name)
    return place


def _lost(loaded: Loaded, form: Form, old: list[str]) -> list[str]:
    said = []
    remarks = sum(
        1
        for name in _IN_SHEETS
        if f"{name}.yml" in old
        for _, remark in loaded.files.own[name].comments
        if not re.match(r"yaml-language-server:", remark)
    )
    if remarks:
        one = remarks == 1
        count = "1 remark of YAML stays" if one else f"{remarks} remarks of YAML stay"
        place = f"the new form has no place for {'it' if one else 'them'}"
        said.append(f"{count} in the old files: {place}.")
    if form in ("csv", "yaml") and any(
        book.name.endswith((".xlsx", ".ods")) for book in loaded.files.books
    ):
        said.append("Widths, colours and the order of sheets stay in the old workbook.")
    return said
