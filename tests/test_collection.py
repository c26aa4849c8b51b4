"""The example of a collection: its workflow's own commands, each job a process of its own in a clone of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, STUDIES
from tests.test_repository import PINNED

EXAMPLE = ROOT / "examples" / "collection"
WORKFLOW = EXAMPLE / ".github/workflows/collection.yml"
JOBS: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@localhost")


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *IDENTITY, *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the example with two studies, pushed to a bare one."""
    folder = tmp_path_factory.mktemp("collection")
    git(folder, "init", "-q", "--bare", "origin.git")
    work = folder / "work"
    shutil.copytree(EXAMPLE, work)
    for id_, study in (("choir", "smallest"), ("shops", "village-shops")):
        shutil.copytree(
            STUDIES / study, work / "studies" / id_, ignore=shutil.ignore_patterns("site")
        )
    shutil.copyfile(STUDIES / "village-shops/mkdocs.yml", work / "studies/choir/mkdocs.yml")
    (work / "studies/choir/content").mkdir(exist_ok=True)
    (work / "requirements.txt").write_text("ownwords\n", "utf-8")
    git(work, "init", "-q", "-b", "main")
    git(work, "remote", "add", "origin", str(folder / "origin.git"))
    commit(work)
    return work


def commit(work: Path) -> None:
    git(work, "add", "--all")
    git(work, "commit", "-q", "-m", "As it is now")
    git(work, "push", "-q", "--force", "origin", "HEAD:main")


def clone(work: Path, to: Path) -> Path:
    """A fresh clone, as each machine has it."""
    origin = work.parent / "origin.git"
    git(work.parent, "clone", "-q", "--branch", "main", origin.as_uri(), str(to))
    return to


def begun(job: str, folder: Path, **variables: str) -> "subprocess.Popen[str]":
    """The commands of a job, in a process of its own in a clone."""
    steps = [step["run"] for step in JOBS[job]["steps"] if "run" in step]
    left_out = ("pip install", "ownwords check")  # a build judges the same once more
    lines = [step for step in steps if not any(each in step for each in left_out)]
    commands = folder.parent / "bin"
    commands.mkdir(exist_ok=True)
    for name, called in (("ownwords", "-m ownwords.cli"), ("python3", "")):
        file = commands / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" {called} "$@"\n', "utf-8")
        file.chmod(0o755)
    return subprocess.Popen(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env=os.environ | {"PATH": f"{commands}:{os.environ['PATH']}"} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(job: "subprocess.Popen[str]") -> str:
    """What a job said, which has to end well."""
    said, _ = job.communicate(timeout=300)
    assert job.returncode == 0, said
    return said


def run(work: Path, folder: Path) -> list[str]:
    """The whole workflow; gives the studies that were built."""
    folder.mkdir()
    output = folder / "output"
    ended(begun("changed", clone(work, folder / "changed"), GITHUB_OUTPUT=str(output)))
    studies: list[str] = json.loads(output.read_text("utf-8").removeprefix("studies="))
    jobs = {}
    for study in studies:
        address = f"https://example.org/{study}/"
        place = clone(work, folder / study)
        jobs[study] = begun("build", place, STUDY=study, SITE_URL=address)
    for job in jobs.values():  # they run beside each other
        ended(job)
    join = clone(work, folder / "join")
    for study in studies:  # what each uploads is downloaded into one folder
        shutil.copytree(folder / study / "built", join / "built", dirs_exist_ok=True)
    ended(begun("join", join))
    return studies


def published(work: Path, to: Path) -> Path:
    """What lies in the branch of sites."""
    origin = work.parent / "origin.git"
    git(work.parent, "clone", "-q", "--branch", "sites", origin.as_uri(), str(to))
    assert git(to, "rev-list", "--count", "HEAD") == "1\n"
    return to


def test_changed_studies_are_built_apart_and_joined_with_the_others(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(collection, tmp_path / "first") == ["choir", "shops"]
    first = published(collection, tmp_path / "sites-1")
    portal = (first / "portal/index.html").read_text("utf-8")
    assert 'href="https://example.org/shops/"' in portal
    assert (first / "choir/index.html").is_file()
    assert "quotes/left-for-town/" in (first / "shops/assets/search/en.js").read_text("utf-8")

    said = ownwords(collection, "withdraw", "left-for-town", "--config", "studies/shops/mkdocs.yml")
    assert "left-for-town" in said
    commit(collection)
    key = (collection / "studies/shops/private/withdrawal-key").read_text("utf-8").strip()
    monkeypatch.setenv("OWNWORDS_WITHDRAWAL_KEY", key)
    assert run(collection, tmp_path / "second") == ["shops"]
    second = published(collection, tmp_path / "sites-2")
    files = [file for file in second.rglob("*") if file.is_file() and ".git" not in file.parts]
    assert not [file for file in files if b"left-for-town" in file.read_bytes()]
    assert (second / "choir/index.html").read_bytes() == (first / "choir/index.html").read_bytes()

    (collection / "library.yml").write_text(LIBRARY_OF_ONE, "utf-8")
    shutil.rmtree(collection / "studies/shops")
    commit(collection)
    assert run(collection, tmp_path / "third") == []
    third = published(collection, tmp_path / "sites-3")
    assert not (third / "shops").exists()
    assert "shops" not in (third / "portal/index.html").read_text("utf-8")


LIBRARY_OF_ONE = """\
title: One is left
language: en
made_by: The makers of this test
studies:
  - id: choir
    site: public/choir
"""


def ownwords(work: Path, *arguments: str) -> str:
    """What a command of ownwords answers in the repository."""
    command = [sys.executable, "-m", "ownwords.cli", *arguments]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_workflow_can_do_little_harm() -> None:
    text = WORKFLOW.read_text("utf-8")
    assert [line for line in text.splitlines() if "uses:" in line and not PINNED.search(line)] == []
    assert yaml.safe_load(text)["permissions"] == {}
    writing = {name for name, job in JOBS.items() if "write" in job["permissions"].values()}
    assert writing == {"join"}
    for job in JOBS.values():
        assert job["timeout-minutes"]
        assert "${{" not in "\n".join(step.get("run", "") for step in job["steps"])
