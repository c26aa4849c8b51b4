"""What the fields of a shape hold, derived from their types: shapes, lists, links. The loader and
all functions that walk through a study use it.
"""

from dataclasses import replace
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model.base import MARKDOWN, Decided, Link, Ours, Shape
from ..records import dataclass
from ..remembered import cache
from ..source import Path


@dataclass(frozen=True)
class Slot:
    """A field of a shape: whether it is a list, the type of its value or items, how its words are
    read, if it holds words, whether somebody has to decide about it (`Decided`), and whether the
    words are the team's own (`Ours`).
    """

    many: bool
    shape: type[Shape] | None
    link: str | None
    words: str = ""
    decided: bool = False
    ours: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether blank lines part its paragraphs."""
        return self.words == MARKDOWN


@cache
def slots(shape: type[Shape]) -> dict[str, Slot]:
    """The fields of a shape by the keys that the files use."""
    fields = shape.model_fields.items()
    return {field.alias or name: _slot_of(field) for name, field in fields}


def _slot_of(field: FieldInfo) -> Slot:
    """A field's slot; pydantic moves the words of a required field out of its annotation."""
    slot = _slot(Annotated[field.annotation, *(field.metadata or [None])])
    return replace(slot, words=slot.words or _words_of(field))


def shape_at(shape: type[Shape], path: Path) -> type[Shape] | None:
    """The shape at this path below `shape`; None where the path leads to no shape."""
    here: type[Shape] | None = shape
    for part in path:
        if here is None:
            return None
        if isinstance(part, str):
            here = slots(here)[part].shape if part in slots(here) else None
    return here


def slot_at(shape: type[Shape], path: Path) -> Slot:
    """The field at this path below `shape`, be it in a short form."""
    here = Slot(False, shape, None)
    for part in path:
        if isinstance(part, str):
            here = slots(here.shape).get(part, _NOTHING) if here.shape else _NOTHING
    return here


def _slot(annotation: Any) -> Slot:
    """Looks inside Annotated, `| None` and tuple."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = _slot(arguments[0])
        link = next((mark.to for mark in arguments[1:] if isinstance(mark, Link)), inner.link)
        words = next(filter(None, map(_words_of, arguments)), inner.words)
        decided = inner.decided or any(isinstance(mark, Decided) for mark in arguments[1:])
        ours = inner.ours or any(isinstance(mark, Ours) for mark in arguments[1:])
        return Slot(inner.many, inner.shape, link, words, decided, ours)
    if origin is tuple:
        inner = _slot(arguments[0])
        return Slot(True, inner.shape, inner.link, inner.words, ours=inner.ours)
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


def _words_of(mark: object) -> str:
    """How the words of a field are read, if this mark of its annotation says so."""
    extra = mark.json_schema_extra if isinstance(mark, FieldInfo) else None
    return str(extra.get("x-text", "")) if isinstance(extra, dict) else ""


_NOTHING = Slot(False, None, None)
