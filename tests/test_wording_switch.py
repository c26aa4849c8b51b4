"""The switch of the wording, as pages: what its script and its style sheet rely on."""

from pathlib import Path

import pytest

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.pages import Renderer
from ownwords.pages.embeds import Embeds
from ownwords.views import Context
from tests import test_theme
from tests.reading import ReadPage, read_page

SHOPS = Path(__file__).parent / "studies" / "village-shops"
WORDS = {
    "key": "ow-wording.x",
    "name": "Wording",
    "plain": "Plain <words>",
    "professional": "Field",
    "professional_first": ["inner/"],
}


def with_attribute(page: ReadPage, name: str) -> list[tuple[str, dict[str, str]]]:
    return [(tag, attributes) for tag, attributes in page.elements if name in attributes]


def head_script(page: ReadPage) -> dict[str, str]:
    return next(
        attributes
        for tag, attributes in page.elements
        if tag == "script" and "data-ow-first" in attributes
    )


def test_a_page_with_both_wordings_has_the_switch_and_its_script(site: Path) -> None:
    page = read_page(site / "findings" / "keeping-to-hours" / "index.html")
    wordings = [
        attributes["data-wording"] for _, attributes in with_attribute(page, "data-wording")
    ]
    assert {"plain", "professional"} == set(wordings)
    switches = with_attribute(page, "data-ow-wording-switch")
    assert [tag for tag, _ in switches] == [
        "fieldset"
    ] * 2  # one for wide screens, one for narrow ones
    radios = [
        attributes["value"]
        for tag, attributes in page.elements
        if tag == "input" and attributes.get("value") in ("plain", "professional")
    ]
    assert radios == ["plain", "professional"] * 2
    script = head_script(page)
    assert script["data-ow-key"] == "ow-wording.learning-to-swim"
    assert script["data-ow-first"] == "plain"
    assert "defer" not in script  # it says what is shown before anything is painted


def test_a_page_without_wordings_has_neither(site: Path) -> None:
    page = read_page(site / "study" / "method" / "index.html")
    assert with_attribute(page, "data-ow-wording-switch") == []
    assert not any(
        "wording.js" in attributes.get("src", "")
        for tag, attributes in page.elements
        if tag == "script"
    )


def test_wherever_a_finding_is_defined_both_wordings_stand(site: Path) -> None:
    for address in ("", "findings", "findings/steady-presence", "process"):
        page = read_page(site / address / "index.html")
        # the definition stands in a block; labels, in a line
        wordings = [
            a["data-wording"] for tag, a in with_attribute(page, "data-wording") if tag == "div"
        ]
        assert wordings, address
        assert wordings == ["plain", "professional"] * (len(wordings) // 2), address


def test_below_an_audience_with_professional_wording_that_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = '---\now: {kind: finding, wording: true}\n---\n<div class="ow-page">\n<section data-wording="plain">P</section><section data-wording="professional">F</section>\n</div>\n'
    monkeypatch.setattr(
        test_theme, "PAGES", {"index.md": both, "inner/deep.md": both, "other.md": "# Other\n"}
    )
    site = test_theme.make_site(tmp_path, {"ow": test_theme.WORDS | {"wording": WORDS}})
    assert head_script(read_page(site / "index.html"))["data-ow-first"] == "plain"
    assert (
        head_script(read_page(site / "inner" / "deep" / "index.html"))["data-ow-first"]
        == "professional"
    )
    assert "Plain &lt;words&gt;" in (site / "index.html").read_text("utf-8")


def test_a_hand_written_page_may_show_both() -> None:
    study, words = load_study(SHOPS / "site-data", SHOPS), load_messages("en")
    embeds = Embeds(Context(Graph(study), words), Renderer(words, {}), "a.md")
    made = embeds.definition(study.categories.categories[0].id, wording="both")
    assert 'data-wording="plain"' in made.block
    assert 'data-wording="professional"' in made.block
    definition = study.categories.categories[0].definition
    assert definition
    assert made.text == definition.plain


def test_a_finding_whose_two_labels_are_the_same_is_named_once() -> None:
    environment = Renderer(load_messages("en"), {}).environment
    named = {"label": "Keeping it", "plain_label": "Keeping it"}
    for part in ("label", "two_names"):
        template = environment.get_template(f"components/{part}.html")
        shown = template.render(named=named, needs=set())
        assert shown.count("Keeping it") == 1
        assert "In the study:" not in shown
