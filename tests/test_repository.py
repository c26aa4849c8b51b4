"""What the repository promises about itself: locks that anyone can install from, workflows that
can do little harm.
"""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("site", "test", "frictionless", "cffconvert")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: (?:\./\S+|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")


def read_lock(name: str) -> str:
    return (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")


def locked_versions(name: str) -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==(\S+)", read_lock(name), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_hashes_and_names_no_address(name: str) -> None:
    lock = read_lock(name)
    releases = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]

    assert all("--hash=sha256:" in release for release in releases)
    assert not re.search(r"://|^-|^\s*\S*/\S*$", lock, re.MULTILINE)


def test_a_compiled_package_is_locked_for_many_platforms() -> None:
    release = re.search(r"^pyyaml==.*\n(?:    --hash=.*\n)+", read_lock("site"), re.MULTILINE)

    assert release is not None
    assert release[0].count("--hash=") > 20


def test_the_tests_run_on_the_versions_that_build_the_site() -> None:
    tested = locked_versions("test")

    assert {package: tested.get(package) for package in locked_versions("site")} == locked_versions(
        "site"
    )


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("site", PROJECT["project"]["dependencies"]),
        ("site", PROJECT["dependency-groups"]["build"]),
        ("test", PROJECT["dependency-groups"]["lock"]),
        ("frictionless", PROJECT["dependency-groups"]["frictionless"]),
        ("cffconvert", PROJECT["dependency-groups"]["cffconvert"]),
        *(("test", extra) for extra in PROJECT["project"]["optional-dependencies"].values()),
    ],
)
def test_the_locks_follow_pyproject(lock: str, wanted: list[str]) -> None:
    versions = locked_versions(lock)

    for requirement in map(Requirement, wanted):
        version = versions.get(canonicalize_name(requirement.name), "absent")
        assert requirement.specifier.contains(version), (
            f"{requirement} is {version} in requirements/{lock}.txt: run `make lock`"
        )


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_a_workflow_pins_its_actions_and_starts_without_rights(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")

    assert [line for line in text.splitlines() if "uses:" in line and not PINNED.search(line)] == []
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    assert yaml.safe_load(text)["permissions"] == {}


def test_only_the_deployment_may_write() -> None:
    rights = {
        (workflow.name, job): [
            right for right, level in settings.get("permissions", {}).items() if level == "write"
        ]
        for workflow in WORKFLOWS
        for job, settings in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].items()
    }

    assert {place: written for place, written in rights.items() if written} == {
        ("pages.yml", "deploy"): ["pages", "id-token"]
    }
