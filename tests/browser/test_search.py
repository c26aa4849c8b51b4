"""The search of the site: one index, loaded when somebody searches; results say what they are."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from ownwords.engine import build_site
from tests.browser.test_quotes import SIZES
from tests.test_engine import STUDY, copy_of


def opened(page: Page) -> Page:
    page.get_by_role("button", name="Search", exact=True).first.click()
    return page


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, page: Page, site_url: str) -> Iterator[Page]:
    """A page with its search open; nothing on it may fail unseen."""
    errors: list[str] = []
    page.set_viewport_size(SIZES[request.param])
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}study/")
    yield opened(page)
    assert errors == []


def field(page: Page) -> Locator:
    return page.get_by_label("Search this site")


def result(page: Page, kind: str) -> Locator:
    return page.locator(".ow-search__one", has=page.locator(".ow-search__kind", has_text=kind))


def test_results_say_what_they_are_in_one_sentence_with_the_words_marked(reader: Page) -> None:
    reader.keyboard.type("floating works")
    quote = result(reader, "Quote").first
    expect(quote).to_contain_text("Knowing how floating works took the fear away")  # its gist
    found = Axe().run(reader, context=".ow-search")
    assert found.violations_count == 0, found.generate_report()
    field(reader).fill("sculling")
    term = result(reader, "Term").first
    expect(term).to_contain_text("How closely turned hands keep a swimmer")
    expect(term.locator("mark").first).to_have_text("Sculling")
    expect(reader.locator(".ow-search__count")).to_contain_text("“sculling”")
    term.locator("a").click()
    assert reader.url.endswith("study/glossary/#sculling")


def test_whoever_seems_to_look_for_help_is_shown_the_way_to_it_before_all_results(
    reader: Page,
) -> None:
    near = reader.locator("[data-ow-search-help] p")
    for words in ("swim", "insuicidal", "overcross"):
        field(reader).fill(words)
        expect(near).to_be_hidden()
    for words in ("Suicidal thoughts", "I want  to die", "self-harm"):
        field(reader).fill(words)
        expect(near).to_be_visible()
        link, count = near.locator("a").last, reader.locator(".ow-search__count")
        expect(count).to_contain_text(words.split()[0])
        above, below = link.bounding_box(), count.bounding_box()
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"]
        assert above["height"] >= 44
    assert Axe().run(reader, context=".ow-search").violations_count == 0
    link.click()
    assert reader.url.endswith("/help/")


def test_findings_and_pages_say_so_too(reader: Page) -> None:
    reader.keyboard.type("keeping hours")
    expect(result(reader, "Finding").first).to_contain_text("Keeping to the hours")
    field(reader).fill("grounded theory")
    expect(result(reader, "Page").first).to_be_visible()


def test_one_kind_can_be_shown_alone(reader: Page) -> None:
    reader.keyboard.type("water")
    quotes = reader.get_by_role("button", name=re.compile(r"^Quotes \d+$"))
    number = int(quotes.inner_text().split()[1])
    quotes.focus()
    reader.keyboard.press("Enter")
    expect(quotes).to_have_attribute("aria-pressed", "true")
    expect(quotes).to_be_focused()
    kinds = reader.locator(".ow-search__kind")
    expect(kinds).to_have_text(["Quote"] * min(number, 20))


def test_the_words_are_carried_to_the_quotes_by_keyboard(reader: Page, site_url: str) -> None:
    link = reader.locator(".ow-search__carry")
    expect(link).to_be_hidden()
    reader.keyboard.type("float & fear")
    expect(link).to_have_text("Search the quotes for “float & fear”")
    reader.keyboard.press("Backspace")
    field(reader).fill("float fear")
    expect(result(reader, "Quote").first).to_be_visible()
    for _ in range(30):
        reader.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{site_url}quotes/#words=float+fear")
    expect(reader.get_by_label("Search the quotes")).to_have_value("float fear")


def test_words_side_by_side_come_before_scattered_ones(reader: Page) -> None:
    field(reader).fill("think about")
    best = reader.locator(".ow-search__link").first
    expect(best).to_have_attribute("href", re.compile("/quotes/breath-first/"))


def test_where_nothing_has_all_words_those_with_most_come_first(reader: Page) -> None:
    field(reader).fill("inkling zyzzyva hurry")
    expect(reader.locator("[data-ow-search-count]")).to_contain_text(
        "Nothing has all of these words: “inkling zyzzyva hurry”. These have some of them:"
    )
    best = reader.locator(".ow-search__link").first
    expect(best).to_have_attribute("href", re.compile("/quotes/never-in-a-hurry/"))


def test_enter_takes_the_best_result_and_nothing_where_nothing_is_typed(
    reader: Page, site_url: str
) -> None:
    reader.keyboard.press("Enter")
    assert reader.url == f"{site_url}study/"
    reader.keyboard.type("inkling")
    best = reader.locator(".ow-search__link").first
    expect(best).to_have_attribute("href", re.compile("/quotes/never-in-a-hurry/"))
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{site_url}quotes/never-in-a-hurry/")


def test_esc_closes_and_the_button_has_the_focus(reader: Page) -> None:
    button = reader.get_by_role("button", name="Search", exact=True).first
    expect(field(reader)).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    reader.keyboard.type("water")
    reader.keyboard.press("Escape")
    expect(field(reader)).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_result_on_the_same_page_is_shown(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}study/glossary/")
    opened(page)
    page.keyboard.type("sculling")
    expect(result(page, "Term").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_hidden()
    assert page.url.endswith("#sculling")
    expect(page.locator("#sculling")).to_be_in_viewport()


def test_nothing_of_it_is_loaded_before_somebody_searches(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    page.goto(site_url)
    page.wait_for_timeout(300)
    assert not [address for address in asked if "search" in address]
    opened(page)
    expect(field(page)).to_be_focused()
    page.keyboard.type("water")
    expect(page.locator(".ow-search__one").first).to_be_visible()
    assert [address for address in asked if "search" in address] == [
        "assets/ownwords/search.js",
        "assets/search/en.js",
    ]


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(
    page: Page, site_url: str
) -> None:
    page.route("**/assets/search/en.js", lambda route: route.abort())
    page.goto(site_url)
    opened(page)
    page.keyboard.type("wat")
    expect(page.locator(".ow-search__count")).to_contain_text("could not be loaded")
    page.unroute("**/assets/search/en.js")
    page.keyboard.type("er")
    expect(page.locator(".ow-search__one").first).to_be_visible()


def test_words_typed_while_a_request_fails_are_looked_for(page: Page, site_url: str) -> None:
    asked: list[Route] = []

    def first_held(route: Route) -> None:
        asked.append(route)
        if len(asked) > 1:
            route.continue_()

    page.route("**/assets/search/en.js", first_held)
    page.goto(site_url)
    with page.expect_request("**/assets/search/en.js"):
        opened(page)
    page.keyboard.type("water")
    asked[0].abort()
    expect(page.locator(".ow-search__one").first).to_be_visible()


def test_without_script_it_says_where_to_look(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_url)
        opened(page)
        expect(field(page)).to_be_hidden()
        page.locator(".ow-search").get_by_role("link", name="Glossary").click()
        assert page.url == f"{site_url}study/glossary/"


HARD = """\
  - id: punct
    text: Grandiosely we sang, [mumblingly] and (whisperingly) said “flabbergasted” and then quizzically/jokingly.
    gist: It’s a gist of its own, naïvely put
    categories: [{first}]
  - id: dots
    text: A beginning. Then ... it went (....) on unmistakably so. An end.
    gist: Dots
    categories: [{first}]
  - id: compound
    text: With them I practised unparalleledskilfulness and kindheartednesses.
    gist: A compound
    categories: [{first}]
  - id: kanji
    text: 水泳教室では先生が待ってくれた。安心した。
    language: ja
    gist: Waiting
    categories: [{first}]
