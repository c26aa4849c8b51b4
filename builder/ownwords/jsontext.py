"""JSON as files hold it that people take along: a record a line."""

import json

_whole = json.JSONEncoder(ensure_ascii=False).encode
"""Python's fast encoder, which knows no lines."""

_DEEP = 2
"""So many levels are written in lines; what lies deeper is one record."""


def json_text(data: object) -> str:
    """JSON with a record a line. `<` is written as JSON allows, so that no program takes the file
    for HTML.
    """
    return _in_lines(data, 0).replace("<", "\\u003c") + "\n"


def _in_lines(value: object, level: int) -> str:
    inner, outer = "  " * (level + 1), "  " * level
    if level < _DEEP and isinstance(value, dict) and value:
        fields = (
            f"{inner}{_whole(name)}: {_in_lines(each, level + 1)}" for name, each in value.items()
        )
        return "{\n" + ",\n".join(fields) + f"\n{outer}}}"
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return "[\n" + ",\n".join(inner + _whole(each) for each in value) + f"\n{outer}]"
    return _whole(value)
