"""Which browser the tests drive. Run as a program it prints it, or says that there is none and
exits with 1.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from ownwords.pdf import FLAGS, find_browser

__all__ = ["FLAGS", "NO_BROWSER", "find_browser"]

NO_BROWSER = "There is no browser for the tests: run `make test`, which installs one, or put chromium or google-chrome on your PATH."


def main() -> int:
    with sync_playwright() as playwright:
        browser = find_browser(Path(playwright.chromium.executable_path))
    print(browser or NO_BROWSER, file=sys.stdout if browser else sys.stderr)
    return 0 if browser else 1


if __name__ == "__main__":
    sys.exit(main())
