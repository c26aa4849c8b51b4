"""What docs/ says is true: its links lead somewhere, its files are read, its commands answer as shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from ownwords.build import Project, Site, make_site
from tests.documents import DOCS, Step, follow, sections, steps, tutorial_study

HOW_TO = sections(DOCS / "how-to.md")


def _do(step: Step, project: Path) -> None:
    """Follows a step; a command's answer is what a terminal shows."""
    follow(step, project)
    if step.kind == "console":
        command, _, expected = step.text.removeprefix("$ ownwords ").partition("\n")
        done = subprocess.run(
            [sys.executable, "-m", "ownwords.cli", *command.split()],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.stdout == expected, f"the page's line {step.line}"


def _made(project: Path) -> Site:
    return make_site(Project(project, project / "site-data", project / "content"))


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for step in steps(DOCS / "tutorial.md"):
        _do(step, tmp_path)
    assert (tmp_path / "site/quotes/empty-chair/index.html").is_file()


@pytest.mark.parametrize("heading", HOW_TO)
def test_a_recipe_goes_on_from_the_tutorial(heading: str, tmp_path: Path) -> None:
    project = tutorial_study(tmp_path)
    for step in HOW_TO[heading]:
        _do(step, project)
        _made(project) if step.kind == "console" else None
    _made(project)
