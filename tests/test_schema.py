"""The committed JSON Schemas: renewed when the model changes, and fit for an editor."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from ownwords.model import FILES
from ownwords.schema import COMMAND, FOLDER, json_schema, schema_text, write_schemas

SMALLEST = Path(__file__).parent / "studies" / "smallest" / "site-data"


def check(name: str, data: Any) -> list[str]:
    return [
        error.message
        for error in jsonschema.Draft202012Validator(json_schema(name)).iter_errors(data)
    ]


def sample(name: str) -> Any:
    """As an editor sees it: numbers are numbers there."""
    return yaml.safe_load((SMALLEST / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_the_committed_schema_is_the_models(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), (
        f"run `{COMMAND}` to renew the schemas"
    )


@pytest.mark.parametrize("name", FILES)
def test_schemas_are_sound_and_never_offer_null(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))
    assert "null" not in schema_text(name)


@pytest.mark.parametrize("name", ["study", "categories", "quotes"])
def test_a_good_file_is_good(name: str) -> None:
    assert check(name, sample(name)) == []


def test_bad_files_are_bad() -> None:
    study, quotes = sample("study"), sample("quotes")
    del study["title"]
    study["sensitive"] = "no"
    quotes["quotes"][0] |= {"told_as": "helpd", "gits": "x", "categories": [{"bearing": "limits"}]}
    assert len(check("study", study)) == 2
    assert len(check("quotes", quotes)) == 3


def test_writing_makes_every_file(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert {file.stem for file in tmp_path.iterdir()} == set(FILES)
    assert (
        json.loads((tmp_path / "quotes.json").read_text(encoding="utf-8"))["title"] == "quotes.yml"
    )
