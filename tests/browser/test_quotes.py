"""The browser of quotes as readers use it: words, filters, order, pages, the address; on a phone
and a desk, in small and large.
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote as encoded

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model.findings import Quote
from ownwords.pages import Renderer
from ownwords.pipeline.beside import files_beside
from ownwords.scripts import SOURCES
from ownwords.views import Context
from ownwords.views import quotes as lists

ROOT = Path(__file__).parent.parent.parent
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desk": {"width": 1280, "height": 900},
}
MANY = 1200


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, page: Page, site_url: str) -> Iterator[Page]:
    """The invented study's quotes, open; nothing on the page may fail unseen."""
    errors: list[str] = []
    page.set_viewport_size(SIZES[request.param])
    page.set_default_timeout(8000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}quotes/")
    if request.param == "phone":
        page.get_by_text("Filters", exact=True).click()
    yield page
    assert errors == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of quotes of an invented study with 1,200, and its data in pieces; the frame of
    the theme is left out.
    """
    sys.path.insert(0, str(ROOT / "scripts"))
    folder = tmp_path_factory.mktemp("large")
    import_module("invented").invent(40, MANY, folder / "study")
    study = load_study(folder / "study" / "site-data", folder / "study")
    context = Context(Graph(study), load_messages("en"))
    view = next(lists.quote_lists(context))
    renderer = Renderer(context.messages, {view.address: view.title}, directories=False)
    page = renderer.page(view)
    site = folder / "site"
    (site / "quotes").mkdir(parents=True)
    for asset in files_beside((view,), renderer, context):
        (site / asset.path).parent.mkdir(parents=True, exist_ok=True)
        (site / asset.path).write_text(asset.text, "utf-8")
    scripts = ("kept-list", "words", "quote-search", "quote-pieces", "quotes")
    tags = "".join(
        f'<script src="{(SOURCES / name).as_uri()}.js" defer></script>' for name in scripts
    )
    body = page.text.split("---\n", 2)[2]
    html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Quotes</title>{tags}<body><div id="ow-body">{body}</div></body></html>'
    (site / "quotes" / "index.html").write_text(html, "utf-8")
    (folder / "quotes.json").write_text(study.quotes.model_dump_json(), "utf-8")
    return site / "quotes" / "index.html"


@pytest.fixture(scope="module")
def said(large: Path) -> tuple[Quote, ...]:
    """The quotes of the large study."""
    folder = large.parent.parent.parent / "study"
    return load_study(folder / "site-data", folder).quotes.quotes


def option(page: Page, key: str, value: str) -> Locator:
    return page.locator(f'input[name="{key}"][value="{value}"]')


def count(page: Page, key: str, value: str) -> int:
    text = (
        page.locator(
            f'label:has(input[name="{key}"][value="{value}"]) [data-ow-number]'
        ).text_content()
        or ""
    )
    return int(text.replace(",", ""))


def shown(page: Page) -> list[str]:
    ids: list[str] = page.locator("[data-ow-results] [data-ow-quote]").evaluate_all(
        "all => all.map(one => one.dataset.owQuote)"
    )
    return ids


def bar(page: Page) -> Locator:
    return page.locator("[data-ow-shown]")


def test_words_are_found_whatever_their_capitals_and_marked(reader: Page) -> None:
    reader.get_by_label("Search the quotes").fill("FEELING dared")
    expect(bar(reader)).to_have_text("1 of 16 quotes")
    assert shown(reader) == ["dared-to-float"]
    marks = set(reader.locator("[data-ow-results] mark").all_text_contents())
    assert marks == {"feeling", "dared"}
    expect(reader.locator("[role=status][data-ow-said]")).to_have_text("1 of 16 quotes")
    reader.get_by_label("Search the quotes").fill("")
    expect(bar(reader)).to_have_text("16 of 16 quotes")
    expect(reader.locator("mark")).to_have_count(0)
    assert len(shown(reader)) == 16


def test_counts_stay_true_while_one_filters(reader: Page) -> None:
    option(reader, "in", "what-instructors-do").check()
    expect(bar(reader)).to_have_text("6 of 16 quotes")
    assert count(reader, "in", "instructor-as-a-person") > 0, "another finding may be added"
    told = {value: count(reader, "told", value) for value in ("helped", "hindered")}
    option(reader, "told", "helped").check()
    expect(bar(reader)).to_have_text(f"{told['helped']} of 16 quotes")
    assert count(reader, "told", "hindered") == told["hindered"], (
        "what it would leave does not depend on its own group"
    )
    reader.get_by_role("button", name="Clear all").click()
    expect(bar(reader)).to_have_text("16 of 16 quotes")
    expect(reader.get_by_label("Search the quotes")).to_be_focused()
    expect(reader.get_by_role("button", name="Clear all")).to_be_hidden()


def test_an_option_that_leaves_nothing_stays_and_rests(reader: Page) -> None:
    reader.get_by_label("Search the quotes").fill("floating zzz")
    expect(reader.get_by_text("No quotes match. Remove a word or a filter.").last).to_be_visible()
    expect(option(reader, "told", "helped")).to_be_disabled()
    assert count(reader, "told", "helped") == 0
    assert shown(reader) == []
    reader.get_by_label("Search the quotes").fill("")
    expect(option(reader, "told", "helped")).to_be_enabled()
    # the focus is never lost to an option that comes to rest
    option(reader, "in", "advice").check()
    option(reader, "told", "hindered").evaluate("one => { one.disabled = false; one.focus() }")
    reader.keyboard.press("Space")
    expect(bar(reader)).to_have_text("0 of 16 quotes")
    reader.keyboard.press("Space")
    expect(option(reader, "told", "hindered")).to_be_focused()
    expect(option(reader, "told", "hindered")).to_be_enabled()


def test_the_choice_is_in_the_address_and_the_way_back_leads_through_it(
    reader: Page, browser: Browser
) -> None:
    reader.get_by_label("Search the quotes").fill("the I")
    reader.wait_for_url("**/quotes/#words=the+I")
    option(reader, "told", "helped").check()
    reader.get_by_label("Sort by").select_option("shortest")
    assert reader.url.endswith("#words=the+I&told=helped&order=shortest")
    found = shown(reader)
    with browser.new_context() as fresh:
        other = fresh.new_page()
        other.goto(reader.url)
        expect(bar(other)).to_have_text(bar(reader).inner_text())
        assert shown(other) == found
        expect(option(other, "told", "helped")).to_be_checked()
        expect(other.get_by_label("Search the quotes")).to_have_value("the I")
    reader.go_back()
    assert reader.url.endswith("#words=the+I&told=helped")
    reader.go_back()
    expect(option(reader, "told", "helped")).not_to_be_checked()
    reader.go_back()
    expect(bar(reader)).to_have_text("16 of 16 quotes")
    reader.go_forward()
    expect(reader.get_by_label("Search the quotes")).to_have_value("the I")


def test_scribbles_in_the_address_do_no_harm(reader: Page, site_url: str) -> None:
    for scribble in (
        "told=nothing",
        "%E0%A4%A",
        "order=x&page=-4",
        "page=99",
        "in=<img src=x onerror=alert(1)>",
        "marks",
    ):
        reader.goto("about:blank")
        reader.goto(f"{site_url}quotes/#{scribble}")
        expect(bar(reader)).to_have_text("16 of 16 quotes")
    reader.goto(f"{site_url}quotes/#words={encoded('<img src=x onerror=alert(1)>')}")
    expect(bar(reader)).to_have_text("0 of 16 quotes")


def test_orders(reader: Page) -> None:
    lengths = "all => all.map(one => Number(one.dataset.owLength))"
    reader.get_by_label("Sort by").select_option("longest")
    found = reader.locator("[data-ow-results] > li").evaluate_all(lengths)
    assert found == sorted(found, reverse=True)
    reader.get_by_label("Sort by").select_option("finding")
    places = reader.locator("[data-ow-results] > li").evaluate_all(
        "all => all.map(one => parseInt(one.dataset.owPlaces))"
    )
    assert places == sorted(places)
    reader.get_by_label("Sort by").select_option("")
    assert shown(reader)[0] == "breath-first"


def test_it_is_walked_by_keyboard_alone(reader: Page) -> None:
    reader.get_by_label("Search the quotes").focus()
    reader.keyboard.type("water", delay=5)
    reader.keyboard.press("Tab")
    expect(reader.locator("summary", has_text="Filters")).to_be_focused()
    reader.keyboard.press("Tab")
    focused = reader.locator(":focus")
    assert focused.get_attribute("name") == "in"
    reader.keyboard.press("Space")
    expect(focused).to_be_checked()
    expect(focused).to_be_focused()
    assert "in=" in reader.url
    expect(reader.locator("[data-ow-chosen]")).to_have_text(" 1")


def test_a_quote_is_copied_with_its_citation(reader: Page, site_url: str) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.get_by_label("Search the quotes").fill("inkling")
    expect(bar(reader)).to_have_text("1 of 16 quotes")
    button = reader.get_by_role("button", name=re.compile("^Copy ?:"))
    button.click()
    expect(reader.locator(".ow-copy button")).to_contain_text("✓ Copied")
    expect(reader.locator("[data-ow-copying]")).to_contain_text(
        "Copied: The instructor was never in a hurry"
    )
    words, source = reader.evaluate("navigator.clipboard.readText()").split("\n\n")
    assert words == "“I never had an inkling that she would rather be at home and dry.”"
    assert source.startswith("Exempla, A., Ficta, B., & Inventa, C. (2019).")
    assert source.endswith(
        f" 1–20. Quote “never-in-a-hurry” ({site_url}quotes/never-in-a-hurry/)."
        " https://example.org/exempla2019"
    )
    reader.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )  # as where it is forbidden
    reader.locator(".ow-copy button").click()
    expect(reader.locator("[data-ow-copying]")).to_contain_text("The text is selected")
    expect(reader.locator(".ow-copy textarea")).to_have_value(re.compile("inkling"))


def test_what_is_found_can_be_put_on_ones_selection(reader: Page) -> None:
    reader.get_by_label("Search the quotes").fill("inkling")
    expect(bar(reader)).to_have_text("1 of 16 quotes")
    reader.get_by_role("button", name=re.compile("^Add to my selection")).click()
    reader.get_by_label("Search the quotes").fill("")
    expect(reader.get_by_role("link", name="My selection (1)").first).to_be_visible()
    expect(reader.locator(".ow-select--on")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(reader: Page, scheme: str) -> None:
    reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.get_by_label("Search the quotes").fill("water")
    option(reader, "told", "helped").check()
    expect(reader.locator("mark").first).to_be_visible()
    found = Axe().run(reader)
    assert found.violations_count == 0, found.generate_report()
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_all_quotes_and_lists_are_there(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}quotes/")
        expect(page.locator("figure.ow-quote")).to_have_count(16)
        expect(page.get_by_label("Search the quotes")).to_be_hidden()
        page.get_by_role("navigation", name="What the speaker describes").get_by_role(
            "link", name=re.compile("what helped")
        ).click()
        assert page.url == f"{site_url}quotes/told/helped/"


def test_by_touch_from_a_disk(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True) as context:
        page = context.new_page()
        page.goto((site / "quotes" / "index.html").as_uri())
        page.get_by_text("Filters", exact=True).tap()
        option(page, "told", "helped").tap()
        page.wait_for_url(re.compile("#told=helped$"))
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        heights = page.locator(
            ".ow-facet label:visible, .ow-browser button:visible, #quotes-words, #quotes-order"
        ).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(heights) >= 44


def expected(quotes: tuple[Quote, ...], words: list[str], **chosen: str) -> list[str]:
    """The ids of the quotes that fit, found in the plainest way; `in_` is a finding without
    sub-findings.
    """
    fits = []
    for quote in quotes:
        text = (quote.text or "").lower().replace("ä", "a").replace("ö", "o").replace("ï", "i")
        placed = [(each.category, each.bearing) for each in quote.categories]
        here = [bearing for category, bearing in placed if chosen.get("in_") in (None, category)]
        does = [bearing for bearing in here if chosen.get("does") in (None, bearing)]
        told = chosen.get("told") in (None, quote.told_as)
        language = chosen.get("language") in (None, quote.language or "en")
        case = quote.speaker.case if quote.speaker else None
        setting = {"north": "school", "south": "shop", "west": "shop"}.get(case or "")
        if (
            all(word in text for word in words)
            and does
            and told
            and language
            and chosen.get("setting") in (None, setting)
        ):
            fits.append(quote.id)
    return fits


def test_the_counts_of_a_large_study_are_those_of_its_data(
    context: BrowserContext, large: Path, said: tuple[Quote, ...]
) -> None:
    page = context.new_page()
    page.goto(f"{large.as_uri()}#words=arger+mo&language=en&cases-setting=shop&does=illustrates")
    want = expected(said, ["arger", "mo"], language="en", setting="shop", does="illustrates")
    expect(bar(page)).to_have_text(f"{len(want)} of 1,200 quotes")
    assert len(want) > 50
    assert shown(page) == want[:50]
    assert set(page.locator("mark").all_text_contents()) >= {"ärger", "mo"}
    base: dict[str, Any] = {"language": "en", "setting": "shop", "does": "illustrates"}
    for told in ("helped", "hindered", "both", "unclear"):
        assert count(page, "told", told) == len(expected(said, ["arger", "mo"], **base, told=told))
    for does in ("illustrates", "limits"):
        assert count(page, "does", does) == len(
            expected(said, ["arger", "mo"], **base | {"does": does})
        )
    for setting in ("school", "shop"):
        assert count(page, "cases-setting", setting) == len(
            expected(said, ["arger", "mo"], **base | {"setting": setting})
        )
    for leaf in ("c39", "c35"):
        assert count(page, "in", leaf) == len(expected(said, ["arger", "mo"], **base, in_=leaf))


def test_a_large_study_is_paged_and_its_pieces_come_when_they_are_asked_for(
    context: BrowserContext, large: Path
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on(
        "request",
        lambda request: (
            asked.append(request.url.rpartition("/")[2])
            if "/assets/quotes/" in request.url
            else None
        ),
    )
    page.goto(large.as_uri())
    assert asked == []
    assert shown(page) == [f"q{number}" for number in range(50)]
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Page 2 of 24")).to_be_visible()
    assert shown(page) == [f"q{number}" for number in range(50, 100)]
    assert asked == ["facets.js", "0.js"]
    expect(bar(page)).to_be_focused()
    page.get_by_label("Search the quotes").fill("bread")
    expect(page.locator("mark").first).to_be_visible()
    assert asked == ["facets.js", "0.js", "1.js"]
    page.wait_for_url("**#*words=bread*")  # the address follows when the reader pauses
    page.go_back()
    expect(page.get_by_text("Page 2 of 24")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Page 1 of 24")).to_be_visible()
    assert shown(page)[0] == "q0"


def test_cards_from_the_data_are_those_of_the_page(context: BrowserContext, large: Path) -> None:
    page = context.new_page()
    page.goto(large.as_uri())
    look = """all => all.slice(0, 20).map((one) => {
      const figure = one.firstElementChild;
      const all = [...one.querySelectorAll(":not(.ow-copy, .ow-copy *)")].filter((part) => part.tagName !== "SPAN" || part.className);
      const parts = all.map((part) => [part.tagName, part.className, part.lang, part.dir, part.getAttribute("href")].join("|"));
      return [figure.innerText.replace(/\\s+/g, " "), Object.entries(figure.dataset).sort().join(), ...parts];
    })"""
    before = page.locator("[data-ow-results] > li").evaluate_all(look)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Page 2 of 24")).to_be_visible()
    page.get_by_role("button", name="Previous").click()
    expect(page.get_by_text("Page 1 of 24")).to_be_visible()
    page.goto(f"{large.as_uri()}#words=")
    page.evaluate(
        "location.hash = 'order=study&words=&in=' + [...document.querySelectorAll('[name=in]')].map(one => one.value).join('&in=')"
    )
    expect(page.locator("[data-ow-chosen]")).to_have_text(" 40")
    expect(bar(page)).to_have_text("1,200 of 1,200 quotes")
    after = page.locator("[data-ow-results] > li").evaluate_all(look)
    assert after == before


def test_a_long_list_of_findings_is_shortened_to_what_one_looks_for(
    context: BrowserContext, large: Path
) -> None:
    page = context.new_page()
    page.goto(large.as_uri())
    items = page.locator("[data-ow-facet=in] li:not([hidden])")
    expect(items).to_have_count(40)
    page.get_by_label("Search this list").fill("NUMBER 39")
    found = items.locator("input").evaluate_all("all => all.map(one => one.value)")
    assert found == ["c0", "c10", "c39"], "with those above it"
    expect(option(page, "in", "c39")).to_be_visible()
    expect(option(page, "in", "c38")).to_be_hidden()


def test_a_piece_that_does_not_come_is_said(context: BrowserContext, large: Path) -> None:
    page = context.new_page()
    [piece] = large.parent.parent.glob("assets/quotes/*/1.js")
    away = piece.rename(piece.with_suffix(".away"))
    try:
        page.goto(large.as_uri())
        page.get_by_label("Search the quotes").fill("bread")
        expect(page.get_by_text("The quotes could not be loaded.").first).to_be_visible()
    finally:
        away.rename(piece)
    page.get_by_label("Search the quotes").fill("bread m")
    expect(page.locator("mark").first).to_be_visible()
