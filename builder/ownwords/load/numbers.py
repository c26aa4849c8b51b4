"""Reads numbers as people and spreadsheets write them: `12,5`, `1 234`, `1'234`, `12 %`, `1.0`.

What a comma or a point means may take the other cells of the column to tell. Where they do not tell
either, the number is not read.
"""

import re
import unicodedata
from collections.abc import Collection

PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
"""A number that needs no reading."""

_DOUBT = " or another number"
_PERCENT = frozenset({"%", "per cent", "percent", "prozent", "procent"})
_GROUPED = re.compile(r"-?[1-9]\d{0,2}([ '])\d{3}(?:\1\d{3})*(?:[.,]\d+)?")
_BOTH = {
    ",": re.compile(r"-?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})"),
    ".": re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})"),
}
"""Numbers in which this sign can only part thousands."""
_DECIMAL = re.compile(r"-?\d+([.,])\d+")
_EITHER = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}")
"""Numbers in which the sign can part thousands or decimals."""


def plain_numbers(texts: Collection[str], unit: str | None, delimiter: str) -> dict[str, str]:
    """The plain form of each text of a column that can be read as a number; of one that can be two
    numbers, a form that is none.

    Args:
        texts: The cells of the column.
        unit: What they count, which a cell may repeat.
        delimiter: What parts cells: where it is a semicolon, a point may part thousands.
    """
    bare = {text: _bare(text, unit) for text in texts}
    marks = _Marks(bare.values(), delimiter)
    read = {text: marks.plain(number) for text, number in bare.items()}
    plain = {text: number for text, number in read.items() if PLAIN.fullmatch(number)}
    if all(_is_whole(number) for number in plain.values()):
        plain = {text: number.partition(".")[0] for text, number in plain.items()}
    return plain | {text: number for text, number in read.items() if is_doubtful(number)}


def is_doubtful(number: str) -> bool:
    """Whether this is the form of a text that can be two numbers."""
    return number.endswith(_DOUBT)


def two_readings(number: str) -> tuple[str, str, str]:
    """Of the form of a text such as `1,234`: the text, and the two numbers that it can be."""
    text = number.removesuffix(_DOUBT)
    return text, re.sub("[.,]", "", text), text.replace(",", ".")


class _Marks:
    """What commas and points mean in the numbers of a column."""

    def __init__(self, numbers: Collection[str], delimiter: str) -> None:
        self._thousands = {
            mark for mark, only in _BOTH.items() if any(map(only.fullmatch, numbers))
        }
        sure = (
            found[1]
            for number in numbers
            if (found := _DECIMAL.fullmatch(number)) and not _EITHER.fullmatch(number)
        )
        self._decimals = set(sure) | {"," if mark == "." else "." for mark in self._thousands}
        self._semicolons = delimiter == ";"

    def plain(self, number: str) -> str:
        """The number in plain form; the text as it is where it cannot be read."""
        for mark, only in _BOTH.items():
            if only.fullmatch(number):
                return _without_zeros(number.replace(mark, "").replace(",", "."))
        either = _EITHER.fullmatch(number)
        if either and (meaning := self._meaning(either[1])) != "decimals":
            return number.replace(either[1], "") if meaning == "thousands" else number + _DOUBT
        return _without_zeros(number.replace(",", "."))

    def _meaning(self, mark: str) -> str:
        if (mark in self._thousands) != (mark in self._decimals):
            return "thousands" if mark in self._thousands else "decimals"
        other = "," if mark == "." else "."
        if mark == "." and not self._decimals and not self._thousands and not self._semicolons:
            return "decimals"  # a plain number, as it is written here
        return "decimals" if other in self._thousands else "either"


def _bare(text: str, unit: str | None) -> str:
    """The number without its unit and its groups, with ordinary digits and signs."""
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    number = " ".join(digits.replace("\u2212", "-").replace("\u2019", "'").split())
    units = {unit.casefold()} if unit else set()
    for each in units | (_PERCENT if units & _PERCENT else set()):
        if number.casefold().endswith(each):
            number = number[: -len(each)].strip()
            break
    return re.sub("[ ']", "", number) if _GROUPED.fullmatch(number) else number


def _without_zeros(number: str) -> str:
    """The number without zeros in front."""
    return re.sub(r"^(-?)0+(?=\d)", r"\1", number)


def _is_whole(number: str) -> bool:
    return not number.partition(".")[2].strip("0")
