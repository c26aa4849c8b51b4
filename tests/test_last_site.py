"""A build takes over what would come out the same from the site that stands; the site is the same
bytes as if it had been made anew, and nothing but fingerprints is kept for that.
"""

import json
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from ownwords import engine, serving
from ownwords.caches import SWITCH
from ownwords.errors import StudyError
from ownwords.fingerprint import Fingerprints, NoFingerprint
from ownwords.last_site import LastSite, _asked_for, forget, made_with
from ownwords.serving import _Draft
from ownwords.views import cited
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
def unbuilt(cache: Path, tmp_path: Path) -> Path:
    """A small study without a site."""
    return copy_of(STUDIES / "meta-garden", tmp_path / "study")


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
    found: dict[str, list[object]] = json.loads(file.read_text("utf-8").partition("\n")[2])[
        "pieces"
    ]
    return found


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


EDITS: dict[str, tuple[str, Callable[[str], str]]] = {
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
    "a quote that goes": (
        "site-data/quotes.yml",
        lambda text: text.partition("  - id: one-more")[0],
    ),
    "another order": ("site-data/quotes.yml", lambda text: _first_goes_last(text)),
    "a consent": (
        "site-data/quotes.yml",
        replaced(
            '    content_note: "fear', '    consent: [article, website]\n    content_note: "fear'
        ),
    ),
    "who speaks": ("site-data/quotes.yml", replaced("prints its quotes", "shows its quotes")),
    "a label": ("site-data/categories.yml", lambda text: re.sub(r"(label: )", r"\1So ", text)),
    "a term": (
        "site-data/glossary.yml",
        replaced("What carries a body", "All that carries a body"),
    ),
    "a work": ("site-data/references.bib", replaced("{Learners' thoughts", "{All thoughts")),
    "a date": ("site-data/study.yml", replaced('reviewed: "2026-11-23"', 'reviewed: "2026-11-24"')),
    "the address": ("mkdocs.yml", replaced("site_url:", "site_url: https://example.org #")),
    "the site’s name": ("mkdocs.yml", replaced("site_name: ", "site_name: Now ")),
    "a setting of the theme, and a menu that says no titles": (
        "mkdocs.yml",
        lambda text: (
            text.replace("navigation.prune", "navigation.top")
            + "nav: [index.md, findings/gains/index.md, reading.md]\n"
        ),
    ),
    "a page": ("content/reading.md", lambda text: text + "\nAnd more.\n"),
    "a title that this menu shows": (
        "site-data/categories.yml",
        replaced("label: So ", "label: But "),
    ),
}


def _first_goes_last(text: str) -> str:
    head, first, *others = re.split(r"(?m)^(?=  - id: )", text.rstrip("\n") + "\n")
    return "".join((head, *others, first))


SETTINGS = tuple(name for name, (file, _) in EDITS.items() if file == "mkdocs.yml")
STEPS = (
    ("a quote", "a quote that comes"),
    ("a quote that goes",),
    ("another order",),
    SETTINGS,
    *(
        (name,)
        for name in EDITS
        if name not in SETTINGS and not name.startswith(("a quote", "another"))
    ),
)


def test_a_site_is_the_same_bytes_as_one_made_anew(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for names in STEPS:  # one upon the other
        for name in names:
            changed(config, *EDITS[name])
        site = whole(engine.build_site(config))
        assert site == anew(config, monkeypatch), names


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


def test_records_are_taken_over_until_a_label_or_a_work_changes(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    write = cited._written

    def noted(*args: Any) -> str:
        written.append(1)
        return write(*args)

    monkeypatch.setattr(cited, "_written", noted)
    for edit, files in (("a quote", 0), ("a label", 3), ("a work", 6)):
        changed(config, *EDITS[edit])
        engine.build_site(config)
        assert len(written) == files, edit
        written.clear()


def test_a_page_that_somebody_changed_is_made_anew(config: Path) -> None:
    site = config.parent / "site"
    before = whole(site)
    page = site / "help/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>Anna</p></main>"), "utf-8")
    for name in ("findings/gains/index.html", "findings/gains/index.md", "study/data/quotes.csv"):
        with (site / name).open("a", encoding="utf-8") as file:
            file.write("Anna")
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
    lines = told.replace('"preview"', '"previous"'), re.sub(r",\d+,{", ",null,{", told)
    assert told not in lines
    for damaged in (told[:-200], *lines):
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
    unbuilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = unbuilt.parent / "hook.py"
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
    changed(unbuilt, "mkdocs.yml", lambda text: text + "hooks: [hook.py]\n")
    for said in ("One", "Two"):
        monkeypatch.setenv("SAID", said)
        site = engine.build_site(unbuilt)
        assert f"{said}</main>" in (site / "quotes/beans/index.html").read_text("utf-8")
        assert (site / "list.txt").read_text("utf-8") == str(len(whole(site)) - 1)


