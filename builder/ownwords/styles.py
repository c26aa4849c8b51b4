"""Joins the style sheets of pages: ours in its cascade layers, and Material's typesetting of
hand-written pages in the lowest.

Rules outside all layers win over those inside, however specific these are. So Material's rules must
stand in a layer too, and cannot be linked as they are: HTML has no way to link a sheet into a
layer. What a user names in `extra_css` stands outside and wins over both.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from .pages.assets import Asset

SHEET = "assets/ownwords/ownwords.css"
"""Address of the sheet of every page; `url(…)` in our sources counts from there."""

WRITTEN = "assets/ownwords/written.css"
"""Address of the sheet that hand-written pages have besides: Material's typesetting."""

MATERIAL = "material"
LAYERS: dict[str, tuple[str, ...]] = {
    "tokens": ("tokens",),
    "base": ("reset", "text", "hidden", "fields"),
    "layout": ("page", "skip", "masthead", "menu", "foot", "contents", "columns"),
    "components": (
        "search", "leads", "buttons", "links", "quote", "media", "against", "wordings", "notes",
        "details", "cards", "kinds", "wording", "preview", "home", "figures", "brief", "tree",
        "trail",
        "quote_lists", "contacts", "guidance", "helprow", "audience", "places", "steps", "walk",
        "tables", "tally", "facts", "glossary", "flow", "passages", "downloads", "sample_tools",
        "lives", "crossing", "outline", "tree_search", "mindmap_panel", "handouts",
        "sheet", "my_list", "paper_only", "selection", "device", "exit", "quote_browser", "cited",
        "checklist", "way", "writing",
    ),
    "print": ("paper", "sheet", "sheet_dense", "my_list", "foot"),
}  # fmt: skip
"""Our layers, the weakest first. Each is a folder of sources; of two rules in a layer that weigh
the same the later one holds.
"""

PORTAL = "portal/portal.css"
"""The source that only portals of several studies have, in the layer of components."""

SOURCES = Path(str(files("ownwords").joinpath("styles")))

_REMARKS = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/\s*")
_FOR_EDITORS = re.compile(r'@charset "[^"]*";|/\*# sourceMappingURL=[^*]*\*/')
_PIECES = re.compile(r'"(?:\\.|[^"\\])*"|[^{}"]+|[{}]', re.DOTALL)
_COMMA = re.compile(r",(?![^(\[]{0,300}[)\]])")
_TYPESET = re.compile(r"\.md-typeset|\.highlight|\.linenodiv|^:root$|color-scheme=default\]$")
_ELSEWHERE = re.compile(r"\.md-(?:nav|search|header|footer|consent|content|banner)|mermaid")


def style_sheets(themes: Iterable[Path]) -> Iterator[Asset]:
    """The style sheets of a site, the same bytes each time.

    Args:
        themes: Folders of the theme, the strongest first; Material's sheet is taken from the first
            that has it.
    """
    yield Asset(SHEET, joined_sheet())
    yield Asset(WRITTEN, f"@layer {MATERIAL} {{\n{_typesetting(_material(themes))}\n}}\n")


def joined_sheet() -> str:
    """The sheet of every page: the order of all layers, then ours."""
    order = f"@layer {', '.join((MATERIAL, *LAYERS))};\n"
    return order + "".join(f"\n@layer {layer} {{\n{_ours(layer)}\n}}\n" for layer in LAYERS)


def portal_sheet() -> Asset:
    """The sheet of a portal of several studies: that of every page, and what portals alone have."""
    own = _plain(SOURCES / PORTAL)
    return Asset(SHEET, f"{joined_sheet()}\n@layer components {{\n{own}\n}}\n")


def _ours(layer: str) -> str:
    sources = (SOURCES / layer / f"{name}.css" for name in LAYERS[layer])
    return "\n\n".join(map(_plain, sources))


def _plain(source: Path) -> str:
    """A source without its remarks."""
    return _REMARKS.sub("", source.read_text("utf-8")).strip()


def _material(themes: Iterable[Path]) -> str:
    """Material's rules, whose file names carry a hash that changes with its version."""
    for theme in themes:
        if sheets := sorted((theme / "assets" / "stylesheets").glob("main.*.css")):
            return _FOR_EDITORS.sub("", sheets[0].read_text("utf-8")).strip()
    return ""


def _typesetting(sheet: str) -> str:
    """Those of Material's rules that set hand-written Markdown; its frame and search are not
    ours.
    """
    return "".join(_kept(head, body) for head, body in _rules(sheet))


def _kept(head: str, body: str) -> str:
    if head.startswith(("@media", "@supports", "@layer")):
        inside = _typesetting(body)
        return f"{head}{{{inside}}}\n" if inside else ""
    parts = (part.strip() for part in _COMMA.split(head))
    wanted = [part for part in parts if _TYPESET.search(part) and not _ELSEWHERE.search(part)]
    return f"{','.join(wanted)}{{{body}}}\n" if wanted else ""


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before a pair of braces and within it, at the first level."""
    head, body, depth = "", "", 0
    for piece in _PIECES.findall(sheet):
        depth -= piece == "}"
        if depth:
            body += piece
        elif piece == "}":
            yield head.strip(), body
            head = body = ""
        elif piece != "{":
            head += piece
        depth += piece == "{"
