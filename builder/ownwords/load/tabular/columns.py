"""The columns of a sheet, from the fields of its shape.

A field is a column by its key. The keys of a part (`definition`, `speaker`) stand by themselves, or
behind the part's name where the sheet has such a key already (`original_text`), or where they would
say too little without it (`picture_file`). Of parts that come
several times, each has a number behind it (`finding 1`, `finding 2`).
"""

from collections.abc import Iterator
from dataclasses import replace
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from ...model.base import ID_PATTERN, Link, Noun, Shape
from ...records import dataclass
from ...remembered import cache
from ..field_types import Slot, slots
from .kinds import OTHER_NAMES, SHEETS, SheetKind

Kind = Literal["text", "switch", "ids", "lines", "noun", "nouns", "pairs", "other"]
"""How a cell is read: `ids` are parted by semicolons, `lines` stand one below the other, a noun is
`person / people`, pairs are lines such as `years = 12`; `other` is JSON, for what no rule fits.
"""
KeyPath = tuple[str | None, ...]
"""The way to a field below an item; None stands for a number."""
ROW = ""
"""In a way to a field: the how-manieth row of its item it is."""


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        heading: Its heading, without the number that may follow.
        path: The way to its value.
        kind: How its cells are read.
        needed: Whether a row needs it.
        description: What belongs there, in the model's words.
        choices: The values that it may have, where they are few.
        link: What its ids lead to; may be empty.
        pair: The keys of the two sides, where its lines are pairs.
    """

    heading: str
    path: KeyPath
    kind: Kind
    needed: bool
    description: str
    choices: tuple[str, ...] = ()
    link: str = ""
    pair: tuple[str, ...] = ()

    @property
    def in_row(self) -> bool:
        """Whether each row of an item has its own."""
        return ROW in self.path

    @property
    def numbered(self) -> bool:
        """Whether there may be several, each with a number."""
        return None in self.path


@cache
def columns_of(sheet: SheetKind) -> tuple[Column, ...]:
    """The columns of a sheet, in the order of the model; without `ref`."""
    inner = {
        each.path[-1] for each in SHEETS if each.above == sheet.name and each.file == sheet.file
    }
    inner |= {sheet.inner}
    found = list(_columns(sheet.shape, (), frozenset(key for key in inner if key), True))
    if sheet.inner and (below := slots(sheet.shape)[sheet.inner].shape):
        found += _columns(below, (sheet.inner, ROW), frozenset(), True)
    own = {column.path[0] for column in found if len(column.path) == 1}
    own |= {sheet.ref}
    headings: dict[str, KeyPath] = {}
    named = []
    for column in found:
        key = str(column.path[-1])
        heading = column.heading or OTHER_NAMES.get(key, key)
        part = next((each for each in reversed(column.path[:-1]) if each), "")
        if len(column.path) > 1 and (heading in own or heading in headings):
            heading = f"{part.removesuffix('s') if ROW in column.path else part}_{key}"
        headings[heading] = column.path
        named.append(replace(column, heading=heading))
    return tuple(named)


def _columns(
    shape: type[Shape],
    before: KeyPath,
    left_out: frozenset[str],
    needed: bool,
    front: str = "",
) -> Iterator[Column]:
    for name, info in shape.model_fields.items():
        key = info.alias or name
        if key in left_out:
            continue
        slot, path = slots(shape)[key], (*before, key)
        must = needed and info.is_required()
        annotation: Any = Annotated[info.annotation, *(info.metadata or [None])]
        if slot.shape is None or slot.shape is Noun:
            kind = kind_of(annotation, slot.many, slot.shape)
            choices = choices_of(annotation)
            said = info.description or ""
            named = front + key if front else ""
            yield Column(named, path, kind, must, said, choices, slot.link or "")
        elif not slot.many:
            yield from _columns(slot.shape, path, frozenset(), must, _front(slot.shape, key, front))
        elif pair := _pair(slot.shape):
            yield Column("", path, "pairs", must, info.description or "", pair=pair)
        elif None not in before and _flat(slot.shape):
            yield from _columns(
                slot.shape, (*path, None), frozenset(), False, _front(slot.shape, key, front)
            )
        else:
            yield Column("", path, "other", must, info.description or "")


def _front(shape: type[Shape], key: str, front: str) -> str:
    """What the headings of a part's keys begin with."""
    apart = front or shape.apart_in_sheets
    return f"{front}{key.removesuffix('s')}_" if apart else ""


def _pair(shape: type[Shape]) -> tuple[str, ...]:
    """The keys of a part that is nothing but two values."""
    plain = all(
        info.is_required() and slots(shape)[info.alias or name] == Slot(False, None, None, words)
        for name, info in shape.model_fields.items()
        for words in (slots(shape)[info.alias or name].words,)
    )
    keys = tuple(slots(shape))
    return keys if plain and len(keys) == 2 else ()


def _flat(shape: type[Shape]) -> bool:
    return all(not (slot.many and slot.shape) for slot in slots(shape).values())


def kind_of(annotation: Any, many: bool, shape: type[Shape] | None) -> Kind:
    """How cells of a field with this type are read."""
    if shape is Noun:
        return "nouns" if many else "noun"
    parts = list(_parts(annotation))
    if many:
        ids = any(isinstance(part, Link) or get_origin(part) is Literal for part in parts)
        patterns = {part.pattern for part in parts if isinstance(part, StringConstraints)}
        return "ids" if ids or ID_PATTERN in patterns else "lines"
    return "switch" if bool in parts else "text"


def choices_of(annotation: Any) -> tuple[str, ...]:
    """The values that a field with this type may have; none where they are not few."""
    parts = list(_parts(annotation))
    if bool in parts:
        return ("yes", "no")
    found = (get_args(part) for part in parts if get_origin(part) is Literal)
    return tuple(str(each) for each in next(found, ()))


def _parts(annotation: Any) -> Iterator[Any]:
    """Everything that a type is made of."""
    yield annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from _parts(inner)
        for mark in marks:
            yield mark
            if isinstance(mark, FieldInfo):
                yield from mark.metadata
    elif origin in (Union, UnionType, tuple):
        for each in get_args(annotation):
            yield from _parts(each)
