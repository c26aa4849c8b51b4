"""New rows for the sheets of a workbook or CSV file, below the last one that somebody began."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.dom import minidom

from ..load import Loaded
from ..load.tabular import SHEETS
from ..load.tabular.writing import WrittenSheet, sheets_from
from ..source.files import lines_of
from ..source.sheeted import SheetSource
from ..source.sheets import sheet as csv_text
from ..source.workbook import Book, Sheet
from .edits import CELLS, opened_again, set_text, times
from .xlsx import openpyxl_or_stop

Row = Mapping[str, str]
"""The cells of a row by their heading."""

_WAITING = frozenset(("id", "quote", "finding"))
"""A row in which nothing but these is filled is a free one."""


def added_rows(real: Loaded, before: Loaded, after: Loaded) -> dict[str, list[Row]]:
    """Rows that are new, by the name of their sheet, for the data files that stand in sheets.

    Args:
        real: The study as it stands in its files.
        before: The same as YAML alone.
        after: What it is to become, as YAML alone.
    """
    files = {kind.name: kind.file for kind in SHEETS}
    names = {*files.values()}
    old, new = (
        sheets_from({name: each.yaml(name) for name in names}, every=False)
        for each in (before, after)
    )
    known = {sheet.name: {_key(sheet, row) for row in sheet.rows} for sheet in old}
    found: dict[str, list[Row]] = {}
    for sheet in new:
        headings = [heading.text for heading in sheet.headings]
        rows = [row for row in sheet.rows if _key(sheet, row) not in known.get(sheet.name, ())]
        if rows and isinstance(real.yaml(files[sheet.name]), SheetSource):
            found[sheet.name] = [_filled(zip(headings, row, strict=True)) for row in rows]
    return found


def _key(sheet: WrittenSheet, row: tuple[str, ...]) -> tuple[str, ...]:
    """What tells a row from others: its id, behind what it belongs to; or that alone."""
    headings = [heading.text for heading in sheet.headings]
    return row[: headings.index("id") + 1] if "id" in headings else row[:1]


def added_people(before: Loaded, after: Loaded) -> list[Row]:
    """The rows of people that are new."""
    known = {row.cells["id"] for row in before.table("people").rows}
    rows = after.table("people").rows
    return [_filled(row.cells.items()) for row in rows if row.cells["id"] not in known]


def _filled(cells: Iterable[tuple[str, str]]) -> Row:
    return {heading: text for heading, text in cells if text}


def sheet_in(book: Book, name: str) -> Sheet | None:
    """The sheet of this name, whatever its capitals."""
    return next((each for each in book.sheets if each.name.strip().lower() == name.lower()), None)


def with_rows(book: Book, content: bytes, added: Mapping[str, list[Row]]) -> bytes:
    """The file with these rows below the last one begun in each sheet; a free row, in which an id
    waits, is used up. What has no column yet gets one.

    Args:
        book: The file as it was read.
        content: The same as bytes.
        added: Rows by the name of their sheet.

    Raises:
        BuildError: A library is missing.
    """
    if book.name.endswith(".csv"):
        (rows,) = added.values()
        return _csv(book, rows).encode()
    return _ods(book, content, added) if book.name.endswith(".ods") else _xlsx(book, content, added)


def new_csv(rows: list[Row]) -> bytes:
    """A CSV file that holds these rows alone."""
    headings = _headings((), rows)
    return csv_text(headings, ([row.get(each, "") for each in headings] for row in rows)).encode()


def _headings(written: Iterable[str], rows: Iterable[Row]) -> list[str]:
    """The headings of a sheet in small letters, with those that new rows need behind them."""
    headings = [_plain(each) for each in written]
    for row in rows:
        headings += [each for each in row if _place(headings, each) < 0 and each not in headings]
    return headings


def _plain(heading: str) -> str:
    return " ".join(heading.split()).lower()


def _place(headings: list[str], heading: str) -> int:
    """The position of a heading; `finding 1` may be written as `finding`."""
    for name in (_plain(heading), _plain(heading).removesuffix(" 1")):
        if name in headings:
            return headings.index(name)
    return -1


def _cells(headings: list[str], row: Row) -> list[str]:
    cells = [""] * len(headings)
    for heading, text in row.items():
        cells[_place(headings, heading)] = text
    return cells


def _layout(sheet: Sheet | None, rows: list[Row]) -> tuple[list[str], int, int]:
    """The headings as they have to be, the row in which they stand, and the last row begun."""
    if sheet is None or not sheet.rows:
        return _headings((), rows), 1, 1
    head = sheet.rows[0]
    own = [_plain(cell) for cell in head.cells]
    begun = [row.number for row in sheet.rows[1:] if _is_begun(own, row.cells)]
    return _headings(head.cells, rows), head.number, max([head.number, *begun])


def _is_begun(headings: list[str], cells: tuple[str, ...]) -> bool:
    if {*filter(None, headings)} <= {"id"}:  # a table of ids alone waits for nothing else
        return any(cell.strip() for cell in cells)
    return any(
        cell.strip() and (at >= len(headings) or headings[at] not in _WAITING)
        for at, cell in enumerate(cells)
    )


def _xlsx(book: Book, content: bytes, added: Mapping[str, list[Row]]) -> bytes:
    openpyxl = openpyxl_or_stop()
    wrap = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    workbook = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
    for name, rows in added.items():
        sheet = sheet_in(book, name)
        place = workbook[sheet.name] if sheet else workbook.create_sheet(name)
        headings, head, last = _layout(sheet, rows)
        for column in range(
            len(sheet.rows[0].cells if sheet and sheet.rows else ()), len(headings)
        ):
            place.cell(head, column + 1, headings[column])
        for number, row in enumerate(rows, last + 1):
            for column, text in enumerate(_cells(headings, row), 1):
                cell = place.cell(number, column)
                cell.value = text or None
                if text:
                    cell.data_type = "s"  # a text that begins with = stays one
                    cell.number_format, cell.alignment = "@", wrap
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def _csv(book: Book, rows: list[Row]) -> str:
    (sheet,) = book.sheets
    headings, head, last = _layout(sheet, rows)
    lines = lines_of(book.exact)
    newline = "\r\n" if any(line.endswith("\r\n") for line in lines) else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
    ends = {
        row.number: after - 1
        for row, after in zip(
            sheet.rows, [*(row.number for row in sheet.rows[1:]), len(lines) + 1], strict=True
        )
    }

    def line(cells: Iterable[str]) -> str:
        written = io.StringIO()
        csv.writer(written, delimiter=book.delimiter, lineterminator=newline).writerow(cells)
        return written.getvalue()

    made = lines[: head - 1]
    if len(headings) > len(sheet.rows[0].cells):
        made.append(line([*sheet.rows[0].cells, *headings[len(sheet.rows[0].cells) :]]))
    else:
        made += lines[head - 1 : ends[head]]
    made += lines[ends[head] : ends[last]]
    made += [line(_cells(headings, row)) for row in rows]
    return "".join([*made, *lines[ends[last] :]])


def _ods(book: Book, content: bytes, added: Mapping[str, list[Row]]) -> bytes:
    def changed(part: bytes) -> bytes:
        document = minidom.parseString(part)
        tables = {
            table.getAttribute("table:name").strip().lower(): table
            for table in document.getElementsByTagName("table:table")
        }
        for name, rows in added.items():
            if table := tables.get(name.lower()):
                _ods_rows(document, table, sheet_in(book, name), rows)
        made: bytes = document.toxml(encoding="UTF-8")
        return made

    return opened_again(content, changed)


def _ods_rows(document: Any, table: Any, sheet: Sheet | None, rows: list[Row]) -> None:
    headings, head, last = _layout(sheet, rows)
    old = len(sheet.rows[0].cells) if sheet and sheet.rows else 0
    numbered = list(_numbered(table))
    for number, element in numbered:
        if number == head and len(headings) > old:
            _ods_headings(document, element, headings, old)
    below = next((element for number, element in reversed(numbered) if number <= last), None)
    after = below.nextSibling if below else None
    parent = below.parentNode if below else table
    for row in rows:
        made = document.createElement("table:table-row")
        for text in _cells(headings, row):
            cell = document.createElement("table:table-cell")
            set_text(document, cell, text)
            made.appendChild(cell)
        parent.insertBefore(made, after)


def _numbered(table: Any) -> Iterator[tuple[int, Any]]:
    """The rows of a table as they are written, each with its number."""
    number = 1
    for row in table.getElementsByTagName("table:table-row"):
        yield number, row
        number += times(row, "table:number-rows-repeated")


def _ods_headings(document: Any, row: Any, headings: list[str], old: int) -> None:
    """Puts headings behind those that are there, before what repeats itself to the sheet's end."""
    column, after = 0, None
    for cell in [each for each in row.childNodes if each.nodeName in CELLS]:
        if column >= old:
            after = cell
            break
        column += times(cell, "table:number-columns-repeated")
    for text in headings[old:]:
        made = document.createElement("table:table-cell")
        set_text(document, made, text)
        row.insertBefore(made, after)
