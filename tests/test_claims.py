"""A claim is written once for all who are told it, and an audience's page is short or line by line."""

import re
import shutil
from pathlib import Path

import pytest

from ownwords.errors import StudyError
from ownwords.graph import Graph
from ownwords.load import load_study
from ownwords.pipeline import Project, Site, make_site
from tests.conftest import STUDIES

SHOPS = STUDIES / "village-shops"
CLAIM = """claims:
  - id: stake
    said_by: people
    text: {plain: People paid for the roof., professional: Residents financed repairs.}
    limits: {plain: One group said so., professional: Reported by one group.}
    rests_on: {categories: [stake], quotes: [both-of-us]}
groups:"""
POINT = "    text: Small jobs hold a shop together.\n    rests_on: {categories: [night-freezer], quotes: [freezer]}\n"


def project(folder: Path, guidance: dict[str, str], study: dict[str, str] | None = None) -> Path:
    """A copy of the study with words of two of its files replaced."""
    shutil.copytree(
        SHOPS, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site", "private")
    )
    for name, words in (("guidance", guidance), ("study", study or {})):
        file = folder / "site-data" / f"{name}.yml"
        text = file.read_text("utf-8")
        for old, new in words.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
    return folder


def made(folder: Path) -> Site:
    return make_site(Project(folder, folder / "site-data", folder / "content"))


def page_of(site: Site, address: str) -> str:
    return next(page.text for page in site.pages if page.address == address)


def test_a_point_says_its_claim_in_the_wording_of_its_audience(tmp_path: Path) -> None:
    for wording, text, limit in (
        ("plain", "People paid for the roof.", "One group said so."),
        ("professional", "Residents financed repairs.", "Reported by one group."),
    ):
        folder = project(
            tmp_path / wording,
            {"groups:": CLAIM, POINT: "    claim: stake\n"},
            {"    enter: What": f"    wording: {wording}\n    enter: What"},
        )
        graph = Graph(load_study(folder / "site-data"))
        point = graph.guidance["small-jobs"]
        assert (point.words, point.limits) == (text, limit)
        assert point.rests_on.quotes == ("both-of-us",)
        html = page_of(made(folder), "residents/")
        assert html.index(text) < html.index(limit)


@pytest.mark.parametrize(
    ("guidance", "message"),
    [
        (
            {"groups:": CLAIM, POINT: f"    claim: stake\n{POINT}"},
            "a claim brings its own words; delete text, limits and rests_on here, or the claim",
        ),
        (
            {POINT: "    rests_on: {categories: [night-freezer]}\n"},
            "a point has a text or a claim; write one of them",
        ),
        (
            {"groups:": CLAIM, POINT: "    claim: steak\n"},
            'there is no claim "steak"',
        ),
        (
            {"  - id: notice\n": "  - id: told\n"},
            "the address /residents/told/ belongs to the heading of that name",
        ),
    ],
)
def test_what_does_not_go_together_is_named(
    tmp_path: Path, guidance: dict[str, str], message: str
) -> None:
    folder = project(tmp_path / "study", guidance)
    with pytest.raises(StudyError) as error:
        load_study(folder / "site-data")
    assert [problem.message for problem in error.value.problems] == [message]
    assert error.value.problems[0].line


def test_a_claim_that_rests_on_nothing_stops_the_build(tmp_path: Path) -> None:
    empty = CLAIM.replace("{categories: [stake], quotes: [both-of-us]}", "{}")
    folder = project(tmp_path / "study", {"groups:": empty, POINT: "    claim: stake\n"})
    with pytest.raises(StudyError) as error:
        made(folder)
    assert [problem.message for problem in error.value.problems] == [
        '"stake" has nothing to support it'
    ]


def test_each_heading_of_a_short_page_leads_to_everything_below_it(tmp_path: Path) -> None:
    site = made(project(tmp_path / "study", {}))
    page = page_of(site, "residents/")
    for chapter in ("told", "ask"):
        assert f'href="{chapter}/"' in page
        assert "<h1>" in page_of(site, f"residents/{chapter}/")
    assert 'id="small-jobs"' in page
    assert 'id="small-jobs"' in page_of(site, "residents/told/")
    assert 'href="../../residents/told/#small-jobs"' in page_of(site, "quotes/freezer/")


def test_a_deeper_point_stands_on_the_page_of_its_heading_alone(tmp_path: Path) -> None:
    site = made(project(tmp_path / "study", {POINT: f"{POINT}    deeper: true\n"}))
    page = page_of(site, "residents/")
    assert "Small jobs hold a shop together." not in page
    assert '<span id="small-jobs"></span>' in page  # its address still leads to the link there
    assert "Small jobs hold a shop together." in page_of(site, "residents/told/")


def test_the_quote_of_a_short_page_is_the_one_that_is_named(tmp_path: Path) -> None:
    voiced = {
        "quotes: [both-of-us]}\n    limits": "quotes: [both-of-us]}\n    voice: both-of-us\n    limits"
    }
    for name, guidance, quotes in (("none", {}, ["freezer"]), ("named", voiced, [])):
        site = made(project(tmp_path / name, guidance))
        figures = re.findall(
            r'<figure class="ow-quote.*?</figure>', page_of(site, "residents/"), re.DOTALL
        )
        found = [re.search(r"quotes/([a-z-]+)/", each) for each in figures]
        assert [match[1] for match in found if match] == quotes, name


def test_key_messages_stand_first_with_their_limits(tmp_path: Path) -> None:
    folder = project(
        tmp_path / "study",
        {"groups:": CLAIM, POINT: "    claim: stake\n"},
        {"    enter: What": "    messages: [{label: A stake., claim: stake}]\n    enter: What"},
    )
    page = page_of(made(folder), "residents/")
    assert page.index("A stake.") < page.index("One group said so.") < page.index('id="told"')


def test_a_line_says_whose_it_is_and_what_limits_it_before_it_opens(tmp_path: Path) -> None:
    folder = project(
        tmp_path / "study",
        {"groups:": CLAIM, POINT: "    claim: stake\n    line: They paid for repairs\n"},
        {"    enter: What": "    wording: professional\n    enter: What"},
    )
    page = page_of(made(folder), "residents/")
    line = re.search(
        r'<details class="ow-point-line" id="small-jobs">.*?</summary>', page, re.DOTALL
    )
    assert line is not None
    words = " ".join(re.sub(r"<[^>]+>", " ", line[0]).split())
    assert words == "They paid for repairs What people said. Reported by one group."
    assert "Residents financed repairs." in page
    assert "The core finding:" in page
