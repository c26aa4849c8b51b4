"""Reads CSV as spreadsheets save it, with commas or semicolons. Every cell stays text."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path as FilePath

from ..errors import Problem
from .files import Source, UnreadableError, read_source
from .tree import shorten


@dataclass(frozen=True)
class TableRow:
    """A row: its cells by column, the line it begins in, and the line it ends in."""

    line: int
    cells: dict[str, str]
    last: int


@dataclass(frozen=True)
class TableSource(Source):
    """A CSV file: the names in its first row, and the rows below it."""

    header: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()

    def problem(self, line: int, path: str, message: str, hint: str = "") -> Problem:
        """A problem in the row that begins in this line; `path` is the column's name."""
        return Problem(self.name, line, 0, path, message, hint)


def read_table(path: FilePath, root: FilePath) -> TableSource:
    """Reads a CSV file. Problems are part of the result; nothing is raised."""
    return read_source(path, root, TableSource, parse_table)


def parse_table(name: str, text: str) -> TableSource:
    """Parses CSV."""
    try:
        lines = _split(name, text)
    except UnreadableError as error:
        return TableSource(name, "unreadable", problems=error.problems)
    if not lines:
        return TableSource(
            name,
            "unreadable",
            problems=(
                Problem(name, 0, 0, "", "the file is empty", "its first row names the columns"),
            ),
        )
    first, _, header = lines[0]
    if problems := tuple(_header_problems(name, first, header)):
        return TableSource(name, "unreadable", problems=problems)
    misfits = {
        line: problem
        for line, _, cells in lines[1:]
        if (problem := _misfit(name, line, cells, header))
    }
    rows = tuple(
        TableRow(line, dict(zip(header, cells, strict=False)), last)
        for line, last, cells in lines[1:]
    )
    return TableSource(name, header=tuple(header), rows=rows, problems=tuple(misfits.values()))


def delimiter_of(text: str) -> str:
    """The delimiter: a comma or, as spreadsheets in much of Europe save it, a semicolon."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    return ";" if head.count(";") > head.count(",") else ","


def _split(name: str, text: str) -> list[tuple[int, int, list[str]]]:
    """The rows that are not blank, with the first and last line of each."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    rows: list[tuple[int, int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, reader.line_num, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        message, hint = (
            "the quotation marks in this row do not match",
            'inside a cell in quotation marks, write each " twice',
        )
        if "field limit" in str(error):
            message, hint = "a cell in this row is far too long", "is a quotation mark not closed?"
        raise UnreadableError(Problem(name, line, 0, "", message, hint)) from error
    return rows


def _header_problems(name: str, line: int, header: list[str]) -> list[Problem]:
    problems = []
    if "" in header:
        position = header.index("") + 1
        problems.append(
            Problem(
                name,
                line,
                0,
                "",
                f"column {position} has no name in the first row",
                "name it, or delete the column",
            )
        )
    for twice in sorted(
        column for column, times in Counter(header).items() if column and times > 1
    ):
        problems.append(
            Problem(
                name,
                line,
                0,
                "",
                f'two columns are named "{shorten(twice)}"',
                "each needs a name of its own",
            )
        )
    return problems


def _misfit(name: str, line: int, cells: list[str], header: list[str]) -> Problem | None:
    if len(cells) == len(header):
        return None
    much = "many" if len(cells) > len(header) else "few"
    hint = (
        "a cell that holds a comma or semicolon wants quotation marks around it"
        if much == "many"
        else "an empty cell wants its comma too"
    )
    return Problem(
        name,
        line,
        0,
        "",
        f"this row has too {much} cells: {len(cells)}, where the first row names {len(header)}"
        " columns",
        hint,
    )
