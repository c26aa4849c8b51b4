"""The switch between light, dark and the device's colours: kept, shown before anything is painted, and
not there without script.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 246)", "rgb(18, 24, 26)"
KEY = "ow-scheme.learning-to-swim"


def choose(page: Page, name: str, *, phone: bool) -> None:
    if phone:
        page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("radio", name=name).check()
    if phone:
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [360, 1280])
def test_what_a_reader_chooses_holds_on_every_page(
    browser: Browser, site_url: str, width: int
) -> None:
    phone = width == 360
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="light"
    ) as context:
        page = context.new_page()
        page.goto(site_url)
        assert page.evaluate(PAPER) == LIGHT
        choose(page, "Dark", phone=phone)
        assert page.evaluate(PAPER) == DARK
        page.goto(f"{site_url}quotes/", wait_until="commit")
        page.locator("body").wait_for(state="attached")  # the policy lets nobody ask again by eval
        assert page.evaluate(PAPER) == DARK
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        page.emulate_media(media="screen", color_scheme="dark")
        choose(page, "Light", phone=phone)
        assert page.evaluate(PAPER) == LIGHT
        assert page.evaluate(f"localStorage.getItem('{KEY}')") == "light"
        choose(page, "As your device", phone=phone)
        assert page.evaluate(PAPER) == DARK
        assert page.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_without_script_there_is_no_switch(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site_url)
        expect(page.locator(".ow-colours")).to_be_hidden()
        assert page.evaluate(PAPER) == DARK
