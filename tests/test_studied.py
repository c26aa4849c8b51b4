"""Who or what was studied, where the rows show fewer, or none."""

import re
from pathlib import Path

import pytest

from ownwords import StudyError, check
from ownwords.load import load_study
from tests.gates import laid
from tests.test_sheets import made, text_of

SMALLEST = Path(__file__).parent / "studies" / "smallest" / "site-data"
"""Laid under every case."""


def study(root: Path, studied: str, **files: str) -> Path:
    """The smallest study with `studied` in its study.yml, as a project."""
    folder = root / "site-data"
    folder.mkdir(parents=True)
    for file in SMALLEST.iterdir():
        text = file.read_text("utf-8")
        if file.name == "study.yml":
            text += f"\nstudied:\n{studied}"
        (folder / file.name).write_text(text, "utf-8")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: X\ntheme: {name: material}\nplugins: [ownwords]\n", "utf-8"
    )
    return root


def problems(root: Path) -> list[str]:
    with pytest.raises(StudyError) as caught:
        load_study(root / "site-data", root)
    return [str(problem) for problem in caught.value.problems]


ONE_OF_MANY = (
    "  - {what: people, number: 21, source: page 4, note: The one this chapter is about.}\n"
)
PEOPLE = "id,work\np1,farm\n"
SAMPLE = """people:
  columns:
    - {id: work, label: Work, kind: category, levels: [farm, shop], quasi_identifier: false}
"""


def test_rows_may_be_fewer_than_those_studied(tmp_path: Path) -> None:
    root = study(tmp_path, ONE_OF_MANY, people_csv=PEOPLE, sample_yml=SAMPLE)
    words = text_of(made(root), "study/sample/")
    assert "21 " in words
    assert "The rows show 1 of 21" in words
    assert "The one this chapter is about." in words


def test_a_review_counts_its_sources(tmp_path: Path) -> None:
    sources = (
        "  - {what: sources, number: 69, unit: {one: study, other: studies}, source: page 2}\n"
    )
    site = made(study(tmp_path, sources))
    assert "69" in text_of(site, "")
    assert "69 studies" in text_of(site, "study/sample/")


def test_numbers_are_held_against_each_other(tmp_path: Path) -> None:
    twice = (
        "  - {what: people, number: 1, source: page 4}\n"
        "  - {what: people, number: 2, source: page 5}\n"
        "  - {what: sites, number: 3, source: page 5}\n"
    )
    totals = SAMPLE + (
        "totals:\n  - {id: age, label: Age, of: people, source: S,"
        " counts: [{label: young, count: 2}, {label: old, count: 1}]}\n"
    )
    root = study(tmp_path, twice, people_csv=PEOPLE + "p2,shop\n", sample_yml=totals)
    said = problems(root)
    assert [line.partition(": ")[2] for line in said] == [
        "totals[0].counts: the counts add up to 3, but `studied` in study.yml says 1 people; a total with `of:"
        " people` has to include every row",
        "studied[0].number: 1 people were studied, but people.csv has 2 rows; correct the number, or"
        " the rows",
        "studied[1].what: the number of people is given twice; keep one of them",
        "studied[2]: nothing says what one of these sites is called; add a unit, such as `unit:"
        " {one: school, other: schools}`",
    ]


UNKNOWN = """--- sample.yml
totals:
  - {id: gender, label: Gender, of: people, source: S, counts: [{label: women, count: 12}, {label: men, count: 7}]}
"""


def test_a_total_of_nobody_knows_how_many_is_a_hint(tmp_path: Path) -> None:
    material = laid(UNKNOWN, tmp_path)
    assert not material.study.people
    said = [str(hint) for hint in check(project(tmp_path)).hints]
    assert any(
        'nothing says how many people were studied, so that the counts of "gender" cannot be checked;'
        " add `studied: [{what: people, number: …, source: …}]` to study.yml" in line
        for line in said
    )
    page = text_of(made(project(tmp_path)), "study/sample/")
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "women 12 of 19 nurses" in words
    assert "of 0" not in words


def project(root: Path) -> Path:
    (root / "mkdocs.yml").write_text(
        "site_name: X\ntheme: {name: material}\nplugins: [ownwords]\n", "utf-8"
    )
    return root
