"""The panels of findings on the map of a large study, in files that the map's script loads on
demand.

They are rendered like the page itself and written as a tree of plain values, from which the script
makes elements: no page takes HTML from a file of data.
"""

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from ..disclosure.markup import TAGS, plain_tag
from ..views.overview import MapView
from . import Renderer
from .assets import Asset, data_script

Node = str | list[object]
"""A text, or an element: its tag, its attributes, and what stands in it."""

VOID = {"br", "hr", "img", "wbr"}


class _Nodes(HTMLParser):
    """Parses finished HTML of our own, which closes every element it opens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
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

    def feed_plain(self, html: str) -> bool:
        """As `feed`, several times as fast, where no tag takes a parser; else False, and nothing
        is read.
        """
        parts = TAGS.split(html)
        texts, written = parts[::2], parts[1::2]
        tags = [tag for each in written if (tag := plain_tag(each))]
        if len(tags) < len(written) or any("<" in text for text in texts):
            return False
        for text, tag in zip(texts, (*tags, None), strict=True):
            if text:
                self.handle_data(unescape(text) if "&" in text else text)
            if tag and tag.begins:
                self.handle_starttag(tag.name, tag.attributes)
            if tag and tag.ends:
                self.handle_endtag(tag.name)
        return True


def nodes(html: str) -> list[object]:
    """Finished HTML as a list of nodes."""
    reader = _Nodes()
    if not reader.feed_plain(html):
        reader.feed(html)
        reader.close()
    return reader.top


def map_chunks(renderer: Renderer, view: MapView) -> Iterator[Asset]:
    """The files of a large study's map; none in a small study, whose page holds all panels."""
    for piece in view.chunks:
        parts = {
            panel.id: nodes(
                renderer.part("components/mindmap_panel.html", view.address, panel=panel)
            )
            for panel in piece.panels
        }
        yield data_script(piece.address, piece.address, parts)
