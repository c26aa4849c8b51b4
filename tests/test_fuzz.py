"""The script that mangles all studies: that it runs, and that it would see what it looks for."""

import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from ownwords.errors import Problem, StudyError

SCRIPT = Path(__file__).parent.parent / "scripts" / "fuzz"


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, with one small study."""
    loader = SourceFileLoader("fuzz", str(SCRIPT))
    spec = importlib.util.spec_from_loader("fuzz", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    smallest = SCRIPT.parent.parent / "tests/studies/smallest/site-data"
    monkeypatch.setattr(module, "studies", lambda: [smallest])
    monkeypatch.setattr(sys, "argv", ["fuzz", "20"])
    return module


def test_no_case_fails() -> None:
    ran = subprocess.run(
        [sys.executable, SCRIPT, "20"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith("20 cases of ")


def test_the_same_number_is_the_same_case(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["fuzz", "--case", "7"])
    printed = set()
    for _ in range(2):
        assert fuzz.main() == 0
        printed.add(capsys.readouterr().out.rpartition(";")[0])
    assert len(printed) == 1


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (KeyError("nothing"), "Traceback"),
        (StudyError([]), "refused without a problem"),
        (
            StudyError([Problem("site-data/quotes.yml", 9999, 1, "", "wrong")]),
            "a problem in a line that is not there",
        ),
        (
            StudyError([Problem("site-data/other.yml", 1, 1, "", "wrong")]),
            "a problem in a file that is not there",
        ),
        (
            StudyError([Problem("site-data/quotes.yml", 1, 1, "", "wr\nong")]),
            "a problem that cannot be printed in a line",
        ),
    ],
)
def test_what_fails_is_named_by_its_number(
    fuzz: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: Exception,
    said: str,
) -> None:
    def read(*_: object) -> None:
        raise raised

    monkeypatch.setattr(fuzz.Study, "read", read)
    assert fuzz.main() == 1
    printed = capsys.readouterr().out
    assert f"case 13: {said}" in printed
    assert "20 cases of 1 study, seed 1: 20 failed" in printed
