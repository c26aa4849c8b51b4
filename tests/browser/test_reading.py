"""Reading the invented study's site: on a phone and a desk, by keyboard, without script, below
another path, from a disk, on paper.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.conftest import SWIMMING
from tests.reading import pages_of
from tests.test_links import build_copy

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE, has_touch=True) as context:
        yield context.new_page()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESK) as context:
        yield context.new_page()


def _foreign_requests(context: BrowserContext, root: str) -> list[str]:
    seen: list[str] = []
    own = (root, "data:", "blob:")
    context.on(
        "request", lambda request: None if request.url.startswith(own) else seen.append(request.url)
    )
    return seen


def test_nothing_scrolls_sideways_on_the_smallest_screen(
    phone: Page, site_url: str, one_of_each: list[str]
) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for address in one_of_each:
        phone.goto(site_url + address)
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[address] = width
    assert wide == {}


def _focused(page: Page) -> dict[str, str]:
    """What has the focus, whether it is on the screen, and whether anything about it looks
    different without the focus.
    """
    script = """() => {
        const it = document.activeElement, box = it.getBoundingClientRect();
        const looks = () => [it, it.closest("form") || it].map((one) => {
            const style = getComputedStyle(one);
            return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor].join(" ");
        }).join("; ");
        const focused = looks();
        it.blur();
        const without = looks();
        it.focus();
        return {class: it.className, text: it.innerText || "", menu: String(!!it.closest(".ow-menu")),
            seen: String(box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0), ring: String(focused !== without)};
    }"""
    state: dict[str, str] = page.evaluate(script)
    return state


def test_the_keyboard_reaches_the_skip_link_first_then_the_menu_and_every_stop_is_seen(
    desk: Page, site_url: str
) -> None:
    desk.goto(site_url)
    stops = []
    for _ in range(25):
        desk.keyboard.press("Tab")
        desk.wait_for_timeout(30)
        stops.append(_focused(desk))
    assert "ow-skip" in stops[0]["class"]
    assert any(stop["menu"] == "true" for stop in stops)
    assert [stop for stop in stops if stop["seen"] != "true" or stop["ring"] != "true"] == []


def test_the_skip_link_leads_to_the_words(desk: Page, site_url: str) -> None:
    desk.goto(site_url)
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "ow-body"


def test_without_script_words_and_menu_are_there(
    browser: Browser, site: Path, site_url: str, one_of_each: list[str]
) -> None:
    with browser.new_context(viewport=DESK, java_script_enabled=False) as context:
        page = context.new_page()
        for address in one_of_each:
            page.goto(site_url + address)
            assert page.locator(".ow-menu a").first.is_visible()
            # every heading and every quote stands there to be seen, but for those in a box that the
            # reader opens
            for block in page.locator(
                "#ow-body :is(h1, h2, h3, blockquote):not(details *, [hidden] *)"
            ).all():
                assert block.is_visible(), (address, block.text_content())


def test_without_script_the_menu_opens_on_a_phone(browser: Browser, site_url: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_url)
        page.locator("[popovertarget=ow-menu]").first.click()
        link = page.locator(".ow-menu a", has_text="Quotes")
        link.click()
        assert page.url == site_url + "quotes/"


def test_the_site_holds_below_another_path(
    desk: Page, site: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "path").symlink_to(site)
    root = serve(tmp_path) + "some/path/"
    failed: list[str] = []
    desk.on(
        "response", lambda response: failed.append(response.url) if response.status >= 400 else None
    )
    desk.on(
        "request",
        lambda request: (
            None if request.url.startswith((root, "data:", "blob:")) else failed.append(request.url)
        ),
    )
    desk.goto(root)
    desk.locator(".ow-menu a", has_text="Findings").click()
    desk.locator("#ow-body a[href]").last.click()
    desk.goto(root + "quotes/")
    desk.locator("#ow-body blockquote").first.wait_for()
    assert desk.url.startswith(root)
    assert failed == []


def test_no_page_asks_another_host(desk: Page, site: Path, site_url: str) -> None:
    seen = _foreign_requests(desk.context, site_url)
    errors: list[str] = []
    desk.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    desk.on("pageerror", lambda error: errors.append(str(error)))
    for file in pages_of(site):
        if file.name != "404.html":
            desk.goto(
                site_url + file.relative_to(site).as_posix().removesuffix("index.html"),
                wait_until="domcontentloaded",
            )
    desk.locator("[popovertarget=ow-search]").first.click()
    desk.keyboard.type("water")
    desk.locator(".ow-search__one").first.wait_for()
    assert seen == []
    assert errors == []


def test_from_a_disk_pages_open_with_their_styles_and_links_lead_to_pages(
    desk: Page, tmp_path: Path
) -> None:
    built = build_copy(SWIMMING, tmp_path, directories=False)
    failed: list[str] = []
    desk.on("pageerror", lambda error: failed.append(str(error)))
    desk.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:"))
            else failed.append(request.url)
        ),
    )
    desk.goto((built / "index.html").as_uri())
    assert (
        desk.evaluate("getComputedStyle(document.querySelector('.ow-menu ul')).display") != "block"
    )
    for link in ("Findings", "Quotes", "The study"):
        desk.locator(".ow-menu a", has_text=link).click()
        assert desk.url.endswith("/index.html")
        desk.locator("#ow-body h1").wait_for()
    desk.locator("#ow-body .ow-card a").first.click()
    assert desk.url.endswith(".html")
    desk.locator("#ow-body h1").wait_for()
    assert failed == []


def test_paper_gets_the_words_without_the_frame(
    desk: Page, site_url: str, one_of_each: list[str]
) -> None:
    desk.emulate_media(media="print")
    for address in one_of_each:
        desk.goto(site_url + address)
        assert desk.locator("#ow-body").is_visible()
        for frame in (".ow-header", ".ow-menu", ".ow-skip", ".ow-help", ".ow-search"):
            assert (
                not desk.locator(frame).first.is_visible() if desk.locator(frame).count() else True
            ), (address, frame)
    desk.goto(site_url + "quotes/")
    assert desk.pdf(tagged=True).count(b"/Type /Page\n") > 1
