"""What `ownwords check` reports of a study, what may be acknowledged, and how: on copies of the first study, through the command line."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords.build import Project, judge, make_site
from ownwords.checks.report import CODES
from ownwords.checks.support import old_contacts
from ownwords.cli import main
from ownwords.load import load_study

ROOT = Path(__file__).parent.parent
HELP = "support.yml"
PLAIN = """People gained in two ways. They learned things from the therapist. And they lived through something new
        together with the therapist.
"""
PROFESSIONAL = """Two kinds of benefit are described: learning from the therapist, and new dimensions of relating, experienced
        in the interaction itself.
"""
EVIDENCE = """      categories: [new-skills]
      quotes: [interpret-my-signals]
      passages: [learned-something, caring-for-oneself, used-outside]
"""
SHARE = "give the number and its unit (4 of 16 …), or the study’s own word"
POINT = 'where: "guidance.yml: guidance[not-judged].text"'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the first study, to break."""
    for folder in ("site-data", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def change(project: Path, file: str, old: str, new: str) -> int:
    """Puts new words in a file, once, and returns their line."""
    path = project / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def hints(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [line for line in result.stdout.splitlines() if line.endswith("]")]


@pytest.mark.parametrize("study", ["first", "village-shops"])
def test_our_own_studies_leave_no_hint(study: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT if study == "first" else ROOT / "tests" / "studies" / study)
    result = run("check", "--strict")
    assert result.exit_code == 0, result.output
    assert "\n0 hints, " in result.stdout


def test_the_closing_lines_tell_reading_ease(project: Path) -> None:
    lines = run("check").stdout.splitlines()
    assert lines[0] == "LIX  of our own words (plain ones: below 35)"
    assert [line[5:] for line in lines[1:4]] == ["/patients/", "/professionals/ (professional)", "plain definitions of the findings"]
    assert all(15 < int(line[:3]) < 35 for line in (lines[1], lines[3]))
    assert lines[4].startswith("In order: 12 findings, 16 quotes, ")
    assert lines[5] == "0 hints, 2 acknowledged."


def test_a_claim_without_its_evidence_stops_check_and_build(project: Path) -> None:
    line = change(
        project,
        "site-data/guidance.yml",
        EVIDENCE,
        "      sources: [glaser1998]\n",
    )
    place = f"site-data/guidance.yml:{line}:7: guidance[17].rests_on: "
    for command in ("check", "build"):
        result = run(command)
        assert result.exit_code == 1
        assert result.stdout.startswith(f'{place}"learned-for-life" rests on nothing; name the findings')
    assert not (project / "site").exists()


def test_a_missing_wording_stops_the_check(project: Path) -> None:
    line = change(project, "site-data/categories.yml", f"      plain: >-\n        {PLAIN}", "")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith(f'site-data/categories.yml:{line}:7: categories[9].definition: the key "plain" is missing')


def test_one_wording_for_two_is_a_hint(project: Path) -> None:
    line = change(project, "site-data/categories.yml", PROFESSIONAL, PLAIN)
    [hint] = hints(run("check"))
    assert hint.startswith(f"site-data/categories.yml:{line - 4}:7: categories[patient-benefits].definition: both wordings are the same")
    assert hint.endswith("[one-wording]")


def test_removed_help_stops_the_check(project: Path) -> None:
    (project / "site-data" / HELP).unlink()
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("site-data/study.yml:")
    assert "sensitive: the study is marked sensitive, but there is no support.yml" in result.stdout


def test_a_percentage_is_named_with_file_and_line_and_counts_when_strict(project: Path) -> None:
    line = change(project, "site-data/guidance.yml", "People valued not being judged.", "50% of patients valued not being judged.")
    page = change(project, "content/reading.md", "Every other sentence is ours.", "50% of patients say: every other sentence is ours.")
    change(project, "site-data/sample.yml", "Several people had more", "Most people had more")
    assert hints(run("check")) == [
        f"content/reading.md:{page}: “50%” is a percentage of a few people; {SHARE}  [percentage]",
        f"site-data/guidance.yml:{line}:11: guidance[not-judged].text: “50%” is a percentage of a few people; {SHARE}  [percentage]",
        f"site-data/sample.yml:11:9: cases.note: “Most people” makes a share out of a few people; {SHARE}  [most]",
    ]
    strict = run("check", "--strict")
    assert strict.exit_code == 1
    assert "\n3 hints, 2 acknowledged.\n" in strict.stdout
    assert "With --strict hints count" in strict.stderr


def test_what_is_built_says_no_hints_and_asks_no_clock(project: Path) -> None:
    change(project, "site-data/guidance.yml", "People valued not being judged.", "You should stay, as most people do.")
    assert len(hints(run("check"))) == 2
    result = run("write", "pages")
    assert result.exit_code == 0
    assert result.stdout.startswith("64 pages written to ")
    assert "[advice]" not in result.output


def acknowledge(project: Path, *entries: str) -> None:
    head = (project / "site-data" / "acknowledged.yml").read_text("utf-8")
    signed = "\n    reason: Because.\n    by: A tester\n    date: 2026-11-23\n"
    (project / "site-data" / "acknowledged.yml").write_text(head + "".join(f"  - {entry}{signed}" for entry in entries), "utf-8")


def test_an_acknowledged_hint_counts_no_more_and_follows_its_item(project: Path) -> None:
    change(project, "site-data/guidance.yml", "People valued not being judged.", "You should always stay.")
    change(project, "content/reading.md", "Every other sentence is ours.", "Most people know: every other sentence is ours.")
    entry = f"hint: advice\n    {POINT}"
    acknowledge(project, entry, "hint: most\n    where: content/reading.md\n    words: most people")
    assert hints(run("check")) == []
    assert "\n0 hints, 5 acknowledged.\n" in run("check", "--strict").stdout
    first = "  - id: had-to-suit\n"
    change(
        project,
        "site-data/guidance.yml",
        first,
        f"  - {{id: new, kind: prompt, group: prompts, text: A, rests_on: {{categories: [challenge]}}}}\n{first}",
    )
    assert hints(run("check")) == []


def test_words_narrow_an_acknowledgement(project: Path) -> None:
    change(project, "site-data/guidance.yml", "People valued not being judged.", "You should never stay.")
    acknowledge(project, f"hint: advice\n    {POINT}\n    words: never")
    [hint] = hints(run("check"))
    assert "“You should” sounds like advice" in hint


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (f'hint: advice\n    {POINT}', "this acknowledges no hint that there is; delete it, or correct"),
        (f'hint: advise\n    {POINT}', "this acknowledges no hint that there is; did you mean “advice”?"),
        (f'hint: overlong-sentence\n    {POINT}', "overlong-sentence cannot be acknowledged; mend it"),
    ],
)  # fmt: skip
def test_an_acknowledgement_of_nothing_is_a_hint_itself(project: Path, entry: str, said: str) -> None:
    acknowledge(project, entry)
    [hint] = hints(run("check"))
    assert hint.startswith(f"site-data/acknowledged.yml:16:5: acknowledged[2]: {said}")
    assert hint.endswith("[unused-acknowledgement]")
    assert run("check", "--strict").exit_code == 1


