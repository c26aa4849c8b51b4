"""The site under its policy: every page kind walked with everything used, from a server and from
a disk, and nothing leaks.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from ownwords.engine import build_site
from tests.conftest import ROOT
from tests.reading import pages_of, read_page
from tests.test_engine import copy_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
ON_A_DISK = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; media-src 'self' file:; font-src 'self' file:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
USE_EVERYTHING = """async () => {
    const used = new Set();
    // whatever a link does with script it does; that it leads away is left out
    addEventListener("click", (event) => event.target.closest?.("a") && event.preventDefault());
    const left = "[data-ow-print], [data-ow-clear], [data-ow-forget]";
    const changed = (one) => ["input", "change"].forEach((name) => one.dispatchEvent(new Event(name, { bubbles: true })));
    const alike = {}; // of many that are alike a few are enough
    const kind = (one) => [one.tagName, one.className.baseVal ?? one.className, ...one.getAttributeNames()].join(" ");
    for (let round = 0; round < 4; round++) {
        const before = used.size;
        const all = document.querySelectorAll("button, summary, input, select, textarea, a[href], label[for], [role], [tabindex]");
        for (const one of all) {
            if (used.has(one) || one.disabled || one.closest(left) || !one.getClientRects().length) continue;
            if ((alike[kind(one)] = (alike[kind(one)] || 0) + 1) > 6) continue;
            used.add(one);
            if (one.matches("select")) for (const option of one.options) { one.value = option.value; changed(one); }
            else if (one.matches("textarea, input[type=text], input[type=search], input:not([type])")) { one.value = "the"; changed(one); }
            else one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        }
        if (used.size === before) break;
        await new Promise((done) => setTimeout(done, 20));
    }
    for (const key of ["Enter", " ", "ArrowDown", "ArrowRight", "Escape"])
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    return used.size;
}"""
KEPT = "[localStorage, sessionStorage].flatMap((one) => Object.keys(one))"


class Reader:
    """A reader whose browser tells all that a page should not do."""

    def __init__(self, browser: Browser, root: str, scheme: Literal["light", "dark"]) -> None:
        self.root = root
        self.seen: list[str] = []
        self.used = 0
        self.kept: set[str] = set()
        self.context = browser.new_context(color_scheme=scheme, accept_downloads=False)
        self._watch(self.context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(5000)

    def _watch(self, context: BrowserContext) -> None:
        context.expose_function("owViolated", lambda what: self.seen.append(f"violation: {what}"))
        context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " (event) => owViolated(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))"
        )
        own = (self.root, "data:", "blob:", "about:")
        context.on(
            "request",
            lambda asked: (
                None if asked.url.startswith(own) else self.seen.append(f"request: {asked.url}")
            ),
        )
        context.on(
            "console",
            lambda said: (
                self.seen.append(f"{said.type}: {said.text}")
                if said.type in ("error", "warning")
                else None
            ),
        )
        context.on("weberror", lambda error: self.seen.append(f"error: {error.error}"))
        context.on("dialog", lambda dialog: dialog.dismiss())

    def open(self, address: str) -> Page:
        self.page.goto(self.root + address)
        return self.page

    def use(self, address: str) -> None:
        """Opens a page, uses all that can be used there, and changes the colours under it."""
        page = self.open(address)
        self.used += page.evaluate(USE_EVERYTHING)
        page.emulate_media(color_scheme="dark")
        page.emulate_media(color_scheme="light")
        self.kept |= set(page.evaluate(KEPT))

    def search(self, words: str) -> list[str]:
        """The titles of what the search finds."""
        self.page.locator("[popovertarget=ow-search]").first.click()
        self.page.keyboard.type(words)
        self.page.locator(".ow-search__one").first.wait_for()
        return self.page.locator(".ow-search__link").all_inner_texts()


@pytest.fixture
def served(browser: Browser, site_url: str) -> Iterator[Reader]:
    reader = Reader(browser, site_url, "light")
    yield reader
    reader.context.close()


@pytest.fixture
def stick(browser: Browser, offline_site: Path) -> Iterator[Reader]:
    reader = Reader(browser, f"{offline_site.as_uri()}/", "dark")
    yield reader
    reader.context.close()


def test_every_page_has_the_policy_first_and_nothing_inline(site: Path, offline_site: Path) -> None:
    for folder, policy in ((site, POLICY), (offline_site, ON_A_DISK)):
        for file in pages_of(folder):
            elements = read_page(file).elements
            metas = [attributes for tag, attributes in elements if tag == "meta"]
            assert metas[0] == {"http-equiv": "Content-Security-Policy", "content": policy}, file
            assert {"name": "referrer", "content": "no-referrer"} in metas, file
            inline = [
                (tag, attributes)
                for tag, attributes in elements
                if tag == "style"
                or (
                    tag == "script"
                    and "src" not in attributes
                    and attributes.get("type") not in ("application/json", "application/ld+json")
                )
                or any(name == "style" or name.startswith("on") for name in attributes)
            ]
            assert inline == [], file


def _listed(privacy: Path) -> set[str]:
    """The keys that the page on privacy says are kept on a device."""
    return {
        attributes["data-ow-key"]
        for _, attributes in read_page(privacy).elements
        if "data-ow-key" in attributes
    }


def test_nothing_leaks_from_a_server(served: Reader, site: Path, one_of_each: list[str]) -> None:
    for address in dict.fromkeys([*one_of_each, "learners/", "404.html"]):
        served.use(address)
    served.open("")
    assert served.search("trust")
    assert served.seen == []
    assert served.context.cookies() == []
    assert served.used > 400
    assert served.kept <= _listed(site / "study" / "privacy" / "index.html")
    assert {
        "ow-list.learning-to-swim.learners",
        "ow-selection.learning-to-swim",
    } <= served.kept


def test_nothing_leaks_from_a_disk(
    stick: Reader, offline_site: Path, one_of_each: list[str]
) -> None:
    for address in one_of_each:
        folder = f"{address}index.html"
        stick.use(
            folder if (offline_site / folder).is_file() else f"{address.removesuffix('/')}.html"
        )
    stick.open("findings/index.html")
    assert stick.search("trust")
    stick.page.locator(".ow-search__link").first.click()
    stick.page.locator("#ow-body h1").wait_for()
    assert stick.page.url.startswith(stick.root)
    assert stick.seen == []
    assert stick.context.cookies() == []
    assert stick.used > 400


def test_on_a_disk_quotes_are_found_and_cited_with_the_published_address(stick: Reader) -> None:
    page = stick.open("quotes/index.html")
    page.get_by_role("button", name="Add to my selection").first.click()
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator(".ow-copy button").first.click()
    assert re.search(
        r" \(https://example\.org/study/quotes/[a-z0-9-]+/\)", page.evaluate("window.copied")
    )
    page.locator("[data-ow-quotes] input[type=search]").fill("zzz")
    page.locator("figure[data-ow-quote] >> visible=true").first.wait_for(state="hidden")
    stick.open("quotes/selection/index.html")
    assert (
        page.locator("[data-ow-link]")
        .input_value()
        .startswith("https://example.org/study/quotes/selection/#ids=")
    )
    assert re.search(
        r" https://example\.org/study/quotes/[a-z0-9-]+/$",
        page.locator("[data-ow-paper]").first.text_content() or "",
    )
    assert stick.seen == []


def test_the_search_on_a_disk_speaks_the_study_s_language(browser: Browser, tmp_path: Path) -> None:
    """Wherever the stick is put, whatever folders are called."""
    config = copy_of(ROOT / "tests" / "studies" / "skolgarden", tmp_path / "workers" / "study")
    site = build_site(config, offline=True)
    assert site == config.parent / "site-offline"
    reader = Reader(browser, f"{site.as_uri()}/", "light")
    reader.open("index.html")
    assert reader.search("skolgård")
    loaded = reader.page.evaluate("[...document.scripts].map((script) => script.src)")
    assert any(address.endswith("/assets/search/sv.js") for address in loaded)
    assert reader.seen == []
    reader.context.close()


def test_a_site_for_a_disk_names_the_published_address(offline_site: Path) -> None:
    page = read_page(offline_site / "quotes" / "index.html")
    assert (
        "link",
        {"rel": "canonical", "href": "https://example.org/study/quotes/"},
    ) in page.elements
    assert not [
        link
        for link in page.links
        if link.startswith("https://example.org/") and link.endswith("index.html")
    ]
    assert not [name for name in ("404.html", "sitemap.xml") if (offline_site / name).exists()]


def test_the_browser_tells_when_the_policy_is_broken(served: Reader) -> None:
    page = served.open("")
    page.evaluate("""() => {
        document.body.append(Object.assign(document.createElement("script"), { textContent: "window.hacked = 1" }));
        document.body.setAttribute("style", "color: red");
        document.body.append(Object.assign(new Image(), { src: "https://example.org/x.png" }));
    }""")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert {what.split()[1] for what in served.seen if what.startswith("violation")} == {
        "script-src-elem",
        "style-src-attr",
        "img-src",
    }
