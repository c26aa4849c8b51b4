"""Mistakes that can be seen in one value of a YAML file: its first sign, its quotation marks, a
colon in it; each with the likely fix, written out.
"""

import re

from .lines import Entry

Said = tuple[str, str]
"""What is wrong, and what to do."""

_LONGEST = 300
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
_BAD_ESCAPE = re.compile(
    r"\\(?![0abtnvfre \"/\\N_LP\t]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|$)"
)
_BEGINNINGS = {
    "- ": "which begins an item of a list",
    "? ": "which begins a key",
    "& ": "",
    "%": "",
    "@": "",
    "`": "",
    ", ": "",
    ",": "",
    "]": "",
    "}": "",
    ": ": "",
}
_COLON = re.compile(r":(?=\s|$)")


def joined(entry: Entry, lines: list[str]) -> str:
    """The value as one line, as somebody reads it."""
    first = lines[0][entry.start :].strip()
    return " ".join(part for part in (first, *(line.strip() for line in lines[1:])) if part)


def quoted(text: str) -> str:
    """A text in quotation marks, as YAML reads it back."""
    plain = re.sub(r"[\x00-\x1f\x7f]", " ", text)
    if '"' not in plain and "\\" not in plain:
        return f'"{plain}"'
    return "'" + plain.replace("'", "''") + "'"


def put_marks(text: str) -> str:
    """The advice to put quotation marks around a text; with the result, where that is not long."""
    if '"' in text and "'" in text:
        return "write >- in its place, and the text in the next line, indented by two more spaces"
    kind = "single quotation marks" if '"' in text or "\\" in text else "quotation marks"
    advice = f"put {kind} around the whole text"
    return f"{advice}: {quoted(text)}" if len(text) <= _LONGEST else advice


def fault_of(entry: Entry, lines: list[str], *, stopped: bool = False) -> Said | None:
    """What is wrong with a value, as far as it can be seen.

    Args:
        entry: The key or item.
        lines: Its lines.
        stopped: Whether the parser could not go on here, so that more is a mistake than by itself.
    """
    value, text = entry.value, joined(entry, lines)
    if not value or entry.is_block or value.startswith("#"):
        return None
    if value[0] in "\"'":
        return _fault_of_quoted(value[0], "\n".join((lines[0][entry.start :], *lines[1:])), text)
    if value[0] in "|>":
        return (
            f"a text that begins with {value[0]} cannot go on in the same line",
            put_marks(text),
        )
    if said := _fault_of_beginning(entry, text):
        return said
    if value[0] in "[{":
        return _fault_of_brackets(value[0], text) if stopped else None
    if stopped and value[0] in "*&!":
        return f"a text cannot begin with {value[0]}", put_marks(text)
    return _fault_inside(entry, lines, text, stopped)


def _fault_of_beginning(entry: Entry, text: str) -> Said | None:
    for sign, role in _BEGINNINGS.items():
        begins = text.startswith(sign) or text == sign.strip()
        if not begins or (sign in ("- ", "? ", ": ") and not entry.key):
            continue
        shown = f"“{sign}”" if role else sign.strip()
        message = f"a text cannot begin with {shown}{', ' if role else ''}{role}"
        if sign != "- ":
            return message, put_marks(text)
        return message, f"{put_marks(text)}; or begin an item of a list in a line of its own"
    return None


def _fault_of_quoted(sign: str, exact: str, text: str) -> Said | None:
    closed = (_DOUBLE if sign == '"' else _SINGLE).match(exact)
    if not closed:
        return (
            f"a quotation mark ({sign}) opens here and is not closed",
            f"close it; or, if the text itself begins with it, {put_marks(text)}",
        )
    rest = exact[closed.end() :].strip()
    if rest and not re.match(r"\s+#", exact[closed.end() :]) and not rest.startswith(":"):
        meant = _meant(sign, text)
        if sign == "'":
            advice = f"{put_marks(meant)}; or write the apostrophe as ’"
            return "the text goes on after an apostrophe that closes it", advice
        return "the text goes on after its closing quotation mark", put_marks(meant)
    if sign == '"' and (bad := _BAD_ESCAPE.search(closed[0])):
        shown = bad[0] + closed[0][bad.end() : bad.end() + 1]
        return (
            f"a backslash in double quotation marks has a special meaning; {shown} has none",
            put_marks(text[1:-1]),
        )
    return None


def _meant(sign: str, text: str) -> str:
    """The text within the outer marks if these hold all of it: `"He said "no" to me"`."""
    inner = text[1:-1]
    opens = re.search(re.escape(sign) + r"(\S?)", inner)
    if text.endswith(sign) and opens and opens[1] and re.search(r"\s$|^$", inner[: opens.start()]):
        return inner
    if sign == "'" and text.endswith(sign) and re.search(r"\w'\w", inner):
        return inner
    return text


def _fault_of_brackets(sign: str, text: str) -> Said | None:
    close = {"[": "]", "{": "}"}[sign]
    if re.search(rf"\{close} *:", text):
        return None
    if close in text and not text.rstrip().endswith(close):
        return f"a text that begins with {sign} goes on after its closing bracket", put_marks(text)
    if close not in text:
        return (
            f"a bracket ({sign}) opens here and is not closed",
            f"close it with {close}; or, if this is a text, {put_marks(text)}",
        )
    return (
        f"what stands between {sign} and {close} cannot be read",
        "put commas between its parts, and quotation marks around a part that holds a comma, a"
        f" colon, a bracket or a quotation mark; or, if this is a text, {put_marks(text)}",
    )


def _fault_inside(entry: Entry, lines: list[str], text: str, stopped: bool) -> Said | None:
    if entry.key and _COLON.search(entry.value.split(" #")[0]):
        message = "a text with a colon and a space in it (“: ”) is taken for a key"
        if re.search(r":$", text):
            message = "a text that ends with a colon is taken for a key"
        return message, put_marks(text)
    if not stopped:
        return None
    if " #" in entry.value or "\t#" in entry.value:
        message = "in YAML, what follows a space and # is a remark, so the text ends before it"
        return message, put_marks(text)
    if any(_COLON.search(line) for line in lines[1:]):
        return "a text with a colon and a space in it (“: ”) is taken for a key", put_marks(text)
    return None
