"""The theme's scripts hold under TypeScript's strict checks, as `make check` asks for too."""

import json
import re
import subprocess
import sys
from pathlib import Path

from ownwords.pages.needs import SCRIPTS as NEEDED
from ownwords.scripts import FIRST, FRAME, SEARCH, SOURCES, address, joined_scripts
from tests.reading import pages_of, read_page

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted(SOURCES.glob("*.js"))
DECLARED = ROOT / "scripts" / "types" / "ownwords.d.ts"
CALLED = {"owIndex"}
"""What files of data call; pages/search.py writes it."""
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
    used = set(re.findall(r"\bwindow\)?\.(ow\w+)\b(?! = )", code))
    assert used | CALLED == declared
    assert not re.search(r"Object\.assign\(window, \{[^}]*\bow[A-Z]", code)


def test_every_script_is_joined_somewhere() -> None:
    assert sorted({*FIRST, *FRAME, *SEARCH, *NEEDED}) == sorted(script.stem for script in SCRIPTS)


def test_a_page_asks_for_one_file_with_what_it_needs_and_no_other_is_published(site: Path) -> None:
    published = {file.name for file in (site / "assets" / "ownwords").glob("*.js")}
    asked = {"search.js"}
    for page in pages_of(site):
        data = "application/ld+json"  # no browser runs it
        scripts = [
            each
            for tag, each in read_page(page).elements
            if tag == "script" and each.get("type") != data
        ]
        names = [each["src"].rpartition("/")[2] for each in scripts]
        assert names[0] == "first.js", page
        assert len(names) == 2, page
        asked |= set(names)
    assert published == asked | {"frame.js"}
    assert list(site.rglob("*.ts")) == []


def test_joined_scripts_hold_each_one_whole_and_a_projects_own_in_its_place(tmp_path: Path) -> None:
    made = {asset.path: asset.text for asset in joined_scripts([("preview", "walk")], [])}
    text = made[address(("preview", "walk"))]
    assert address(("preview", "walk")) == "assets/ownwords/frame.preview.walk.js"
    assert text.count("reportError(error)") == len(FRAME) + 2  # one that fails stops no other
    assert "@ts-check" not in text
    assert "Relies on" not in text
    own = tmp_path / "assets" / "ownwords" / "walk.js"
    own.parent.mkdir(parents=True)
    own.write_text("window.mine = 1;\n")
    other = {asset.path: asset.text for asset in joined_scripts([("preview", "walk")], [tmp_path])}
    assert "window.mine = 1;" in other[address(("preview", "walk"))]
    assert other["assets/ownwords/frame.js"] == made["assets/ownwords/frame.js"]


def test_the_lock_of_typescript_holds_a_hash_and_names_no_address() -> None:
    text = (ROOT / "scripts" / "types" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert "://" not in text
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
