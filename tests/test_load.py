"""The reader as a whole: small studies in, a study or a list of problems out."""

import os
import re
import shutil
from pathlib import Path

import pytest
from ownwords.errors import StudyError
from ownwords.load import load_study

HERE = Path(__file__).parent
SMALLEST = HERE / "studies" / "smallest" / "site-data"
CASES = sorted((HERE / "cases").glob("*.txt"))


def problems_of(folder: Path) -> list[str]:
    try:
        load_study(folder)
    except StudyError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the smallest study."""
    return Path(shutil.copytree(SMALLEST, tmp_path / "site-data"))


def lay(case: str, folder: Path) -> str:
    """Lay the case's files over those in the folder; what is left is what the case expects."""
    *files, expected = re.split(r"^--- ", case, flags=re.MULTILINE)[1:]
    for file in files:
        name, content = file.split("\n", 1)
        if name.endswith(" is not there"):
            (folder / name.removesuffix(" is not there")).unlink()
        else:
            (folder / name).write_text(content, encoding="utf-8", newline="")
    return expected.removeprefix("problems\n")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, folder: Path) -> None:
    """Each file of cases/ lays its files over the smallest study and says which problems are found. RENEW=1 writes them anew."""
    text = case.read_bytes().decode()
    expected = lay(text, folder)
    found = "".join(problem + "\n" for problem in problems_of(folder))
    if os.environ.get("RENEW"):
        case.write_bytes((text.removesuffix(expected) + found).encode())
    else:
        assert found == expected, "if the new words are better, RENEW=1 pytest tests/test_load.py writes them down"
