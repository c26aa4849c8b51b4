"""What a build may replace, and that one whole site is there at any moment."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ownwords import engine, outputs
from ownwords.errors import BuildError
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


def test_an_interruption_in_the_middle_of_the_swap_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, new = tmp_path / "site", tmp_path / ".site-new"
    for folder, text in ((site, "old"), (new, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text)
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self == new:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        outputs.swap(new, site)
    assert (site / "index.html").read_text() == "old"


def test_the_next_start_mends_what_a_power_cut_left(tmp_path: Path) -> None:
    site, old, new = tmp_path / "site", tmp_path / ".site-old", tmp_path / ".site-new"
    for folder in (old, new):
        folder.mkdir()
    (old / "index.html").write_text("old")
    outputs.recover(site)
    assert (site / "index.html").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


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


@pytest.mark.parametrize("name", [".site-new", ".site-old"])
def test_a_folder_that_only_has_the_name_of_ours_stays(project: Path, name: str) -> None:
    folder = thesis(project.parent / name)
    with pytest.raises(BuildError, match="was not made by ownwords"):
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
    made = project.parent / ".site-new"
    outputs.mark(made)
    (made / "half.html").write_text("<p>half a")
    engine.build_site(project)
    assert not made.exists()


def test_a_file_is_no_folder(project: Path) -> None:
    (project.parent / "out").write_text("notes")
    with pytest.raises(BuildError, match="out is no folder, so it stays as it is"):
        engine.build_site(project, project.parent / "out")
    assert shutil.which("git")  # the tests above need it
