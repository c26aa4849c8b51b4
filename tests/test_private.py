"""What lies in `private/` stays out of git, whoever makes the folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_engine import copy_of

SHOPS = Path(__file__).parent / "studies" / "village-shops"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one's own under git, which ignores nothing."""
    folder = copy_of(SHOPS, tmp_path / "study").parent
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def ownwords(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ownwords.cli", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def staged(folder: Path) -> set[str]:
    """The files below `private/` after the first `git add`."""
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "private"], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(listed.stdout.split())


@pytest.mark.parametrize("command", [("facts", "--write"), ("check",), ("withdraw", "freezer")])
def test_nothing_private_is_staged(project: Path, command: tuple[str, ...]) -> None:
    done = ownwords(project, *command)
    assert done.returncode == 0, done.stdout + done.stderr
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    assert staged(project) == set()


def test_a_private_file_that_git_tracks_stops_everything(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    subprocess.run(["git", "add", "--all"], cwd=project, check=True)
    for command in ("check", "build"):
        done = ownwords(project, command)
        assert done.returncode == 1
        assert done.stdout == (
            "private/names.txt: git tracks this file, and it is private; take it out with:"
            " git rm --cached private/…; what was committed before stays in the history of the"
            " repository\n"
        )
    assert not (project / "site").exists()


def test_a_gitignore_of_ones_own_stays(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private" / ".gitignore").write_text("*\n!README.md\n")
    assert ownwords(project, "check").returncode == 0
    assert (project / "private" / ".gitignore").read_text() == "*\n!README.md\n"
