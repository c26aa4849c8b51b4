"""Findings as a codebook prints them: three hundred codes in five levels, without definitions."""

import re
from pathlib import Path

import pytest

from ownwords.checks.missing import missing_words
from ownwords.checks.reading import Reading
from ownwords.disclosure.finished import judge_texts
from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.pipeline import Site
from tests.conftest import STUDIES
from tests.test_engine import copy_of
from tests.test_speakers import change, markup, site_of, words

STUDY = STUDIES / "codebook"


@pytest.fixture(scope="module")
def made() -> Site:
    return site_of(STUDY)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    copy_of(STUDY, tmp_path / "study")
    return tmp_path / "study"


def test_all_levels_are_counted_and_named(made: Site) -> None:
    assert "4 domains, 12 areas, 36 themes, 96 codes, 152 sub-codes, 2 quotes." in words(made, "")
    assert words(made, "findings/c5-1/").startswith("Sub-code · Ground")


def test_a_label_alone_makes_no_page_and_stands_on_its_parents(made: Site) -> None:
    addresses = {page.address for page in made.pages}
    assert "findings/c5-3/" not in addresses
    pages = [each for each in addresses if re.fullmatch(r"findings/c\d-\d+/", each)]
    assert len(pages) == 4 + 12 + 36 + 96 + 2  # those with codes below, and two with quotes
    parent = markup(made, "findings/c4-2/")
    assert 'id="finding-c5-3"' in parent
    assert 'href="../c5-3/"' not in parent
    assert 'href="../findings/c4-2/#finding-c5-3"' not in parent
    assert "c4-2/#finding-c5-3" in markup(made, "findings/")


def test_a_finding_without_a_definition_is_shown_with_its_quotes(made: Site) -> None:
    page = words(made, "findings/c5-1/")
    assert "“Somebody looked up from the hedge and that was my day.”" in page
    assert "In plain words" not in page
    assert "In the words of the field" not in page


def test_one_label_twice_is_told_apart_by_the_way_to_it(copied: Path) -> None:
    data = copied / "site-data"
    change(
        data / "categories.yml",
        "  - id: c5-2\n    parent: c4-1\n",
        "  - id: c5-2\n    parent: c4-50\n",
    )
    site = site_of(copied)
    titles = {page.address: page.title for page in site.pages}
    assert titles["findings/c5-1/"] == "Ground 1 › Being seen"
    assert titles["findings/c5-2/"] == "Weather 50 › Being seen"
    listed = words(site, "quotes/hedge/")
    assert "Ground 1 › Being seen" in listed
    assert "Finding “Weather 50 › Being seen”" in words(site, "findings/c5-2/")
    assert "Weather 50 › Being seen" in words(site, "quotes/")


def test_one_wording_stands_by_itself(made: Site) -> None:
    home = markup(made, "")
    assert "Walkers’ accounts of paths fall into four domains." in home
    assert "data-wording" not in home


def test_what_is_missing_is_told_once() -> None:
    hints = list(missing_words(Reading(load_study(STUDY / "site-data"))))
    assert [(hint.code, hint.message) for hint in hints] == [
        ("single-wording", "only one wording stands at answer"),
        ("no-definition", "no definition stands at c1-1, c1-2, c1-3, c1-4, c2-1 and 295 more"),
    ]


def test_levels_without_a_name_are_told(copied: Path) -> None:
    change(copied / "site-data/categories.yml", "  - {one: sub-code, other: sub-codes}\n", "")
    hints = list(missing_words(Reading(load_study(copied / "site-data"))))
    assert [hint.message for hint in hints if hint.code == "unnamed-level"] == [
        "4 of 5 levels have a name"
    ]
    assert "36 themes, 248 codes, 2 quotes." in words(site_of(copied), "")


def test_how_many_speak_of_it_stands_as_the_authors_print_it(made: Site, copied: Path) -> None:
    said = "How many speak of it The authors write: “84 % of 312”. (Table 2)"
    assert said in words(made, "findings/c2-1/")
    assert "“most walkers”" in words(made, "findings/c2-2/")
    change(copied / "site-data/categories.yml", "reach: printed\n", "")
    assert "84 %" not in "".join(page.text for page in site_of(copied).pages)


@pytest.mark.parametrize("printed", ["n = 2", "0 of 312 walkers", "all 312", "311 walkers"])
def test_few_nobody_and_all_go_through_the_gate(copied: Path, printed: str) -> None:
    change(copied / "site-data/categories.yml", "most walkers", f'"{printed}"')
    with pytest.raises(StudyError) as found:
        site_of(copied)
    assert "small-reach" in str(found.value)


def test_people_are_counted_from_quotes_only_where_that_tells_something(tmp_path: Path) -> None:
    copy_of(STUDIES / "allotment-talk", tmp_path / "study")
    data = tmp_path / "study/site-data"
    change(data / "categories.yml", "levels:\n", "reach: quotes\nlevels:\n")
    with pytest.raises(StudyError) as found:
        site_of(tmp_path / "study")
    assert "people are not counted for each finding" in str(found.value)
    change(data / "study.yml", "A focus group study", "An interview study")
    quotes = (data / "quotes.yml").read_text("utf-8")
    quotes = re.sub(r"\{case: G1, member: p4\}", "{person: P4}", quotes)
    for member in ("M1", "m1", "M2"):
        quotes = quotes.replace(f"{{case: G2, member: {member}}}", "{person: P2}")
    (data / "quotes.yml").write_text(quotes, "utf-8")
    page = words(site_of(tmp_path / "study"), "findings/small-agreements/")
    assert "Quotes from 2 gardeners are shown." in page


CODES = (
    '<Code guid="06254349-3095-594c-97f7-229c56d28096" name="Bread"/>',
    '<Code guid="b398785c-50d1-5ac4-89d8-009525548f43" name="Van"/>',
)
"""Codes whose ids hold what looks like a number of a telephone."""


def test_the_id_of_a_code_is_no_number_of_anybody(made: Site) -> None:
    """It is made from the study's own ids; a study of 500 findings could not be built otherwise."""
    texts = {"study/data/codebook.qdc": "\n".join(CODES)}
    assert judge_texts(made.material, texts) == []
    assert judge_texts(made.material, {"page.md": "<p>It was 811228-9874.</p>"}) != []
    # what a package of data says of a file is how large it is
    table, package = "x" * 21_913_515, '{"resources": [{"bytes": 21913515}]}'
    assert judge_texts(made.material, {"a.json": package}) != []
    assert judge_texts(made.material, {"a.json": package, "a.csv": table}) == []
