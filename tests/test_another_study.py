"""A copy of this repository in which another study takes the first one's place: what the
documentation tells to do, and what the workflows then run.

The whole suite in such a copy would double its own time. Run there are the steps of the workflows
that need no other machine, as the workflow files and the Makefile name them, and of the tests: all
are collected, and those run that read the repository's own files.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, STUDIES

IN_A_COPY = "OWNWORDS_TESTS_IN_A_COPY"
READING_THE_REPOSITORY = [
    "tests/test_repository.py",
    "tests/test_i18n.py",
    "tests/test_architecture.py",
]
PLACED_BY_HAND = {"make", ".ci/run"}  # what begins a step of ours; others are actions of GitHub


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracked files, with a study of village shops instead of the first one."""
    folder = tmp_path_factory.mktemp("fork") / "repository"
    named = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if named.returncode:
        pytest.skip("not a checkout: there is no list of the repository's files")
    for name in filter(None, named.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for part in ("site-data", "content", "tests/first_study"):
        shutil.rmtree(folder / part, ignore_errors=True)  # a fork has deleted the tests' one
    shutil.copytree(
        STUDIES / "village-shops",
        folder,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("site", "private"),
    )
    return folder


def run(command: list[str], copy: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(copy / "builder"), IN_A_COPY: "yes"}
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}"


def targets() -> list[str]:
    """The make targets that the workflows run, by themselves or through `.ci/run`."""
    steps = [
        step["run"]
        for file in sorted((ROOT / ".github/workflows").glob("*.yml"))
        for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values()
        for step in job.get("steps", ())
        if "run" in step
    ]
    assert {step.split()[0] for step in steps} <= PLACED_BY_HAND
    scripts = [
        step if step.startswith("make") else (ROOT / step).read_text("utf-8") for step in steps
    ]
    return sorted(set(re.findall(r"^make ([a-z-]+)", "\n".join(scripts), re.MULTILINE)))


def recipe(target: str) -> list[str]:
    """The commands of a target that concern the study: those of `ownwords`."""
    text = (ROOT / "Makefile").read_text("utf-8")
    rule = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", text, re.MULTILINE)
    assert rule, target
    return re.findall(r"^\t\$\(BIN\)/ownwords (.+)$", rule[1], re.MULTILINE)


def test_the_workflows_run_what_is_run_here() -> None:
    assert targets() == ["bench-short", "check", "fuzz", "site", "test"]
    assert recipe("check") == ["check --strict"]
    assert recipe("site") == ["build"]


@pytest.mark.parametrize("target", ["check", "site"])
def test_what_the_workflows_run_on_the_study_is_green(target: str, copy: Path) -> None:
    for command in recipe(target):
        run([sys.executable, "-m", "ownwords.cli", *command.split()], copy)


@pytest.mark.skipif(IN_A_COPY in os.environ, reason="this is the copy")
def test_no_test_needs_the_first_study(copy: Path) -> None:
    pytest_here = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:xdist",
        "-o",
        f"cache_dir={copy}/.cache",
    ]
    run([*pytest_here, "--collect-only"], copy)
    run([*pytest_here, *READING_THE_REPOSITORY], copy)


def test_nothing_in_the_tests_names_a_file_of_the_first_study() -> None:
    """But for its own folder: a path from the repository's root into the study's folders."""
    named = re.compile(r"\bROOT / \"(site-data|content|mkdocs\.yml)|Project\(ROOT\b|made\(ROOT\b")
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sorted((ROOT / "tests").rglob("*.py"))
        if "first_study" not in file.parts and file != Path(__file__)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if named.search(line)
    ]
    assert found == []
