"""The first study's pages for readers: short enough, the limit beside each claim, help where it is
needed, and nothing sharper than the article.
"""

import io
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from ownwords.graph import Graph
from ownwords.load import load_study
from tests.browser.axe import violations
from tests.reading import kinds_of

ROOT = Path(__file__).parents[2]
WORDS = 720
"""Of the patients' page, without questions, list and links."""
HIGH = 6750
"""Pixels of the patients' page at 390 × 844."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "site"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "ownwords.cli",
        "build",
        "--site-dir",
        folder,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def url(built: Path, serve: Callable[[Path], str]) -> str:
    return serve(built)


def page_of(site: Path, address: str) -> str:
    html = (site / address / "index.html").read_text("utf-8")
    return html[html.index('<div class="ow-page') : html.index("<footer")]


def read(html: str) -> str:
    """What a reader reads of a part of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_patients_page_is_short(built: Path) -> None:
    html = page_of(built, "patients")
    for part in (
        r'<section class="ow-(mylist|help).*?</section>',
        r'<div class="ow-asked">.*?</div>',
        r'<div class="ow-helprow".*?</div>',
        r'<aside class="ow-explained.*?</aside>',
        r"<figcaption.*?</figcaption>",
        r"<a .*?</a>",
        r'<span class="ow-hidden".*?</span>',
    ):
        html = re.sub(part, "", html, flags=re.DOTALL)
    assert 600 < len(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", read(html))) <= WORDS


@pytest.mark.parametrize("address", ["patients/", "sv/patients/"])
def test_the_patients_page_is_no_higher_than_eight_screens(
    page: Page, url: str, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{url}{address}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") <= HIGH
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet_on_one_page_is_one_page(page: Page, url: str, paper: str) -> None:
    page.goto(f"{url}professionals/one-page/")
    pdf = PdfReader(io.BytesIO(page.pdf(format=paper)))
    assert len(pdf.pages) == 1
    text = " ".join(pdf.pages[0].extract_text().split())
    assert "How patients perceive the therapist" in text
    assert "Everything else was written by us." in text
    assert "Lindgren, Ola" in text


@pytest.mark.parametrize(
    "address",
    ["patients/", "patients/wrong/", "findings/challenge/", "quotes/like-a-regular-patient/"],
)
def test_help_is_on_the_first_screen(page: Page, url: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url + address)
    help_ = page.get_by_role("link", name="Help by country").first.bounding_box()
    assert help_ is not None
    assert help_["y"] + help_["height"] <= 844
    assert help_["height"] >= 44


def test_the_professionals_first_screen_has_the_core_finding_and_every_point(
    page: Page, url: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{url}professionals/")
    assert "responsive acceptance" in page.locator(".ow-prohead__core").inner_text()
    ends = page.locator(".ow-point-line").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().bottom)"
    )
    assert len(ends) == 12
    assert max(ends) <= 900


def test_each_claim_has_its_limit_beside_it_on_every_page() -> None:
    graph = Graph(load_study(ROOT / "site-data", ROOT))
    assert all(claim.limits for claim in graph.claims.values())


def test_some_things_are_no_mistakes_and_discrimination_is_named_first(built: Path) -> None:
    for address in ("patients", "patients/wrong"):
        text = read(page_of(built, address))
        serious = text.index(
            "Some things are not small mistakes but serious: discrimination, sexual"
        )
        assert serious < text.index("treated as an immigrant")
        assert "small errors" not in text[:serious]
    points = re.findall(
        r'<article class="ow-point" id="([a-z-]+)"', page_of(built, "patients/wrong")
    )
    assert points[0] == "treated-as-a-type", "the first point is the one that the line is about"
    assert points.index("small-errors-mattered-little") > 2
    assert "is discrimination. That is not a small mistake." in read(
        page_of(built, "patients/wrong")
    )
    html = page_of(built, "patients")
    order = re.findall(r'<p id="([a-z-]+)"', html)
    assert "small-errors-mattered-little" not in order
    assert "I forgave her" not in html


def test_quotes_of_the_patients_page(built: Path) -> None:
    html = page_of(built, "patients")
    quotes = re.findall(r'href="\.\./quotes/([a-z-]+)/"', html)
    assert quotes == [
        "fifty-weeks",
        "met-with-respect",
        "like-a-regular-patient",
        "find-the-words",
        "interpret-my-signals",
    ]
    assert "being treated as an immigrant rather than a patient" in read(html)
    assert html.count("Translated from Swedish") == 5


def test_the_sheet_on_one_page_says_whose_each_point_is(built: Path) -> None:
    said = re.findall(
        r'<li class="ow-short__implication">.*?<p class="ow-small">([^.]+)\.',
        page_of(built, "professionals/one-page"),
        flags=re.DOTALL,
    )
    assert len(said) == 12
    assert said.count("The authors’ conclusion") == 4
    assert said.count("What people said") == 8


def test_a_result_is_no_conclusion_of_the_authors() -> None:
    """Both stand in the results, as what patients think."""
    graph = Graph(load_study(ROOT / "site-data", ROOT))
    assert graph.claims["sorted-out"].said_by == "people"
    assert graph.claims["going-against"].said_by == "people"


def test_help_and_complaints_stand_where_they_are_needed(built: Path) -> None:
    html = page_of(built, "patients")
    wrong = html[html.index('id="wrong"') : html.index('id="end"')]
    assert "Help by country" in wrong
    assert re.search(r'<p class="ow-helprow__own"><a [^>]*>How to complain</a></p>', wrong)


def test_a_condition_of_the_process_is_not_said_twice(built: Path) -> None:
    text = read(page_of(built, "process"))
    assert "hard to avoid more or less inevitable" in text
    assert "of great value of great value" not in text


def test_no_number_of_one_country_is_shown_to_all(built: Path) -> None:
    for file in built.rglob("index.html"):
        html = file.read_text("utf-8")
        if file.parent.name == "help" or "ow-sheet__help" in html:
            continue
        shown = re.findall(r'<a [^>]*href="tel:[^>]*>', html)
        assert all(" hidden" in tag for tag in shown), file


def test_what_the_study_does_not_tell_stands_before_the_first_chapter(built: Path) -> None:
    text = read(page_of(built, "patients"))
    for said in (
        "which kind of therapy",
        "in therapy or about",
        "former patients",
        "had to be certified",
    ):
        assert text.index(said) < text.index("Before you start")


TOO_SHARP = [
    "did not tell whether", "stayed disappointed", "disappointment stayed", "wanted to go on", "end the trust",
    "nobody younger", "go back as far as 21", "all other words are ours", "staying is not agreeing",
    "avoid “more of the same”", "some seemed proud", "private things could", "felt like blame", "as attack",
    "open to harm", " longed", "took the fear", "lost the fear", "treated as a type", "one of a group",
    "unequal treatment", "take along", "no rate of success",
]  # fmt: skip


@pytest.mark.parametrize("words", TOO_SHARP)
def test_sentences_that_went_beyond_the_article_are_gone(words: str) -> None:
    said = "\n".join(
        re.sub(r"\s+", " ", file.read_text("utf-8")) for file in (ROOT / "site-data").glob("*.yml")
    )
    assert words not in said.casefold()


def test_the_number_of_a_chosen_country_leads_on_every_page(page: Page, url: str) -> None:
    page.goto(f"{url}help/")
    page.get_by_role("link", name="Sweden", exact=True).click()
    page.goto(f"{url}patients/")
    calls = page.locator(".ow-helprow a:visible").all_inner_texts()
    assert calls[:2] == ["Call 112 (Sweden)", "Help by country"]
    assert "Call 999 (United Kingdom)" not in calls


@pytest.mark.parametrize(
    ("words", "finding"),
    [("trust issues", "How the therapist is there"), ("got better", "What people took with them")],
)
def test_the_search_finds_what_people_would_call_it(
    page: Page, url: str, words: str, finding: str
) -> None:
    page.goto(url)
    page.get_by_role("button", name="Search").first.click()
    page.keyboard.type(words)
    first = page.locator(".ow-search__list li").first
    expect(first).to_contain_text(finding)
    expect(first).not_to_contain_text(words)


def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, built: Path, url: str) -> None:
    kinds = kinds_of(built)
    assert len(kinds) > 20
    assert list(violations(browser, (url + address for address in kinds.values()))) == []
