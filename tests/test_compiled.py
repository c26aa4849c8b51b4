"""What is compiled from templates is kept in the user's cache: ours alone, for nobody else to write."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ownwords import build
from ownwords.caches import SWITCH
from ownwords.compiled import _folder
from tests.test_engine import STUDY, copy_of

SECRET = "kept-by-nobody"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(SWITCH, str(tmp_path / "cache"))
    _folder.cache_clear()
    yield tmp_path / "cache"
    _folder.cache_clear()


def whole(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_a_site_is_the_same_bytes_with_and_without_what_was_kept(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = copy_of(STUDY, tmp_path / "study")
    own = tmp_path / "study/own-templates"
    own.mkdir()
    (own / "main.html").write_text(
        f'{{% extends "ownwords.html" %}}{{% block content %}}{{{{ super() }}}}<p>{SECRET}</p>{{% endblock %}}'
    )
    settings = config.read_text("utf-8")
    config.write_text(settings.replace("  font:", "  custom_dir: own-templates\n  font:"), "utf-8")
    first = whole(build(config, tmp_path / "first"))
    kept = [*cache.rglob("*.cache")]
    second = whole(build(config, tmp_path / "second"))
    monkeypatch.setenv(SWITCH, "off")
    _folder.cache_clear()
    assert first == second == whole(build(config, tmp_path / "third"))
    assert SECRET.encode() in first["index.html"]
    assert len(kept) > 20
    assert not [file for file in kept if SECRET.encode() in file.read_bytes()]
    assert {file.stat().st_mode & 0o077 for file in cache.rglob("*") if file.is_dir()} <= {0, 0o55}


def test_a_folder_in_which_others_may_write_is_not_used(cache: Path) -> None:
    folder = _folder("0")
    assert folder
    _folder.cache_clear()
    folder.chmod(0o777)
    assert _folder("0") is None


def test_where_nothing_can_be_kept_nothing_is(cache: Path) -> None:
    cache.write_text("a file where the folder should be", "utf-8")
    assert _folder("0") is None
