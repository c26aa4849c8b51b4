"""Addresses in HTML that an engine would take for addresses in Markdown.

MkDocs leaves HTML on a hand-written page as it is; Zensical counts its links from the Markdown
file. So they carry a mark, as if it were a scheme, until the page is made. What carries none
afterwards was a link in Markdown, and is looked up.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from .records import dataclass

_MARK = "ow-kept"
_ADDRESS = re.compile(r"(\b(?:href|src|poster|srcset)\s*=\s*[\"']?)(?=[^\s\"'>])", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_MARKED = re.compile(rf"{_MARK}((?:</?span[^<>]*>)*):")  # code may have been coloured
_ID = re.compile(r"\s(?:id|name)=[\"']([^\"']+)[\"']")


def kept(text: str) -> str:
    """A page's Markdown with a mark before each address in HTML."""
    return _TAG.sub(lambda tag: _ADDRESS.sub(rf"\1{_MARK}:", tag[0]), text)


def released(html: str) -> str:
    """A finished page without the marks."""
    return _MARKED.sub(r"\1", html) if _MARK in html else html


def main_part(html: str) -> str:
    """What a page holds between its frame's head and foot; all where the frame is another."""
    begin, end = html.find("<main"), html.rfind("</main>")
    return html[begin : end + len("</main>")] if 0 <= begin < end else html


@dataclass(frozen=True)
class LostLink:
    """A link in Markdown that leads nowhere.

    Attributes:
        kind: `missing` (no such page or file), `anchor` (no such place on it), `absolute` (it
            begins at the root of a host).
        target: What it leads to: the address on the site, the anchor, or what is written.
    """

    kind: str
    target: str


def lost_links(
    html: str, place: str, files: Iterable[str], pages: dict[str, str]
) -> list[LostLink]:
    """The links of a page that lead nowhere, each once; those with a mark are left alone.

    Args:
        html: The page's own part, with marks.
        place: Where the page lies on the site, such as `a/index.html`.
        files: Where all files of the site lie.
        pages: The HTML of pages by where they lie.
    """
    known = frozenset(files)
    return list(dict.fromkeys(_lost(_links(html), place, known, pages)))


def _lost(
    links: Iterable[str], place: str, known: frozenset[str], pages: dict[str, str]
) -> Iterator[LostLink]:
    for link in links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        if parts.path.startswith("/"):
            yield LostLink("absolute", parts.path)
            continue
        target = _target(unquote(parts.path), place) if parts.path else place
        if target not in known:
            yield LostLink("missing", target.removesuffix("index.html") or "./")
        elif parts.fragment and target in pages:
            anchor = unquote(parts.fragment)
            if anchor not in _ID.findall(pages[target]):
                yield LostLink("anchor", anchor)


def _target(path: str, place: str) -> str:
    """The file to which a relative link leads from a page."""
    way = posixpath.normpath(posixpath.join(posixpath.dirname(place), path))
    if path.endswith(("/", ".")) or way == ".":
        way = posixpath.normpath(posixpath.join(way, "index.html"))
    return way


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where the tag leads."""
        for name, value in attrs:
            if name in ("href", "src") and value and not value.startswith(_MARK):
                self.found.append(value)


def _links(html: str) -> list[str]:
    reader = _Links()
    reader.feed(html)
    return reader.found
