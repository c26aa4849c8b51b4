"""What a build may replace, and that one whole site is there at any moment."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from ownwords import engine, locks, outputs
from ownwords.cli import main
from ownwords.errors import BuildError
from ownwords.exchange import exchange
from tests.test_engine import copy_of, fingerprint

SHOPS = Path(__file__).parent / "studies" / "village-shops"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The mkdocs.yml of a study whose folder is `study`."""
    return copy_of(SHOPS, tmp_path / "study")


def thesis(folder: Path) -> Path:
    """A folder with somebody's work in it."""
    (folder / "chapters").mkdir(parents=True)
    (folder / "chapters" / "one.md").write_text("Years of work.\n")
    return folder


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two names."""
    monkeypatch.setattr(outputs, "exchange", lambda one, other: False)


def sites(folder: Path) -> tuple[Path, Path]:
    """An old site in its place, and a new one beside it."""
    site, new = folder / "site", folder / ".site-new-0123abcd"
    for each, text in ((site, "old"), (new, "new")):
        outputs.mark(each)
        (each / "index.html").write_text(text)
    return site, new


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_swap_is_one_step_where_the_system_can_exchange_names(tmp_path: Path) -> None:
    site, new = sites(tmp_path)
    assert exchange(new, site), "this system or the disk below TMPDIR cannot"
    assert (site / "index.html").read_text() == "new"
    assert (new / "index.html").read_text() == "old"


def test_the_site_is_there_at_every_look_while_it_is_replaced(tmp_path: Path) -> None:
    site, new = sites(tmp_path)
    look = "import os, sys\nwhile os.path.isfile(sys.argv[1]): pass\nprint('gone')"
    looking = subprocess.Popen([sys.executable, "-c", look, site / "index.html"])
    for _ in range(2000):
        outputs.swap(new, site)
    looking.poll()
    looking.kill()
    assert looking.returncode is None, "a look met no site"


@pytest.mark.usefixtures("two_steps")
def test_where_it_is_two_steps_the_old_site_goes(tmp_path: Path) -> None:
    site, new = sites(tmp_path)
    outputs.swap(new, site)
    assert (site / "index.html").read_text() == "new"
    assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("two_steps")
def test_an_interruption_in_the_middle_of_the_swap_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, new = sites(tmp_path)
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self == new:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        outputs.swap(new, site)
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize("name", [".site-old-89abcdef", ".site-old"])
def test_the_next_start_mends_what_a_power_cut_left(tmp_path: Path, name: str) -> None:
    site, _ = sites(tmp_path)
    site.rename(tmp_path / name)
    outputs.recover(site)
    assert (site / "index.html").read_text() == "old"
    assert names(tmp_path) == ["site"]


def test_what_is_left_of_a_folder_half_removed_is_known_as_ours(tmp_path: Path) -> None:
    """The mark goes last."""
    _, new = sites(tmp_path)
    (new / "sub").mkdir()
    removed: list[str] = []
    rmtree, unlink = shutil.rmtree, Path.unlink

    def noted_rmtree(folder: Path, **_: object) -> None:
        removed.append(folder.name)
        rmtree(folder)

    def noted_unlink(file: Path, **_: object) -> None:
        removed.append(file.name)
        unlink(file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "rmtree", noted_rmtree)
        patch.setattr(Path, "unlink", noted_unlink)
        outputs._remove(new)
    assert removed[-1] == outputs.MARK
    assert sorted(removed) == [outputs.MARK, "index.html", "sub"]


def test_a_site_behind_a_link_is_replaced_where_it_lies(project: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = project.parent / "site"
    link.symlink_to(tmp_path / "disk" / "www")
    for _ in range(2):  # the folder is made, then replaced
        engine.build_site(project)
        assert link.is_symlink()
        assert (link / "index.html").is_file()
        assert names(tmp_path / "disk") == ["www"]


def test_a_disk_of_its_own_is_named_before_anything_is_made(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project.parent / "www"
    outputs.mark(site)
    monkeypatch.setattr(Path, "is_mount", lambda self: self == site)
    with pytest.raises(BuildError, match="www is a disk of its own, which cannot be replaced"):
        engine.build_site(project, site)


def test_two_builds_at_once_give_one_whole_site(project: Path, tmp_path: Path) -> None:
    slow = tmp_path / "slow.py"  # else one may be done before the other begins
    slow.write_text("import time\n\n\ndef on_pre_build(**_):\n    time.sleep(3)\n", "utf-8")
    project.write_text(f"{project.read_text('utf-8')}\nhooks: ['{slow}']\n", "utf-8")
    command = [sys.executable, "-m", "ownwords.cli", "build"]
    running = [
        subprocess.Popen(command, cwd=project.parent, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [each.communicate(timeout=100)[1] for each in running]
    assert [each.returncode for each in running] == [0, 0], said
    site = project.parent / "site"
    assert f"Waiting: another build is making {site}" in "".join(said)
    before = fingerprint(site)
    assert names(project.parent) == ["content", "mkdocs.yml", "site", "site-data"]
    assert fingerprint(engine.build_site(project)) == before


@pytest.mark.parametrize("way", ["build", "offline", "write", "mkdocs"])
def test_who_cannot_wait_any_longer_is_told_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    place = project.parent / ("site-offline" if way == "offline" else "site")
    monkeypatch.setattr(locks, "PATIENCE", 0.1)

    def plain_mkdocs() -> None:
        config = load_config(str(project))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()

    ways: dict[str, Callable[[], object]] = {
        "build": lambda: engine.build_site(project),
        "offline": lambda: engine.build_site(project, offline=True),
        "write": lambda: engine.write_pages(project, place, lambda _: None),
        "mkdocs": plain_mkdocs,
    }
    with (
        outputs.locked(place, lambda _: None),
        pytest.raises((BuildError, Abort)) as stopped,
    ):
        ways[way]()
    told = stopped.value.__context__ if way == "mkdocs" else stopped.value
    assert str(told) == (
        f"another build is making {place}; wait until it has ended, then run the command again"
    )
    assert not place.exists()
    ways[way]()
    assert (place / outputs.MARK).is_file()


def test_the_file_of_a_lock_that_a_killed_build_left_locks_nothing(project: Path) -> None:
    left = project.parent / ".site-lock"
    left.write_text("")
    engine.build_site(project)
    assert not left.exists()


def test_a_withdrawal_is_told_that_another_command_is_at_work(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    with locks.alone_in(project.parent):
        done = ownwords_in_process(project, "withdraw", "freezer")
        assert done == (
            2,
            f"ERROR another command is changing the files of {project.parent}; wait until it has"
            " ended, then run the command again\n",
        )
    assert ownwords_in_process(project, "withdraw", "freezer")[0] == 0


def ownwords_in_process(project: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and what stands on the error stream."""
    done = CliRunner().invoke(main, [*arguments, "--config", str(project)])
    return done.exit_code, done.stderr