HOOK = """
import os
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(PRIORITY)
def on_post_build(config, **_):
    for file in sorted(Path(config.site_dir).rglob("*.md")):
        with file.open("a") as twin:
            twin.write(os.environ.get("PRIORITY", ""))
"""


def test_a_hook_finds_all_files_and_what_it_writes_is_judged(
    unbuilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for priority in ("100", "-200"):  # before the site is judged, and last of all
        hook = unbuilt.parent / f"hook{priority}.py"
        hook.write_text(HOOK.replace("PRIORITY", priority), "utf-8")
    changed(unbuilt, "mkdocs.yml", lambda text: text + "hooks: [hook100.py, hook-200.py]\n")
    engine.build_site(unbuilt)
    copy = unbuilt.parent / "kept"
    shutil.copytree(unbuilt.parent / "site", copy, copy_function=os.link)
    before = whole(copy)
    monkeypatch.setenv("100", "One")
    monkeypatch.setenv("-200", "Two")
    site = whole(engine.build_site(unbuilt))
    assert site["quotes/beans/index.md"].endswith(b"OneTwo")
    assert site == anew(unbuilt, monkeypatch)
    assert whole(copy) == before
    monkeypatch.setenv("100", "070-123 45 67")
    with pytest.raises(StudyError, match="phone number"):
        engine.build_site(unbuilt)


def test_a_template_of_the_project_may_show_other_pages(
    unbuilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, elsewhere = unbuilt.parent / "own", unbuilt.parent / "elsewhere"
    own.mkdir()
    elsewhere.mkdir()
    (own / "parts").symlink_to(elsewhere)
    frame = '{% extends "ownwords.html" %}{% block content %}{{ super() }}<p>{{ PART }}</p>{% endblock %}'
    main, part = own / "main.html", elsewhere / "part.html"
    part.write_text("One", "utf-8")
    main.write_text(frame.replace("{{ PART }}", '{% include "parts/part.html" %}'), "utf-8")
    changed(unbuilt, "mkdocs.yml", replaced("  font:", "  custom_dir: own\n  font:"))
    engine.build_site(unbuilt)
    part.write_text("Two", "utf-8")
    assert b"<p>Two</p>" in whole(engine.build_site(unbuilt))["quotes/beans/index.html"]
    part.write_text("{{ pages | length }}{{ (pages | last).page.content }}", "utf-8")
    engine.build_site(unbuilt)
    (unbuilt.parent / "content/page.md").write_text("# A page\n", "utf-8")
    assert whole(engine.build_site(unbuilt)) == anew(unbuilt, monkeypatch)


def test_an_extension_may_add_to_each_page_what_no_setting_names(unbuilt: Path) -> None:
    below = unbuilt.parent / "below.txt"
    below.write_text("One.\n", "utf-8")
    lines = f"  - pymdownx.snippets:\n      auto_append: [{below.name}]\n      base_path: [{unbuilt.parent}]\n"
    changed(unbuilt, "mkdocs.yml", replaced("  - attr_list\n", f"  - attr_list\n{lines}"))
    engine.build_site(unbuilt)
    below.write_text("Two.\n", "utf-8")
    site = whole(engine.build_site(unbuilt))
    assert b"Two." in site["quotes/beans/index.html"]


def test_neither_links_nor_rights_are_taken_over(config: Path, tmp_path: Path) -> None:
    site, outside = config.parent / "site", tmp_path / "outside"
    before = whole(site)
    for file in (site / "findings").rglob("*.html"):
        file.chmod(0o600)
    outside.mkdir()
    (site / "help/index.html").rename(outside / "page.html")
    (site / "help/index.html").symlink_to(outside / "page.html")
    (site / "quotes").rename(outside / "quotes")
    (site / "quotes").symlink_to(outside / "quotes")
    (site / "llms.txt").unlink()
    os.mkfifo(site / "llms.txt")
    (site / "findings/gains/index.html").unlink()
    (site / "findings/gains/index.html").mkdir()
    assert whole(engine.build_site(config)) == before
    assert not [each for each in site.rglob("*") if each.is_symlink()]
    inodes = {file.stat().st_ino for file in outside.rglob("*") if file.is_file()}
    made = [file.stat() for file in site.rglob("*") if file.is_file()]
    assert not inodes & {each.st_ino for each in made}
    assert len({each.st_mode for each in made}) == 1  # the rights of new files


def test_a_site_depends_on_all_that_it_is_made_with() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=]", each)[0] for each in declared["dependencies"]}
    assert set(_asked_for()) == names
    made_with.cache_clear()
    assert sys.version in made_with()


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


def test_a_draft_is_whole_when_a_hook_comes_and_goes(unbuilt: Path) -> None:
    said: list[str] = []
    settings, root = unbuilt.read_text("utf-8"), unbuilt.parent
    hook = "from pathlib import Path\ndef on_post_build(config, **_):\n    Path(config.site_dir, 'list.txt').touch()\n"
    (root / "hook.py").write_text(hook, "utf-8")

    def is_as_made_anew() -> None:
        draft.build()
        fresh = _Draft(unbuilt, "127.0.0.1:0", said.append, lambda error: said.append(str(error)))
        try:
            fresh.build()
            assert whole(Path(fresh.server.root)) == whole(Path(draft.server.root))
        finally:
            fresh.close()

    draft = _Draft(unbuilt, "127.0.0.1:0", said.append, lambda error: said.append(str(error)))
    try:
        draft.build()
        changed(unbuilt, "content/about.md", lambda text: text + "\nMore.\n")
        is_as_made_anew()
        unbuilt.write_text(settings + "hooks: [hook.py]\n", "utf-8")
        is_as_made_anew()  # with the files that were put off before
        unbuilt.write_text(settings, "utf-8")
        (root / "content/page.md").write_text("# A page\n", "utf-8")
        is_as_made_anew()
        (root / "content/page.md").unlink()
        is_as_made_anew()  # without the page
    finally:
        draft.close()


def test_a_file_that_was_put_off_is_waited_for_until_it_is_made(unbuilt: Path) -> None:
    """A save while the rest is made leaves that to the next build."""
    draft = _Draft(unbuilt, "127.0.0.1:0", lambda _: None, lambda _: None)
    quotes, server = unbuilt.parent / "site-data/quotes.yml", draft.server
    try:
        draft.build()
        data = Path(server.root) / "study/data/quotes.csv"
        good = quotes.read_text("utf-8")
        quotes.write_text(good.replace("text: ", "text: So ", 1), "utf-8")
        server._want_rebuild = True
        draft.build()
        assert "study/data/quotes.csv" in server._unfinished
        server._want_rebuild = False
        draft.build()
        assert "So " in data.read_text("utf-8")
        assert not server._unfinished
        server._want_rebuild = True
        draft.build()
        assert server._unfinished
        quotes.write_text("quotes: [", "utf-8")
        draft.build()
        assert server.problems
        assert not server._unfinished  # nobody knows when it will be
    finally:
        draft.close()


def test_no_folder_stays_of_what_is_gone(config: Path) -> None:
    draft = _Draft(config, "127.0.0.1:0", lambda _: None, lambda _: None)
    try:
        draft.build()
        findings = Path(draft.server.root) / "findings"
        assert (findings / "pushing/index.md").is_file()
        for file in (config.parent / "site-data").iterdir():
            text = file.read_text("utf-8")
            file.write_text(re.sub(r"\bpushing\b", "pushed-on", text), "utf-8")
        draft.build()
        assert not draft.server.problems
        assert (findings / "pushed-on/index.md").is_file()
        assert not (findings / "pushing").exists()
    finally:
        draft.close()


def test_what_the_finished_draft_says_is_found_after_it_is_shown(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file says the name in one piece; the theme puts it together."""
    main = config.parent / "theme/main.html"
    main.parent.mkdir()
    plain = '{% extends "ownwords.html" %}\n'
    name = '{% if page.url == "help/" %}{{ ["Kaa", "rina Nie", "mi"] | join }}{% endif %}'
    named = f"{{% block content %}}{name}{{{{ super() }}}}{{% endblock %}}\n"
    main.write_text(plain, "utf-8")
    changed(config, "mkdocs.yml", replaced("  font:", "  custom_dir: theme\n  font:"))
    changed(config, "site-data/privacy.yml", lambda text: f"{text}\ndenied: [Kaarina Niemi]\n")
    problems: list[str] = []
    shown: list[frozenset[str]] = []
    draft = _Draft(config, "127.0.0.1:0", lambda _: None, lambda error: problems.append(str(error)))
    show = draft.server.shown_before_it_is_whole

    def noted(files: frozenset[str]) -> AbstractContextManager[None]:
        shown.append(files)
        return show(files)

    monkeypatch.setattr(draft.server, "shown_before_it_is_whole", noted)
    try:
        draft.build()
        assert not problems
        main.write_text(plain + named, "utf-8")
        draft.build()
        assert len(shown) == len(problems) == 1
        assert "Kaarina Niemi" in problems[0]
        assert draft.server.problems
        changed(config, *EDITS["a quote"])  # what stands is judged again
        draft.build()
        assert len(shown) == 1
        assert len(problems) == 2
        main.write_text(plain, "utf-8")
        draft.build()
        assert len(problems) == 2
        assert not draft.server.problems
        changed(config, *EDITS["a date"])
        draft.build()
        assert len(shown) == 2
        assert "study/cite/CITATION.cff" in shown[-1]
    finally:
        draft.close()


def test_a_large_draft_is_shown_before_the_gate_is_asked(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_LARGE", 1)
    problems: list[str] = []
    said: list[str] = []
    draft = _Draft(config, "127.0.0.1:0", said.append, lambda error: problems.append(str(error)))
    quotes = config.parent / "site-data/quotes.yml"
    good = quotes.read_text("utf-8")
    try:
        draft.build()
        first = draft.server._wanted_epoch
        changed(config, "site-data/quotes.yml", replaced("I dared to", "Dr. Quux Zephyr dared to"))
        draft.build()
        assert "rebuilt in" in said[-2]
        assert len(problems) == 1
        assert "Quux" in problems[0]
        assert draft.server.problems
        assert first < draft.server._wanted_epoch  # the page of problems comes up by itself
        quotes.write_text(good, "utf-8")
        draft.build()
        assert not draft.server.problems
    finally:
        draft.close()


def test_a_hook_that_is_edited_runs_as_it_is_now(unbuilt: Path) -> None:
    hook = unbuilt.parent / "hook.py"
    text = "def on_post_page(output, **_):\n    return output.replace('</main>', '{}</main>')\n"
    hook.write_text(text.format("One."), "utf-8")
    with unbuilt.open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [hook.py]\n")
    draft = _Draft(unbuilt, "127.0.0.1:0", lambda _: None, lambda error: pytest.fail(str(error)))
    try:
        draft.build()
        assert hook in draft._folders
        hook.write_text(text.format("And two."), "utf-8")
        draft.build()
        assert "And two.</main>" in Path(draft.server.root, "index.html").read_text("utf-8")
    finally:
        draft.close()


def test_a_draft_takes_a_folder_where_a_file_was(unbuilt: Path) -> None:
    said: list[str] = []
    draft = _Draft(unbuilt, "127.0.0.1:0", said.append, lambda error: said.append(str(error)))
    style = unbuilt.parent / "content/own.css"
    try:
        style.write_text("a {}\n", "utf-8")
        draft.build()
        root = Path(draft.server.root)
        style.unlink()
        style.mkdir()
        (style / "own.css").write_text("a {}\n", "utf-8")
        draft.build()
        assert (root / "own.css/own.css").is_file()
        shutil.rmtree(style)
        style.write_text("b {}\n", "utf-8")
        draft.build()
        assert (root / "own.css").read_text("utf-8") == "b {}\n"
        style.unlink()
        draft.build()
        assert Path(draft.server.root) == root
        assert not (root / "own.css").exists()
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


def test_whether_a_page_is_gone(tmp_path: Path) -> None:
    first = LastSite(tmp_path)
    first.note("page", "a/index.html", "key", "text")
    first.note("made", "b.js", "key", "text")
    second = LastSite(tmp_path, first.record())
    assert not second.has_all_pages
    second.note("page", "a/index.html", "key", "another text")
    assert second.has_all_pages


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
