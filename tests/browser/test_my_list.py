"""The reader's own list, as a reader uses it: with a pointer, by keyboard alone, on a phone,
from a disk.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

FIRST = "How often, how long, and who decides when we stop?"
SECOND = "What will you do if I say no?"


@pytest.fixture
def reader(page: Page, site_url: str) -> Iterator[Page]:
    """The page of learners, open; nothing on it may fail unseen."""
    errors: list[str] = []
    page.set_default_timeout(5000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}learners/")
    page.get_by_text("My notes").first.click()
    yield page
    assert errors == []


def tick(page: Page, question: str) -> None:
    page.get_by_role("checkbox", name=question).check()


def listed(page: Page) -> list[str]:
    return page.locator("[data-ow-items] [data-ow-text]").all_inner_texts()


def said(page: Page) -> Locator:
    return page.locator("#my-list [role=status]")


def test_ticked_questions_and_notes_are_still_there_after_a_reload(reader: Page) -> None:
    tick(reader, FIRST)
    tick(reader, SECOND)
    reader.get_by_label("My notes").fill("Ask about <b>holidays</b>")
    reader.reload()
    assert listed(reader) == [FIRST, SECOND]
    assert reader.get_by_label("My notes").input_value() == "Ask about <b>holidays</b>"
    expect(reader.get_by_role("checkbox", name=SECOND)).to_be_checked()
    assert reader.evaluate("Object.keys(localStorage)") == ["ow-list.learning-to-swim.learners"]


def test_nothing_is_sent(reader: Page) -> None:
    reader.wait_for_load_state("networkidle")
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    tick(reader, FIRST)
    reader.get_by_label("My notes").fill("mine")
    reader.get_by_role("button", name=f"Remove from my list: {FIRST}").click()
    assert asked == []
    assert reader.context.cookies() == []


def test_the_order_changes_by_keyboard_and_the_focus_goes_along(reader: Page) -> None:
    box = reader.get_by_role("checkbox", name=FIRST)
    box.focus()
    reader.keyboard.press("Space")
    expect(said(reader)).to_have_text(f"On your list: {FIRST}")
    expect(box).to_be_focused()
    tick(reader, SECOND)
    reader.get_by_role("button", name=f"Move down: {FIRST}").focus()
    reader.keyboard.press("Enter")
    assert listed(reader) == [SECOND, FIRST]
    expect(said(reader)).to_have_text(f"Now at position 2: {FIRST}")
    # there is no further down, so the focus waits on the way back
    expect(reader.get_by_role("button", name=f"Move up: {FIRST}")).to_be_focused()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    assert listed(reader) == [SECOND]
    expect(reader.get_by_role("button", name=f"Remove from my list: {SECOND}")).to_be_focused()
    expect(box).not_to_be_checked()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", name="My list")).to_be_focused()


def test_it_is_cleared_only_when_one_says_so(reader: Page) -> None:
    tick(reader, FIRST)
    reader.get_by_label("My notes").fill("mine")
    reader.once("dialog", lambda dialog: dialog.dismiss())
    reader.get_by_role("button", name="Clear my list and notes").click()
    assert listed(reader) == [FIRST]
    reader.once("dialog", lambda dialog: dialog.accept())
    reader.get_by_role("button", name="Clear my list and notes").click()
    assert listed(reader) == []
    assert reader.get_by_label("My notes").input_value() == ""
    assert reader.evaluate("localStorage.length") == 0
    expect(said(reader)).to_have_text("Your list is empty.")


def test_it_is_saved_as_a_text_file(reader: Page) -> None:
    tick(reader, SECOND)
    tick(reader, FIRST)
    reader.get_by_label("My notes").fill("mine")
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Save as a text file").click()
    assert download.value.suggested_filename == "my-list.txt"
    text = Path(download.value.path()).read_text("utf-8")
    assert (
        text
        == f"My list – What eight people said about their lessons\n\n1. {SECOND}\n2. {FIRST}\n\nmine\n"
    )


def test_paper_shows_the_list_alone_with_the_notes(reader: Page) -> None:
    tick(reader, FIRST)
    reader.get_by_label("My notes").fill("one line\nand another")
    reader.emulate_media(media="print")
    expect(reader.locator("#my-list")).to_be_hidden()  # the whole page on paper is without it
    reader.evaluate("window.print = () => {}")
    reader.locator("[data-ow-print]").dispatch_event("click")  # out of sight on paper
    expect(reader.locator("#my-list")).to_be_visible()
    expect(reader.get_by_text("and another").last).to_be_visible()
    expect(reader.get_by_label("My notes")).to_be_hidden()
    expect(reader.get_by_role("heading", level=1)).to_be_hidden()
    reader.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()


def test_scribbles_in_the_storage_do_no_harm(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}learners/")
    for scribble in (
        "{",
        "[]",
        "7",
        '{"items": "x", "notes": 3}',
        '{"items": ["gone", "ask-frame", "ask-frame"]}',
    ):
        page.evaluate(
            "text => localStorage.setItem('ow-list.learning-to-swim.learners', text)",
            scribble,
        )
        page.reload()
        expect(page.get_by_role("heading", name="My list")).to_be_visible()
        assert listed(page) == ([FIRST] if "ask-frame" in scribble else [])


def test_from_a_disk_on_a_phone(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto((site / "learners" / "index.html").as_uri())
    page.get_by_role("link", name="My list of questions").tap()
    tick(page, FIRST)
    page.reload()
    assert listed(page) == [FIRST]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    sizes = page.locator("#my-list button, label.ow-tick").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert min(min(size) for size in sizes) >= 44
    page.close()


def test_without_a_script_the_page_is_whole(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}learners/")
    expect(page.locator("[data-ow-without-list]", has_text=FIRST)).to_be_visible()
    for control in ("#my-list", ".ow-tick >> nth=0", "text=My list of questions"):
        expect(page.locator(control)).to_be_hidden()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_list(reader: Page, scheme: str) -> None:
    reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tick(reader, FIRST)
    tick(reader, SECOND)
    found = Axe().run(reader, context="#ow-body")
    assert found.violations_count == 0, found.generate_report()
