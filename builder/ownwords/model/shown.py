"""Reads the marks of a shape's fields: what its page shows, which columns its table has, what
readers see in place of choices.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeVar, get_args

from pydantic.fields import FieldInfo

from ..records import dataclass
from ..remembered import cache
from .base import MARKDOWN, VERBATIM, Shape
from .marks import Choices, Exported, OnPage

Kind = Literal["text", "prose", "said"]
_KINDS: dict[str, Kind] = {MARKDOWN: "prose", VERBATIM: "said"}

Mark = TypeVar("Mark")


@dataclass(frozen=True)
class Shown:
    """A field as readers meet it.

    Attributes:
        field: The field's name in the model.
        name: What it goes by: the column's name, or the field's.
        words: Its label or meaning, a message.
        kind: How it is written: plain text, `prose` (inline Markdown), or words somebody `said`.
        values: What may stand in it; empty where anything may.
    """

    field: str
    name: str
    words: str
    kind: Kind
    values: tuple[str, ...] = ()


@cache
def on_page(shape: type[Shape]) -> tuple[Shown, ...]:
    """The fields that the page of such an item shows under a name, in the page's order."""
    return _in_order(
        (mark.after, Shown(name, name, mark.label, _kind(info)))
        for name, info in shape.model_fields.items()
        for mark in marks_of(info, OnPage)
    )


@cache
def exported(shape: type[Shape]) -> tuple[Shown, ...]:
    """The columns of the table of such items, in the table's order."""
    return _in_order(
        (mark.after, _column(name, info, mark))
        for name, info in shape.model_fields.items()
        for mark in marks_of(info, Exported)
    )


def _column(field: str, info: FieldInfo, mark: Exported) -> Shown:
    choices = () if mark.name else marks_of(info, Choices)
    values = mark.values or (tuple(choices[0].labels) if choices else ())
    return Shown(field, mark.name or field, mark.meaning, _kind(info), values)


def values_of(kind: Any) -> tuple[str, ...]:
    """The choices of a type, in their order."""
    return tuple(labels_of(kind))


def labels_of(kind: Any) -> Mapping[str, str]:
    """What readers see in place of the choices of a type, as messages."""
    return next(_marks((kind,), Choices)).labels


def labels_to_choose(kind: Any) -> Mapping[str, str]:
    """What readers see of the choices of a type where they choose among them, as messages."""
    found = next(_marks((kind,), Choices))
    return found.to_choose or found.labels


def marks_of(info: FieldInfo, kind: type[Mark]) -> tuple[Mark, ...]:
    """The marks of one kind in a field's type, looked for through `| None`, tuple and Annotated."""
    return tuple(_marks((info.annotation, *info.metadata), kind))


def _marks(parts: Iterable[Any], kind: type[Mark]) -> Iterator[Mark]:
    for part in parts:
        if isinstance(part, kind):
            yield part
        yield from _marks(get_args(part), kind)


def _kind(info: FieldInfo) -> Kind:
    for each in (info, *marks_of(info, FieldInfo)):
        if isinstance(each.json_schema_extra, dict):
            return _KINDS.get(str(each.json_schema_extra.get("x-text")), "text")
    return "text"


def _in_order(found: Iterable[tuple[str, Shown]]) -> tuple[Shown, ...]:
    """As declared, but for those that name the one they follow."""
    following: dict[str, list[Shown]] = {}
    for after, shown in found:
        following.setdefault(after, []).append(shown)
    return tuple(_from(following, ""))


def _from(following: dict[str, list[Shown]], name: str) -> Iterator[Shown]:
    for shown in following.get(name, ()):
        yield shown
        yield from _from(following, shown.name)
