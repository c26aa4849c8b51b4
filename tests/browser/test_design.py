"""What the design promises on every kind of page: one left edge, targets for a finger, nothing under
what sticks.
"""

from playwright.sync_api import Browser, expect

LEFT = """() => {
    const left = (one) => Math.round(one.getBoundingClientRect().left);
    return [left(document.querySelector(".ow-name")), left(document.querySelector("#ow-body h1"))];
}"""
SMALL = """() => [...document.querySelectorAll(
    ".ow-header :is(a, button, label), .ow-acts :is(a, button), .ow-footer a")]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 44 || box.width < 24))
    .map(([words, box]) => `${words} ${box.width}x${box.height}`)"""


def test_every_page_begins_on_the_edge_of_the_masthead(
    browser: Browser, site_url: str, one_of_each: list[str]
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    edges = {}
    for address in one_of_each:
        page.goto(site_url + address)
        edges[address] = page.evaluate(LEFT)
    assert {address: both for address, both in edges.items() if both[0] != both[1]} == {}


def test_targets_of_frame_and_quotes_are_wide_enough_for_a_finger(
    browser: Browser, site_url: str, one_of_each: list[str]
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    small = {}
    for address in one_of_each:
        page.goto(site_url + address)
        small[address] = page.evaluate(SMALL)
    assert {address: found for address, found in small.items() if found} == {}


def test_copying_says_so_and_moves_nothing(browser: Browser, site_url: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{site_url}findings/pushing/")
        page.evaluate("scrollTo(0, 200)")
        button = page.locator(".ow-acts button").first
        button.focus()
        before = page.evaluate("[scrollY, document.body.scrollHeight]")
        button.press("Enter")
        expect(button).to_contain_text("✓ Copied")
        expect(button).to_be_focused()
        assert page.evaluate("[scrollY, document.body.scrollHeight]") == before
        expect(button).to_contain_text("Copy", timeout=6000)
        expect(button).not_to_contain_text("Copied", timeout=6000)


def test_on_a_phone_the_first_door_is_within_the_first_screen(
    browser: Browser, site_url: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(site_url)
    first = page.locator(".ow-doors a").first.get_attribute("href")
    box = page.locator(f".ow-hero a[href='{first}']").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 740


def test_filters_stand_close_to_the_quotes(browser: Browser, site_url: str) -> None:
    """On a wide window no empty column lies between a text and what chooses it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site_url}quotes/")
    text = page.locator(".ow-browser .ow-quote blockquote").first.bounding_box()
    filters = page.locator(".ow-browser__filters").bounding_box()
    assert text
    assert filters
    assert 16 <= filters["x"] - text["x"] - text["width"] <= 120
