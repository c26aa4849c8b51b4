"""A build takes over what would come out the same from the site that stands; the site is the same
bytes as if it had been made anew, and nothing but fingerprints is kept for that.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ownwords import engine
from ownwords.caches import SWITCH
from ownwords.errors import StudyError
from ownwords.fingerprint import Fingerprints, NoFingerprint
from ownwords.last_site import LastSite, forget
from ownwords.serving import _Draft
from tests.conftest import STUDIES
from tests.test_compiled import whole
from tests.test_engine import copy_of

SWIMMING = STUDIES / "swimming"
ROOT = STUDIES.parent.parent


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SWITCH, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def config(cache: Path, tmp_path: Path) -> Path:
    """A study whose site stands."""
    config = copy_of(SWIMMING, tmp_path / "study")
    engine.build_site(config)
    return config


def anew(config: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The site as it is made where nothing is kept."""
    with monkeypatch.context() as other:
        other.setenv(SWITCH, "off")
        return whole(engine.build_site(config, config.parent.parent / "anew"))


def changed(config: Path, name: str, change: Callable[[str], str]) -> None:
    file = config.parent / name
    text = file.read_text("utf-8")
    assert change(text) != text
    file.write_text(change(text), "utf-8")


def notes(cache: Path) -> dict[str, list[object]]:
    (file,) = (cache / "sites").rglob("*.json")
    found: dict[str, list[object]] = json.loads(file.read_text("utf-8"))["pieces"]
    return found


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


EDITS: dict[str, tuple[str, Callable[[str], str]]] = {
    "nothing": ("site-data/quotes.yml", lambda text: text + "\n"),
    "a quote": (
        "site-data/quotes.yml",
        replaced("I dared to lie back", "I dared at last to lie back"),
    ),
    "a quote that comes": (
        "site-data/quotes.yml",
        lambda text: (
            text + "  - id: one-more\n    text: It was cold.\n    told_as: hindered\n"
            "    categories: [new-ease]\n"
        ),
    ),
    "a label": ("site-data/categories.yml", lambda text: re.sub(r"(label: )", r"\1So ", text)),
    "a term": (
        "site-data/glossary.yml",
        replaced("What carries a body", "All that carries a body"),
    ),
    "a work": ("site-data/references.bib", replaced("{Learners' thoughts", "{All thoughts")),
    "a date": ("site-data/study.yml", replaced('reviewed: "2026-11-23"', 'reviewed: "2026-11-24"')),
    "the address": ("mkdocs.yml", replaced("site_url:", "site_url: https://example.org #")),
    "the site’s name": ("mkdocs.yml", replaced("site_name: ", "site_name: Now ")),
    "a setting of the theme": ("mkdocs.yml", replaced("navigation.prune", "navigation.top")),
    "a page": ("content/reading.md", lambda text: text + "\nAnd more.\n"),
}


def test_a_site_is_the_same_bytes_as_one_made_anew(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, edit in EDITS.items():  # one upon the other
        changed(config, *edit)
        assert whole(engine.build_site(config)) == anew(config, monkeypatch), name


def test_what_did_not_change_is_neither_rendered_nor_judged(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ownwords.disclosure import finished
    from ownwords.pages import Renderer

    made: list[str] = []
    judged: list[str] = []
    render, judge = Renderer._made, finished._Judge.file

    def noted(self: Renderer, view: object, file: str, key: str) -> object:
        if self._last.is_there:  # else it is a page of which only a twin is made
            made.append(file)
        return render(self, view, file, key)  # type: ignore[arg-type]

    def looked(self: finished._Judge, name: str, suffix: str, text: str) -> None:
        judged.append(name)
        judge(self, name, suffix, text)

    monkeypatch.setattr(Renderer, "_made", noted)
    monkeypatch.setattr(finished._Judge, "file", looked)
    pages = len(whole(config.parent / "site"))
    engine.build_site(config)
    assert len(made) == 1  # the map, of which parts may be rendered later
    assert len(judged) < pages / 4
    changed(config, *EDITS["a quote"])
    made.clear()
    engine.build_site(config)
    assert "quotes/dared-to-float/index.html" in made
    assert len(made) < 15


def test_a_page_that_somebody_changed_is_made_anew(config: Path) -> None:
    site = config.parent / "site"
    before = whole(site)
    page = site / "help/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>Anna</p></main>"), "utf-8")
    (site / "quotes/dared-to-float/index.md").write_text("x", "utf-8")
    (site / "llms.txt").unlink()
    assert whole(engine.build_site(config)) == before


def test_no_word_is_kept(config: Path, cache: Path) -> None:
    told = (config.parent / "site-data/quotes.yml").read_text("utf-8")
    pairs = set(re.findall(r"(?=\b(\w{4,} \w{4,})\b)", told))
    assert len(pairs) > 50
    kept = "".join(file.read_text("utf-8") for file in (cache / "sites").rglob("*.json"))
    assert len(kept) > 5_000
    assert not [pair for pair in pairs if pair in kept]


