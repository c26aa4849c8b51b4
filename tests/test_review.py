"""Reviewing what looks like an identifier: in the terminal and in a table, into the same record."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from ownwords.cli import main
from ownwords.schema import json_schema
from tests.planted import clean_sentences
from tests.test_engine import STUDY, copy_of

TODAY = date.today().isoformat()
PRIVACY = """# Ours, by hand.
# a remark
lead: What was done.
basis: {status: not-reported}
signed_by: The team
"""
ALLOWED = {
    "none": "",
    "block": "allowed:\n  # an old one\n  - words: Turku\n    reason: A town.\n    # many live there\n# the end\n",
    "narrow": "allowed:\n- words: Turku\n  reason: A town.\nk: 3\n",
    "brackets": "allowed: [{words: Turku, reason: A town.}]  # in brackets\n",
    "empty": "allowed: []\n",
    "no line end": "allowed:\n  - words: Turku\n    reason: A town.",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study in which Salo stands in two quotes, and a time in one."""
    copy_of(STUDY, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    project = tmp_path / "study"
    change(project, "drive to town now", "drive to Salo now. On 3 May 2014 it rained")
    change(project, "at the freezer before", "at the freezer in Salo before")
    (project / "site-data/privacy.yml").write_text(PRIVACY, "utf-8")
    return project


def change(project: Path, old: str, new: str) -> None:
    path = project / "site-data/quotes.yml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def run(*args: str, answers: str = "") -> Result:
    result = CliRunner().invoke(main, args, input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def policy(project: Path) -> str:
    return (project / "site-data/privacy.yml").read_text("utf-8")


def test_each_find_shows_its_sentence_and_all_its_places(project: Path) -> None:
    shown = run("review", "--by", "A. Tester", answers="q\n").stdout
    assert (
        "1 of 2: “Salo” looks like a name of somebody or of a place; 2 places\n"
        "  1  site-data/quotes.yml:6  quotes.yml: quotes[freezer].text\n"
        "     Somebody looks at the freezer in Salo before the news.\n"
        "  2  site-data/quotes.yml:35  quotes.yml: quotes[left-for-town].text\n"
        "     I gave up and drive to Salo now.\n"
    ) in shown
    assert shown.endswith("0 decisions recorded; 2 words left to look at.\n")
    assert policy(project) == PRIVACY


def test_a_decision_is_for_a_word_and_a_place_and_is_taken_up_again(project: Path) -> None:
    first = run("review", "--by", "A. Tester", answers="1\nA town of many.\nq\n")
    assert first.stdout.endswith("1 decision recorded; 2 words left to look at.\n")
    assert policy(project) == PRIVACY + (
        'allowed:\n  - words: "Salo"\n    where:\n      - "quotes.yml: quotes[freezer].text"\n'
        f'    reason: "A town of many."\n    by: "A. Tester"\n    date: {TODAY}\n'
    )
    assert "“Salo” looks like a name of somebody or of a place; please check" in run("check").stdout
    second = run("review", answers="B. Other\ny\nThe weather.\ny\n1\n")
    assert "1  A town of many.\n" in second.stdout
    assert second.stdout.endswith("2 decisions recorded; 0 words left to look at.\n")
    entries = yaml.safe_load(policy(project))["allowed"]
    assert [(each["words"], each["by"]) for each in entries] == [
        ("Salo", "A. Tester"),
        ("3 May 2014", "B. Other"),
        ("Salo", "B. Other"),
    ]
    assert run("check").exit_code == 0


@pytest.mark.parametrize("name", ALLOWED)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_record_is_merged_into_what_stands_there(project: Path, name: str, end: str) -> None:
    change(project, "and drive", "and from Turku drive")
    before = (PRIVACY + ALLOWED[name]).replace("\n", end)
    file = project / "site-data/privacy.yml"
    file.write_bytes(before.encode())
    result = run("review", "--by", "A. Tester", answers="y\nA town.\n" * 3)
    assert "0 words left to look at." in result.stdout
    after = file.read_bytes().decode()
    kept = iter(after)
    assert all(sign in kept for sign in before), "something that stood there is gone"
    if end == "\r\n":
        assert not re.search(r"(?<!\r)\n", after)
    jsonschema.validate(
        json.loads(json.dumps(yaml.safe_load(after), default=str)), json_schema("privacy")
    )
    assert run("check").exit_code == 0


def test_a_table_is_the_other_door(project: Path) -> None:
    said = run("review", "--file", "private/review.csv").stdout
    assert said == (
        "2 words to look at in private/review.csv: write yes under stands, with a reason, and run"
        " this again.\n"
    )
    table = project / "private/review.csv"
    assert (project / "private/.gitignore").read_text() == "*\n"
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert [(row["words"], row["where"], row["sentence"]) for row in rows][:2] == [
        ("Salo", "quotes.yml: quotes[freezer].text", "Somebody looks at the freezer in Salo before the news."),
        ("Salo", "quotes.yml: quotes[left-for-town].text", "I gave up and drive to Salo now."),
    ]  # fmt: skip
    rows[0] |= {"stands": "yes", "reason": "A town."}
    rows[1] |= {"stands": "maybe"}
    rows[2] |= {"stands": "x"}
    saved(table, rows)
    result = run("review", "--file", "private/review.csv")
    assert result.exit_code == 1
    assert result.stdout == (
        "private/review.csv:2: by: nobody is named who decided about “Salo”; fill in the column by, or use --by\n"
        "private/review.csv:3: stands: “maybe” is neither yes nor no; write yes, or leave it empty\n"
        "private/review.csv:4: reason: “3 May 2014” is ticked without a reason; say why it tells nothing about a person\n"
    )
    assert policy(project) == PRIVACY
    rows[1] |= {"stands": ""}
    rows[2] |= {"reason": "A day of rain."}
    saved(table, rows)
    result = run("review", "--file", "private/review.csv", "--by", "A. Tester")
    assert result.stdout == "2 decisions recorded; 1 word left to look at.\n"
    again = run("review", "--file", "private/review.csv", "--by", "A. Tester").stdout
    assert again.startswith(
        "private/review.csv:2: “Salo” is decided already, or stands there no more\n"
    )
    assert [each["where"] for each in yaml.safe_load(policy(project))["allowed"]] == [
        ["quotes.yml: quotes[freezer].text"],
        ["quotes.yml: quotes[left-for-town].text"],
    ]


def saved(table: Path, rows: list[dict[str, str]]) -> None:
    """The table as a spreadsheet of Europe saves it."""
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    table.write_text(written.getvalue(), "utf-8-sig")


def test_a_file_of_today_still_builds_and_a_place_that_is_gone_is_said(project: Path) -> None:
    everywhere = (
        "allowed:\n  - {words: Salo, reason: A town.}\n  - {words: 3 May 2014, reason: Rain.}\n"
    )
    file = project / "site-data/privacy.yml"
    file.write_text(PRIVACY + everywhere, "utf-8")
    assert run("check").exit_code == 0
    where = 'where: ["quotes.yml: quotes[freezer].text", "quotes.yml: quotes[gone].text"]'
    placed = everywhere.replace("reason: A town", f"{where}, reason: A town")
    file.write_text(PRIVACY + placed, "utf-8")
    said = run("check").stdout
    assert "“Salo” allows nothing that the gate finds in “quotes.yml: quotes[gone].text”" in said
    assert "quotes[left-for-town].text: “Salo” looks like" in said


def test_without_a_policy_the_review_says_what_is_missing(project: Path) -> None:
    (project / "site-data/privacy.yml").unlink()
    result = run("review", "--by", "A. Tester", answers="y\nA town.\n")
    assert result.exit_code == 1
    assert (
        "site-data/privacy.yml: what may stand is recorded here, and there is no such file; write it first: lead, basis and signed_by\n"
        in result.stdout
    )


def test_the_finds_of_200_clean_quotes_are_cleared_at_a_terminal(tmp_path: Path) -> None:
    """Through a terminal of the system, as a person types: the figures stand in
    docs/measurements.md. The sentences are the newest first.
    """
    copy_of(STUDY, tmp_path / "study")
    project = tmp_path / "study"
    sets = [text for name in "dcba" for tag, text in clean_sentences(name) if tag == "en"]
    said = list(dict.fromkeys(sets))[:200]
    assert len(said) == 200
    quotes = (project / "site-data/quotes.yml").read_text("utf-8")
    one = "  - {{id: clean-{0}, text: {1}, language: en, speaker: {{unlinked: Nobody is named.}}, categories: [{{category: bread, bearing: illustrates}}]}}\n"
    more = "".join(one.format(at, json.dumps(each)) for at, each in enumerate(said))
    (project / "site-data/quotes.yml").write_text(quotes.rstrip("\n") + "\n" + more, "utf-8")
    (project / "site-data/privacy.yml").write_text(PRIVACY, "utf-8")
    typed, finds = at_a_terminal(project)
    entries = yaml.safe_load(policy(project))["allowed"]
    assert len({entry["words"] for entry in entries}) == len(entries) == finds
    places = sum(len(entry["where"]) for entry in entries)
    assert places <= 16
    assert typed <= 6 * finds + 40, "keys for each find: y, Enter, a number, Enter"
    print(f"{finds} words in {places} places, {typed} keys")
    result = subprocess.run(
        [sys.executable, "-m", "ownwords.cli", "review"], cwd=project, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert "0 words left to look at." in result.stdout


def at_a_terminal(project: Path) -> tuple[int, int]:
    """Answers every question; returns how many keys were typed, and for how many words."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ownwords.cli", "review", "--by", "A. Tester"]
    process = subprocess.Popen(command, cwd=project, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown, typed, finds, first = "", 0, 0, True
    while True:
        try:
            shown += os.read(ours, 65536).decode("utf-8", errors="replace")
        except OSError:  # the other end is closed
            break
        for question in ("q stop: ", "number above): "):
            if shown.endswith(question):
                answer = "y" if question.startswith("q") else "An ordinary word." if first else "1"
                first = first and question.startswith("q")
                finds += question.startswith("q")
                os.write(ours, f"{answer}\n".encode())
                typed, shown = typed + len(answer) + 1, ""
    os.close(ours)
    assert process.wait(timeout=30) == 0
    return typed, finds


def test_the_page_counts_what_was_allowed_with_its_reasons(project: Path) -> None:
    run("review", "--by", "A. Tester", answers="y\nA town of many.\ny\nIt rained often.\n")
    assert run("build").exit_code == 0
    pages = [file.read_text("utf-8") for file in (project / "site").rglob("index.html")]
    [page] = [page for page in pages if 'id="let-stand"' in page]
    shown = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "A town of many. 1 word, in 2 places A. Tester, " in shown
    assert "It rained often. 1 word, in 1 place A. Tester, " in shown
    assert "no finding of the check was set aside" not in shown
    assert "Salo" not in page[page.index('id="let-stand"') :]


def test_one_reason_for_everything_is_a_hint(project: Path) -> None:
    towns = ("Salo", "Turku", "Lieto", "Paimio", "Naantali")
    change(project, "and drive", f"and from {', '.join(towns[1:])} drive")
    entries = "".join(f"  - {{words: {town}, reason: A town.}}\n" for town in towns)
    rain = "  - {words: 3 May 2014, reason: Rain.}\n"
    (project / "site-data/privacy.yml").write_text(f"{PRIVACY}allowed:\n{entries}{rain}", "utf-8")
    said = run("check").stdout
    assert (
        "allowed[0].reason: the same reason is given for 5 of 6 words; look at each word in its places: `ownwords review`  [one-reason]"
        in said
    )
    (project / "site-data/privacy.yml").write_text(
        f"{PRIVACY}allowed:\n{entries.replace('A town', 'Known', 1)}{rain}", "utf-8"
    )
    assert "[one-reason]" not in run("check").stdout
