"""The page of the process: what the script that walks it relies on."""

import re

import pytest

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.pages import Renderer
from ownwords.views.base import Context
from ownwords.views.process import process_page
from tests.conftest import SWIMMING
from tests.test_sheets import Tags


@pytest.fixture(scope="module")
def html() -> str:
    context = Context(Graph(load_study(SWIMMING / "site-data", SWIMMING)), load_messages("en"))
    view = process_page(context)
    assert view is not None
    return Renderer(context.messages, {}).page(view).text


def test_the_page_that_the_script_relies_on(html: str) -> None:
    """The contract of assets/ownwords/walk.js."""
    tags = Tags(html)
    marks = {
        "walk": "div",
        "begin": "button",
        "picture": "div",
        "way": "nav",
        "path": "ol",
        "earlier": "button",
        "on": "div",
    }
    marks |= {
        "other": "section",
        "other-name": "h2",
        "others": "ul",
        "back": "button",
        "again": "button",
        "all": "button",
        "said": "p",
    }
    for mark, kind in marks.items():
        assert [tag for tag, _ in tags.having(f"data-ow-{mark}")] == [kind], mark
    assert all(
        "hidden" in tags.having(f"data-ow-{mark}")[0][1]
        for mark in ("begin", "way", "on", "other", "earlier")
    )
    [(_, said)] = tags.having("data-ow-said")
    assert said["role"] == "status"
    assert all(said[f"data-ow-{word}"] for word in ("step", "before", "fork", "end", "listed"))
    assert "%s" in (said["data-ow-step"] or "")
    assert tags.having("data-ow-walk")[0][1]["data-ow-walk"] == "attentive-patience"


def test_steps_are_numbered_and_their_ways_lead_to_steps(html: str) -> None:
    steps = re.findall(
        r'<li class="ow-step[^"]*" id="([^"]+)" data-number="(\d+)">\n<h2 tabindex="-1">', html
    )
    assert [int(number) for _, number in steps] == list(range(1, 10))
    ids = {id_ for id_, _ in steps}
    ways = re.findall(r'<a class="ow-way" href="#([^"]+)"', html)
    assert len(ways) == 11
    assert set(ways) <= ids
    assert set(re.findall(r'<a class="ow-flowchart__step[^"]*" href="#([^"]+)"', html)) == ids


def test_a_condition_in_plain_words_comes_first(html: str) -> None:
    assert re.search(
        r'ow-way__when">trust is lost <span class="ow-small">\(a careless or harsh instructor prevails\)',
        html,
    )
