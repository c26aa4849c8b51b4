"""Previews of terms and works: by mouse, finger and keyboard, never by hovering, and links where
no script runs.
"""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_reading import DESK, PHONE

PASSAGES = "study/passages/"


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESK) as context:
        yield context.new_page()


def preview(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Saturation")


@pytest.fixture
def saturation(desk: Page, site_url: str) -> Page:
    desk.goto(site_url + "study/method/")
    return desk


def test_a_click_opens_it_and_a_click_elsewhere_or_on_the_words_closes_it(saturation: Page) -> None:
    link = saturation.locator("a.ow-mention", has_text="saturat")
    assert link.evaluate("(link) => getComputedStyle(link).display") == "inline"
    link.hover()
    saturation.wait_for_timeout(300)
    expect(preview(saturation)).to_be_hidden()
    link.click()
    expect(preview(saturation)).to_contain_text("add nothing new")
    expect(link).to_have_attribute("aria-expanded", "true")
    saturation.mouse.click(5, 5)
    expect(preview(saturation)).to_be_hidden()
    expect(link).to_have_attribute("aria-expanded", "false")
    link.click()
    link.click()
    expect(preview(saturation)).to_be_hidden()
    assert saturation.url.endswith("study/method/")


def test_by_keyboard_it_opens_is_read_and_gives_the_focus_back(saturation: Page) -> None:
    link = saturation.locator("a.ow-mention", has_text="saturat")
    link.focus()
    saturation.keyboard.press("Enter")
    expect(preview(saturation)).to_be_focused()
    saturation.keyboard.press("Escape")
    expect(preview(saturation)).to_be_hidden()
    expect(link).to_be_focused()
    saturation.keyboard.press("Enter")
    saturation.keyboard.press("Tab")
    expect(preview(saturation).get_by_role("link", name="In the glossary")).to_be_focused()
    saturation.keyboard.press("Tab")
    expect(preview(saturation).get_by_role("button", name="Close")).to_be_focused()
    saturation.keyboard.press("Tab")
    expect(preview(saturation)).to_be_hidden()
    assert saturation.evaluate(
        "(link) => !!(link.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)",
        link.element_handle(),
    )


def test_back_before_the_first_control_is_back_at_the_words(saturation: Page) -> None:
    link = saturation.locator("a.ow-mention", has_text="saturat")
    link.focus()
    saturation.keyboard.press("Enter")
    saturation.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    expect(preview(saturation)).to_be_hidden()


def test_its_link_leads_to_the_glossary(saturation: Page) -> None:
    saturation.locator("a.ow-mention", has_text="saturat").click()
    preview(saturation).get_by_role("link", name="In the glossary").click()
    saturation.wait_for_url("**/study/glossary/#saturation")


def test_a_short_citation_shows_the_work(desk: Page, site_url: str) -> None:
    desk.goto(site_url + PASSAGES)
    desk.get_by_role("link", name="Ripple, 1994").first.click()
    box = desk.get_by_role("dialog", name="Ripple, 1994")
    expect(box).to_contain_text("deference at the pool")
    expect(box.get_by_role("link", name="In the list of references")).to_be_visible()


def test_a_finger_opens_it_inside_the_smallest_screen(browser: Browser, site_url: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True) as context:
        page = context.new_page()
        page.goto(site_url + PASSAGES)
        for link in page.locator("a[data-ow-preview]").all()[:6]:
            link.tap()
            box = page.locator(".ow-preview").bounding_box()
            assert box is not None
            assert (
                box["x"] >= 0,
                box["x"] + box["width"] <= 320,
                box["y"] >= -1,
                box["y"] + box["height"] <= 641,
            ) == (True,) * 4
            page.locator(".ow-preview__close").tap()
            expect(page.locator(".ow-preview")).to_be_hidden()


def test_asking_for_a_new_tab_gets_one(saturation: Page) -> None:
    with saturation.context.expect_page() as opened:
        saturation.locator("a.ow-mention", has_text="saturat").click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url("**/study/glossary/#saturation")


def test_without_script_words_lead_to_the_glossary_and_the_meanings_stand_at_the_end(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(viewport=DESK, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_url + "study/method/")
        entry = page.locator("#explained-term-saturation")
        expect(entry).to_be_hidden()
        page.get_by_text("Terms and sources on this page").click()
        expect(entry).to_be_visible()
        expect(entry).to_contain_text("add nothing new")
        page.locator("a.ow-mention", has_text="saturat").click()
        page.wait_for_url("**/study/glossary/#saturation")


def test_on_paper_the_meanings_stand_at_the_end(saturation: Page) -> None:
    saturation.emulate_media(media="print")
    expect(saturation.locator("#explained-term-saturation")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_preview_open(
    browser: Browser, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(
        viewport=PHONE, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(site_url + PASSAGES)
        for kind in ("term", "work"):
            page.locator(f"a[data-ow-preview*={kind}]").first.click()
            expect(page.locator(".ow-preview")).to_be_visible()
            found = [
                (each["id"], [node["target"] for node in each["nodes"]])
                for each in Axe().run(page).response["violations"]
            ]
            assert found == []
            page.keyboard.press("Escape")
