"""Checks that a number beside a text says no more than the text: it orders rows and places them in
pictures, where it would be read off.
"""

import re
from collections.abc import Iterator
from math import isclose

from ..checks import Issue
from ..model.sample import Cell, Column
from .declared import tables_of
from .material import Material
from .wording import few_of, quoted

_NUMBER = re.compile(
    r"(?P<less>[<>≤≥~≈±][ \u00a0]*|\d[ \u00a0]*[-–—][ \u00a0]*)?"
    r"(?P<number>\d{1,15}(?:[.,]\d{1,15})?)"
    r"(?P<more>[ \u00a0]*(?:\+|[-–—][ \u00a0]*\d))?"
    r"(?:[ \u00a0]*(?P<word>[^\W\d_]+))?"
)


def numbers_behind_texts(material: Material) -> Iterator[Issue]:
    """Finds numbers that are more exact than the text they stand beside."""
    for table, rows, columns in tables_of(material.study, with_numbers=True):
        for column in columns:
            if not column.beside:
                continue
            finer: dict[str, str] = {}
            for row in rows:
                cells = {cell.column: cell for cell in row.cells}
                text = cells.get(column.beside)
                if text and text.number is not None and not _printed(text, column):
                    finer[row.id] = f"{row.id} ({quoted(text.text)}: {text.number:g})"
            if finer:
                message = (
                    f"{column.id} gives numbers that {column.beside} does not print, and that"
                    f" orders and pictures would tell: {few_of(finer.values())}"
                )
                hint = (
                    "leave the number empty where the text gives a range, a band or no number, and"
                    " say under `empty` in sample.yml what that means"
                )
                source = material.loaded.table(table)
                first = next((row.line for row in source.rows if row.cells.get("id") in finer), 1)
                yield Issue(source.name, (), message, hint, "number-behind-text", column.id, first)


def _printed(cell: Cell, column: Column) -> bool:
    """Whether the text gives just this number, in the column's unit or with a word it reads."""
    times = {reading.word.casefold(): reading.times for reading in column.readings}
    if cell.number is None:
        return True
    for found in _NUMBER.finditer(cell.text):
        if found["less"] or found["more"]:
            continue
        number = float(found["number"].replace(",", "."))
        if isclose(
            number * times.get((found["word"] or "").casefold(), 1), cell.number, rel_tol=1e-6
        ):
            return True
    return False
