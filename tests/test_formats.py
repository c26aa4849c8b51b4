"""`check --format`: what programs read, and that a public log repeats no word the gate found."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ownwords.cli import main
from ownwords.disclosure.registry import RULES
from ownwords.errors import Problem
from ownwords.formats import as_github, as_json, as_sarif, finds, summary
from ownwords.pipeline import Hint
from ownwords.starters import Wish, make_project

SECRET = ("Anna Svensson", "070-123 45 67", "anna-svensson")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project(tmp_path / "study", Wish(version="1"))
    monkeypatch.chdir(made)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return made


def _reveal(project: Path) -> None:
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8").replace("example-quote-2", "anna-svensson")
    said = "text: Then Anna Svensson rang 070-123 45 67. Replace this"
    quotes.write_text(text.replace("text: Replace this", said, 1), "utf-8")
    (project / "private/names.txt").write_text("Anna Svensson\n")


@pytest.mark.parametrize(
    ("command", "form"),
    [("check", "json"), ("check", "github"), ("check", "sarif"), ("build", "github")],
)
def test_a_public_log_repeats_no_word_the_gate_found(
    project: Path, command: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reveal(project)
    page = project.parent / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    result = CliRunner().invoke(main, [command, "--format", form])
    assert result.exit_code == 1
    everything = result.output + (page.read_text("utf-8") if page.exists() else "")
    for word in SECRET:
        assert word.casefold() not in everything.casefold(), word
    assert "site-data/quotes.yml" in everything
    assert page.exists() == (form == "github")
    shown = CliRunner().invoke(main, [command, "--format", form, "--show-words"]).output
    assert "070-123 45 67" in shown


def test_every_rule_of_the_gate_is_said_without_its_words() -> None:
    for rule in RULES:
        problem = Problem(
            "a.yml", 1, 2, "people[SECRET]", "SECRET", f"SECRET  [{rule.code}]", rule.code
        )
        hint = Hint(problem, rule.code)
        for found in (finds([problem]), finds([], [hint])):
            said = as_json(found, "1") + as_github(found) + as_sarif(found, "1") + summary(found)
            assert "SECRET" not in said, rule.code
            assert rule.code in said


def test_marks_of_github_are_one_line_each_whatever_a_message_holds() -> None:
    problem = Problem("a,b:c.yml", 3, 0, "x", "50 %\n::set-env name=A::b", "mend it")
    assert as_github(finds([problem])) == (
        "::error file=a%2Cb%3Ac.yml,line=3,title=ownwords::x: 50 %25%0A::set-env name=A::b; mend it"
    )
    line = summary(finds([Problem("a.yml", 0, 0, "", "a | <b> [c](d)\n# e `f`")])).splitlines()[6]
    assert line == r"| a.yml | a \| \<b\> \[c\](d) \# e \`f\` |"


def test_problems_of_the_data_are_marked_with_file_and_line(project: Path) -> None:
    quotes = project / "site-data/quotes.yml"
    quotes.write_text(quotes.read_text("utf-8").replace("told_as: helped", "told_as: helpd"))
    result = CliRunner().invoke(main, ["check", "--format", "github"])
    assert result.exit_code == 1
    (mark,) = result.stdout.splitlines()
    assert mark.startswith("::error file=site-data/quotes.yml,line=")
    assert "did you mean" in mark


def test_what_is_still_to_write_is_counted(project: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--format", "json", "--quiet"])
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert found["counts"] == {"problem": 0, "hint": 0, "to-write": len(found["found"])}
    assert found["found"][0] | {"line": 0} == {
        "kind": "to-write",
        "code": "placeholder",
        "file": "content/from-the-team.md",
        "line": 0,
        "column": 0,
        "path": "",
        "message": "still to write: “Replace this page”",
        "hint": "write your own in its place",
        "sheet": "",
        "cell": "",
    }
    marks = CliRunner().invoke(main, ["check", "--format", "github"]).stdout
    assert marks == f"::notice title=ownwords::{len(found['found'])} texts are still to write\n"
    text = CliRunner().invoke(main, ["check"]).stdout
    assert f"Still to write ({len(found['found'])})\n  content/from-the-team.md: lines 1, " in text
    assert f"0 hints, 0 acknowledged, {len(found['found'])} still to write.\n" in text
    assert CliRunner().invoke(main, ["check", "--strict", "--format", "json"]).exit_code == 1


def test_sarif_has_what_code_scanning_needs(project: Path) -> None:
    _reveal(project)
    made = json.loads(CliRunner().invoke(main, ["check", "--format", "sarif", "-q"]).stdout)
    assert made["version"] == "2.1.0"
    (run,) = made["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["results"]
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning", "note")
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "site-data/quotes.yml"
        assert place["physicalLocation"]["region"]["startLine"] > 0