def test_a_sentence_over_25_words_fails_whatever_the_reason(project: Path) -> None:
    change(
        project, "site-data/guidance.yml", "People valued not being judged.", f"{' and'.join([' one two three four five six seven'] * 4)}."
    )
    acknowledge(project, f"hint: overlong-sentence\n    {POINT}")
    found = [hint.rsplit("  ", 1)[1] for hint in hints(run("check"))]
    assert sorted(found) == ["[overlong-sentence]", "[unused-acknowledgement]"]


def test_an_acknowledgement_gives_its_reason(project: Path) -> None:
    path = project / "site-data" / "acknowledged.yml"
    path.write_text("acknowledged:\n  - {hint: advice, where: x, by: Me, date: 2026-11-23}\n")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("site-data/acknowledged.yml:2:")
    assert "reason" in result.stdout


@pytest.mark.parametrize(
    ("checked", "today", "old"),
    [
        ("2025-11-23", date(2026, 11, 23), False),
        ("2025-11-22", date(2026, 11, 23), True),
        ("2024-02-29", date(2025, 2, 28), False),
        ("2024-02-29", date(2025, 3, 1), True),
        ("2025-12", date(2026, 12, 1), False),
        ("2025-12", date(2026, 12, 2), True),
        ("2025", date(2026, 6, 1), True),
        (None, date(2099, 1, 1), False),
    ],
)
def test_a_contact_is_checked_once_a_year(checked: str | None, today: date, old: bool) -> None:
    study = load_study(ROOT / "site-data")
    assert study.support is not None
    contacts = tuple(contact.model_copy(update={"checked": None}) for contact in study.support.contacts)
    contacts = (contacts[0], contacts[1].model_copy(update={"checked": checked}), *contacts[2:])
    changed = study.model_copy(update={"support": study.support.model_copy(update={"contacts": contacts})})
    found = [(hint.path, hint.code) for hint in old_contacts(changed, today)]
    assert found == ([(("contacts", 1, "checked"), "old-contact")] if old else [])


def test_the_day_comes_from_outside(project: Path) -> None:
    change(
        project,
        f"site-data/{HELP}",
        '    note: "When life is in danger."\n',
        '    note: "When life is in danger."\n    checked: 2026-11-01\n',
    )
    place = Project(project, project / "site-data", project / "content")
    study = make_site(place).study
    assert judge(place, study, date(2027, 11, 1)).hints == ()
    [hint] = judge(place, study, date(2027, 11, 2)).hints
    assert str(hint).startswith('site-data/support.yml:15:14: contacts[0].checked: "Emergency number (SOS Alarm)" was last checked')
    assert hint.code == "old-contact"


def test_codes_are_sorted_and_plain_to_type() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(code.replace("-", "").isalpha() and code.islower() for code in CODES)
