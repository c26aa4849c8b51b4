"""What the system refuses, and Ctrl-C, are one sentence each; the old site and the study's files
stay whole.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ownwords import engine
from ownwords.errors import BuildError
from tests.test_engine import STUDY, copy_of, fingerprint

OWNWORDS = [sys.executable, "-m", "ownwords"]
STOPPED = "Stopped. No file was left half written.\n"
KEPT = ". The site that was there is as it was\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(STUDY, tmp_path / "study").parent


def run(
    command: list[str], folder: Path, before: Callable[[], None] | None = None
) -> tuple[int, str]:
    """The exit code, and the last line on the error stream. Where writing is refused, Python writes
    no compiled modules: it would leave halves of them for others.
    """
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | ({"PYTHONDONTWRITEBYTECODE": "1"} if before else {}),
        preexec_fn=before,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, (done.stderr.splitlines(keepends=True) or [""])[-1]


def small_files(size: int) -> Callable[[], None]:
    """Lets a process write no file of more bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("options", [[], ["--offline"]], ids=["site", "offline"])
def test_a_file_that_is_too_large_leaves_the_old_site(project: Path, options: list[str]) -> None:
    site = engine.build_site(project / "mkdocs.yml", offline=bool(options))
    before, beside = fingerprint(site), names(project)
    code, said = run([*OWNWORDS, "build", *options], project, small_files(40_000))
    assert code == 2
    assert said.startswith(f"ERROR {project}/.{site.name}-new-")
    assert said.endswith(
        "could not be read or written: the file is larger than this system allows; choose another"
        f" disk{KEPT}"
    )
    assert (fingerprint(site), names(project)) == (before, beside)


def test_pages_that_cannot_be_written_leave_nothing(project: Path) -> None:
    code, said = run([*OWNWORDS, "write", "pages"], project, small_files(2_000))
    assert (code, "the file is larger than this system allows" in said) == (2, True)
    assert names(project) == ["content", "mkdocs.yml", "site-data"]


def test_a_withdrawal_that_cannot_be_written_changes_nothing(project: Path) -> None:
    before = fingerprint(project / "site-data")
    code, said = run([*OWNWORDS, "withdraw", "freezer"], project, small_files(200))
    assert (code, said) == (
        2,
        f"ERROR {project}/site-data/withdrawn.yml could not be read or written: the file is larger"
        " than this system allows; choose another disk. Nothing is half written; once that is"
        " mended, run the command again\n",
    )
    assert fingerprint(project / "site-data") == before
    assert names(project) == ["content", "mkdocs.yml", "private", "site-data"]
    assert names(project / "private") == [".gitignore", "withdrawal-key"]
    assert run([*OWNWORDS, "withdraw", "freezer"], project)[0] == 0


@pytest.mark.parametrize("command", [["facts", "--write"], ["withdraw", "freezer"]], ids=" ".join)
def test_no_half_of_a_private_file_is_left(project: Path, command: list[str]) -> None:
    code, said = run([*OWNWORDS, *command], project, small_files(20))
    name = "quote-facts.yml" if command[0] == "facts" else "withdrawal-key"
    assert (code, said) == (
        2,
        f"ERROR {project}/private/{name} could not be read or written: the file is larger than"
        " this system allows; choose another disk\n",
    )
    assert names(project / "private") == [".gitignore"]
    assert names(project) == ["content", "mkdocs.yml", "private", "site-data"]


def on_a_disk(mount: str, command: str, project: Path) -> list[str]:
    """The command in a world of its own, in which another disk lies where the project was."""
    script = (
        f"set -e; cp -r {project} {project}.copy; {mount}; cd {project};"
        f" exec {' '.join(OWNWORDS)} {command}"
    )
    enter = ["unshare", "--mount"]
    if os.geteuid():  # who is not root may be allowed to be root in a world of its own, or at all
        own = ["unshare", "--map-root-user", "--mount"]
        tried = subprocess.run([*own, "true"], check=False, capture_output=True)
        enter = ["sudo", "--non-interactive", "--preserve-env", *enter] if tried.returncode else own
    return [*enter, "sh", "-c", script]


@pytest.mark.parametrize("command", ["build", "write pages", "build --offline"])
def test_a_full_disk_is_one_sentence(project: Path, command: str) -> None:
    disk = f"mount -t tmpfs -o size=300k none {project}; cp -r {project}.copy/. {project}"
    code, said = run(on_a_disk(disk, command, project), project)
    assert code == 2
    # the system does not name the file where it is MkDocs that copies one
    assert said.startswith((f"ERROR {project}/.", f"ERROR a file of {project}/"))
    assert "could not be read or written: the disk is full; make room, then run the comman" in said


def test_a_withdrawal_on_a_full_disk_changes_nothing(project: Path) -> None:
    script = (
        f"mount -t tmpfs -o size=1m none {project}; cp -r {project}.copy/. {project};"
        f" mkdir {project}/private; echo '*' > {project}/private/.gitignore;"
        f" (cat /dev/zero > {project}/filling || true) 2>/dev/null;"
        f" trap 'cp -r {project}/site-data {project}/private {project}.after' EXIT; mkdir"
        f" {project}.after; cd {project}; {' '.join(OWNWORDS)} withdraw freezer; exit $?"
    )
    command = on_a_disk(script, "", project)
    command[-1] = command[-1].replace("set -e;", "")
    code, said = run(command, project)
    after = Path(f"{project}.after")
    assert (code, said) == (
        2,
        f"ERROR {project}/private/withdrawal-key could not be read or written: the disk is full;"
        " make room, then run the command again\n",
    )
    assert fingerprint(after / "site-data") == fingerprint(project / "site-data")
    assert names(after / "private") == [".gitignore"]


