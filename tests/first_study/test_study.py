"""The first study: complete, exact where it must be, and every number in it computed or held
against the data.
"""

import csv
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from ownwords.graph import Graph
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.pipeline import Project, Site, make_site

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def study() -> Study:
    return load_study(ROOT / "site-data", ROOT)


@pytest.fixture(scope="module")
def made() -> Site:
    return make_site(Project(ROOT, ROOT / "site-data", ROOT / "content"))


def words_of(site: Site, path: str) -> str:
    """What a reader sees of a page, as one line."""
    text = next(page.text for page in site.pages if page.path == path)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text.split("---\n", 2)[2])).split())


def tally(study: Study, column: str) -> Counter[str]:
    return Counter(cell.text for row in study.cases for cell in row.cells if cell.column == column)


def test_the_tree(study: Study) -> None:
    graph = Graph(study)
    assert graph.core is not None
    assert graph.core.label == "The therapist’s responsive acceptance"
    assert {top.label: [child.label for child in graph.children(top)] for top in graph.top} == {
        "The therapist’s actions": [
            "Specific interventions",
            "Questions and comments",
            "Advice and guidance",
            "Challenge to behaviour and conclusions",
        ],
        "The therapist’s robust being there": [
            "Upholding a structure",
            "The therapist as a person",
        ],
        "The patient’s benefits from therapy": [
            "The patient learns new skills",
            "The patient makes new experiences with the therapist",
        ],
    }


def test_every_quote_is_there_once(study: Study) -> None:
    quotes = study.quotes.quotes
    assert len(quotes) == 16
    assert [quote.id for quote in quotes if quote.places == ("Table 2",)] == [
        "things-thrown-at-you"
    ]
    # Table 2 prints eight short quotes: one stands nowhere else, one is printed whole in the text
    # as well
    assert len([quote for quote in quotes if "Table 2" in quote.places]) == 8
    assert all(quote.told_as and quote.categories for quote in quotes)
    assert study.quotes.speaker is not None
    assert study.quotes.speaker.unlinked
    assert not any(quote.speaker for quote in quotes)


def test_slips_of_recognition_are_mended(study: Study) -> None:
    for quote in study.quotes.quotes:
        words = f"{quote.text} {quote.short or ''}"
        assert not re.search(r"\||\b1\b|’’|'|[“”]|-\s|\bl\b", words), quote.id


def test_the_numbers_of_the_sample(study: Study) -> None:
    assert (len(study.people), len(study.cases)) == (8, 16)
    assert sorted(Counter(row.people[0] for row in study.cases).values()) == [
        1,
        1,
        1,
        2,
        2,
        2,
        3,
        4,
    ]
    assert tally(study, "satisfaction") == {"satisfied": 9, "unsatisfied": 4, "undecided": 3}
    assert tally(study, "setting") == {"private": 14, "public": 1, "occup. health": 1}
    assert tally(study, "therapist-gender") == {"female": 11, "male": 5}
    assert tally(study, "ending") == {
        "mutual agreement": 7,
        "time-limited": 4,
        "ended by patient or therapist": 5,
    }
    totals = {total.id: [count.count for count in total.counts] for total in study.sample.totals}
    assert totals == {"age": [3, 5], "gender": [6, 2], "endings": [7, 4, 5]}


def test_a_number_stands_beside_a_cell_only_where_the_cell_gives_one(study: Study) -> None:
    cells = {
        cell.text: cell.number
        for row in study.cases
        for cell in row.cells
        if cell.column in ("length", "time")
    }
    assert {
        text: number
        for text, number in cells.items()
        if not re.fullmatch(r"[\d.]+ (years?|months)", text)
    } == {
        "10 sessions": None,
        "7 sessions": None,
        "3-4 months": None,
        "2-3 years": None,
        "<1 year": None,
        "4 sessions during 6 months": 6,
    }
    assert cells["7 years"] == 84


def test_age_and_gender_of_people_stay_out_of_the_rows() -> None:
    with (ROOT / "site-data" / "people.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["id"]
    assert all(len(row) == 1 for row in rows)
    with (ROOT / "site-data" / "cases.csv").open(newline="", encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not {"patient quit", "therapist ended"} & set(cells)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.md", "An interview study · 8 people, 16 therapies"),
        ("index.md", "27–52"),
        ("study/sample/index.md", "satisfied 9 of 16 therapies"),
        ("study/sample/index.md", "undecided 3 of 16 therapies"),
        ("study/sample/index.md", "unsatisfied 4 of 16 therapies"),
        ("study/sample/index.md", "private 14 of 16 therapies"),
        ("study/sample/index.md", "ended by one side 5 of 16 therapies"),
        ("study/sample/index.md", "women 6 of 8 people"),
        (
            "study/method/index.md",
            "20 answered the advertisement 7 were excluded 13 remained 5 were not interviewed 8 were interviewed",
        ),
        ("study/method/index.md", "27–52 minutes"),
        ("study/team/index.md", "Dnr 2010/113"),
        ("study/team/index.md", "Not found in the copy we used."),
        ("findings/challenge/index.md", "The other side"),
        ("reading.md", "People were satisfied with 9, unsatisfied with 4 and undecided about 3."),
    ],
)
def test_what_pages_say(made: Site, path: str, words: str) -> None:
    assert words in words_of(made, path)


