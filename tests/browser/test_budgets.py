"""How much a page asks for, and whether it stands still: bytes, requests and shifts of the layout,
in a real browser, for one page of each kind of every invented study.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, ViewportSize

from ownwords.engine import build_site
from tests.conftest import STUDIES
from tests.reading import kinds_of
from tests.test_engine import copy_of

HOME, OTHER = 150_000, 180_000
"""Bytes that a page may load, compressed as a server sends them."""

REQUESTS = 12
STILL = 0.05
"""The sum of layout shifts that a reader may meet, as browsers count them."""

WATCH = """() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
}"""
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desk": {"width": 1280, "height": 900},
}


@dataclass(frozen=True)
class Load:
    """What one page loaded."""

    bytes: int
    requests: int
    shift: float


def _sent(response: Response) -> int:
    """The bytes of an answer as a server sends them that compresses what is not compressed."""
    body = response.body()
    return min(len(body), len(gzip.compress(body, 6)))


def load(browser: Browser, address: str, size: ViewportSize) -> Load:
    """Opens a page for the first time, reads to its end, and counts."""
    with browser.new_context(viewport=size) as context:
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        page.add_init_script(f"({WATCH})()")
        page.goto(address, wait_until="networkidle")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(100)
        return Load(sum(map(_sent, answers)), len(answers), page.evaluate("window.shifted"))


@pytest.mark.parametrize("study", sorted(file.parent.name for file in STUDIES.glob("*/mkdocs.yml")))
def test_pages_are_small_and_stand_still(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path, study: str
) -> None:
    site = build_site(copy_of(STUDIES / study, tmp_path / "study"))
    root = serve(site)
    kinds = kinds_of(site)
    assert len(kinds) > 5
    too_much: dict[tuple[str, str], Load] = {}
    for kind, address in kinds.items():
        for name, size in SIZES.items():
            loaded = load(browser, root + address, size)
            most = HOME if kind == "home" else OTHER
            if loaded.bytes > most or loaded.requests > REQUESTS or loaded.shift > STILL:
                too_much[address, name] = loaded
    assert too_much == {}
