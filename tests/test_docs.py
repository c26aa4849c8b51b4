"""What docs/ says is true: its links lead somewhere, its files are read, its commands answer as
shown, its messages are real.
"""

import html
import inspect
import re
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ownwords.cli import main
from ownwords.errors import StudyError
from ownwords.pages.embeds import Embeds
from ownwords.pages.handwritten import CALLS
from ownwords.pipeline import Project, Site, make_site
from ownwords.reference import COMMAND, reference_text
from tests.documents import (
    DOCS,
    PAGES,
    ROOT,
    Step,
    anchors,
    follow,
    links,
    sections,
    shown_messages,
    steps,
    tutorial_study,
)

HOW_TO = sections(DOCS / "how-to.md")

# Recipe → a page it makes, and what a reader sees there.
SHOWN: dict[str, list[tuple[str, str]]] = {
    "Show how you know": [
        ("study/how-we-know/", "This is a part of what one singer answered."),
        ("study/how-we-know/", "Count the quotes under each finding."),
    ],
    "Show the sample": [
        ("study/sample/", "S4 soprano not told"),
        ("study/sample/", "31–68 years"),
        ("quotes/empty-chair/", "Singer S1"),
    ],
    "Sort, draw and cross the sample": [
        (
            "study/sample/",
            "S3 no time · would not Stayed: 4 rehearsals (not a single number) · Since they left: 1 year",
        ),
        ("study/sample/", "Reason and Would they come back?: 4 singers"),
        ("study/sample/", "moved away 2 0 0 2"),
    ],
    "Keep rows from pointing at somebody": [
        ("study/sample/", "p4 50–69"),
        ("study/sample/", "bass 1 of 7 singers"),
    ],
    "Keep the tables in a spreadsheet": [("study/sample/", "S1 alto 3-4 S2 bass 1; seldom 2")],
    "Focus groups and several speakers": [
        (
            "quotes/who-brings-cake/",
            "A man by the door, group tuesday: “Not always (...) but mostly.”",
        )
    ],
    "Themes without a core": [("findings/", "Theme Being missed")],
    "Groups at sites": [("study/sample/", "harbour"), ("quotes/empty-chair/", "Harbour-1")],
    "One person": [("quotes/same-row/", "S1")],
    "One of many": [("", "20 singers")],
    "Couples over time": [("study/sample/", "second"), ("quotes/empty-chair/", "a1")],
    "A synthesis": [
        ("quotes/known-by-coat/", "P4"),
        ("quotes/choir-as-promise/", "Humus"),
    ],
    "A codebook without definitions": [("findings/c1/", "Breathing together")],
    "Several publications": [
        ("quotes/empty-chair/", "Journal of Invented Returns"),
        ("quotes/same-row/", "Journal of Invented Studies"),
    ],
    "Other scripts": [("findings/", "Being missed")],
    "Say who speaks": [
        ("quotes/empty-chair/", "First alto, singer"),
        ("quotes/slow-down/", "helper"),
    ],
    "Levels, with or without a core concept": [
        ("findings/", "Core concept Being missed"),
        ("findings/the-chair/", "comes before"),
    ],
    "Show a process that forks": [
        ("process/", "Does anybody ask?"),
        ("process/", "nobody does go on to 3: Nobody asks"),
    ],
    "Another language of origin": [
        ("quotes/my-evening/", "Original wording (Swedish) “Torsdagen är min.”")
    ],
    "Name the publication": [("study/cite/", "Journal of Invented Studies")],
    "Say how the study was done": [
        ("study/method/", "A note on the choir’s board"),
        ("study/method/", "Software Not found in the copy we used."),
        ("study/team/", "No ethics committee was asked."),
    ],
    "Say who did what, and who paid": [
        ("study/team/", "The Choir Fund (grant CF-7)"),
        ("study/team/", "The transcripts cannot be shared."),
    ],
    "A claim without a printed quote": [
        ("findings/being-missed/", "Newcomers spoke of being missed"),
        ("study/passages/", "third paragraph"),
    ],
    "Explain words": [("study/glossary/", "The feeling that one counts for others.")],
    "Show a reporting checklist": [("study/reporting/", "How people were found Not reported")],
    "When somebody withdraws": [("quotes/", "2 quotes")],
    "Say what people agreed to": [
        (
            "study/data/",
            "1 quote is not in it: what its speaker is known to have agreed to does not cover sharing data.",
        )
    ],
    "Pictures and recordings": [
        ("quotes/empty-chair/", "Picture by a participant “They put my chair out"),
    ],
    "Names and numbers in quotes": [
        ("quotes/thursdays/", "In the Thursday Choir somebody always calls.")
    ],
    "A page for a group of readers": [
        ("singers/", "A kept chair can mean a lot."),
        ("singers/rehearsal/", "8 minutes"),
    ],
    "Say where help is": [
        (
            "help/",
            "Example helpline Call 000 000 (Exampleland) : Example helpline Read on a public page on 3 February 2025; not called: example.org",
        )
    ],
    "A way to leave at once": [("study/privacy/", "What this site stores on your device")],
    "Write a page of your own": [("rehearsals/", "One singer said: “Two years in the same row")],
    "Replace a generated page": [("", "They put my chair out")],
    "One study in several languages": [
        ("sv/findings/being-missed/", "Att bli saknad"),
        ("sv/findings/being-missed/", "Vår omskrivning: De ställde fram min stol"),
        ("sv/study/method/", "Citaten står kvar som de är tryckta."),
    ],
    "A site in another language": [("findings/", "Resultat"), ("study/", "Studien publicerad")],
}

