"""JSON as files hold it that people take along: in lines, but made fast."""

import json
from functools import lru_cache
from json.encoder import encode_basestring

_name = lru_cache(1_000)(encode_basestring)  # thousands of rows have the same names
_whole = json.JSONEncoder(ensure_ascii=False).encode
"""Python's fast encoder, which knows no lines."""

_DEEP = 2
"""So many levels are written in lines; what lies deeper stands in one."""


def json_text(data: object) -> str:
    """JSON in lines, of which the inmost hold a whole value. `<` is written as JSON allows, so
    that no program takes the file for HTML.
    """
    return _in_lines(data, 0).replace("<", "\\u003c") + "\n"


def _in_lines(value: object, level: int) -> str:
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
