"""ProperDocs, which goes on where MkDocs 1 ends, builds the same site from the same mkdocs.yml."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from ownwords import engine

from .test_engine import STUDY, copy_of, fingerprint

pytestmark = pytest.mark.skipif(
    find_spec("properdocs") is None, reason="ProperDocs is not installed: pip install properdocs"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(STUDY, tmp_path / "study")


def properdocs(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict"],
        cwd=project.parent, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_makes_the_same_bytes(project: Path, tmp_path: Path) -> None:
    done = properdocs(project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    ours = engine.build_site(project, tmp_path / "mkdocs")
    assert fingerprint(project.parent / "site") == fingerprint(ours)


def test_problems_end_it_before_it_touches_the_site(project: Path) -> None:
    site = engine.build_site(project)
    before = fingerprint(site)
    quotes = project.parent / "site-data" / "quotes.yml"
    text = quotes.read_text("utf-8")
    quotes.write_text(text.replace("[night-freezer, labour]", "[night-frezer, labour]"), "utf-8")
    done = properdocs(project)
    assert done.returncode == 1
    assert 'there is no category "night-frezer"; did you mean "night-freezer"?' in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(site) == before


def test_what_a_hook_adds_to_the_finished_site_ends_it(project: Path) -> None:
    hook = 'def on_post_page(output, **_):\n    return output.replace("</main>", "<p>811228-9874</p></main>")\n'
    (project.parent / "hook.py").write_text(hook.replace("811228", '" + "811228" + "'), "utf-8")
    project.write_text(f"{project.read_text('utf-8')}\nhooks: [hook.py]\n", "utf-8")
    done = properdocs(project)
    assert done.returncode == 1
    assert "“811228-9874” looks like" in done.stderr
