"""What the browser's tests share: one page of each kind of the first study, and its site for a disk."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reading import ReadPage, pages_of, read_page


def _kind(page: ReadPage) -> str:
    """What kind a page is, from the class of its body; pages about the study all differ."""
    kind = next(
        (found[1] for _, attributes in page.elements if (found := re.search(r"ow-page--(\w+)", attributes.get("class", "")))), "written"
    )
    return page.title if kind == "study" else kind


@pytest.fixture(scope="session")
def one_of_each(site: Path) -> list[str]:
    """The address of one page of each kind, in the order of the disk; a finding is one with quotes."""
    kinds: dict[str, tuple[int, str]] = {}
    for file in pages_of(site):
        page, address = read_page(file), file.relative_to(site).as_posix().removesuffix("index.html")
        if file.name != "404.html":
            longest = max(kinds.get(_kind(page), (0, "")), (len(page.text), address))
            kinds[_kind(page)] = longest
    assert {"home", "audience", "map", "finding", "process", "quotes", "quote", "help"} <= set(kinds)
    return sorted(address for _, address in kinds.values())


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first study's site for a disk, as a user builds it who has published it at example.org."""
    folder = tmp_path_factory.mktemp("offline") / "site-offline"
    command: list[str | Path] = [sys.executable, "-m", "ownwords.cli", "build", "--offline", "--site-dir", folder]
    environment = os.environ | {"SITE_URL": "https://example.org/study/"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"`ownwords build --offline` failed:\n{done.stdout}{done.stderr}"
    return folder
