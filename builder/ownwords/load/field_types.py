"""What a shape's fields hold, read off its types: shapes, lists, links. Reader and walkers go by
this.
"""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model.base import Link, Shape
from ..source import Path


@dataclass(frozen=True)
class Slot:
    """A field of a shape: whether it is a list, what it (or each item) is, and whether it holds
    words that people read.
    """

    many: bool
    shape: type[Shape] | None
    link: str | None
    words: bool = False


@cache
def slots(shape: type[Shape]) -> dict[str, Slot]:
    """The shape's fields under the names they have in the files."""
    fields = shape.model_fields.items()
    return {
        field.alias or name: _slot(Annotated[field.annotation, *(field.metadata or [None])])
        for name, field in fields
    }


def shape_at(shape: type[Shape], path: Path) -> type[Shape] | None:
    """The shape that stands at this path below `shape`; None where no shape stands."""
    here: type[Shape] | None = shape
    for part in path:
        if here is None:
            return None
        if isinstance(part, str):
            here = slots(here)[part].shape if part in slots(here) else None
    return here


def holds_words(shape: type[Shape], path: Path) -> bool:
    """Whether words that people read stand at this path below `shape`, be it in a short form."""
    here: Slot | None = Slot(False, shape, None)
    for part in path:
        if isinstance(part, str):
            fields = slots(here.shape) if here and here.shape else {}
            here = fields.get(part)
    return here is not None and here.words


def _slot(annotation: Any) -> Slot:
    """Look through Annotated, `| None` and tuple."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = _slot(arguments[0])
        link = next((mark.to for mark in arguments[1:] if isinstance(mark, Link)), inner.link)
        return Slot(inner.many, inner.shape, link, inner.words or any(map(_of_words, arguments)))
    if origin is tuple:
        inner = _slot(arguments[0])
        return Slot(True, inner.shape, inner.link, inner.words)
    if origin in (Union, UnionType):
        return next(
            (
                slot
                for slot in map(_slot, arguments)
                if slot.shape or slot.link or slot.many or slot.words
            ),
            Slot(False, None, None),
        )
    return Slot(
        False,
        annotation if isinstance(annotation, type) and issubclass(annotation, Shape) else None,
        None,
    )


def _of_words(mark: object) -> bool:
    """Whether this mark of an annotation is the one by which the model tells words from ids."""
    extra = mark.json_schema_extra if isinstance(mark, FieldInfo) else None
    return isinstance(extra, dict) and "x-text" in extra
