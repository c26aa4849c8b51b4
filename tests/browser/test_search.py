"""The search of the site: results say what they are, terms are found one by one, and the words
go on to the quotes.
"""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_quotes import SIZES


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, page: Page, site_url: str) -> Iterator[Page]:
    """A page with its search open; nothing on it may fail unseen."""
    errors: list[str] = []
    page.set_viewport_size(SIZES[request.param])
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}study/")
    if request.param == "phone":
        page.locator("label.ow-header__button[for=__search]").click()
    page.locator(".md-search__input").click()
    yield page
    assert errors == []


def result(page: Page, kind: str) -> Locator:
    return page.locator(
        ".md-search-result__link", has=page.locator(".ow-search__kind", has_text=kind)
    )


def test_results_say_what_they_are(reader: Page) -> None:
    reader.keyboard.type("floating works")
    expect(result(reader, "Quote").first).to_contain_text(
        "Knowing how floating works took the fear away"
    )
    expect(result(reader, "Quote").first).not_to_contain_text("Quote: ")
    found = Axe().run(reader, context=".md-search")
    assert found.violations_count == 0, found.generate_report()
    reader.locator(".md-search__input").fill("")
    reader.keyboard.type("sculling")
    expect(result(reader, "Term").first).to_contain_text("How closely turned hands keep a swimmer")
    result(reader, "Term").first.click()
    assert reader.url.endswith("study/glossary/#sculling")


def test_findings_and_pages_say_so_too(reader: Page) -> None:
    reader.keyboard.type("keeping hours")
    expect(result(reader, "Finding").first).to_contain_text("Keeping to the hours")
    reader.locator(".md-search__input").fill("")
    reader.keyboard.type("grounded theory")
    expect(result(reader, "Page").first).to_be_visible()


def test_the_words_are_carried_to_the_quotes_by_keyboard(reader: Page, site_url: str) -> None:
    link = reader.locator(".ow-search__link")
    expect(link).to_be_hidden()
    reader.keyboard.type("float & fear")
    expect(link).to_have_text("Search the quotes for “float & fear”")
    reader.keyboard.press("Backspace")
    expect(reader.locator(".md-search-result__link").first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{site_url}quotes/#words=float+%26+fea")
    expect(reader.get_by_label("Words in the quotes")).to_have_value("float & fea")


def test_enter_takes_the_best_result_and_nothing_where_nothing_is_typed(
    reader: Page, site_url: str
) -> None:
    reader.keyboard.press("Enter")
    assert reader.url == f"{site_url}study/"
    reader.keyboard.type("inkling")
    best = reader.locator(".md-search-result__link").first
    expect(best).to_have_attribute(
        "href", re.compile("/quotes/never-in-a-hurry/")
    )  # results follow each letter
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{site_url}quotes/never-in-a-hurry/**")
