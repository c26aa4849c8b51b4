"""Reads XLSX (ECMA-376): the text that each cell displays, by its number format."""

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ...records import dataclass
from .container import CELLS, COLUMNS, Container, HostileError, attribute, tag
from .numberformat import BUILT_IN, MADE_OF_RANGES, shown
from .sheet import Sheet, SheetRow

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FULL = 32_767
_YES = ("1", "true")
Odd = dict[tuple[int, int], tuple[str, str]]


def sheets_of_xlsx(content: bytes) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The sheets, and what the file holds beside them.

    Raises:
        HostileError: It cannot be read.
    """
    container = Container(content)
    book = container.tree("xl/workbook.xml")
    if book is None:
        raise HostileError("this is no XLSX workbook", "save it anew as .xlsx or .ods")
    targets = _targets(container, "xl/workbook.xml")
    since_1904 = any(
        tag(each) == "workbookPr" and attribute(each, "date1904") in ("1", "true")
        for each in book.iter()
    )
    reader = _Reader(container, _shared(container), _formats(container), since_1904)
    sheets = []
    for each in book.iter():
        if tag(each) != "sheet":
            continue
        part = targets.get(attribute(each, "id"), "")
        hidden = attribute(each, "state") in ("hidden", "veryHidden")
        sheets.append(reader.sheet(attribute(each, "name"), part, hidden))
    return tuple(sheets), tuple(_carried(container))


def _carried(container: Container) -> Iterator[str]:
    names = list(container.names)
    if any(name.endswith("vbaProject.bin") for name in names):
        yield "macros"
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield "links to other files"
    if any(name.startswith(("xl/media/", "xl/embeddings/")) for name in names):
        yield "pictures or embedded files"
    if any(name.startswith(("xl/threadedComments/", "xl/persons/")) for name in names):
        yield "comments by people"
        return
    for name in names:
        if re.fullmatch(r"xl/(comments/)?comments?\d*\.xml", name):
            root = container.tree(name)
            authors = {each.text for each in root.iter() if tag(each) == "author"} if root else ()
            if set(authors) - {"ownwords"}:
                yield "comments by people"
                return


def _targets(container: Container, part: str) -> dict[str, str]:
    """The parts that a part leads to, by the ids of its relations."""
    folder, _, name = part.rpartition("/")
    root = container.tree(f"{folder}/_rels/{name}.rels")
    return {
        attribute(each, "Id"): posixpath.normpath(
            posixpath.join("/" + folder, attribute(each, "Target"))
        ).lstrip("/")
        for each in (root if root is not None else ())
        if attribute(each, "TargetMode") != "External"
    }


def _shared(container: Container) -> list[str]:
    texts = []
    for element in container.ends("xl/sharedStrings.xml") if _has(container) else ():
        if tag(element) == "si":
            texts.append(_words(element))
            element.clear()
    return texts


def _has(container: Container) -> bool:
    return "xl/sharedStrings.xml" in container.names


def _words(element: Element) -> str:
    """The words of a text in one or several formats; readings of characters are none of it."""
    text = "".join(
        part.text or ""
        for each in element
        for part in ((each,) if tag(each) == "t" else each if tag(each) == "r" else ())
        if tag(part) == "t"
    )
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _formats(container: Container) -> list[tuple[int, str]]:
    """The number format of each style of cells: its number and its code."""
    root = container.tree("xl/styles.xml")
    if root is None:
        return []
    own = {
        int(attribute(each, "numFmtId") or 0): attribute(each, "formatCode")
        for each in root.iter()
        if tag(each) == "numFmt"
    }
    styles = next((each for each in root if tag(each) == "cellXfs"), ())
    numbers = [int(attribute(each, "numFmtId") or 0) for each in styles]
    return [(number, own.get(number, BUILT_IN.get(number, "General"))) for number in numbers]


@dataclass
class _Reader:
    container: Container
    shared: list[str]
    formats: list[tuple[int, str]]
    since_1904: bool
    counted: int = 0

    def sheet(self, name: str, part: str, hidden: bool) -> Sheet:
        rows: list[SheetRow] = []
        odd: Odd = {}
        number = 0
        unseen: tuple[set[int], set[int]] = set(), set()
        if part not in self.container.names:
            return Sheet(name, hidden=hidden)
        for element in self.container.ends(part):
            if tag(element) == "row":
                number = int(attribute(element, "r") or number + 1)
                cells = self._cells(element, number, odd)
                if attribute(element, "hidden") in _YES:
                    unseen[0].add(number)
                if any(cells):
                    rows.append(SheetRow(number, tuple(cells)))
                element.clear()
            elif tag(element) == "col" and attribute(element, "hidden") in _YES:
                unseen[1].update(_columns_of(element))
            elif tag(element) == "mergeCell":
                self._merged(attribute(element, "ref"), odd)
        return Sheet(name, tuple(rows), odd, hidden, *map(frozenset, unseen))

    def _merged(self, ref: str, odd: Odd) -> None:
        if found := re.match(r"([A-Z]{1,3})(\d{1,7})", ref):
            place = (int(found[2]), _column(found[1]))
            odd[place] = f"merged cells ({ref})", "unmerge them and repeat the value"

    def _cells(self, row: Element, number: int, odd: Odd) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if tag(cell) != "c":
                continue
            found = re.match(r"[A-Z]{1,3}", attribute(cell, "r"))
            column = _column(found[0]) if found else len(cells) + 1
            text, wrong = self._shown(cell)
            if wrong:
                odd[number, column] = wrong
            if not text:
                continue
            self.counted += 1
            if column > COLUMNS or self.counted > CELLS:
                raise HostileError("it has more cells than a table of words; nothing was read")
            cells += [""] * (column - len(cells))
            cells[column - 1] = text
        return cells

    def _shown(self, cell: Element) -> tuple[str, tuple[str, str] | None]:
        """What a cell displays, and what is wrong with it as a cell."""
        kind = attribute(cell, "t")
        value = next((each.text or "" for each in cell if tag(each) == "v"), "")
        formula = any(tag(each) == "f" for each in cell)
        if kind == "inlineStr":
            inner = next((each for each in cell if tag(each) == "is"), None)
            return ("" if inner is None else _words(inner)), None
        if not value:
            if formula and kind != "str":
                hint = "open the file in its program and save it once"
                return "", ("a formula without a result", hint)
            return "", None
        if kind == "s":
            place = int(value) if value.isdecimal() and len(value) < 9 else -1
            text = self.shared[place] if 0 <= place < len(self.shared) else ""
            full = ("as long as a cell can be", "the end may be cut off; is it?")
            return text, full if len(text) >= _FULL else None
        if kind == "e":
            return value, (f"{value} is not a value", "mend the formula, or type the value")
        if kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), None
        if kind in ("str", "d"):
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value), None
        return self._number(cell, value)

    def _number(self, cell: Element, value: str) -> tuple[str, tuple[str, str] | None]:
        style = attribute(cell, "s")
        place = int(style) if style.isdecimal() else 0
        number, code = self.formats[place] if place < len(self.formats) else (0, "General")
        try:
            text = shown(float(value), code, since_1904=self.since_1904)
        except (ValueError, OverflowError):
            return value, ("this number cannot be read", "type it again in a cell of text")
        if number in MADE_OF_RANGES:
            message = f"shows {text}, which a spreadsheet made of something like 3-4"
            return text, (message, "type it again in a cell formatted as text")
        return text, None


def _columns_of(element: Element) -> range:
    """The columns of which an element tells the look."""
    first, last = (attribute(element, key) for key in ("min", "max"))
    if not (first.isdecimal() and last.isdecimal()):
        return range(0)
    return range(int(first[:6]), min(int(last[:6]), COLUMNS) + 1)


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
