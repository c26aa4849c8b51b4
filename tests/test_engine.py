"""The site is made aside and swapped in whole; nothing that goes wrong touches the last good
one.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ownwords import engine, outputs
from ownwords.errors import BuildError, StudyError

STUDY = Path(__file__).parent / "studies" / "village-shops"


def copy_of(study: Path, to: Path) -> Path:
    """A study's project in a folder of its own; returns its mkdocs.yml."""
    shutil.copytree(study, to, ignore=shutil.ignore_patterns("site", "private"))
    return to / "mkdocs.yml"


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file with a hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def without_twins(prints: dict[str, str]) -> dict[str, str]:
    """The same without Markdown twins, of which another engine would make pages."""
    return {
        name: print_
        for name, print_ in prints.items()
        if not name.endswith(".md") and name != "llms.txt"
    }


def made_alone(site: Path) -> dict[str, str]:
    """The same of a site that MkDocs made without the plugin: it copies files of Material that no
    page uses, and the plugin leaves out.
    """
    unused = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
    return {
        name: print_ for name, print_ in fingerprint(site).items() if not name.startswith(unused)
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(STUDY, tmp_path / "study")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second study, built once."""
    config = copy_of(STUDY, tmp_path_factory.mktemp("built") / "study")
    return engine.build_site(config)


def test_the_same_study_gives_the_same_bytes(
    built: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert fingerprint(engine.build_site(project)) == fingerprint(built)
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_mkdocs_by_itself_gives_the_same_site(built: Path, project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert fingerprint(project.parent / "site") == fingerprint(built)


def test_written_pages_give_the_same_site_without_the_plugin(
    built: Path, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "written"
    engine.write_pages(project, folder, lambda _: None)
    assert "- ownwords" not in (folder / "mkdocs.yml").read_text()
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "1740787200"
    }  # the study's date, which only the plugin knows
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", folder / "mkdocs.yml"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    mark = without_twins(fingerprint(built)).keys() - made_alone(folder / "site").keys()
    assert mark == {outputs.MARK}  # MkDocs alone marks nothing
    assert made_alone(folder / "site").items() <= fingerprint(built).items()


def test_a_mistake_in_the_data_leaves_the_old_site(project: Path) -> None:
    site = engine.build_site(project)
    before = fingerprint(site)
    quotes = project.parent / "site-data" / "quotes.yml"
    quotes.write_text(
        quotes.read_text().replace(
            "categories: [night-freezer, labour]", "categories: [night-frezer, labour]"
        )
    )
    with pytest.raises(StudyError) as raised:
        engine.build_site(project)
    assert [str(problem) for problem in raised.value.problems] == [
        'site-data/quotes.yml:10:18: quotes[0].categories[0]: there is no category "night-frezer"; did you mean "night-freezer"?'
    ]
    assert fingerprint(site) == before
    assert sorted(path.name for path in project.parent.iterdir()) == [
        "content",
        "mkdocs.yml",
        "site",
        "site-data",
    ]


def test_a_broken_link_in_a_page_leaves_the_old_site(project: Path) -> None:
    site = engine.build_site(project)
    before = fingerprint(site)
    (project.parent / "content" / "broken.md").write_text("# Broken\n\n[nowhere](nowhere.md)\n")
    with pytest.raises(BuildError, match=r"nowhere\.md"):
        engine.build_site(project)
    assert fingerprint(site) == before


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_ctrl_c_at_any_moment_leaves_a_whole_site(project: Path, seconds: float) -> None:
    before = fingerprint(engine.build_site(project))
    running = subprocess.Popen(
        [sys.executable, "-m", "ownwords.cli", "build"],
        cwd=project.parent,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(seconds)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert "Traceback" not in said or "KeyboardInterrupt" in said
    assert fingerprint(project.parent / "site") == before


def test_a_new_page_in_the_data_replaces_the_whole_site(project: Path) -> None:
    site = engine.build_site(project)
    (site / "left-behind.html").write_text("from somewhere else")
    engine.build_site(project)
    assert not (site / "left-behind.html").exists()


def test_no_page_claims_an_address_without_site_url(built: Path) -> None:
    assert "canonical" not in (built / "index.html").read_text()


def test_site_url_gives_permanent_addresses(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/study/")
    site = engine.build_site(project)
    assert (
        '<link rel="canonical" href="https://example.org/study/findings/stake/">'
        in (site / "findings/stake/index.html").read_text()
    )
    assert (
        "<loc>https://example.org/study/findings/stake/</loc>" in (site / "sitemap.xml").read_text()
    )


@pytest.mark.parametrize(
    ("mkdocs_yml", "message"),
    [
        (None, "is not there; run ownwords in the project folder"),
        ("site_name: x\n", "the plugin is not listed in mkdocs.yml"),
        ("site_name: x\nplugins: [ownwords, no-such-plugin]\n", "no-such-plugin"),
        ("site_name: [\n", "mkdocs.yml"),
    ],
)
def test_a_wrong_setting_is_said_in_words(
    tmp_path: Path, mkdocs_yml: str | None, message: str
) -> None:
    config = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    if mkdocs_yml is not None:
        config.write_text(mkdocs_yml)
    with pytest.raises(BuildError) as raised:
        engine.build_site(config)
    assert message in str(raised.value)
