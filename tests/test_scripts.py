"""The theme's scripts hold under TypeScript's strict checks, as `make check` asks for too."""

import json
import re
import subprocess
import sys
from pathlib import Path

import ownwords

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted((Path(ownwords.__file__).parent / "theme" / "assets" / "ownwords").glob("*.js"))
DECLARED = ROOT / "scripts" / "types" / "ownwords.d.ts"
# The type of a JSDoc tag; braces within it are those of objects.
TYPE = re.compile(r"@\w+ \{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")


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


def test_no_type_gives_up_on_the_checks() -> None:
    """What is typed `any`, or called a thing that it is not by way of `unknown`, passes them all."""
    types = {script.name: TYPE.findall(script.read_text("utf-8")) for script in SCRIPTS}
    code = re.sub(r"/\*.*?\*/", "", DECLARED.read_text(encoding="utf-8"), flags=re.DOTALL)
    types[DECLARED.name] = code.splitlines()
    loose = re.compile(r"\bany\b|\*|\b(?:Object|Function)\b")
    assert [
        (name, each) for name, all_ in types.items() for each in all_ if loose.search(each)
    ] == []
    twice = re.compile(r"@type \{unknown\} \*/ \(")
    assert [s.name for s in SCRIPTS if twice.search(s.read_text(encoding="utf-8"))] == []


def test_what_scripts_share_is_declared_set_and_used() -> None:
    """TypeScript sees `window.owX = …`; it does not look into `Object.assign(window, …)`."""
    code = "".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
    window = re.search(r"interface Window \{\n(.*?)\n\}", DECLARED.read_text("utf-8"), re.DOTALL)
    assert window
    declared = set(re.findall(r"^  (\w+)\??:", window[1], re.MULTILINE))
    assert set(re.findall(r"\bwindow\)?\.(ow\w+) = ", code)) == declared
    assert set(re.findall(r"\bwindow\)?\.(ow\w+)\b(?! = )", code)) == declared
    assert not re.search(r"Object\.assign\(window, \{[^}]*\bow[A-Z]", code)


def test_the_declarations_are_not_part_of_a_site(site: Path) -> None:
    scripts = {script.name for script in (site / "assets" / "ownwords").glob("*.js")}
    assert scripts == {script.name for script in SCRIPTS}
    assert list(site.rglob("*.ts")) == []


def test_the_lock_of_typescript_holds_a_hash_and_names_no_address() -> None:
    text = (ROOT / "scripts" / "types" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert "://" not in text
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
