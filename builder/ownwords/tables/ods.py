"""Writes a workbook as ODS (OpenDocument 1.3), with drop-down lists and notes."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from ..load.tabular.writing import Heading, WrittenSheet, choices_of_key
from .guide import GUIDE, LINES

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_DAY = (1980, 1, 1, 0, 0, 0)
_SPACES = re.compile(r"(?<= ) +|^ +| +$|\t")
_NAMES = (
    "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("style", "style"),
            ("table", "table"),
            ("text", "text"),
            ("number", "datastyle"),
            ("fo", "xsl-fo-compatible"),
            ("manifest", "manifest"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_STYLES = """<office:automatic-styles>
<number:text-style style:name="N"><number:text-content/></number:text-style>
<style:style style:name="T" style:family="table-cell" style:data-style-name="N">\
<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="D" style:family="table-cell">\
<style:table-cell-properties fo:background-color="#0f5a54"/>\
<style:text-properties fo:color="#ffffff" fo:font-weight="bold"/></style:style>
<style:style style:name="L" style:family="table-cell">\
<style:table-cell-properties fo:background-color="#e6e3da"/>\
<style:text-properties fo:color="#1d2628" fo:font-weight="bold"/></style:style>
<style:style style:name="C" style:family="table-column">\
<style:table-column-properties style:column-width="5cm"/></style:style>
</office:automatic-styles>"""


def ods_of(title: str, sheets: Sequence[WrittenSheet]) -> bytes:
    """The workbook."""
    rules: dict[tuple[str, ...], str] = {}
    body = "".join((_guide(title), *(_table(sheet, rules) for sheet in sheets)))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{_NAMES}'
        f' office:version="1.3">{_STYLES}<office:body><office:spreadsheet>'
        f"<table:content-validations>{''.join(_validations(rules))}</table:content-validations>"
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest{_NAMES}'
        f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
        f' manifest:media-type="{_KIND}"/><manifest:file-entry manifest:full-path="content.xml"'
        f' manifest:media-type="text/xml"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(zipfile.ZipInfo("mimetype", _DAY), _KIND)
        for name, text in (("content.xml", content), ("META-INF/manifest.xml", manifest)):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, text.encode())
    return made.getvalue()


def _validations(rules: dict[tuple[str, ...], str]) -> Iterator[str]:
    for choices, name in rules.items():
        listed = ";".join(f'"{choice}"' for choice in choices)
        condition = quoteattr(f"of:cell-content-is-in-list({listed})")
        yield (
            f'<table:content-validation table:name="{name}" table:condition={condition}'
            ' table:allow-empty-cell="true"><table:error-message table:display="true"'
            ' table:message-type="stop"/></table:content-validation>'
        )


def _rule(choices: tuple[str, ...], rules: dict[tuple[str, ...], str]) -> str:
    if not choices:
        return ""
    name = rules.setdefault(choices, f"val{len(rules) + 1}")
    return f' table:content-validation-name="{name}"'


def _guide(title: str) -> str:
    rows = (title if kind == "title" else text for kind, text in LINES)
    cells = "".join(f"<table:table-row>{_cell(row)}</table:table-row>" for row in rows)
    return f'<table:table table:name="{GUIDE}"><table:table-column/>{cells}</table:table>'


def _table(sheet: WrittenSheet, rules: dict[tuple[str, ...], str]) -> str:
    marks = [_rule(heading.choices, rules) for heading in sheet.headings]
    columns = '<table:table-column table:style-name="C" table:default-cell-style-name="T"/>'
    rows = ["".join(map(_head, sheet.headings))]
    for cells in sheet.rows:
        own = list(marks)
        if sheet.name == "Study":
            own[1] = _rule(choices_of_key(cells[0]), rules)
        rows.append("".join(_cell(text, mark) for text, mark in zip(cells, own, strict=True)))
    rows += ["".join(_cell("", mark) for mark in marks)] * (200 if any(marks) else 0)
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    name = quoteattr(sheet.name)
    return f"<table:table table:name={name}>{columns * len(marks)}{body}</table:table>"


def _head(heading: Heading) -> str:
    note = (
        "<office:annotation><dc:creator>ownwords</dc:creator>"
        f"<text:p>{escape(heading.note)}</text:p></office:annotation>"
        if heading.note
        else ""
    )
    style = "D" if heading.needed else "L"
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">{note}'
        f"<text:p>{escape(heading.text)}</text:p></table:table-cell>"
    )


def _cell(text: str, mark: str = "") -> str:
    if not text:
        return f'<table:table-cell table:style-name="T"{mark}/>'
    lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in text.split("\n"))
    return (
        f'<table:table-cell table:style-name="T" office:value-type="string"{mark}>{lines}'
        "</table:table-cell>"
    )


def _spaced(line: str) -> str:
    """Words with spaces that OpenDocument would leave out written as elements."""

    def made(found: re.Match[str]) -> str:
        return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'

    parts, at = [], 0
    for found in _SPACES.finditer(line):
        parts += [escape(line[at : found.start()]), made(found)]
        at = found.end()
    return "".join((*parts, escape(line[at:])))