def test_the_cache_may_be_damaged_or_gone(config: Path, cache: Path) -> None:
    before = whole(config.parent / "site")
    (file,) = (cache / "sites").rglob("*.json")
    told = file.read_text("utf-8")
    for damaged in ("", "[]", '{"format": 1}', told[:-200], told.replace("[", "{", 3), "\0"):
        file.write_text(damaged, "utf-8")
        assert whole(engine.build_site(config)) == before
    shutil.rmtree(cache)
    assert whole(engine.build_site(config)) == before
    forget(config.parent)
    assert not [*(cache / "sites").rglob("*.json")]


def test_a_name_that_is_denied_since_is_found_on_pages_that_stand(config: Path) -> None:
    (config.parent / "private").mkdir(exist_ok=True)
    (config.parent / "private/names.txt").write_text("Lamps\n", "utf-8")
    with pytest.raises(StudyError):
        engine.build_site(config)


def test_where_a_hook_has_a_part_every_frame_is_made_anew(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = config.parent / "hook.py"
    hook.write_text(
        "import os\n"
        "from pathlib import Path\n"
        "def on_post_build(config, **_):\n"
        "    files = [file for file in Path(config.site_dir).rglob('*') if file.is_file()]\n"
        "    Path(config.site_dir, 'list.txt').write_text(str(len(files)))\n"
        "def on_post_page(output, **_):\n"
        "    return output.replace('</main>', os.environ['SAID'] + '</main>')\n",
        "utf-8",
    )
    changed(config, "mkdocs.yml", lambda text: text + "hooks: [hook.py]\n")
    for said in ("One", "Two"):
        monkeypatch.setenv("SAID", said)
        site = engine.build_site(config)
        assert f"{said}</main>" in (site / "help/index.html").read_text("utf-8")
        assert (site / "list.txt").read_text("utf-8") == str(len(whole(site)) - 1)


def test_a_withdrawal_forgets_the_site(config: Path, cache: Path) -> None:
    from click.testing import CliRunner

    from ownwords.cli import main

    assert notes(cache)
    done = CliRunner().invoke(
        main, ["withdraw", "dared-to-float", "--config", str(config)], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    assert not [*(cache / "sites").rglob("*.json")]


def test_a_draft_puts_what_changed_into_what_stands(config: Path) -> None:
    said: list[str] = []
    draft = _Draft(config, "127.0.0.1:0", said.append, lambda error: said.append(str(error)))
    try:
        draft.build()
        first = Path(draft.server.root)
        page = first / "help/index.html"
        stood = page.stat().st_mtime_ns
        changed(config, *EDITS["a quote"])
        draft.build()
        assert Path(draft.server.root) == first
        assert page.stat().st_mtime_ns == stood
        assert any(b"at last to lie" in content for content in whole(first).values())
        changed(config, *EDITS["a quote that comes"])
        draft.build()
        fresh = _Draft(config, "127.0.0.1:0", said.append, lambda error: said.append(str(error)))
        try:
            fresh.build()
            assert whole(Path(fresh.server.root)) == whole(Path(draft.server.root))
        finally:
            fresh.close()
        assert "Traceback" not in "".join(said)
    finally:
        draft.close()


def test_a_fingerprint_tells_values_apart() -> None:
    made = Fingerprints(b"salt")
    values = [
        "a", b"a", 1, True, 1.0, None, "", (), [[]], {}, {"a": 1}, frozenset(), frozenset("a"),
        ("a", "b"), ("ab",), (("a",), "b"), {"a": "b"}, ("a", None),
    ]  # fmt: skip
    prints = [made(value) for value in values]
    same = {made(()): made([]), made((("a",),)): made([["a"]])}
    assert all(one == other for one, other in same.items())
    assert len(set(prints)) == len(values)
    assert made(frozenset("abc")) == made(frozenset("cba"))
    assert made("a") != Fingerprints(b"other")("a")
    with pytest.raises(NoFingerprint, match="function has no fingerprint"):
        made([lambda: 0])


def test_nothing_is_taken_where_no_site_stands() -> None:
    last = LastSite()
    assert last.key("a") == ""
    last.note("page", "index.html", "key", "text")
    assert last.take("page", "index.html", "key") is None
    assert not last.is_there


def test_texts_in_which_nothing_was_found_are_known_to_the_same_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = LastSite(tmp_path)
    first.note_empty("I had passed 20000 steps")
    assert not first.was_empty("I had passed 20000 steps")  # it is new
    second = LastSite(tmp_path, first.record())
    assert second.was_empty("I had passed 20000 steps")
    assert not second.was_empty("I had passed 20001 steps")
    third = LastSite(tmp_path, second.record())
    assert third.was_empty("I had passed 20000 steps")
    record = second.record()
    monkeypatch.setattr("ownwords.last_site.made_with", lambda: ("another",))
    assert not LastSite(tmp_path, record).was_empty("I had passed 20000 steps")
