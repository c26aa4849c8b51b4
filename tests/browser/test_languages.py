"""A Swedish site in a real browser: its languages are valid, and its search speaks Swedish."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

STUDY = Path(__file__).parent.parent / "studies" / "skolgarden"
RULES = ["html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "valid-lang"]


@pytest.fixture(scope="module")
def swedish(study_site: Callable[[str], Path], serve: Callable[[Path], str]) -> str:
    return serve(study_site("skolgarden"))


@pytest.mark.parametrize(
    "address", ["", "404.html", "quotes/swing/", "quotes/fore-oss/", "i-klassrummet/"]
)
def test_languages_are_valid(page: Page, swedish: str, address: str) -> None:
    page.goto(swedish + address)

    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": RULES}})

    assert page.evaluate("document.documentElement.lang") == "sv"
    assert found.response["violations"] == []
    assert [rule["id"] for rule in found.response["passes"]] != []


def test_the_search_speaks_swedish(page: Page, swedish: str) -> None:
    page.goto(swedish)
    page.locator("[popovertarget=ow-search]").first.click()
    page.keyboard.type("ärende")

    expect(page.locator(".ow-search__count")).to_have_text("En träff på ”ärende”")
    expect(page.locator(".ow-search__kind").first).to_have_text("Ord")
