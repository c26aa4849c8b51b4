"""Publishing by SFTP, with OpenSSH's own client and server and no network between them, and making
ready for GitHub Pages.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords.cli import main
from ownwords.publishing.github import WORKFLOW
from tests.conftest import ROOT
from tests.test_engine import STUDY, copy_of

_PLACES = ("/usr/lib/openssh", "/usr/lib/ssh", "/usr/libexec/openssh", "/usr/libexec")
SERVER = next(
    (f"{place}/sftp-server" for place in _PLACES if Path(place, "sftp-server").is_file()), ""
)
CLIENT = shutil.which("sftp")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = copy_of(STUDY, tmp_path / "study").parent
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a server stores; `sftp` reaches it without a network."""
    if not (SERVER and CLIENT):
        pytest.skip("OpenSSH's sftp and sftp-server are not here")
    home, tools = tmp_path / "server", tmp_path / "bin"
    home.mkdir()
    tools.mkdir()
    program(tools / "transport", f'exec {SERVER} -d "{home}"')
    program(tools / "sftp", f'exec {CLIENT} -S "{tools}/transport" "$@"')
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return home


def program(file: Path, line: str) -> None:
    file.write_text(f"#!/bin/sh\n{line}\n")
    file.chmod(0o755)


def publish(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["publish", *words])
    assert result.exit_code == code, result.output
    return result


def test_a_site_takes_the_place_of_the_one_before(project: Path, server: Path) -> None:
    target = "ada@web.example.edu:public/nights"
    refused = publish("sftp", target, "--yes", code=2)
    assert "sftp could not do it; the site there is as it was:" in refused.output
    (server / "public").mkdir()
    assert "Sent: " in publish("sftp", target, "--yes").output
    site = server / "public/nights"
    assert (site / "quotes/left-for-town/index.html").is_file()
    assert not list(site.rglob("*.yml"))

    # a page that is gone is gone there; what somebody else put beside it is kept and named
    quotes = project / "site-data/quotes.yml"
    quotes.write_text(quotes.read_text("utf-8").replace("id: left-for-town", "id: by-car"), "utf-8")
    (site / "theirs.txt").write_text("mine")
    left = publish("sftp", target, "--yes").output
    assert not (site / "quotes/left-for-town").exists()
    assert (site / "quotes/by-car/index.html").is_file()
    assert "nights.before holds files that ownwords did not put there: theirs.txt" in left
    assert [each.name for each in (server / "public/nights.before").rglob("*")] == ["theirs.txt"]

    again = publish("sftp", target, "--yes", code=2)
    assert "nights.before holds files that ownwords did not put there" in again.output
    quotes.write_text("quotes: [", "utf-8")
    publish("sftp", target, "--yes", code=1)
    assert (site / "quotes/by-car/index.html").is_file()


def test_a_strangers_folder_is_left_alone_and_an_interrupted_one_begun_anew(
    project: Path, server: Path
) -> None:
    (server / "thesis").mkdir()
    (server / "thesis/mine.txt").write_text("mine")
    refused = publish("sftp", "host:thesis", "--yes", code=2)
    assert "thesis holds files that ownwords did not put there; name a new folder" in refused.output
    (server / "nights.new/old").mkdir(parents=True)
    (server / "nights.new/old/page.html").write_text("of a run that was interrupted")
    outside = server / "precious.txt"
    outside.write_text("not ours")
    named = "old/page.html\n../precious.txt\n/etc/hostname\n.ownwords-files\n"
    (server / "nights.new/.ownwords-files").write_text(named)
    publish("sftp", "host:nights", "--yes")
    assert {each.name for each in server.iterdir()} == {"nights", "thesis", "precious.txt"}
    assert not (server / "nights/old").exists()


def test_a_target_says_where_to(project: Path) -> None:
    for wrong in ("nights", "host:", "host:/", ":nights", "host:."):
        refused = publish("sftp", wrong, "--yes", code=2)
        assert "does not say where to; write SERVER:FOLDER" in refused.output


def git(at: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=at, capture_output=True, check=True)


def test_a_project_is_made_ready_for_github(project: Path) -> None:
    done = publish("github").output
    assert "Written: .github/workflows/publish.yml\nWritten: requirements.txt\n" in done
    assert "  git init --initial-branch main\n" in done
    assert "Source: GitHub Actions. Whether it is on cannot be seen from here" in done
    workflow = (project / WORKFLOW).read_text("utf-8")
    assert workflow == (ROOT / "examples/template" / WORKFLOW).read_text("utf-8")

    git(project, "init", "-q", "--initial-branch", "work")
    git(project, "remote", "add", "origin", "git@github.com:Ada/nights.git")
    (project / WORKFLOW).write_text("# our own\n")
    done = publish("github").output
    assert "Written" not in done
    assert "was there already, differs from this version’s, and stays." in done
    assert "The workflow publishes the branch main; this is work." in done
    assert "git init" not in done
    assert done.endswith("The site will be at https://ada.github.io/nights/\n")
    assert (project / WORKFLOW).read_text("utf-8") == "# our own\n"


def test_what_may_not_go_out_makes_nothing_ready(project: Path) -> None:
    (project / "site-data/quotes.yml").write_text("quotes: [", "utf-8")
    publish("github", code=1)
    assert not (project / ".github").exists()


def test_a_project_below_its_repository_is_told_so(project: Path) -> None:
    git(project.parent, "init", "-q")
    git(project.parent, "remote", "add", "origin", "https://example.org/ada/nights.git")
    done = publish("github").output
    assert "GitHub runs workflows at the repository’s root alone" in done
    assert "The remote origin is not at github.com" in done
    assert not (project / ".github").exists()
