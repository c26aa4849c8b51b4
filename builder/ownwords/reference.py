"""Generates the reference of the data files from the model: each file, each key, what it takes and
what it means.

`make reference` runs this module in the repository's folder and so renews docs/reference.md.
"""

import inspect
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from .load.field_types import Slot, slots
from .model import COLLECTION, FILES, REQUIRED
from .model.base import PHONE_PATTERN, Shape
from .model.media import PICTURE_PATTERN, RECORDING_PATTERN
from .remembered import cache
from .schema import json_schema

FILE = Path("docs/reference.md")
COMMAND = "make reference"


def _text(name: str) -> str:
    """A hand-written part of the page. It is a file because Markdown tables cannot be wrapped."""
    return files("ownwords").joinpath(f"reference_{name}.md").read_text("utf-8")


_HEAD, _TABLES = _text("head"), _text("tables")

_LINKS = {
    "category": "id of a category",
    "quote": "id of a quote",
    "passage": "id of a passage",
    "reference": "key of a work in [references.bib](#referencesbib)",
    "person": "id of a person in [people.csv](#peoplecsv)",
    "case": "id of a case in [cases.csv](#casescsv)",
    "node": "id of a step",
    "audience": "id of an audience",
    "claim": "id of a claim of guidance.yml",
    "guidance group": "id of a group of guidance",
    "point of guidance": "id of a point of guidance",
    "category, quote or passage": "id of a category, quote or passage",
    "finding of a study": "id of a study, a slash, id of one of its findings",
}
_ALL = FILES | COLLECTION
_KINDS = {
    "plain text": "text",
    "inline Markdown: *emphasis*, **strong**, [words](address); a blank line begins a new"
    " paragraph": "prose",
    "as printed; never read as Markdown or HTML": "words as printed",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    r"^\S.*$": "name of a column",
    "^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$": "id of a row",
    "^[a-p]{16}$": "16 letters",
    PICTURE_PATTERN: "file of a picture",
    RECORDING_PATTERN: "file of a recording",
    PHONE_PATTERN: "telephone number",
    r"^https?://[^\s<>\"'`\\]+$": "web address",
    "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "language tag",
    "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$": "date",
    "boolean": "`true` or `false`",
    "integer": "whole number",
    "number": "number",
}


def reference_text() -> str:
    """The whole page."""
    users = _users()
    shared = [shape for shape, files in users.items() if len(files) > 1]
    sections = [
        _file(name, {shape for shape, files in users.items() if files == {name}}) for name in _ALL
    ]
    of_study, of_several = sections[: len(FILES)], sections[len(FILES) :]
    parts = "\n".join(_part(shape, "") for shape in shared)
    contents = " · ".join(f"[{name}](#{name.replace('.', '')})" for name in _names())
    head = _HEAD.format(
        command=COMMAND,
        contents=f"{contents} · [parts that several files share](#parts-that-several-files-share)",
    )
    shown = [head, *of_study, _TABLES, *of_several, "## Parts that several files share\n", parts]
    return "\n".join(shown)


def _names() -> list[str]:
    tables = ("people.csv", "cases.csv", "references.bib")
    return [*(f"{name}.yml" for name in FILES), *tables, *(f"{name}.yml" for name in COLLECTION)]


def _users() -> dict[type[Shape], set[str]]:
    """Each shape with the files it occurs in, in the order in which a reader meets it."""
    users: dict[type[Shape], set[str]] = {}
    for name, shape in _ALL.items():
        for part, _ in _below(shape, ()):
            users.setdefault(part, set()).add(name)
    return users


def _below(
    shape: type[Shape], path: tuple[str, ...]
) -> Iterator[tuple[type[Shape], tuple[str, ...]]]:
    """The shapes below a shape with the keys that lead there. The nesting of shapes is finite, so
    this ends.
    """
    for key, slot in slots(shape).items():
        if slot.shape:
            yield slot.shape, (*path, key)
            yield from _below(slot.shape, (*path, key))


def _file(name: str, own: set[type[Shape]]) -> str:
    shape = _ALL[name]
    places: dict[type[Shape], list[str]] = {}
    for part, path in _below(shape, ()):
        if part in own:
            places.setdefault(part, []).append(f"`{' → '.join(path)}`")
    optional = "" if name in COLLECTION else "Optional: without it, its pages are left out."
    needed = "Every study has this file." if name in REQUIRED else optional
    head = f"## {name}.yml\n\n{f'{_says(shape)} {needed}'.strip()}\n\n{_table(shape)}"
    return "\n".join(
        [head, *(_part(part, f"Stands at {', '.join(where)}. ") for part, where in places.items())]
    )


def _part(shape: type[Shape], place: str) -> str:
    return f"### {_title(shape)}\n\n{place}{_says(shape)}\n\n{_table(shape)}"


def _says(shape: type[Shape]) -> str:
    return " ".join((inspect.getdoc(shape) or "").split())


def _title(shape: type[Shape]) -> str:
    """`FlowStep` as `Flow step`."""
    spaced = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in shape.__name__
    )
    return spaced.strip().capitalize()


def _table(shape: type[Shape]) -> str:
    schemas = _schema_of(shape)["properties"]
    fields = {field.alias or name: field for name, field in shape.model_fields.items()}
    rows = (_row(key, slot, schemas[key], fields[key]) for key, slot in slots(shape).items())
    return "| key | what it takes | what it means |\n|---|---|---|\n" + "".join(rows)


@cache
def _schema_of(shape: type[Shape]) -> dict[str, Any]:
    for name, file_shape in _ALL.items():
        schema = _schema(name)
        if shape is file_shape:
            return schema
        if shape.__name__ in schema.get("$defs", {}):
            found: dict[str, Any] = schema["$defs"][shape.__name__]
            return found
    raise KeyError(shape.__name__)


@cache
def _schema(name: str) -> dict[str, Any]:
    return json_schema(name)


def _row(key: str, slot: Slot, schema: dict[str, Any], field: FieldInfo) -> str:
    must = " **(required)**" if field.is_required() else ""
    default = str(field.default).lower() if isinstance(field.default, bool) else field.default
    left_out = (
        f" Left out, it counts as `{default}`." if isinstance(default, int | float | str) else ""
    )
    cells = (f"`{key}`{must}", _takes(slot, schema), (field.description or "") + left_out)
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |\n"


def _takes(slot: Slot, schema: dict[str, Any]) -> str:
    if "prefixItems" in schema:
        return (
            f"list of {len(schema['prefixItems'])}:"
            f" {' and '.join(_one(slot, item) for item in schema['prefixItems'])}"
        )
    if slot.many:
        return f"list of: {_one(slot, schema.get('items', {}))}"
    return _one(slot, schema)


def _one(slot: Slot, schema: dict[str, Any]) -> str:
    if slot.shape:
        link = f"[{_title(slot.shape)}](#{_title(slot.shape).lower().replace(' ', '-')})"
        return f"{link}, or just the id of a category" if "anyOf" in schema else link
    if slot.link:
        return _LINKS[slot.link]
    if "enum" in schema:
        return "one of " + ", ".join(f"`{choice}`" for choice in schema["enum"])
    return _KINDS[schema.get("x-text") or schema.get("pattern") or schema["type"]]


if __name__ == "__main__":
    FILE.write_text(reference_text(), encoding="utf-8", newline="\n")