# Headings of docs/problems.md whose messages tests/cases/ knows.
ABOUT_THE_STUDY = [
    "The file cannot be read",
    "Text that looks like something else",
    "Keys and values",
    "Links and ids",
    "What does not fit together",
    "Tables",
    "References",
]


def _do(step: Step, project: Path) -> None:
    """Follows a step; a command's answer is what a terminal shows."""
    follow(step, project)
    if step.kind == "console":
        command, _, expected = step.text.removeprefix("$ ownwords ").partition("\n")
        done = subprocess.run(
            [sys.executable, "-m", "ownwords.cli", *command.split()],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.stdout == expected, f"the page's line {step.line}"


def _made(project: Path) -> Site:
    return make_site(Project(project, project / "site-data", project / "content"))


def _read(site: Site, address: str) -> str:
    """What a reader sees of a page."""
    text = next(page.text for page in site.all_pages if page.address == address)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def _complaints(project: Path) -> list[str]:
    with pytest.raises(StudyError) as caught:
        _made(project)
    return [str(problem) for problem in caught.value.problems]


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for step in steps(DOCS / "tutorial.md"):
        _do(step, tmp_path)
    assert (tmp_path / "site/quotes/empty-chair/index.html").is_file()


@pytest.mark.parametrize("heading", HOW_TO)
def test_a_recipe_goes_on_from_the_tutorial(heading: str, tmp_path: Path) -> None:
    project = tutorial_study(tmp_path)
    for step in HOW_TO[heading]:
        _do(step, project)
    site = _made(project)
    for address, seen in SHOWN.get(heading, []):
        assert seen in _read(site, address)


def test_what_was_not_translated_is_not_called_so(tmp_path: Path) -> None:
    project = tutorial_study(tmp_path)
    for step in HOW_TO["Another language of origin"]:
        follow(step, project)
    site = _made(project)
    assert "Translated from Swedish." in _read(site, "quotes/my-evening/")
    assert "Translated from Swedish." not in _read(site, "quotes/sjunga/")


def test_every_recipe_that_makes_something_is_looked_at() -> None:
    makes = {
        heading
        for heading, does in HOW_TO.items()
        if any(step.kind != "console" or "withdraw" in step.text for step in does)
    }
    assert makes == set(SHOWN)


def test_the_page_with_all_calls_is_made(tmp_path: Path) -> None:
    project = tutorial_study(tmp_path)
    for step in steps(DOCS / "embedding.md"):
        follow(step, project)
    seen = _read(_made(project), "leaders/")
    assert "2 of 4 singers sing alto, and 1 is under 40. 1 of 2 groups met in a pub." in seen
    assert "The study ( Example, 2024 )" in seen or "The study ( Ada Example, 2024 )" in seen
    assert "found 2 things and prints 3 quotes" in seen
    assert "Perceived mattering to the other members." in seen
    assert "40 and older 3 of 4 singers" in seen
    assert "S4 soprano" in seen


@pytest.mark.parametrize("call", CALLS.split(", "))
def test_each_call_is_explained_and_shown(call: str) -> None:
    text = (DOCS / "embedding.md").read_text("utf-8")
    names = [
        name
        for name in inspect.signature(getattr(Embeds, call)).parameters
        if name not in ("self", "where")
    ]
    explained = re.search(rf"^\| `{call}\(([^`]*)\)` \|", text, re.MULTILINE)
    assert explained, f"docs/embedding.md does not list {call}"
    written = re.findall(r"(\w+)(?:=[^,]*)?", explained[1])
    assert [name.rstrip("_") for name in names] == [
        name for name in written if name in {each.rstrip("_") for each in names}
    ]
    example = "".join(step.text for step in steps(DOCS / "embedding.md"))
    assert f"{{{{ {call}(" in example


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            '{{ quote("emty-chair") }}',
            'there is no quote "emty-chair"; did you mean "empty-chair"?',
        ),
        (
            "{{ quote() }}",
            "quote(…) is called in a way it does not know; see what quote takes: `ownwords docs embedding`",
        ),
        (
            '{{ quote("empty-chair" }}',
            "the braces cannot be read: unexpected '}', expected ')'; a call looks like {{ quote(\"id\") }}",
        ),
        ('{{ quotation("x") }}', f"'quotation' is undefined; pages may call {CALLS}"),
        ("---\ntitle: a: b\n---\n", "the lines between --- and --- are not YAML"),
        (
            "<b onclick=x>",
            "onclick= would run a script; take it out; the site’s policy allows no scripts, styles or frames in a page",
        ),
        (
            "![x](https://example.org/x.png)",
            "this would ask another host; put it into content/ and name it there; no page of the site asks another host",
        ),
        (
            "{% for x in 'ab' %}{% endfor %}",
            "pages can only call parts of the study; loops, variables and other files are not "
            "available;"
            ' a call looks like {{ quote("id") }}; to show braces, put them in {% raw %} … {% endraw %}',
        ),
    ],
)
def test_messages_about_own_pages_are_those_of_the_list(
    written: str, said: str, tmp_path: Path
) -> None:
    project = tutorial_study(tmp_path)
    quotes = project / "site-data/quotes.yml"
    row = quotes.read_text("utf-8").index("  - id: same-row")
    quotes.write_text(
        quotes.read_text("utf-8")[:row] + "  - id: same-row\n    withdrawn: 2025-02-03\n", "utf-8"
    )
    (project / "content/own.md").write_text(written, "utf-8")
    assert [message.split(": ", 1)[1] for message in _complaints(project)] == [said]
    assert said in shown_messages("Your own pages")


