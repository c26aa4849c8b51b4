"""Claims lead to what carries them: points, findings and steps that lead nowhere are named."""

from pathlib import Path
from typing import Any

import pytest

from ownwords.checks import Finding
from ownwords.checks.evidence import claims_without_trail, weak_claims
from ownwords.load import load_study
from ownwords.model import Study

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def village() -> Study:
    return load_study(ROOT / "tests" / "studies" / "village-shops" / "site-data")


@pytest.fixture(scope="module")
def first() -> Study:
    return load_study(ROOT / "site-data")


def changed(study: Study, file: str, key: str, at: int, **fields: Any) -> Study:
    """The study with some fields of one item changed, as if it had been read so."""
    part = getattr(study, file)
    items = list(getattr(part, key))
    items[at] = type(items[at]).model_validate(items[at].model_dump() | fields)
    return study.model_copy(update={file: part.model_copy(update={key: tuple(items)})})


def said(findings: Any) -> list[tuple[tuple[str | int, ...], str, str]]:
    return [(found.path, found.code, found.message) for found in findings]


def test_both_studies_have_a_trail_everywhere(first: Study, village: Study) -> None:
    for study in (first, village):
        assert [*claims_without_trail(study), *weak_claims(study)] == []


@pytest.mark.parametrize("kept", [{}, {"sources": ["esimerkki2025"]}])
def test_a_point_that_rests_on_nothing_is_an_error(village: Study, kept: dict[str, list[str]]) -> None:
    study = changed(village, "guidance", "guidance", 1, rests_on=kept)
    assert list(claims_without_trail(study)) == [
        Finding(
            "guidance",
            ("guidance", 1, "rests_on"),
            '"who-paid" rests on nothing',
            "name the findings, quotes or passages it rests on, or delete it",
        )
    ]


def test_a_withdrawn_quote_carries_nothing(village: Study) -> None:
    study = changed(village, "guidance", "guidance", 0, rests_on={"quotes": ["freezer"]})
    assert list(claims_without_trail(study)) == []
    study = changed(study, "quotes", "quotes", 0, withdrawn="2026-01-02", text=None)
    assert [found.message for found in claims_without_trail(study)] == ['"small-jobs" rests on nothing but quotes that were withdrawn']
    assert said(weak_claims(study)) == [(("categories", 2), "no-evidence", 'no quote and no passage stands in "night-freezer" or below it')]


def test_a_category_is_carried_by_what_stands_below_it(village: Study) -> None:
    study = changed(village, "quotes", "quotes", 2, categories=["labour"])
    assert [found.path[1] for found in weak_claims(study)] == [4, 5]  # gaps, and bread below it; tolerance has a quote of its own
    passage = {"id": "p", "locator": "Page 3", "paraphrase": "Bread.", "layer": "result", "categories": ["bread"]}
    carried = study.model_copy(update={"passages": type(study.passages).model_validate({"passages": [passage]})})
    assert list(weak_claims(carried)) == []


def test_a_core_concept_is_carried_by_all(first: Study) -> None:
    without = first
    for at, passage in enumerate(first.passages.passages):
        if any(place.category == "responsive-acceptance" for place in passage.categories):
            without = changed(without, "passages", "passages", at, categories=["challenge"])
    for at in range(len(first.quotes.quotes)):
        without = changed(without, "quotes", "quotes", at, categories=["challenge"])
    codes = {found.path[1] for found in weak_claims(without) if found.file == "categories"}
    assert 0 not in codes  # the core concept
    empty = without.model_copy(update={"passages": type(first.passages)(passages=())})
    assert {found.path[1] for found in weak_claims(empty) if found.file == "categories"} >= {2, 3, 4}


def test_a_step_without_a_basis(first: Study) -> None:
    study = changed(first, "process", "nodes", 3, categories=(), quotes=(), passages=())
    assert said(weak_claims(study)) == [(("nodes", 3), "no-evidence", 'the step "effective-interaction" rests on nothing')]


def test_questions_and_implications_say_what_limits_them(village: Study) -> None:
    assert list(weak_claims(changed(village, "guidance", "guidance", 0, limits=None))) == []  # an expectation
    study = changed(village, "guidance", "guidance", 1, limits=None)
    assert said(weak_claims(study)) == [(("guidance", 1), "no-limits", 'the question "who-paid" does not say what limits it')]
    study = changed(study, "guidance", "guidance", 0, kind="implication")
    assert [found.path for found in weak_claims(study)] == [("guidance", 0), ("guidance", 1)]
