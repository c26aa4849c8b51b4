"""The sheet *Study*: single facts of several files, each by a key such as `answer.plain`."""

from collections.abc import Iterator
from typing import Annotated, Any

from ...model import FILES
from ...model.base import Fact, Noun, Shape
from ...model.speaking import Speaker
from ...records import dataclass
from ...source import Path, Tree
from ..field_types import Slot, slots
from .cells import UnfitError, text_of_value
from .columns import Kind, choices_of, kind_of
from .kinds import FACTS, SHEETS

_SHORT: dict[type[Shape], str] = {Fact: "text", Speaker: "unlinked"}
"""What a key means that leads to such a part and no further."""
_BARE = "categories"
"""The file whose keys stand there without its name."""


@dataclass(frozen=True)
class FactKey:
    """A key of the sheet.

    Attributes:
        file: The data file to which it belongs.
        path: The way to its value there.
        kind: How its cell is read.
        choices: The values that it may have, where they are few.
    """

    file: str
    path: Path
    kind: Kind
    choices: tuple[str, ...] = ()


class UnknownKeyError(Exception):
    """A key that leads nowhere; `known` are those that could be meant."""

    def __init__(self, message: str, known: tuple[str, ...] = ()) -> None:
        self.known = known
        super().__init__(message)


def fact_of(key: str) -> FactKey:
    """What a key means.

    Raises:
        UnknownKeyError: It leads nowhere.
    """
    parts = [part.strip() for part in key.strip().split(".")]
    file = "study"
    if parts[0] not in slots(FILES["study"]) or (len(parts) > 1 and parts[0] in FACTS[1:]):
        if parts[0] in slots(FILES[_BARE]):
            file = _BARE
        elif parts[0] in FACTS and len(parts) > 1:
            file, parts = parts[0], parts[1:]
    return _walk(file, key, parts)


def _walk(file: str, key: str, parts: list[str]) -> FactKey:
    shape: type[Shape] | None = FILES[file]
    path: Path = ()
    slot, annotation = Slot(False, shape, None), Any
    for part in parts:
        if slot.many and part.isdecimal():
            path, slot = (*path, int(part) - 1), Slot(False, slot.shape, slot.link)
            continue
        if shape is None or part not in slots(shape) or slot.many:
            raise UnknownKeyError(f"there is no key “{key}”", tuple(keys_known()))
        slot, annotation = slots(shape)[part], annotation_of(shape, part)
        path, shape = (*path, part), slot.shape
    if sheet := next((each for each in SHEETS if each.file == file and each.path == path), None):
        raise UnknownKeyError(f"“{key}” has a sheet of its own: {sheet.name}")
    if slot.shape is Noun:
        return FactKey(file, path, "nouns" if slot.many else "noun")
    if slot.many and slot.shape:
        return FactKey(file, path, "other")
    if slot.shape in _SHORT:
        return FactKey(file, (*path, _SHORT[slot.shape]), "text")
    if slot.shape:
        below = ", ".join(f"{key}.{each}" for each in slots(slot.shape))
        raise UnknownKeyError(f"“{key}” has parts, each with a line of its own: {below}")
    return FactKey(file, path, kind_of(annotation, slot.many, None), choices_of(annotation))


def annotation_of(shape: type[Shape], key: str) -> Any:
    """The type of a field, by its key."""
    info = next(info for name, info in shape.model_fields.items() if (info.alias or name) == key)
    return Annotated[info.annotation, *(info.metadata or [None])]


def keys_known() -> Iterator[str]:
    """The keys that the sheet may hold, as far as they need no number."""
    for file in FACTS:
        yield from (key for key, _, _, _ in keys_of(file))


def keys_of(file: str) -> Iterator[tuple[str, Path, str, bool]]:
    """The keys of a file: each with its path, what belongs there, and whether it is needed."""
    yield from _keys(FILES[file], file, (), True)


def _keys(
    shape: type[Shape], file: str, before: Path, needed: bool
) -> Iterator[tuple[str, Path, str, bool]]:
    apart = {each.path for each in SHEETS if each.file == file}
    apart |= {(key, *each.path[1:]) for each in SHEETS if each.file == file for key in each.keys}
    for name, info in shape.model_fields.items():
        key = info.alias or name
        path, slot = (*before, key), slots(shape)[key]
        must, said = needed and info.is_required(), info.description or ""
        if path in apart:
            continue
        if (
            (slot.shape in _SHORT and not slot.many)
            or slot.shape is None
            or slot.shape is Noun
            or slot.many
        ):
            yield key_of(file, path), path, said, must
        else:
            yield from _keys(slot.shape, file, path, must)


def key_of(file: str, path: Path) -> str:
    """The key by which the sheet names a value."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in path]
    dotted = ".".join(parts)
    return dotted if file in ("study", _BARE) else f"{file}.{dotted}"


def facts_in(file: str, tree: Tree) -> Iterator[tuple[str, Path, str]]:
    """The lines of the sheet that hold what a file says outside of its lists: key, path, text.

    Raises:
        UnfitError: A value fits no cell; its second argument is the path.
    """
    yield from _facts(file, FILES[file], tree, ())


def _facts(
    file: str, shape: type[Shape], tree: Tree, before: Path
) -> Iterator[tuple[str, Path, str]]:
    apart = {each.path for each in SHEETS if each.file == file}
    apart |= {(key, *each.path[1:]) for each in SHEETS if each.file == file for key in each.keys}
    for key, value in tree.items() if isinstance(tree, dict) else ():
        path, slot = (*before, key), slots(shape).get(key)
        if path in apart or value is None:
            continue
        if slot is None:
            raise UnfitError("there is no such key in the model", path)
        nested = slot.shape and slot.shape is not Noun and not slot.many
        if nested and slot.shape and isinstance(value, dict):
            yield from _facts(file, slot.shape, value, path)
            continue
        name = key_of(file, before if slot_short(shape) == key and before else path)
        try:
            text = text_of_value(value, _kind(slot, annotation_of(shape, key)))
        except UnfitError as error:
            raise UnfitError(str(error), path) from None
        if text:
            yield name, path, text


def slot_short(shape: type[Shape]) -> str:
    """The key of a part that its own name stands for; empty where there is none."""
    return _SHORT.get(shape, "")


def _kind(slot: Slot, annotation: Any) -> Kind:
    if slot.many and slot.shape and slot.shape is not Noun:
        return "other"
    return kind_of(annotation, slot.many, slot.shape)