"""
WRITTEN = """\
# Our own page

!!! note "Attention please"
    Inside an *admonition* stands whatchamacallit.

=== "First tab"

    Within a tab stands thingamajig.

| Left | Right |
|------|-------|
| cellfirst | cellsecond |

A note[^1].

[^1]: Footnoted doohickey.
"""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    config = copy_of(STUDY, tmp_path_factory.mktemp("hard") / "study")
    quotes = config.parent / "site-data" / "quotes.yml"
    text = quotes.read_text("utf-8")
    [first] = re.findall(r"categories: \[(\S+?)[,\]]", text)[:1]
    quotes.write_text(f"{text.rstrip()}\n{HARD.format(first=first)}", "utf-8")
    (config.parent / "content").mkdir(exist_ok=True)
    (config.parent / "content" / "own.md").write_text(WRITTEN, "utf-8")
    return serve(build_site(config))


@pytest.mark.parametrize(
    ("typed", "kind", "marked"),
    [
        ("grandiosely", "Quote", "Grandiosely"),
        ("mumblingly", "Quote", "mumblingly"),
        ("whisperingly", "Quote", "whisperingly"),
        ("flabbergasted", "Quote", "flabbergasted"),
        ("jokingly", "Quote", "jokingly"),
        ("it's gist", "Gist", "It’s"),
        ("naively", "Gist", "naïvely"),
        ("先生", "Quote", "先生"),
        ("thingamajig", "Page", "thingamajig"),
        ("whatchamacallit", "Page", "whatchamacallit"),
        ("cellsecond", "Page", "cellsecond"),
        ("doohickey.", "Page", "doohickey"),
    ],
)
def test_every_word_is_found_wherever_it_stands(
    page: Page, hard: str, typed: str, kind: str, marked: str
) -> None:
    page.goto(hard)
    opened(page)
    page.keyboard.insert_text(typed)
    first = page.locator(".ow-search__one").first
    expect(first.locator(".ow-search__kind")).to_have_text("Page" if kind == "Page" else "Quote")
    expect(first.locator("mark").first).to_have_text(marked)
    if kind == "Quote":  # the browser of quotes, which has no gists, finds its words alike
        page.goto(f"{hard}quotes/#words={typed}")
        expect(page.locator("[data-ow-results] figure:visible")).to_have_count(1)


def test_what_is_left_out_of_a_quote_is_seen(page: Page, hard: str) -> None:
    page.goto(hard)
    opened(page)
    page.keyboard.type("unmistakably")
    expect(page.locator(".ow-search__link").first).to_have_text(
        "“… Then ... it went (....) on unmistakably so. …”"
    )


@pytest.mark.parametrize(
    ("typed", "search", "quotes", "marked"),
    [
        ("unparalleled", "One result", "", "unparalleled"),
        ("skilfulness", "No word begins with “skilfulness”", "inside a word", "skilfulness"),
        ("skilfulness mumblingly", "some of them", "No quotes match", ""),
    ],
)
def test_what_is_typed_begins_a_word_in_both_searches(
    page: Page, hard: str, typed: str, search: str, quotes: str, marked: str
) -> None:
    """Inside words is looked only where nothing that was typed begins one, and both say so."""
    page.goto(hard)
    opened(page)
    page.keyboard.type(typed)
    expect(page.locator("[data-ow-search-count]")).to_contain_text(search)
    first = page.locator(".ow-search__one").first
    expect(first.locator("mark").first).to_have_text(marked or "mumblingly")
    page.goto(f"{hard}quotes/#words={typed}")
    shown = page.locator("[data-ow-results] figure:visible")
    expect(shown).to_have_count(1 if marked else 0)
    notice = page.locator("[data-ow-notice]")
    if quotes:
        expect(notice).to_contain_text(quotes)
    else:
        expect(notice).to_be_hidden()
    if marked:
        expect(shown.locator("mark")).to_have_text([marked])


def test_a_phrase_is_named_in_one_pair_of_quotation_marks(page: Page, hard: str) -> None:
    page.goto(hard)
    opened(page)
    page.keyboard.insert_text("“went it zyzzyva”")
    expect(page.locator("[data-ow-search-count]")).to_contain_text(" for “went it zyzzyva”. ")
