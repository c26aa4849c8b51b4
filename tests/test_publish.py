"""Publishing to a branch of a real repository, to a folder and to a stick; what may not go out stops
it, and what was published before stays.
"""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords.cli import main
from tests.test_engine import STUDY, copy_of, fingerprint


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = copy_of(STUDY, tmp_path / "study").parent
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def remote(project: Path) -> Path:
    """A bare repository, the remote `origin` of the project."""
    bare = project.parent / "remote.git"
    git(project.parent, "init", "-q", "--bare", str(bare))
    git(project, "init", "-q")
    git(project, "remote", "add", "origin", str(bare))
    return bare


def git(at: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=at, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def publish(*words: str) -> Result:
    return CliRunner().invoke(main, ["publish", *words])


def test_a_branch_holds_the_site_and_nothing_else(project: Path, remote: Path) -> None:
    (project / "private").mkdir(exist_ok=True)
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    done = publish("git", "--yes")
    assert done.exit_code == 0, done.output
    assert "Sent: " in done.output
    files = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"index.html", ".nojekyll", "findings/index.html"} <= set(files)
    assert not [each for each in files if each.startswith(("private", "site-data", "mkdocs"))]
    assert "localhost" in git(remote, "log", "-1", "--format=%ae", "gh-pages")
    assert git(project, "diff", "--cached", "--name-only") == ""
    assert git(project, "for-each-ref") == ""
    assert "Nothing has changed" in publish("git", "--yes").output
    assert git(remote, "rev-list", "--count", "gh-pages") == "1"

    categories = project / "site-data/categories.yml"
    categories.write_text(categories.read_text().replace("Having a stake", "Owning a piece"))
    assert publish("git", "--yes").exit_code == 0
    assert git(remote, "rev-list", "--count", "gh-pages") == "1"  # nothing withdrawn stays there
    sent = git(remote, "rev-parse", "gh-pages")
    assert "Owning a piece" in git(remote, "show", "gh-pages:findings/stake/index.html")

    categories.write_text("categories: [")
    refused = publish("git", "--yes")
    assert refused.exit_code == 1
    assert git(remote, "rev-parse", "gh-pages") == sent


def test_a_branch_of_somebody_else_is_refused(project: Path, remote: Path) -> None:
    mine = project.parent / "mine"
    git(project.parent, "clone", "-q", str(remote), str(mine))
    (mine / "thesis.txt").write_text("mine")
    git(mine, "add", ".")
    git(mine, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Mine")
    git(mine, "push", "-q", "origin", "HEAD:refs/heads/gh-pages")
    refused = publish("git", "--yes")
    assert refused.exit_code == 2
    assert "holds files that ownwords did not put there; name another with --branch" in str(
        refused.output
    )
    assert git(remote, "ls-tree", "--name-only", "gh-pages") == "thesis.txt"
    assert publish("git", "--branch", "pages", "--yes").exit_code == 0


def test_what_git_refuses_is_a_sentence(project: Path) -> None:
    assert "git knows no remote “origin” here" in publish("git", "--yes").output
    wrong = publish("git", "file:///nowhere.git", "--yes")
    assert wrong.exit_code == 2
    assert "git could not do it; nothing was published" in wrong.output
    assert "Traceback" not in wrong.output
    assert "git could not do it" in publish("git", "--branch", "a..b", "--yes").output


def test_a_folder_is_replaced_whole_and_a_strangers_is_not(project: Path) -> None:
    place = project.parent / "web" / "nights"
    assert publish("folder", str(place), "--yes").exit_code == 0
    before = fingerprint(place)
    assert "index.html" in before
    (project / "site-data/quotes.yml").write_text("quotes: [")
    assert publish("folder", str(place), "--yes").exit_code == 1
    assert fingerprint(place) == before
    other = project.parent / "thesis"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    assert publish("folder", str(other), "--yes").exit_code == 2
    assert fingerprint(other).keys() == {"mine.txt"}


def test_a_stick_opens_without_a_server(project: Path) -> None:
    stick = project.parent / "stick"
    stick.mkdir()
    done = publish("usb", str(stick), "--yes")
    assert done.exit_code == 0, done.output
    home = (stick / "study/index.html").read_text("utf-8")
    assert 'href="findings/index.html"' in home


def test_nothing_is_published_unasked(project: Path) -> None:
    place = project.parent / "web"
    asked = publish("folder", str(place))
    assert asked.exit_code == 2
    assert "say --yes" in asked.output
    assert not place.exists()


def test_examples_are_not_published_unseen(project: Path) -> None:
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8")
    gist = next(line for line in text.splitlines() if "gist:" in line)
    replaced = gist.partition(":")[0] + ": Replace this with what the quote says"
    quotes.write_text(text.replace(gist, replaced), "utf-8")
    done = publish("folder", str(project.parent / "web"), "--yes")
    assert done.exit_code == 0, done.output
    assert "public once this is done: 1 example of `ownwords new`" in done.output


def test_what_is_still_to_write_is_not_published(project: Path) -> None:
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8")
    gist = next(line for line in text.splitlines() if "gist:" in line)
    quotes.write_text(text.replace(gist, gist.partition(":")[0] + ": to-write"), "utf-8")
    refused = publish("folder", str(project.parent / "web"), "--yes")
    assert refused.exit_code == 1
    assert "still to write" in refused.output
