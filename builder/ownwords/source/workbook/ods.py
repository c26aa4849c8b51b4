"""Reads ODS (OpenDocument 1.3, part 3). It keeps what each cell displays as paragraphs."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .container import CELLS, COLUMNS, Container, HostileError, attribute, tag
from .sheet import Sheet, SheetRow

_ERRORS = ("#", "Err:")
_MOST_REPEATED = 10_000


def sheets_of_ods(content: bytes) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The sheets, and what the file holds beside them.

    Raises:
        HostileError: It cannot be read.
    """
    container = Container(content)
    root = container.tree("content.xml")
    if root is None:
        raise HostileError("this is no ODS workbook", "save it anew as .ods or .xlsx")
    hidden = _hidden_styles(root)
    counted = [0]
    tables = [each for each in root.iter() if tag(each) == "table" and attribute(each, "name")]
    sheets = tuple(
        _sheet(table, attribute(table, "style-name") in hidden, counted) for table in tables
    )
    return sheets, tuple(_carried(container, root))


def _hidden_styles(root: Element) -> set[str]:
    return {
        attribute(style, "name")
        for style in root.iter()
        if tag(style) == "style" and any(attribute(part, "display") == "false" for part in style)
    }


def _carried(container: Container, root: Element) -> Iterator[str]:
    if any(name.startswith(("Basic/", "Scripts/")) for name in container.names):
        yield "macros"
    if any(name.startswith("Pictures/") for name in container.names):
        yield "pictures"
    if any(tag(each) == "tracked-changes" for each in root.iter()):
        yield "tracked changes"
    if any(tag(each) == "table-source" for each in root.iter()):
        yield "links to other files"
    for note in (each for each in root.iter() if tag(each) == "annotation"):
        creator = next((part.text for part in note if tag(part) == "creator"), "")
        if creator != "ownwords":
            yield "comments by people"
            return


def _sheet(table: Element, hidden: bool, counted: list[int]) -> Sheet:
    rows: list[SheetRow] = []
    odd: dict[tuple[int, int], tuple[str, str]] = {}
    number = 0
    unseen: set[int] = set()
    for row in _rows(table):
        times = _times(row, "number-rows-repeated")
        cells = _cells(row, number + 1, odd)
        if any(cells):
            if times > _MOST_REPEATED:
                raise HostileError(f"a row of the sheet repeats itself {times} times")
            for again in range(times):
                counted[0] += len(cells)
                if counted[0] > CELLS:
                    raise HostileError(f"it has more than {CELLS:,} cells; nothing was read")
                rows.append(SheetRow(number + again + 1, tuple(cells)))
            if attribute(row, "visibility") in ("collapse", "filter"):
                unseen.update(range(number + 1, number + times + 1))
        number += times
    return Sheet(
        attribute(table, "name"),
        tuple(rows),
        odd,
        hidden,
        frozenset(unseen),
        _unseen_columns(table),
    )


def _unseen_columns(table: Element) -> frozenset[int]:
    unseen: set[int] = set()
    number = 0
    for column in (each for each in table.iter() if tag(each) == "table-column"):
        times = _times(column, "number-columns-repeated")
        if attribute(column, "visibility") in ("collapse", "filter"):
            unseen.update(range(number + 1, min(number + times, COLUMNS) + 1))
        number += times
    return frozenset(unseen)


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if tag(part) == "table-row":
            yield part
        elif tag(part) in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(part)


def _times(element: Element, name: str) -> int:
    written = attribute(element, name)
    return max(1, int(written)) if written.isdecimal() and len(written) < 9 else 1


def _cells(row: Element, number: int, odd: dict[tuple[int, int], tuple[str, str]]) -> list[str]:
    cells: list[str] = []
    gap = 0
    for cell in row:
        if tag(cell) not in ("table-cell", "covered-table-cell"):
            continue
        text, times = _shown(cell), _times(cell, "number-columns-repeated")
        if not text:
            gap += times
            continue
        if len(cells) + gap + times > COLUMNS:
            raise HostileError(f"a row of it has more than {COLUMNS:,} columns; nothing was read")
        cells += [""] * gap + [text] * times
        gap, place = 0, (number, len(cells))
        if attribute(cell, "formula") and text.startswith(_ERRORS):
            odd[place] = f"{text} is not a value", "mend the formula, or type the value"
        if attribute(cell, "number-columns-spanned") not in ("", "1") or attribute(
            cell, "number-rows-spanned"
        ) not in ("", "1"):
            odd[place] = "merged cells", "unmerge them and repeat the value"
    return cells


def _shown(cell: Element) -> str:
    lines = ["".join(_words(part)) for part in cell if tag(part) == "p"]
    if lines:
        return "\n".join(lines)
    if attribute(cell, "value-type") == "string":
        return attribute(cell, "string-value")
    return attribute(cell, "value") or attribute(cell, "date-value")


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        match tag(part):
            case "s":
                yield " " * min(_times(part, "c"), 1000)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "annotation" | "note":
                pass
            case _:
                yield from _words(part)
        yield part.tail or ""
