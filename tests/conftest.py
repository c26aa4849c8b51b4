"""What several tests need: a browser, a web server, the site of an invented study with
everything a study can have.
"""

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from ownwords.engine import build_site
from tests.browser.chromium import FLAGS, NO_BROWSER, find_browser

with suppress(ValueError):  # where it is not the main thread that reads this
    # a shell that runs the tests in the background has its children ignore Ctrl-C, and theirs
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
STUDIES = ROOT / "tests" / "studies"
SWIMMING = STUDIES / "swimming"
"""An invented study that has everything a study can have; nothing here needs the first study."""


@pytest.fixture(scope="session")
def browser_type_launch_args(playwright: Playwright) -> dict[str, Any]:
    """Tells pytest-playwright which browser to start. Without one the browser's tests fail:
    skipped, they would look green.
    """
    browser = find_browser(Path(playwright.chromium.executable_path))
    if browser is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    return {"executable_path": str(browser), "args": FLAGS}


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine until the tests are done, and gives its address, which
    ends with a slash.
    """
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the study of swimming lessons, built once, as a user builds it."""
    folder = tmp_path_factory.mktemp("swimming") / "site"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "ownwords.cli",
        "build",
        "--site-dir",
        folder,
    ]
    done = subprocess.run(command, cwd=SWIMMING, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"`ownwords build` failed:\n{done.stdout}{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def study_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The site of an invented study by the name of its folder, built when it is first asked for and
    once for all tests; whoever changes files builds a site of their own.
    """

    @cache
    def built(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name) / "study"
        shutil.copytree(STUDIES / name, folder, ignore=shutil.ignore_patterns("site", "private"))
        return build_site(folder / "mkdocs.yml")

    return built


@pytest.fixture(scope="session")
def site_url(site: Path, serve: Callable[[Path], str]) -> str:
    """The address under which that site is served."""
    return serve(site)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder on this machine, and gives its address, which ends with a slash."""
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: a line per request would bury pytest's own report."""
