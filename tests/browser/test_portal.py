"""A portal of several studies in the browser: its search, by keyboard, from a disk, without script."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ownwords.engine import build_site
from ownwords.portal import join
from tests.browser.axe import violations
from tests.conftest import STUDIES
from tests.test_engine import copy_of
from tests.test_portal import FACTS, HOSTILE, INDEX, taken

LIBRARY = """\
title: Invented studies
language: en
made_by: The makers of this test
studies:
  - id: swimming
    site: swimming
    address: https://example.org/swimming/
  - id: garden
    site: garden
  - id: hostile
    site: hostile
links:
  - findings: [swimming/attentive-patience, garden/tilltrade]
    why: Both speak of being let in.
    by: Ada Example
"""
PAGES = ("index.html", "words.html", "links.html")


@pytest.fixture(scope="module")
def portal(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of two studies and of one that is up to no good."""
    folder = tmp_path_factory.mktemp("portal")
    build_site(copy_of(STUDIES / "skolgarden", folder / "project"), folder / "garden")
    taken(site, folder / "swimming")
    taken(site, folder / "hostile")
    facts = folder / "hostile" / FACTS
    data = json.loads(facts.read_text("utf-8"))
    data["study"] |= {"name": HOSTILE, "question": HOSTILE, "caveat": HOSTILE}
    facts.write_text(json.dumps(data), "utf-8")
    index = folder / "hostile" / INDEX
    rows = json.loads(index.read_text("utf-8")[8:-3])
    rows.append([0, "quotes/x/", HOSTILE, HOSTILE, f"zzyzx {HOSTILE}", "", ""])
    index.write_text(f"owIndex({json.dumps(rows)});\n", "utf-8")
    (folder / "library.yml").write_text(LIBRARY, "utf-8")
    return join(folder / "library.yml")


@pytest.fixture(scope="module")
def address(portal: Path, serve: Callable[[Path], str]) -> str:
    """Where the portal is served, with the sites beside it."""
    return f"{serve(portal.parent)}site/"


