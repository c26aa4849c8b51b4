"""Workbooks as people and programs make them, for tests."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles.numbers import BUILTIN_FORMATS

SHEET = "xl/worksheets/sheet1.xml"
_ODS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def xlsx(cells: Mapping[str, Any], formats: Mapping[str, str] | None = None) -> bytes:
    """A workbook with one sheet, *Sheet*, of these values, as openpyxl writes it."""
    book = openpyxl.Workbook()
    sheet = book.active
    for place, value in cells.items():
        sheet[place] = value
    for place, code in (formats or {}).items():
        assert code in BUILTIN_FORMATS.values() or code
        sheet[place].number_format = code
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with another part in place of one, or one more."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info.filename))
        new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """A part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name)


def ods(body: str) -> bytes:
    """An ODS workbook with these rows in one sheet, *Sheet*."""
    names = "".join(f' xmlns:{short}="{long}"' for short, long in _ODS.items())
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
    return made.getvalue()


def words_in(file: Path) -> bytes:
    """Everything in a file, with the parts of a workbook unpacked."""
    content = file.read_bytes()
    if file.suffix not in (".xlsx", ".ods"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())


def put(file: Path, sheet: str, cells: Mapping[str, Any]) -> None:
    """Types into cells of a workbook, as somebody does in a spreadsheet."""
    book = openpyxl.load_workbook(file)
    for place, value in cells.items():
        book[sheet][place] = value
    book.save(file)
