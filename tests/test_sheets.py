"""Sheets, the reader's own list and the way past a quote, as pages: what scripts, paper and
readers rely on.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ownwords.checks.prose import prose_texts
from ownwords.graph import Graph, Use
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.pages import Renderer
from ownwords.pipeline import Project, Site, make_site
from ownwords.views.base import Link
from tests.conftest import STUDIES, SWIMMING

SHOPS = STUDIES / "village-shops"
SHEETS = {
    "learners/sheet/",
    "instructors/discussion-guide/",
    "instructors/one-page/",
    "instructors/something-went-wrong/",
}


def made(root: Path, **settings: object) -> Site:
    return make_site(Project(root, root / "site-data", root / "content"), **settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def swimming() -> Site:
    return made(SWIMMING)


@pytest.fixture(scope="module")
def shops() -> Site:
    return made(SHOPS)


def text_of(site: Site, address: str) -> str:
    return next(page.text for page in site.pages if page.address == address)


class Tags(HTMLParser):
    """All start tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def having(self, mark: str) -> list[tuple[str, dict[str, str | None]]]:
        return [(tag, attributes) for tag, attributes in self.tags if mark in attributes]


def test_every_sheet_has_a_page_and_a_link_to_it(swimming: Site) -> None:
    assert set(swimming.sheets) == SHEETS
    for address in SHEETS:
        audience, name, _ = address.split("/")
        assert f'href="{name}/"' in text_of(swimming, f"{audience}/")
        assert 'href="../"' in text_of(swimming, address)


def test_the_sheet_for_a_hurry_comes_first(swimming: Site) -> None:
    html = text_of(swimming, "instructors/")
    assert html.index('class="ow-quick"') < html.index("__core") < html.index('href="one-page/"')
    assert html.count('href="something-went-wrong/"') == 1


def test_links_of_a_sheet_lead_to_the_point_in_full(swimming: Site) -> None:
    for address in SHEETS:
        links = re.findall(
            r'class="ow-short__text" href="\.\./([^"]*)#([^"]+)"', text_of(swimming, address)
        )
        assert links
        audience = address.split("/")[0] + "/"
        assert [
            (page, point)
            for page, point in links
            if f'id="{point}"' not in text_of(swimming, audience + page)
        ] == []


def test_a_quote_names_the_sheets_it_stands_on(swimming: Site) -> None:
    graph = Graph(load_study(SWIMMING / "site-data", SWIMMING))
    assert Use("sheet", "something-went-wrong") in graph.uses("quote", "i-let-it-go")
    assert 'href="../../instructors/something-went-wrong/"' in text_of(
        swimming, "quotes/i-let-it-go/"
    )


def test_minutes_of_the_guide_add_up(swimming: Site) -> None:
    html = text_of(swimming, "instructors/discussion-guide/")
    total, *steps = (int(number) for number in re.findall(r"(\d+) minutes?</span>", html))
    assert total == sum(steps) == 45


def test_another_studys_sheet(shops: Site) -> None:
    html = text_of(shops, "residents/notice/")
    assert "What would we miss?" in html
    assert "10 minutes" in html
    assert "One group talked of money." in html  # detail: limits
    assert "Asking it <em>before</em> the shop is for sale." in html
    assert "our suggestion, not tested in this study" in html
    assert 'class="ow-quick"' not in text_of(shops, "residents/")


def test_links_to_pdfs_only_where_there_are_pdfs(swimming: Site) -> None:
    with_pdf = made(SWIMMING, pdf=True)
    for address in SHEETS:
        assert ".pdf" not in text_of(swimming, address)
        assert f'href="{address.split("/")[1]}.pdf"' in text_of(with_pdf, address)


def test_addresses_for_paper_only_where_the_site_has_one(swimming: Site) -> None:
    placed = made(SWIMMING, site_url="https://example.org/study/")
    for address in ("learners/sheet/", "instructors/", "findings/pushing/"):
        assert "ow-footnote" not in text_of(swimming, address)
        html = text_of(placed, address)
        listed = re.findall(r"<li>(https://[^<]*)</li>", html[html.index("ow-addresses") :])
        numbers = {
            int(number) for number in re.findall(r'class="ow-footnote" data-number="(\d+)"', html)
        }
        assert numbers == set(range(1, len(listed) + 1))
        assert len(listed) == len(set(listed))
        known = {f"https://example.org/study/{page.address}" for page in placed.pages}
        assert set(listed) <= known


