"""Where the page of problems says that something stands: in words of the file's own program."""

from pathlib import Path

import pytest

from ownwords.errors import Problem, StudyError
from ownwords.load import load_study
from ownwords.serving.shown import Gap, problem_page
from ownwords.serving.shown import _gaps as gaps


def test_a_cell_is_named_by_its_row_and_heading_and_text_by_its_line(tmp_path: Path) -> None:
    cell = Problem("site-data/study.xlsx, Quotes", 12, 8, "told_as", "“hinder” is no choice")
    line = Problem("site-data/quotes.yml", 3, 5, "quotes[0]", "there is no key “tolld”")
    page = str(problem_page((cell, line), tmp_path, ""))
    assert "site-data/study.xlsx, Quotes, row 12, told_as (cell H12)<" in page
    assert "site-data/quotes.yml, line 3, character 5, quotes[0]<" in page


def test_a_gap_is_named_likewise() -> None:
    sheet, text = (
        Gap("site-data/study.ods, Study", 4, "title"),
        Gap("site-data/study.yml", 4, "title"),
    )
    listed = str(gaps((sheet, text)))
    assert "site-data/study.ods, Study, row 4<" in listed
    assert "site-data/study.yml, line 4<" in listed


def test_of_a_damaged_workbook_no_file_is_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "site-data").mkdir()
    (tmp_path / "site-data/study.xlsx").write_bytes(b"half of a workbook")
    with pytest.raises(StudyError) as caught:
        load_study(tmp_path / "site-data")
    assert [str(problem) for problem in caught.value.problems] == [
        "site-data/study.xlsx: this is no workbook, or it is damaged; open it in the program that"
        " made it, and save it anew as .xlsx or .ods"
    ]
