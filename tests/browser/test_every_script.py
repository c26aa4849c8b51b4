"""Arabic and Japanese in a real browser: mirrored pages, isolated runs, search by the platform's
segmenter.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Serve = Callable[[Path], str]


@pytest.fixture(scope="module")
def arabic(study_site: Callable[[str], Path], serve: Serve) -> str:
    return serve(study_site("bayt-alsuq"))


@pytest.fixture(scope="module")
def japanese(study_site: Callable[[str], Path], serve: Serve) -> str:
    return serve(study_site("asa-no-kikai"))


PAGES = ["", "findings/", "findings/known/", "quotes/", "quotes/english/", "women/", "help/",
    "study/sample/", "study/cite/", "study/privacy/"]  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
def test_no_arabic_page_is_wider_than_the_screen_or_hard_to_use(
    page: Page, arabic: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(arabic + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        found = Axe().run(page)
        assert found.violations_count == 0, (address, found.generate_report())


def test_the_page_begins_on_the_right(page: Page, arabic: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(arabic)
    name = page.locator(".ow-name").bounding_box()
    tools = page.locator(".ow-header__tools").bounding_box()
    assert name
    assert tools
    assert name["x"] > tools["x"]
    heading = page.locator("h1").evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e);"
        " return r.getBoundingClientRect().right }"
    )
    assert heading > 1150


def test_time_runs_from_right_to_left_in_the_picture_of_the_rows(page: Page, arabic: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{arabic}study/sample/")
    found = page.locator(".ow-life:first-child .ow-strip__tick").evaluate_all(
        "all => all.map(e => [parseFloat(e.getAttribute('x1')), e.getBoundingClientRect().left])"
    )
    left = [at for _, at in sorted(found)]
    assert len({*left}) > 2
    assert left == sorted(left, reverse=True)  # what comes later stands further to the left


ORDER = """e => {
  const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (const match of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      found.push([range.getBoundingClientRect().left, match[0]]);
    }
  return found.sort((a, b) => a[0] - b[0]).map((one) => one[1]);
}"""
"""The words of an element from left to right, as they are seen."""


def test_counts_read_in_their_order(page: Page, arabic: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{arabic}quotes/")
    page.locator("[data-ow-form] input[name=words]").fill("السوق")
    said = page.locator("[data-ow-said]")
    expect(said).to_contain_text("1")
    expect(page.locator("[data-ow-results] mark").first).to_have_text("السوق")
    seen = said.evaluate(ORDER)
    # read from the right: 1, of, 5, quotes
    assert [word for word in reversed(seen) if word.isdigit()] == ["1", "5"]


def test_arabic_is_found_without_its_vowels_and_with_any_alef(page: Page, arabic: str) -> None:
    page.goto(f"{arabic}quotes/")
    page.locator("[data-ow-form] input[name=words]").fill("احيانا")
    expect(page.locator("[data-ow-results] > :visible")).to_have_count(1)
    expect(page.locator("[data-ow-results] mark").first).to_contain_text("أحيانًا")


def found_for(page: Page, words: str) -> list[str]:
    page.locator("#ow-search-words").fill(words)
    expect(page.locator("[data-ow-search-count]")).to_be_visible()
    page.wait_for_timeout(100)
    return page.locator(".ow-search__one .ow-search__link").all_inner_texts()


def test_japanese_is_found_word_by_word(page: Page, japanese: str) -> None:
    """Nobody types spaces: the browser's segmenter says where words end."""
    page.goto(japanese)
    page.locator("button[popovertarget=ow-search]").first.click()
    assert any("電話" in each for each in found_for(page, "電話"))
    assert any("膝" in each for each in found_for(page, "膝の痛い"))  # the text has 膝が痛くない
    both = found_for(page, "公園の電話")  # both words, elsewhere and in another order
    assert any("電話がかかって" in each for each in both)
    assert any("ラジオ体操" in each for each in found_for(page, "ﾗｼﾞｵ"))  # letters of half a width
    marks = page.locator(".ow-search__one mark").all_inner_texts()
    assert "ラジオ" in marks


def test_the_browser_of_quotes_finds_japanese_too(page: Page, japanese: str) -> None:
    page.goto(f"{japanese}quotes/")
    page.locator("[data-ow-form] input[name=words]").fill("公園は雨")
    expect(page.locator("[data-ow-results] > :visible")).to_have_count(1)
    marks = page.locator("[data-ow-results] > :visible mark").all_inner_texts()
    assert {"公園", "雨"} <= set(marks)
