"""`ownwords status`: what is there, what is missing, and the command to go on with."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords.cli import main
from ownwords.starters import Wish, make_project
from tests.test_engine import STUDY, copy_of


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project(tmp_path / "study", Wish("themes", title="Why people sing", version="1"))
    monkeypatch.chdir(made)
    return made


def run() -> Result:
    return CliRunner().invoke(main, ["status"])


def test_a_new_study_is_to_be_written(project: Path) -> None:
    before = sorted(project.rglob("*"))
    result = run()
    assert result.exit_code == 0, result.output
    lines = [re.sub(r"\d+ texts", "N texts", line) for line in result.stdout.splitlines()]
    written = lines.pop(5)
    assert lines == [
        "Study      Why people sing",
        "Findings   3, 2 at the top; each has a quote",
        "Quotes     2; each belongs to a finding; speakers: 2 people",
        "People     6 rows",
        "Own pages  1",
        "Gate       nothing open",
        "Hints      none",
        "Before publishing: N texts to write.",
        "Next: ownwords check",
    ]
    assert written.startswith("To write   content/from-the-team.md (3), site-data/categories.yml (")
    assert sorted(project.rglob("*")) == before


def test_what_lacks_a_quote_and_what_the_gate_found_is_counted_and_not_repeated(
    project: Path,
) -> None:
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8").replace(
        "[example-theme-1, example-sub-theme]", "[example-theme-2]"
    )
    said = "text: Then Anna Svensson rang 070-123 45 67 (...) again."
    quotes.write_text(re.sub("text: Replace this.*", said, text, count=1), "utf-8")
    out = run().stdout
    assert (
        "Findings   3, 2 at the top; without a quote in or below them: example-theme-1, example-sub-theme"
        in out
    )
    assert "Gate       open: phone (1), name-like (1)\n" in out
    assert re.search(
        r"Before publishing: 2 words to review, \d+ texts to write\.\nNext: ownwords review\n", out
    )
    assert "Anna" not in out


def test_a_finished_study_is_to_be_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_of(STUDY, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    out = run().stdout
    assert "Before publishing: nothing is missing.\nNext: ownwords" in out
    assert "To write   nothing\n" in out


def test_a_study_that_cannot_be_read_says_why(project: Path) -> None:
    quotes = project / "site-data/quotes.yml"
    quotes.write_text(quotes.read_text("utf-8").replace("told_as: helped", "told_as: helpd"))
    result = run()
    assert result.exit_code == 1
    assert "did you mean" in result.stdout
