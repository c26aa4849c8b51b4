"""Prints pages of a finished site as tagged PDFs with an installed browser. Playwright is an
optional extra and is imported only when it is needed.
"""

import mimetypes
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .errors import BuildError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page, Playwright, Route

# Chromium's program without windows comes first: it does the same with less work.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# It reaches no network, and opens without the questions of a first run. Playwright starts it
# without its sandbox in any case; named here because root, whom a sandbox would refuse, stands on
# it. It is shown our own files alone.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NOWHERE = "http://site.invalid/"
"""The address of a site without one while it is printed; links to it are taken out of the PDFs."""

NO_PLAYWRIGHT = (
    "PDFs are printed through a browser, which needs Playwright; install it with: pip install"
    " 'ownwords[pdf]'"
)
NO_BROWSER = (
    "PDFs are printed through a browser, and none was found; put chromium or google-chrome on your"
    " PATH, or run: python -m playwright install chromium"
)
# Without an address of the site, a link to another of its pages would lead nowhere from a PDF.
UNLINK = """base => {
    const page = address => address.split("#")[0];
    for (const link of document.querySelectorAll("a[href]"))
        if (link.href.startsWith(base) && page(link.href) !== page(location.href))
            link.removeAttribute("href");
}"""


def find_browser(playwrights_own: Path) -> Path | None:
    """The browser to print with: one on the PATH, else the one that Playwright has downloaded, else
    None.
    """
    on_path = (shutil.which(name) for name in NAMES)
    installed = next((Path(place) for place in on_path if place), playwrights_own)
    return installed if installed.is_file() else None


def require() -> None:
    """Makes sure that PDFs can be printed, before anything else is done.

    Raises:
        BuildError: Playwright or a browser is missing; says which and what to do.
    """
    with _playwright() as playwright:
        _browser_of(playwright)


def print_pages(
    site: Path, pdfs: Iterable[tuple[str, str]], site_url: str, paper: str = "A4"
) -> None:
    """Prints pages of a finished site as PDFs into its folder.

    Args:
        site: The site's folder.
        pdfs: For each page its address and its PDF's, both from the site's root.
        site_url: Where the site will be published; may be empty. Links in the PDFs lead there.
        paper: `A4` or `Letter`.

    Raises:
        BuildError: There is no Playwright, no browser, or printing failed.
    """
    base = f"{site_url.rstrip('/')}/" if site_url else NOWHERE
    with _playwright() as playwright:
        from playwright.sync_api import Error

        try:
            browser = playwright.chromium.launch(
                executable_path=_browser_of(playwright), args=FLAGS
            )
        except Error:
            raise BuildError(
                f"The browser did not start, so no PDFs were made: {_browser_of(playwright)}"
            ) from None
        try:
            _print_all(browser, site, pdfs, base, paper)
        finally:
            browser.close()


def _print_all(
    browser: "Browser", site: Path, pdfs: Iterable[tuple[str, str]], base: str, paper: str
) -> None:
    from playwright.sync_api import Error

    page = browser.new_page()
    page.route("**/*", _from_disk(site, base))
    for address, pdf in pdfs:
        try:
            _print(page, f"{base}{address}", site / pdf, base, paper)
        except Error as error:
            raise BuildError(
                f"{pdf} could not be printed: {error.message.splitlines()[0]}"
            ) from None


def _print(page: "Page", url: str, target: Path, base: str, paper: str) -> None:
    answer = page.goto(url)
    if answer is None or not answer.ok:
        raise BuildError(f"{target.name} could not be made: its page is missing")
    page.evaluate("document.fonts.ready")
    if base == NOWHERE:
        page.evaluate(UNLINK, base)
    page.pdf(path=target, format=paper, tagged=True, outline=True)


def _from_disk(site: Path, base: str) -> Callable[["Route"], None]:
    """Answers the browser's requests with the site's files, so that no server runs and no network
    is used.
    """
    root = unquote(urlsplit(base).path)

    def answer(route: "Route") -> None:
        path = unquote(urlsplit(route.request.url).path)
        file = site / path.removeprefix(root)
        file = file / "index.html" if file.is_dir() else file
        if (
            not route.request.url.startswith(base)
            or not file.resolve().is_relative_to(site.resolve())
            or not file.is_file()
        ):
            route.fulfill(status=404, body="")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(
            body=file.read_bytes(),
            content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        )

    return answer


def _playwright() -> "AbstractContextManager[Playwright]":
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise BuildError(NO_PLAYWRIGHT) from None
    return sync_playwright()


def _browser_of(playwright: "Playwright") -> Path:
    browser = find_browser(Path(playwright.chromium.executable_path))
    if browser is None or not os.access(browser, os.X_OK):
        raise BuildError(NO_BROWSER)
    return browser
