"""The country a reader chose: kept on the device, its number near on every page, the others hidden."""

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def country(page: Page, site_url: str) -> str:
    page.goto(f"{site_url}help/")
    return (
        page.locator("[data-ow-where] [data-ow-country]").first.get_attribute("data-ow-country")
        or ""
    )


def test_a_choice_hides_the_others_and_stays(page: Page, site_url: str, country: str) -> None:
    all_ = page.locator(".ow-country").count()
    assert all_ > 1
    page.locator(f'[data-ow-where] [data-ow-country="{country}"]').click()
    expect(page.locator(".ow-country:visible")).to_have_count(1)
    expect(page.locator(f"#{country}")).to_be_visible()
    page.reload()
    expect(page.locator(".ow-country:visible")).to_have_count(1)
    assert page.evaluate("Object.values(localStorage)") == [country]
    page.get_by_role("button", name="Show all countries").click()
    expect(page.locator(".ow-country:visible")).to_have_count(all_)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_every_number_is_as_large_as_a_thumb(page: Page, country: str) -> None:
    heights = page.locator("a.ow-call:visible").evaluate_all(
        "all => all.map(one => one.offsetHeight)"
    )
    assert heights
    assert min(heights) >= 44


def test_without_a_script_all_countries_are_there(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}help/")
    assert page.locator(".ow-country:visible").count() == page.locator(".ow-country").count() > 1
    expect(page.get_by_role("button", name="Show all countries")).to_be_hidden()
    page.close()
