"""What `ownwords check` says of the first study, whole and with one thing broken at a time."""

import shutil
from pathlib import Path

import pytest

from ownwords.checks.prose import prose_texts
from ownwords.load import load_study
from tests.test_checks_report import change, hints, run

ROOT = Path(__file__).parents[2]
PLAIN = """According to the people in this study, they benefited in two ways. They learned from the therapist, and they
        experienced something new in the contact with the therapist.
"""
PROFESSIONAL = """According to the patients in this study, they benefited in two ways: they learned from their therapists, and
        they experienced new dimensions of relating in the interaction itself.
"""
EVIDENCE = """      categories: [new-skills]
      quotes: [interpret-my-signals]
      passages: [learned-something, caring-for-oneself, used-outside]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the study, to break."""
    for folder in ("site-data", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_hint_is_left_and_plain_words_read_easily(project: Path) -> None:
    result = run("check", "--strict")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    lines = lines[
        next(at for at, line in enumerate(lines) if line.startswith("LIX")) :
    ]  # before it: what could not be looked for
    assert lines[0] == "LIX  of your own text (aim for 25 to 35 in plain pages)"
    assert [line[5:] for line in lines[1:4]] == [
        "/patients/",
        "/professionals/ (professional)",
        "plain definitions of the findings",
    ]
    assert all(15 < int(line[:3]) < 35 for line in (lines[1], lines[3]))
    assert [line[5:] for line in lines[4:7]] == [
        "/sv/patients/",
        "/sv/professionals/ (professional)",
        "plain definitions of the findings (sv)",
    ]
    assert all(15 < int(line[:3]) < 35 for line in (lines[4], lines[6]))
    assert lines[7].startswith("In order: 12 findings, 16 quotes, ")
    assert lines[8] == "0 hints, 2 acknowledged."


def test_a_claim_without_its_evidence_stops_the_check(project: Path) -> None:
    line = change(project, "site-data/guidance.yml", EVIDENCE, "      sources: [glaser1998]\n")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f'site-data/guidance.yml:{line}:7: guidance[17].rests_on: "learned-for-life" has nothing '
        f"to support it"
    )


def test_one_of_two_wordings_is_enough(project: Path) -> None:
    change(project, "site-data/categories.yml", f"      plain: >-\n        {PLAIN}", "")
    shutil.rmtree(project / "site-data" / "translations")  # it has both
    shutil.rmtree(project / "content" / "sv")
    result = run("check")
    assert result.exit_code == 0, result.output
    assert "12 findings" in result.stdout


def test_one_wording_for_two_is_a_hint(project: Path) -> None:
    line = change(project, "site-data/categories.yml", PROFESSIONAL, PLAIN)
    [hint] = hints(run("check"))
    assert hint.startswith(
        f"site-data/categories.yml:{line - 4}:7: categories[patient-benefits].definition: both wordings are the same"
    )
    assert hint.endswith("[one-wording]")


def test_removed_help_stops_the_check(project: Path) -> None:
    (project / "site-data" / "support.yml").unlink()
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("site-data/study.yml:")
    assert "sensitive: the study is marked sensitive but has no support.yml" in result.stdout


def test_a_percentage_of_patients_is_named_wherever_it_stands(project: Path) -> None:
    point = change(
        project,
        "site-data/guidance.yml",
        "People who felt accepted said",
        "50% of patients said",
    )
    page = change(
        project,
        "content/reading.md",
        "Every other sentence is ours.",
        "50% of patients read: every other sentence is ours.",
    )
    found = [hint.partition("; ")[0] for hint in hints(run("check"))]
    assert found == [
        f"content/reading.md:{page}: “50%” is a percentage of a few people",
        f"site-data/guidance.yml:{point}:11: guidance[not-judged].text: “50%” is a percentage of a few people",
    ]
    assert run("check", "--strict").exit_code == 1


def test_quotes_and_labels_are_never_read() -> None:
    study = load_study(ROOT / "site-data")
    read = "\n".join(piece.text for piece in prose_texts(study))
    assert len(read) > 50_000
    for quote in study.quotes.quotes:
        assert quote.text
        assert quote.text not in read
        assert not quote.short or quote.short not in read
