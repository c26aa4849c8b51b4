"""The map of the findings: what stands beside a chosen finding, what its scripts rely on, and
how it grows with a study.
"""

import gzip
import json
import re
from pathlib import Path

import pytest

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.pages import Renderer
from ownwords.pages.chunks import map_chunks, nodes
from ownwords.views.base import Context
from ownwords.views.overview import (
    CHUNK,
    LONGEST_VOICE,
    MOST_NAMED,
    SAMPLE,
    MapView,
    Panel,
    findings_map,
)
from tests.conftest import STUDIES, SWIMMING
from tests.large import large_map, large_study
from tests.test_sheets import Tags

FINDINGS, QUOTES = 500, 5000


@pytest.fixture(scope="module")
def swimming() -> Study:
    return load_study(SWIMMING / "site-data", SWIMMING)


@pytest.fixture(scope="module")
def html(swimming: Study) -> str:
    context = Context(Graph(swimming), load_messages("en"))
    return Renderer(context.messages, {}).page(findings_map(context)).text


@pytest.fixture(scope="module")
def large() -> tuple[Context, MapView]:
    return large_map(large_study(FINDINGS, QUOTES))


def panels_of(data: Path) -> dict[str, Panel]:
    view = findings_map(Context(Graph(load_study(data)), load_messages("en")))
    return {
        panel.id: panel
        for panel in (*view.panels, *(panel for piece in view.chunks for panel in piece.panels))
    }


@pytest.fixture(scope="module")
def panels() -> dict[str, Panel]:
    return panels_of(SWIMMING / "site-data")


def test_beside_a_finding_stand_a_sample_in_the_studys_order_and_the_other_side(
    panels: dict[str, Panel],
) -> None:
    panel = panels["instructor-as-a-person"]
    assert [name for name, _ in panel.definition] == ["plain", "professional"]
    assert panel.quotes == 5
    assert [card.id for card in panel.said] == ["nobody-laughed", "never-in-a-hurry"]
    assert [card.id for card in panel.other_side.cards] == [
        "the-one-time",
        "like-any-learner",
    ]
    assert [card.id for card in panel.misfits.cards] == ["i-let-it-go"]


def test_a_finding_without_quotes_of_its_own_shows_some_from_below(
    panels: dict[str, Panel],
) -> None:
    panel = panels["what-instructors-do"]
    assert (panel.quotes, panel.below, len(panel.said)) == (0, 6, SAMPLE)
    assert panel.all_quotes is not None
    assert panel.all_quotes.address == "quotes/in/what-instructors-do/"


def test_what_the_authors_report_against_a_finding_stands_there_without_a_quote_too(
    panels: dict[str, Panel],
) -> None:
    assert panels["pushing"].said == ()
    assert panels["pushing"].other_side.passages


@pytest.mark.parametrize("study", ["village-shops", "skolgarden", "smallest"])
def test_every_finding_of_every_study_has_something_beside_it(study: str) -> None:
    data = STUDIES / study / "site-data"
    found = panels_of(data)
    assert set(found) == {category.id for category in load_study(data).categories.categories}
    for panel in found.values():
        assert panel.quotes >= len(panel.other_side.cards) + len(panel.misfits.cards)


def test_a_withdrawn_quote_is_neither_counted_nor_shown() -> None:
    study = large_study(10, 40)
    quotes = tuple(
        quote.model_copy(update={"withdrawn": "2026-01-01", "text": None, "gist": None})
        if quote.id == "q0"
        else quote
        for quote in study.quotes.quotes
    )
    _, view = large_map(
        study.model_copy(update={"quotes": study.quotes.model_copy(update={"quotes": quotes})})
    )
    panel = view.panels[0]
    assert panel.quotes == 3
    assert "q0" not in {card.id for card in panel.said}


def test_the_page_that_the_scripts_rely_on(swimming: Study, html: str) -> None:
    """The contract of assets/ownwords/map.js, tree.js and tree-search.js."""
    tags = Tags(html)
    marks = {
        "map": "div",
        "both": "div",
        "tree": "ul",
        "panel": "section",
        "unknown": "p",
        "place": "div",
    }
    marks |= {"failed": "p", "page": "a", "close": "button", "said": "p"}
    for mark, kind in marks.items():
        assert [tag for tag, _ in tags.having(f"data-ow-{mark}")] == [kind], mark
    assert all(
        "hidden" in tags.having(f"data-ow-{mark}")[0][1] for mark in ("panel", "unknown", "failed")
    )
    [(_, tree)] = tags.having("data-ow-tree")
    assert all(tree[name] for name in ("aria-label", "data-ow-open", "data-ow-shut"))
    ids = {category.id for category in swimming.categories.categories}
    assert {
        attributes["data-ow-finding"] for _, attributes in tags.having("data-ow-finding")
    } == ids
    assert {attributes["data-ow-of"] for _, attributes in tags.having("data-ow-of")} == ids
    assert not tags.having("data-ow-search"), "a tree that is seen at once needs no search"
    assert not tags.having("data-ow-piece")


