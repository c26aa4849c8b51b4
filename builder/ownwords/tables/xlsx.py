"""Writes a workbook as XLSX, with drop-down lists and notes. Needs openpyxl."""

import io
from collections.abc import Sequence
from typing import Any

from ..errors import BuildError
from ..load.tabular.writing import Heading, WrittenSheet, choices_of_key
from .guide import GUIDE, LINES

LAST = 1001
"""Drop-downs and marks reach this row."""
_DARK, _LIGHT, _INK, _SOFT = "FF0F5A54", "FFE6E3DA", "FF1D2628", "FF465153"
_GAP = "FFFBE7A8"
_WIDE = frozenset(("text", "plain", "professional", "paraphrase", "meaning", "value", "lead"))
_NARROW = frozenset(("id", "person", "case", "quote", "table", "of", "count", "low", "high"))
_LISTED = {"quote": "Quotes", "quotes": "Quotes", "person": "People", "case": "Cases"}
_LISTED |= {"category": "Lists", "findings": "Lists", "audiences": "Audiences"}


def openpyxl_or_stop() -> Any:
    """The library that writes XLSX.

    Raises:
        BuildError: It is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        message = "writing a workbook needs openpyxl; install it with: pip install ownwords[tables]"
        raise BuildError(message) from None
    return openpyxl


def xlsx_of(title: str, sheets: Sequence[WrittenSheet]) -> bytes:
    """The workbook.

    Args:
        title: The study's title, for the first sheet.
        sheets: What it holds.
    """
    openpyxl = openpyxl_or_stop()
    book = openpyxl.Workbook()
    _guide(openpyxl, book.active, title)
    names = {sheet.name for sheet in sheets}
    for sheet in sheets:
        _sheet(openpyxl, book.create_sheet(sheet.name), sheet, names)
    if "Findings" in names:
        _lists(book, next(sheet for sheet in sheets if sheet.name == "Findings"))
    book.active = 0
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _guide(openpyxl: Any, sheet: Any, title: str) -> None:
    styles = openpyxl.styles
    sheet.title = GUIDE
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 4, 96
    for row, (kind, text) in enumerate(LINES, 2):
        cell = sheet.cell(row, 2, title if kind == "title" else text)
        cell.data_type = "s"
        cell.alignment = styles.Alignment(wrap_text=True, vertical="top")
        size = 18 if kind == "title" else 12
        colour = _DARK if kind == "title" else _INK
        cell.font = styles.Font(bold=kind != "text", size=size, color=colour)


def _sheet(openpyxl: Any, sheet: Any, written: WrittenSheet, names: set[str]) -> None:
    styles, letter = openpyxl.styles, openpyxl.utils.get_column_letter
    wrap = styles.Alignment(wrap_text=True, vertical="top")
    for number, heading in enumerate(written.headings, 1):
        column = sheet.column_dimensions[letter(number)]
        column.width, column.number_format = _width(heading.text), "@"
        cell = sheet.cell(1, number, heading.text)
        cell.font = styles.Font(bold=True, color="FFFFFFFF" if heading.needed else _INK)
        colour = _DARK if heading.needed else _LIGHT
        cell.fill = styles.PatternFill("solid", fgColor=colour)
        if heading.note:
            cell.comment = openpyxl.comments.Comment(heading.note, "ownwords", 110, 320)
    for row, cells in enumerate(written.rows, 2):
        for number, text in enumerate(cells, 1):
            if text:
                cell = sheet.cell(row, number)
                cell.value, cell.data_type = text, "s"  # a text that begins with = stays one
                cell.number_format, cell.alignment = "@", wrap
    sheet.freeze_panes = "C2" if written.name in ("Findings", "Quotes") else "B2"
    _rules(openpyxl, sheet, written, names)


def _width(heading: str) -> int:
    name = heading.rstrip(" 0123456789")
    return 52 if name in _WIDE else 11 if name in _NARROW else 22


def _rules(openpyxl: Any, sheet: Any, written: WrittenSheet, names: set[str]) -> None:
    letter = openpyxl.utils.get_column_letter
    gap = openpyxl.styles.PatternFill(bgColor=_GAP)
    rule = openpyxl.formatting.rule.FormulaRule
    area = f"A2:{letter(len(written.headings))}{LAST}"
    sheet.conditional_formatting.add(area, rule(formula=['EXACT(A2,"to-write")'], fill=gap))
    for number, heading in enumerate(written.headings, 1):
        if found := _validation(openpyxl, heading, names):
            sheet.add_data_validation(found)
            found.add(f"{letter(number)}2:{letter(number)}{LAST}")
    if written.name == "Study":
        for row, (key, *_) in enumerate(written.rows, 2):
            if choices := choices_of_key(key):
                found = _choice(openpyxl, choices)
                sheet.add_data_validation(found)
                found.add(f"B{row}")


def _validation(openpyxl: Any, heading: Heading, names: set[str]) -> Any:
    if heading.choices:
        return _choice(openpyxl, heading.choices)
    other = _LISTED.get(heading.link, "")
    if other and (other in names or other == "Lists"):
        made = openpyxl.worksheet.datavalidation.DataValidation(
            "list",
            formula1=f"{other}!$A$2:$A${LAST}",
            allow_blank=True,
            errorStyle="warning",
            showErrorMessage=True,
        )
        made.errorTitle = "Not in the list"
        made.error = "There is no such row yet. Keep it if you will add it; the check looks again."
        return made
    return None


def _choice(openpyxl: Any, choices: tuple[str, ...]) -> Any:
    listed = ",".join(choices)
    made = openpyxl.worksheet.datavalidation.DataValidation(
        "list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True
    )
    made.errorTitle, made.error = "Not one of the choices", f"Choose one of: {', '.join(choices)}."
    return made


def _lists(book: Any, findings: WrittenSheet) -> None:
    """What the drop-downs of findings show: the id, or else the label."""
    headings = [heading.text for heading in findings.headings]
    id_, label = (chr(ord("A") + headings.index(each)) for each in ("id", "label"))
    sheet = book.create_sheet("Lists")
    sheet["A1"] = "(for the drop-downs)"
    for row in range(2, 302):
        sheet[f"A{row}"] = (
            f'=IF(Findings!{id_}{row}<>"",Findings!{id_}{row},Findings!{label}{row}&"")'
        )
    sheet.sheet_state = "hidden"
