"""What lies in `private/` stays out of git, whoever makes the folder."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from ownwords import private_folder
from ownwords.private import write_private
from tests.test_cli import commands
from tests.test_engine import copy_of

SAMPLE = Path(__file__).parent / "imported/taguette/highlights_all.csv"
SHOPS = Path(__file__).parent / "studies" / "village-shops"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one's own under git, which ignores nothing."""
    folder = copy_of(SHOPS, tmp_path / "study").parent
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def ownwords(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ownwords.cli", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=env,
    )


def staged(folder: Path) -> set[str]:
    """The files below `private/` after the first `git add`."""
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "private"], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(listed.stdout.split())


COMMANDS = (
    ("check",),
    ("build",),
    ("build", "--offline"),
    ("write", "pages"),
    ("deposit", "deposit"),
    ("release",),
    ("facts",),
    ("facts", "--write"),
    ("withdraw", "freezer"),
    ("withdraw", "freezer", "--dry-run"),
    ("strip",),
    ("review", "--file", "private/review.csv"),
    ("status",),
    ("publish", "folder", "../published", "--yes"),
    ("convert", "--to", "csv"),
    ("import", str(SAMPLE)),
    ("adopt", "highlights-all", "--dry-run", "--all"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_private_is_staged(project: Path, command: tuple[str, ...]) -> None:
    if command[0] == "adopt":
        ownwords(project, "import", str(SAMPLE))
    done = ownwords(project, *command)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "private" / ".gitignore").read_text() == "*\n"
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    assert staged(project) == set()


def test_every_command_on_a_project_is_tried_here() -> None:
    with_config = {
        name
        for name, command in commands().items()
        if any(
            option.name == "config_file"
            for each in (command, *getattr(command, "commands", {}).values())
            for option in each.params
        )
    }
    assert with_config == {command[0] for command in COMMANDS} | {"serve"}  # which goes on


def test_a_command_outside_of_a_project_makes_nothing(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert ownwords(tmp_path, "check").returncode == 2
    assert not (tmp_path / "private").exists()


def test_the_face_hands_the_folder_out(project: Path, tmp_path: Path) -> None:
    for named in (project, project / "mkdocs.yml"):
        assert private_folder(named) == project / "private"
    assert (project / "private" / ".gitignore").is_file()
    elsewhere = copy_of(SHOPS, tmp_path / "without-git").parent
    assert private_folder(elsewhere) == elsewhere / "private"
    assert not (elsewhere / "private").exists()  # nobody could commit anything there


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_private_file_that_git_tracks_stops_everything(project: Path, command: str) -> None:
    tracked(project)
    done = ownwords(project, command)
    assert (done.returncode, done.stdout) == (1, TRACKED)
    assert not (project / "site").exists()


TRACKED = (
    "private/names.txt: git tracks this file, and it is private; take it out with: git rm --cached"
    " private/names.txt; what was committed before stays in the history of the repository"
    "  [private-in-git]\n"
)


def tracked(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    subprocess.run(["git", "add", "--force", "private"], cwd=project, check=True)


def test_nobody_can_waive_it(project: Path) -> None:
    tracked(project)
    (project / "site-data" / "privacy.yml").write_text(
        "basis: {text: They agreed.}\nlead: What protects them.\nsigned_by: A. B.\n"
        "waivers:\n  - finding: private-in-git\n    where: private/names.txt\n"
        "    reason: It is harmless.\n    by: A. B.\n    date: 2026-01-01\n"
    )
    done = ownwords(project, "check")
    assert (done.returncode, TRACKED in done.stdout) == (1, True)


def test_a_file_that_is_gone_from_the_disk_is_still_in_git(project: Path) -> None:
    tracked(project)
    (project / "private" / "names.txt").unlink()
    (project / "private").rmdir()
    assert ownwords(project, "check").stdout == TRACKED


def test_the_way_the_folder_is_written_does_not_matter(project: Path) -> None:
    """Where capitals do not tell names apart, this is the same folder."""
    (project / "Private").mkdir()
    (project / "Private" / "names.txt").write_text("Somebody Secret\n")
    subprocess.run(["git", "add", "Private"], cwd=project, check=True)
    assert "Private/names.txt: git tracks this file" in ownwords(project, "check").stdout


@pytest.mark.parametrize(
    "ignored", ["*\n!names.txt\n", "", "# nothing\n"], ids=["but one", "empty", "remark"]
)
def test_a_file_that_git_would_take_stops_everything(project: Path, ignored: str) -> None:
    (project / "private").mkdir()
    (project / "private" / ".gitignore").write_text(ignored)
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    done = ownwords(project, "check")
    assert (done.returncode, done.stdout) == (
        1,
        "private/names.txt: the next `git add` would take this file, and it is private; write a"
        " line with * into private/.gitignore, and nothing else  [private-in-git]\n",
    )
    assert (project / "private" / ".gitignore").read_text() == ignored


def test_exceptions_further_up_change_nothing(project: Path) -> None:
    (project / ".gitignore").write_text("*.log\n!private\n!private/**\n")
    assert ownwords(project, "check").returncode == 0
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    assert staged(project) == set()
    assert ownwords(project, "check").returncode == 0


def test_a_gitignore_of_ones_own_stays(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private" / ".gitignore").write_text("*\n!README.md\n")
    assert ownwords(project, "check").returncode == 0
    assert (project / "private" / ".gitignore").read_text() == "*\n!README.md\n"


def test_a_project_within_a_repository_is_looked_at(tmp_path: Path) -> None:
    project = copy_of(SHOPS, tmp_path / "work" / "study").parent
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    tracked(project)
    assert ownwords(project, "check").stdout == TRACKED
    hook = os.environ | {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": ""}
    assert ownwords(project, "check", env=hook).stdout == TRACKED  # as from pre-commit


def test_a_linked_working_tree_is_looked_at(project: Path, tmp_path: Path) -> None:
    commit(project)
    linked = tmp_path / "linked"
    subprocess.run(["git", "worktree", "add", "-q", linked], cwd=project, check=True)
    tracked(linked)
    assert ownwords(linked, "check").stdout == TRACKED


def test_a_project_in_a_submodule_is_looked_at(project: Path, tmp_path: Path) -> None:
    commit(project)
    outer = tmp_path / "outer"
    subprocess.run(["git", "init", "-q", outer], check=True)
    allowed = ["git", "-c", "protocol.file.allow=always"]
    subprocess.run([*allowed, "submodule", "--quiet", "add", project, "s"], cwd=outer, check=True)
    tracked(outer / "s")
    assert ownwords(outer / "s", "check").stdout == TRACKED


def test_a_repository_of_its_own_in_the_folder_is_the_teams(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private" / "names.txt").write_text("Somebody Secret\n")
    commit(project / "private", init=True)
    assert ownwords(project, "check").stdout == (
        "private/: the next `git add` would take this file, and it is private; it is a repository"
        " of its own; write a line with /private/ into the .gitignore beside mkdocs.yml"
        "  [private-in-git]\n"
    )
    (project / ".gitignore").write_text("/private/\n")
    assert ownwords(project, "check").returncode == 0
    assert staged(project) == set()


def test_a_folder_behind_a_link_is_looked_at_where_it_lies(project: Path) -> None:
    (project / "notes").mkdir()
    (project / "notes" / "names.txt").write_text("Somebody Secret\n")
    subprocess.run(["git", "add", "notes"], cwd=project, check=True)
    (project / "private").symlink_to("notes")
    assert ownwords(project, "check").stdout == TRACKED
    assert (project / "notes" / ".gitignore").read_text() == "*\n"
    subprocess.run(["git", "rm", "-q", "--cached", "notes/names.txt"], cwd=project, check=True)
    assert ownwords(project, "check").returncode == 0


def test_where_git_cannot_be_asked_check_says_so(project: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    done = ownwords(project, "check", env=os.environ | {"PATH": str(tmp_path / "bin")})
    assert done.returncode == 0
    assert (
        "Whether git tracks a file of private/ could not be checked here: there is no git on the"
        " PATH.\n" in done.stdout
    )
    (project / ".git" / "HEAD").write_text("nonsense\n")
    assert (
        "Whether git tracks a file of private/ could not be checked here: git says “fatal: not a"
        " git repository" in ownwords(project, "check").stdout
    )


def commit(folder: Path, *, init: bool = False) -> None:
    """Everything in a commit."""
    if init:
        subprocess.run(["git", "init", "-q", folder], check=True)
    who = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
    subprocess.run(["git", *who, "commit", "-q", "-m", "All"], cwd=folder, check=True)


def test_a_private_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    private = tmp_path / "private"
    write_private(private, "names.txt", "before\n")
    with file_size_of_at_most(10), pytest.raises(OSError, match="File too large") as stopped:
        write_private(private, "names.txt", "Somebody Secret and others\n")
    assert stopped.value.filename == str(private / "names.txt")
    assert (private / "names.txt").read_text() == "before\n"
    assert sorted(path.name for path in private.iterdir()) == [".gitignore", "names.txt"]
    assert (private / "names.txt").stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_where_it_could_not_be_ignored(tmp_path: Path) -> None:
    private = tmp_path / "private"
    with file_size_of_at_most(1), pytest.raises(OSError, match="File too large"):
        write_private(private, "names.txt", "a")
    assert list(private.iterdir()) == []


@contextmanager
def file_size_of_at_most(size: int) -> Iterator[None]:
    """A system that refuses to write larger files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
