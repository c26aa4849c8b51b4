"""Says where YAML reads the words of a study otherwise than somebody typed them."""

from collections.abc import Iterator

from ..errors import Problem
from ..model.base import Shape
from ..source import YamlSource
from ..source.changes import Change
from ..source.tree import path_text
from .field_types import Slot, slot_at, slots

_MARKS = "put quotation marks around the whole text"
_BREAKS = "write |- after the colon and begin the text in the next line"


def altered_words(source: YamlSource, shape: type[Shape]) -> Iterator[Problem]:
    """A problem for each text of the study that is not read as it was typed."""
    for path, change in source.changes:
        slot = slot_at(shape, path)
        said = _said(change, slot) if slot.words else None
        if change.kind == "nothing":
            said = _nothing(change.found, slot)
        if said:
            yield Problem(source.name, change.line, change.column, path_text(path), *said)


def _said(change: Change, slot: Slot) -> tuple[str, str] | None:
    found = change.found
    if change.kind == "blank-line":
        return _blank_line(change, slot)
    said = {
        "remark": (
            f'in YAML, what follows a space and # is a remark; "{found}" would be left out',
            f"{_MARKS}, or put the remark on a line of its own",
        ),
        "item": (
            f'"{found}" is read as part of the line before it, not as a line of its own',
            "begin an item of a list below the key, with no text before it; or write the text"
            " without the hyphen",
        ),
        "hyphen": (
            f'a line break becomes a space: this would be read as "{found}"',
            "write the word on one line",
        ),
        "script": (
            f'a line break becomes a space: this would be read as "{found}"',
            "write the text on one line",
        ),
        "escape": (
            f"in double quotation marks, {found} does not stay as it is: YAML puts"
            f" {_ESCAPES.get(found[1:], 'another character')} in its place",
            f"put single quotation marks around the text; for a line break, {_BREAKS}",
        ),
    }
    return said.get(change.kind)


_ESCAPES = {
    "n": "a line break",
    "r": "a line break",
    "t": "a tab",
    "_": "a no-break space",
}


def _blank_line(change: Change, slot: Slot) -> tuple[str, str] | None:
    if not slot.is_prose:
        return (
            "the blank line in this text would be left out: it is shown as one paragraph",
            "delete the blank line",
        )
    if change.style == "|":
        return None
    return (
        "the blank line in this text would begin no paragraph",
        "write |- in place of >-" if change.style == ">" else _BREAKS,
    )


def _nothing(found: str, slot: Slot) -> tuple[str, str]:
    message = f'"{found}" would be read as a text, though it means “nothing” in YAML'
    if slot.decided:
        return message, "write [] if nothing was agreed to, or take the line away"
    hint = "delete the key if nothing is to stand here"
    marked = f'; or put quotation marks around the text: "{found}"'
    return message, f"{hint}{marked if slot.words else ''}"


def cut_in_brackets(source: YamlSource, shape: type[Shape]) -> Iterator[Problem]:
    """A problem for each piece of text that a comma in curly brackets makes a key of its own."""
    for path in source.without_value:
        key, place = str(path[-1]), source.keys.get(path)
        above = slot_at(shape, path[:-1]).shape
        if place is None or above is None or key in slots(above):
            continue
        yield Problem(
            source.name,
            *place,
            path_text(path[:-1]),
            f'"{key}" is taken for a key without a value and would be left out',
            "put quotation marks around a text with a comma in curly brackets, and around one that"
            " begins with ?; or delete this",
        )
