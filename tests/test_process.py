"""The page of the process: what the script that walks it relies on."""

import re

import pytest
from pydantic import ValidationError

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.process import Node
from ownwords.model.speaking import Speaker
from ownwords.pages import Renderer
from ownwords.views.base import Context
from ownwords.views.process import process_page
from tests.conftest import SWIMMING
from tests.test_sheets import Tags


@pytest.fixture(scope="module")
def study() -> Study:
    return load_study(SWIMMING / "site-data", SWIMMING)


@pytest.fixture(scope="module")
def html(study: Study) -> str:
    context = Context(Graph(study), load_messages("en"))
    view = process_page(context)
    assert view is not None
    return Renderer(context.messages, {}).page(view).text


def test_the_page_that_the_script_relies_on(html: str) -> None:
    """The contract of assets/ownwords/walk.js."""
    tags = Tags(html)
    marks = {
        "walk": "div",
        "begin": "button",
        "open": "button",
        "way": "nav",
        "path": "ol",
        "earlier": "button",
        "back": "button",
        "all": "button",
        "said": "p",
    }
    for mark, kind in marks.items():
        assert [tag for tag, _ in tags.having(f"data-ow-{mark}")] == [kind], mark
    assert all("hidden" in tags.having(f"data-ow-{mark}")[0][1] for mark in ("way", "earlier"))
    [(_, said)] = tags.having("data-ow-said")
    assert said["role"] == "status"
    assert all(said[f"data-ow-{word}"] for word in ("step", "before", "fork", "end", "listed"))
    assert "%s" in (said["data-ow-step"] or "")
    assert tags.having("data-ow-walk")[0][1]["data-ow-walk"] == "attentive-patience"
    [(_, together)] = tags.having("data-ow-together")
    assert together["id"] == "attentive-patience"
    [(kind, attributes)] = tags.having("data-ow-all-ways")
    assert kind == "button"
    assert "hidden" in attributes
    drawn = {
        (attributes["data-ow-from"], attributes["data-ow-to"])
        for _, attributes in tags.having("data-ow-from")
    }
    assert len(drawn) == 11


def test_steps_are_numbered_and_their_ways_lead_to_steps(html: str) -> None:
    steps = re.findall(r'<li class="ow-step[^"]*" id="([^"]+)"', html)
    assert re.findall(r'ow-step__number">(\d+)<', html) == [str(at) for at in range(1, 10)]
    ways = re.findall(r'<a class="ow-way" href="#([^"]+)"', html)
    assert len(ways) == 11
    assert set(ways) <= set(steps)


def test_a_condition_in_plain_words_comes_first(html: str) -> None:
    assert re.search(
        r'ow-way__when"><span data-wording="plain">trust is lost</span> '
        r'<span data-wording="professional">a careless or harsh instructor prevails</span>',
        html,
    )


def test_who_says_it_and_whose_voices_they_are_stands_before_the_first_step(html: str) -> None:
    first = html.index('<li class="ow-step')
    assert html.index("We placed the quotes at its steps") < first
    assert html.index("It is not known who says each of the quotes") < first


def test_of_one_known_speaker_nothing_is_said(study: Study) -> None:
    """Two known people are different people; where one is not known, that is said; one alone needs
    no word.
    """

    def said(*speakers: Speaker | None) -> str:
        named = iter(speakers)
        quotes = tuple(
            quote.model_copy(update={"speaker": next(named), "turns": ()})
            if quote.id in ("breath-first", "why-bodies-float")
            else quote
            for quote in study.quotes.quotes
        )
        assert study.process is not None
        nodes = tuple(node for node in study.process.nodes if node.id == "actions")
        changed = study.model_copy(
            update={
                "process": study.process.model_copy(
                    update={"nodes": nodes, "start": "actions", "edges": ()}
                ),
                "quotes": study.quotes.model_copy(update={"quotes": quotes, "speaker": None}),
            }
        )
        view = process_page(Context(Graph(changed), load_messages("en")))
        assert view is not None
        return view.speakers

    one, other = Speaker(person="A"), Speaker(person="B")
    assert said(one, one) == ""
    assert "different people" in said(one, other)
    assert "not known" in said(one, None)


def test_ways_that_hold_together_ask_nothing() -> None:
    text = {"plain": "It begins.", "professional": "It begins."}
    with pytest.raises(ValidationError, match="nothing to decide"):
        Node.model_validate(
            {"id": "a", "label": "A", "text": text, "question": "Which?", "together": True}
        )
