"""Withdrawing: what goes from the files, what stays, and that the words are nowhere in what is
published.
"""

import re
import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords import engine, outputs
from ownwords.cli import main
from ownwords.disclosure import Material, judge_files
from ownwords.disclosure.fingerprints import (
    KEY_VARIABLE,
    FingerprintKey,
    fingerprints,
    runs_of,
    words_of,
)
from ownwords.errors import StudyError
from ownwords.load import load_study, load_with_places
from ownwords.pipeline import Project, make_site
from ownwords.private import write_private
from ownwords.withdrawal import Wish, carry_out, plan
from tests.gates import laid
from tests.test_engine import STUDY, copy_of, fingerprint

SKOLGARDEN = STUDY.parent / "skolgarden"
TEXT = "Somebody looks at the freezer before the news. Nobody ever decided who."
KEY = "0123456789abcdef" * 4


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    copy_of(STUDY, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    return tmp_path / "study"


def of(project: Path) -> Project:
    return Project(project, project / "site-data", project / "content")


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def withdraw(
    project: Path, *quotes: str, people: tuple[str, ...] = (), cases: tuple[str, ...] = ()
) -> None:
    carry_out(plan(of(project), Wish(quotes, people, cases)))


def clear(project: Path) -> None:
    """Takes the quote out of the two places that only people can mend."""
    change(project / "content/groups.md", ' One said {{ quote("freezer") }}.', "")
    change(project / "site-data/categories.yml", "“Somebody looks at the freezer”", "The freezer")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")


def complaints(project: Path) -> list[str]:
    with pytest.raises(StudyError) as raised:
        make_site(of(project))
    return [str(problem) for problem in raised.value.problems]


def test_a_quote_used_on_many_pages_is_nowhere_in_the_built_site(project: Path) -> None:
    before = [page.path for page in make_site(of(project)).pages if "before the news" in page.text]
    assert len(before) >= 6
    withdraw(project, "freezer")
    clear(project)
    site = engine.build_site(project / "mkdocs.yml")
    words = words_of(TEXT)
    runs = [" ".join(words[at : at + 4]) for at in range(len(words) - 3)]
    files = [file for file in site.rglob("*") if file.is_file()]
    assert len(files) > 50
    for file in files:
        content = file.read_bytes()
        assert TEXT.encode() not in content
        said = " ".join(
            words_of(re.sub(r"<[^>]+>", " ", content.decode("utf-8", errors="replace")))
        )
        assert [run for run in runs if run in said] == [], file
    assert not (site / "quotes/freezer").exists()
    texts = [file.read_text("utf-8") for file in files if file.suffix in (".html", ".xml", ".json")]
    assert [text for text in texts if "quotes/freezer/" in text or "withdrawn" in text] == []
    assert "freezer" not in (site / "study/data/quotes.csv").read_text("utf-8")
    assert 'href="../quotes/freezer/"' not in (site / "quotes/index.html").read_text("utf-8")


def test_words_left_in_a_page_stop_the_build_with_file_and_line(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    page = project / "content/groups.md"
    last = len(page.read_text("utf-8").split("\n"))
    page.write_text(
        page.read_text("utf-8")
        + "\nThey said somebody *looks at* the <mark>FREEZER</mark>\nbefore&nbsp;the “news”!\n",
        "utf-8",
    )
    said = "here stand words of a quote that was withdrawn; take them out; if anybody might say them, list them in privacy.yml under common  [withdrawn-words]"
    assert complaints(project) == [f"content/groups.md:{last + 1}: {said}"]
    result = run("check")
    assert result.exit_code == 1
    assert "freezer before" not in result.output.casefold()


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("site-data/notes.txt", "old\nnews NOBODY ever decided who\n", 2),
        ("site-data/stray.csv", '1,"before the news; nobody ever"\n', 1),
        ("content/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text><tspan>looks at the freezer</tspan><tspan>before the news</tspan></text></svg>", 1),
        ("content/data.json", '{"a": "looks at\\u0020the freezer\\nbefore"}', 1),
        ("content/page.md", "\n\nlooks at [the freezer](https://example.org/x \"y\") before\n", 3),
        ("content/page.md", "<p title='Somebody looks at the freezer'>x</p>", 1),
        ("content/page.md", "somebody lo\u00adoks at the fre\u200bezer", 1),
        ("content/page.md", "sоmebody lооks at the frеezer", 1),
        ("content/page.md", "a\n\n[x](https://example.org/looks%20at%20the%20freezer%20before)", 3),
    ],
)  # fmt: skip
def test_wordings_that_survive_copying_are_found(
    project: Path, file: str, text: str, line: int
) -> None:
    withdraw(project, "freezer")
    clear(project)
    (project / file).write_text(text, "utf-8")
    assert [
        problem.split(": ")[0]
        for problem in complaints(project)
        if "here stand words of" in problem
    ] == [f"{file}:{line}"]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_file_at_the_root_is_read_however_it_was_saved(project: Path, encoding: str) -> None:
    withdraw(project, "freezer")
    clear(project)
    (project / "notes.txt").write_bytes(f"Mötet. Résumé.\n{TEXT}".encode(encoding))
    assert [problem.partition(": ")[0] for problem in complaints(project)] == ["notes.txt:2"]


