"""Translates pydantic's errors into the researcher's words."""

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import ErrorDetails

from ..errors import Problem
from ..model.base import ID_PATTERN, Day, Language, Phone, RowId, Shape, Url
from ..source import Path, Tree, YamlSource
from ..source.tree import shorten
from ..suggestions import did_you_mean
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
            path[:-1], f"the list is too short: {path[-1] + 1} items were expected"
        )
    where = shape_at(shape, path[:-1])
    info = (
        next(
            (info for name, info in where.model_fields.items() if (info.alias or name) == path[-1]),
            None,
        )
        if where
        else None
    )
    hint = f"what belongs there: {info.description}" if info and info.description else ""
    if path in source.keys:
        return source.problem(path, f'there is no value after "{path[-1]}:"', hint, at_key=True)
    if not path[:-1]:
        return Problem(source.name, 1, 1, "", f'the key "{path[-1]}" is missing', hint)
    return source.problem(path[:-1], f'the key "{path[-1]}" is missing', hint)


def _unknown(source: YamlSource, shape: type[Shape], path: Path) -> Problem:
    where = shape_at(shape, path[:-1])
    known = tuple(slots(where)) if where else ()
    hint = did_you_mean(str(path[-1]), known) or f"known here: {', '.join(known)}"
    return source.problem(
        path, f'there is no key "{shorten(str(path[-1]))}" here', hint, at_key=True
    )


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
    if teller := _TELLERS.get(error["type"]):
        return teller(value, context)
    if error["type"] in ("model_type", "model_attributes_type", "dict_type"):
        where = shape_at(shape, path)
        keys = f" ({', '.join(slots(where))})" if where else ""
        return (
            f"expected keys with values{keys}, found {_found(value)}",
            "write each key on its own line: “key: value”",
        )
    return f"expected something else here, found {_found(value)}", error["msg"]


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    return f'"{shorten(str(value).removeprefix("not a switch: "))}"'


def _text(value: object, _: dict[str, Any]) -> _Said:
    sign = {
        "list": "a text that begins with [ wants quotes around it",
        "dict": "a text with “: ” in it wants quotes around it",
    }
    return f"expected text, found {_found(value)}", sign.get(type(value).__name__, "")


def _choice(value: object, context: dict[str, Any]) -> _Said:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    if not isinstance(value, str):
        return f"expected one of {', '.join(choices)}, found {_found(value)}", ""
    hint = did_you_mean(value, choices)
    listed = f"expected one of: {', '.join(choices)}"
    return f"{_found(value)} cannot be chosen here", (
        f"{hint} ({listed})" if hint.startswith("did") else listed
    )


def _pattern_of(kind: Any) -> str:
    return str(kind.__metadata__[0].pattern)


_PATTERNS: dict[str, _Said] = {
    ID_PATTERN: ("is not an id", "an id has small letters a to z, digits and single hyphens"),
    _pattern_of(RowId): (
        "is not an id of a row",
        "it has letters a to z, digits, and single hyphens, dots or underscores between them",
    ),
    _pattern_of(Phone): (
        "is not a telephone number",
        "write digits, such as 116 123 or +46 8 12345",
    ),
    _pattern_of(Url): ("is not an address", "an address begins with https:// and has no spaces"),
    _pattern_of(Language): ("is not a language tag", "for instance en, sv or pt-BR"),
    _pattern_of(Day): ("is not a date", "write 2014, 2014-05 or 2014-05-17"),
}


def _pattern(value: object, context: dict[str, Any]) -> _Said:
    pattern = str(context.get("pattern"))
    message, hint = _PATTERNS.get(pattern, ("is not written as expected", ""))
    slug = re.sub(r"[^a-z0-9]+", "-", str(value)[:80].lower()).strip("-")
    if pattern == ID_PATTERN and slug:
        hint = f'{hint}: "{slug}"'
    return f"{_found(value)} {message}", hint


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
_WHOLE = _fixed("a whole number, such as 12")
_SWITCH = _fixed("true or false", "write true or false, without quotes")
_TELLERS: dict[str, Callable[[Any, dict[str, Any]], _Said]] = {
    "string_type": _text,
    "string_pattern_mismatch": _pattern,
    "string_too_short": lambda _value, _: ("there is no text", "write it, or delete the key"),
    "string_too_long": lambda _value, context: (
        f"this is too long: at most {context.get('max_length')} characters",
        "",
    ),
    "literal_error": _choice,
    "tuple_type": _fixed("a list", _LIST),
    "list_type": _fixed("a list", _LIST),
    "too_short": lambda _value, _: ("the list is empty: at least one item is needed", _LIST),
    "too_long": lambda _value, context: (
        f"the list is too long: {context.get('max_length')} items were expected",
        "",
    ),
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": _WHOLE,
    "float_parsing": _fixed("a number, such as 12 or 0.25"),
    "float_type": _fixed("a number, such as 12 or 0.25"),
    "bool_parsing": _SWITCH,
    "bool_type": _SWITCH,
    "greater_than_equal": _at_least,
    "greater_than": _above,
    "value_error": _own,
}