def test_a_part_of_a_page_has_no_footnotes() -> None:
    """Put into a hand-written page, its list of addresses would stand nowhere."""
    renderer = Renderer(load_messages("en"), {}, site_url="https://example.org/")
    html = renderer.part(
        "components/links.html", "", links=[Link("Trust", "findings/trust/", "finding")]
    )
    assert 'href="findings/trust/"' in html
    assert "ow-footnote" not in html


@pytest.mark.parametrize(
    "address",
    [
        "learners/",
        "instructors/",
        "quotes/",
        "quotes/selection/",
        "process/",
        "quotes/the-one-time/",
        *sorted(SHEETS),
    ],
)
def test_every_way_past_a_quote_leads_to_one_place_that_takes_the_focus(
    swimming: Site, address: str
) -> None:
    tags = Tags(text_of(swimming, address))
    ways = [
        attributes["href"]
        for _, attributes in tags.tags
        if attributes.get("class") == "ow-skip-quote"
    ]
    assert len(ways) == text_of(swimming, address).count("ow-content-note")
    assert len(ways) == len(set(ways)), "a quote that stands here twice needs two places"
    targets = {f"#{attributes['id']}": attributes for _, attributes in tags.having("id")}
    assert all(targets[way or ""].get("tabindex") == "-1" for way in ways)
    ids = [attributes["id"] for _, attributes in tags.having("id")]
    assert len(ids) == len(set(ids))


def test_how_sure_one_can_be_is_said_once(swimming: Site, shops: Site) -> None:
    html = text_of(swimming, "instructors/")
    assert html.count("How certain this is") == 1
    assert html.count("One small study: eight people who looked back.") == 1
    assert "How certain this is" not in text_of(shops, "residents/")  # it has no implications


def test_the_page_that_the_list_relies_on(swimming: Site) -> None:
    """The contract of assets/ownwords/my-list.js."""
    tags = Tags(text_of(swimming, "learners/"))
    [(tag, section)] = tags.having("data-ow-list")
    assert (tag, section["data-ow-list"]) == ("section", "ow-list.learning-to-swim.learners")
    assert "hidden" in section  # nothing of it shows without the script
    assert section["data-ow-title"]
    assert section["data-ow-confirm"]
    for mark, kind in {
        "items": "ol",
        "item": "template",
        "text": "span",
        "up": "button",
        "down": "button",
        "remove": "button",
        "notes": "textarea",
        "notes-printed": "p",
        "empty": "p",
        "print": "button",
        "save": "button",
        "clear": "button",
        "said": "p",
    }.items():
        assert [tag for tag, _ in tags.having(f"data-ow-{mark}")] == [kind], mark
    [(_, said)] = tags.having("data-ow-said")
    assert said["role"] == "status"
    assert all(said[f"data-ow-{word}"] for word in ("added", "removed", "moved", "cleared", "lost"))
    assert "hidden" in tags.having("data-ow-with-list")[0][1]
    assert all(attributes["type"] == "button" for tag, attributes in tags.tags if tag == "button")


def test_every_question_and_nothing_else_can_be_ticked(swimming: Site) -> None:
    html = text_of(swimming, "learners/")
    tags = Tags(html)
    questions = tags.having("data-ow-question")
    assert len(questions) == 12
    assert all(attributes["id"] for _, attributes in questions)
    assert html.count('<label class="ow-tick" hidden><input type="checkbox"') == 12
    assert html.count("data-ow-without-list") == 12  # read without the script
    assert "ow-tick" not in text_of(swimming, "instructors/")
    assert "data-ow-list" not in text_of(swimming, "instructors/")


def test_the_words_of_a_sheet_are_read_as_its_audiences() -> None:
    study = load_study(SWIMMING / "site-data", SWIMMING)
    assert study.guidance is not None
    read = {
        piece.path[1]: (piece.audience, piece.plain)
        for piece in prose_texts(study)
        if piece.path[:1] == ("sheets",)
    }
    expected = {
        at: (sheet.audience, sheet.audience == "learners")
        for at, sheet in enumerate(study.guidance.sheets)
    }
    assert read == expected
