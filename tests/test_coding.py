"""Who placed the quotes and who read how they are told: two things, and neither is said of itself."""

import re
from pathlib import Path

import pytest

from ownwords.pipeline import Project, Site, make_site
from tests.test_engine import STUDY, copy_of

CODED = "Our reading, not the authors’ coding."
TOLD = "Whether a quote describes help or hurt is our reading, not the authors’."


@pytest.fixture
def quotes(tmp_path: Path) -> Path:
    copy_of(STUDY, tmp_path / "study")
    return tmp_path / "study/site-data/quotes.yml"


def made(quotes: Path, *, coded: str = "", judged: str = "") -> Site:
    text = re.sub(r"(coded|judged)_by: authors\n", "", quotes.read_text("utf-8"))
    head = (f"coded_by: {coded}\n" if coded else "") + (f"judged_by: {judged}\n" if judged else "")
    quotes.write_text(head + text, "utf-8")
    project = quotes.parent.parent
    return make_site(Project(project, project / "site-data", project / "content"))


def words(site: Site, address: str) -> str:
    page = next(page for page in site.pages if page.address == address)
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_who_coded_and_who_read_are_two_things(quotes: Path) -> None:
    site = made(quotes, coded="authors", judged="site")
    assert TOLD in words(site, "quotes/")
    page = words(site, "quotes/freezer/")  # it illustrates both of its findings
    assert page.count("The authors’ judgement.") == 2
    assert CODED not in page
    page = words(site, "quotes/both-of-us/")  # it illustrates one, and limits the other
    assert page.count("The authors’ judgement.") == 1
    assert page.count(CODED) == 1


def test_neither_is_claimed_where_nobody_wrote_it(quotes: Path) -> None:
    site = made(quotes)
    everything = " ".join(page.text for page in site.pages)
    assert "How a quote is told is" not in everything
    own = words(site, "quotes/left-for-town/")  # says so itself
    assert own.count(CODED) == 1
    assert "judgement" not in words(site, "quotes/freezer/")
    assert CODED not in words(site, "quotes/freezer/")
    assert "is the authors’ judgement" not in everything


def test_quotes_of_one_heading_that_others_placed_are_told_apart(quotes: Path) -> None:
    text = quotes.read_text("utf-8")
    changed = text.replace(
        "categories: [night-freezer, labour]",
        "categories: [night-freezer, {category: tolerance, bearing: limits, judged_by: authors}]",
    )
    quotes.write_text(changed, "utf-8")
    said = "The authors placed some of these quotes here; others are placed by our reading."
    assert said in words(made(quotes), "findings/tolerance/")
