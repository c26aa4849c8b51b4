"""What axe finds on pages, in the four looks that readers meet: light and dark, phone and desk."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

SIZES: tuple[ViewportSize, ...] = (
    {"width": 360, "height": 740},
    {"width": 1280, "height": 900},
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


ON_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules that look at colours, the only thing that changes with the scheme."""


def violations(browser: Browser, addresses: Iterable[str]) -> Iterator[str]:
    """One line for each rule that a page breaks in a look: width, scheme, address, rule, and the
    first three places.
    """
    pages = tuple(addresses)
    for size in SIZES:
        with browser.new_context(
            viewport=size, color_scheme=SCHEMES[0], reduced_motion="reduce"
        ) as context:
            page = context.new_page()
            for address in pages:
                page.goto(address)
                found = Axe().run(page).response["violations"]
                yield from _lines(size["width"], SCHEMES[0], address, found)
                page.emulate_media(color_scheme=SCHEMES[1])
                run = "options => axe.run(document, options).then(found => found.violations)"
                yield from _lines(
                    size["width"], SCHEMES[1], address, page.evaluate(run, ON_COLOURS)
                )
                page.emulate_media(color_scheme=SCHEMES[0])


def _lines(width: int, scheme: str, address: str, found: list[dict[str, Any]]) -> Iterator[str]:
    for rule in found:
        places = [node["target"] for node in rule["nodes"]][:3]
        yield f"{width} {scheme} {address}: {rule['id']} {places}"
