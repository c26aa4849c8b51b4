"""What a workbook displays is what is read; whatever else it is, it ends in one sentence."""

import re
import struct
import zlib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ownwords.source.workbook import book_from, sheets
from ownwords.source.workbook.numberformat import shown
from ownwords.source.workbook.sheet import letters
from tests.workbooks import SHEET, ods, part_of, with_part, xlsx

ROW = "<table:table-row>{}</table:table-row>"
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def text_of(content: bytes, name: str = "study.xlsx") -> list[tuple[str, ...]]:
    book = book_from(content, name)
    assert book.problems == ()
    return [row.cells for row in book.sheets[0].rows]


@pytest.mark.parametrize(
    ("value", "code", "displayed"),
    [
        ("007", "@", "007"),
        (7, "000", "007"),
        ("=1+1", "@", "=1+1"),
        ("3-4", "@", "3-4"),
        (3.5, "General", "3.5"),
        (40, "0", "40"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.256, "0%", "26%"),
        (12, '0" years"', "12 years"),
        (-5, "0;(0)", "(5)"),
        (0, '0;0;"none"', "none"),
        (True, "General", "TRUE"),
        (date(2014, 5, 17), "yyyy-mm-dd", "2014-05-17"),
        (date(2014, 5, 17), "mm-dd-yy", "2014-05-17"),
        (date(2014, 5, 17), "d mmmm yyyy", "17 May 2014"),
        (datetime(2014, 5, 17, 18, 5), "dd.mm.yyyy hh:mm", "17.05.2014 18:05"),
        (time(6, 5), "h:mm AM/PM", "6:05 AM"),
        (1.5, "[h]:mm", "36:00"),
        ("one\nbelow the other", "@", "one\nbelow the other"),
        ("  kept  ", "@", "  kept  "),
        ("x" * 30_000, "@", "x" * 30_000),
    ],
)
def test_a_cell_says_what_it_displays(value: Any, code: str, displayed: str) -> None:
    if isinstance(value, str):
        book = openpyxl.Workbook()
        cell = book.active["A1"]
        cell.value, cell.data_type, cell.number_format = value, "s", code
        book.active["B1"] = "end"
        import io

        made = io.BytesIO()
        book.save(made)
        content = made.getvalue()
    else:
        content = xlsx({"A1": value, "B1": "end"}, {"A1": code})
    assert text_of(content) == [(displayed, "end")]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1e12, "General", "1E+12"),
        (0.1 + 0.2, "General", "0.3"),
        (12345, "0.00E+00", "1.23E+04"),
        (1_500_000, "0.0,,", "1.5"),
        (0.5, "#.##", ".5"),
        (12, "[$€-407] #,##0.00", "€ 12.00"),
        (2.5, "0", "3"),
        (5, "[Red]0", "5"),
    ],
)
def test_number_formats(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_formulas_show_their_result_and_rich_text_its_words() -> None:
    plain = xlsx({"A1": "id", "B1": "=1+1", "C1": "x"})
    sheet = part_of(plain, SHEET)
    assert b"<v />" in sheet or b"<v></v>" in sheet or b"<v/>" in sheet
    empty = book_from(plain, "study.xlsx")
    assert empty.sheets[0].rows[0].cells == ("id", "", "x")
    assert empty.sheets[0].odd[1, 2][0] == "a formula without a result"
    stored = re.sub(rb"<v ?/>|<v></v>", b"<v>2</v>", sheet)
    assert text_of(with_part(plain, SHEET, stored)) == [("id", "2", "x")]
    shared = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>in </t>'
        b"</r><r><t>pieces</t></r><rPh><t>not read</t></rPh></si><si><t>a_x000D_b</t></si></sst>"
    )
    cells = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>'
        b"</worksheet>"
    )
    words = with_part(with_part(plain, SHEET, cells), "xl/sharedStrings.xml", shared)
    assert text_of(words) == [("in pieces", "a\nb")]


def test_what_a_spreadsheet_made_of_a_range_is_said() -> None:
    book = book_from(xlsx({"A1": date(2024, 4, 3)}, {"A1": "d-mmm"}), "study.xlsx")
    message, hint = book.sheets[0].odd[1, 1]
    assert message == "shows 3-Apr, which a spreadsheet made of something like 3-4"
    assert "formatted as text" in hint


def test_ods_says_what_it_displays() -> None:
    first = ROW.format(
        '<table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p>'
        "</table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="date" office:date-value="2014-05-17">'
        "<office:annotation><dc:creator>ownwords</dc:creator><text:p>a note</text:p>"
        "</office:annotation><text:p>17 May</text:p></table:table-cell>"
        '<table:table-cell office:value-type="string"><text:p>two<text:s text:c="3"/>words'
        "<text:line-break/>and <text:span>more</text:span></text:p><text:p>below</text:p>"
        "</table:table-cell>"
    )
    gap = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    twice = '<table:table-row table:number-rows-repeated="2">' + CELL.format("same")
    rest = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
    rest += ' table:number-columns-repeated="16384"/></table:table-row>'
    book = book_from(ods(first + gap + twice + "</table:table-row>" + rest), "study.ods")
    assert book.problems == ()
    assert book.carried == ()
    assert [(row.number, row.cells) for row in book.sheets[0].rows] == [
        (1, ("007", "", "", "17 May", "two   words\nand more\nbelow")),
        (5, ("same",)),
        (6, ("same",)),
    ]


