"""Translates pydantic's errors into the researcher's words."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import ErrorDetails

from ..errors import Problem
from ..model.base import ID_PATTERN, ColumnId, Day, Language, Phone, RowId, Shape, Url
from ..model.media import PICTURE_PATTERN, RECORDING_PATTERN
from ..source import Path, Tree, YamlSource
from ..source.characters import first_hidden, without_hidden
from ..source.paths import shorten
from ..source.sheeted import SheetSource
from ..suggestions import did_you_mean, nearest, proposed_id
from .examples import example_of, item_of, pattern_of
from .field_types import shape_at, slots

_Said = tuple[str, str]


def translate(source: YamlSource, shape: type[Shape], error: ErrorDetails) -> Problem:
    """The error as a problem with its place in the file."""
    path: Path = tuple(error["loc"])
    kind = error["type"]
    if kind == "missing":
        return _missing(source, shape, path)
    if kind == "extra_forbidden":
        return _unknown(source, shape, path)
    message, hint = _say(shape, path, error)
    return source.problem(_as_written(source.data, path), message, hint)


def _missing(source: YamlSource, shape: type[Shape], path: Path) -> Problem:
    if isinstance(path[-1], int):
        return source.problem(
            path[:-1], f"the list is too short: it needs {_counted(path[-1] + 1, 'item')}"
        )
    hint = _belongs(shape, path)
    if isinstance(source, SheetSource) and (said := _missing_cell(source, shape, path)):
        return said
    if path in source.keys:
        return source.problem(path, f'"{path[-1]}:" has no value', hint, at_key=True)
    if not path[:-1]:
        return Problem(source.name, 1, 1, "", f'the key "{path[-1]}" is missing', hint)
    return source.problem(path[:-1], f'the key "{path[-1]}" is missing', hint)


def _missing_cell(source: SheetSource, shape: type[Shape], path: Path) -> Problem | None:
    """What is missing in a sheet: a cell is empty, a column or a row is not there."""
    hint = _described(shape, path)
    if cell := source.missing(path):
        return Problem(cell.file, cell.row, cell.column, cell.heading, "this cell is empty", hint)
    near, depth = source.cell(path)
    if near and depth == len(path):
        return Problem(near.file, near.row, 0, "", "nothing is filled in here", hint)
    if near and near.row:
        return Problem(near.file, near.row, 0, "", f"nothing says “{path[-1]}”", hint)
    if not source.exact:
        key = ".".join(map(str, path))
        return Problem(source.name, 0, 0, "", f"nothing says “{key}”", hint)
    return None


def _described(shape: type[Shape], path: Path) -> str:
    where = shape_at(shape, path[:-1])
    fields = where.model_fields.items() if where else ()
    info = next((info for name, info in fields if (info.alias or name) == path[-1]), None)
    return f"write here: {info.description}" if info and info.description else ""


def _belongs(shape: type[Shape], path: Path) -> str:
    """What belongs to a key, with an example of its whole shape."""
    where = shape_at(shape, path[:-1])
    said = _described(shape, path)
    example = example_of(where, str(path[-1])) if where else ""
    return " ".join(part for part in (said, f"For example: {example}" if example else "") if part)


def _shaped(shape: type[Shape], path: Path) -> str:
    """An example of the value at this path."""
    where = shape_at(shape, path)
    if isinstance(path[-1], int) and where:
        return f"for example: - {item_of(where)}"
    above = shape_at(shape, path[:-1])
    example = example_of(above, str(path[-1])) if above else ""
    return f"for example: {example}" if example else ""


def _unknown(source: YamlSource, shape: type[Shape], path: Path) -> Problem:
    where = shape_at(shape, path[:-1])
    known = tuple(slots(where)) if where else ()
    key = str(path[-1])
    hint = did_you_mean(key, known) or f"known here: {', '.join(known)}"
    near = nearest(key, known)
    if near and where and (example := example_of(where, near)):
        hint += f" For example: {example}"
    if key == "<<":
        hint = "values are not taken over from elsewhere; write them out here"
    return source.problem(path, f'there is no key "{shorten(key)}" here', hint, at_key=True)


def mistyped(shape: type[Shape], errors: Iterable[ErrorDetails]) -> set[Path]:
    """The keys that are missing only because they are misspelt: the misspelt key says so."""
    found = list(errors)
    missing = {tuple(one["loc"]) for one in found if one["type"] == "missing"}
    meant: set[Path] = set()
    for one in found:
        if one["type"] == "extra_forbidden":
            path: Path = tuple(one["loc"])
            where = shape_at(shape, path[:-1])
            near = nearest(str(path[-1]), tuple(slots(where))) if where else None
            meant |= {(*path[:-1], near)} & missing if near else set()
    return meant


def _as_written(tree: Tree, path: Path) -> Path:
    """The path as far as the file goes: a short form (an id instead of keys) ends before its shape
    does.
    """
    for depth, part in enumerate(path):
        if isinstance(tree, dict) and part in tree:
            tree = tree[str(part)]
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return path[:depth]
    return path


def _say(shape: type[Shape], path: Path, error: ErrorDetails) -> _Said:
    value, context = error["input"], error.get("ctx", {})
    if value is None:
        return "there is no value", "write it after the hyphen or colon, or delete the line"
    kind = error["type"]
    if teller := _TELLERS.get(kind):
        message, hint = teller(value, context)
    elif kind in ("model_type", "model_attributes_type", "dict_type"):
        where = shape_at(shape, path)
        keys = f" ({', '.join(slots(where))})" if where else ""
        message = f"expected keys with values{keys}, found {_found(value)}"
        hint = "write each key on its own line: “key: value”"
    else:
        message, hint = f"{_found(value)} cannot stand here", _belongs(shape, path)
    hidden = first_hidden(value) if isinstance(value, str) else ""
    if hidden and kind not in _OF_WORDS:
        return message, f"it holds {hidden}, which nobody can see; delete it"
    example = _shaped(shape, path) if kind in _OF_SHAPE and path else ""
    return message, "; ".join(part for part in (hint, example) if part)


_OF_WORDS = frozenset(("string_too_short", "string_too_long", "value_error"))
_OF_SHAPE = frozenset(
    ("model_type", "model_attributes_type", "dict_type", "tuple_type", "list_type", "too_short")
)


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    return f'"{shorten(str(value).removeprefix("not a switch: "))}"'


def _text(value: object, _: dict[str, Any]) -> _Said:
    sign = {
        "list": "put quotation marks around a text that begins with [ or “- ”",
        "dict": "put quotation marks around a text that holds “: ” or begins with { or “? ”",
    }
    return f"expected text, found {_found(value)}", sign.get(type(value).__name__, "")


def _choice(value: object, context: dict[str, Any]) -> _Said:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    if not isinstance(value, str):
        return f"expected one of {', '.join(choices)}, found {_found(value)}", ""
    hint = did_you_mean(value, choices)
    listed = f"choose from: {', '.join(choices)}"
    return f"{_found(value)} is not one of the choices here", (
        f"{hint} ({listed})" if hint.startswith("did") else listed
    )


_PATTERNS: dict[str, _Said] = {
    ID_PATTERN: ("is not an id", "use small letters a to z, digits and single hyphens"),
    pattern_of(RowId): (
        "is not an id of a row",
        "use letters a to z and digits, with single hyphens, dots or underscores between them",
    ),
    pattern_of(ColumnId): (
        "is not a name of a column",
        "begin with a letter from a to z; then letters, digits, hyphens and underscores may follow",
    ),
    pattern_of(Phone): (
        "is not a telephone number",
        "write digits, such as 116 123 or +46 8 12345",
    ),
    PICTURE_PATTERN: (
        "is no file of a picture",
        "name it as it lies in content/data-media/; a picture ends in .jpg, .png, .webp or .svg",
    ),
    RECORDING_PATTERN: (
        "is no file of a recording",
        "name it as it lies in content/data-media/; a recording ends in .mp3 or .opus",
    ),
    pattern_of(Url): ("is not a web address", "begin with https:// and leave out spaces"),
    pattern_of(Language): ("is not a language code", "use a code such as en, sv or pt-BR"),
    pattern_of(Day): ("is not a date", "write 2014, 2014-05 or 2014-05-17"),
}


def _pattern(value: object, context: dict[str, Any]) -> _Said:
    pattern, text = str(context.get("pattern")), str(value)
    other = "has another form than what stands here", f"it has to match {pattern}"
    message, hint = _PATTERNS.get(pattern, other)
    propose = _PROPOSALS.get(pattern)
    if propose and (proposed := propose(text)):
        hint = f'{hint}: "{proposed}"'
    elif pattern == ID_PATTERN and re.search(r"[^\W\d_]", text):
        hint += "; these letters have no equals there, so choose a name, such as calm-place"
    return f"{_found(value)} {message}", hint


def _proposed_row(text: str) -> str:
    plain = unicodedata.normalize("NFKD", without_hidden(text))
    return re.sub(r"[^A-Za-z0-9_.]+", "-", re.sub("[\u0300-\u036f]", "", plain)).strip("-_.")[:80]


def _proposed_day(text: str) -> str:
    """A date whose parts are told apart by the length of the year."""
    if found := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?\.?", text):
        year, month, day = found[1], int(found[2]), int(found[3] or 0)
    elif found := re.fullmatch(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", text):
        year, month, day = found[3], int(found[2]), int(found[1])
    else:
        return ""
    if not 1 <= month <= 12 or day > 31:
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


_PROPOSALS: dict[str, Callable[[str], str]] = {
    ID_PATTERN: proposed_id,
    pattern_of(RowId): _proposed_row,
    pattern_of(ColumnId): proposed_id,
    pattern_of(Day): _proposed_day,
}


def _number(example: str) -> Callable[[object, dict[str, Any]], _Said]:
    def said(value: object, _: dict[str, Any]) -> _Said:
        return f"expected {example}, found {_found(value)}", _proposed_number(str(value))

    return said


def _proposed_number(text: str) -> str:
    """A number without what parts its thousands; a single point or comma before three digits may
    be either.
    """
    plain = re.sub(r"[_' \u00a0\u2009\u202f]", "", text.strip())
    if re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", plain):
        return f"write {plain[:-4]}{plain[-3:]} or {plain[:-4]}, without a sign between the digits"
    if re.fullmatch(r"[+0-9]+", plain):
        return f"write {int(plain)}"
    if re.fullmatch(r"[0-9]+,[0-9]+", plain):
        return f"write a point in place of the comma: {plain.replace(',', '.')}"
    return ""


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _at_least(value: object, context: dict[str, Any]) -> _Said:
    return f"expected a number of {context.get('ge')} or more, found {_found(value)}", ""


def _above(value: object, context: dict[str, Any]) -> _Said:
    return f"expected a number above {context.get('gt')}, found {_found(value)}", ""


def _fixed(message: str, hint: str = "") -> Callable[[object, dict[str, Any]], _Said]:
    """Says what was expected, then what was found."""
    return lambda value, _: (f"expected {message}, found {_found(value)}", hint)


def _own(_: object, context: dict[str, Any]) -> _Said:
    """An error raised by the model itself, whose message needs no translation."""
    return str(context.get("error", "")), ""


_LIST = "begin each item on its own line with “- ”"
_WHOLE = _number("a whole number, such as 12")
_DECIMAL = _number("a number, such as 12 or 0.25")
_SWITCH = _fixed("true or false", "write true or false in small letters, without quotation marks")
_TELLERS: dict[str, Callable[[Any, dict[str, Any]], _Said]] = {
    "string_type": _text,
    "string_pattern_mismatch": _pattern,
    "string_too_short": lambda _value, _: ("there is no text", "write it, or delete the key"),
    "string_too_long": lambda _value, context: (
        f"this is too long; use {context.get('max_length')} characters at most",
        "shorten it",
    ),
    "literal_error": _choice,
    "tuple_type": _fixed("a list", _LIST),
    "list_type": _fixed("a list", _LIST),
    "too_short": lambda _value, _: ("the list is empty: at least one item is needed", _LIST),
    "too_long": lambda _value, context: (
        f"the list is too long: it can have {_counted(context.get('max_length', 0), 'item')}",
        "delete what is too much",
    ),
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": _WHOLE,
    "float_parsing": _DECIMAL,
    "float_type": _DECIMAL,
    "bool_parsing": _SWITCH,
    "bool_type": _SWITCH,
    "greater_than_equal": _at_least,
    "greater_than": _above,
    "value_error": _own,
}
