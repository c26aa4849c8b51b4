"""What people agreed to: what is not covered does not go there."""

from pathlib import Path

import pytest

from ownwords.errors import StudyError
from ownwords.pipeline import Project, Site, make_site
from tests.test_engine import STUDY, copy_of
from tests.test_withdrawal import change

PRIVACY = "lead: Words are public.\nbasis: {status: not-reported}\nsigned_by: The team\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copy_of(STUDY, tmp_path / "study")
    return tmp_path / "study"


def made(project: Path) -> Site:
    return make_site(Project(project, project / "site-data", project / "content"))


def complaints(project: Path) -> list[str]:
    with pytest.raises(StudyError) as raised:
        made(project)
    return [str(problem) for problem in raised.value.problems]


def consent(project: Path, uses: str) -> None:
    change(
        project / "site-data/quotes.yml",
        "    gist: Somebody looks at the freezer\n",
        f"    gist: Freezer\n    consent: {uses}\n",
    )


def test_a_quote_that_may_not_be_on_a_website_may_not_be_in_the_files(project: Path) -> None:
    consent(project, "[article, teaching]")
    assert complaints(project) == [
        'site-data/quotes.yml:7:14: quotes[freezer].consent: the quote "freezer" may not be used so: its consent does not name website; take it out of site-data/ (ownwords withdraw freezer), or correct what was agreed to  [no-consent-website]'
    ]  # fmt: skip


def test_the_scope_of_the_study_holds_where_a_quote_says_nothing(project: Path) -> None:
    consent(project, "[website]")
    (project / "site-data/privacy.yml").write_text(f"{PRIVACY}scope: [article]\n", "utf-8")
    found = complaints(project)
    assert len(found) == 3
    assert all("the scope in privacy.yml does not name website" in each for each in found)
    assert not any("freezer" in each for each in found)


def test_a_quote_not_for_teaching_is_not_in_a_teaching_sheet_nor_in_a_handout(
    project: Path,
) -> None:
    consent(project, "[article, website, data-sharing]")
    pages = {page.address: page.text for page in made(project).pages}
    assert "before the news" not in pages["quotes/selection/"]
    assert "before the news" in pages["quotes/freezer/"]
    assert 'data-ow-quote="freezer"' not in "".join(pages.values())
    assert 'data-ow-quote="no-bread"' in pages["quotes/"]
    guidance = project / "site-data/guidance.yml"
    at = guidance.read_text("utf-8").index("sheets:")
    sheet = guidance.read_text("utf-8")[at:]
    guidance.write_text(
        guidance.read_text("utf-8")[:at]
        + sheet.replace("    audience:", "    teaching: true\n    audience:", 1),
        "utf-8",
    )
    assert complaints(project) == [
        'site-data/guidance.yml:27:18: sheets[notice].sections[0].quotes[0]: the quote "freezer" may not be used so: its consent does not name teaching; take it out of this sheet  [no-consent-teaching]'
    ]  # fmt: skip


def test_the_basis_is_said_and_signed_even_where_it_is_not_reported(project: Path) -> None:
    file = project / "site-data/privacy.yml"
    file.write_text(PRIVACY, "utf-8")
    page = next(page.text for page in made(project).pages if page.address == "study/privacy/")
    assert "The team" in page
    assert "Not reported" in page
    file.write_text("lead: Words are public.\n", "utf-8")
    said = complaints(project)
    assert [
        'the key "basis" is missing' in said[0],
        'the key "signed_by" is missing' in said[1],
    ] == [True, True]


def test_an_empty_consent_agrees_to_nothing(project: Path) -> None:
    consent(project, "[]")
    assert complaints(project) == [
        'site-data/quotes.yml:7:14: quotes[freezer].consent: the quote "freezer" may not be used so: its consent is empty, so nothing was agreed to; take it out of site-data/ (ownwords withdraw freezer), or correct what was agreed to  [no-consent-website]'
    ]  # fmt: skip


def test_an_empty_scope_covers_nothing(project: Path) -> None:
    (project / "site-data/privacy.yml").write_text(f"{PRIVACY}scope: []\n", "utf-8")
    found = complaints(project)
    assert len(found) == 4
    said = "may not be used so: the scope in privacy.yml is empty, so nothing was agreed to; take"
    assert all(said in each for each in found)


def test_an_absent_consent_and_scope_leave_the_basis_to_decide(project: Path) -> None:
    (project / "site-data/privacy.yml").write_text(PRIVACY, "utf-8")
    assert made(project)
