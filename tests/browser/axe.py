"""What axe finds on pages, in the four looks that readers meet: light and dark, phone and desk."""

from collections.abc import Iterable, Iterator
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

SIZES: tuple[ViewportSize, ...] = (
    {"width": 360, "height": 740},
    {"width": 1280, "height": 900},
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def violations(browser: Browser, addresses: Iterable[str]) -> Iterator[str]:
    """One line for each rule that a page breaks in a look: width, scheme, address, rule, and the
    first three places.
    """
    pages = tuple(addresses)
    for size in SIZES:
        for scheme in SCHEMES:
            with browser.new_context(
                viewport=size, color_scheme=scheme, reduced_motion="reduce"
            ) as context:
                page = context.new_page()
                for address in pages:
                    page.goto(address)
                    for found in Axe().run(page).response["violations"]:
                        places = [node["target"] for node in found["nodes"]][:3]
                        yield f"{size['width']} {scheme} {address}: {found['id']} {places}"
