"""The panels of findings on the map of a large study, in files that the map's script loads on
demand.

They are rendered like the page itself and written as a tree of plain values, from which the script
makes elements: no page takes HTML from a file of data.
"""

from collections.abc import Iterator
from functools import partial

from ..views.overview import MapChunk, MapView, Panel
from . import Renderer
from .assets import Asset, data_script
from .quick import QuickParser

Node = str | list[object]
"""A text, or an element: its tag, its attributes, and what stands in it."""

VOID = {"br", "hr", "img", "wbr"}


class _Nodes(QuickParser):
    """Parses finished HTML of our own, which closes every element it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.top: list[object] = []
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node: list[object] = [tag, {name: value or "" for name, value in attrs}]
        self._open[-1].append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].append(" ".join(data.split("\n")))


def nodes(html: str) -> list[object]:
    """Finished HTML as a list of nodes."""
    reader = _Nodes()
    reader.read(html)
    return reader.top


def map_chunks(renderer: Renderer, view: MapView) -> Iterator[Asset]:
    """The files of a large study's map; none in a small study, whose page holds all panels."""
    for piece in view.chunks:
        make = partial(_file, renderer, view.address, piece)
        yield Asset(piece.address, renderer.file(piece.address, (view.address, piece), make))


def _file(renderer: Renderer, page: str, piece: MapChunk) -> str:
    parts = {panel.id: _panel(renderer, page, panel) for panel in piece.panels}
    return data_script(piece.address, piece.address, parts).text


def _panel(renderer: Renderer, page: str, panel: Panel) -> list[object]:
    renderer.forget_anchors(page)  # the map shows one panel at a time
    return nodes(renderer.part("components/mindmap_panel.html", page, panel=panel))
