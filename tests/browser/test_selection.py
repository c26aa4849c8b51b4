"""The reader's own selection of quotes: collected, put in order, printed, saved, taken along; on
a phone and a desk.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from tests.browser.test_sheets import words

KEY = "ow-selection.learning-to-swim"
FINDING = "findings/instructor-as-a-person/"
PAGE = "quotes/selection/"
FIRST = "nobody-laughed"
SECOND = "the-one-time"
NAME = "The same thing could be asked a hundred times"  # of the first
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desk": {"width": 1280, "height": 900},
}


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, page: Page, site_url: str) -> Iterator[Page]:
    """A finding's page, open; nothing on it may fail unseen."""
    errors: list[str] = []
    page.set_viewport_size(SIZES[request.param])
    page.set_default_timeout(5000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}{FINDING}")
    yield page
    assert errors == []


def control(page: Page, id_: str) -> Locator:
    return page.locator(f"figure[data-ow-quote={id_}] .ow-select")


def add(page: Page, *ids: str) -> None:
    for id_ in ids:
        control(page, id_).get_by_role("button", name="Add to my selection").click()


def chosen(page: Page) -> list[str]:
    ids: list[str] = page.locator("[data-ow-items] [data-ow-quote]").evaluate_all(
        "all => all.map(one => one.dataset.owQuote)"
    )
    return ids


def said(page: Page) -> Locator:
    return page.locator(".ow-selection [role=status]")


def selection(page: Page, site_url: str, *ids: str) -> Page:
    """The page of the selection with these quotes on it."""
    add(page, *ids)
    page.goto(f"{site_url}{PAGE}")
    assert chosen(page) == list(ids)
    return page


def test_quotes_of_a_finding_are_collected_and_still_there_after_a_reload(
    reader: Page, site_url: str
) -> None:
    add(reader, SECOND, FIRST)
    expect(reader.locator("#ow-body > [role=status]:not([data-ow-copying])")).to_contain_text(
        "Added to your selection: "
    )
    control(reader, FIRST).get_by_role("link", name="My selection (2)").click()
    expect(reader.locator("[data-ow-items] > li")).to_have_count(2)
    assert reader.url == f"{site_url}{PAGE}"
    assert chosen(reader) == [SECOND, FIRST]
    card = reader.locator(f"[data-ow-items] [data-ow-quote={SECOND}]")
    expect(card.locator(".ow-edit")).to_have_text("[the instructor letting go without a word]")
    expect(card.get_by_role("link", name="Who the instructor is")).to_be_visible()
    assert (
        card.get_by_role("link", name="Cite").evaluate("one => one.href")
        == f"{site_url}quotes/{SECOND}/"
    )
    reader.reload()
    assert chosen(reader) == [SECOND, FIRST]
    assert (
        reader.evaluate("JSON.stringify(localStorage)")
        == f'{{"{KEY}":"{{\\"items\\":[\\"{SECOND}\\",\\"{FIRST}\\"]}}"}}'
    )
    reader.goto(f"{site_url}quotes/")
    expect(reader.get_by_role("link", name="My selection (2)").first).to_be_visible()


def test_the_same_control_takes_a_quote_off_again(reader: Page, site_url: str) -> None:
    add(reader, FIRST)
    button = control(reader, FIRST).get_by_role("button")
    expect(button).to_have_accessible_name(re.compile(f"^Remove from my selection ?: {NAME}$"))
    expect(button).to_be_focused()
    reader.goto(f"{site_url}quotes/{FIRST}/")
    reader.get_by_role("button", name="Remove from my selection").click()
    expect(reader.get_by_role("button", name="Add to my selection")).to_be_visible()
    expect(reader.get_by_role("link", name="My selection")).to_be_hidden()
    assert reader.evaluate("localStorage.length") == 0


def test_a_way_back_shows_what_was_changed_meanwhile(reader: Page, site_url: str) -> None:
    selection(reader, site_url, FIRST)
    reader.get_by_role("button", name="Remove from my selection").click()
    reader.go_back()
    expect(control(reader, FIRST).get_by_role("button")).to_contain_text("Add to my selection")
    # a browser may bring the page back as it was left, without running its scripts
    reader.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, f'{{"items": ["{FIRST}"]}}']
    )
    reader.evaluate(
        "() => { dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})) }"
    )
    expect(control(reader, FIRST).get_by_role("button")).to_contain_text("Remove from my selection")


def test_nothing_is_sent(reader: Page, site_url: str) -> None:
    reader.wait_for_load_state("networkidle")
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    add(reader, FIRST, SECOND)
    assert asked == []
    reader.goto(f"{site_url}{PAGE}#ids={FIRST}")
    reader.wait_for_load_state("networkidle")
    assert [
        url
        for url in asked
        if FIRST in url.partition("#")[0] or not url.startswith((site_url, "data:"))
    ] == []
    assert reader.context.cookies() == []


