"""Remarks in a data file: at each key, what belongs there, in the words of the model."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from ..schema import json_schema
from ..source.tree import Path, parse_yaml

_WIDTH = 100


def with_remarks(name: str, text: str) -> str:
    """The text of the file `NAME.yml` with a remark above each key, where it is met first.

    A key that shares its line with another one, as in curly brackets, is given none.
    """
    schema, lines = json_schema(name), text.splitlines()
    above: dict[int, list[str]] = {}
    met: set[tuple[str, ...]] = set()
    for path, (line, column) in sorted(parse_yaml(name, text).keys.items(), key=lambda at: at[1]):
        names = tuple(part for part in path if isinstance(part, str))
        before = lines[line - 1][: column - 1]
        if names in met or before.strip(" -"):
            continue
        met.add(names)
        if said := _description(schema, path):
            indent = " " * (len(before) - len(before.lstrip(" ")))
            gap = [] if before else [""]  # between the keys of the first level
            above[line] = gap + [f"{indent}# {part}" for part in _wrapped(said, indent)]
    numbered = enumerate(lines, 1)
    return "".join(f"{part}\n" for at, line in numbered for part in (*above.get(at, ()), line))


def head(name: str) -> str:
    """The first lines of the file `NAME.yml`: where an editor finds its description, and what the
    file is for.
    """
    said = str(json_schema(name).get("description", ""))
    lines = [f"yaml-language-server: $schema=../schemas/{name}.json", *_wrapped(said, "")]
    return "".join(f"# {line}\n" for line in lines)


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False
    )


def _description(schema: Mapping[str, Any], path: Path) -> str:
    """What the schema says of the key at the end of a path."""
    shapes: list[Mapping[str, Any]] = [schema]
    said = ""
    for part in path:
        shapes = [each for shape in shapes for each in _resolved(schema, shape)]
        if isinstance(part, int):
            shapes = [shape["items"] for shape in shapes if "items" in shape]
            continue
        shapes = [found for shape in shapes if (found := shape.get("properties", {}).get(part))]
        known = (*shapes, *(each for shape in shapes for each in _resolved(schema, shape)))
        said = next((str(each["description"]) for each in known if "description" in each), "")
    # in a study that is not in English, a capital within a sentence looks like a name to the gate
    return re.sub(r"`([^`])([^`]*)`", lambda code: code[1].lower() + code[2], said)


def _resolved(schema: Mapping[str, Any], shape: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The shapes that a shape may be, with references followed."""
    if "$ref" in shape:
        yield from _resolved(schema, schema["$defs"][shape["$ref"].rpartition("/")[2]])
    elif "anyOf" in shape:
        for each in shape["anyOf"]:
            yield from _resolved(schema, each)
    else:
        yield shape
