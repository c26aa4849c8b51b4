"""Plain and professional wording side by side, and the hedge that one of them lost."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from ownwords.checks.pairs import lost_hedges, pairs_of
from ownwords.checks.reading import Reading
from ownwords.cli import main
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.base import Basis
from ownwords.model.guidance import Claim, Statement
from tests.conftest import STUDIES

SHOPS = STUDIES / "village-shops"


def claimed(plain: str, professional: str, strength: str | None = None) -> Study:
    study = load_study(SHOPS / "site-data")
    assert study.guidance is not None
    claim = Claim(
        id="stake",
        said_by="people",
        strength=strength,
        text=Statement(plain=plain, professional=professional),
        rests_on=Basis(categories=("stake",)),
    )
    guidance = study.guidance.model_copy(update={"claims": (claim,)})
    return study.model_copy(update={"guidance": guidance})


@pytest.mark.parametrize(
    ("plain", "professional", "strength", "said"),
    [
        ("It helped.", "It helped.", None, []),
        ("It helped some.", "Several gained.", None, []),
        (
            "It helped.",
            "It often helped.",
            None,
            ["the professional wording says “often”, and the plain wording has no such word"],
        ),
        (
            "Perhaps it helped.",
            "It helped.",
            None,
            ["the plain wording says “Perhaps”, and the professional wording has no such word"],
        ),
        ("It could help.", "It may help.", None, []),
        ("It can be read.", "It is read.", None, []),  # to be able to is no hedge
        (
            "It helped.",
            "It helped.",
            "can",
            [
                "the publication says “can”, and the plain wording has no such word",
                "the publication says “can”, and the professional wording has no such word",
            ],
        ),
        ("It could help.", "It may help.", "can", []),
    ],
)
def test_a_hedge_of_one_wording_is_missed_in_the_other(
    plain: str, professional: str, strength: str | None, said: list[str]
) -> None:
    hints = list(lost_hedges(Reading(claimed(plain, professional, strength))))
    assert [hint.message for hint in hints] == said
    assert {(hint.code, hint.path) for hint in hints} <= {("hedge", ("claims", 0))}


def test_a_limit_is_read_together_with_its_claim() -> None:
    study = claimed("It helped.", "Some gained.")
    assert study.guidance is not None
    claim = study.guidance.claims[0].model_copy(
        update={"limits": Statement(plain="Some said so.", professional="It is one study.")}
    )
    guidance = study.guidance.model_copy(update={"claims": (claim,)})
    study = study.model_copy(update={"guidance": guidance})
    assert list(lost_hedges(Reading(study))) == []


def test_pairs_are_named_by_their_ids() -> None:
    pairs = list(pairs_of(claimed("*One*", "Two", "often")))
    assert pairs[0].place == "study.yml: answer"
    assert (pairs[-1].place, pairs[-1].plain, pairs[-1].professional, pairs[-1].strength) == (
        "guidance.yml: claims[stake]",
        "One",
        "Two",
        "often",
    )


def test_check_shows_the_pairs_side_by_side() -> None:
    result = CliRunner().invoke(main, ["check", "--pairs", "--config", str(SHOPS / "mkdocs.yml")])
    assert result.exit_code == 0, result.output
    assert (
        "study.yml: answer\n  plain         People keep a shop open by treating it as theirs."
    ) in result.stdout
    assert "\n  professional  Shops persist where" in result.stdout
    assert Path(SHOPS / "site-data").is_dir()