def test_the_order_changes_by_keyboard_and_the_focus_goes_along(
    reader: Page, site_url: str
) -> None:
    selection(reader, site_url, FIRST, SECOND)
    reader.get_by_role("button", name=f"Move down: {NAME}").focus()
    reader.keyboard.press("Enter")
    assert chosen(reader) == [SECOND, FIRST]
    expect(said(reader)).to_have_text(f"Now at position 2: {NAME}")
    expect(reader.get_by_role("button", name=f"Move up: {NAME}")).to_be_focused()
    reader.reload()
    assert chosen(reader) == [SECOND, FIRST]
    reader.get_by_role("button", name=f"Remove from my selection: {NAME}").press("Enter")
    assert chosen(reader) == [SECOND]
    expect(reader.get_by_role("button", name="Remove from my selection")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", name="My selection")).to_be_focused()
    expect(reader.get_by_text("You have not added any quotes yet.")).to_be_visible()
    expect(reader.get_by_role("button", name="Print my selection")).to_be_hidden()


def test_it_is_cleared_only_when_one_says_so(reader: Page, site_url: str) -> None:
    selection(reader, site_url, FIRST)
    reader.once("dialog", lambda dialog: dialog.dismiss())
    reader.get_by_role("button", name="Clear my selection").click()
    assert chosen(reader) == [FIRST]
    reader.once("dialog", lambda dialog: dialog.accept())
    reader.get_by_role("button", name="Clear my selection").click()
    assert chosen(reader) == []
    assert reader.evaluate("localStorage.length") == 0
    expect(said(reader)).to_have_text("Your selection is empty.")


def test_it_is_saved_as_a_text_file(reader: Page, site_url: str) -> None:
    selection(reader, site_url, SECOND, "never-in-a-hurry")
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Save as a text file").click()
    assert download.value.suggested_filename == "my-selection.txt"
    paragraphs = Path(download.value.path()).read_text("utf-8").split("\n\n")
    assert paragraphs[0] == "My selection – What adult learners think helps in swimming lessons"
    assert paragraphs[2].splitlines() == [
        "2. “I never had an inkling that she would rather be at home and dry.”",
        "   Who the instructor is",
        f"   Quote “never-in-a-hurry”. {site_url}quotes/never-in-a-hurry/",
    ]
    assert paragraphs[3] == "As printed, translated from Estonian and edited for reading."
    assert paragraphs[-1].startswith("Exempla, A., Ficta, B., & Inventa, C. (2019).")


def test_a_link_takes_it_to_another_device(reader: Page, browser: Browser, site_url: str) -> None:
    selection(reader, site_url, SECOND, FIRST)
    link = reader.get_by_label("Link to this selection").input_value()
    assert link == f"{site_url}{PAGE}#ids={SECOND},{FIRST}"
    with browser.new_context() as fresh:
        page = fresh.new_page()
        page.goto(link)
        assert chosen(page) == [SECOND, FIRST]
        expect(page.get_by_text("These quotes come from a link.")).to_be_visible()
        page.get_by_role("button", name=f"Remove from my selection: {NAME}").click()
        assert page.evaluate("localStorage.length") == 0, "a link changes nothing by itself"
        page.get_by_role("button", name="Add these quotes to my selection").click()
        expect(said(page)).to_have_text("Added to your selection.")
        assert page.url == f"{site_url}{PAGE}"
        page.reload()
        assert chosen(page) == [SECOND]


def test_a_link_leaves_ones_own_selection_alone(reader: Page, site_url: str) -> None:
    selection(reader, site_url, FIRST)
    reader.goto(f"{site_url}{PAGE}#ids={SECOND}")
    assert chosen(reader) == [SECOND]
    expect(reader.get_by_role("button", name="Clear my selection")).to_be_hidden()
    reader.get_by_role("button", name="Show my own selection").click()
    assert chosen(reader) == [FIRST]
    expect(reader.get_by_role("heading", name="My selection")).to_be_focused()


def test_the_link_is_copied_or_marked(reader: Page, site_url: str) -> None:
    selection(reader, site_url, FIRST)
    reader.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )  # as where it is forbidden
    reader.get_by_role("button", name="Copy the link").click()
    expect(said(reader)).to_contain_text("The link is selected")
    assert reader.evaluate("getSelection().toString()") == f"{site_url}{PAGE}#ids={FIRST}"
    reader.reload()
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.get_by_role("button", name="Copy the link").click()
    expect(said(reader)).to_have_text("The link is copied.")
    assert reader.evaluate("navigator.clipboard.readText()") == f"{site_url}{PAGE}#ids={FIRST}"


