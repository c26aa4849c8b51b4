"""Reads CSV as spreadsheets save it. Every cell stays text.

What is no part of the table (a line `sep=;`, a title above it, notes below it, empty columns) is
left aside and said; what is ambiguous is a problem.
"""

import csv
import io
import re
from dataclasses import field, replace
from itertools import islice
from pathlib import Path as FilePath

from ..errors import Problem
from ..records import dataclass
from .characters import hidden_in, slug, without_hidden
from .delimiter import DELIMITERS, delimiter_of, has_id, header_row, sep_line
from .files import Source, UnreadableError, file_name, read_bytes, source_from
from .tree import shorten

ROW_ID = re.compile(r"[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*")
"""The id of a row."""

_NOTE = re.compile(
    r"(notes?|n\.? ?b\.?|sources?|anm(erkung(en)?|ärkning(ar)?)?|quellen?|hinweise?"
    r"|källa|obs|remarques?|notas?|fuentes?)\b[.:]?|[*†‡¹²³]",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"(grand )?(totals?|sum|mean|average|median)|sd|summe|gesamt|mittelwert|summa"
    r"|totalt|medel(värde)?|somme|moyenne|suma|media|n ?= ?\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TableRow:
    """A row: its cells by column, the line it begins in, and the line it ends in.

    Attributes:
        line: The line in which it begins.
        cells: Its cells by column.
        last: The line in which it ends.
        written: All its cells as they are in the file, those of columns that are left aside too.
    """

    line: int
    cells: dict[str, str]
    last: int
    written: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableSource(Source):
    """A CSV file: the names of its columns, and the rows below them.

    Attributes:
        header: The names of the columns.
        rows: The rows.
        line: The line in which the names of the columns stand.
        delimiter: What parts the cells.
        places: The position of each column in a row as it is written, by name.
        names: The names of columns in the file where they go by another one here.
        taken: What of the file was taken otherwise than as it is written, as parts of a sentence.
        aside: Texts of the file that belong to no row, with their line.
    """

    header: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    line: int = field(default=1, kw_only=True)
    delimiter: str = field(default=",", kw_only=True)
    places: dict[str, int] = field(default_factory=dict, kw_only=True)
    names: dict[str, str] = field(default_factory=dict, kw_only=True)
    taken: tuple[str, ...] = field(default=(), kw_only=True)
    aside: tuple[tuple[int, str], ...] = field(default=(), kw_only=True)

    def problem(self, line: int, path: str, message: str, hint: str = "") -> Problem:
        """A problem in the row that begins in this line; `path` is the column's name."""
        return Problem(self.name, line, 0, path, message, hint)


@dataclass(frozen=True)
class _Line:
    """A row before its columns are known."""

    first: int
    last: int
    cells: list[str]

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell]


def read_table(path: FilePath, root: FilePath) -> TableSource:
    """Reads a CSV file. Problems are part of the result; nothing is raised."""
    name = file_name(path, root)
    try:
        content = read_bytes(path, root)
    except UnreadableError as error:
        return TableSource(name, "unreadable", problems=error.problems)
    return TableSource(name, "absent") if content is None else table_from(content, name)


def table_from(content: bytes, name: str) -> TableSource:
    """Parses the content of a CSV file, in UTF-8 or, where it says so itself, in UTF-16."""
    taken: tuple[str, ...] = ()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            content = content.decode("utf-16").encode("utf-8")
            taken = ("the file is saved as UTF-16",)
        except UnicodeError:
            pass  # read on as it is: the problem names the encoding
    table = source_from(content, name, TableSource, parse_table)
    return replace(table, taken=(*taken, *table.taken))


def table_of(name: str, rows: list[tuple[int, list[str]]]) -> TableSource:
    """The table that a sheet of a workbook holds.

    Args:
        name: What messages call the sheet.
        rows: Its rows with their numbers, the names of the columns first.
    """
    width = max(len(cells) for _, cells in rows)
    lines = [
        _Line(at, at, [cell.strip() for cell in cells] + [""] * (width - len(cells)))
        for at, cells in rows
    ]
    return _table(name, ",", lines[0], lines[1:], _Aside("", [], []))