READ_ONLY = "the disk can only be read; choose another place, or make it writable"


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("build", ".site-lock"),
        ("write pages", ".pages-lock"),
        ("withdraw freezer", "private"),
        ("facts --write", "private"),
    ],
)
def test_a_disk_that_can_only_be_read_is_one_sentence(
    project: Path, command: str, file: str
) -> None:
    disk = f"mount --bind {project} {project}; mount -o remount,bind,ro {project}"
    code, said = run(on_a_disk(disk, command, project), project)
    told = f"ERROR {project}/{file} could not be read or written: {READ_ONLY}\n"
    assert (code, said) == (2, told)


def test_what_only_reads_works_on_such_a_disk(project: Path, tmp_path: Path) -> None:
    disk = f"mount --bind {project} {project}; mount -o remount,bind,ro {project}"
    for command in ("check", f"build --site-dir {tmp_path / 'out'}"):
        assert run(on_a_disk(disk, command, project), tmp_path)[0] == 0
        shutil.rmtree(f"{project}.copy")
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_site_on_a_disk_of_its_own_is_one_sentence(project: Path) -> None:
    disk = f"mkdir {project}/www; mount -t tmpfs none {project}/www"
    code, said = run(on_a_disk(disk, "build --site-dir www", project), project)
    assert (code, said) == (
        2,
        f"ERROR {project}/www is a disk of its own, which cannot be replaced as a whole, so it"
        " stays as it is; name another folder with --site-dir, or move this one away\n",
    )


@pytest.mark.parametrize("command", ["build", "withdraw freezer", "facts --write", "write pages"])
def test_no_right_to_write_is_one_sentence(project: Path, command: str) -> None:
    without = [] if os.geteuid() else _without_roots_rights()
    project.chmod(0o555)
    try:
        code, said = run([*without, *OWNWORDS, *command.split()], project)
    finally:
        project.chmod(0o755)
    assert code == 2
    assert said.endswith(
        "could not be read or written: this user has no right to do that; ask for the right to"
        " write there, or choose another place\n"
    )
    assert names(project) == ["content", "mkdocs.yml", "site-data"]


def _without_roots_rights() -> list[str]:
    """Lets root write only where everybody in its place could."""
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", "--bounding-set", rights, "--inh-caps", rights]


def test_a_name_that_is_too_long_is_one_sentence(project: Path) -> None:
    code, said = run([*OWNWORDS, "build", "--site-dir", "a" * 300], project)
    assert code == 2
    assert said.endswith(
        "could not be read or written: the name is too long for this disk; choose a shorter one\n"
    )


def test_a_file_in_the_way_is_one_sentence(project: Path) -> None:
    (project / "notes").write_text("Mine.\n")
    code, said = run([*OWNWORDS, "build", "--site-dir", "notes/site"], project)
    assert code == 2
    assert said.startswith(f"ERROR {project}/notes")
    assert (project / "notes").read_text() == "Mine.\n"


def test_the_face_raises_it_as_an_error_of_the_build(project: Path) -> None:
    with pytest.raises(BuildError, match="the name is too long for this disk"):
        engine.build_site(project / "mkdocs.yml", project / ("a" * 300))


@pytest.mark.parametrize("module", ["click", "mkdocs", "pydantic", "yaml"])
def test_ctrl_c_while_importing_is_one_sentence(project: Path, module: str) -> None:
    early = project.parent / "early"
    early.mkdir()
    (early / f"{module}.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    path = f"{early}{os.pathsep}{os.environ['PYTHONPATH']}" if "PYTHONPATH" in os.environ else early
    done = subprocess.run(
        [*OWNWORDS, "build"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(path)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", STOPPED)


@pytest.mark.parametrize("seconds", [0.7, 0.9, 1.2, 1.5, 1.8])  # not before Python itself runs
def test_ctrl_c_at_any_moment_is_one_sentence_and_leaves_a_whole_site(
    project: Path, seconds: float
) -> None:
    before, beside = fingerprint(engine.build_site(project / "mkdocs.yml")), names(project)
    running = subprocess.Popen(
        [*OWNWORDS, "build"], cwd=project, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does it
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.endswith(STOPPED)) in ((130, True), (0, False))
    assert "Traceback" not in said
    assert fingerprint(project / "site") == before
    assert names(project) == beside


@pytest.mark.parametrize("at", ["fsync", "replace"])
def test_ctrl_c_while_something_private_is_written_leaves_no_half(project: Path, at: str) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "def stopped(*_):\n    os.kill(os.getpid(), signal.SIGINT)\n"
        "where = {'fsync': os, 'replace': Path}[sys.argv[1]]\n"
        "real = getattr(where, sys.argv[1])\n"
        "def at_the_second(*given):\n"
        "    seen.append(given)\n"
        "    return stopped() if len(seen) == number else real(*given)\n"
        "seen, number = [], int(sys.argv[2])\nsetattr(where, sys.argv[1], at_the_second)\n"
        "sys.argv = ['ownwords', 'facts', '--write']\n"
        "from ownwords.__main__ import main\nmain()\n"
    )
    number = {"fsync": "3", "replace": "2"}[at]  # .gitignore, its folder, then the draft
    done = subprocess.run(
        [sys.executable, "-c", code, at, number],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, STOPPED)
    assert names(project / "private") == [".gitignore"]
