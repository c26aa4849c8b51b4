"""How the first study's people are protected: no finding is waived, and its page says what is so."""

import re
from collections import Counter
from pathlib import Path

import pytest

from ownwords.disclosure import Material, judge_files
from ownwords.disclosure.attribute_linkage import narrowed
from ownwords.disclosure.facts import read_facts
from ownwords.disclosure.residual_risk import risks
from ownwords.load import load_study, load_with_places
from ownwords.pipeline import Project, Site, make_site
from ownwords.source import read_yaml
from tests.test_disclosure_totals import seen

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def first() -> Site:
    return make_site(Project(ROOT, ROOT / "site-data", ROOT / "content"))


def test_the_first_study_passes_at_three_without_a_waiver(tmp_path: Path) -> None:
    loaded = load_with_places(ROOT / "site-data", ROOT)
    study = loaded.study
    assert study.privacy is not None
    assert (study.privacy.k, study.privacy.l, study.privacy.waivers) == (3, 2, ())
    assert judge_files(Material(loaded, tmp_path, ROOT / "content")).stops == ()


def test_the_first_study_passes_with_what_readers_see_in_its_quotes() -> None:
    study = load_study(ROOT / "site-data", ROOT)
    facts, wrong = read_facts(read_yaml(HERE / "quote-facts.yml", ROOT), study)
    assert (wrong, set(facts)) == ([], {quote.id for quote in study.quotes.quotes})
    assert list(narrowed(study, facts)) == []
    assert sum(bool(said) for said in facts.values()) == 8


def test_the_first_studys_page_shows_policy_figures_and_risks(first: Site) -> None:
    words = seen(first)
    for said in (
        "What an outsider could know Therapist’s gender",
        "Smallest group of people alike in these details 3 of 8 people At least 3 people must be alike in these details; otherwise the site is not built.",
        "What an outsider should not be able to learn How it ended, Satisfaction",
        "Unique rows: therapies 16 of 16 therapies",
        "Number of therapies per person 2 of 8 people This many have a number that nobody else has.",
        "taken together 5 of 8 people This many would be unique to someone who knew this about each one: Therapist’s gender.",
        "Rare answers Setting, Satisfaction At least one answer was given by fewer than 3 people.",
        "Small numbers in the totals Gender",
        "The number under which the ethics board published its approval of the study; it names no person. 1 word",
        "The article does not report whether the people interviewed agreed to their words being used on a website. Not reported.",
        "Who is responsible for publishing here The site’s maintainers",
    ):
        assert said in words


def test_what_the_first_study_says_by_hand_agrees_with_what_is_counted() -> None:
    study = load_study(ROOT / "site-data", ROOT)
    counted = risks(study)
    assert study.privacy is not None
    said = re.sub(
        r"\s+",
        " ",
        " ".join((study.privacy.lead, *study.privacy.measures, *study.privacy.remaining_risks)),
    )
    assert "Two of the eight people have a number that nobody else has." in said
    assert (counted.alone_in_number, counted.people) == (2, 8)
    assert (
        "its length, frequency, ending and time since the end make nearly every row unique" in said
    )
    columns = ("length", "ending", "frequency", "time")
    alike = Counter(
        tuple(cell.text for cell in row.cells if cell.column in columns) for row in study.cases
    )
    assert sum(rows for rows in alike.values() if rows == 1) in (15, 16)
    assert "No quote is linked to a person or to a row of the sample." in said
    assert counted.profiles == ()
    assert "Age and the gender of the people interviewed are given for the whole group" in said
    assert [len(total.counts) for total in study.sample.totals if total.id == "endings"] == [3]
