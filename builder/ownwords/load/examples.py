"""Writes out what a field may hold: `limitations: {authors: {text: …}}`, from the types of the
model, for messages.
"""

import re
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from ..model.base import (
    ID_PATTERN,
    PHONE_PATTERN,
    URL_PATTERN,
    ColumnId,
    Day,
    Language,
    Link,
    RowId,
    Shape,
)
from ..model.media import PICTURE_PATTERN, RECORDING_PATTERN
from ..remembered import cache

_TEXT = "…"


def pattern_of(kind: Any) -> str:
    """The pattern of a constrained text of the model."""
    return str(kind.__metadata__[0].pattern)


_PATTERNS = {
    ID_PATTERN: "a-short-name",
    PHONE_PATTERN: "116 123",
    URL_PATTERN: "https://example.org",
    PICTURE_PATTERN: "bench.jpg",
    RECORDING_PATTERN: "kitchen.mp3",
    pattern_of(RowId): "p1",
    pattern_of(ColumnId): "age",
    pattern_of(Language): "en",
    pattern_of(Day): "2014-05-17",
    r"^[a-p]{16}$": "abcdefghijklmnop",
}


@cache
def example_of(shape: type[Shape], key: str) -> str:
    """A field with a value that it may hold, as a line of YAML; empty where that is a mere text."""
    info = next(
        (info for name, info in shape.model_fields.items() if (info.alias or name) == key), None
    )
    value = _value(Annotated[info.annotation, *(info.metadata or [None])]) if info else _TEXT
    return "" if value == _TEXT else f"{key}: {value}"


@cache
def item_of(shape: type[Shape]) -> str:
    """A shape with what it has to hold, in one line of YAML."""
    return "{" + ", ".join(_parts(shape)) + "}"


def _parts(shape: type[Shape]) -> list[str]:
    chosen = shape.example_keys
    return [
        f"{info.alias or name}: {_value(Annotated[info.annotation, *(info.metadata or [None])])}"
        for name, info in shape.model_fields.items()
        if info.is_required() or (info.alias or name) in chosen
    ]


def _value(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in (Union, UnionType):
        return _value(arguments[0])
    if origin is tuple:
        fixed = arguments if arguments[-1] is not ... else arguments[:1]
        return "[" + ", ".join(map(_value, fixed)) + "]"
    if origin is Literal:
        return str(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return item_of(annotation)
    return {bool: "true", int: "12", float: "12"}.get(annotation, _TEXT)


def _annotated(inner: Any, marks: tuple[Any, ...]) -> str:
    for mark in marks:
        if isinstance(mark, Link):
            return re.sub(r"\W+", "-", f"id of {mark.to}")
        inside = mark.metadata if isinstance(mark, FieldInfo) else [mark]
        for one in inside:
            if isinstance(one, StringConstraints) and one.pattern:
                return _PATTERNS[str(one.pattern)]
    value = _value(inner)
    if value == _TEXT:
        pattern = next((str(one.pattern) for one in marks if getattr(one, "pattern", None)), "")
        return _PATTERNS.get(pattern, _TEXT)
    return value
