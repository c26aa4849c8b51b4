"""`ownwords serve` shows a study before it is whole: what is wrong is a page that clears when it is
mended, and what is missing is a page of the draft that no site has.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ownwords.engine import build_site
from tests.test_engine import STUDY, copy_of
from tests.test_plugin import PATIENCE, Server

WAIT = PATIENCE * 1000


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[tuple[Server, Path, str]]:
    """A server that begins on a study with a mistake; the file with it, and that file as it was."""
    study = copy_of(STUDY, tmp_path / "broken").parent
    file = study / "site-data/quotes.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("quotes:\n", "quotes:\n  - id: <b>x</b>\n", 1), "utf-8")
    server = Server(tmp_path, study)
    yield server, server.project / "site-data/quotes.yml", text
    server.stop()


def test_problems_are_a_page_that_clears_by_itself(
    broken: tuple[Server, Path, str], page: Page
) -> None:
    server, file, text = broken
    server.wait_for("The site is at", server.said)
    server.wait_for("to fix before the draft can be shown", lambda: server.page("findings/"))
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Policy" in said.text else None)
    page.goto(f"http://{server.address}/findings/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("to fix before the draft can be shown")
    assert page.locator(".ow-draft-lines mark").first.inner_text().strip() == "- id: <b>x</b>"
    assert page.locator("main b").count() == 0  # what the file holds stays text
    assert page.locator("text=Show the draft from").count() == 0  # there is none yet
    file.write_text(text, "utf-8")
    expect(heading).to_have_text("Findings", timeout=WAIT)  # nobody has loaded it anew
    assert "saved, " in server.said()
    assert " pages in " in server.said()

    file.write_text("quotes: [", "utf-8")
    expect(heading).to_contain_text("1 problem to fix", timeout=WAIT)
    page.get_by_role("link", name="Show the draft from").click()
    expect(heading).not_to_contain_text("problem")
    page.goto(f"http://{server.address}/findings/")
    expect(heading).to_have_text("Findings")
    file.unlink()
    expect(heading).to_contain_text("to fix before the draft can be shown", timeout=WAIT)
    assert refused == []
    assert "Traceback" not in server.said()


def test_what_is_missing_is_a_page_of_the_draft_and_of_no_site(
    broken: tuple[Server, Path, str], page: Page, tmp_path: Path
) -> None:
    server, file, text = broken
    file.write_text(text, "utf-8")
    server.wait_for("Draft: what is missing", lambda: server.page("findings/"))
    page.goto(f"http://{server.address}/findings/")
    page.get_by_role("link", name="Draft: what is missing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How far the study is")
    expect(page.locator("dt", has_text="Findings")).to_have_count(1)
    expect(page.get_by_role("heading", name="Before publishing")).to_be_visible()
    site = build_site(copy_of(STUDY, tmp_path / "again"))
    assert not [each for each in site.rglob("*") if "_draft" in each.name]
    assert "_draft" not in (site / "index.html").read_text("utf-8")


def test_what_the_gate_found_are_numbers(broken: tuple[Server, Path, str]) -> None:
    server, file, text = broken
    first = text.index("text: ") + len("text: ")
    file.write_text(text[:first] + "Dr Zephyrine Quux said so. " + text[first:], "utf-8")
    server.wait_for("Quux", server.said)  # on this computer it is named
    server.wait_for(" to review", lambda: server.page("_draft/"))
    status = server.page("_draft/")
    assert "word to review" in status or "words to review" in status
    assert "Quux" not in status


def test_a_file_to_take_along_is_whole_when_it_is_asked_for(tmp_path: Path) -> None:
    server = Server(tmp_path, STUDY)
    try:
        file = server.project / "site-data/quotes.yml"
        for word in ("bread", "butter"):
            server.wait_for("assets/ownwords/first.js", lambda: server.page(""))
            text = file.read_text("utf-8")
            file.write_text(text.replace("text: ", f"text: So {word}, ", 1), "utf-8")
            server.wait_for(f"So {word}, ", lambda: server.page("quotes/"))
            # pages are shown before this is made: it is waited for
            assert f"So {word}, " in server.page("study/data/quotes.csv")
    finally:
        server.stop()


def test_a_mistake_in_the_settings_is_a_sentence_and_clears(tmp_path: Path) -> None:
    study = copy_of(STUDY, tmp_path / "broken").parent
    config = study / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text + "extra_cs: [a.css]\nplugins: [searhc]\n", "utf-8")
    server = Server(tmp_path, study)
    try:
        server.wait_for("mkdocs.yml is not in order", server.said)
        server.wait_for("searhc", lambda: server.page(""))
        (server.project / "mkdocs.yml").write_text(text, "utf-8")
        server.wait_for("assets/ownwords/first.js", lambda: server.page(""))
        assert "Traceback" not in server.said()
    finally:
        server.stop()


def test_a_study_without_data_begins_and_is_met_when_it_comes(tmp_path: Path) -> None:
    study = copy_of(STUDY, tmp_path / "empty").parent
    (study / "site-data").rename(study / "later")
    server = Server(tmp_path, study)
    try:
        server.wait_for("to fix before the draft", lambda: server.page(""))
        (server.project / "later").rename(server.project / "site-data")
        server.wait_for("assets/ownwords/first.js", lambda: server.page(""))
    finally:
        server.stop()


def test_the_pages_of_a_draft_are_read_on_every_width(
    broken: tuple[Server, Path, str], browser: Browser
) -> None:
    server, file, text = broken
    server.wait_for("to fix before", lambda: server.page(""))
    for width in (360, 768, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        for address in ("", "_draft/"):
            page.goto(f"http://{server.address}/{address}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (address, width)
        page.close()
    file.write_text(text, "utf-8")
