"""The categories as a REFI-QDA codebook (`.qdc`, version 1.0), which programs for qualitative
analysis import.
"""

import uuid
from xml.etree import ElementTree

from ..graph import Graph
from ..model.findings import Category
from ..prose import plain

NAME = "codebook.qdc"
NAMESPACE = "urn:QDA-XML:codebook:1.0"
_COLOURS = (
    "#5f5f5f", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a6d00",
    "#7a4f9e",
)  # fmt: skip
_OURS = uuid.UUID("f3b3a1f4-6d0b-5c6e-9a39-3a8a2d1f0c11")


def guid(study: str, category: str) -> str:
    """The id of a code: the same for the same ids in every export."""
    return str(uuid.uuid5(_OURS, f"{study}/{category}"))


def codebook(graph: Graph) -> str:
    """The tree of categories with both definitions; no quote is in it."""
    root = ElementTree.Element("CodeBook", {"xmlns": NAMESPACE, "origin": "ownwords"})
    codes = ElementTree.SubElement(root, "Codes")
    made: dict[str | None, ElementTree.Element] = {None: codes}
    waiting = list(graph.categories.values())
    while waiting:
        later = [each for each in waiting if each.parent not in made]
        for category in waiting:
            if category.parent in made:
                made[category.id] = _code(graph, category, made[category.parent])
        waiting = later
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _code(graph: Graph, category: Category, above: ElementTree.Element) -> ElementTree.Element:
    code = ElementTree.SubElement(
        above,
        "Code",
        {
            "guid": guid(graph.study.study.id, category.id),
            "name": category.label,
            "isCodable": "true",
            "color": _COLOURS[graph.colour(category)],
        },
    )
    given = category.definition.given if category.definition else {}
    both = dict.fromkeys(given[name] for name in ("professional", "plain") if name in given)
    ElementTree.SubElement(code, "Description").text = "\n\n".join(plain(each) for each in both)
    return code
