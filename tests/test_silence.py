"""Silence is not a statement: what nobody wrote is not said of the study."""

import re
import shutil
from pathlib import Path

import pytest

from ownwords.pipeline import Project, Site, make_site
from tests.test_engine import STUDY


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(STUDY, tmp_path / "study", ignore=shutil.ignore_patterns("site", "private"))
    )


def made(project: Path) -> Site:
    return make_site(Project(project, project / "site-data", project / "content"))


def words(site: Site, address: str) -> str:
    page = next(page for page in site.pages if page.address == address)
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_a_fact_that_authors_leave_out_of_their_site_is_left_out(project: Path) -> None:
    site = made(project)
    for address in ("study/method/", "study/team/"):
        assert "Not reported" not in words(site, address)
        assert "Not given on this site" not in words(site, address)
    assert "Recruitment" not in words(site, "study/method/")


def test_on_a_site_by_others_it_is_not_given_and_not_reported_where_somebody_wrote_so(
    project: Path,
) -> None:
    study = project / "site-data/study.yml"
    text = study.read_text("utf-8").replace("by_the_authors: true", "by_the_authors: false")
    study.write_text(f"{text}funding: {{status: not-reported}}\n", "utf-8")
    site = made(project)
    assert "Recruitment Not given on this site." in words(site, "study/method/")
    assert "Not reported" not in words(site, "study/method/")
    assert "Funding Not reported." in words(site, "study/team/")


def test_a_sentence_about_how_quotes_are_told_stands_only_where_they_are_read_so(
    project: Path,
) -> None:
    said = "The authors judged whether a quote describes help or hurt."
    assert said in words(made(project), "quotes/")
    quotes = project / "site-data/quotes.yml"
    kept = (
        line
        for line in quotes.read_text("utf-8").splitlines(keepends=True)
        if not line.startswith("    told_as:")
    )
    quotes.write_text("".join(kept), "utf-8")
    assert "How a quote is told" not in words(made(project), "quotes/")
