"""What a number displays under a number format of a spreadsheet.

Sources:
    ECMA-376 part 1, 18.8.30 and 18.8.31: built-in formats and the parts of a format's code.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy-mm-dd",  # a computer's own order of day and month; read as dates are written here
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The codes of formats that files name by number alone."""

MADE_OF_RANGES = frozenset((16, 17))
"""Formats that programs choose by themselves where somebody typed `3-4`."""

_PIECES = re.compile(
    r'"(?P<quoted>[^"]{0,255})"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)'
    r"|\[\$(?P<money>[^\]-]{0,99})[^\]]{0,99}\]"
    r"|\[(?P<elapsed>h{1,9}|m{1,9}|s{1,9})\]|\[(?P<rule>[^\]]{0,99})\]|(?P<half>AM/PM|A/P)"
    r"|(?P<date>y{1,9}|m{1,9}|d{1,9}|h{1,9}|s{1,9}(?:\.0{1,9})?)"
    r"|(?P<digits>[0#?][0#?,]{0,99}(?:\.[0#?]{0,99})?,{0,9}(?:E[+-]0{1,9})?|\.[0#?]{1,99})"
    r"|(?P<percent>%)|(?P<general>General)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def shown(value: float, code: str, *, since_1904: bool = False) -> str:
    """The text of a number under a format.

    Args:
        value: The number; a date is days since 1899-12-30, or 1904-01-01.
        code: The format's code: `#,##0.00`, `yyyy-mm-dd`.
        since_1904: Whether the file counts days from 1904.
    """
    section, value = _section(code, value)
    pieces = [(found.lastgroup or "", found[0], found) for found in _PIECES.finditer(section)]
    if any(kind in ("date", "elapsed") for kind, _, _ in pieces):
        return _date(value, pieces, since_1904)
    percent = sum(kind == "percent" for kind, _, _ in pieces)
    value *= 100**percent
    parts, written = [], False
    for kind, text, found in pieces:
        if kind == "digits" and not written:
            parts.append(_digits(value, text))
            written = True
        elif kind == "general" or (kind == "other" and text == "@"):
            parts.append(general(value))
            written = True
        elif kind in ("quoted", "escaped", "money"):
            parts.append(found[kind] or "")
        elif kind == "space":
            parts.append(" ")
        elif kind in ("percent", "other"):
            parts.append(text)
    return "".join(parts).strip() if written or parts else general(value)


def general(value: float) -> str:
    """A number without a format: whole numbers as they are, others with up to ten digits."""
    if value == int(value) and abs(value) < 1e11:
        return str(int(value))
    text = f"{value:.10g}"
    mantissa, _, exponent = text.partition("e")
    return f"{float(mantissa):.5g}E{int(exponent):+03d}" if exponent else text


def _section(code: str, value: float) -> tuple[str, float]:
    """The part of a format for this number, and the number as that part writes it."""
    sections, depth, start = [], "", 0
    for at, sign in enumerate(code):
        if sign in '"[]':
            depth = "" if depth and sign in ('"', "]") else depth or sign
        elif sign == ";" and not depth:
            sections.append(code[start:at])
            start = at + 1
    sections.append(code[start:])
    if value < 0 and len(sections) > 1 and sections[1]:
        return sections[1], -value
    if value == 0 and len(sections) > 2 and sections[2]:
        return sections[2], value
    return sections[0], value


def _digits(value: float, code: str) -> str:
    code, _, exponent = code.partition("E")
    whole, _, after = code.partition(".")
    last = after or whole
    scale = len(last) - len(last.rstrip(","))
    after = after.rstrip(",")
    grouped = "," in whole.rstrip(",")
    whole = whole.replace(",", "")
    number = Decimal(repr(value)) / (1000**scale)
    if exponent:
        power = number.adjusted() if number else 0
        mantissa = _digits(float(number.scaleb(-power)), f"0.{after}" if after else "0")
        width = exponent.count("0")
        return f"{mantissa}E{'-' if power < 0 else '+'}{abs(power):0{width}d}"
    number = number.quantize(Decimal(1).scaleb(-len(after)), rounding=ROUND_HALF_UP)
    left, _, right = f"{abs(number):f}".partition(".")
    least = whole.count("0")
    left = left.lstrip("0").rjust(least, "0")
    if grouped:
        first = len(left) % 3
        threes = (left[at : at + 3] for at in range(first, len(left), 3))
        left = ",".join(filter(None, (left[:first], *threes)))
    while right and len(right) > len(after.rstrip("#?")) and right.endswith("0"):
        right = right[:-1]
    sign = "-" if number < 0 else ""
    return f"{sign}{left or ('0' if not after else '')}{'.' + right if right else ''}"


def _date(value: float, pieces: list[tuple[str, str, re.Match[str]]], since_1904: bool) -> str:
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    moment = first + timedelta(seconds=round(value * 86_400))
    half = any(kind == "half" for kind, _, _ in pieces)
    units = [
        (text.lower()[0] if kind == "date" else found["elapsed"][0].lower(), at)
        for at, (kind, text, found) in enumerate(pieces)
        if kind in ("date", "elapsed")
    ]
    minutes = {
        at
        for place, (unit, at) in enumerate(units)
        if unit == "m"
        and (
            (place and units[place - 1][0] == "h")
            or (place + 1 < len(units) and units[place + 1][0] == "s")
        )
    }
    parts = []
    for at, (kind, text, found) in enumerate(pieces):
        if kind == "date":
            parts.append(_unit(moment, text.lower(), at in minutes, half))
        elif kind == "elapsed":
            seconds = round(value * 86_400)
            size = {"h": 3600, "m": 60, "s": 1}[found["elapsed"][0].lower()]
            parts.append(str(seconds // size))
        elif kind == "half":
            parts.append("AM" if moment.hour < 12 else "PM")
        elif kind in ("quoted", "escaped", "money"):
            parts.append(found[kind] or "")
        elif kind == "space":
            parts.append(" ")
        elif kind not in ("rule", "fill"):
            parts.append(text)
    return "".join(parts).strip().removesuffix("@").removesuffix(";")


def _unit(moment: datetime, code: str, minutes: bool, half: bool) -> str:
    size = len(code)
    match code[0]:
        case "y":
            return f"{moment.year:04d}" if size > 2 else f"{moment.year % 100:02d}"
        case "m" if minutes:
            return f"{moment.minute:0{min(size, 2)}d}"
        case "m":
            name = _MONTHS[moment.month - 1]
            words = {3: name[:3], 4: name, 5: name[0]}
            return words.get(size, f"{moment.month:0{min(size, 2)}d}")
        case "d":
            name = _DAYS[moment.weekday()]
            return {3: name[:3], 4: name}.get(size, f"{moment.day:0{min(size, 2)}d}")
        case "h":
            hour = (moment.hour % 12 or 12) if half else moment.hour
            return f"{hour:0{min(size, 2)}d}"
    whole, _, part = code.partition(".")
    return f"{moment.second:0{min(len(whole), 2)}d}" + (f".{'0' * len(part)}" if part else "")
