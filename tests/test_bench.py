"""docs/performance.md says what scripts/bench measures, and nothing else of speed."""

import re
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "performance.md").read_text("utf-8")


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The script; it has no ending, so that it cannot be imported by name."""
    sys.path.insert(0, str(ROOT / "scripts"))
    loader = SourceFileLoader("bench", str(ROOT / "scripts" / "bench"))
    spec = spec_from_loader("bench", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_page_has_the_rows_of_the_script(bench: ModuleType) -> None:
    rows = {line.split("|")[1].strip() for line in PAGE.splitlines() if line.startswith("|")}
    assert {*bench.BUILDS, *bench.PARTS} <= rows


def test_a_study_of_any_size_is_invented_the_same_each_time(
    bench: ModuleType, tmp_path: object
) -> None:
    one, other = (bench.invent(12, 40, tmp_path / name, 20, 50) for name in ("one", "other"))  # type: ignore[operator]
    for file in sorted((one.parent / "site-data").iterdir()):
        assert file.read_bytes() == (other.parent / "site-data" / file.name).read_bytes(), file.name
    assert len((one.parent / "site-data" / "cases.csv").read_text("utf-8").splitlines()) == 51


def test_no_other_page_of_the_documentation_names_seconds_of_a_build() -> None:
    """Figures of speed age: they stand where a script prints them anew."""
    said = re.compile(r"\b\d+(?:\.\d+)? (?:ms|s|seconds|milliseconds) (?:of|to|a|for|until)\b")
    for page in sorted((ROOT / "docs").rglob("*.md")):
        if page.name != "performance.md":
            found = [line for line in page.read_text("utf-8").splitlines() if said.search(line)]
            assert found == [], page.name
