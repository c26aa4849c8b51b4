"""The records in docs/decisions/: a page each, numbered, indexed, and the files they name exist."""

import re
from pathlib import Path

import pytest

from tests.documents import DOCS, RECORDS, ROOT

PACKAGE = ROOT / "builder" / "ownwords"
INDEX = (DOCS / "decisions" / "README.md").read_text("utf-8")
A_PAGE = 55  # lines
OVERVIEW = 110


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_has_its_parts_and_is_a_page_at_most(record: Path) -> None:
    text = record.read_text("utf-8")
    assert text.startswith(f"# {record.name[:4]}. ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert text.count("\n") <= A_PAGE


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_the_index_has_a_line_with_the_title(record: Path) -> None:
    title = record.read_text("utf-8").partition("\n")[0].removeprefix(f"# {record.name[:4]}. ")
    assert f"| [{record.name[:4]}]({record.name}) | {title} | " in INDEX


def test_numbers_and_lines_of_the_index_are_single() -> None:
    assert len({record.name[:4] for record in RECORDS}) == len(RECORDS) >= 39
    assert INDEX.count("\n| [") == len(RECORDS)


@pytest.mark.parametrize(
    "document", [*RECORDS, DOCS / "architecture.md"], ids=lambda document: document.stem
)
def test_files_of_the_code_exist(document: Path) -> None:
    named = re.findall(r"`(\w[\w./-]*(?:\.(?:py|html|js|css)|/))`", document.read_text("utf-8"))
    of_a_study = {"content/", "private/", "site-data/"}
    missing = {
        name
        for name in named
        if name not in of_a_study and not (PACKAGE / name).exists() and not (ROOT / name).exists()
    }
    assert not missing


def test_the_overview_stays_two_screens() -> None:
    assert (DOCS / "architecture.md").read_text("utf-8").count("\n") <= OVERVIEW