def test_numbers_in_our_prose_agree_with_the_data(study: Study) -> None:
    """Where a sentence has to say a number in words, the data decides whether it is right."""
    cells = [{cell.column: cell.text for cell in row.cells} for row in study.cases]
    left = Counter(
        row["satisfaction"] for row in cells if row["ending"] == "ended by patient or therapist"
    )
    assert left == {"satisfied": 2, "unsatisfied": 2, "undecided": 1}
    assert (
        sum(
            row["satisfaction"] == "unsatisfied"
            and row["ending"] in ("time-limited", "mutual agreement")
            for row in cells
        )
        == 2
    )
    text = re.sub(r"\s+", " ", (ROOT / "site-data" / "guidance.yml").read_text("utf-8"))
    assert (
        "Five of the sixteen therapies were ended by one side only. People were satisfied with two"
        in text
    )
    assert "of the five, two were satisfying, two were not and one was undecided." in text
    assert "other 11, seven were satisfying, two were not and two were undecided." in text
    others = Counter(
        row["satisfaction"] for row in cells if row["ending"] != "ended by patient or therapist"
    )
    assert others == {"satisfied": 7, "unsatisfied": 2, "undecided": 2}
    timed = Counter(row["satisfaction"] for row in cells if row["ending"] == "time-limited")
    assert timed == {"satisfied": 3, "unsatisfied": 1}
    assert "because their time was set, three were satisfying and one was not." in text
    info = re.sub(r"\s+", " ", (ROOT / "site-data" / "study.yml").read_text("utf-8"))
    assert (
        "Those interviewed were 42 to 67 years old. One therapy of 16 was in public care and one in occupational"
        in info
    )
    assert (
        max(cell.number or 0 for row in study.cases for cell in row.cells if cell.column == "time")
        == 21 * 12
    )


NEVER = [
    "%", "per cent", "most patients", "most people", "you should", "you must", "we interviewed", "participants",
    "success rate of", "always helps", "diagnos",
]  # fmt: skip


@pytest.mark.parametrize("words", NEVER)
def test_what_a_patients_page_never_says(made: Site, words: str) -> None:
    assert words not in words_of(made, "patients/index.md").casefold()


def test_percentages_stand_nowhere(made: Site) -> None:
    for page in made.pages:
        assert not re.search(r"\d\s?%|per cent", words_of(made, page.path)), page.path


def test_nothing_rests_on_nothing(study: Study) -> None:
    points = Graph(study).guidance.values()
    for point in points:
        assert point.rests_on.categories or point.rests_on.quotes or point.rests_on.passages, (
            point.id
        )
        if point.kind in ("question", "implication"):
            assert point.limits, point.id
    kinds = Counter(point.kind for point in points)
    assert (kinds["implication"], kinds["question"]) == (12, 12)


def test_checklists_lead_to_places_that_exist(study: Study, made: Site) -> None:
    assert study.reporting is not None
    addresses = {page.address: page.text for page in made.pages}
    for checklist in study.reporting.checklists:
        for item in checklist.items:
            for where in item.where:
                address, _, anchor = where.partition("#")
                assert address in addresses, where
                assert not anchor or f'id="{anchor}"' in addresses[address], where


def test_the_process_forks_after_a_mistake(study: Study) -> None:
    graph = Graph(study)
    assert {way.to for way in graph.ways_from(graph.nodes["mistake"])} == {
        "trust",
        "weak-or-hurtful",
    }
    assert {way.to for way in graph.ways_from(graph.nodes["trust"])} == {
        "effective-interaction",
        "sorted-out",
    }


def test_no_zero_is_shown_of_quotes_that_nobody_looked_for(made: Site) -> None:
    """The article does not report a search for cases that do not fit, and prints none."""
    page = next(page for page in made.pages if page.address == "quotes/")
    for value, hidden in (("illustrates", False), ("contradicts", True)):
        option = re.search(
            rf'<li class="ow-depth-0"( hidden)?><label>\s*<input[^>]*value="{value}"', page.text
        )
        assert option
        assert bool(option[1]) == hidden