def _bomb() -> bytes:
    return with_part(xlsx({"A1": "id"}), SHEET, b"<a>" + b" " * 90_000_000 + b"</a>")


def _high_ratio() -> bytes:
    return with_part(xlsx({"A1": "id"}), SHEET, b"<a>" + b" " * 9_000_000 + b"</a>")


def _entities() -> bytes:
    laughs = b'<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    return with_part(xlsx({"A1": "id"}), SHEET, laughs)


def _wide_entities() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "haha">]><a>&b;</a>'
    return with_part(xlsx({"A1": "id"}), SHEET, text.encode("utf-16"))


def _lying() -> bytes:
    """A part that says it is small and is not."""
    content = bytearray(_high_ratio())
    size = struct.pack("<I", 9_000_007)
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = struct.pack("<I", 700)
    return bytes(content)


HOSTILE = {
    "bomb": (_bomb, "study.xlsx", "would be"),
    "ratio": (_high_ratio, "study.xlsx", "would be"),
    "entities": (_entities, "study.xlsx", "declares entities"),
    "entities-utf-16": (_wide_entities, "study.xlsx", "declares entities"),
    "lying": (_lying, "study.xlsx", "damaged"),
    "cut": (lambda: xlsx({"A1": "id"})[:900], "study.xlsx", "damaged"),
    "no-zip": (lambda: b"hello", "study.xlsx", "damaged"),
    "empty": (lambda: b"", "study.ods", "damaged"),
    "old": (lambda: b"\xd0\xcf\x11\xe0" + b"0" * 600, "study.xlsx", "password"),
    "not-xml": (
        lambda: with_part(xlsx({"A1": "x"}), SHEET, b"<a><b></a>"),
        "study.xlsx",
        "damaged",
    ),
    "other-zip": (lambda: ods(""), "study.xlsx", "no XLSX workbook"),
    "many-rows": (
        lambda: ods(
            '<table:table-row table:number-rows-repeated="99999999">'
            + CELL.format("x")
            + "</table:table-row>"
        ),
        "study.ods",
        "repeats itself",
    ),
    "many-columns": (
        lambda: ods(
            ROW.format(
                CELL.format("x").replace(
                    "<table:table-cell",
                    '<table:table-cell table:number-columns-repeated="16000"',
                    1,
                )
            )
        ),
        "study.ods",
        "columns",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_ends_in_one_sentence(name: str) -> None:
    make, file, said = HOSTILE[name]
    book = book_from(make(), f"site-data/{file}")
    assert book.state == "unreadable"
    assert book.sheets == ()
    (problem,) = book.problems
    assert said in str(problem)
    assert "\n" not in str(problem)


@pytest.mark.parametrize(
    ("part", "carried"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/externalLinks/externalLink1.xml", "links to other files"),
        ("xl/media/image1.png", "pictures or embedded files"),
        ("xl/threadedComments/threadedComment1.xml", "comments by people"),
    ],
)
def test_what_goes_with_the_cells_is_named(part: str, carried: str) -> None:
    book = book_from(with_part(xlsx({"A1": "id"}), part, b"<a/>"), "study.xlsx")
    assert book.carried == (carried,)
    assert book.sheets[0].rows[0].cells == ("id",)


def test_every_cut_of_a_workbook_is_read_or_refused() -> None:
    """Damage anywhere gives an answer, never an exception."""
    whole = xlsx({f"{letters(column)}{row}": "words" for column in (1, 2) for row in range(1, 9)})
    for at in range(0, len(whole), 97):
        book_from(whole[:at], "study.xlsx")
        damaged = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        book_from(damaged, "study.xlsx")
    assert zlib.crc32(whole)


def test_sheets_are_there_for_whoever_imports_tables(tmp_path: Path) -> None:
    (tmp_path / "codes.xlsx").write_bytes(xlsx({"A1": "code", "B3": "x"}))
    (sheet,) = sheets(tmp_path / "codes.xlsx", tmp_path)
    assert [(row.number, row.at(1)) for row in sheet.rows] == [(1, ""), (3, "x")]
    (tmp_path / "codes.csv").write_bytes(b'sep=;\ncode;text\na;"two\nlines"\nb;x\n')
    (sheet,) = sheets(tmp_path / "codes.csv", tmp_path)
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("code", "text")),
        (3, ("a", "two\nlines")),
        (5, ("b", "x")),
    ]
