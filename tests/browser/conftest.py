"""What the browser's tests share: one page of each kind of the first study, and its site for a
disk.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SWIMMING
from tests.reading import kinds_of


@pytest.fixture(scope="session")
def one_of_each(site: Path) -> list[str]:
    """The address of one page of each kind, in the order of the disk; a finding is one with
    quotes.
    """
    kinds = kinds_of(site)
    assert {"home", "audience", "map", "finding", "process", "quotes", "quote", "help"} <= set(
        kinds
    )
    return sorted(kinds.values())


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented study's site for a disk, as a user builds it who has published it at
    example.org.
    """
    folder = tmp_path_factory.mktemp("offline") / "site-offline"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "ownwords.cli",
        "build",
        "--offline",
        "--site-dir",
        folder,
    ]
    environment = os.environ | {"SITE_URL": "https://example.org/study/"}
    done = subprocess.run(
        command, cwd=SWIMMING, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"`ownwords build --offline` failed:\n{done.stdout}{done.stderr}"
    return folder
