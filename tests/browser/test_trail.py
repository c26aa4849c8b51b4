"""From each point one step leads to what carries it, from there one step leads back, and one to
how it was studied.
"""

from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page

AUDIENCES = ("learners/helped/", "learners/ask-first/", "instructors/")


BASIS = """() => [...document.querySelectorAll(".ow-point, .ow-point-line, .ow-question")].map(
    point => [point.id, [...point.querySelectorAll(".ow-basis a:not(.ow-mention)")].map(link => link.href)])"""
LINKS = """anchor => [...(anchor ? document.getElementById(anchor) : document.body).querySelectorAll("a")].map(link => link.href)"""


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_point_leads_to_its_words_and_back(page: Page, site_url: str, audience: str) -> None:
    page.goto(site_url + audience)
    basis: dict[str, list[str]] = dict(page.evaluate(BASIS))
    assert len(basis) >= 3
    assert not [point for point, links in basis.items() if not links], "has nothing to support it"
    targets: dict[str, dict[str, set[str]]] = {}
    for point, links in basis.items():
        for link in links:
            address, anchor = urldefrag(link)
            targets.setdefault(address, {}).setdefault(anchor, set()).add(point)
    for address, anchors in targets.items():
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        for anchor, points in anchors.items():
            back = {urldefrag(link)[1] for link in page.evaluate(LINKS, anchor)}
            assert points <= back, (address, anchor, points - back)


def test_findings_and_quotes_lead_to_how_it_was_studied(page: Page, site_url: str) -> None:
    for address in ("findings/instructor-as-a-person/", "quotes/said-no/"):
        page.goto(site_url + address)
        page.get_by_role("complementary").get_by_role("link", name="How the study was done").click()
        assert page.get_by_role("heading", level=1).inner_text() == "How the study was done"
        page.go_back()
        assert page.url.endswith(address)
