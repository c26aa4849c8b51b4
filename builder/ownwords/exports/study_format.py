"""The schema of the file of a whole study, made from the model.

`python -m ownwords.exports` renews the one that lies here and goes into sites: to make it takes a
twentieth of a small study's build.
"""

from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from ..jsontext import json_text
from ..model import FILES
from ..model.base import Link, Shape
from ..model.marks import KeptInside
from ..model.shown import marks_of
from .graphfile import FORMAT, FORMAT_VERSION, SCHEMA, SCHEMA_NAME
from .shared import ADDRESSED, TAKEN

COMMAND = "python -m ownwords.exports"

_MAY_GO = frozenset({"quote", "person", "case", "category, quote or passage"})
"""What a link may lead to that is not in the file."""


def schema_text() -> str:
    """The schema as the content of its file."""
    return json_text(graph_schema())


def write_schema(file: Path = SCHEMA) -> None:
    """Writes the schema as it goes into sites."""
    file.write_text(schema_text(), encoding="utf-8")


def graph_schema() -> dict[str, Any]:
    """The schema of that file (JSON Schema, draft 2020-12), made from the model."""
    files = {name: FILES[name] for name in TAKEN if name in FILES}
    _, made = models_json_schema(
        [(shape, "validation") for shape in files.values()], schema_generator=_Plain
    )
    shapes = {shape.__name__: shape for shape in _shapes(Shape)}
    definitions = {name: _settled(each, shapes[name]) for name, each in made["$defs"].items()}
    texts = {"type": "object", "additionalProperties": {"type": "string"}}
    row = {
        "type": "object",
        "required": ["id", "cells"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "people": {"type": "array", "items": {"type": "string"}},
            "cases": {"type": "array", "items": {"type": "string"}},
            "cells": texts | {"description": "Id of a column → what the cell says, as printed."},
        },
    }
    parts: dict[str, Any] = {
        name: {"$ref": f"#/$defs/{shape.__name__}"} for name, shape in files.items()
    }
    parts |= {name: {"type": "array", "items": row} for name in ("people", "cases")}
    parts["further"] = {
        "type": "object",
        "additionalProperties": {"type": "array", "items": row},
        "description": "Id of a further table of cases → its rows.",
    }
    parts["references"] = {
        "type": "array",
        "items": {"type": "object", "required": ["id", "type"]},
        "description": "Works, as CSL-JSON.",
    }
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": f"{FORMAT} {FORMAT_VERSION}",
        "type": "object",
        "required": ["format", "format_version", "version", "study", "categories", "quotes"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"const": SCHEMA_NAME},
            "format": {"const": FORMAT},
            "format_version": {"const": FORMAT_VERSION},
            "version": {"type": "string", "description": "The day of the site's last review."},
            **parts,
        },
        "$defs": definitions,
    }


class _Plain(GenerateJsonSchema):
    """Generates schemas of what is written: what is empty is left out and never `null`."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False


def _shapes(shape: type[Shape]) -> list[type[Shape]]:
    below = shape.__subclasses__()
    return [*below, *(each for one in below for each in _shapes(one))]


def _settled(made: dict[str, Any], shape: type[Shape]) -> dict[str, Any]:
    """A shape's schema without what is kept inside, and with nothing required that may be left
    out.
    """
    fields = {info.alias or name: info for name, info in shape.model_fields.items()}
    inside = {name for name, info in fields.items() if marks_of(info, KeptInside)}
    written = made.get("properties", {})
    lists = {name for name, each in written.items() if each.get("type") == "array"}
    links = {
        name
        for name, info in fields.items()
        if any(link.to in _MAY_GO for link in marks_of(info, Link))
    }
    properties = {
        name: {key: value for key, value in each.items() if key != "minItems"}
        for name, each in written.items()
        if name not in inside
    }
    if shape in ADDRESSED:
        properties["address"] = {"type": "string", "description": "From the site's root."}
    optional = inside | lists | links
    required = [name for name in made.get("required", ()) if name not in optional]
    settled = {key: value for key, value in made.items() if key not in ("title", "required")}
    return settled | {"properties": properties} | ({"required": required} if required else {})
