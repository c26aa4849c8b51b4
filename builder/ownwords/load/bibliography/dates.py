"""Dates in a reference list: biblatex's own form (`2014-05/2014-06`), and as hands write them."""

import re
from datetime import date as calendar_date

from ...model.references import Date

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""The months' English names."""
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_UNDATED = frozenset(
    {
        "nd",
        "nodate",
        "sa",
        "uå",
        "oj",
        "sd",
        "sf",
        "ohnejahr",
        "sansdate",
        "sinfecha",
        "utanår",
        "undated",
    }
)
_CIRCA = re.compile(r"^(?:c\.|ca\.?|circa|approx\.?|~)\s*(?=\d)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\S{1,32})?)?)?")
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|–|/)\s*(\d{4}|\d{2})")
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_FILLING = frozenset({"and", "of", "the", "st", "nd", "rd", "th"})


class UnreadableDateError(Exception):
    """A date that cannot be read; the message is the likely fix."""


def read_date(text: str, *, biblatex: bool = False) -> Date:
    """The date that a text gives.

    A text with a year and words of its own stays as it is, in `literal`. With `biblatex`, which
    numbers seasons from 21, `2020-21` is a spring and not two years.

    Raises:
        UnreadableDateError: It gives none.
    """
    text = text.strip()
    if re.sub(r"[\s.()\[\]]", "", text).casefold() in _UNDATED:
        return Date(literal="n.d.")
    plain = _CIRCA.sub("", text).rstrip("~?%")
    made = (_season(plain) if biblatex else None) or _range(plain) or _single(plain)
    if made:
        return made.model_copy(update={"circa": plain != text})
    if biblatex or re.fullmatch(r"[\d\s./-]+", plain):
        raise UnreadableDateError("write year, month and day like 2014-05-03")
    if re.search(r"\b\d{4}\b", plain):
        return Date(literal=text)
    raise UnreadableDateError(
        "write a year such as 2014, or n.d., and put what else is to be said into note"
    )


def _range(text: str) -> Date | None:
    if years := _YEARS.fullmatch(text):
        start, end = years[1], years[2]
        if len(end) == 2 and int(end) > 12:
            end = start[:2] + end
        if len(end) == 4:
            return Date(parts=(int(start),), end=(int(end),)) if end > start else None
    before, slash, after = text.partition("/")
    if not slash:
        return None
    ends = [_iso(part) for part in (before.strip(), after.strip().rstrip("~?%"))]
    if ends[0] and ends[1]:
        return Date(parts=ends[0], end=ends[1]) if ends[0] < ends[1] else None
    open_ = after.strip() in ("", "..")
    return Date(parts=ends[0]) if ends[0] and open_ else None


def _season(text: str) -> Date | None:
    found = re.fullmatch(r"(\d{4})-2([1-4])", text)
    return Date(parts=(int(found[1]),), season=int(found[2])) if found else None


def _single(text: str) -> Date | None:
    if parts := _iso(text):
        return Date(parts=parts)
    if month := re.fullmatch(r"(\d{4})[/.](\d{1,2})|(\d{1,2})[/.](\d{4})", text):
        return _by_parts(int(month[1] or month[4]), int(month[2] or month[3]))
    return _worded(text)


def _iso(text: str) -> tuple[int, ...] | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    made = _by_parts(*(int(part) for part in found.groups() if part))
    return made.parts if made else None


def _by_parts(year: int, month: int | None = None, day: int | None = None) -> Date | None:
    try:
        calendar_date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Date(parts=tuple(part for part in (year, month, day) if part))


def _worded(text: str) -> Date | None:
    """`May 2014`, `3 May 2014`, `May/June 2014`, `3-5 May 2014`, `Spring 2014`."""
    tokens = [each.casefold() for each in _TOKENS.findall(text)]
    years = [int(each) for each in tokens if re.fullmatch(r"\d{4}", each)]
    days = [int(each) for each in tokens if re.fullmatch(r"\d{1,2}", each)]
    words = [each for each in tokens if not each.isdigit() and each not in _FILLING]
    if len(years) != 1 or len(days) > 2 or len(years) + len(days) + len(words) > 5:
        return None
    if len(words) == 1 and words[0] in _SEASONS and not days:
        return Date(parts=(years[0],), season=_SEASONS[words[0]])
    months = [_month(word) for word in words]
    if not months or len(months) > 2 or not all(months):
        return None
    last = max(len(months), len(days))
    ends = [
        _by_parts(years[0], months[min(at, len(months) - 1)], *days[at : at + 1])
        for at in range(last)
    ]
    if any(end is None for end in ends):
        return None
    first, *rest = (end.parts for end in ends if end)
    return Date(parts=first, end=rest[0] if rest else ())


def _month(word: str) -> int | None:
    """The number of a month by its English name, whole or shortened."""
    for number, name in enumerate(MONTHS, 1):
        if word == name or (len(word) >= 3 and name.startswith(word)):
            return number
    return None
