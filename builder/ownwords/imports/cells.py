"""Tables as rows of text: CSV, XLSX, ODS, and tables in Word. Only what a cell displays is read;
hidden rows, comments and tracked deletions are counted and left.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from ..records import dataclass
from ..source import workbook
from .bounds import Archive, Element, plain_text, read_file, read_xml
from .pieces import ImportFailed, some

MOST_CELLS = 2_000_000
MOST_COLUMNS = 500


@dataclass
class Sheet:
    """A table.

    Attributes:
        name: The name of its sheet, or `table 2`.
        rows: Its rows of cells, from the first one that holds anything.
        left: What of it is not carried.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_sheets(path: Path) -> list[Sheet]:
    """The tables of a file that hold anything.

    Raises:
        ImportFailed: It is damaged, hostile, or holds none.
    """
    kind = path.suffix.casefold()
    if kind in (".csv", ".tsv", ".txt"):
        sheets = [_csv(path)]
    else:
        sheets = _docx_sheets(path) if kind == ".docx" else _book(path)
    for sheet in sheets:
        sheet.rows = [row for row in map(_trimmed, sheet.rows) if row]
    unread = [each for sheet in sheets if not sheet.rows for each in sheet.left]
    if not (sheets := [sheet for sheet in sheets if sheet.rows]):
        raise ImportFailed("holds no table with anything in it")
    sheets[0].left += unread
    if sum(len(row) for sheet in sheets for row in sheet.rows) > MOST_CELLS:
        raise ImportFailed(f"holds more than {MOST_CELLS:,} cells; nothing was read")
    return sheets


def _trimmed(row: list[str]) -> list[str]:
    cells = [cell.strip() for cell in row[:MOST_COLUMNS]]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _csv(path: Path) -> Sheet:
    text = plain_text(read_file(path), path.name)
    if "\0" in text:
        raise ImportFailed("is no text")
    head, _, rest = text.partition("\n")
    delimiter = max(",;\t", key=head.count)
    if head.strip().casefold().startswith("sep=") and len(head.strip()) == 5:
        delimiter, text = head.strip()[4], rest
    csv.field_size_limit(10_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise ImportFailed("is no table: a cell of it does not end; save it again") from None
    return Sheet("", rows)


def _book(path: Path) -> list[Sheet]:
    """The sheets of a workbook, with what their cells display; what its program hides is left."""
    book = workbook.book_from(read_file(path), path.name)
    if book.state != "read":
        raise ImportFailed(
            "; ".join(filter(None, (book.problems[0].message, book.problems[0].hint)))
        )
    sheets = [_shown(each) for each in book.sheets]
    if sheets and "comments by people" in book.carried:
        sheets[0].left.append("comments by people")
    return sheets


def _shown(read: workbook.Sheet) -> Sheet:
    sheet = Sheet(read.name)
    if read.hidden:
        sheet.left.append(f"the hidden sheet “{read.name}”")
        return sheet
    for row in read.rows:
        if row.number not in read.hidden_rows:
            cells = enumerate(row.cells, 1)
            sheet.rows.append([("" if at in read.hidden_columns else text) for at, text in cells])
    wrong = [message for message, _ in read.odd.values()]
    hidden = sum(row.number in read.hidden_rows for row in read.rows)
    columns = sum(any(row.at(at - 1) for row in read.rows) for at in read.hidden_columns)
    sheet.left += some(
        sum(each.startswith("merged cells") for each in wrong),
        "merged cell, read at its first place alone",
        "merged cells, read at their first place alone",
    )
    sheet.left += some(
        wrong.count("a formula without a result"),
        "formula without a result",
        "formulas without a result",
    )
    sheet.left += some(hidden, "hidden row", "hidden rows")
    sheet.left += some(columns, "hidden column", "hidden columns")
    return sheet


def _docx_sheets(path: Path) -> list[Sheet]:
    with Archive(path) as archive:
        return _docx(archive)


def _docx(archive: Archive) -> list[Sheet]:
    root = _part(archive, "word/document.xml")
    inserted = sum(each.name == "ins" for each in root.all())
    if inserted:
        raise ImportFailed("holds tracked changes; accept the changes first")
    sheets = []
    for number, table in enumerate((each for each in root.all() if each.name == "tbl"), 1):
        sheet = Sheet(f"table {number}")
        above: list[str] = []
        for row in table.of("tr"):
            above = _docx_row(row, above)
            sheet.rows.append(above)
        sheets.append(sheet)
    if sheets:
        sheets[0].left.append("text outside tables")
        deleted = sum(each.name == "del" for each in root.all())
        sheets[0].left += some(deleted, "tracked deletion")
        if archive.names.get("word/comments.xml"):
            sheets[0].left.append("comments")
    return sheets


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1


def _docx_row(row: Element, above: list[str]) -> list[str]:
    """The cells of a row; one that is merged with the one above it holds the same."""
    cells: list[str] = []
    for cell in row.of("tc"):
        look = next(iter(cell.of("tcpr")), Element(""))
        wide = next((each.get("val") for each in look.of("gridspan")), "")
        merge = next((each.get("val") or "continue" for each in look.of("vmerge")), "")
        words = "\n".join(_docx_words(part) for part in cell.of("p"))
        if merge == "continue" and len(cells) < len(above):
            words = above[len(cells)]
        cells += [words, *[""] * (min(max(_whole(wide), 1), 50) - 1)]
    return cells


def _docx_words(paragraph: Element) -> str:
    return "".join(_words(paragraph))


def _words(element: Element) -> Iterator[str]:
    for child in element.children:
        if child.name == "t":
            yield child.text
        elif child.name in ("br", "cr"):
            yield "\n"
        elif child.name == "tab":
            yield "\t"
        elif child.name not in ("del", "ppr", "rpr", "tbl"):
            yield from _words(child)


def _part(archive: Archive, name: str) -> Element:
    content = archive.read(name)
    if content is None:
        raise ImportFailed("is not what its name says, or is incomplete; save it again")
    return read_xml(content, name)