def test_a_site_from_before_a_withdrawal_is_not_used(project: Path) -> None:
    before = fingerprint(engine.build_site(project))
    hook = project.parent / "hook.py"
    hook.write_text(
        "import subprocess, sys\n\n\ndef on_pre_build(config):\n    subprocess.run(["
        "sys.executable, '-m', 'ownwords.cli', 'withdraw', 'freezer', '--config',"
        " config.config_file_path], check=True, stdout=subprocess.DEVNULL)\n"
    )
    project.write_text(project.read_text() + "hooks: [hook.py]\n")
    with pytest.raises(BuildError) as stopped:
        engine.build_site(project)
    assert str(stopped.value) == (
        "something was withdrawn while the site was being made, so the site is not used; build it"
        " again"
    )
    assert fingerprint(project.parent / "site") == before


def test_a_folder_that_no_build_made_stays(project: Path) -> None:
    folder = thesis(project.parent / "docs")
    before = fingerprint(folder)
    with pytest.raises(BuildError) as stopped:
        engine.build_site(project, folder)
    assert str(stopped.value) == (
        f"{folder} was not made by ownwords (it has no file .ownwords), so it stays as it is;"
        " name another folder with --site-dir, or move this one away"
    )
    assert fingerprint(folder) == before


def test_a_checkout_stays_even_where_it_holds_a_site_made_before(project: Path) -> None:
    site = engine.build_site(project, project.parent / "ghp")
    subprocess.run(["git", "init", "-q", site], check=True)
    before = fingerprint(site)
    with pytest.raises(BuildError, match=r"ghp is under version control \(\.git\), so it stays"):
        engine.build_site(project, site)
    assert fingerprint(site) == before


