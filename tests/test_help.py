"""Immediate help: numbers that can be tapped, and limits that stand beside what they limit."""

import re
from html import unescape
from pathlib import Path

import pytest

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model.guidance import Complaint, Support, SupportFile
from ownwords.pages import Renderer
from ownwords.views.base import Context
from ownwords.views.help import country_id, help_page, number_of, strip_parts
from tests.conftest import SWIMMING
from tests.reading import read_page

URL = "https://example.org/"


def contact(**fields: str) -> Support:
    return Support(country="A", name="B", sources=("https://example.org/",), **fields)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"contact": "112"}, "112"),
        ({"contact": "116 123"}, "116 123"),
        ({"contact": "+46 (0)8-12 34 56"}, "+46 (0)8-12 34 56"),
        ({"contact": "111, then choose option 2"}, ""),
        ({"contact": "111, then choose option 2", "phone": "111"}, "111"),
        ({"contact": "befrienders.example"}, ""),
        ({"contact": "Text SHOUT to 85258", "sms": "85258"}, ""),
    ],
)
def test_what_can_be_called(fields: dict[str, str], number: str) -> None:
    assert number_of(contact(**fields)) == number


def test_the_strip_names_a_number_that_can_be_tapped() -> None:
    support = SupportFile(
        title="Help?",
        strip="Call 112, not 1123, and not 12.",
        link="More",
        lead="More.",
        contacts=(contact(contact="112"), contact(contact="12")),
    )
    assert strip_parts(support) == [
        {"text": "Call "},
        {"text": "112", "url": "tel:112"},
        {"text": ", not 1123, and not "},
        {"text": "12", "url": "tel:12"},
        {"text": "."},
    ]


def test_every_number_of_the_help_page_can_be_tapped(site: Path) -> None:
    page = read_page(site / "help" / "index.html")
    calls = [
        attributes["href"]
        for tag, attributes in page.elements
        if tag == "a" and "ow-call" in (attributes.get("class") or "")
    ]
    assert calls
    assert all(address.startswith(("tel:", "sms:")) for address in calls)


def test_no_limit_is_folded_away(site: Path) -> None:
    """A limit is beside its claim: outside what is folded, or in the line that opens it."""
    study = load_study(SWIMMING / "site-data", SWIMMING)
    graph = Graph(study)
    limits = [point.limits for point in graph.guidance.values() if point.limits]
    assert limits
    for file in site.rglob("index.html"):
        html = file.read_text("utf-8")
        inner = re.sub(r"<summary>.*?</summary>", "", html, flags=re.DOTALL)
        for part in inner.split("<details")[1:]:
            folded = unescape(part.partition("</details>")[0])
            assert not [
                limit
                for limit in limits
                if limit in folded and limit not in unescape(html.replace(part, ""))
            ], file


def test_a_countrys_id_is_made_of_its_letters() -> None:
    assert country_id("United Kingdom") == "in-united-kingdom"
    assert country_id("Österreich (Wien)") == "in-österreich-wien"


def test_the_country_comes_first_and_its_number_names_it(site: Path) -> None:
    html = (site / "help" / "index.html").read_text("utf-8")
    assert html.index('data-ow-where="ow-country.learning-to-swim"') < html.index(
        'class="ow-country"'
    )
    calls = re.findall(r'class="ow-call[" ][^>]*>\s*([^<]+)', html)
    assert calls
    assert all(re.search(r"\(.+\)", call) for call in calls)
    assert "; not called:" in html


def test_no_number_stands_on_a_page_before_a_country_was_chosen(site: Path) -> None:
    for file in site.rglob("index.html"):
        html = file.read_text("utf-8")
        if file.parent.name == "help" or "ow-sheet__help" in html:
            continue
        assert all(" hidden" in tag for tag in re.findall(r'<a [^>]*href="tel:[^>]*>', html)), file


def test_a_complaint_says_for_whom_it_holds_or_that_this_was_not_seen() -> None:
    study = load_study(SWIMMING / "site-data", SWIMMING)
    assert study.support is not None
    route = Complaint(country="Exampleland", who="The board", text="It listens.", source=URL)
    sure = route.model_copy(update={"holds_for": "For members only."})
    support = study.support.model_copy(update={"complaints": (route, sure)})
    graph, words = Graph(study.model_copy(update={"support": support})), load_messages("en")
    view = help_page(Context(graph, words))
    assert view is not None
    page = Renderer(words, {}).page(view).text
    assert (
        page.count(
            "We did not find out who can use this, or whether it matters how the care is paid for."
        )
        == 1
    )
    assert page.count("For members only.") == 1


def test_who_confirmed_a_contact_is_said() -> None:
    study = load_study(SWIMMING / "site-data", SWIMMING)
    assert study.support is not None
    one = contact(contact="1", checked="2026-05-01", checked_by="The team")
    support = study.support.model_copy(update={"contacts": (one,)})
    graph, words = Graph(study.model_copy(update={"support": support})), load_messages("en")
    view = help_page(Context(graph, words))
    assert view is not None
    page = Renderer(words, {}).page(view).text
    assert "Confirmed by The team on 1 May 2026." in page
    assert "not called" not in page


def test_a_number_keeps_its_groups_where_a_phone_dials_it() -> None:
    strip = "Call 010-555 50 00."
    support = SupportFile(
        title="A", strip=strip, link="B", lead="C", contacts=(contact(contact="010-555 50 00"),)
    )
    assert strip_parts(support)[1]["url"] == "tel:010-555-50-00"
