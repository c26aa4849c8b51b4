"""Sheets as they are read on a phone and printed: nothing cut, as many pages as promised."""

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdf import PdfReader

SHEETS = {  # the most pages each may take, and how its last part ends
    "learners/sheet/": (2, "all other words are ours."),
    "instructors/something-went-wrong/": (1, "all other words are ours."),
    "instructors/discussion-guide/": (3, "all other words are ours."),
    "instructors/one-page/": (1, "all other words are ours."),
}


def words(text: str) -> str:
    """Text as it can be compared: without breaks and case; a PDF's serif gives its apostrophe as
    a modifier letter.
    """
    return "".join(text.replace("\u02bc", "’").split()).casefold()


def printed(page: Page, paper: str) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=paper)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", SHEETS)
def test_a_sheet_on_paper_is_whole_and_as_long_as_promised(
    page: Page, site_url: str, address: str, paper: str
) -> None:
    page.goto(site_url + address)
    page.locator(".ow-quote__foot, .ow-skip-quote, .ow-hidden").evaluate_all(
        "all => all.forEach(one => one.remove())"
    )  # screens' own
    parts = page.locator(".ow-sheet__part").all_inner_texts()
    pdf = printed(page, paper)
    most, end = SHEETS[address]
    assert len(pdf.pages) <= most
    text = words("".join(sheet.extract_text() for sheet in pdf.pages))
    assert words(end) in text
    assert words("Exempla, Ada; Ficta, Bo; Inventa, Cara (2019)") in text
    assert words("What adult learners think helps in swimming lessons") in text
    lines = [line for part in parts for line in part.splitlines()]
    assert [line for line in lines if words(line) not in text] == []
    for shown_on_screens in ("Need help now?", "Skip to content", "How we protect"):
        assert words(shown_on_screens) not in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", ["learners/", "findings/pushing/"])
def test_folded_detail_and_the_end_of_long_pages_reach_the_paper(
    page: Page, site_url: str, address: str, paper: str
) -> None:
    page.goto(site_url + address)
    text = words("".join(sheet.extract_text() for sheet in printed(page, paper).pages))
    folded = page.locator("details.ow-details").evaluate_all(
        "all => all.map(one => one.textContent)"
    )
    links = page.locator(".ow-trail a, details.ow-details a").evaluate_all(
        "all => all.map(one => one.textContent)"
    )
    assert folded or links
    assert [link for link in links if words(link) not in text] == []


def test_the_sheet_for_a_hurry_fits_two_screens_of_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}instructors/something-went-wrong/")
    bottom = page.locator(".ow-sheet").evaluate(
        "one => one.getBoundingClientRect().bottom + scrollY"
    )
    assert bottom <= 2 * 740
    points = page.locator(".ow-sheet__part").first.evaluate(
        "one => one.getBoundingClientRect().bottom + scrollY"
    )
    assert points <= 740, "the points have to be on the first screen"


def test_its_link_is_on_the_first_screen_of_the_audiences_page(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}instructors/")
    box = page.get_by_role("link", name="Something went wrong?").bounding_box()
    assert box
    assert box["y"] + box["height"] < 740 / 2
    assert box["height"] >= 44


def test_the_way_past_a_quote_takes_the_focus_along(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}instructors/something-went-wrong/")
    page.get_by_role("link", name="Skip this quote").first.press("Enter")
    assert page.evaluate("document.activeElement.id") == "after-i-let-it-go"
    page.keyboard.press("Tab")
    assert (
        page.evaluate("document.activeElement.textContent") == "Skip this quote"
    )  # of the next one


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [*SHEETS, "instructors/"])
def test_axe_finds_nothing(
    page: Page, site_url: str, address: str, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site_url + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, context="#ow-body")
    assert found.violations_count == 0, found.generate_report()


def test_every_link_of_a_sheet_leads_somewhere(page: Page, site: Path, site_url: str) -> None:
    for address in SHEETS:
        page.goto(site_url + address)
        links = page.locator(".ow-page a[href]").evaluate_all("all => all.map(one => one.href)")
        assert len(links) > 5
        for link in links:
            if link.startswith(("tel:", "sms:")):
                continue
            place, _, anchor = link.removeprefix(site_url).partition("#")
            file = site / place / "index.html"
            assert file.is_file(), link
            assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), link
