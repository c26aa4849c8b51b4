"""What is kept on the device goes with one button, and who is watched can leave at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ownwords.engine import build_site
from tests.test_engine import STUDY, copy_of

LIST, SELECTION = "ow-list.learning-to-swim.learners", "ow-selection.learning-to-swim"
OTHERS = ("ow-list.other-study.learners", "ow-list.learning-to-swim-2.learners", "theme")
ELSEWHERE = "https://example.org/weather"


@pytest.fixture
def reader(page: Page, site_url: str) -> Page:
    """The page on privacy, open in a browser that kept a list, and things of other sites of this
    host.
    """
    page.goto(f"{site_url}study/privacy/")
    page.evaluate(
        "keys => keys.forEach((key) => localStorage.setItem(key, '{}'))",
        [LIST, "ow-gone.learning-to-swim", *OTHERS],
    )
    page.reload()
    return page


def _kept(page: Page) -> list[str]:
    return sorted(page.evaluate("Object.keys(localStorage)"))


def test_one_button_removes_all_that_the_study_keeps_and_nothing_else(reader: Page) -> None:
    expect(reader.locator(f"[data-ow-key='{LIST}'] [data-ow-now]")).to_be_visible()
    expect(reader.locator(f"[data-ow-key='{SELECTION}'] [data-ow-now]")).to_be_hidden()
    button = reader.get_by_role("button", name="Remove everything this site has stored")
    reader.once("dialog", lambda dialog: dialog.dismiss())
    button.press("Enter")
    assert LIST in _kept(reader)
    reader.once("dialog", lambda dialog: dialog.accept())
    button.press("Enter")
    assert _kept(reader) == sorted(OTHERS)
    expect(reader.locator("#device [role=status]")).to_have_text(
        "Removed. This site no longer stores anything on this device."
    )
    expect(reader.locator(f"[data-ow-key='{LIST}'] [data-ow-now]")).to_be_hidden()
    expect(button).to_be_focused()


def test_without_script_the_list_is_there_and_no_button(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}study/privacy/")
    expect(page.get_by_text("Your selection of quotes and their order.")).to_be_visible()
    expect(page.locator("[data-ow-forget]")).to_be_hidden()
    page.close()


@pytest.fixture(scope="session")
def watched_url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A study without privacy.yml whose readers may have to leave at once."""
    config = copy_of(STUDY, tmp_path_factory.mktemp("watched") / "study")
    study = config.parent / "site-data" / "study.yml"
    (study.parent / "privacy.yml").unlink()
    study.write_text(f"{study.read_text('utf-8')}\nquick_exit:\n  url: {ELSEWHERE}\n", "utf-8")
    return serve(build_site(config))


@pytest.fixture
def watched(page: Page, watched_url: str) -> Page:
    page.route(
        f"{ELSEWHERE}*",
        lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"),
    )
    page.goto(watched_url)
    page.goto(f"{watched_url}findings/")
    return page


def _left(page: Page, watched_url: str) -> None:
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert (
        page.url == watched_url
    )  # where one was before; the page that was left is not in the history


def test_one_leaves_at_once_and_the_way_back_does_not_lead_to_the_page(
    watched: Page, watched_url: str
) -> None:
    asked = []
    watched.on("request", lambda request: asked.append(request.headers.get("referer")))
    watched.get_by_role("link", name="Leave this site").click()
    _left(watched, watched_url)
    assert asked[0] is None


def test_esc_pressed_three_times_leaves_too(watched: Page, watched_url: str) -> None:
    watched.keyboard.press("Escape")
    watched.keyboard.press("Tab")
    watched.keyboard.press("Escape")
    watched.keyboard.press("Escape")
    watched.wait_for_timeout(100)
    assert watched.url == f"{watched_url}findings/"
    watched.keyboard.press("Escape")
    _left(watched, watched_url)


def test_without_script_it_is_a_link_on_every_page_that_says_nothing_of_where_one_was(
    browser: Browser, watched_url: str
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    for address in ("", "findings/", "groups/", "404.html"):
        page.goto(f"{watched_url}{address}")
        link = page.get_by_role("link", name="Leave this site")
        assert (link.get_attribute("href"), link.get_attribute("rel")) == (
            ELSEWHERE,
            "noreferrer nofollow",
        )
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_there_is_no_such_button_where_the_study_names_none(page: Page, site_url: str) -> None:
    page.goto(site_url)
    expect(page.locator("[data-ow-exit], script[src*=quick-exit]")).to_have_count(0)


def test_a_study_without_privacy_yml_says_what_is_kept(watched: Page, watched_url: str) -> None:
    watched.get_by_role("contentinfo").get_by_role(
        "link", name="What this site stores on your device"
    ).click()
    expect(watched.get_by_role("heading", level=1)).to_have_text(
        "What this site stores on your device"
    )
    found = Axe().run(watched)
    assert found.violations_count == 0, found.generate_report()
