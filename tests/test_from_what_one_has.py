"""`ownwords new --from FILE`, and adopting into a study whose lists stand in sheets."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

import ownwords
from tests.test_imports import (
    DOCTOR,
    QUALCODER,
    QUALCODER_TREE,
    SAMPLES,
    SLEEP,
    TAGUETTE,
    TAGUETTE_QUOTES,
    TAGUETTE_TREE,
    run,
    told,
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_project_begins_with_an_export(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("new", "mine", "--from", TAGUETTE)
    assert "4 quotes with 6 placements" in done.output
    assert done.output.endswith("Next: cd mine, then ownwords adopt taguette\n")
    monkeypatch.chdir(here / "mine")
    run("adopt", "--all")
    tree, quotes, _ = told(here / "mine")
    assert (tree, quotes) == (TAGUETTE_TREE, TAGUETTE_QUOTES)


def test_several_files_are_several_imports(here: Path) -> None:
    shutil.copy(SAMPLES / "qualcoder/demo.qdpx", here / "taguette.qdpx")
    run("new", "mine", "--from", TAGUETTE, "--from", "taguette.qdpx")
    folder = here / "mine/private/import"
    assert sorted(each.name for each in folder.iterdir()) == ["taguette", "taguette-2"]


def test_what_a_file_leaves_open_is_answered_before_anything_is_made(here: Path) -> None:
    codebook = SAMPLES / "refi-qda/atlasti_23.4_codebook_fixture.qdc"
    asked = run("new", "mine", "--from", codebook, code=2)
    assert "Which is the tree? Say it with --tree: sets" in asked.output
    assert not (here / "mine").exists()
    run("new", "mine", "--from", codebook, "--tree", "sets")
    assert (here / "mine/private/import").is_dir()


def test_all_that_cannot_be_read_is_named_and_nothing_is_made(here: Path) -> None:
    (here / "broken.qdpx").write_bytes(b"no archive")
    files = ("--from", "broken.qdpx", "--from", "none.sqlite3", "--from", TAGUETTE)
    done = run("new", "mine", *files, code=1)
    assert done.output.splitlines()[1:] == ["none.sqlite3: is not there", "Nothing was made."]
    assert done.output.startswith("broken.qdpx: ")
    assert not (here / "mine").exists()


def test_a_workbook_that_holds_a_study_is_the_study(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "first", "--workbook", "--title", "The nights", "--from", TAGUETTE)
    run("adopt", "--config", "first/mkdocs.yml", "--all")
    done = run("new", "second", "--from", "first/site-data/study.xlsx")
    assert "study.xlsx holds a study" in done.output
    assert done.output.endswith("Next: cd second, then ownwords check\n")
    first, second = (ownwords.read(here / name) for name in ("first", "second"))
    assert (first.quotes, first.study) == (second.quotes, second.study)
    monkeypatch.chdir(here / "second")
    run("check")
    monkeypatch.chdir(here)
    twice = run("new", "third", "--workbook", "--from", "first/site-data/study.xlsx", code=2)
    assert "is the workbook already; leave out --workbook" in twice.output


@pytest.mark.parametrize("form", ["workbook", "ods", "csv"])
def test_adopted_rows_stand_in_the_sheets(
    here: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """First in place of the examples, then below what is there, with the free ids used up."""
    run("new", "mine", "--workbook", "--from", TAGUETTE)
    monkeypatch.chdir(here / "mine")
    if form != "workbook":
        run("convert", "--to", form)
    run("adopt", "--all")
    tree, quotes, speakers = told(here / "mine")
    assert (tree, quotes) == (TAGUETTE_TREE, TAGUETTE_QUOTES)
    assert len(speakers) == 2
    run("import", SAMPLES / "qualcoder/demo.qdpx")
    before = {file.name for file in (here / "mine/site-data").iterdir()}
    run("adopt", "demo", "--all")
    assert {file.name for file in (here / "mine/site-data").iterdir()} == before
    study = ownwords.read(here / "mine")
    assert {each.label for each in study.categories.categories} == set(QUALCODER_TREE)
    assert len(study.quotes.quotes) == 8
    assert len(study.people) == 4
    run("check")


def test_what_people_made_of_a_workbook_stays(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "mine", "--workbook", "--from", TAGUETTE)
    monkeypatch.chdir(here / "mine")
    run("adopt", "--all")
    file = here / "mine/site-data/study.xlsx"
    book = load_workbook(file)
    sheet = book["Quotes"]
    sheet["B2"].fill = PatternFill("solid", fgColor="FFFFEE00")
    sheet.column_dimensions["B"].width = 77
    book["Study"]["B3"] = "A title of our own"
    book.save(file)
    run("import", SAMPLES / "qualcoder/demo.qdpx")
    run("adopt", "demo", "--all")
    after = load_workbook(file)
    assert after["Quotes"]["B2"].fill.fgColor.rgb == "FFFFEE00"
    assert after["Quotes"].column_dimensions["B"].width == 77
    assert after["Quotes"].data_validations.dataValidation
    told_words = [row[1].value for row in after["Quotes"].iter_rows(min_row=2, max_row=9)]
    assert SLEEP in told_words
    assert DOCTOR in told_words
    assert None not in told_words
    ids = [row[0].value for row in after["Quotes"].iter_rows(min_row=2) if row[0].value]
    assert len(ids) == len(set(ids)) > 290


def test_an_exchange_makes_the_sheet_of_turns(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "talk.csv").write_text(
        'Quote,Code\n"P1: I asked.\nP2: And I answered.",Talking\n', "utf-8"
    )
    run("new", "mine", "--workbook", "--from", "talk.csv")
    monkeypatch.chdir(here / "mine")
    run("convert", "--to", "csv")
    assert not (here / "mine/site-data/turns.csv").exists()
    run("adopt", "--all")
    assert "And I answered." in (here / "mine/site-data/turns.csv").read_text("utf-8")
    (quote,) = ownwords.read(here / "mine").quotes.quotes
    assert len(quote.turns) == 2


def with_four_people(to: Path) -> Path:
    """QualCoder's sample with two more people, so that somebody can be hidden among others."""
    shutil.copy(QUALCODER, to)
    with sqlite3.connect(to) as database:
        for number, (band, years) in {3: ("50-59", "12"), 4: ("40-49", "")}.items():
            words = f"Somebody asked me the {number}rd time."
            execute = database.execute
            execute("insert into cases (caseid, name) values (?, ?)", (number, f"P{number}"))
            columns = "insert into source (id, name, fulltext) values (?, ?, ?)"
            execute(columns, (90 + number, f"text {number}", words))
            columns = "insert into case_text (caseid, fid, pos0, pos1) values (?, ?, 0, 0)"
            execute(columns, (number, 90 + number))
            columns = "insert into code_text (cid, fid, seltext, pos0, pos1) values (1, ?, ?, 0, ?)"
            execute(columns, (90 + number, words, len(words)))
            for name, value in {"Age band": band, "Years ill": years}.items():
                columns = "insert into attribute (name, attr_type, value, id) values (?, ?, ?, ?)"
                execute(columns, (name, "case", value, number))
    return to


