"""The reader as a whole: small studies in, a study or a list of problems out."""

import os
import re
import shutil
import time
from pathlib import Path

import pytest

from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.load.field_types import slots
from ownwords.load.links import Target, dangling
from ownwords.model.findings import Quote
from ownwords.model.references import Date, Name

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


def with_named_keys(found: str) -> str:
    """The problems with `‹keys of a quote›` where they list all of them: a new key is no new
    message.
    """
    return found.replace(", ".join(slots(Quote)), "‹keys of a quote›")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, folder: Path) -> None:
    """Each file of cases/ lays its files over the smallest study and says which problems are
    found. RENEW=1 writes them anew.
    """
    text = case.read_bytes().decode()
    expected = lay(text, folder)
    found = with_named_keys("".join(problem + "\n" for problem in problems_of(folder)))
    if os.environ.get("RENEW"):
        case.write_bytes((text.removesuffix(expected) + found).encode())
    else:
        assert found == expected, (
            "if the new words are better, RENEW=1 pytest tests/test_load.py writes them down"
        )


def test_the_smallest_study(folder: Path) -> None:
    study = load_study(folder)
    assert [category.id for category in study.categories.categories] == ["company"]
    assert (study.people, study.cases, study.references, study.passages.passages) == (
        (),
        (),
        (),
        (),
    )
    assert (study.process, study.guidance, study.support) == (None, None, None)


def test_stray_files_are_left_alone(folder: Path) -> None:
    (folder / "notes.yml").write_text("[\n")
    (folder / ".quotes.yml.swp").write_bytes(b"\xff")
    load_study(folder)


SAMPLE = """
people:
  columns: []
cases:
  columns:
    - {id: length, label: Length, kind: text}
    - {id: months, label: Months, kind: number, unit: months, beside: length, readings: [{word: years, times: 12}]}
    - {id: size, label: Size, kind: number, empty: not asked}
  people_optional: true
totals:
  - {id: age, label: Age, of: people, counts: [{label: young, count: 1}, {label: old, count: 1}], source: Table 1}
"""


def test_rows_carry_text_and_number(folder: Path) -> None:
    (folder / "sample.yml").write_text(SAMPLE)
    (folder / "people.csv").write_text("id\np1\np2\n")
    (folder / "cases.csv").write_text(
        'id;months;length;person;size\nc1;18;"1,5 years";p1;3\nc2;;4 sessions;p1 p2;\nc3;;x;;0.5\n'
    )
    study = load_study(folder)
    assert [
        (row.id, row.people, [(cell.column, cell.text, cell.number) for cell in row.cells])
        for row in study.cases
    ] == [
        ("c1", ("p1",), [("length", "1,5 years", 18), ("size", "3", 3)]),
        ("c2", ("p1", "p2"), [("length", "4 sessions", None), ("size", "", None)]),
        ("c3", (), [("length", "x", None), ("size", "0.5", 0.5)]),
    ]
    assert [row.id for row in study.people] == ["p1", "p2"]


def test_references_become_the_models(folder: Path) -> None:
    bib = "@article{a, author={Å, B and C, D}, title={T}, "
    bib += "year=2014, journal={J}, pages={1--2}, doi={10.1/x_y}, verified={partly}, seen={x}}"
    (folder / "references.bib").write_text(
        f"{bib}\n@phdthesis{{b, title={{U}}, school={{S}}, type={{Licentiate}}}}\n",
        encoding="utf-8",
    )
    first, second = load_study(folder).references
    assert (first.kind, first.author, first.container_title, first.page, first.verified) == (
        "article",
        (Name(family="Å", given="B"), Name(family="C", given="D")),
        "J",
        "1–2",
        "partly",
    )
    assert (first.doi, first.issued, first.url, second.publisher, second.genre) == (
        "10.1/x_y",
        Date(parts=(2014,)),
        None,
        "S",
        "Licentiate",
    )


def test_problems_are_sorted_by_file_and_line(folder: Path) -> None:
    for name in ("quotes", "categories", "study"):
        (folder / f"{name}.yml").write_text("a: b\nc: d\n")
    with pytest.raises(StudyError) as caught:
        load_study(folder)
    places = [(problem.file, problem.line) for problem in caught.value.problems]
    assert places == sorted(places)
    assert {file for file, _ in places} == {
        f"site-data/{name}.yml" for name in ("quotes", "categories", "study")
    }


def test_files_are_named_from_the_project(tmp_path: Path, folder: Path) -> None:
    (folder / "quotes.yml").unlink()
    with pytest.raises(
        StudyError, match=f"^{tmp_path.name}/site-data/quotes.yml: this file is missing"
    ):
        load_study(folder, tmp_path.parent)


def test_no_folder(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "site-data") == [
        "site-data: there is no such folder; it holds study.yml, categories.yml and quotes.yml"
    ]


@pytest.mark.parametrize("name", ["study.yml", "support.yml", "people.csv", "references.bib"])
def test_a_folder_in_the_place_of_a_file(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    assert problems_of(folder) == [f"site-data/{name}: this is a folder; a file was expected"]


def test_thousands_of_slips_are_told_in_time(folder: Path) -> None:
    """Looking for what was meant must not take minutes where everything dangles."""
    names = [f"category-{number}" for number in range(1000)]
    one = "  - {{id: {0}, label: L, label_from: authors, definition: {{plain: a, professional: b}}, parent: {0}x}}\n"
    (folder / "categories.yml").write_text(
        "categories:\n" + "".join(one.format(name) for name in names)
    )
    start = time.perf_counter()
    assert sum('; did you mean "category-' in problem for problem in problems_of(folder)) >= len(
        names
    )
    assert time.perf_counter() - start < 20


def test_a_link_to_nothing_says_what_to_do_where_ids_are_many() -> None:
    many = Target("quotes.yml", frozenset(f"q-{number}" for number in range(20)))
    assert dangling(many, "quote", "example-quote-1") == (
        'there is no quote "example-quote-1"',
        "use an id that stands in quotes.yml, or delete this",
    )