def test_in_the_tree_a_link_comes_first_and_holds_the_names_the_plain_one_leading(
    swimming: Study, html: str
) -> None:
    """The order on which tree.js relies."""
    outline = html[html.index('<ul class="ow-outline') : html.index("ow-explore__beside")]
    rows = re.findall(r"<li [^>]*data-ow-finding[^>]*>\n<a href=[^>]*>(.*?)</a>", outline, re.S)
    assert len(rows) == len(swimming.categories.categories)
    names = {tuple(re.findall(r"data-ow-name>([^<]*)<", row)) for row in rows}
    assert ("Being pushed or hurried", "Pushing beyond the rope") in names


def view_of(study: Study) -> MapView:
    return findings_map(Context(Graph(study), load_messages("en")))


def test_the_branches_stand_at_two_sides_with_about_as_many_outer_findings(
    swimming: Study,
) -> None:
    view = view_of(swimming)
    assert [[branch.id for branch in side] for side in view.sides] == [
        ["what-instructors-do"],
        ["steady-presence", "gains"],
    ]
    assert view_of(load_study(STUDIES / "smallest" / "site-data")).heart


def test_on_the_map_no_voice_is_cut_and_none_needs_a_note(swimming: Study) -> None:
    view, graph = view_of(swimming), Graph(swimming)
    assert view.voices
    assert not [id_ for id_ in view.voices if graph.children(graph.categories[id_])]
    quotes = {quote.id: quote for quote in swimming.quotes.quotes}
    for card in view.voices.values():
        assert card.content_note is None
        text = quotes[card.id].text
        assert text is not None
        assert "".join(run.text for run in card.turns[0].runs) == text
        assert len(text) <= LONGEST_VOICE
    noted = tuple(
        quote.model_copy(update={"content_note": "a hard matter"})
        for quote in swimming.quotes.quotes
    )
    hard = swimming.model_copy(
        update={"quotes": swimming.quotes.model_copy(update={"quotes": noted})}
    )
    assert view_of(hard).voices == {}


def test_each_panel_has_what_the_script_reads_out(html: str) -> None:
    templates = re.findall(r"<template data-ow-of=.*?</template>", html, re.DOTALL)
    assert templates
    for template in templates:
        assert template.count('<h2 tabindex="-1">') == 1
        assert template.count("data-ow-count") == 1
        assert "data-ow-quote" not in template, (
            "a control on the reader's selection comes with the whole page only"
        )


def test_a_large_tree_opens_as_far_as_can_be_taken_in(large: tuple[Context, MapView]) -> None:
    _, view = large
    assert view.open_levels == 2  # 8 and 24; the third level has 72
    assert len(view.sides) == 1
    assert view.voices == {}


def test_a_large_study_keeps_what_stands_beside_in_files_of_their_own(
    large: tuple[Context, MapView],
) -> None:
    context, view = large
    renderer = Renderer(context.messages, {})
    html = renderer.page(view).text
    tags = Tags(html)
    assert view.panels == ()
    assert not tags.having("data-ow-of")
    [(_, found)] = tags.having("data-ow-found")
    assert (found["role"], found["data-ow-many"]) == ("status", "%s findings")
    assert len(tags.having("data-ow-words")) == 1
    named = {
        attributes["data-ow-finding"]: attributes["data-ow-piece"]
        for _, attributes in tags.having("data-ow-piece")
    }
    assert len(named) == FINDINGS
    files = {asset.path: asset.text for asset in map_chunks(renderer, view)}
    assert len(files) == FINDINGS // CHUNK
    for path, text in files.items():
        name, data = json.loads("[" + text.removeprefix("owData(").removesuffix(");\n") + "]")
        assert name == path
        assert set(data) == {id_ for id_, piece in named.items() if f"findings/{piece}" == path}
        assert len(gzip.compress(text.encode())) < 50_000
    assert len(gzip.compress(html.encode())) < 150_000


def test_beside_a_finding_with_many_quotes_stand_few(large: tuple[Context, MapView]) -> None:
    _, view = large
    panel = view.chunks[0].panels[0]
    assert panel.quotes == QUOTES // FINDINGS
    assert len(panel.said) + len(panel.other_side.cards) + len(panel.others) == panel.quotes
    assert max(len(panel.said), len(panel.other_side.cards)) == SAMPLE
    assert len(panel.others) <= MOST_NAMED
    assert panel.all_quotes is not None


def test_a_part_of_a_page_becomes_plain_values() -> None:
    html = '<p class="a">He said: &lt;b&gt; &amp; <em>left</em>.<br></p>\n<p lang="fi">x</p>'
    assert nodes(html) == [
        ["p", {"class": "a"}, "He said: <b> & ", ["em", {}, "left"], ".", ["br", {}]],
        " ",
        ["p", {"lang": "fi"}, "x"],
    ]