def test_a_count_of_what_cannot_be_there_is_a_mistake(tmp_path: Path) -> None:
    project = tutorial_study(tmp_path)
    for step in steps(DOCS / "embedding.md"):
        follow(step, project)
    page = project / "content/leaders.md"
    page.write_text(page.read_text("utf-8").replace('voice="alto"', 'voice="allto"'), "utf-8")
    said = 'there is no row with voice "allto"; did you mean "alto"?'
    assert _complaints(project) == [f"content/leaders.md:8: {said}"]
    assert said in shown_messages("Your own pages")


def test_braces_and_remarks_are_written_as_the_page_says(tmp_path: Path) -> None:
    project = tutorial_study(tmp_path)
    (project / "content/own.md").write_text(
        '# Own\n\n{## a remark ##}Write `{{ "{{" }}`.\n', "utf-8"
    )
    assert _read(_made(project), "own/").endswith("# Own Write `{{`.")


def _strings(*tests: str) -> str:
    """The files of these tests, with texts of several lines as one."""
    said = "".join((ROOT / f"tests/{name}.py").read_text("utf-8") for name in tests)
    return re.sub(r"""["']\n\s*f?["']""", "", said)


def test_messages_about_the_study_are_real() -> None:
    """Each stands in tests/cases/ or in a test of a check, where it is held against what the
    tool says.
    """
    real = "".join(
        case.read_text("utf-8").partition("--- problems")[2]
        for case in sorted((ROOT / "tests/cases").glob("*.txt"))
    )
    checks = (test.stem for test in sorted((ROOT / "tests").glob("test_checks_*.py")))
    real += _strings(*checks).replace("',\n", "\n").replace('",\n', "\n")
    found = [message for heading in ABOUT_THE_STUDY for message in shown_messages(heading)]
    assert len(found) > 50
    assert [message for message in found if f": {message}\n" not in real] == []


