"""Which browser the tests drive. Run as a program it prints it, or says that there is none and exits with 1."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "There is no browser for the tests: run `make test`, which installs one, or put chromium or google-chrome on your PATH."
# No test reaches the network through it, and it opens without the questions of a first run. Playwright starts it without
# its sandbox in any case; named here because root's tests, which a sandbox would refuse, stand on it.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser(playwrights_own: Path) -> Path | None:
    """The browser at hand: one on the PATH, else the one that Playwright has downloaded, else None."""
    on_path = (shutil.which(name) for name in NAMES)
    installed = next((Path(place) for place in on_path if place), playwrights_own)
    return installed if installed.is_file() else None


def main() -> int:
    with sync_playwright() as playwright:
        browser = find_browser(Path(playwright.chromium.executable_path))
    print(browser or NO_BROWSER, file=sys.stdout if browser else sys.stderr)
    return 0 if browser else 1


if __name__ == "__main__":
    sys.exit(main())