def test_names_of_files_are_read_too(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    picture = project / "content/pictures/somebody-looks-at-the-freezer.svg"
    picture.parent.mkdir()
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'><path/></svg>", "utf-8")
    assert [problem.partition(": ")[0] for problem in complaints(project)] == [
        "content/pictures/somebody-looks-at-the-freezer.svg"
    ]


def test_a_remark_in_a_data_file_is_read_too(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    with (project / "site-data/glossary.yml").open("w", encoding="utf-8") as glossary:
        glossary.write(
            "# somebody looks at the freezer\nterms:\n  - {id: a, term: A, meaning: A thing.}\n"
        )
    assert [problem.partition(": ")[0] for problem in complaints(project)] == [
        "site-data/glossary.yml:1"
    ]


HOOK = """
def on_post_page(output, page, config):
    words = "swen eht erofeb rezeerf eht ta skool ydobemoS"[::-1]
    return output.replace("</h1>", f"</h1><p>{words[:9]}<em>{words[9:]}</em></p>") if page.is_homepage else output
"""


def test_the_built_site_is_searched_before_it_takes_the_old_ones_place(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    outputs.mark(project / "site")
    (project / "site/old.html").write_text("old", "utf-8")
    (project / "hook.py").write_text(HOOK, "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        'site/index.html: this page contains words of a withdrawn quote; they come from your own pages, the theme or a plugin; take them out there  [withdrawn-words]'
    ]  # fmt: skip
    assert {file.name for file in (project / "site").iterdir()} == {"old.html", outputs.MARK}


LATE_HOOK = """
from pathlib import Path

def on_post_build(config):
    words = "swen eht erofeb rezeerf eht ta skool ydobemoS"[::-1]
    (Path(config.site_dir) / "late.html").write_text(f"<p>{words}</p>", "utf-8")
"""


def test_what_another_plugin_writes_at_the_end_is_searched_too(project: Path) -> None:
    """Our search comes after plugins that write files in their own `on_post_build`."""
    withdraw(project, "freezer")
    clear(project)
    (project / "hook.py").write_text(LATE_HOOK, "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert result.stdout.startswith("site/late.html: this page contains words of a withdrawn quote")
    assert not (project / "site").exists()


def test_a_data_file_keeps_its_mode(project: Path) -> None:
    """A file that a group may write stays so when it is replaced."""
    quotes = project / "site-data/quotes.yml"
    quotes.chmod(0o660)
    withdraw(project, "freezer")
    assert "Somebody looks" not in quotes.read_text("utf-8")
    assert quotes.stat().st_mode & 0o777 == 0o660


def test_a_person_goes_with_row_cases_and_quotes_and_the_numbers_stay(project: Path) -> None:
    table = project / "site-data/cases.csv"
    table.write_bytes(
        b"\xef\xbb\xbf"
        + table.read_bytes().replace(b"\n", b"\r\n")
        + b'east,R2,shop,"5, or 6 minutes",\r\n'
    )
    withdraw(project, people=("R2",))
    study = load_study(project / "site-data", project)
    assert (
        len(study.people),
        study.studied("people"),
        len(study.cases),
        study.studied("cases"),
    ) == (8, 9, 3, 4)
    assert "both-of-us" not in {quote.id for quote in study.quotes.quotes}
    assert table.read_bytes().startswith(
        b"\xef\xbb\xbfid,person,setting,talk,talk_minutes\r\nnorth,R1;R3,school,90 minutes,90\r\nsouth,"
    )
    assert b"R2" not in table.read_bytes()
    assert b"east" not in table.read_bytes()
    change(project / "content/groups.md", '{{ quote("both-of-us") }}', "")
    pages = {page.address: page.text for page in make_site(of(project)).pages}
    assert (
        "9 residents were studied; rows and words of 8 are shown here.</p>"
        in pages["study/sample/"]
    )
    assert "9 people" in pages[""] or "9 residents" in pages[""]
    assert "7 of 9 residents" in " ".join(re.sub("<[^>]+>", " ", pages["study/sample/"]).split())
    assert "How 9 residents talked" in pages["groups/"]


def test_an_exchange_goes_whole_and_that_is_said(project: Path) -> None:
    result = run("withdraw", "--person", "R2", "--dry-run")
    assert result.stdout.splitlines()[:3] == [
        "The quote both-of-us goes, together with what others say in this exchange, because "
        "their turns answer the withdrawn words.",
        "The row of R2 will be removed from people.csv.",
        "The case north stays but no longer names R2.",
    ]


def test_a_dry_run_changes_nothing_and_a_second_run_neither(project: Path) -> None:
    before = fingerprint(project)
    result = run("withdraw", "freezer", "--dry-run")
    assert result.stdout.splitlines() == [
        "The quote freezer goes.",
        "site-data/guidance.yml:10: guidance[0].rests_on.quotes[0]: the link to freezer goes.",
        "site-data/guidance.yml:26: sheets[0].sections[0].quotes[0]: the link to freezer goes.",
        "Please check these yourself:",
        "  content/groups.md:9: this page shows freezer; remove it from this page",
        '  site-data/categories.yml:22: here stand words of a quote that was withdrawn; take them out; if anybody might say them, list them in privacy.yml under common',
        "Would change: withdrawn.yml, guidance.yml, quotes.yml.",
    ]  # fmt: skip
    assert fingerprint(project) == before
    assert run("withdraw", "freezer").exit_code == 0
    after = fingerprint(project)
    again = run("withdraw", "freezer")
    assert again.stdout.splitlines() == [
        "The quote freezer was withdrawn already.",
        "No files were changed.",
    ]
    assert fingerprint(project) == after


def test_a_claim_that_loses_what_carried_it_is_said(project: Path) -> None:
    change(
        project / "site-data/guidance.yml",
        "{categories: [night-freezer], quotes: [freezer]}",
        "{quotes: [freezer]}",
    )
    said = run("withdraw", "freezer", "--dry-run").stdout
    assert '"small-jobs" has nothing to support it; name the findings' in said


def test_what_is_to_be_withdrawn_has_to_be_there(project: Path) -> None:
    before = fingerprint(project)
    result = run("withdraw", "freezr", "--person", "R99", "--case", "nort")
    assert (result.exit_code, result.stdout.splitlines()) == (
        1,
        [
            'site-data/cases.csv: there is no case "nort"; did you mean "north"?',
            'site-data/people.csv: there is no person "R99"; did you mean "R9"?',
            'site-data/quotes.yml: there is no quote "freezr"; did you mean "freezer"?',
        ],
    )
    assert run("withdraw").exit_code == 2
    assert {
        name: text for name, text in fingerprint(project).items() if not name.startswith("private/")
    } == before


def test_the_key_is_made_once_and_kept_out_of_git(project: Path) -> None:
    withdraw(project, "freezer")
    key = project / "private/withdrawal-key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert (project / "private/.gitignore").read_text("utf-8") == "*\n"
    secret = key.read_bytes()
    withdraw(project, "no-bread")
    assert key.read_bytes() == secret
    written = (project / "site-data/withdrawn.yml").read_text("utf-8")
    assert "freezer before" not in written
    assert {len(re.findall(r"\b[a-p]{16}\b", part)) for part in written.split("- id: ")[1:]} == {
        1 + 64,
        1 + 64 * 2,
    }  # its id, and its runs


def test_without_the_key_check_says_so_and_nothing_is_built(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdraw(project, "freezer")
    clear(project)
    (project / "private/withdrawal-key").unlink()
    result = run("check")
    assert result.exit_code == 0
    assert (
        "Withdrawn words were not searched for, because the key is neither in "
        "private/withdrawal-key nor in OWNWORDS_WITHDRAWAL_KEY." in result.stdout
    )
    for command in (["build"], ["write", "pages"]):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (
            1,
            "site-data/withdrawn.yml: no site was built, because the key needed to search for "
            "withdrawn words is missing; put the key into private/withdrawal-key or "
            "OWNWORDS_WITHDRAWAL_KEY; to build without looking, set "
            "OWNWORDS_WITHDRAWAL_KEY=unchecked\n",
        )
    monkeypatch.setenv(KEY_VARIABLE, "unchecked")
    assert run("write", "pages").exit_code == 0
    again = run("withdraw", "no-bread")
    assert again.exit_code == 2
    assert "the key of this study is needed" in again.stderr


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (KEY, "this is not the key that was used to write withdrawn.yml; put the study's key "
              "into private/withdrawal-key or OWNWORDS_WITHDRAWAL_KEY  [withdrawal-key]"),
        ("short", "OWNWORDS_WITHDRAWAL_KEY does not contain a key; a key has at least 32 characters; put the study's key into private/withdrawal-key or OWNWORDS_WITHDRAWAL_KEY  [withdrawal-key]"),
    ],
)  # fmt: skip
def test_a_wrong_key_stops_everything(
    project: Path, monkeypatch: pytest.MonkeyPatch, key: str, said: str
) -> None:
    withdraw(project, "freezer")
    clear(project)
    monkeypatch.setenv(KEY_VARIABLE, key)
    assert complaints(project) == [f"site-data/withdrawn.yml:4:6: key: {said}"]


def test_the_key_of_the_environment_is_the_one_of_the_file(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    withdraw(project, "freezer")
    clear(project)
    assert not (project / "private/withdrawal-key").exists()
    make_site(of(project))
    (project / "content/own.md").write_text("Somebody looks at the freezer.", "utf-8")
    assert len(complaints(project)) == 1


def test_words_anybody_might_say_may_stand_with_a_reason(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    (project / "content/own.md").write_text("Somebody looks at the freezer.", "utf-8")
    (project / "site-data/privacy.yml").write_text(
        "lead: Words are public.\nbasis: {status: not-reported}\nsigned_by: The team\n"
        "common:\n  - {words: somebody looks at the freezer, reason: The name of a finding.}\n",
        "utf-8",
    )
    make_site(of(project))


def test_words_that_another_quote_has_too_are_not_looked_for(project: Path) -> None:
    change(
        project / "site-data/quotes.yml",
        "I gave up and drive to town now.",
        "I gave up. Somebody looks at the freezer.",
    )
    wish = plan(of(project), Wish(("freezer",)))
    assert any("The quote left-for-town has words of freezer in it" in line for line in wish.said)
    carry_out(wish)
    change(project / "content/groups.md", ' One said {{ quote("freezer") }}.', "")
    make_site(of(project))


def test_what_comes_back_is_noticed(project: Path) -> None:
    before = {
        name: (project / "site-data" / name).read_bytes()
        for name in ("quotes.yml", "people.csv", "cases.csv")
    }
    withdraw(project, "freezer", people=("R2",))
    for name, content in before.items():
        (project / "site-data" / name).write_bytes(content)
    said = complaints(project)
    assert any(
        'the quote "freezer" was withdrawn and is here again; run ownwords withdraw freezer again  [withdrawn-words]'
        in line
        for line in said
    )
    assert any(
        'the withdrawn row "R2" is in people.csv again; take the row out  [withdrawn-row]' in line
        for line in said
    )


def test_places_of_allowed_words_go_with_the_quote(project: Path) -> None:
    change(project / "site-data/quotes.yml", "before the news", "before the Salo news")
    change(project / "site-data/quotes.yml", "drive to town", "drive to Salo")
    one, other = (f"quotes.yml: quotes[{id_}].text" for id_ in ("freezer", "left-for-town"))
    file = project / "site-data/privacy.yml"
    policy = "lead: Done.\nbasis: {status: not-reported}\nsigned_by: We\nallowed:\n"
    both = f'  - words: Salo\n    where: ["{one}", "{other}"]\n    reason: A town.\n'
    file.write_text(f"{policy}{both}# the end\n", "utf-8")
    withdraw(project, "freezer")
    left = f'  - words: "Salo"\n    where: ["{other}"]\n    reason: "A town."\n'
    assert file.read_text("utf-8") == f"{policy}{left}# the end\n"
    withdraw(project, "left-for-town")
    assert file.read_text("utf-8") == policy.removesuffix("allowed:\n") + "# the end\n"


WAIVED = (
    ("withdrawn-words", "quotes.yml: quotes[freezer]"),
    ("withdrawn-row", "withdrawn.yml: people[R2]"),
    ("withdrawal-key", "withdrawn.yml: key"),
)


@pytest.mark.parametrize(("code", "where"), WAIVED, ids=[code for code, _ in WAIVED])
def test_no_waiver_sets_a_withdrawal_aside(
    project: Path, monkeypatch: pytest.MonkeyPatch, code: str, where: str
) -> None:
    data = project / "site-data"
    before = {
        name: (data / name).read_bytes() for name in ("quotes.yml", "people.csv", "cases.csv")
    }
    withdraw(project, "freezer", people=("R2",))
    for name, content in before.items():
        (data / name).write_bytes(content)
    if code == "withdrawal-key":
        monkeypatch.setenv(KEY_VARIABLE, KEY)  # not the study's
    waiver = f'  - {{finding: {code}, where: "{where}", reason: We know., by: The team, date: 2026-11-25}}'
    (data / "privacy.yml").write_text(
        f"lead: Done.\nbasis: {{status: not-reported}}\nsigned_by: We\nwaivers:\n{waiver}\n",
        "utf-8",
    )
    said = complaints(project)
    assert any(line.endswith(f"  [{code}]") for line in said), said
    refused = (
        f"waivers[0]: {code} cannot be waived; mend what it names, and delete this  [unused-waiver]"
    )
    assert any(line.endswith(refused) for line in said)


def test_entries_about_the_quote_go_with_it(project: Path) -> None:
    entry = "    reason: Because.\n    by: A tester\n    date: 2026-11-23\n"
    one, two = (
        f'  - hint: advice\n    where: "quotes.yml: quotes[{id_}].gist"\n{entry}'
        for id_ in ("freezer", "no-bread")
    )
    file = project / "site-data/acknowledged.yml"
    file.write_text(f"acknowledged:\n{one}  # about bread\n{two}", "utf-8")
    withdraw(project, "freezer")
    assert file.read_text("utf-8") == f"acknowledged:\n  # about bread\n{two}"
    withdraw(project, "no-bread")
    assert not file.exists()


def test_a_common_speaker_who_withdraws_goes_from_the_file(tmp_path: Path) -> None:
    copy_of(SKOLGARDEN, tmp_path / "study")
    project = tmp_path / "study"
    quotes = project / "site-data/quotes.yml"
    change(quotes, "judged_by: authors\n", "judged_by: authors\nspeaker: {person: E5}\n")
    change(quotes, "    speaker: {unlinked: Eleven bad att inte nämnas.}\n", "")
    withdraw(project, people=("E5",))
    assert "E5" not in quotes.read_text("utf-8")
    study = load_study(project / "site-data", project)
    assert study.quotes.speaker is None
    assert {"borta", "ensam"}.isdisjoint(quote.id for quote in study.quotes.quotes)


def test_an_interruption_between_two_files_is_finished_by_the_next_run(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = plan(of(project), Wish(people=("R2",)))
    replace = Path.replace
    moved: list[Path] = []

    def interrupted(self: Path, target: Path) -> Path:
        if len(moved) == 2:
            raise KeyboardInterrupt
        moved.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        carry_out(whole)
    monkeypatch.setattr(Path, "replace", replace)
    assert not list((project / "site-data").glob(".*"))
    withdraw(project, people=("R2",))
    assert {
        name: (project / "site-data" / name).read_text("utf-8") for name in whole.texts
    } == whole.texts


def test_an_id_made_of_the_words_is_said(project: Path) -> None:
    for file in ("site-data/quotes.yml", "site-data/guidance.yml", "content/groups.md"):
        text = (project / file).read_text("utf-8")
        (project / file).write_text(
            re.sub(r"(?<![-\w])freezer\b(?=[\],\"\n])", "somebody-looks-at-the-freezer", text),
            "utf-8",
        )
    change(
        project / "site-data/quotes.yml",
        "Somebody looks at the somebody-looks-at-the-freezer\n",
        "Somebody looks at the freezer\n",
    )
    said = plan(of(project), Wish(("somebody-looks-at-the-freezer",))).said
    assert said[-2] == (
        "The id somebody-looks-at-the-freezer is made of the quote’s words, and its address may be known: links elsewhere still tell them."
    )
    withdraw(project, "somebody-looks-at-the-freezer")
    change(
        project / "content/groups.md", ' One said {{ quote("somebody-looks-at-the-freezer") }}.', ""
    )
    change(project / "site-data/categories.yml", "“Somebody looks at the freezer”", "The freezer")
    make_site(of(project))


# --------------------------------------------------------------------------------------------------
# nothing names what was withdrawn


def test_no_file_holds_an_id_or_a_day(project: Path) -> None:
    withdraw(project, "freezer", people=("R2",))
    clear(project)
    for file in (project / "site-data").iterdir():
        text = file.read_text("utf-8")
        assert re.findall(r"\bR2\b|\bboth-of-us\b|id: freezer|\[freezer", text) == [], file
    written = (project / "site-data/withdrawn.yml").read_text("utf-8")
    assert re.findall(r"\d{4}-\d{2}", written) == []
    ids = re.findall(r"id: ([^\s}]+)", written)
    assert len(ids) == 3
    assert ids[:1] + sorted(ids[1:]) == ids
    assert re.findall(r"^studied_.*", written, re.MULTILINE) == ["studied_people: 9"]


def test_a_page_that_shows_it_gets_the_answer_of_an_unknown_id(project: Path) -> None:
    withdraw(project, "freezer")
    change(project / "site-data/categories.yml", "“Somebody looks at the freezer”", "The freezer")
    assert [line.split(": ", 1)[1] for line in complaints(project)] == [
        'there is no quote "freezer"; name a quote of the study, or delete this'
    ]


TODAY = """key: {check}
people:
  - {{id: R9, date: 2026-11-25}}
quotes:
  - id: freezer
    runs:
      - words: 5
        fingerprints: [{runs}]
"""


@pytest.fixture
def earlier(project: Path) -> Path:
    """A study from which an earlier version took a quote and a row."""
    key = FingerprintKey(KEY.encode())
    write_private(project / "private", "withdrawal-key", KEY)
    runs = ", ".join(fingerprints(key, runs_of([TEXT])[5], "freezer"))
    data = project / "site-data"
    (data / "withdrawn.yml").write_text(TODAY.format(check=key.check, runs=runs), "utf-8")
    text = (data / "quotes.yml").read_text("utf-8")
    item = re.search(r"  - id: freezer\n(?:    .*\n)+", text)
    assert item
    entry = "  - id: freezer\n    withdrawn: 2026-11-25\n"
    (data / "quotes.yml").write_text(text.replace(item[0], entry), "utf-8")
    change(data / "people.csv", "R9,customer,under 5 years\n", "")
    change(data / "cases.csv", ";R9", "")
    clear(project)
    return project


def test_a_study_of_today_is_built_without_naming_anything(earlier: Path) -> None:
    site = engine.build_site(earlier / "mkdocs.yml")
    assert not (site / "quotes/freezer").exists()
    out = run("check").stdout
    assert [line for line in out.splitlines() if "withdrawn-named" in line] == [
        "site-data/quotes.yml:5:5: quotes[freezer]: entries name quotes that were withdrawn, and days; run ownwords withdraw --migrate once  [withdrawn-named]",
        "site-data/withdrawn.yml:1:1: ids and days of what was withdrawn stand here; run ownwords withdraw --migrate once  [withdrawn-named]",
    ]  # fmt: skip


def test_one_line_takes_ids_and_days_out_of_a_study_of_today(earlier: Path) -> None:
    result = run("withdraw", "--migrate")
    assert result.stdout.splitlines() == [
        "What an earlier version wrote with ids and days is written without them.",
        "site-data/guidance.yml:10: guidance[0].rests_on.quotes[0]: the link to freezer goes.",
        "site-data/guidance.yml:26: sheets[0].sections[0].quotes[0]: the link to freezer goes.",
        "Changed: withdrawn.yml, guidance.yml, quotes.yml.",
        "The words are still in the history of git and in copies elsewhere: see “When somebody withdraws” in `ownwords docs how-to`.",
    ]  # fmt: skip
    data = earlier / "site-data"
    assert "withdrawn" not in (data / "quotes.yml").read_text("utf-8")
    assert load_study(data, earlier).studied("people") == 9
    assert "withdrawn-named" not in run("check").stdout
    again = run("withdraw", "--migrate")
    assert again.stdout == "No files were changed.\n"
    (earlier / "content/own.md").write_text("Somebody looks at the freezer.", "utf-8")
    assert len(complaints(earlier)) == 1


LINKS = (
    ("rests_on: {quotes: [freezer, no-bread]}", "rests_on: {quotes: [no-bread]}"),
    ("rests_on: {quotes: [no-bread, freezer]}", "rests_on: {quotes: [no-bread]}"),
    ("rests_on: {quotes: [freezer], categories: [stay]}", "rests_on: {categories: [stay]}"),
    ("rests_on: {categories: [stay], quotes: [freezer]}", "rests_on: {categories: [stay]}"),
    ("rests_on: {quotes: [freezer]}", "rests_on: {}"),
    ("rests_on:\n      quotes:\n        - freezer", "rests_on:\n      {}"),
    (
        "rests_on:\n      quotes:\n        - freezer # one\n      categories: [stay]",
        "rests_on:\n      categories: [stay]",
    ),
    (
        "rests_on:\n      quotes:\n        - no-bread\n        - freezer\n        - both-of-us",
        "rests_on:\n      quotes:\n        - no-bread\n        - both-of-us",
    ),
)


@pytest.mark.parametrize(("before", "after"), LINKS)
def test_links_go_and_every_other_byte_stays(project: Path, before: str, after: str) -> None:
    stay = "night-freezer"
    file = project / "site-data/guidance.yml"
    old = "rests_on: {categories: [night-freezer], quotes: [freezer]}"
    change(file, old, before.replace("stay", stay))
    text = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(text)
    wanted = text.decode().replace(
        before.replace("stay", stay).replace("\n", "\r\n"),
        after.replace("stay", stay).replace("\n", "\r\n"),
    )
    planned = plan(of(project), Wish(("freezer",)))
    got = planned.texts["guidance.yml"]
    assert got is not None
    head = wanted.index("rests_on", wanted.index("rests_on") + 1)
    assert got[:head] == wanted[:head]


def test_the_last_quote_goes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    laid("", tmp_path)
    project = Project(tmp_path, tmp_path / "site-data", tmp_path / "content")
    quotes = load_study(tmp_path / "site-data", tmp_path).published_quotes
    carry_out(plan(project, Wish(tuple(quote.id for quote in quotes))))
    assert load_study(tmp_path / "site-data", tmp_path).published_quotes == ()


def test_a_row_that_was_added_is_no_row_that_came_back(project: Path) -> None:
    withdraw(project, people=("R2",))
    with (project / "site-data/people.csv").open("a", encoding="utf-8") as people:
        people.write("R77,customer,over 20 years\n")
    assert any(
        "studied_people: 9 people were studied, but 9 have rows and 1 withdrew; write 10, if that is how many were studied  [withdrawn-row]"
        in line
        for line in complaints(project)
    )


# --------------------------------------------------------------------------------------------------
# what totals tell of those who withdrew

ILLNESSES = """--- people.csv
id,gender,"ill, as told",town
P1,woman,"dep",  east
P2,woman,dep,east
P3,woman,anx,east
P4,woman,anx,east
P5,man,psychosis,east
--- sample.yml
people:
  title: Those we met
  columns:
    - {id: gender, label: Gender, kind: category, levels: [woman, man], quasi_identifier: false}
    # what they were told
    - id: ill-as-told
      label: Illness
      kind: category
      levels: [dep, anx, psychosis]
      quasi_identifier: false
    - {id: town, label: Town, kind: category, levels: [east], quasi_identifier: false}
  cross: [gender, ill-as-told]
totals:
  - {id: genders, label: Gender, of: people, source: S, column: gender, counts: [{label: Women, count: 4, level: woman}, {label: Men, count: 1, level: man}]}
  - column: ill-as-told
    id: ills
    label: Illness
    of: people
    source: S
    counts:
      - {label: dep, count: 2}
      - {label: anx, count: 2}
      - {label: psychosis, count: 1}
"""  # fmt: skip


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    laid(ILLNESSES, tmp_path / "clinic")
    (tmp_path / "clinic/content").mkdir()
    (tmp_path / "clinic/mkdocs.yml").write_text("site_name: Clinic\nplugins: [ownwords]\n", "utf-8")
    monkeypatch.chdir(tmp_path / "clinic")
    return tmp_path / "clinic"


def totals_tell(project: Path) -> list[str]:
    material = Material(
        load_with_places(project / "site-data", project), project, project / "content"
    )
    return [issue.message for issue in judge_files(material).stops if "total" in issue.code]


def test_totals_stay_and_the_rows_lose_what_would_be_told_by_subtraction(clinic: Path) -> None:
    """Case 3: four women are left of four women and one man."""
    result = run("withdraw", "--person", "P5")
    assert result.stdout.splitlines() == [
        "The row of P5 will be removed from people.csv.",
        'people.csv loses the columns gender, ill-as-told, and sample.yml what it says of them: the totals "genders", "ills" stay as published, and less the rows they would tell of whoever withdrew.',
        "A key has been created in private/withdrawal-key. Keep a copy with the consent forms. "
        "Without it, withdrawn words cannot be searched for.",
        "Please check these yourself:",
        "  whoever has the publication, or an earlier version of the site, its tables or this repository, sees by comparison which row is missing and reads there what it said: P5; nothing done here takes that back",
        "Changed: withdrawn.yml, people.csv, sample.yml.",
        "The words are still in the history of git and in copies elsewhere: see “When somebody withdraws” in `ownwords docs how-to`.",
    ]  # fmt: skip
    data = clinic / "site-data"
    assert (data / "people.csv").read_text("utf-8") == (
        "id,town\nP1,  east\nP2,east\nP3,east\nP4,east\n"
    )
    assert (data / "sample.yml").read_text("utf-8") == """people:
  title: Those we met
  columns:
    # what they were told
    - {id: town, label: Town, kind: category, levels: [east], quasi_identifier: false}
totals:
  - {id: genders, label: Gender, of: people, source: S, counts: [{label: Women, count: 4}, {label: Men, count: 1}]}
  - id: ills
    label: Illness
    of: people
    source: S
    counts:
      - {label: dep, count: 2}
      - {label: anx, count: 2}
      - {label: psychosis, count: 1}
"""  # fmt: skip
    assert totals_tell(clinic) == []
    study = load_study(data, clinic)
    assert (study.studied("people"), len(study.people)) == (5, 4)


def test_without_the_loss_of_columns_the_gate_stops(clinic: Path) -> None:
    people = clinic / "site-data/people.csv"
    change(people, "P5,man,psychosis,east\n", "")
    (clinic / "site-data/withdrawn.yml").write_text(
        "people:\n  - {id: P5, date: 2026-11-25}\n", "utf-8"
    )
    few = "it can only be said of fewer than 3 people: people without a row 1"
    assert totals_tell(clinic) == [
        f'the total "genders" counts 1 as “Men”, which the rows do not show; {few}',
        f'the total "ills" counts 1 as “psychosis”, which the rows do not show; {few}',
    ]


def test_no_column_goes_that_tells_nothing(clinic: Path) -> None:
    """Three withdrew one after the other: the last two lose nothing more."""
    withdraw(clinic, people=("P5",))
    planned = plan(of(clinic), Wish(people=("P1",)))
    assert planned.said == ("The row of P1 will be removed from people.csv.",)
    withdraw(clinic, people=("P1", "P2"))
    assert totals_tell(clinic) == []


def test_the_ends_of_a_total_are_no_different(clinic: Path) -> None:
    """Nobody but who withdrew can be the oldest."""
    data = clinic / "site-data"
    (data / "people.csv").write_text("id,age\nP1,31\nP2,34\nP3,34\nP4,38\nP5,84\n", "utf-8")
    (data / "sample.yml").write_text(
        "people:\n  columns:\n"
        "    - {id: age, label: Age, kind: text, quasi_identifier: false}\n  title: Those we met\n"
        "totals:\n  - {id: ages, label: Age, of: people, column: age, low: 31, high: 84,"
        " source: S, counts: [{label: 31–84, count: 5}]}\n",
        "utf-8",
    )
    before = (data / "people.csv").read_bytes()
    withdraw(clinic, people=("P5",))
    assert (data / "people.csv").read_text("utf-8") == "id\nP1\nP2\nP3\nP4\n"
    assert "columns" not in (data / "sample.yml").read_text("utf-8")
    assert totals_tell(clinic) == []
    (data / "people.csv").write_bytes(before.replace(b"P5,84\n", b""))
    (data / "sample.yml").write_text(
        (data / "sample.yml")
        .read_text("utf-8")
        .replace(
            "people:\n",
            "people:\n  columns: [{id: age, label: Age, kind: text, quasi_identifier: false}]\n",
        )
        .replace("of: people,", "of: people, column: age,"),
        "utf-8",
    )
    assert totals_tell(clinic) == [
        'the total "ages" ends at 84, which the rows do not show; it can only be said of fewer than 3 people: people without a row 1'
    ]


def test_three_cases_of_one_person_are_one_person(clinic: Path) -> None:
    data = clinic / "site-data"
    (data / "people.csv").write_text("id\nA\nB\nC\nD\n", "utf-8")
    rows = "".join(f"{number},{who},good\r\n" for number, who in enumerate("ABC", 1))
    hurt = "".join(f'{number},D,"hurt"\r\n' for number in (4, 5, 6))
    (data / "cases.csv").write_bytes(f"id,person,told\r\n{rows}{hurt}".encode())
    (data / "sample.yml").write_text(
        "people:\n  title: Those we met\ncases:\n  title: Cases\n  columns:\n"
        "    - {id: told, label: Told, kind: category, levels: [good, hurt],"
        " quasi_identifier: false}\n"
        "totals:\n  - {id: told, label: Told, of: cases, source: S,"
        " counts: [{label: good, count: 3}, {label: hurt, count: 3}]}\n",
        "utf-8",
    )
    withdraw(clinic, people=("D",))
    assert (data / "cases.csv").read_bytes() == b"id,person\r\n1,A\r\n2,B\r\n3,C\r\n"
    assert totals_tell(clinic) == []


def test_a_picture_and_the_numbers_beside_go_with_their_column(project: Path) -> None:
    data = project / "site-data"
    change(
        data / "sample.yml",
        "totals:\n",
        "totals:\n  - {id: talks, label: Talked for, of: cases, column: talk, source: S, counts:"
        " [{label: 90 minutes, count: 1}, {label: 70 minutes, count: 1},"
        " {label: about an hour and a half, count: 1}]}\n",
    )
    page = project / "content/groups.md"
    page.write_text(
        page.read_text("utf-8") + '\n{{ count("cases", talk="90 minutes") }}\n', "utf-8"
    )
    planned = plan(of(project), Wish(cases=("west",)))
    assert planned.texts["cases.csv"] == (
        "id,person,setting\nnorth,R1;R2;R3,school\nsouth,R4;R5;R6;R1,shop\n"
    )
    assert "talk_minutes" not in (planned.texts["sample.yml"] or "")
    assert "picture" not in (planned.texts["sample.yml"] or "")
    last = len(page.read_text("utf-8").split("\n")) - 1
    assert f"content/groups.md:{last}: this page counts talk; take that out" in (planned.left)


# --------------------------------------------------------------------------------------------------
# what is left behind, what is forgotten, what is let stand


def test_older_outputs_pdfs_and_the_history_are_named(project: Path) -> None:
    for name in ("site-offline", "out/pages", "thesis"):
        (project / name).mkdir(parents=True)
        (project / name / "one.html").write_text(f"<p>{TEXT}</p>", "utf-8")
    for name in ("site-offline", "out/pages"):
        outputs.mark(project / name)
    (project / "site-offline/sheet.pdf").write_bytes(b"%PDF-1.4")
    (project / "leaflet.pdf").write_bytes(b"%PDF-1.4")
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "site-data"], ["commit", "-qm", "One"]):
        subprocess.run(["git", *identity, *words], cwd=project, check=True)
    left = plan(of(project), Wish(("freezer",)), dry=True).left
    assert [line for line in left if "groups.md" not in line and "categories" not in line] == [
        "out/pages/ was made before this; 1 of its files hold the words; make it anew, or delete it",
        "site-offline/ was made before this; 1 of its files hold the words, and nobody can look into 1 PDF here; make it anew, or delete it",
        "leaflet.pdf: no words can be read in PDFs; look at them, or delete them",
        "git's history holds these files as they were, in 1 commit on all branches; see “The history, and copies elsewhere” in `ownwords docs how-to`",
    ]  # fmt: skip


def forget(project: Path, what: str) -> None:
    file = project / "site-data/withdrawn.yml"
    if what == "file":
        file.unlink()
    elif what == "runs":
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"    runs:\n(?:      .*\n)+", "", text), "utf-8")
    else:
        file.write_text(re.sub(r"key: .*\n", "", file.read_text("utf-8")), "utf-8")


GONE = "what was withdrawn before stands here no more, so nobody would notice it; put the file back; private/withdrawn.yml is a copy of it  [withdrawn-forgotten]"


@pytest.mark.parametrize("what", ["file", "runs", "key"])
def test_what_is_deleted_from_the_list_is_noticed(project: Path, what: str) -> None:
    withdraw(project, "freezer")
    clear(project)
    make_site(of(project))
    forget(project, what)
    assert [line for line in complaints(project) if line.endswith(GONE)]


def test_a_key_line_that_is_gone_is_noticed_without_the_copy(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    (project / "private/withdrawn.yml").unlink()
    forget(project, "key")
    assert [line.partition(": ")[2] for line in complaints(project)] == [
        "key: withdrawn.yml has no line “key:” any more, by which the key is known; put the study's key into private/withdrawal-key or OWNWORDS_WITHDRAWAL_KEY  [withdrawal-key]"
    ]


def allow(project: Path, *runs: str) -> None:
    entries = "".join(f"  - {{words: {run}, reason: Anybody says it.}}\n" for run in runs)
    (project / "site-data/privacy.yml").write_text(
        "lead: Words are public.\nbasis: {status: not-reported}\nsigned_by: The team\n"
        f"common:\n{entries}",
        "utf-8",
    )


def test_no_whole_quote_is_common(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    allow(project, TEXT.replace(".", ""))
    assert complaints(project) == [
        "site-data/privacy.yml:5:5: common[0]: 12 words in a row could be a whole quote that was withdrawn; list only what anybody might say, five words in a row  [common-quote]"
    ]
    words = TEXT.replace(".", "").split()
    allow(project, *(" ".join(words[at : at + 5]) for at in range(3)))
    assert complaints(project) == [
        "site-data/privacy.yml:7:5: common[2]: this lets a quote that was withdrawn stand whole, or most of it; list only what anybody might say, five words in a row  [common-quote]"
    ]


def test_what_is_common_shows_on_the_page_about_protection(project: Path) -> None:
    withdraw(project, "freezer")
    clear(project)
    allow(project, "somebody looks at the freezer")
    pages = {page.address: page.text for page in make_site(of(project)).pages}
    said = " ".join(re.sub("<[^>]+>", " ", pages["study/privacy/"]).split())
    assert (
        "Anybody says it. “somebody looks at the freezer” may stand, although a quote that was"
        " withdrawn has it"
    ) in said