def parse_table(name: str, text: str) -> TableSource:
    """Parses CSV."""
    delimiter = delimiter_of(text)
    try:
        lines = _split(name, text, delimiter)
    except UnreadableError as error:
        return TableSource(name, "unreadable", problems=error.problems)
    if not lines:
        hint = "its first row names the columns"
        problem = Problem(name, 0, 0, "", "the file is empty", hint)
        return TableSource(name, "unreadable", problems=(problem,))
    at = header_row([line.cells for line in lines])
    header, body = lines[at], lines[at + 1 :]
    body, below = _without_notes(header, body)
    return _table(name, delimiter, header, body, _Aside(text, lines[:at], below))


@dataclass(frozen=True)
class _Aside:
    """What belongs to no row."""

    text: str
    above: list[_Line]
    below: list[_Line]

    def taken(self, delimiter: str) -> list[str]:
        """How it was taken, as parts of a sentence."""
        parts = []
        if sep_line(self.text)[0]:
            parts.append("the line that begins with sep= only names what parts the cells")
        elif delimiter not in ",;":
            parts.append(f"its cells are parted by {DELIMITERS[delimiter]}")
        for lines, where in ((self.above, "above the names of the columns"), (self.below, "below")):
            said = shorten(" … ".join(" ".join(line.filled) for line in lines))
            if lines:
                many = "line" if len(lines) == 1 else "lines"
                parts.append(f'{len(lines)} {many} {where} left aside ("{said}")')
        return parts


def _table(
    name: str, delimiter: str, header: _Line, body: list[_Line], aside: _Aside
) -> TableSource:
    names = [" ".join(cell.split()) for cell in header.cells]
    used = {at for line in body for at, cell in enumerate(line.cells) if cell}
    empty = [at for at, column in enumerate(names) if not column and at not in used]
    places = {column: at for at, column in enumerate(names) if column}
    if problems := tuple(_header_problems(name, header.first, names, body)):
        return TableSource(name, "unreadable", problems=problems)
    width = 1 + max((at for at in range(len(names)) if at not in empty), default=0)
    needed = 1 + max((at for at in places.values() if at in used), default=0)
    problems = tuple(
        problem for line in body for problem in _line_problems(name, line, names, width, needed)
    )
    rows = tuple(
        TableRow(
            line.first,
            {column: line.cells[at] for column, at in places.items() if at < len(line.cells)}
            | dict.fromkeys((column for column, at in places.items() if at >= needed), ""),
            line.last,
            tuple(line.cells),
        )
        for line in body
    )
    taken = aside.taken(delimiter)
    if empty:
        taken.append("1 empty column" if len(empty) == 1 else f"{len(empty)} empty columns")
        taken[-1] += " left out"
    return TableSource(
        name,
        header=tuple(places),
        rows=rows,
        problems=problems,
        line=header.first,
        delimiter=delimiter,
        places=places,
        taken=tuple(taken),
        aside=tuple((line.first, " ".join(line.filled)) for line in (*aside.above, *aside.below)),
    )


def _split(name: str, text: str, delimiter: str) -> list[_Line]:
    """The rows that are not blank."""
    _, skipped = sep_line(text)
    before = text.count("\n", 0, skipped)
    source = io.StringIO(text[skipped:], newline="")
    reader = csv.reader(source, delimiter=delimiter, strict=True, skipinitialspace=True)
    rows: list[_Line] = []
    line = before + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                last = before + reader.line_num
                rows.append(_Line(line, last, [_unwrapped(cell.strip()) for cell in cells]))
            line = before + reader.line_num + 1
    except csv.Error as error:
        message, hint = (
            "the quotation marks in this row do not match",
            'inside a cell in quotation marks, write each " twice',
        )
        if "field limit" in str(error):
            message, hint = "a cell in this row is far too long", "is a quotation mark not closed?"
        raise UnreadableError(Problem(name, line, 0, "", message, hint)) from error
    return rows


def _unwrapped(cell: str) -> str:
    """The text of a cell that spreadsheets are made to take for text: `="007"`."""
    wrapped = re.fullmatch(r'="([^"]*)"', cell)
    return wrapped[1].strip() if wrapped else cell


