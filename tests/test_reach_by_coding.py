"""How many people speak of a finding, by the authors' complete coding."""

from pathlib import Path

import pytest

from ownwords.disclosure import judge_files
from ownwords.errors import StudyError
from ownwords.pipeline import Project, read_material
from tests.conftest import STUDIES
from tests.test_engine import copy_of
from tests.test_speakers import change, site_of, words

CODING = "id,unhurried,company\n" + "".join(f"walnut{at},{int(at < 3)},0\n" for at in range(6)) + ""


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """Three of six people speak of the first finding; of the second nothing is told."""
    project = tmp_path / "study"
    copy_of(STUDIES / "two-papers", project)
    file = project / "site-data/categories.yml"
    change(file, "categories:\n", "reach: coding\ncategories:\n")
    change(
        file,
        "    label: Unhurried time\n",
        "    label: Unhurried time\n    reach: {people: 3}\n",
    )
    (project / "private").mkdir()
    (project / "private/coding.csv").write_text(CODING, "utf-8")
    return project


def stops(project: Path) -> list[str]:
    with pytest.raises(StudyError) as refused:
        site_of(project)
    return [str(each) for each in refused.value.problems]


def test_a_finding_says_how_many_and_what_silence_means(coded: Path) -> None:
    site = site_of(coded)
    assert (
        "How many speak of it 3 of 6 people spoke of this, by the authors’ coding; the others did"
        " not mention it or were not asked."
    ) in words(site, "findings/unhurried/")
    assert "by the authors’ coding" not in words(site, "findings/company/")
    told = [page.address for page in site.pages if "by the authors’ coding" in page.text]
    assert told == ["findings/unhurried/"]
    published = "".join(str(asset.text) for asset in site.assets)
    assert "walnut" not in published


def test_a_number_that_the_coding_does_not_give_stops_the_build(coded: Path) -> None:
    change(coded / "private/coding.csv", "walnut3,0,0", "walnut3,1,0")
    assert stops(coded) == [
        "site-data/categories.yml:6:21: categories[unhurried].reach.people: 3 people are said to speak of"
        " it, and 4 do in private/coding.csv; write `people: 4`  [coding-differs]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "walnut5,0,0\n",
            "",
            "private/coding.csv:1: 5 people have a row, and 6 were studied; give each of them one"
            " row  [coding-file]",
        ),
        (
            "walnut5,0,0",
            "walnut5,,0",
            "private/coding.csv:7: unhurried says neither 1 nor 0; 1 where the person spoke of it,"
            " 0 where not; the table has to be complete  [coding-file]",
        ),
        (
            "id,unhurried,",
            "id,unhuried,",
            'private/coding.csv:1: there is no finding "unhuried"; did you mean "unhurried"?'
            "  [coding-file]",
        ),
    ],
)
def test_a_table_that_is_not_complete_is_refused(
    coded: Path, old: str, new: str, said: str
) -> None:
    change(coded / "private/coding.csv", old, new)
    assert stops(coded) == [said]


@pytest.mark.parametrize("number", [0, 2, 4, 6])
def test_nobody_few_and_all_go_through_the_gate(coded: Path, number: int) -> None:
    change(coded / "site-data/categories.yml", "people: 3", f"people: {number}")
    (coded / "private/coding.csv").unlink()
    assert ["[small-reach]" in each for each in stops(coded)] == [True]


def test_more_than_were_studied_is_a_mistake(coded: Path) -> None:
    change(coded / "site-data/categories.yml", "people: 3", "people: 7")
    assert stops(coded) == [
        "site-data/categories.yml:6:21: categories[0].reach.people: 7 people are said to speak of"
        " it, and 6 were studied; write how many were studied under `studied` of study.yml, or"
        " correct the number"
    ]


def test_it_is_refused_where_counting_people_tells_nothing(coded: Path) -> None:
    change(coded / "site-data/study.yml", "Thematic analysis", "Reflexive thematic analysis")
    assert [each.split(": ", 1)[1].split(";")[0] for each in stops(coded)] == [
        "reach: people are not counted for each finding where this is a study by Reflexive thematic"
    ]


def test_where_the_coding_is_not_here_check_says_so(coded: Path) -> None:
    (coded / "private/coding.csv").unlink()
    project = Project(coded, coded / "site-data", coded / "content")
    assert (
        "How many people speak of findings was not held against the authors’ coding: there is no"
        " private/coding.csv."
    ) in judge_files(read_material(project)[0]).unseen
    assert "3 of 6 people" in words(site_of(coded), "findings/unhurried/")
