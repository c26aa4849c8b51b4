"""A study is the same in YAML, CSV, XLSX and ODS: read, converted, checked, withdrawn from."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import ownwords
from ownwords.cli import main
from ownwords.errors import StudyError
from ownwords.load import load_study, load_with_places
from ownwords.load.field_types import slots
from ownwords.load.tabular import SHEETS, columns_of
from ownwords.load.tabular.facts import fact_of, keys_known
from ownwords.model import FILES
from ownwords.model.base import Shape
from ownwords.tables import FORMS, Form, convert, fresh_ids
from tests.documents import ROOT
from tests.test_engine import copy_of
from tests.workbooks import put, words_in

STUDIES = Path(__file__).parent / "studies"
PLACES = {
    "template": ROOT / "examples/template/site-data",
    "reading-late": ROOT / "examples/reading-late/site-data",
    **{each.name: each / "site-data" for each in sorted(STUDIES.iterdir())},
}


def project(tmp_path: Path, name: str = "village-shops") -> Path:
    """A study alone, without pages."""
    root = tmp_path / name
    shutil.copytree(PLACES[name], root / "site-data")
    return root


def said(folder: Path) -> list[str]:
    """What is wrong with the data."""
    try:
        load_study(folder)
    except StudyError as error:
        return [str(problem) for problem in error.problems]
    return []


def run(folder: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--config", str(folder / "mkdocs.yml")])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("name", PLACES)
def test_a_study_is_the_same_in_every_form(name: str, tmp_path: Path) -> None:
    root = project(tmp_path, name)
    data = root / "site-data"
    before = load_study(data)
    forms: tuple[Form, ...] = ("workbook", "csv", "ods", "yaml", "ods", "workbook", "yaml")
    for form in forms:
        more = 3 if form != "yaml" else 0
        made = convert(data, root, form, more_ids=more)
        assert made.written
        assert load_study(data) == before, form
    kept = sorted((root / "private/before").iterdir())
    assert len(kept) == len(forms)  # nothing was deleted
    originals = {file.name for file in PLACES[name].iterdir()}
    for file in (root / "private/before/convert-1").iterdir():
        assert file.name in originals
        assert file.read_bytes() == (PLACES[name] / file.name).read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_what_has_its_form_stays_byte_for_byte(form: Form, tmp_path: Path) -> None:
    root = project(tmp_path)
    convert(root / "site-data", root, form)
    before = {file.name: file.read_bytes() for file in (root / "site-data").iterdir()}
    if form == "workbook":  # the library writes the time into its files
        return
    again = convert(root / "site-data", root, form)
    assert (again.written, again.moved) == ((), ())
    assert {file.name: file.read_bytes() for file in (root / "site-data").iterdir()} == before


def test_remarks_stay_in_the_files_from_before(tmp_path: Path) -> None:
    root = project(tmp_path, "template")
    made = convert(root / "site-data", root, "csv")
    assert any("remarks of YAML stay in the old files" in line for line in made.said)
    assert made.kept
    assert "# " in (made.kept / "quotes.yml").read_text("utf-8")


def test_what_no_cell_holds_stops_the_conversion_with_its_place(tmp_path: Path) -> None:
    root = project(tmp_path, "smallest")
    quotes = root / "site-data/quotes.yml"
    text = quotes.read_text("utf-8")
    place = text.index("    categories:")
    quotes.write_text(f'{text[:place]}    places: ["page 1\\nand 2"]\n{text[place:]}', "utf-8")
    before = {file.name: file.read_bytes() for file in (root / "site-data").iterdir()}
    with pytest.raises(StudyError) as caught:
        convert(root / "site-data", root, "workbook")
    (problem,) = caught.value.problems
    assert problem.path == "quotes[0].places"
    assert "a line break" in problem.message
    assert {file.name: file.read_bytes() for file in (root / "site-data").iterdir()} == before


def _shapes(shape: type[Shape]) -> list[type[Shape]]:
    below = [slot.shape for slot in slots(shape).values() if slot.shape]
    return [shape, *(each for one in below for each in _shapes(one))]


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.name)
def test_each_field_of_the_model_has_a_column_of_its_own(kind: object) -> None:
    """What the model gains becomes a column by itself, under a heading that no other has."""
    from ownwords.load.tabular import SheetKind

    assert isinstance(kind, SheetKind)
    columns = columns_of(kind)
    assert len({column.heading for column in columns}) == len(columns)
    assert kind.ref not in {column.heading for column in columns}
    inner = {each.path[-1] for each in SHEETS if each.above == kind.name}
    first = {column.path[0] for column in columns} | inner
    assert first == set(slots(kind.shape))
    assert not [column.heading for column in columns if column.kind == "other"]


def test_each_fact_of_the_study_has_a_key() -> None:
    for key in keys_known():
        fact = fact_of(key)
        assert fact.path, key
    named = {fact_of(key).path[0] for key in keys_known() if fact_of(key).file == "study"}
    apart = {kind.path[0] for kind in SHEETS if kind.file == "study" and len(kind.path) == 1}
    assert named | apart == set(slots(FILES["study"]))


def test_messages_name_sheet_row_and_column(tmp_path: Path) -> None:
    root = project(tmp_path)
    data = root / "site-data"
    convert(data, root, "workbook")
    book = data / "study.xlsx"
    sheet = openpyxl.load_workbook(book)["Quotes"]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    put(book, "Quotes", {f"{heads['told_as']}2": "hinder", f"{heads['finding 1']}3": "staek"})
    put(book, "Findings", {"C4": None, "A9": None, "C9": "New", "E9": "authors"})
    put(book, "Study", {"B3": None})
    assert said(data) == [
        "site-data/study.xlsx, Findings, row 4, label: this cell is empty; write here: The"
        " label exactly as published.",
        'site-data/study.xlsx, Quotes, row 2, told_as: "hinder" is not one of the choices here; did'
        ' you mean "hindered"? (choose from: helped, hindered, both, unclear)',
        "site-data/study.xlsx, Study, row 3, title: this cell is empty; write here: Title of"
        " the publication.",
        'site-data/study.xlsx, Quotes, row 3, finding 1: there is no category "staek"; did you mean'
        ' "stake"?',
    ]


def test_headings_and_sheets_that_are_not_known(tmp_path: Path) -> None:
    root = project(tmp_path, "smallest")
    data = root / "site-data"
    convert(data, root, "workbook")
    book = openpyxl.load_workbook(data / "study.xlsx")
    sheet = book["Quotes"]
    place = next(cell for cell in sheet[1] if cell.value == "told_as")
    place.value = "tolld_as"
    sheet.cell(1, sheet.max_column + 1, "gist")
    book.create_sheet("Transcripts")["A1"] = "Interview 1"
    book.save(data / "study.xlsx")
    found = said(data)
    column = place.column_letter
    assert (
        f"site-data/study.xlsx, Quotes, row 1, column {column}: there is no column “tolld_as”; did"
        ' you mean "told_as"?'
    ) in found
    assert any("are both called “gist”; delete one" in line for line in found)
    assert (
        "site-data/study.xlsx: the sheet “Transcripts” is not read, and would be public; move it to"
        " another file"
    ) in found


def test_the_same_table_twice_is_one_sentence_that_names_both(tmp_path: Path) -> None:
    root = project(tmp_path, "smallest")
    data = root / "site-data"
    quotes = (data / "quotes.yml").read_bytes()
    convert(data, root, "csv")
    (data / "quotes.yml").write_bytes(quotes)
    (only,) = said(data)
    assert only.startswith("site-data/quotes.csv: this stands in site-data/quotes.yml, line ")
    assert only.endswith("keep one")


def test_what_is_wrong_alike_is_said_once(tmp_path: Path) -> None:
    root = project(tmp_path, "smallest")
    data = root / "site-data"
    convert(data, root, "csv")
    with (data / "quotes.csv").open("a", encoding="utf-8", newline="") as file:
        head = (data / "quotes.csv").read_text("utf-8-sig").splitlines()[0].split(",")
        for number in range(3):
            cells = {"id": f"q-{number}", "text": "Words.", "told_as": "hlped"}
            cells["finding 1"] = "company"
            csv.writer(file).writerow([cells.get(each, "") for each in head])
    (only,) = said(data)
    assert '"hlped" is not one of the choices here (also in lines ' in only


def test_labels_stand_for_findings_and_ids_are_made_of_them(tmp_path: Path) -> None:
    root = project(tmp_path, "smallest")
    data = root / "site-data"
    convert(data, root, "workbook")
    put(
        data / "study.xlsx",
        "Findings",
        {"C3": "Größe am Morgen", "E3": "authors", "G3": "In short.", "H3": "In the field."},
    )
    put(data / "study.xlsx", "Quotes", {"A3": "q-b", "B3": "=Still words."})
    book = openpyxl.load_workbook(data / "study.xlsx")
    sheet = book["Quotes"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 2):
        if not sheet.cell(row, heads["text"]).value:
            break
    words = sheet.cell(row, heads["text"], "=Words that begin with a sign")
    words.data_type = "s"
    sheet.cell(row, heads["id"], "q-c")
    sheet.cell(row, heads["unlinked"], "Nobody is named.")
    sheet.cell(row, heads["finding 1"], "Größe am Morgen")
    book.save(data / "study.xlsx")
    study = load_study(data)
    assert study.categories.categories[-1].id == "groesse-am-morgen"
    assert study.quotes.quotes[-1].text == "=Words that begin with a sign"
    assert study.quotes.quotes[-1].categories[0].category == "groesse-am-morgen"


def _forty(root: Path) -> None:
    """Forty quotes, typed into the workbook of `ownwords new --workbook`."""
    book = openpyxl.load_workbook(root / "site-data/study.xlsx")
    quotes, findings = book["Quotes"], book["Findings"]
    heads = {cell.value: cell.column for cell in quotes[1]}
    for row, label in enumerate(("Being asked", "Being left alone", "Somebody stayed"), 2):
        for column, text in enumerate(
            ("", "", label, "", "authors", "", f"It is about {label.lower()}.", f"{label}, told."),
            1,
        ):
            findings.cell(row, column).value = text or None
    for row in range(2, 42):
        for column in range(1, quotes.max_column + 1):
            if column > 1:
                quotes.cell(row, column).value = None
        if not str(quotes.cell(row, 1).value).startswith("q-"):
            quotes.cell(row, 1, fresh_ids(1)[0])
        quotes.cell(row, heads["text"], f"Words number {row}, as they were printed.")
        quotes.cell(row, heads["gist"], f"Words number {row}")
        quotes.cell(row, heads["unlinked"], "Nobody is named.")
        quotes.cell(row, heads["finding 1"], "Being asked" if row % 2 else "Being left alone")
    for name in ("People", "Columns", "Totals", "Relations"):
        if name in book.sheetnames:
            book[name].delete_rows(2, 50)
    if "Columns" in book.sheetnames:
        book["People"].delete_cols(2, 9)
    for row in book["Study"].iter_rows(min_row=2):
        if row[0].value in ("core", "levels", "voice") or str(row[0].value).startswith("sample."):
            row[1].value = None
    book.save(root / "site-data/study.xlsx")


def test_forty_quotes_in_a_workbook_become_a_site_without_a_line_of_yaml(tmp_path: Path) -> None:
    root = tmp_path / "nights"
    made = CliRunner().invoke(main, ["new", str(root), "--workbook", "--title", "The nights"])
    assert made.exit_code == 0, made.output
    assert sorted(file.name for file in (root / "site-data").iterdir()) == [
        "privacy.yml",
        "study.xlsx",
    ]
    assert not (root / "private/before").exists()
    yaml = (root / "site-data/privacy.yml").read_bytes()
    _forty(root)
    (root / "content/from-the-team.md").unlink()  # it shows a quote of the starter
    result = run(root, "build")
    assert result.exit_code == 0, result.output
    assert (root / "site-data/privacy.yml").read_bytes() == yaml
    study = load_study(root / "site-data")
    assert len(study.quotes.quotes) == 40
    first = root / "site/quotes" / study.quotes.quotes[0].id / "index.html"
    assert "Words number 2, as they were printed." in first.read_text("utf-8")


def test_a_new_workbook_has_lists_notes_and_ids(tmp_path: Path) -> None:
    root = tmp_path / "nights"
    CliRunner().invoke(main, ["new", str(root), "--workbook"])
    book = openpyxl.load_workbook(root / "site-data/study.xlsx")
    quotes = book["Quotes"]
    heads = {cell.value: cell for cell in quotes[1]}
    assert heads["text"].comment.text.startswith("May stay empty. ")
    assert heads["id"].comment.text.startswith("Needed. ")
    rules = {str(each.sqref): each.formula1 for each in quotes.data_validations.dataValidation}
    column = heads["told_as"].column_letter
    assert rules[f"{column}2:{column}1001"] == '"helped,hindered,both,unclear"'
    column = heads["finding 1"].column_letter
    assert rules[f"{column}2:{column}1001"] == "Lists!$A$2:$A$1001"
    ids = [quotes.cell(row, 1).value for row in range(4, 304)]
    assert len(set(ids)) == 300
    assert all(len(id_) == 5 for id_ in ids)
    assert book["Read me"]["B4"].value == "Everything in this file is public once you publish it"


@pytest.mark.parametrize("form", ["workbook", "ods", "csv"])
def test_withdrawing_empties_the_rows_and_keeps_the_rest(form: Form, tmp_path: Path) -> None:
    root = copy_of(STUDIES / "village-shops", tmp_path / "study").parent
    data = root / "site-data"
    convert(data, root, form)
    shutil.rmtree(root / "private/before")
    before = load_with_places(data).study
    result = run(root, "withdraw", "both-of-us")
    assert result.exit_code == 0, result.output
    assert "voice: the link to both-of-us goes." in result.output
    after = load_with_places(data).study
    gone = {"both-of-us"}
    assert [q.id for q in after.quotes.quotes] == [
        q.id for q in before.quotes.quotes if q.id not in gone
    ]
    assert after.categories == before.categories
    assert after.study.voice is None
    result = run(root, "withdraw", "--person", "R1")
    assert result.exit_code == 0, result.output
    after = load_with_places(data).study
    assert "R1" not in {row.id for row in after.people}
    assert len(after.people) == len(before.people) - 1
    for file in data.iterdir():
        for words in (b"We paid for that roof", b"Nobody ever decided who", b"both-of-us"):
            assert words not in words_in(file), (file.name, words)
    if form == "workbook":
        sheet = openpyxl.load_workbook(data / "study.xlsx")["Quotes"]
        assert sheet["A1"].comment is not None
        assert sheet.data_validations.dataValidation


def test_convert_and_withdraw_say_what_they_did(tmp_path: Path) -> None:
    root = copy_of(STUDIES / "village-shops", tmp_path / "study").parent
    result = run(root, "convert", "--to", "csv")
    assert result.exit_code == 0, result.output
    assert "private/before/convert-1" in result.output
    again = run(root, "convert", "--to", "csv")
    assert "Nothing was changed." in again.output
    result = run(root, "withdraw", "freezer", "--dry-run")
    assert "private/before/ holds data files as they were before this; delete them" in result.output
    assert ownwords.check(root).problems == ()


def test_without_the_library_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    root = copy_of(STUDIES / "village-shops", tmp_path / "study").parent
    code = "import sys; sys.modules['openpyxl'] = None;from ownwords.__main__ import main; main()"
    for form, status in (("workbook", 2), ("ods", 0)):
        done = subprocess.run(
            [sys.executable, "-c", code, "convert", "--to", form],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        if status:
            assert "pip install ownwords[tables]" in done.stderr
            assert "Traceback" not in done.stderr
