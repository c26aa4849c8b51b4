"""What a study exports is read back by two programs of others: frictionless reads the Data Package,
cffconvert the CITATION.cff. Each has an environment of its own, because what it needs does not
install beside our tests.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ownwords.citations.files import cff
from ownwords.citations.records import site_record
from ownwords.exports.datapackage import package_files
from ownwords.exports.deposit import deposit_files
from ownwords.exports.table import defused
from ownwords.exports.tables import tables
from ownwords.graph import Graph
from ownwords.load import load_study
from tests.conftest import ROOT, STUDIES
from tests.hostile import hostile_study, write_study

READERS = ROOT / "tests" / "readback"
ENVIRONMENTS = ROOT / ".venv" / "readback"
EXAMPLES = [folder.parent for folder in sorted((ROOT / "examples").glob("*/site-data"))]
FOLDERS = [ROOT, *EXAMPLES, *sorted(STUDIES.iterdir())]
SITE_URL = "https://example.org/study/"
EVERYTHING = ()
"""The uses that an export asks for: none, so that all words and rows of a study are in it."""

Read = dict[str, dict[str, Any]]


def read_by(program: str, script: str, files: list[Path]) -> Read:
    """What a program reads from files, by the name of each."""
    python = ENVIRONMENTS / program / "bin" / "python"
    if not python.exists():
        pytest.fail(
            f"there is no {program} to read our exports back: `make .venv/readback.stamp` installs"
            " it into .venv/readback/ (`make test` does so by itself)",
            pytrace=False,
        )
    done = subprocess.run(
        [python, READERS / script, *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    read: Read = json.loads(done.stdout)
    return read


def packages_read(files: list[Path]) -> Read:
    return read_by("frictionless", "packages.py", files)


def citations_read(files: list[Path]) -> Read:
    return read_by("cffconvert", "citations.py", files)


def write(files: dict[str, str], folder: Path) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Graph]:
    """The studies by their names; in one every text is hostile."""
    hostile = tmp_path_factory.mktemp("hostile")
    write_study(hostile_study(), hostile / "site-data")
    folders = {folder.name: folder for folder in FOLDERS} | {"hostile": hostile}
    return {
        name: Graph(load_study(folder / "site-data", folder)) for name, folder in folders.items()
    }


@pytest.fixture(scope="module")
def exported(graphs: dict[str, Graph], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each study: `site/` as on its site, `deposit/` as for a repository, and `all/`, the
    package with what may not be shared in it too.
    """
    folder = tmp_path_factory.mktemp("exported")
    for name, graph in graphs.items():
        citation = {"CITATION.cff": cff(graph, SITE_URL)}
        write(package_files(graph) | citation, folder / name / "site")
        write(deposit_files(graph), folder / name / "deposit")
        write(package_files(graph, EVERYTHING), folder / name / "all")
    return folder


def problems_of(read: Read) -> dict[str, list[str]]:
    return {name: found["problems"] for name, found in read.items() if found["problems"]}


def test_frictionless_reads_every_cell_of_every_package(
    graphs: dict[str, Graph], exported: Path
) -> None:
    files = sorted(exported.rglob("datapackage.json"))
    assert len(files) == 3 * len(graphs)
    read = packages_read(files)
    assert problems_of(read) == {}
    for name, graph in graphs.items():
        found = read[str(exported / name / "all" / "datapackage.json")]["tables"]
        for table in tables(graph, EVERYTHING):
            cells = [list(table.header), *(list(row) for row in table.rows)]
            assert found.pop(table.name.replace(".csv", ".json")) == cells
            assert found.pop(table.name) == [[defused(cell) for cell in row] for row in cells]
        assert found == {}


def test_cffconvert_reads_every_citation(graphs: dict[str, Graph], exported: Path) -> None:
    files = sorted(exported.rglob("CITATION.cff"))
    assert len(files) == 2 * len(graphs)
    read = citations_read(files)
    assert problems_of(read) == {}
    for name, graph in graphs.items():
        record = read[str(exported / name / "site" / "CITATION.cff")]["record"]
        site = site_record(graph, SITE_URL)
        assert (record["name"], record["version"]) == (site.title, site.version)
        assert record["url"] == SITE_URL
        assert [each["name"] for each in record["author"]] == [graph.study.study.made_by.name]


DAMAGED_PACKAGES = {
    "a cell was changed": ("people.csv", "R9,customer", "R9,volunteer", "hash-count"),
    "an id comes twice": ("people.json", '"R9"', '"R8"', "unique-error"),
    "a level that is none": ("cases.json", '"school"', '"chapel"', "constraint-error"),
    "a column is gone": ("people.json", '"lived"', '"lives"', "incorrect-label"),
    "a file is gone": ("datapackage.json", '"study.json"', '"gone.json"', "scheme-error"),
}
"""What was done to a package: its file, words, others in their place, and frictionless' name of it."""

DAMAGED_CITATIONS = {
    "nobody made it": ("authors:", "author:", "'author' was unexpected"),
    "a day that is none": (
        '"2025-03"',
        '"2025-03"\ndate-released: "2025-13-99"',
        "is not a 'date'",
    ),
    "a quotation mark too many": ('title: "What', 'title: "What"', "ParserError"),
}
"""What was done to a citation: words, others in their place, and a part of what cffconvert says."""


def damaged(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())


def test_frictionless_refuses_a_damaged_package(graphs: dict[str, Graph], tmp_path: Path) -> None:
    files = {}
    for name, (file, old, new, _) in DAMAGED_PACKAGES.items():
        folder = write(package_files(graphs["village-shops"], EVERYTHING), tmp_path / name)
        damaged(folder / file, old, new)
        files[name] = folder / "datapackage.json"
    read = packages_read(list(files.values()))
    for name, (*_, wanted) in DAMAGED_PACKAGES.items():
        found = read[str(files[name])]["problems"]
        assert [each for each in found if each.startswith(wanted)], (name, found)


def test_cffconvert_refuses_a_damaged_citation(graphs: dict[str, Graph], tmp_path: Path) -> None:
    files = {}
    for name, (old, new, _) in DAMAGED_CITATIONS.items():
        citation = {"CITATION.cff": cff(graphs["village-shops"], SITE_URL)}
        files[name] = write(citation, tmp_path / name) / "CITATION.cff"
        damaged(files[name], old, new)
    read = citations_read(list(files.values()))
    for name, (*_, wanted) in DAMAGED_CITATIONS.items():
        [found] = read[str(files[name])]["problems"]
        assert wanted in found, name


def test_without_a_program_the_tests_fail_and_say_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.test_readback.ENVIRONMENTS", tmp_path)
    with pytest.raises(
        pytest.fail.Exception, match=r"no cffconvert .* `make \.venv/readback\.stamp`"
    ):
        citations_read([])
