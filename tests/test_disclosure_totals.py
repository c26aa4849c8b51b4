"""What rows and totals give away together, and what the page about protection counts."""

import re
from html import unescape
from pathlib import Path

from ownwords.disclosure.inference.audit import totals_and_rows
from ownwords.disclosure.totals import finer_totals, levels_in_rows
from ownwords.pipeline import Project, Site, make_site
from tests.gates import laid
from tests.test_disclosure_quotes import LESSONS, merged

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
    of_few = [finding.message for finding in totals_and_rows(material)]
    assert of_few == [
        f'the total "ends" counts 2 as “{part}”, which the rows do not show; it can only be said of fewer than 5 people: L1, L2, L3, L5'
        for part in finer.parts
    ]
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
        == 'subtracting the rows from the total "homes" reveals what home leaves empty in p4: “farm”'
    )
    assert (
        finding.hint
        == "count these rows in a line of their own, such as “not told”, or leave the total out"
    )
    told = HIDDEN.replace(
        "{label: Farm, count: 4}", "{label: Farm, count: 3}, {label: not told, count: 1}"
    )
    assert list(totals_and_rows(laid(told, tmp_path))) == []


# --------------------------------------------------------------------------------------------------
# the page


def seen(site: Site) -> str:
    text = next(page.text for page in site.pages if page.path == "study/privacy/index.md")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text.split("---\n", 2)[2])).split())


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
    assert (
        "The check found these. The study’s team has accepted them, for the reasons given." in words
    )
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
        "Quotes linked to a speaker Linked to 1 row, at most 2 quotes each 1 of these rows is unique. "
        "Each quote adds to what can be known about its speaker."
    ) in words
