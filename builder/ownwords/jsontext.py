"""JSON as files hold it that people take along: in lines, but made fast."""

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring

from .remembered import lru_cache

_name = lru_cache(1_000)(encode_basestring)  # thousands of rows have the same names
_whole = json.JSONEncoder(ensure_ascii=False).encode
"""Python's fast encoder, which knows no lines."""

_DEEP = 2
"""So many levels are written in lines; what lies deeper stands in one."""


def json_text(data: object) -> str:
    """JSON in lines, of which the inmost hold a whole value. `<` is written as JSON allows, so
    that no program takes the file for HTML.
    """
    return _escaped(_in_lines(data, 0)) + "\n"


AROUND_ROWS = ("[\n", ",\n", "\n]\n")
"""What stands before, between and behind the rows of a list that is the whole of such a file."""


class Written(str):
    """A value that is JSON already."""


def value_text(value: object) -> str:
    """A value as it stands deep in such a file, in one line."""
    return _escaped(_whole(value))


def row_texts(rows: Iterable[object]) -> Iterator[str]:
    """Rows as they stand in such a list."""
    return (_escaped("  " + _in_lines(row, 1)) for row in rows)


def _escaped(text: str) -> str:
    return text.replace("<", "\\u003c")


def _in_lines(value: object, level: int) -> str:
    if type(value) is Written:
        return value
    inner, outer = "  " * (level + 1), "  " * level
    if level < _DEEP and isinstance(value, dict) and value:
        fields = [
            f"{inner}{_name(name)}: "
            f"{encode_basestring(each) if type(each) is str else _in_lines(each, level + 1)}"
            for name, each in value.items()
        ]
        return "{\n" + ",\n".join(fields) + f"\n{outer}}}"
    if level < _DEEP and isinstance(value, list) and any(isinstance(each, dict) for each in value):
        lines = (inner + _in_lines(each, level + 1) for each in value)
        return "[\n" + ",\n".join(lines) + f"\n{outer}]"
    return _whole(value)
