"""The command line: what it says, and how it ends (0 success, 1 problems in the data, 2 wrong usage)."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ownwords.cli import main
from tests.test_engine import STUDY, copy_of


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_of(STUDY, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    return tmp_path / "study"


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_help_teaches_by_example() -> None:
    said = run("--help").output
    for words in (
        "ownwords check",
        "ownwords build",
        "Exit codes: 0 success, 1 problems in the data, 2 wrong usage or nothing written, 130 Ctrl-C.",
    ):
        assert words in said
    for command in ("build", "check", "serve", "write"):
        assert "Example" in run(command, "--help").output


def test_the_command_alone_shows_its_help_and_is_fine() -> None:
    alone = run()
    assert (alone.exit_code, alone.output) == (0, run("--help").output)


def commands() -> dict[str, click.Command]:
    """Every command by its name."""
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def test_every_command_is_known_by_its_own_name() -> None:
    assert len(commands()) > 15
    assert {name: command.name for name, command in commands().items()} == {
        name: name for name in main.list_commands(click.Context(main))
    }


def test_every_command_shows_an_example() -> None:
    for name, command in commands().items():
        assert re.search(rf"Examples?:\n +ownwords {name}\b", run(name, "--help").output), name
        assert command.get_short_help_str(), name


def test_quiet_says_nothing_but_what_is_wrong(project: Path) -> None:
    for words in (["--quiet", "build"], ["build", "-q"], ["write", "pages", "--quiet"]):
        result = run(*words)
        assert (result.exit_code, result.output) == (0, "")
    (project / "site-data/quotes.yml").write_text("quotes: 1\n")
    result = run("build", "--quiet")
    assert result.exit_code == 1
    assert "site-data/quotes.yml" in result.output


def test_check_counts_what_is_in_order_and_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    result = run("check")
    counted = ["In order: 6 findings, 4 quotes, 38 pages.", "0 hints, 0 acknowledged."]
    assert (result.exit_code, result.stdout.splitlines()[-2:]) == (0, counted)
    assert sorted(project.rglob("*")) == before


def test_build_says_where_to_look(project: Path) -> None:
    result = run("build")
    assert (result.exit_code, result.stdout) == (
        0,
        "The site is built. Open site/index.html in a browser.\n",
    )
    assert (project / "site" / "index.html").is_file()


@pytest.mark.parametrize("command", ["check", "build"])
def test_problems_in_the_data_end_with_1_and_come_all_at_once(project: Path, command: str) -> None:
    data = project / "site-data"
    (data / "categories.yml").write_text(
        (data / "categories.yml").read_text().replace("parent: labour", "parent: labor")
    )
    (data / "cases.csv").write_text((data / "cases.csv").read_text() + "east,R9,shop\n")
    (project / "content" / "groups.md").write_text('# Groups\n\n{{ quote("freezr") }}\n')
    result = run(command)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "site-data/cases.csv:5",
        "site-data/categories.yml:21:13",
    ]
    assert "2 problems. No files were changed." in result.stderr


def test_problems_in_hand_written_pages_name_file_and_line(project: Path) -> None:
    page = project / "content" / "groups.md"
    page.write_text(
        '---\ntitle: "{{ count(\'peple\') }}"\n---\n\n# Groups\n\n{{ quote("freezr") }}\n\n{{ category("stake") }} {{ cite("x") }}\n'
    )
    (project / "content" / "other.md").write_text("# Other\n\n{{ nothing() }}\n")
    (project / "content" / "third.md").write_text("# Third\n\n{{ quote( }}\n")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        'content/groups.md:2: there is no count "peple"; did you mean "people"?',
        'content/groups.md:7: there is no quote "freezr"; did you mean "freezer"?',
        'content/groups.md:9: there is no reference "x"; name a reference of the study, or delete this',
        "content/other.md:3: 'nothing' is undefined; pages may call quote, category, definition, cite, term, count, total, sample_table",
        "content/third.md:3: the braces cannot be read: unexpected '}', expected ')'; a call looks like {{ quote(\"id\") }}",
    ]


@pytest.mark.parametrize(
    "args",
    [("no-such-command",), ("build", "--no-such-option"), ("check", "--config", "no-such.yml")],
)
def test_wrong_use_ends_with_2(project: Path, args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


def test_write_needs_an_empty_folder(project: Path) -> None:
    assert run("write", "pages").exit_code == 0
    assert (project / "pages" / "content" / "findings" / "stake" / "index.md").is_file()
    again = run("write", "pages")
    assert again.exit_code == 2
    assert "pages is not empty" in again.output
