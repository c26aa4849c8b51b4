"""Empties rows, columns and cells of a workbook or CSV file; everything else stays."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any
from xml.dom import minidom

from ..records import dataclass
from ..source.files import lines_of
from ..source.workbook import Book
from .xlsx import openpyxl_or_stop

_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass
class Edits:
    """What changes in a file; rows and columns are counted from 1, by the name of their sheet.

    Attributes:
        rows: Rows that are emptied.
        columns: Columns that are emptied, with their heading.
        cells: The new text of single cells.
    """

    rows: set[tuple[str, int]] = field(default_factory=set)
    columns: set[tuple[str, int]] = field(default_factory=set)
    cells: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rows or self.columns or self.cells)

    def of(self, sheet: str, row: int, column: int) -> str | None:
        """The new text of a cell; None where it stays."""
        if (sheet, row) in self.rows or (sheet, column) in self.columns:
            return ""
        return self.cells.get((sheet, row, column))


def edited_book(book: Book, content: bytes, edits: Edits) -> bytes:
    """The file with these changes.

    Raises:
        BuildError: A library is missing.
    """
    if book.name.endswith(".csv"):
        return _csv(book, edits).encode()
    return _ods(content, edits) if book.name.lower().endswith(".ods") else _xlsx(content, edits)


def _xlsx(content: bytes, edits: Edits) -> bytes:
    workbook = openpyxl_or_stop().load_workbook(io.BytesIO(content), rich_text=True)
    for sheet in workbook.worksheets:
        name = sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                text = edits.of(name, cell.row, cell.column)
                if text is None or type(cell).__name__ == "MergedCell":
                    continue
                cell.value = text or None
                if text:
                    cell.data_type = "s"
                elif (name, cell.row) in edits.rows:
                    cell.comment = None
        for (where, row_number, column), text in edits.cells.items():
            if where == name and text and not sheet.cell(row_number, column).value:
                cell = sheet.cell(row_number, column, text)  # beyond what the sheet has yet
                cell.data_type, cell.number_format = "s", "@"
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def _csv(book: Book, edits: Edits) -> str:
    (sheet,) = book.sheets
    lines = lines_of(book.exact)
    newline = "\r\n" if any(line.endswith("\r\n") for line in lines) else "\n"
    starts = [row.number for row in sheet.rows] + [len(lines) + 1]
    made = lines[: starts[0] - 1]
    for row, after in zip(sheet.rows, starts[1:], strict=True):
        if (sheet.name, row.number) in edits.rows:
            continue
        wide = [at for _, number, at in edits.cells if number == row.number]
        width = max([len(row.cells), *wide])
        new = [edits.of(sheet.name, row.number, at + 1) for at in range(width)]
        if all(text is None for text in new):
            made += lines[row.number - 1 : after - 1]
            continue
        written = io.StringIO()
        cells = [row.at(at) if text is None else text for at, text in enumerate(new)]
        csv.writer(written, delimiter=book.delimiter, lineterminator=newline).writerow(cells)
        made.append(written.getvalue())
    return "".join(made)


def _ods(content: bytes, edits: Edits) -> bytes:
    return opened_again(content, lambda part: _content(part, edits))


def opened_again(content: bytes, changed: Callable[[bytes], bytes]) -> bytes:
    """An ODS file with its sheets changed; the picture of what stood there goes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            if info.filename.startswith("Thumbnails/"):  # a picture of what stood there
                continue
            part = old.read(info.filename)
            if info.filename == "content.xml":
                part = changed(part)
            copy = zipfile.ZipInfo(info.filename, _DAY)
            copy.compress_type = info.compress_type
            new.writestr(copy, part)
    return made.getvalue()


def _content(part: bytes, edits: Edits) -> bytes:
    document = minidom.parseString(part)
    for table in document.getElementsByTagName("table:table"):
        name = table.getAttribute("table:name")
        number = 0
        for row in list(table.getElementsByTagName("table:table-row")):
            often = times(row, "table:number-rows-repeated")
            if not _touched(name, number + 1, often, edits):
                number += often
                continue
            for each in _apart(row, "table:number-rows-repeated", often):
                number += 1
                _row(document, each, name, number, edits)
    made: bytes = document.toxml(encoding="UTF-8")
    return made


def _touched(name: str, number: int, times: int, edits: Edits) -> bool:
    """Whether something changes in these rows."""
    rows = range(number, number + times) if times < 1_000_000 else ()
    here = {row for sheet, row in edits.rows if sheet == name}
    here |= {row for sheet, row, _ in edits.cells if sheet == name}
    columns = any(sheet == name for sheet, _ in edits.columns)
    return (columns and times < 1000) or any(row in rows for row in here)


def _apart(row: Any, key: str, often: int) -> Iterator[Any]:
    """Rows that repeat each other as rows of their own."""
    if often > 1:
        row.removeAttribute(key)
        for _ in range(often - 1):
            row.parentNode.insertBefore(row.cloneNode(True), row.nextSibling)
    yield row
    following = row.nextSibling
    for _ in range(often - 1):
        yield following
        following = following.nextSibling


def _row(document: Any, row: Any, name: str, number: int, edits: Edits) -> None:
    column = 0
    for cell in [each for each in row.childNodes if each.nodeName in CELLS]:
        often = times(cell, "table:number-columns-repeated")
        texts = [edits.of(name, number, column + 1 + at) for at in range(min(often, 2000))]
        if any(text is not None for text in texts) and cell.childNodes:
            if often > 1:
                cell.removeAttribute("table:number-columns-repeated")
            copies = [cell]
            for _ in range(often - 1):
                copies.append(cell.cloneNode(True))
                row.insertBefore(copies[-1], copies[-2].nextSibling)
            for copy, text in zip(copies, texts, strict=False):
                if text is not None:
                    set_text(document, copy, text)
        column += often


CELLS = ("table:table-cell", "table:covered-table-cell")
_OF_VALUES = (
    "office:value-type",
    "office:value",
    "office:date-value",
    "office:time-value",
    "office:boolean-value",
    "office:string-value",
    "calcext:value-type",
    "table:formula",
)


def set_text(document: Any, cell: Any, text: str) -> None:
    """Puts a text into a cell of an ODS file, in place of what it holds."""
    for child in list(cell.childNodes):
        cell.removeChild(child)
    for attribute in _OF_VALUES:
        if cell.hasAttribute(attribute):
            cell.removeAttribute(attribute)
    if text:
        cell.setAttribute("office:value-type", "string")
    for line in text.split("\n") if text else ():
        paragraph = document.createElement("text:p")
        paragraph.appendChild(document.createTextNode(line))
        cell.appendChild(paragraph)


def times(element: Any, key: str) -> int:
    """How often a row or cell of an ODS file stands there."""
    written = element.getAttribute(key)
    return max(1, int(written)) if written.isdecimal() else 1
