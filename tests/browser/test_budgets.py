"""How much a page asks for, and whether it stands still: bytes, requests and shifts of the layout,
in a real browser, for one page of each kind of every invented study.
"""

import gzip
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, ViewportSize

from tests.conftest import STUDIES
from tests.reading import kinds_of

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


def _collect(page: Page, answers: list[Response]) -> None:
    page.on("response", lambda answer: answers.append(answer))


def loads(browser: Browser, address: str) -> dict[str, Load]:
    """Opens a page for the first time on each screen, reads to its end, and counts. The screens
    wait side by side for what a page may still ask for, half a second without a request.
    """
    with ExitStack() as contexts:
        pages: dict[str, Page] = {}
        answers: dict[str, list[Response]] = {}
        for name, size in SIZES.items():
            context = contexts.enter_context(browser.new_context(viewport=size))
            pages[name], answers[name] = context.new_page(), []
            _collect(pages[name], answers[name])
            pages[name].add_init_script(f"({WATCH})()")
            pages[name].goto(address, wait_until="commit")
        for page in pages.values():
            page.wait_for_load_state("networkidle")
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        next(iter(pages.values())).wait_for_timeout(100)
        return {
            name: Load(
                sum(map(_sent, answers[name])),
                len(answers[name]),
                page.evaluate("window.shifted"),
            )
            for name, page in pages.items()
        }


@pytest.mark.parametrize("study", sorted(file.parent.name for file in STUDIES.glob("*/mkdocs.yml")))
def test_pages_are_small_and_stand_still(
    browser: Browser,
    serve: Callable[[Path], str],
    study_site: Callable[[str], Path],
    study: str,
) -> None:
    site = study_site(study)
    root = serve(site)
    kinds = kinds_of(site)
    assert len(kinds) > 5
    too_much: dict[tuple[str, str], Load] = {}
    for kind, address in kinds.items():
        most = HOME if kind == "home" else OTHER
        for name, loaded in loads(browser, root + address).items():
            assert loaded.bytes > 1000, address
            if loaded.bytes > most or loaded.requests > REQUESTS or loaded.shift > STILL:
                too_much[address, name] = loaded
    assert too_much == {}
