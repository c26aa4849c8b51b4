from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import find_browser


def test_the_browser_at_hand_opens_a_served_page_and_runs_its_script(
    page: Page, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(
        "<title>before</title><script>document.title = 'after'</script>", encoding="utf-8"
    )

    page.goto(serve(tmp_path))

    assert page.title() == "after"


def test_playwrights_own_browser_serves_where_none_is_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "chrome"
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))

    assert find_browser(own) is None
    own.touch()
    assert find_browser(own) == own
