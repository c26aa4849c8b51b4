"""Tables as rows of text: CSV, XLSX, ODS, and tables in Word. Only what a cell holds is read;
hidden rows, comments and tracked deletions are counted and left.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .bounds import Archive, Element, plain_text, read_file, read_xml
from .pieces import ImportFailed, some

MOST_CELLS = 2_000_000
MOST_COLUMNS = 500
_FEW = 50


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
        with Archive(path) as archive:
            sheets = {".xlsx": _xlsx, ".ods": _ods, ".docx": _docx}[kind](archive)
    for sheet in sheets:
        sheet.rows = [row for row in map(_trimmed, sheet.rows) if row]
    if not (sheets := [sheet for sheet in sheets if sheet.rows]):
        raise ImportFailed("holds no table with anything in it")
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


def _xlsx(archive: Archive) -> list[Sheet]:
    book = _part(archive, "xl/workbook.xml")
    links = {
        each.get("id"): each.get("target")
        for each in _part(archive, "xl/_rels/workbook.xml.rels").of("relationship")
    }
    strings = [_runs(each) for each in _strings(archive)]
    sheets = []
    for each in (one for part in book.of("sheets") for one in part.of("sheet")):
        target = links.get(each.get("id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if archive.names.get(path.casefold()) is None:
            continue
        sheet = _xlsx_sheet(each.get("name"), _part(archive, path), strings)
        if each.get("state") in ("hidden", "veryHidden"):
            sheet.left += [f"the hidden sheet “{sheet.name}”"]
            sheet.rows = []
        sheets.append(sheet)
    comments = sum("comments" in name for name in archive.names)
    if sheets and comments:
        sheets[0].left += some(comments, "sheet’s comments", "sheets’ comments")
    return sheets


def _strings(archive: Archive) -> list[Element]:
    if archive.names.get("xl/sharedstrings.xml") is None:
        return []
    return _part(archive, "xl/sharedstrings.xml").of("si")


def _xlsx_sheet(name: str, root: Element, strings: list[str]) -> Sheet:
    sheet = Sheet(name)
    hidden: set[int] = set()
    for each in (one for part in root.of("cols") for one in part.of("col")):
        first, last = _whole(each.get("min")), _whole(each.get("max"))
        if each.get("hidden") in ("1", "true") and last < MOST_COLUMNS:
            hidden.update(range(first - 1, last))
    hidden_rows = formulas = 0
    for row in (one for part in root.of("sheetdata") for one in part.of("row")):
        if row.get("hidden") in ("1", "true"):
            hidden_rows += 1
            continue
        cells: list[str] = []
        for cell in row.of("c"):
            at = _column(cell.get("r"), len(cells))
            if at >= MOST_COLUMNS:
                continue
            cells += [""] * (at + 1 - len(cells))
            formulas += bool(cell.of("f") and not cell.said("v"))
            cells[at] = "" if at in hidden else _xlsx_cell(cell, strings)
        sheet.rows.append(cells)
    _merged(sheet, root)
    sheet.left += some(formulas, "formula without a result", "formulas without a result")
    sheet.left += some(hidden_rows, "hidden row", "hidden rows")
    sheet.left += some(len(hidden), "hidden column", "hidden columns")
    return sheet


def _merged(sheet: Sheet, root: Element) -> None:
    merged = sum(len(part.of("mergecell")) for part in root.of("mergecells"))
    sheet.left += some(
        merged,
        "merged cell, read at its first place alone",
        "merged cells, read at their first place alone",
    )


def _xlsx_cell(cell: Element, strings: list[str]) -> str:
    value = cell.said("v")
    match cell.get("t"):
        case "s":
            at = _whole(value)
            return strings[at] if 0 <= at < len(strings) else ""
        case "inlineStr":
            return "".join(_runs(each) for each in cell.of("is"))
        case "b":
            return "yes" if value == "1" else "no"
        case "str" | "e":
            return value
    return re.sub(r"\.0+$", "", value)


def _runs(string: Element) -> str:
    """The text of a cell, whose parts may be set in different ways; readings above it are left."""
    parts = [each.text for each in string.of("t")]
    parts += [part.text for run in string.of("r") for part in run.of("t")]
    # spaces and line ends as a spreadsheet writes what XML cannot hold
    return re.sub(r"_x000D_", "", "".join(parts))


def _column(reference: str, usual: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return usual
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1


def _ods(archive: Archive) -> list[Sheet]:
    root = _part(archive, "content.xml")
    return [_ods_sheet(each) for each in root.all() if each.name == "table"]


def _ods_sheet(table: Element) -> Sheet:
    sheet = Sheet(table.get("name"))
    comments = hidden = 0
    for row in (each for each in table.all() if each.name == "table-row"):
        if row.get("visibility") in ("collapse", "filter"):
            hidden += 1
            continue
        cells: list[str] = []
        for cell in row.children:
            if cell.name not in ("table-cell", "covered-table-cell"):
                continue
            comments += len(cell.of("annotation"))
            words = "\n".join(_ods_words(part) for part in cell.of("p"))
            times = max(_whole(cell.get("number-columns-repeated")), 1)
            cells += [words] * min(times, MOST_COLUMNS - len(cells))
        times = max(_whole(row.get("number-rows-repeated")), 1)
        sheet.rows += [cells] * (min(times, _FEW) if any(cells) else 1)
    sheet.left += (*some(comments, "comment"), *some(hidden, "hidden row"))
    return sheet


def _ods_words(element: Element) -> str:
    """The text of a paragraph; spaces, tabs and line breaks are elements of their own."""
    parts = [element.text]
    for child in element.children:
        match child.name:
            case "s":
                parts.append(" " * min(max(_whole(child.get("c")), 1), _FEW))
            case "tab":
                parts.append("\t")
            case "line-break":
                parts.append("\n")
            case "annotation" | "note" | "ruby-text":
                pass
            case _:
                parts.append(_ods_words(child))
    return "".join(parts)


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
