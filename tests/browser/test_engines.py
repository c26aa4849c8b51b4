"""What readers use most, on the site that Zensical made: tests of the site that MkDocs made, anew."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import SWIMMING

from . import test_quotes, test_search, test_selection
from .test_policy import (
    served,  # noqa: F401 -- a fixture
    test_nothing_leaks_from_a_server,  # noqa: F401
)
from .test_quotes import (  # noqa: F401
    test_counts_stay_true_while_one_filters,
    test_the_choice_is_in_the_address_and_the_way_back_leads_through_it,
    test_words_are_found_whatever_their_capitals_and_marked,
)
from .test_search import (  # noqa: F401
    test_nothing_of_it_is_loaded_before_somebody_searches,
    test_one_kind_can_be_shown_alone,
    test_results_say_what_they_are_in_one_sentence_with_the_words_marked,
    test_without_script_it_says_where_to_look,
)
from .test_selection import (  # noqa: F401
    test_quotes_of_a_finding_are_collected_and_still_there_after_a_reload,
    test_the_order_changes_by_keyboard_and_the_focus_goes_along,
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same study as everywhere, built with Zensical."""
    folder = tmp_path_factory.mktemp("zensical") / "site"
    command = [sys.executable, "-m", "ownwords.cli", "build", "--engine", "zensical", "--site-dir"]
    done = subprocess.run(
        [*command, folder], cwd=SWIMMING, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def site_url(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


OPENED: dict[str, tuple[str, Callable[[Page], Page]]] = {
    test_search.__name__: ("study/", test_search.opened),
    test_quotes.__name__: ("quotes/", lambda page: page),
    test_selection.__name__: (test_selection.FINDING, lambda page: page),
}
"""Where the tests of a module begin."""


@pytest.fixture
def reader(request: pytest.FixtureRequest, page: Page, site_url: str) -> Iterator[Page]:
    """A page as the test's own module opens it, at a desk; nothing on it may fail unseen."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    address, opened = OPENED[request.function.__module__]
    page.goto(site_url + address)
    yield opened(page)
    assert errors == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_menu_leads_through_the_site(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_url)
    if width == 360:
        page.locator("[popovertarget=ow-menu]").first.click()
    page.locator(".ow-menu a", has_text="Quotes").first.click()
    page.wait_for_url(f"{site_url}quotes/")
    assert page.locator(".ow-menu [aria-current=page]").first.inner_text() == "Quotes"


def test_the_first_tab_leads_past_the_frame(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}findings/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "ow-body"
