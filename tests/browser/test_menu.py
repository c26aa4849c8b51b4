"""A menu that a project wrote itself, with links elsewhere and sections, on a phone and at a desk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from ownwords import engine
from tests.test_settings import PLUGINS, project_with

NAV = """nav:
  - Findings: findings/index.md
  - More:
      - keys.md
      - Elsewhere: https://example.org/
  - The county’s own page, under a long name that needs two lines on a phone: https://example.org/
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a page in a section."""
    files = {"content/keys.md": "# Keys\n\nWho has the key.\n"}
    config = project_with(tmp_path_factory.mktemp("menu"), PLUGINS + NAV, files=files)
    return f"{serve(engine.build_site(config))}keys/"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_menu_of_a_project_can_be_used(
    browser: Browser, address: str, width: int, script: bool
) -> None:
    menu = ".ow-menu"
    with browser.new_context(
        viewport={"width": width, "height": 740}, java_script_enabled=script
    ) as context:
        page = context.new_page()
        page.goto(address)
        if width == 360:
            expect(page.locator(menu)).to_be_hidden()
            page.locator("[popovertarget=ow-menu]").first.click()
        for words in ("Findings", "More", "Keys", "Elsewhere"):
            expect(page.locator(f"{menu} a", has_text=words)).to_be_in_viewport(ratio=1)
        assert page.locator(f"{menu} [aria-current=page]").inner_text() == "Keys"
        page.locator(f"{menu} a", has_text="Findings").click()
        expect(page.locator("h1").first).to_be_visible()
        assert page.url.endswith("/findings/")
        expect(page.locator(f"{menu} a", has_text="Keys")).to_have_count(0)


def test_the_button_says_whether_the_menu_is_open_and_gets_the_focus_back(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address)
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    for one in page.locator(".ow-header button:visible").all():
        box = one.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, one.inner_text()


def test_axe_finds_nothing_in_an_opened_section(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 740})
    page.goto(address)
    assert Axe().run(page, context=".ow-header").response["violations"] == []
