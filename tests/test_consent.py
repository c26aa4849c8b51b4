"""What people agreed to: what is not covered does not go there."""

from collections import Counter
from pathlib import Path

import pytest

from ownwords.engine import build_site
from ownwords.errors import StudyError
from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.machines import twins_of
from ownwords.model.base import UNSAID_WITH_BASIS
from ownwords.pages import Asset, Page, Renderer
from ownwords.pages.overrides import Overrides
from ownwords.pipeline import Project, Site, make_site, read_material
from ownwords.pipeline.rendering import Ways, render
from ownwords.source import read_templates
from ownwords.views import Context, View
from tests.test_engine import STUDY, copy_of
from tests.test_withdrawal import change

TEMPLATES = Path(__file__).parent.parent / "builder/ownwords/templates"
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
        'site-data/quotes.yml:8:14: quotes[freezer].consent: the quote "freezer" cannot be used in this way: its consent does not name website; take it out of site-data/ (ownwords withdraw freezer), or correct what was agreed to  [no-consent-website]'
    ]  # fmt: skip


def test_the_scope_of_the_study_holds_where_a_quote_says_nothing(project: Path) -> None:
    consent(project, "[website]")
    (project / "site-data/privacy.yml").write_text(f"{PRIVACY}scope: [article]\n", "utf-8")
    *found, cases, people = sorted(complaints(project), key=lambda each: ".csv" in each)
    assert [cases, people] == [
        f"site-data/{name}.csv:1: the rows of {name}.csv cannot be used in this way: the scope in privacy.yml does not name website; take the table out of site-data/, or correct what was agreed to  [no-consent-website]"
        for name in ("cases", "people")
    ]
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
        'site-data/guidance.yml:27:18: sheets[notice].sections[0].quotes[0]: the quote "freezer" cannot be used in this way: its consent does not name teaching; take it out of this sheet  [no-consent-teaching]'
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
        'site-data/quotes.yml:8:14: quotes[freezer].consent: the quote "freezer" cannot be used in this way: its consent is empty, so nothing was agreed to; take it out of site-data/ (ownwords withdraw freezer), or correct what was agreed to  [no-consent-website]'
    ]  # fmt: skip


def test_an_empty_scope_covers_nothing(project: Path) -> None:
    (project / "site-data/privacy.yml").write_text(f"{PRIVACY}scope: []\n", "utf-8")
    found = complaints(project)
    assert len(found) == 6
    said = "cannot be used in this way: the scope in privacy.yml is empty, so nothing was agreed to; take "
    assert all(said in each for each in found)


def tables(site: Site) -> dict[str, str]:
    return {
        asset.path.rpartition("/")[2]: asset.text
        for asset in site.assets
        if asset.path.startswith("study/data/")
    }


def page_of(site: Site, address: str) -> str:
    return next(page.text for page in site.pages if page.address == address)


WITHHELD = "is not offered: what people are known to have agreed to does not cover sharing data."


@pytest.mark.parametrize("privacy", [PRIVACY, ""], ids=["not reported", "nothing said"])
def test_an_absent_scope_without_a_basis_covers_the_publication_and_this_website(
    project: Path, privacy: str
) -> None:
    file = project / "site-data/privacy.yml"
    file.write_text(privacy, "utf-8") if privacy else file.unlink()
    site = made(project)
    assert site.study.scope == ("article", "website", "teaching")
    assert [name for name in tables(site) if name.endswith(".csv")] == ["findings.csv"]
    data = page_of(site, "study/data/")
    assert [f"{name}.csv {WITHHELD}" in data for name in ("quotes", "people", "cases")] == [
        True
    ] * 3
    assert "before the news" in page_of(site, "quotes/freezer/")
    assert "before the news" in page_of(site, "quotes/selection/")
    assert "\nrobots: noindex\n" in page_of(site, "quotes/freezer/")


def test_an_absent_scope_with_a_basis_covers_what_the_publication_covers(project: Path) -> None:
    reported = PRIVACY.replace("{status: not-reported}", "{text: They agreed.}")
    (project / "site-data/privacy.yml").write_text(reported, "utf-8")
    site = made(project)
    assert site.study.scope == (
        "article", "website", "teaching", "indexing", "data-sharing", "archive",
    )  # fmt: skip
    csv = [name for name in tables(site) if name.endswith(".csv")]
    assert csv == ["quotes.csv", "findings.csv", "people.csv", "cases.csv"]
    assert "robots:" not in page_of(site, "quotes/freezer/")