def test_messages_about_withdrawal_and_consent_are_real() -> None:
    """Each is held against what the tool says in the tests of the two."""
    real = _strings("test_withdrawal", "test_consent")
    found = shown_messages("Withdrawn, and what people agreed to")
    assert len(found) == 15
    assert [message for message in found if message not in real] == []


def test_messages_about_settings_are_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tutorial_study(tmp_path))
    settings = Path("mkdocs.yml")
    settings_before = settings.read_text("utf-8")
    said = []
    settings.write_text(settings_before.replace("  - ownwords\n", ""), "utf-8")
    said.append(CliRunner().invoke(main, ["check"]).output)
    settings.write_text(settings_before, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        answer = CliRunner().invoke(main, ["serve", "--address", address]).output
    said.append("ERROR " + answer.partition("ERROR ")[2].replace(address, "127.0.0.1:8000"))
    said.append(CliRunner().invoke(main, ["serve", "--address", "8000"]).output)
    said += [CliRunner().invoke(main, ["new", "my-study"]).output for _ in range(2)][1:]
    settings.unlink()
    said.append(CliRunner().invoke(main, ["check"]).output)
    assert {f"ERROR {message}\n" for message in shown_messages("Settings and commands")} == set(
        said
    )


def test_messages_about_several_studies_are_real() -> None:
    """Each is held against what the tool says in the tests of portals."""
    real = _strings("test_portal")
    found = shown_messages("Several studies")
    assert len(found) == 10
    assert [message for message in found if message not in real] == []


def test_messages_about_mkdocs_are_real() -> None:
    """Each is held against what the tool says in the tests of settings and templates."""
    real = _strings("test_settings", "test_overrides")
    found = shown_messages("Settings of MkDocs")
    assert len(found) == 10
    assert [message for message in found if message not in real] == []


def test_the_table_of_plugins_names_those_that_are_tried() -> None:
    page = (DOCS / "mkdocs.md").read_text("utf-8")
    table = set(re.findall(r"^\| `([\w-]+)` \| (?:yes|no) \|", page, re.MULTILINE))
    tried = (ROOT / "tests" / "test_neighbours.py").read_text("utf-8")
    assert len(table) == 11
    assert {name for name in table if name not in tried} == {"static-i18n"}  # see test_settings


def test_the_reference_follows_the_model() -> None:
    assert (DOCS / "reference.md").read_text("utf-8") == reference_text(), f"run `{COMMAND}`"


@pytest.mark.parametrize(
    "document", [*PAGES, ROOT / "README.md"], ids=lambda document: document.name
)
def test_links_lead_somewhere(document: Path) -> None:
    for target in links(document):
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        assert file.exists(), f"{document.name}: {target}"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file), f"{document.name}: {target}"


@pytest.mark.parametrize(
    "document",
    [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"],
    ids=lambda document: document.name,
)
def test_commands_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    listed = (ROOT / "Makefile").read_text("utf-8")
    for command in re.findall(r"(?:`|\$ |^SITE_URL=\S+ )ownwords ([a-z]+)\b", text, re.MULTILINE):
        assert command in main.list_commands(click.Context(main)), f"ownwords {command}"
    for target in re.findall(r"(?:`|^)make ([a-z]+)\b", text, re.MULTILINE):
        assert f"\n{target}:" in listed, f"make {target}"
