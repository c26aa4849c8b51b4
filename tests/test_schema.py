"""The committed JSON Schemas: renewed when the model changes, and fit for an editor."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from ownwords.model import FILES
from ownwords.schema import (
    COMMAND,
    FOLDER,
    TRANSLATED,
    TRANSLATIONS,
    json_schema,
    schema_text,
    translation_schema,
    translation_text,
    write_schemas,
)
from tests.hostile import hostile_study, hostile_translation

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


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_committed_schema_of_a_translation_is_the_models(name: str) -> None:
    file = FOLDER / TRANSLATIONS / f"{name}.json"
    assert file.read_text("utf-8") == translation_text(name), f"run `{COMMAND}`"
    jsonschema.Draft202012Validator.check_schema(translation_schema(name))


def wrong_in_translation(name: str, data: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(translation_schema(name))
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("categories", {"label": "Being let in", "also": ["in"]}, {"parent": "x"}),
        ("categories", {"relations": [None, {"kind": "leads to"}]}, {"quotes": ["x"]}),
        (
            "quotes",
            {"gist": "A rule", "categories": [{"why": "So."}]},
            {"speaker": {"person": "E1"}},
        ),
        ("quotes", {"text": "A rule", "translated": "By Maj Ek."}, {"categories": ["x"]}),
        ("guidance", {"text": {"plain": "So."}}, {"kind": "question"}),
        ("sample", {"label": "Age", "counts": ["~", {"label": "10"}]}, {"column": "x"}),
    ],
)
def test_a_translation_holds_words_alone(
    name: str, good: dict[str, Any], bad: dict[str, Any]
) -> None:
    key = {"guidance": "claims", "sample": "totals"}.get(name, name)
    assert wrong_in_translation(name, {key: [{"id": "a"} | good]}) == []
    assert len(wrong_in_translation(name, {key: [{"id": "a"} | bad]})) == 1


def test_what_schema_and_loader_take_for_words_is_the_same() -> None:
    """All that the translation of a hostile study holds, which is made from the model."""
    for name, made in hostile_translation(hostile_study()).files.items():
        data = {key: value for key, value in made.items() if key != "id" or name != "study.yml"}
        assert wrong_in_translation(name.removesuffix(".yml"), data) == [], name


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