def test_quotes_that_are_not_here_are_named_and_nothing_else_of_a_link_is_shown(
    reader: Page, site_url: str
) -> None:
    reader.goto(f"{site_url}{PAGE}#ids={FIRST}%2Cgone,{FIRST},<b>call,%E0%A4%A")
    assert chosen(reader) == [FIRST]
    expect(
        reader.get_by_text("These quotes are not on this site, or have been removed: gone")
    ).to_be_visible()
    assert "call" not in reader.locator(".ow-selection").inner_text()


def test_scribbles_in_the_storage_do_no_harm(reader: Page, site_url: str) -> None:
    for scribble in (
        "{",
        "[]",
        "7",
        "null",
        '{"items": "x"}',
        '{"items": [3, null, "nobody-laughed", "nobody-laughed"]}',
    ):
        reader.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, scribble])
        reader.goto(f"{site_url}{PAGE}")
        assert chosen(reader) == ([FIRST] if "laughed" in scribble else [])
        reader.goto(f"{site_url}{FINDING}")
        expect(control(reader, SECOND).get_by_role("button")).to_be_visible()


def test_a_quote_that_was_withdrawn_meanwhile_is_said_and_forgotten(
    reader: Page, site_url: str
) -> None:
    reader.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, f'{{"items": ["gone", "{FIRST}", "{SECOND}"]}}'],
    )
    reader.goto(f"{site_url}{PAGE}")
    expect(reader.get_by_text("or have been removed: gone")).to_be_visible()
    reader.get_by_role("button", name=f"Move down: {NAME}").click()
    assert "gone" not in reader.evaluate("key => localStorage.getItem(key)", KEY)


def test_where_nothing_can_be_kept_it_is_said(reader: Page) -> None:
    reader.evaluate("() => { Storage.prototype.setItem = () => { throw new Error() } }")
    add(reader, FIRST)
    expect(reader.locator("#ow-body > [role=status]:not([data-ow-copying])")).to_contain_text(
        "This browser cannot store your selection"
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_paper_shows_the_quotes_with_the_citation(reader: Page, site_url: str, paper: str) -> None:
    selection(reader, site_url, FIRST, SECOND)
    quotes = reader.locator("[data-ow-items] blockquote").all_inner_texts()
    pdf = PdfReader(io.BytesIO(reader.pdf(format=paper)))
    text = words("".join(page.extract_text() for page in pdf.pages))
    assert len(pdf.pages) == 1
    for shown in (
        *quotes,
        "My selection",
        "Who the instructor is",
        f"{site_url}quotes/{SECOND}/",
        "(2019)",
        "edited for reading",
    ):
        assert words(shown) in text, shown
    for hidden in (
        "Skip this quote",
        "Cite",
        "Print my selection",
        "kept on this device",
        "Link to this selection",
        "↑",
    ):
        assert words(hidden) not in text, hidden


def test_controls_are_not_printed(reader: Page) -> None:
    add(reader, FIRST)
    reader.emulate_media(media="print")
    expect(control(reader, FIRST)).to_be_hidden()
    expect(control(reader, SECOND)).to_be_hidden()


def test_from_a_disk_on_a_phone(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport=SIZES["phone"], has_touch=True) as context:
        page = context.new_page()
        page.goto((site / FINDING / "index.html").as_uri())
        add(page, FIRST, SECOND)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        sizes = page.locator(".ow-select button, .ow-select a:visible").evaluate_all(
            "all => all.map(one => one.offsetHeight)"
        )
        page.goto((site / PAGE / "index.html").as_uri())
        assert chosen(page) == [FIRST, SECOND]
        sizes += page.locator(".ow-selection :is(button, input):visible").evaluate_all(
            "all => all.map(one => one.offsetHeight)"
        )
        assert len(sizes) > 8
        assert min(sizes) >= 44
        expect(page.locator("[data-ow-paper]").first).to_have_text(
            f"Quote “{FIRST}”."
        )  # no folders of this device
        page.goto((site / PAGE / "index.html").as_uri() + f"#ids={SECOND}")
        assert chosen(page) == [SECOND]


def test_without_a_script_the_page_says_so_and_where_the_quotes_are(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{FINDING}")
        expect(page.locator(".ow-select")).to_have_count(0)
        page.goto(f"{site_url}{PAGE}")
        expect(page.get_by_text("You need JavaScript to collect quotes")).to_be_visible()
        expect(page.get_by_text("stored only on this device")).to_be_hidden()
        page.get_by_role("link", name="All quotes").click()
        assert page.url == f"{site_url}quotes/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(reader: Page, site_url: str, scheme: str) -> None:
    reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    add(reader, FIRST, SECOND)
    found = Axe().run(reader, context="#ow-body")
    assert found.violations_count == 0, found.generate_report()
    reader.goto(f"{site_url}{PAGE}#ids={FIRST},{SECOND},gone")
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(reader, context="#ow-body")
    assert found.violations_count == 0, found.generate_report()
