"""JSON Schemas of the data files, with which editors complete and check files while they are
written.

`python -m ownwords.schema` renews the ones beside this module. A data file names its own in its
first line: `# yaml-language-server: $schema=../builder/ownwords/schemas/quotes.json`.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .model import COLLECTION, FILES

FOLDER = Path(__file__).parent / "schemas"
OF_COLLECTIONS = FOLDER / "collection"
"""Schemas of files that lie in no study; the others are copied into each project."""

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


def write_schemas(folder: Path, files: Iterable[str] = FILES) -> None:
    """Writes the schemas of these files to this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas(FOLDER)
    write_schemas(OF_COLLECTIONS, COLLECTION)
