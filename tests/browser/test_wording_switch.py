"""Choosing the wording of the findings: by mouse, finger and keyboard, remembered, in two tabs,
and without script.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_reading import DESK, PHONE

FINDING = "findings/keeping-to-hours/"


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESK) as context:
        yield context.new_page()


def wording(page: Page, name: str) -> Locator:
    return page.locator(f"#ow-body .ow-main > .ow-wordings [data-wording={name}]")


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name)


def test_plain_words_stand_there_until_the_reader_chooses_and_the_choice_holds_everywhere(
    desk: Page, site_url: str
) -> None:
    desk.goto(site_url + FINDING)
    expect(choice(desk, "Plain words")).to_be_checked()
    expect(wording(desk, "plain")).to_be_visible()
    expect(wording(desk, "professional")).to_be_hidden()
    choice(desk, "Professional terms").click()
    expect(wording(desk, "professional")).to_be_visible()
    expect(wording(desk, "plain")).to_be_hidden()
    desk.goto(site_url + "process/")
    expect(choice(desk, "Professional terms")).to_be_checked()
    assert desk.locator("#ow-body [data-wording=plain]:visible").count() == 0
    assert desk.evaluate("Object.keys(localStorage)") == ["ow-wording.learning-to-swim"]


def test_the_wording_is_known_before_there_is_anything_to_paint(desk: Page, site_url: str) -> None:
    desk.goto(site_url + FINDING)
    choice(desk, "Professional terms").check()
    desk.add_init_script("""new MutationObserver((_, watch) => {
        if (!document.body) return;
        window.atFirst = document.documentElement.dataset.owWording;
        watch.disconnect();
    }).observe(document, {childList: true, subtree: true})""")
    desk.reload()
    assert desk.evaluate("window.atFirst") == "professional"


def test_arrow_keys_choose(desk: Page, site_url: str) -> None:
    desk.goto(site_url + FINDING)
    for _ in range(4):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.type") == "radio":
            break
    desk.keyboard.press("ArrowRight")
    expect(choice(desk, "Professional terms")).to_be_focused()
    expect(wording(desk, "professional")).to_be_visible()


def test_a_finger_finds_it_below_the_masthead(browser: Browser, site_url: str) -> None:
    with browser.new_context(viewport=PHONE, has_touch=True) as context:
        page = context.new_page()
        page.goto(site_url + FINDING)
        target = page.locator(".ow-wording-line label", has_text="Professional terms")
        assert (target.bounding_box() or {"height": 0})["height"] >= 44
        target.tap()
        expect(wording(page, "professional")).to_be_visible()


def test_another_tab_follows(desk: Page, site_url: str) -> None:
    desk.goto(site_url + FINDING)
    other = desk.context.new_page()
    other.goto(site_url)
    choice(other, "Professional terms").check()
    expect(choice(desk, "Professional terms")).to_be_checked()
    expect(wording(desk, "professional")).to_be_visible()


def test_a_browser_that_keeps_nothing_shows_what_is_chosen(desk: Page, site_url: str) -> None:
    desk.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})"
    )
    desk.goto(site_url + FINDING)
    choice(desk, "Professional terms").check()
    expect(wording(desk, "professional")).to_be_visible()


def test_without_script_both_wordings_are_there_and_no_switch(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(viewport=DESK, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_url + FINDING)
        expect(wording(page, "plain")).to_be_visible()
        expect(wording(page, "professional")).to_be_visible()
        assert page.locator("[data-ow-wording-switch]:visible").count() == 0


def test_on_paper_stands_what_was_chosen_without_the_switch(desk: Page, site_url: str) -> None:
    desk.goto(site_url + FINDING)
    desk.emulate_media(media="print")
    expect(wording(desk, "plain")).to_be_visible()
    expect(wording(desk, "professional")).to_be_hidden()
    assert desk.locator("[data-ow-wording-switch]:visible").count() == 0