@pytest.mark.parametrize("form", ["yaml", "workbook", "csv"])
def test_columns_of_people_are_proposed_and_taken_by_name(
    here: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    source = with_four_people(here / "data.qda")
    done = run("new", "mine", "--from", source)
    assert "3 columns of people, with --columns of adopt: Age band, Gender, Years ill" in (
        done.output
    )
    monkeypatch.chdir(here / "mine")
    if form != "yaml":
        run("convert", "--to", form)
    run("adopt", "--all")
    assert ownwords.read(here / "mine").people[0].cells == ()
    unknown = run("adopt", "data", "--columns", "Town", code=2)
    assert "known: Age band, Gender, Years ill" in unknown.output
    run("adopt", "data", "--columns", "age band,Years ill")
    study = ownwords.read(here / "mine")
    assert study.sample
    assert study.sample.people
    told_columns = {each.id: (each.kind, each.levels) for each in study.sample.people.columns}
    assert told_columns == {
        "age-band": ("category", ("40-49", "50-59")),
        "years-ill": ("number", ()),
    }
    cells = sorted(
        tuple(cell.text for cell in row.cells if cell.column in told_columns)
        for row in study.people
    )
    assert cells == [("40-49", ""), ("40-49", "2.5"), ("50-59", "12"), ("50-59", "7")]
    assert "[undeclared-columns]" in run("check", code=1).output  # nobody has decided yet
    again = run("adopt", "data", "--columns", "all")
    assert "Gender" in again.output
    assert ownwords.read(here / "mine").people[0].cells
    assert "No column was added" in run("adopt", "data", "--columns", "Gender").output


def test_among_few_people_no_column_is_proposed(here: Path) -> None:
    done = run("new", "mine", "--from", QUALCODER)
    assert "3 variables of people: Age band, Gender, Years ill; of" in done.output
    assert "none can be hidden among 3" in done.output
    candidates = (here / "mine/private/import/data/candidates.json").read_text("utf-8")
    assert "50-59" not in candidates
    assert "Female" not in candidates