def test_a_voice_a_picture_and_a_name_are_never_agreed_to_by_silence(project: Path) -> None:
    for use in ("voice", "picture", "named"):
        assert use not in UNSAID_WITH_BASIS
    consent(project, "[article, website, voice, picture, named]")
    site = made(project)
    assert "before the news" not in tables(site)["quotes.csv"]
    quotes = {quote.id: quote for quote in site.study.quotes.quotes}
    assert site.study.covers(quotes["freezer"], "voice")
    assert not site.study.covers(quotes["no-bread"], "voice")


def test_each_use_governs_its_own_output(project: Path) -> None:
    consent(project, "[website, teaching, data-sharing]")
    site = made(project)
    assert "before the news" in tables(site)["quotes.csv"]
    assert "\nrobots: noindex\n" in page_of(site, "quotes/freezer/")
    assert "robots:" not in page_of(site, "quotes/no-bread/")
    consent_of_freezer = "    consent: [website, teaching, data-sharing]\n"
    change(
        project / "site-data/quotes.yml", consent_of_freezer, "    consent: [website, indexing]\n"
    )
    site = made(project)
    assert "before the news" not in tables(site)["quotes.csv"]
    assert "before the news" not in page_of(site, "quotes/selection/")
    assert "robots:" not in page_of(site, "quotes/freezer/")


def test_search_engines_are_asked_not_to_list_a_quote_that_is_not_meant_for_them(
    project: Path,
) -> None:
    consent(project, "[website]")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_url: https://example.org/shops/\n")
    build_site(project / "mkdocs.yml")
    asked = '<meta name="robots" content="noindex">'
    read = {
        name: (project / "site/quotes" / name / "index.html").read_text("utf-8")
        for name in ("freezer", "no-bread")
    }
    assert [asked in text for text in read.values()] == [True, False]
    sitemap = (project / "site/sitemap.xml").read_text("utf-8")
    assert "quotes/no-bread/" in sitemap
    assert "quotes/freezer/" not in sitemap
    lists = {
        page: (asked in page.read_text("utf-8"), "before the news" in page.read_text("utf-8"))
        for kind in ("in", "told")
        for page in sorted((project / "site/quotes" / kind).glob("*/index.html"))
    }
    assert {(True, True), (False, False)} == set(lists.values())
    for page, (unlisted, _) in lists.items():
        address = page.parent.relative_to(project / "site").as_posix()
        assert (f"/{address}/<" in sitemap) is not unlisted, address
    assert asked not in (project / "site/quotes/index.html").read_text("utf-8")


def test_twins_of_pages_that_show_the_same_are_not_rendered_again(project: Path) -> None:
    """Whether pages are taken over or rendered again makes no difference, also where a template of
    the project shows the title of a page whose quote machines are not to repeat.
    """
    consent(project, "[website]")
    own = project / "own-templates"
    own.mkdir()
    team = (TEMPLATES / "team.html").read_text("utf-8")
    (own / "team.html").write_text(f"{team}{{{{ page_title('quotes/freezer/') }}}}\n")
    templates, _ = read_templates(own, project)
    material, _ = read_material(Project(project, project / "site-data", project / "content"))
    context = Context(Graph(material.study), load_messages("en"))
    ways = Ways(Overrides(templates), directories=True, site_url="", pdf=False)
    whole = render(context, ways, material.pages)
    made = Counter[str]()

    def twins(pages: tuple[Page, ...]) -> tuple[Asset, ...]:
        def renderer(context: Context, views: tuple[View, ...]) -> Renderer:
            one = ways.renderer(context, views)
            page = one.page

            def counted(view: View) -> Page:
                made[view.address] += 1
                return page(view)

            one.page = counted  # type: ignore[method-assign]
            return one

        return twins_of(context, whole.views, pages, material.pages, renderer)

    taken_over = twins(whole.pages)
    few = set(made)
    assert {"study/team/", "quotes/"} < few
    assert taken_over == twins(())
    assert len(few) < len(made) / 2
    shown = {page.address: page for page in whole.pages}
    assert shown["quotes/freezer/"].title in shown["study/team/"].text
    assert not any("Freezer" in twin.text for twin in taken_over if "team" in twin.path)


def test_a_consent_of_null_is_one_mistake(project: Path) -> None:
    consent(project, "null")
    with pytest.raises(StudyError) as raised:
        made(project)
    assert [str(one).partition("consent: ")[2] for one in raised.value.problems] == [
        '"null" would be read as a text, though it means “nothing” in YAML; write [] if nothing was'
        " agreed to, or take the line away"
    ]
