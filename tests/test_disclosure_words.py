"""The gate on direct identifiers, through `ownwords check`: what it says, what may be allowed or
waived, what it cannot see here.
"""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords.cli import main
from ownwords.errors import StudyError
from ownwords.pipeline import Project, make_site
from tests.documents import DOCS, follow, sections, tutorial_study
from tests.test_engine import STUDY, copy_of

NAME = "please check: write who or what it is in brackets: [a friend], [a town]; or allow it with a reason in privacy.yml  [name-like]"
DENIED = "please check: write who it is in brackets: [a friend], [my sister]  [denied-name]"
HISTORY = "if it was committed before, it is still in the history of the repository"
PRIVACY = """lead: What was done.
basis: {status: not-reported}
signed_by: The team
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the study of village shops, with a policy."""
    copy_of(STUDY, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    policy(tmp_path / "study")
    return tmp_path / "study"


def policy(project: Path, more: str = "") -> None:
    (project / "site-data" / "privacy.yml").write_text(PRIVACY + more, "utf-8")


def change(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")


def check() -> Result:
    result = CliRunner().invoke(main, ["check"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def problems(project: Path) -> list[str]:
    """What stops the build."""
    try:
        make_site(Project(project, project / "site-data", project / "content"))
    except StudyError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_identifiers_stop_the_build_with_place_reason_and_what_to_do(project: Path) -> None:
    said = "text: |-\n      I gave up\n      and told Kaarina Niemi,\n      who rang 040 123 4567\n      and took me to town."
    change(project, "site-data/quotes.yml", "text: I gave up and drive to town now.", said)
    change(
        project,
        "site-data/quotes.yml",
        "Who paid for the repairs?",
        "What did Kaarina Niemi do on 3 May 2014?",
    )
    result = check()
    assert result.exit_code == 1
    assert result.stdout == (
        "site-data/quotes.yml:18: quotes[both-of-us].prompt: “3 May 2014” looks like an exact "
        "date; please check: use a less exact time in brackets: [in spring], [a few years "
        "later]; or allow it with a reason in privacy.yml  [exact-date]\n"
        f"site-data/quotes.yml:18: quotes[both-of-us].prompt: “Kaarina Niemi” looks like a name of somebody or of a place (and in 1 more place); {NAME}\n"
        "site-data/quotes.yml:38: quotes[left-for-town].text: “040 123 4567” looks like a phone "
        "number; please check: write [phone number] in its place, or leave it out; or allow it "
        "with a reason in privacy.yml  [phone]\n"
        'allowed:\n  - words: "3 May 2014"\n    reason:\n  - words: "Kaarina Niemi"\n    reason:\n  - words: "040 123 4567"\n    reason:\n'
    )
    assert (
        "Go through it with `ownwords review`, or paste its lines into site-data/privacy.yml, each with your reason:"
        in result.stderr
    )
    assert "safe" not in result.output


def test_a_build_stops_with_the_same_lines_to_paste_as_check(project: Path) -> None:
    change(project, "site-data/quotes.yml", "drive to town now", "drive to Salo now")
    checked = check()
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 1
    assert result.stdout == checked.stdout
    assert '  - words: "Salo"\n' in result.stdout
    assert result.stderr.endswith(checked.stderr[checked.stderr.index("1 problem.") :])
    assert not (project / "site").exists()


def test_words_may_be_allowed_with_a_reason(project: Path) -> None:
    change(
        project,
        "site-data/quotes.yml",
        "drive to town now",
        "drive to Salo now, to the Salo Centre",
    )
    policy(
        project,
        'allowed:\n  - {words: Salo, reason: A town of many.}\n  - {words: "Salo Centre", reason: There is no such thing.}\n',
    )
    assert problems(project) == []
    policy(project, "allowed:\n  - words: Salo\n    reason:\n")
    assert 'allowed[0].reason: "reason:" has no value' in check().stdout


def test_an_allowance_that_nothing_needs_is_a_finding(project: Path) -> None:
    policy(project, "allowed:\n  - {words: Salo, reason: A town.}\n")
    said = "allowed[0]: “Salo” allows nothing that the gate finds; delete it, or write the words as they stand in the files  [unused-allowed]"
    assert problems(project) == [f"site-data/privacy.yml:5:5: {said}"]


def test_a_waiver_is_for_one_place_alone(project: Path) -> None:
    change(project, "site-data/quotes.yml", "drive to town now", "drive to Salo now")
    change(
        project, "site-data/quotes.yml", "at the freezer before", "at the freezer in Salo before"
    )
    waiver = '  - {finding: name-like, where: "quotes.yml: quotes[freezer].text", words: Salo, reason: Known., by: The team, date: 2026-11-25}'
    policy(project, f"waivers:\n{waiver}\n")
    assert problems(project) == [
        f"site-data/quotes.yml:35: quotes[left-for-town].text: “Salo” looks like a name of somebody or of a place; {NAME}"
    ]


def test_denied_names_stand_nowhere(project: Path) -> None:
    policy(
        project,
        "denied: [Kaarina Niemi, Ålander]\nallowed:\n  - {words: Alander, reason: Tried in vain.}\n",
    )
    change(project, "site-data/quotes.yml", "drive to town now", "drive with kaarina niemi now")
    change(
        project, "site-data/categories.yml", "label: Putting up with gaps", "label: The Alander gap"
    )
    change(project, "content/groups.md", "One said", "<!-- ask Ålanders wife -->\nOne said")
    assert problems(project) == [
        f"content/groups.md:9: “Ålanders” is a name that must not appear anywhere; {DENIED}",
        f"site-data/categories.yml:31: categories[tolerance].label: “Alander” is a name that "
        f"must not appear anywhere; {DENIED}",
        "site-data/privacy.yml:6:5: allowed[0]: “Alander” allows nothing that the gate finds; delete it, or write the words as they stand in the files  [unused-allowed]",
        f"site-data/quotes.yml:35: quotes[left-for-town].text: “kaarina niemi” is a name that "
        f"must not appear anywhere; {DENIED}",
    ]


def test_a_secret_name_is_found_and_never_said(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private" / "names.txt").write_text("# who took part\n\nKaarina Niemi\n", "utf-8")
    change(
        project,
        "site-data/quotes.yml",
        "drive to town now",
        "drive with Kaarina Niemi (kaarina.niemi@example.org)",
    )
    result = check()
    assert result.exit_code == 1
    assert "niemi" not in result.output.lower()
    assert result.stdout.splitlines() == [
        f"site-data/quotes.yml:35: quotes[left-for-town].text: a name of line 3 of private/names.txt stands here (and in 1 more place); {DENIED}",
        "site-data/quotes.yml:35: quotes[left-for-town].text: an e-mail address with a name of "
        "line 3 of private/names.txt in it; please check: write [e-mail address] in its place, "
        "or leave it out  [email]",
    ]


def test_a_list_of_names_that_cannot_be_read_stops_the_build(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private" / "names.txt").write_bytes("Åsa\n".encode("latin-1"))
    [problem] = problems(project)
    assert problem.startswith("private/names.txt:1: a character in this line is not saved as UTF-8")
    assert problem.endswith("[unread-names]")


def test_what_was_not_looked_for_is_said(project: Path) -> None:
    change(project, "site-data/quotes.yml", "language: fi", "language: de")
    said = "text: i gave up and drive to the town by the sea now"
    change(project, "site-data/quotes.yml", "text: I gave up and drive to town now.", said)
    lines = check().stdout.splitlines()
    assert lines[:3] == [
        "The names in private/names.txt were not checked, because this machine does not have "
        "that file.",
        "In 1 text in German, where every noun has a capital letter, names were looked for after titles and in lists of first names and towns only; read it for names yourself.",
        "In 1 text, written all in small or all in capital letters, names were not looked for by their capitals; read it for names yourself.",
    ]


def test_cells_comments_references_and_pages_are_read(project: Path) -> None:
    change(
        project,
        "site-data/sample.yml",
        "  title: Residents",
        "  # from Kaarina's list\n  title: Residents",
    )
    change(project, "site-data/cases.csv", "about an hour and a half", "an hour at Storgatan 12")
    bib = project / "site-data" / "references.bib"
    bib.write_text(f"asked of Kaarina and Sulo\n{bib.read_text('utf-8')}", "utf-8")
    change(
        project, "content/groups.md", "description: Three", "description: Call 040 123 4567. Three"
    )
    assert [
        (problem.split(": ")[0], problem.rpartition("  ")[2]) for problem in problems(project)
    ] == [
        ("content/groups.md:3", "[phone]"),
        ("site-data/cases.csv:4", "[street-address]"),
        ("site-data/references.bib:1", "[name-like]"),
        ("site-data/sample.yml:3", "[name-like]"),
    ]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("interview 7.docx", "this file is not part of the study’s data, but it would be public too", f"move it to private/, which git ignores, or delete it; {HISTORY}"),
        ("quotes (copy).yml", "this file is not part of the study’s data, but it would be public too", f"is it a copy of quotes.yml, or meant to be that file? Rename it, or move it to private/, which git ignores, or delete it; {HISTORY}"),
        ("glossary.yaml", "this file is not part of the study’s data, but it would be public too", "rename it to glossary.yml, or move it to private/, which git ignores, or delete it"),
        ("~$people.xlsx", "this file was left here by a program, and can hold what was deleted elsewhere", f"close the program and delete it; {HISTORY}"),
        (".DS_Store", "this file was left here by a program, and can hold what was deleted elsewhere", f"close the program and delete it; {HISTORY}"),
    ],
)  # fmt: skip
def test_a_stray_file_stops_the_build(project: Path, name: str, message: str, hint: str) -> None:
    (project / "site-data" / name).write_text("x", "utf-8")
    assert problems(project) == [f"site-data/{name}: {message}; {hint}  [stray-file]"]


def test_a_folder_among_the_data_stops_the_build_and_can_be_waived(project: Path) -> None:
    (project / "site-data" / "old").mkdir()
    said = f"there is a folder among the study’s data files, and everything in it would be public; move it to private/, which git ignores, or delete it; {HISTORY}"
    assert problems(project) == [f"site-data/old: {said}  [stray-file]"]
    policy(
        project,
        "waivers:\n  - {finding: stray-file, where: site-data/old, reason: Empty., by: The team, date: 2026-11-25}\n",
    )
    assert problems(project) == []


DETECTOR = """def find(text, language):
    at = text.find("town")
    if language == "fi":
        raise ValueError("no Finnish here")
    return [(at, at + 4, "a place")] if at >= 0 else []
"""


def test_a_detector_of_ones_own_is_asked(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "installed"
    (installed / "finder-1.0.dist-info").mkdir(parents=True)
    (installed / "finder-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: finder\nVersion: 1.0\n"
    )
    (installed / "finder-1.0.dist-info" / "entry_points.txt").write_text(
        "[ownwords.detectors]\nfinder = a_finder:find\n"
    )
    (installed / "a_finder.py").write_text(DETECTOR)
    monkeypatch.syspath_prepend(installed)
    failed = "the detector “finder” failed (ValueError: no Finnish here); fix or uninstall it; nothing was checked for what it detects"
    assert problems(project) == [f"mkdocs.yml: {failed}  [detector-failed]"]
    change(project, "site-data/quotes.yml", "    language: fi\n", "")
    said = "“town” looks like a place (says finder); please check: say it in general words in brackets, or leave it out; or allow it with a reason in privacy.yml"
    assert problems(project) == [
        f"site-data/quotes.yml:34: quotes[left-for-town].text: {said}  [detected]"
    ]
    sys.modules.pop("a_finder")


def test_the_message_of_the_recipe_is_real(tmp_path: Path) -> None:
    project = tutorial_study(tmp_path)
    recipe = sections(DOCS / "how-to.md")["Names and numbers in quotes"]
    follow(recipe[0], project)
    [said] = problems(project)
    assert said in (DOCS / "how-to.md").read_text("utf-8")
    follow(recipe[1], project)
    assert problems(project) == []
