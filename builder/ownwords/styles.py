"""Joins the style sheet of every page: Material's rules and ours, each in its cascade layer.

Rules outside all layers win over those inside, however specific these are. So Material's rules must
stand in a layer too, the lowest, and cannot be linked as a sheet of their own: HTML has no way to
link a sheet into a layer. What a user names in `extra_css` stands outside and wins over both.
"""

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

SHEET = "assets/ownwords/ownwords.css"
"""Address of the joined sheet in the site; `url(…)` in our sources counts from there."""

MATERIAL = "material"
LAYERS: dict[str, tuple[str, ...]] = {
    "tokens": ("tokens",),
    "base": ("text", "hidden"),
    "layout": ("page", "skip", "masthead", "drawer", "foot", "contents", "columns"),
    "components": (
        "search", "leads", "buttons", "links", "quote", "against", "wordings", "notes", "details",
        "cards", "kinds", "wording", "preview", "home", "figures", "brief", "tree", "trail",
        "quote_lists", "contacts", "guidance", "helprow", "audience", "steps", "walk", "tables",
        "tally", "facts",
        "glossary", "flow", "passages", "downloads", "sample_tools", "lines", "crossing", "mindmap",
        "outline", "tree_search", "mindmap_panel", "flowchart", "handouts", "sheet", "my_list",
        "paper_only", "selection", "device", "exit", "quote_browser",
    ),
    "print": ("paper", "sheet", "sheet_dense", "my_list", "foot"),
}  # fmt: skip
"""Our layers, the weakest first. Each is a folder of sources; of two rules in a layer that weigh
the same the later one holds.
"""

SOURCES = Path(str(files("ownwords").joinpath("styles")))

_FOR_EDITORS = re.compile(r'@charset "[^"]*";|/\*# sourceMappingURL=[^*]*\*/')


def joined_sheet(themes: Iterable[Path]) -> str:
    """The style sheet of a site, the same bytes each time.

    Args:
        themes: Folders of the theme, the strongest first; Material's sheet is taken from the first
            that has it.
    """
    layers = {MATERIAL: _material(themes)} | {layer: _ours(layer) for layer in LAYERS}
    order = f"@layer {', '.join(layers)};\n"
    return order + "".join(f"\n@layer {layer} {{\n{rules}\n}}\n" for layer, rules in layers.items())


def _material(themes: Iterable[Path]) -> str:
    """Material's rules, whose file names carry a hash that changes with its version."""
    for theme in themes:
        if sheets := sorted((theme / "assets" / "stylesheets").glob("main.*.css")):
            return _FOR_EDITORS.sub("", sheets[0].read_text("utf-8")).strip()
    return ""


def _ours(layer: str) -> str:
    sources = (SOURCES / layer / f"{name}.css" for name in LAYERS[layer])
    return "\n\n".join(source.read_text("utf-8").strip() for source in sources)
