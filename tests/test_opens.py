"""Each file of a study is opened once in a command, and each text is parsed once."""

import re
from pathlib import Path

import pytest

from ownwords.disclosure.fingerprints import KEY_VARIABLE
from ownwords.pipeline import Project
from ownwords.withdrawal import Wish, carry_out, plan
from tests import photos
from tests.opens import opens_of
from tests.test_engine import STUDY, copy_of

DATA = frozenset(
    f"site-data/{name}"
    for name in (
        "cases.csv",
        "categories.yml",
        "guidance.yml",
        "people.csv",
        "quotes.yml",
        "references.bib",
        "sample.yml",
        "study.yml",
        "withdrawn.yml",
    )
)
PICTURES = frozenset({"content/drawing.svg", "content/photo.jpg"})
CONTENT = PICTURES | {
    f"content/{name}" for name in ("CNAME", "about.md", "groups.md", "leaflet.pdf")
}
NOTES = frozenset({"private/names.txt", "private/quote-facts.yml", "private/withdrawal-key"})
PUBLISHED = DATA | CONTENT | {"mkdocs.yml"}
"""What is searched for withdrawn words."""

QUOTE = "left-for-town"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    return busy(tmp_path / "study")


def busy(folder: Path) -> Path:
    """A project in which every check has something to read: pages, pictures, other files, notes in
    `private/`, a remark in the data, and a quote that was withdrawn before.
    """
    copy_of(STUDY, folder)
    content, data, private = (folder / name for name in ("content", "site-data", "private"))
    carry_out(plan(Project(folder, data, content), Wish(("freezer",))))
    page, categories = content / "groups.md", data / "categories.yml"
    page.write_text(page.read_text("utf-8").replace(' One said {{ quote("freezer") }}.', ""))
    categories.write_text(
        categories.read_text("utf-8").replace("“Somebody looks at the freezer”", "The freezer")
        + "# a remark behind the last finding\n"
    )
    (content / "about.md").write_text("# About\n\nYou should read this.\n")
    (content / "photo.jpg").write_bytes(photos.JPEG)
    (content / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>')
    (content / "leaflet.pdf").write_bytes(b"%PDF-1.4\n\0\n")
    (content / "CNAME").write_text("example.org\n")
    (private / "names.txt").write_text("# names\nZebulon Quint\n")
    (private / "quote-facts.yml").write_text(f"{QUOTE}: {{}}\n")
    return folder


@pytest.mark.parametrize(
    ("command", "read"),
    [
        ("build", PUBLISHED | NOTES),
        ("check", PUBLISHED | NOTES),
        ("write pages", PUBLISHED | NOTES),
        ("facts", DATA),
        ("strip", PICTURES),
        (f"withdraw {QUOTE} --dry-run", PUBLISHED | NOTES),
        (f"withdraw {QUOTE}", PUBLISHED | NOTES),
    ],
)
def test_a_command_opens_and_parses_each_file_once(
    project: Path, tmp_path: Path, command: str, read: frozenset[str]
) -> None:
    texts = _texts(project)
    found = opens_of(project, tmp_path / "report.json", *command.split())
    assert found.code == 0, found.said
    assert read <= found.ours.keys(), "a file that the command needs was not counted"
    # what is withdrawn is looked at once more before a site takes its place: see record 0087
    again = {"site-data/withdrawn.yml": 2} if command in ("build", "write pages") else {}
    assert {file: times for file, times in found.ours.items() if times > 1} == again
    assert found.theirs["mkdocs.yml"] == 1, "MkDocs reads its settings itself"
    assert {file: found.parsed[text] for file, text in texts.items()} == dict.fromkeys(
        texts, 1 if read >= DATA else 0
    )
    # a text that a withdrawal made was parsed before it was written
    assert {file for file, text in _texts(project).items() if found.parsed[text] > 1} == set()


def test_a_first_withdrawal_makes_its_files_and_opens_no_other_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    copy_of(STUDY, tmp_path / "study")
    found = opens_of(tmp_path / "study", tmp_path / "report.json", "withdraw", QUOTE)
    assert found.code == 0, found.said
    made = {re.sub(r"\.[0-9a-f]{8}\.new$", ".new", file) for file in found.ours}
    assert "private/.withdrawal-key.new" in made
    # the new texts wait beside site-data/, where no build reads
    assert [file for file in made if file.startswith("site-data/.")] == []
    twice = {file for file, times in found.ours.items() if times > 1}
    assert twice <= {"private", "site-data"}  # folders, opened to have their names on the disk


def _texts(project: Path) -> dict[str, str]:
    """The data files with their texts."""
    return {file.name: file.read_text("utf-8") for file in (project / "site-data").iterdir()}
