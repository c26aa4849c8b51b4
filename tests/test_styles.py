"""The joined style sheet: each layer in its place, the same bytes each time, all sources in it."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ownwords.styles import LAYERS, PORTAL, SHEET, SOURCES, WRITTEN, joined_sheet, style_sheets

MATERIAL = Path(str(files("material"))) / "templates"


def test_every_source_is_joined_once() -> None:
    named = [f"{layer}/{name}.css" for layer, names in LAYERS.items() for name in names]
    assert sorted([*named, PORTAL]) == sorted(
        file.relative_to(SOURCES).as_posix() for file in SOURCES.rglob("*.css")
    )


def test_the_layers_stand_in_their_order_and_nothing_outside_them() -> None:
    sheet = joined_sheet()
    assert sheet.startswith("@layer material, tokens, base, layout, components, print;\n")
    depth = outside = 0
    for line in sheet.splitlines():
        outside += not depth and bool(line) and not line.startswith("@layer ")
        depth += line.count("{") - line.count("}")
    assert (depth, outside) == (0, 0)


def sheets(*themes: Path) -> dict[str, str]:
    return {asset.path: asset.text for asset in style_sheets(themes)}


def test_the_same_sheets_come_each_time() -> None:
    assert sheets(MATERIAL) == sheets(Path("none"), MATERIAL)
    assert list(sheets(MATERIAL)) == [SHEET, WRITTEN]


def test_of_materials_rules_the_typesetting_is_kept_and_the_frame_is_not() -> None:
    """Both are asked for by name, so that another version of Material is looked at."""
    kept = sheets(MATERIAL)[WRITTEN]
    assert kept.startswith("@layer material {\n")
    assert kept.count("{") == kept.count("}")
    for rule in (".md-typeset .admonition,", ".tabbed-labels>label{", ".footnote", ".highlight"):
        assert rule in kept, rule
    for rule in (".md-search", ".md-nav", ".md-header__", ".md-footer", "mermaid", "@keyframes"):
        assert rule not in kept, rule
    whole = next((MATERIAL / "assets" / "stylesheets").glob("main.*.css")).read_text("utf-8")
    assert len(kept) < 0.6 * len(whole)


def test_without_material_our_layers_stand_alone() -> None:
    assert sheets()[WRITTEN] == "@layer material {\n\n}\n"


@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_weaker_layer_loses_however_specific_and_a_users_sheet_wins(
    browser: Browser, media: str
) -> None:
    """`.md-typeset h1` of Material's against ours, and both against a plain rule of a user's."""
    with browser.new_context() as context:
        page = context.new_page()
        page.emulate_media(media="print" if media == "print" else "screen")
        page.set_content(
            f"<style>{joined_sheet()}</style><style>{sheets(MATERIAL)[WRITTEN]}</style>"
            "<div class='md-typeset'><div class='ow-body'><h1>A</h1></div></div>"
        )
        weight = "getComputedStyle(document.querySelector('h1')).fontWeight"
        assert page.evaluate(weight) == "500"
        page.add_style_tag(content="h1 { font-weight: 800 }")
        assert page.evaluate(weight) == "800"


@pytest.mark.parametrize(
    "file",
    [
        file
        for layer in ("base", "layout", "components")
        for file in sorted((SOURCES / layer).glob("*.css"))
    ],
    ids=lambda file: file.stem,
)
def test_sizes_and_spaces_come_from_the_scales(file: Path) -> None:
    """Six sizes of type, seven spaces; what is smaller than a space, or an em of its text, is free."""
    text = file.read_text("utf-8")
    sizes = re.findall(r"^\s*font(?:-size)?:.*?(?<![\w.-])[\d.]+(?:rem|px)", text, re.MULTILINE)
    assert sizes == []
    spaces = re.findall(
        r"^\s*(?:margin|padding|gap|row-gap|column-gap)[\w-]*:(?!.*(?:calc|clamp)).*?"
        r"(?<![\w.])(?:0\.[2-9]|[1-4])[\d.]*rem",
        text,
        re.MULTILINE,
    )
    assert spaces == []


PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b"
    r"|^\s*(?:left|right)\s*:"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
FOUR_SIDES = re.compile(
    r"^\s*(?:margin|padding|inset|border-(?:width|color|style)|scroll-(?:margin|padding))\s*:"
    r"\s*(?P<values>[^;]+);"
)
SIDES = re.compile(r"\b(?:to (?:left|right)|(?:left|right) /|translateX|inset -?\dpx)")
NAMED = {
    ("tables.css", "linear-gradient"): "both edges are shaded alike",
    ("menu.css", "inset 3px 0"): "a shadow has no logical side; its twin stands below it",
    ("menu.css", "inset -3px 0"): "the twin, for pages that are read from right to left",
}
"""Physical sides that may stand, with the reason."""


def values_of(declared: str) -> list[str]:
    """The values of a shorthand: `calc(1px + 2px) 0` has two."""
    return re.findall(r"(?:[\w-]*\((?:[^()]|\([^()]*\))*\)|[^\s()])+", declared)


def test_no_style_knows_left_from_right() -> None:
    """A page in Arabic is the mirror of one in English, with no style of its own."""
    found = []
    used = set()
    for file in sorted(SOURCES.rglob("*.css")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            four = FOUR_SIDES.match(line)
            values = values_of(four["values"]) if four else []
            uneven = len(values) == 4 and values[1] != values[3]
            if not (PHYSICAL.search(line) or uneven or SIDES.search(line)):
                continue
            reason = next((key for key in NAMED if key[0] == file.name and key[1] in line), None)
            used.add(reason)
            found += [] if reason else [f"{file.name}:{number}: {line.strip()}"]
    assert found == []
    assert used == set(NAMED)
