"""What CSL-JSON may hold, as a JSON Schema: types and variables are read from CSL's own schema,
which is installed with citeproc-py; the forms of names and dates are those that CSL's
documentation of its input states. (CSL's JSON Schema itself is in no package.)
"""

import re
from pathlib import Path
from typing import Any

import citeproc

_FOLDER = Path(str(citeproc.DATA_PATH)) / "schema/schemas/styles"


def _words(file: str, name: str) -> list[str]:
    """The words of one definition."""
    text = (_FOLDER / file).read_text("utf-8")
    found = re.search(
        rf"^  {re.escape(name)} =(.*?)(?=^  [\w#]|\Z)", text, re.DOTALL | re.MULTILINE
    )
    assert found, name
    return re.findall(r'"([\w-]+)"', found[1])


_TEXT = {"type": ["string", "number"], "minLength": 1}
_NAME = {
    "type": "object",
    "properties": {
        part: {"type": "string", "minLength": 1}
        for part in (
            "family",
            "given",
            "non-dropping-particle",
            "dropping-particle",
            "suffix",
            "literal",
        )
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["family"]}, {"required": ["given"]}, {"required": ["literal"]}],
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "season": {"type": "integer", "minimum": 1, "maximum": 4},
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": {"type": "string", "minLength": 1},
    },
    "additionalProperties": False,
}


def csl_json_schema() -> dict[str, Any]:
    """The schema of a list of records."""
    variables = "csl-variables.rnc"
    plain = [
        name
        for kind in ("numbers", "titles", "strings")
        for name in _words(variables, f"variables.{kind}")
    ]
    properties: dict[str, Any] = dict.fromkeys(plain, _TEXT)
    properties |= {
        name: {"type": "array", "minItems": 1, "items": _NAME}
        for name in _words(variables, "variables.names")
    }
    properties |= dict.fromkeys(_words(variables, "variables.dates"), _DATE)
    properties |= {"id": _TEXT, "type": {"enum": _words("csl-types.rnc", "item-types")}}
    item = {
        "type": "object",
        "properties": properties,
        "required": ["id", "type"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": item}
