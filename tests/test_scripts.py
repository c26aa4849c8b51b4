"""The theme's scripts hold under TypeScript's strict checks, as `make check` asks for too."""

import json
import subprocess
import sys
from pathlib import Path

import ownwords

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted((Path(ownwords.__file__).parent / "theme" / "assets" / "ownwords").glob("*.js"))


def test_the_types_of_all_scripts_hold() -> None:
    run = subprocess.run(
        [ROOT / "scripts" / "typecheck", sys.executable, "--listFiles"],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    seen = {Path(line).name for line in run.stdout.splitlines()}
    assert {script.name for script in SCRIPTS} <= seen


def test_every_script_asks_editors_for_the_same_checks() -> None:
    assert [
        script.name
        for script in SCRIPTS
        if not script.read_text(encoding="utf-8").startswith("// @ts-check\n")
    ] == []


def test_no_script_silences_the_checks() -> None:
    silenced = ("@ts-ignore", "@ts-expect-error", "@ts-nocheck")
    assert [
        script.name
        for script in SCRIPTS
        if any(mark in script.read_text(encoding="utf-8") for mark in silenced)
    ] == []


def test_the_lock_of_typescript_holds_a_hash_and_names_no_address() -> None:
    text = (ROOT / "scripts" / "types" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert "://" not in text
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
