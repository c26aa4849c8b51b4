"""What axe finds on pages, in the four looks that readers meet: light and dark, phone and desk.

A page is opened once and axe is sent to it once; the looks are switched on the open page. Rules
about structure run over the whole page at both widths. Rules about colours, which take most of the
time, run over each *setting* of text once in each look: what axe works out a contrast from is the
same wherever the text and all that it stands in have the same classes and the same computed
colours, grounds and sizes. `settings.js` names that by a number, and `Seen` remembers the numbers.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

SIZES: tuple[ViewportSize, ...] = (
    {"width": 360, "height": 740},
    {"width": 1280, "height": 900},
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours, the only thing that changes with the scheme."""

PLAIN: dict[str, Any] = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
}
"""Only what is wrong, the size of targets with it, which axe leaves out by itself; and no style
sheet fetched again, since no rule that runs here reads one.
"""

ONLY_COLOURS = {"resultTypes": ["violations"], "preload": False} | {
    "runOnly": {"type": "rule", "values": list(COLOURS)}
}
RUN = "options => axe.run(document, options).then(found => found.violations)"
NARROW = """() => axe.configure({ rules: [
    { id: "color-contrast", selector: "[data-ow-fresh]" },
    { id: "link-in-text-block", selector: "a[href][data-ow-fresh]" },
] })"""
"""From here on these rules look only at what `_freshen` marks."""

FRESHEN = """(fresh) => window.owTexts.forEach(
    (element, place) => element.toggleAttribute("data-ow-fresh", fresh.includes(place))
)"""
LAID_OUT = """() => document.querySelectorAll("*").forEach((element) => {
    if (getComputedStyle(element).contentVisibility === "auto")
        element.style.contentVisibility = "visible";
})"""
"""What is out of sight has only guessed sizes until it is scrolled to; axe is to see the true ones."""

SETTINGS = (Path(__file__).parent / "settings.js").read_text("utf-8")

Seen = set[str]
"""The settings of text looked at in each look; given to several calls, each is looked at once."""


def violations(
    browser: Browser, addresses: Iterable[str], seen: Seen | None = None
) -> Iterator[str]:
    """One line for each rule that a page breaks in a look: width, scheme, address, rule, and the
    first three places. A pale text that stands on many pages is told on the first of them.
    """
    known: Seen = set() if seen is None else seen
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for address in addresses:
            page.set_viewport_size(SIZES[0])
            page.emulate_media(color_scheme=SCHEMES[0])
            page.goto(address)
            page.evaluate(Axe().axe_script)
            page.evaluate(NARROW)
            page.evaluate(LAID_OUT)
            for size in SIZES:
                page.set_viewport_size(size)
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    fresh = _freshen(page, known, f"{size['width']} {scheme} ")
                    options = PLAIN if scheme == SCHEMES[0] else ONLY_COLOURS
                    found = page.evaluate(RUN, options) if fresh or options is PLAIN else []
                    yield from _lines(size["width"], scheme, address, found)


def _freshen(page: Page, seen: Seen, look: str) -> bool:
    """Marks one text of each setting that was not seen in this look; says whether there is one."""
    fresh: dict[str, int] = {}
    for place, setting in enumerate(page.evaluate(SETTINGS)):
        if setting and look + setting not in seen:
            fresh.setdefault(look + setting, place)
    seen.update(fresh)
    page.evaluate(FRESHEN, list(fresh.values()))
    return bool(fresh)


def _lines(width: int, scheme: str, address: str, found: list[dict[str, Any]]) -> Iterator[str]:
    for rule in found:
        places = [node["target"] for node in rule["nodes"]][:3]
        yield f"{width} {scheme} {address}: {rule['id']} {places}"
