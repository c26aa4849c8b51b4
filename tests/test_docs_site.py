"""The documentation is a site of its own, and its first tutorial is run word by word."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.documents import DOCS, ROOT
from tests.test_plugin import Server, free_port

TUTORIAL = DOCS / "first-site.md"


def _docs(to: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "docs.yml", "-d", str(to)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_documentation_is_a_site(tmp_path: Path) -> None:
    done = _docs(tmp_path / "site")
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    for page in ("", "first-site/", "how-to/", "reference/", "decisions/"):
        assert (site / page / "index.html").is_file()
    text = (site / "index.html").read_text("utf-8")
    assert "CONTRIBUTING.md" not in text  # outside of the folder, and no address is known
    foreign = re.compile(r'<(?:script|img)[^>]+src="https?://|<link[^>]+stylesheet[^>]+https?://')
    assert not [page for page in site.rglob("*.html") if foreign.search(page.read_text("utf-8"))]


def test_links_to_other_files_lead_to_the_repository(tmp_path: Path) -> None:
    address = "https://example.org/ada/ownwords/blob/main"
    assert _docs(tmp_path / "site", DOCS_REPOSITORY=address).returncode == 0
    text = (tmp_path / "site/index.html").read_text("utf-8")
    assert f'href="{address}/CONTRIBUTING.md"' in text


def test_the_first_tutorial_is_run_word_by_word(tmp_path: Path) -> None:
    blocks = re.findall(r"^```\w+\n(.*?)^```$", TUTORIAL.read_text("utf-8"), re.M | re.S)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    at, ran = tmp_path, []
    for line in lines:
        if line.startswith("cd "):
            at /= line.removeprefix("cd ")
        elif line == "ownwords serve --open":
            _serves(at, tmp_path)
            ran.append(line)
        elif line.startswith("ownwords "):
            words = re.findall(r'"([^"]*)"|(\S+)', line)
            command = [quoted or plain for quoted, plain in words][1:]
            done = subprocess.run(
                [sys.executable, "-m", "ownwords", *command],
                cwd=at,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            ran.append(line)
    assert [line.split()[1] for line in ran] == ["new", "serve", "check", "status", "build"]
    assert (at / "site-data/study.xlsx").is_file()
    assert (at / "site-offline/index.html").is_file()


def _serves(project: Path, folder: Path) -> None:
    """`ownwords serve`, without opening a browser on this machine."""
    server = Server.__new__(Server)
    server.project, server.address = project, f"127.0.0.1:{free_port()}"
    server.start(folder / "log")
    try:
        server.wait_for("The nights nobody asked about", lambda: server.page(""))
    finally:
        server.stop()