def _without_notes(header: _Line, body: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The rows, and the lines below them that are notes or sums."""
    place = next((at for at, cell in enumerate(header.cells) if slug(cell) == "id"), None)
    end = len(body)
    while place is not None and end > 1 and _is_note(body[end - 1], place):
        end -= 1
    return body[:end], body[end:]


def _is_note(line: _Line, place: int) -> bool:
    """Whether a line below the table is none of its rows: a note in one cell, or a sum."""
    id_ = line.cells[place] if place < len(line.cells) else ""
    first = line.cells[0]
    if _SUM.fullmatch((id_ or first).rstrip(":")):
        return True
    alone = len(line.filled) == 1 and len(first) > 1 and not ROW_ID.fullmatch(first)
    return not ROW_ID.fullmatch(id_) and (alone or bool(_NOTE.match(first)))


def _header_problems(name: str, line: int, names: list[str], body: list[_Line]) -> list[Problem]:
    problems = []
    for at, column in enumerate(names):
        if column:
            continue
        held = (row for row in body if at < len(row.cells) and row.cells[at])
        for row in islice(held, 1):
            message = f"column {at + 1} has no name in the first row"
            hint = f'name it, or delete the column; line {row.first} has "{shorten(row.cells[at])}"'
            problems.append(Problem(name, line, 0, "", message, f"{hint} in it"))
    first: dict[str, str] = {}
    for column in filter(None, names):
        if wrong := _misread(column):
            problems.append(Problem(name, line, 0, "", *wrong))
        if seen := hidden_in(column):
            column_seen = shorten(without_hidden(column))
            message = f'the name of the column "{column_seen}" holds a {seen}, which nobody can see'
            problems.append(Problem(name, line, 0, "", message, "type the name anew"))
        other = first.setdefault(slug(column) or column, column)
        if other is not column:
            message = f'two columns are named "{shorten(column)}"'
            if other != column:
                message = (
                    f'the columns "{shorten(other)}" and "{shorten(column)}" have the same name'
                )
            problems.append(Problem(name, line, 0, "", message, "give each its own name"))
    return list(dict.fromkeys(problems))


def _line_problems(
    name: str, line: _Line, names: list[str], width: int, needed: int
) -> list[Problem]:
    """What is wrong with a row: the number of its cells, and characters that nobody sees."""
    problems = []
    filled = max(at for at, cell in enumerate(line.cells) if cell) + 1
    if filled > len(names) or len(line.cells) < min(needed, width):
        much, count = ("many", filled) if filled > len(names) else ("few", len(line.cells))
        hint = (
            "a cell that holds a comma or semicolon needs quotation marks around it"
            if much == "many"
            else "an empty cell needs its comma too"
        )
        message = (
            f"this row has too {much} cells: {count}, while the first row names {width} columns"
        )
        problems.append(Problem(name, line.first, 0, "", message, hint))
    for column, cell in zip(names, line.cells, strict=False):
        if seen := hidden_in(cell, in_words=True):
            message = f"the cell holds a {seen}, which nobody can see"
            problems.append(Problem(name, line.first, 0, column, message, "type the cell anew"))
        elif wrong := _misread(cell):
            problems.append(Problem(name, line.first, 0, column, *wrong))
    return problems


def _misread(cell: str) -> tuple[str, str] | None:
    """What is wrong where a program read the cell in another encoding than it was saved in."""
    if cell.isascii():
        return None
    again = "open the original file as UTF-8, and save it anew as “CSV UTF-8”"
    if "\N{REPLACEMENT CHARACTER}" in cell:
        return f'"{shorten(cell)}" has lost letters: a program read them wrongly', again
    for piece in re.findall(r"[ÂÃÄÅÐÑâð][^\x00-\x7f]+", cell):
        try:
            meant = piece.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        said = f'"{shorten(cell)}" was saved wrongly: "{piece}" is what programs make of "{meant}"'
        return said, again
    return None


__all__ = [
    "ROW_ID",
    "TableRow",
    "TableSource",
    "has_id",
    "parse_table",
    "read_table",
    "table_from",
    "table_of",
]
