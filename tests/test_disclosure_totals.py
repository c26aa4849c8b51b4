"""What rows and totals give away together, and what the page about protection counts."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from ownwords.build import Project, Site, make_site
from ownwords.disclosure.insider import risks
from ownwords.disclosure.totals import finer_totals, levels_in_rows, totals_and_rows
from ownwords.load import load_study
from tests.gates import laid
from tests.test_disclosure_quotes import LESSONS, merged

ROOT = Path(__file__).parent.parent
HIDDEN = """--- people.csv
id,home
p1,town
p2,town
p3,town
p4,
p5,farm
p6,farm
p7,farm
--- sample.yml
people:
  columns:
    - {id: home, label: Home, kind: category, levels: [town, farm], empty: not told}
totals:
  - {id: homes, label: Homes, of: people, source: S, counts: [{label: town, count: 3}, {label: Farm, count: 4}]}
"""


def test_a_total_that_is_finer_than_the_rows_of_few_people(tmp_path: Path) -> None:
    material = laid(merged(LESSONS).replace("k: 2", "k: 5"), tmp_path)
    [finer] = finer_totals(material.study)
    assert (finer.level, finer.parts) == (
        "by the pupil or by the teacher",
        ("by the pupil", "by the teacher"),
    )
    [finding] = totals_and_rows(material)
    assert finding.message == (
        'the total "ends" tells “by the pupil” and “by the teacher” apart, which end shows as “by the pupil or by the teacher”; these are '
        "rows of fewer than 5 people: L1, L2, L3, L5"
    )
    assert (
        finding.hint
        == "join these lines of the total too, or join “by the pupil or by the teacher” with another level in the rows"
    )
    assert list(totals_and_rows(laid(merged(LESSONS), tmp_path))) == []


def test_a_column_that_is_named_needs_no_equal_words(tmp_path: Path) -> None:
    case = merged(LESSONS).replace(
        "label: agreed, count: 2}", "label: in good time, level: agreed, count: 2}"
    )
    study = laid(case.replace("of: cases\n", "of: cases\n    column: end\n"), tmp_path).study
    one = "by the pupil or by the teacher"
    assert levels_in_rows(study, study.sample.totals[0]) == {
        "in good time": "agreed",
        "by the pupil": one,
        "by the teacher": one,
    }


def test_a_cell_left_empty_is_told_by_a_total(tmp_path: Path) -> None:
    [finding] = totals_and_rows(laid(HIDDEN, tmp_path))
    assert (
        finding.message
        == 'the total "homes" less the rows tells what home leaves empty in p4: “Farm”'
    )
    assert (
        finding.hint
        == "count these rows in a line of their own, such as “not told”, or leave the total out"
    )
    told = HIDDEN.replace(
        "{label: Farm, count: 4}", "{label: Farm, count: 3}, {label: not told, count: 1}"
    )
    assert list(totals_and_rows(laid(told, tmp_path))) == []


# -------------------------------------------------------------------------------------------------------------------------
# the page


@pytest.fixture(scope="module")
def first() -> Site:
    return make_site(Project(ROOT, ROOT / "site-data", ROOT / "content"))


def seen(site: Site) -> str:
    text = next(page.text for page in site.pages if page.path == "study/privacy/index.md")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text.split("---\n", 2)[2])).split())


def test_the_first_studys_page_shows_policy_figures_and_risks(first: Site) -> None:
    words = seen(first)
    for said in (
        "What an outsider could know Therapist’s gender",
        "The smallest group of those alike 3 of 8 people Never fewer than 3 people may be alike in that, or the site is not made.",
        "What nobody should learn that way How it ended, Satisfaction",
        "Rows like no other: therapies 16 of 16 therapies",
        "Number of therapies 2 of 8 people So many share this number with nobody.",
        "seen together 5 of 8 people So many are like nobody else, for somebody who knows this of each: Therapist’s gender.",
        "Rare answers in the rows Setting, Satisfaction One of the answers is that of fewer than 3 people.",
        "Small numbers in totals Gender, How the therapies ended",
        "Totals finer than the rows How the therapies ended",
        "Nothing: no finding of the check was set aside.",
        "Whether the people interviewed agreed to their words on a website is not reported. Not reported.",
        "Who answers for publishing here The site’s maintainers",
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
    assert "two of the eight people share their number with nobody" in said
    assert (counted.alone_in_number, counted.people) == (2, 8)
    assert (
        "length, ending, frequency and time since the end are together nearly always unlike any other row"
        in said
    )
    columns = ("length", "ending", "frequency", "time")
    alike = Counter(
        tuple(cell.text for cell in row.cells if cell.column in columns) for row in study.cases
    )
    assert sum(rows for rows in alike.values() if rows == 1) in (15, 16)
    assert "No quote is tied to a person or to a row of the sample." in said
    assert counted.profiles == ()
    assert (
        "Age, the gender of the people interviewed and the four kinds of ending are given for the whole group"
        in said
    )
    assert [len(total.counts) for total in study.sample.totals if total.id == "endings"] == [4]


def test_waivers_are_shown_with_reason_name_and_date(tmp_path: Path) -> None:
    waiver = (
        "waivers:\n  - {finding: too-few-alike, where: site-data/cases.csv, reason: The three men agreed., by: Ada Example, "
        "date: 2026-01-05}\n"
    )
    case = LESSONS.replace("k: 2", "k: 3").replace(
        "signed_by: The team\n", f"signed_by: The team\n{waiver}"
    )
    material = laid(case, tmp_path)
    words = seen(make_site(Project(tmp_path, material.data, material.content)))
    assert "The check found these, and the study’s team accepts them." in words
    assert (
        "too-few-alike The three men agreed. site-data/cases.csv · Ada Example, 5 January 2026"
        in words
    )


def test_the_page_does_not_depend_on_private_notes(tmp_path: Path) -> None:
    material = laid(LESSONS, tmp_path)
    project = Project(tmp_path, material.data, material.content)
    before = make_site(project).pages
    material.private.mkdir()
    (material.private / "quote-facts.yml").write_text("twelve-months: {months: [12, 9]}\n")
    assert make_site(project).pages == before


def test_linked_quotes_are_counted(tmp_path: Path) -> None:
    linked = "".join(
        f"  - {{id: q{at}, text: T, speaker: {{person: s3}}, categories: [company]}}\n"
        for at in range(2)
    )
    material = laid(LESSONS + linked, tmp_path)
    words = seen(make_site(Project(tmp_path, material.data, material.content)))
    assert (
        "Quotes whose speaker is named Linked to 1 row, at most 2 quotes each 1 of these rows is like no other. "
        "Each quote adds to what is known of its speaker."
    ) in words
