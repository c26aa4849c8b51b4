"""Cells that are not what somebody typed: dates and errors that spreadsheets make, and signs that
stand for no value.
"""

import re
from collections.abc import Collection
from datetime import date, timedelta

from ..source.characters import folded
from ..source.tree import shorten

NO_VALUE = frozenset({"-", "--", "---", ".", "..", "...", "/", "na", "nan", "null", "<na>"})
"""What people and programs write where there is no value, in folded form; it says no more."""

_REASONS = frozenset(
    {"n/a", "n.a.", "n. a.", "k.a.", "k. a.", "keine angabe", "#n/a", "#nv", "n/d"}
)
"""What says that a value is missing and hints at why; the study has to say which it is."""

_ERROR = re.compile(r"#(?:[^\W\d_][\w/ -]*[!?]|DIV/0!?|N/A|NV|N/D|#+)")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d{1,3}")
_MONTHS = (
    ("jan", "janv", "ene"),
    ("feb", "févr", "fév"),
    ("mar", "mars", "mrz", "mär"),
    ("apr", "avr", "abr"),
    ("may", "mai", "maj"),
    ("jun", "juni", "juin"),
    ("jul", "juli", "juil"),
    ("aug", "août", "ago"),
    ("sep", "sept"),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
"""What spreadsheets write for the months, in several languages."""
_MONTH = {name: at for at, names in enumerate(_MONTHS, 1) for name in names}
_NAMED = re.compile(r"(\d{1,2})(?:-|\. ?)([^\W\d_]{3,4})\.?")
_NAMED_FIRST = re.compile(r"([^\W\d_]{3,4})\.?-(\d{1,2})")
_NAMED_YEAR = re.compile(r"(\d{1,2})-([^\W\d_]{3,4})\.?-(?:\d{2}|\d{4})")
_ISO = re.compile(r"\d{4}-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](?:\d{2}|\d{4})?")
_SERIAL = re.compile(r"[34]\d{4}(?:\.0)?|5[0-4]\d{3}(?:\.0)?")
_RANGE = re.compile(r"\d{1,2}\s*[-/\u2010-\u2015]\s*\d{1,2}")
_DAY_ZERO = date(1899, 12, 30)


def is_no_value(text: str) -> bool:
    """Whether a cell only says that there is no value."""
    return folded(text) in NO_VALUE


def wrong_value(text: str, others: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with a cell of which no program or person meant what it says; None where
    nothing is.

    Args:
        text: The cell.
        others: What else the column holds or may hold, by which dates are judged.
    """
    if is_no_value(text) or folded(text) in _REASONS:
        hint = "leave the cell empty, and say in sample.yml what that means (`empty: not asked`)"
        return f'"{shorten(text)}" stands for a missing value', hint
    if _SHORTENED.fullmatch(text):
        message = f'"{shorten(text)}" is a number that a spreadsheet has shortened'
        return message, "write all its digits"
    if _ERROR.fullmatch(text):
        message = f'"{shorten(text)}" is an error of a spreadsheet, and no value'
        return message, "write the value; a formula has to be saved as what it gives"
    if parts := _made_of_range(text, others):
        first, second = parts
        pairs = (f"{first}-{second}", f"{second}-{first}")
        meant = [each for each in others if folded(each).replace(" ", "") in pairs]
        named = " or ".join(f'"{each}"' for each in meant or pairs)
        message = f'"{shorten(text)}" is a date; spreadsheets make it of {named}'
        return message, "format the column as text, and type the cell anew"
    return None


def _made_of_range(text: str, others: Collection[str]) -> tuple[int, int] | None:
    """The two numbers of which a spreadsheet may have made this date, smaller first."""
    parts = _named_day(text)
    if not parts and (numbers := _numbered_day(text)) and any(map(_RANGE.fullmatch, others)):
        parts = numbers
    if not parts or not all(0 < part <= 31 for part in parts):
        return None
    return min(parts), max(parts)


def _named_day(text: str) -> tuple[int, int] | None:
    """Day and month of `3-Apr`, `03. Apr` or `Apr-03`, which nobody writes for a date."""
    for pattern, day, month in ((_NAMED, 1, 2), (_NAMED_FIRST, 2, 1)):
        found = pattern.fullmatch(text)
        if found and (number := _MONTH.get(found[month].casefold())):
            return int(found[day]), number
    return None


def _numbered_day(text: str) -> tuple[int, int] | None:
    """Day and month of a date in figures, also as the number by which spreadsheets store it."""
    if found := _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        return int(found[1]), int(found[2])
    if found := _NAMED_YEAR.fullmatch(text):
        return int(found[1]), _MONTH.get(found[2].casefold(), 0)
    if _SERIAL.fullmatch(text):
        day = _DAY_ZERO + timedelta(days=int(float(text)))
        return day.day, day.month
    return None
