"""JSON Schemas of the data files, with which editors complete and check files while they are
written.

`python -m ownwords.schema` renews the ones beside this module. A data file names its own in its
first line: `# yaml-language-server: $schema=../builder/ownwords/schemas/quotes.json`. The files of
translations have schemas of their own, in a folder `translations`: they hold words alone.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .model import COLLECTION, FILES
from .model.translation import (
    ANY_LENGTH,
    KEPT_OUT,
    OF_A_QUOTE,
    TranslationFile,
    may_be_translated,
)

FOLDER = Path(__file__).parent / "schemas"
OF_COLLECTIONS = FOLDER / "collection"
"""Schemas of files that lie in no study; the others are copied into each project."""
TRANSLATIONS = "translations"
TRANSLATION = "translation"
TRANSLATED = (TRANSLATION, *(name for name in FILES if name not in KEPT_OUT))
"""The files of a translation."""

COMMAND = "python -m ownwords.schema"


class _ForPeople(GenerateJsonSchema):
    """Generates schemas that read well in an editor and refuse nothing that the loader accepts."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Offers no `null`: an optional field is left out instead."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Offers neither `null` nor an empty list as the default."""
        made = super().default_schema(schema)
        if made.get("default") in (None, [], ""):
            made.pop("default", None)
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Accepts numbers for text: the loader reads `2014` as text, an editor as a number."""
        made = super().str_schema(schema)
        takes_digits = not made.get("pattern", "").startswith(("^http", "^[A-Za-z]{2"))
        return made | {"type": ["string", "number"]} if takes_digits else made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Sets no title for a key: it would only repeat the key with a capital."""
        return False


def json_schema(name: str) -> dict[str, Any]:
    """The schema (draft 2020-12) of the file `NAME.yml`.

    Raises:
        KeyError: There is no such file.
    """
    made = (FILES | COLLECTION)[name].model_json_schema(schema_generator=_ForPeople)
    return {"$schema": _ForPeople.schema_dialect} | made | {"title": f"{name}.yml"}


def schema_text(name: str) -> str:
    """The schema as the content of its file."""
    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"


def translation_schema(name: str) -> dict[str, Any]:
    """The schema of the file `NAME.yml` of a translation: the words of the study's file that may be
    translated, none of which is required, and the ids they belong to.

    Raises:
        KeyError: There is no such file.
    """
    if name == TRANSLATION:
        made = TranslationFile.model_json_schema(schema_generator=_ForPeople)
        return {"$schema": _ForPeople.schema_dialect} | made | {"title": "translation.yml"}
    whole = FILES[name].model_json_schema(schema_generator=_ForPeople)
    shapes = {"": whole, **whole.get("$defs", {})}
    made = {title: _words_of(title, shape) for title, shape in shapes.items()}
    made = _used(_with_words(made))
    top = made.pop("")
    return {
        "$schema": _ForPeople.schema_dialect,
        **top,
        **({"$defs": made} if made else {}),
        "title": f"translations/…/{name}.yml",
    }


def _words_of(title: str, shape: dict[str, Any]) -> dict[str, Any]:
    """A shape with the properties that may hold words; shapes that hold none are still among
    them.
    """
    made = {
        key: _open(key, value)
        for key, value in shape.get("properties", {}).items()
        if key == "id" or _reference(value) or _translatable(title, key, value)
    }
    return {
        "description": shape.get("description", ""),
        "type": "object",
        "additionalProperties": False,
        "properties": made,
    }


def _translatable(title: str, key: str, value: dict[str, Any]) -> bool:
    words = str(next(_below(value, "x-text"), ""))
    quoted = title == "Quote" and key in OF_A_QUOTE
    return may_be_translated(key, words) or quoted


def _open(key: str, value: dict[str, Any]) -> dict[str, Any]:
    """A property as a translation may give it: of a list, some items or none; no id for short."""
    kept = {name: each for name, each in value.items() if name not in ("default", "minItems")}
    if value.get("type") == "array" and key not in ANY_LENGTH and "items" in value:
        inner = next(_below(value, "$ref"), "")
        item = {"$ref": inner} if inner else value["items"]
        kept["items"] = {"anyOf": [item, {"const": "~"}, {"type": "null"}]}
    return kept


def _reference(value: dict[str, Any]) -> str:
    """The shape that a property or its items hold; empty for another value."""
    return str(next(_below(value, "$ref"), "")).rpartition("/")[2]


def _below(tree: Any, key: str) -> Iterator[Any]:
    """What stands under this key in a property, in its items and in what they may be."""
    if isinstance(tree, dict):
        if key in tree:
            yield tree[key]
        tree = list(tree.values())
    for each in tree if isinstance(tree, list) else ():
        yield from _below(each, key)


def _with_words(shapes: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The shapes without those, and without properties of those, that hold no words at all."""
    worded: set[str] = set()
    while True:
        more = {
            title
            for title, shape in shapes.items()
            if any(
                _reference(value) in worded if _reference(value) else key != "id"
                for key, value in shape["properties"].items()
            )
        }
        if more == worded:
            break
        worded = more
    for shape in shapes.values():
        shape["properties"] = {
            key: value
            for key, value in shape["properties"].items()
            if not _reference(value) or _reference(value) in worded
        }
    return {title: shape for title, shape in shapes.items() if title in worded or not title}


def _used(shapes: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The shapes that the file leads to."""
    found, left = set[str](), [""]
    while left:
        title = left.pop()
        if title not in found:
            found.add(title)
            left += filter(None, map(_reference, shapes[title]["properties"].values()))
    return {title: shape for title, shape in shapes.items() if title in found}


def translation_text(name: str) -> str:
    """The schema of a translation's file as the content of its file."""
    return json.dumps(translation_schema(name), indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path, files: Iterable[str] = FILES) -> None:
    """Writes the schemas of these files to this folder."""
    _write(folder, {name: schema_text(name) for name in files})


def write_translation_schemas(folder: Path) -> None:
    """Writes the schemas of a translation's files to this folder."""
    _write(folder, {name: translation_text(name) for name in TRANSLATED})


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas(FOLDER)
    write_schemas(OF_COLLECTIONS, COLLECTION)
    write_translation_schemas(FOLDER / TRANSLATIONS)