@pytest.fixture
def reader(page: Page) -> Iterator[Page]:
    """A page on which nothing may fail unseen, no dialog open, and no other host be asked."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.on("request", lambda asked: errors.extend(_elsewhere(asked.url)))
    yield page
    assert errors == []


def _elsewhere(url: str) -> list[str]:
    return [] if url.startswith(("file:", "http://127.0.0.1:", "data:")) else [url]


def searched(page: Page) -> None:
    page.get_by_role("main").get_by_role("button", name="Search all studies").click()


def test_axe_finds_nothing_in_any_look(browser: Browser, address: str) -> None:
    assert list(violations(browser, [address + page for page in PAGES])) == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_page_fits(reader: Page, address: str, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    for page in PAGES:
        reader.goto(address + page)
        assert reader.evaluate("document.documentElement.scrollWidth") <= width
    reader.get_by_role("button", name="Search", exact=True).first.click()
    reader.keyboard.type("a")
    expect(reader.locator(".ow-search__one").first).to_be_visible()
    assert reader.evaluate("document.querySelector('#ow-search').scrollWidth") <= width


def test_nothing_of_the_search_is_loaded_before_somebody_searches(
    reader: Page, address: str
) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    reader.goto(address)
    assert not [one for one in asked if "search" in one]
    searched(reader)
    reader.keyboard.type("floating works")
    first = reader.locator(".ow-search__one").first
    expect(first).to_contain_text("Quote")
    expect(first).to_contain_text("What adult learners think helps in swimming lessons")
    link = first.get_by_role("link")
    assert (link.get_attribute("href") or "").startswith("https://example.org/swimming/quotes/")
    assert len([one for one in asked if one.startswith("assets/search/")]) == 1  # one language


def test_results_are_quotes_findings_terms_and_pages_in_the_chosen_language(
    reader: Page, address: str
) -> None:
    reader.goto(address)
    searched(reader)
    reader.keyboard.type("tillträde")
    expect(reader.locator(".ow-search__count")).to_contain_text("Nothing was found")
    reader.get_by_label("Swedish").check()
    found = reader.locator(".ow-search__one")
    expect(found.first).to_have_attribute("lang", "sv")
    kinds = set(reader.locator(".ow-search__kind").all_inner_texts())
    assert {"Finding", "Term", "Page"} <= {kind.strip() for kind in kinds}
    study = found.first.locator(".ow-search__study")
    expect(study).to_have_text("En plats på skolgården")
    reader.get_by_label("All languages").check()
    reader.get_by_role("textbox").fill("saturation")
    expect(found.first).to_contain_text("Saturation")
    reader.get_by_role("textbox").fill("tillträde")
    reader.locator(".ow-search__one", has_text="Finding").first.get_by_role("link").click()
    expect(reader).to_have_url(f"{address.removesuffix('site/')}garden/findings/tilltrade/")


def test_words_are_found_by_their_beginning_as_on_a_studys_own_site(
    reader: Page, address: str
) -> None:
    reader.goto(address)
    searched(reader)
    count = reader.locator(".ow-search__count")
    reader.keyboard.type("aturation")
    expect(count).to_contain_text("No word begins with “aturation”")
    marks = reader.locator(".ow-search__one mark")
    expect(marks.first).to_have_text("aturation")
    reader.get_by_role("textbox").fill("water aturation")
    expect(count).to_contain_text("These have some of them")
    assert {mark.lower() for mark in marks.all_inner_texts()} == {"water"}


def test_it_works_by_keyboard(reader: Page, address: str) -> None:
    reader.goto(address)
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Skip to content")).to_be_focused()
    reader.get_by_role("main").get_by_role("button", name="Search all studies").focus()
    reader.keyboard.press("Enter")
    reader.keyboard.type("saturation")
    expect(reader.locator(".ow-search__one").first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    expect(reader.locator(".ow-search__one a").first).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator("#ow-search")).to_be_hidden()
    expect(
        reader.get_by_role("main").get_by_role("button", name="Search all studies")
    ).to_be_focused()


def test_hostile_words_are_shown_as_words(reader: Page, address: str) -> None:
    reader.goto(address)
    searched(reader)
    reader.keyboard.type("zzyzx")
    one = reader.locator(".ow-search__one")
    expect(one).to_contain_text("<script>alert(1)</script>")
    assert one.locator("img, script").count() == 0
    for page in PAGES:
        reader.goto(address + page)
        assert reader.locator("main :is(img, script)").count() == 0


def test_it_works_from_a_disk(reader: Page, portal: Path) -> None:
    reader.goto((portal / "index.html").as_uri())
    searched(reader)
    reader.keyboard.type("saturation")
    expect(reader.locator(".ow-search__one").first).to_contain_text("Saturation")
    reader.keyboard.press("Escape")
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.get_by_role("link", name="Words that several studies explain").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Words that several studies explain"
    )


def test_without_script_the_list_is_there_and_the_search_says_where_to_look(
    browser: Browser, portal: Path
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((portal / "index.html").as_uri())
        assert page.locator(".ow-studies__one").count() == 3
        searched(page)
        without = page.locator("#ow-search")
        expect(without).to_contain_text("The search needs JavaScript.")
        expect(without.get_by_role("link", name="Studies", exact=True)).to_be_visible()
        expect(page.get_by_role("textbox")).to_be_hidden()


def test_a_piece_that_does_not_come_is_asked_for_again(page: Page, address: str) -> None:
    page.route("**/assets/search/en-*.js", lambda route: route.abort())
    page.goto(address)
    searched(page)
    page.keyboard.type("saturation")
    expect(page.locator(".ow-search__count")).to_have_text(
        "The search could not be loaded. Type again to try once more."
    )
    page.unroute("**/assets/search/en-*.js")
    page.keyboard.type(" ")
    expect(page.locator(".ow-search__one").first).to_contain_text("Saturation")
