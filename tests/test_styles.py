"""The joined style sheet: each layer in its place, the same bytes each time, all sources in it."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ownwords.styles import LAYERS, SOURCES, joined_sheet

MATERIAL = Path(str(files("material"))) / "templates"


def test_every_source_is_joined_once() -> None:
    named = [f"{layer}/{name}.css" for layer, names in LAYERS.items() for name in names]
    assert sorted(named) == sorted(
        file.relative_to(SOURCES).as_posix() for file in SOURCES.rglob("*.css")
    )


def test_the_layers_stand_in_their_order_and_nothing_outside_them() -> None:
    sheet = joined_sheet([MATERIAL])
    assert sheet.startswith("@layer material, tokens, base, layout, components, print;\n")
    depth = outside = 0
    for line in sheet.splitlines():
        outside += not depth and bool(line) and not line.startswith("@layer ")
        depth += line.count("{") - line.count("}")
    assert (depth, outside) == (0, 0)


def test_the_same_sheet_comes_each_time() -> None:
    assert joined_sheet([MATERIAL]) == joined_sheet([Path("none"), MATERIAL])


def test_without_material_our_layers_stand_alone() -> None:
    assert "@layer material {\n\n}" in joined_sheet([])


@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_weaker_layer_loses_however_specific_and_a_users_sheet_wins(
    browser: Browser, media: str
) -> None:
    """`.md-typeset h1` of Material's against ours, and both against a plain rule of a user's."""
    with browser.new_context() as context:
        page = context.new_page()
        page.emulate_media(media="print" if media == "print" else "screen")
        page.set_content(
            f"<style>{joined_sheet([MATERIAL])}</style>"
            "<div class='md-typeset'><div class='ow-body'><h1>A</h1></div></div>"
        )
        weight = "getComputedStyle(document.querySelector('h1')).fontWeight"
        assert page.evaluate(weight) == "500"
        page.add_style_tag(content="h1 { font-weight: 800 }")
        assert page.evaluate(weight) == "800"
