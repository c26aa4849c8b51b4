"""Under `ownwords serve` the page follows the data, and a mistake does not end the server."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_engine import STUDY, copy_of

PATIENCE = 30.0
"""Seconds to wait for a page to change; a change takes about one."""


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`ownwords serve` on a copy of a study."""

    def __init__(self, folder: Path, study: Path = STUDY) -> None:
        self.project = copy_of(study, folder / "study").parent
        self.address = f"127.0.0.1:{free_port()}"
        self.start(folder / "log")

    def start(self, log_file: Path) -> None:
        """Begins to serve the project at the address."""
        self._log = log_file
        with self._log.open("w") as log:
            command = [sys.executable, "-m", "ownwords.cli", "serve", "--address", self.address]
            self.process = subprocess.Popen(command, cwd=self.project, stdout=log, stderr=log)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)

    def said(self) -> str:
        """All that it has printed."""
        return self._log.read_text()

    def page(self, page: str) -> str:
        """A page as it is served now; empty where there is none."""
        try:
            with urllib.request.urlopen(
                f"http://{self.address}/{page}", timeout=PATIENCE
            ) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:  # the page of problems comes as one
            return str(error.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait_for(self, words: str, where: Callable[[], str]) -> None:
        """Waits until the words come up."""
        until = time.monotonic() + PATIENCE
        while words not in where():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, f"{words!r} did not come up\n{self.said()}"
            time.sleep(0.1)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    running.stop()


def test_the_page_follows_the_data(server: Server) -> None:
    categories = server.project / "site-data" / "categories.yml"
    text = categories.read_text()

    def page() -> str:
        return server.page("findings/stake/")

    server.wait_for("<h1>Having a stake</h1>", page)
    assert (
        f"The site is at http://{server.address}/ (only while this runs; Ctrl-C stops it)"
        in server.said()
    )
    assert "Content-Security-Policy" in page()  # the draft is held to the policy of the site
    categories.write_text(text.replace("label: Having a stake", "label: Owning a piece"))
    server.wait_for("<h1>Owning a piece</h1>", page)
    categories.write_text("categories: [")
    server.wait_for("site-data/categories.yml:1", server.said)
    server.wait_for("1 problem to fix before the draft can be shown", page)
    categories.write_text(text)
    server.wait_for("<h1>Having a stake</h1>", page)
    assert re.search(r"categories\.yml saved, rebuilt in \d+\.\d s\n", server.said())
    assert "Traceback" not in server.said()
    assert sorted(path.name for path in server.project.iterdir()) == [
        "content",
        "mkdocs.yml",
        "site-data",
    ]


def test_mkdocs_prints_problems_without_a_traceback(tmp_path: Path) -> None:
    project = copy_of(STUDY, tmp_path / "study").parent
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site")
    (project / "site-data" / "quotes.yml").write_text("quotes: [")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "site-data/quotes.yml:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "the last good site"
