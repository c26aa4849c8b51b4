"""CONTRIBUTING's recipes for a field and for a rule, followed to the letter in a copy of the
repository, end green and do what they say.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import ROOT, follow, sections

RECIPES = ("Add a field", "Add a rule")
COPIED = ("builder", "docs", "scripts", "tests", "Makefile", "pyproject.toml")
MADE_ELSEWHERE = ("site", "__pycache__", ".venv", "node_modules")
TESTS = (
    "tests/test_checks_tone.py",
    "tests/test_exports.py::test_where_a_quote_was_said_stands_on_its_page_and_in_the_table",
    "tests/test_i18n.py::test_a_catalogue_is_sound",
    "tests/test_i18n.py::test_the_catalogue_is_up_to_date",
    "tests/test_load.py::test_case",
    "tests/test_rulebook.py",
    "tests/test_schema.py",
    "tests/test_shown.py",
    "tests/test_docs.py::test_the_reference_follows_the_model",
)
BIN = Path(sys.executable).parent


def run(copy: Path, *command: str | Path) -> str:
    """Runs a command in the copy, with the copy's package."""
    environment = os.environ | {"PYTHONPATH": str(copy / "builder"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository after both recipes; make runs in the virtual environment of these tests."""
    to = tmp_path_factory.mktemp("repository")
    for name in COPIED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns(*MADE_ELSEWHERE)
            shutil.copytree(ROOT / name, to / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, to / name)
    recipes = sections(ROOT / "CONTRIBUTING.md")
    for step in (step for recipe in RECIPES for step in recipes[recipe]):
        follow(step, to)
    stamps = ("-o", ".venv/site.stamp", "-o", ".venv/test.stamp")
    said = run(to, "make", *stamps, f"BIN={BIN}", "reference", "words")
    assert "not translated, so in English on the site: 1\n  Where it was said\n" in said
    return to


def test_what_the_recipes_write_is_in_order(copy: Path) -> None:
    run(copy, BIN / "ruff", "check", "builder", "tests")
    run(copy, BIN / "ruff", "format", "--check", "builder", "tests")
    run(copy, BIN / "mypy", "builder", "tests/test_checks_tone.py")


def test_the_tests_are_green_after_the_recipes(copy: Path) -> None:
    run(copy, BIN / "python", "-m", "pytest", "-q", *TESTS)


def test_the_recipes_do_what_they_say(copy: Path, tmp_path: Path) -> None:
    study = Path(shutil.copytree(copy / "tests/studies/village-shops", tmp_path / "study"))
    for file, old, new in (
        ("quotes", "  - id: freezer\n", "  - id: freezer\n    setting: behind the counter\n"),
        ("study", "caveat: ", "caveat: Look! "),
    ):
        path = study / f"site-data/{file}.yml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    config = ("--config", study / "mkdocs.yml")
    assert "  [exclamation]\n" in run(copy, BIN / "python", "-m", "ownwords.cli", "check", *config)
    run(copy, BIN / "python", "-m", "ownwords.cli", "build", *config)
    site = study / "site"
    assert "behind the counter" in (site / "quotes/freezer/index.html").read_text("utf-8")
    assert "behind the counter" in (site / "study/data/quotes.csv").read_text("utf-8")
    assert "Where it was said" in (site / "study/data/index.html").read_text("utf-8")
    assert "| `setting` | text |" in (copy / "docs/reference.md").read_text("utf-8")
    assert "\n| `exclamation` |" in (copy / "docs/problems.md").read_text("utf-8")


def test_a_field_touches_few_files_written_by_hand() -> None:
    """The model, a test and the changelog; nothing else may be needed."""
    steps = sections(ROOT / "CONTRIBUTING.md")["Add a field"]
    assert len({step.where for step in steps}) + len(["CHANGELOG.md"]) <= 5
