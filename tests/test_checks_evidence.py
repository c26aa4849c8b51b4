"""Claims lead to what carries them: points, findings and steps that lead nowhere are named."""

from pathlib import Path
from typing import Any

import pytest

from ownwords.checks import Issue
from ownwords.checks.evidence import claims_without_trail, weak_claims
from ownwords.checks.reading import Reading
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.process import ProcessFile

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def village() -> Study:
    return load_study(ROOT / "tests" / "studies" / "village-shops" / "site-data")


def changed(study: Study, file: str, key: str, at: int, **fields: Any) -> Study:
    """The study with some fields of one item changed, as if it had been read so."""
    part = getattr(study, file)
    items = list(getattr(part, key))
    items[at] = type(items[at]).model_validate(items[at].model_dump() | fields)
    return study.model_copy(update={file: part.model_copy(update={key: tuple(items)})})


def said(issues: Any) -> list[tuple[tuple[str | int, ...], str, str]]:
    return [(found.path, found.code, found.message) for found in issues]


def test_a_study_with_a_trail_everywhere(village: Study) -> None:
    assert [*claims_without_trail(village), *weak_claims(Reading(village))] == []


@pytest.mark.parametrize("kept", [{}, {"sources": ["esimerkki2025"]}])
def test_a_point_that_rests_on_nothing_is_an_error(
    village: Study, kept: dict[str, list[str]]
) -> None:
    study = changed(village, "guidance", "guidance", 1, rests_on=kept)
    assert list(claims_without_trail(study)) == [
        Issue(
            "guidance",
            ("guidance", 1, "rests_on"),
            '"who-paid" has nothing to support it',
            "name the findings, quotes or passages it rests on, or delete it",
        )
    ]


def test_a_withdrawn_quote_carries_nothing(village: Study) -> None:
    study = changed(village, "guidance", "guidance", 0, rests_on={"quotes": ["freezer"]})
    assert list(claims_without_trail(study)) == []
    study = changed(study, "quotes", "quotes", 0, withdrawn="2026-01-02", text=None)
    assert [found.message for found in claims_without_trail(study)] == [
        '"small-jobs" has nothing to support it but quotes that were withdrawn'
    ]
    assert said(weak_claims(Reading(study))) == [
        (
            ("categories", 2),
            "no-evidence",
            '"night-freezer" and the findings within it have no quote and no passage',
        )
    ]


def test_a_category_is_carried_by_what_stands_below_it(village: Study) -> None:
    study = changed(village, "quotes", "quotes", 2, categories=["labour"])
    assert [found.path[1] for found in weak_claims(Reading(study))] == [
        4,
        5,
    ]  # gaps, and bread below it; tolerance has a quote of its own
    passage = {
        "id": "p",
        "locator": "Page 3",
        "paraphrase": "Bread.",
        "layer": "result",
        "categories": ["bread"],
    }
    carried = study.model_copy(
        update={"passages": type(study.passages).model_validate({"passages": [passage]})}
    )
    assert list(weak_claims(Reading(carried))) == []


def test_a_core_concept_is_carried_by_all(village: Study) -> None:
    core = village.model_copy(
        update={"categories": village.categories.model_copy(update={"core": "stake"})}
    )
    for at in range(4):
        core = changed(core, "quotes", "quotes", at, categories=["bread"])
    assert [found.path[1] for found in weak_claims(Reading(core))] == [
        1,
        2,
    ]  # labour and what stands below it, not the core
    for at in range(4):
        core = changed(core, "quotes", "quotes", at, withdrawn="2025-02", text=None, turns=())
    assert [found.path[1] for found in weak_claims(Reading(core))] == [0, 1, 2, 3, 4, 5]


def test_a_step_without_a_basis(village: Study) -> None:
    step = {"label": "A", "text": {"plain": "B", "professional": "C"}}
    nodes = [{"id": "one", **step, "quotes": ["freezer"]}, {"id": "two", **step}]
    process = {
        "title": "D",
        "lead": {"plain": "E", "professional": "F"},
        "start": "one",
        "nodes": nodes,
    }
    study = village.model_copy(update={"process": ProcessFile.model_validate(process)})
    assert said(weak_claims(Reading(study))) == [
        (("nodes", 1), "no-evidence", 'the step "two" has nothing to support it')
    ]


def test_questions_and_implications_say_what_limits_them(village: Study) -> None:
    assert (
        list(weak_claims(Reading(changed(village, "guidance", "guidance", 0, limits=None)))) == []
    )  # an expectation
    study = changed(village, "guidance", "guidance", 1, limits=None)
    assert said(weak_claims(Reading(study))) == [
        (("guidance", 1), "no-limits", 'the question "who-paid" does not say what limits it')
    ]
    study = changed(study, "guidance", "guidance", 0, kind="implication")
    assert [found.path for found in weak_claims(Reading(study))] == [
        ("guidance", 0),
        ("guidance", 1),
    ]