@pytest.mark.parametrize("name", ["site-data", "content", "private", "site-data/out"])
def test_the_folders_that_people_write_in_are_no_place_for_a_site(project: Path, name: str) -> None:
    before = fingerprint(project.parent)
    with pytest.raises(BuildError) as stopped:
        engine.build_site(project, project.parent / name)
    own = name.partition("/")[0]
    assert str(stopped.value) == (
        f"the site cannot go to {project.parent / name}: {own}/ is for the study's own files;"
        " name another folder with --site-dir, or move this one away"
    )
    assert fingerprint(project.parent) == before


@pytest.mark.parametrize("up", [".", ".."])
def test_a_site_cannot_take_the_place_of_its_project(project: Path, up: str) -> None:
    before = fingerprint(project.parent)
    with pytest.raises(BuildError, match="the project itself lies there"):
        engine.build_site(project, project.parent / up)
    assert fingerprint(project.parent) == before


@pytest.mark.parametrize("name", [".site-new", ".site-old-01234567", ".site-newer"])
def test_a_folder_that_only_has_the_name_of_ours_stays(project: Path, name: str) -> None:
    folder = thesis(project.parent / name)
    engine.build_site(project)
    assert (folder / "chapters" / "one.md").is_file()


def _empty(folder: Path) -> None:
    folder.mkdir()


def _absent(folder: Path) -> None:
    assert not folder.exists()


@pytest.mark.parametrize("before", [_empty, _absent])
def test_an_empty_folder_may_become_the_site(project: Path, before: Callable[[Path], None]) -> None:
    folder = project.parent / "www"
    before(folder)
    assert (engine.build_site(project, folder) / outputs.MARK).is_file()


def test_a_site_that_mkdocs_made_by_itself_may_be_replaced(project: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=project.parent, check=True
    )
    assert (project.parent / "site" / outputs.MARK).is_file()
    engine.build_site(project)


def test_what_a_cut_power_left_while_pages_were_written_is_cleared_away(project: Path) -> None:
    made = project.parent / ".site-new-01234567"
    outputs.mark(made)
    (made / "half.html").write_text("<p>half a")
    engine.build_site(project)
    assert not made.exists()


def test_a_file_is_no_folder(project: Path) -> None:
    (project.parent / "out").write_text("notes")
    with pytest.raises(BuildError, match="out is not a folder, so it stays as it is"):
        engine.build_site(project, project.parent / "out")
    assert shutil.which("git")  # the tests above need it


def test_kills_at_any_moment_and_pairs_of_builds_leave_a_whole_site() -> None:
    """A few of those that the script tries by the hundred."""
    script = Path(__file__).parent.parent / "scripts" / "interrupt"
    done = subprocess.run(
        [sys.executable, script, "5", "1"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "BROKEN" in done.stdout) == (0, False), done.stdout + done.stderr
    assert "1  both ended well, the site whole" in done.stdout


def test_two_withdrawals_at_once_are_both_remembered(project: Path) -> None:
    words = (project.parent / "site-data" / "quotes.yml").read_text()
    quotes = re.findall(r"^  - id: (\S+)", words, re.MULTILINE)[:2]
    command = [sys.executable, "-m", "ownwords", "withdraw"]
    running = [
        subprocess.Popen([*command, quote], cwd=project.parent, stdout=subprocess.DEVNULL)
        for quote in quotes
    ]
    assert [each.wait(timeout=60) for each in running] == [0, 0]
    withdrawn = (project.parent / "site-data" / "withdrawn.yml").read_text()
    assert withdrawn.count("  - id: ") == 2
    assert [quote in withdrawn for quote in quotes] == [False, False]
    assert names(project.parent) == ["content", "mkdocs.yml", "private", "site-data"]
