"""The index of the site's search: an asset of our own, the same for every engine and from a disk.

Quotes, findings and terms come from the study; words of other pages from their HTML, part by part.
What stands in an element with `data-search-exclude` is not looked for.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from .. import urls
from ..in_rows import InRows
from ..prose import written_html
from ..views.search import Found, Kind
from . import Page
from .quick import QuickParser

KINDS: tuple[Kind, ...] = ("quote", "finding", "term", "page")
"""The kinds of what is found, in the order in which results that fit alike stand."""

_SKIPPED = {"script", "style", "template", "svg", "nav", "form", "button", "select", "textarea"}
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_HEADINGS = {"h1", "h2", "h3"}
_CELLS = {"td", "th"}
_LINES = {
    "p", "li", "dt", "dd", "tr", "div", "section", "article", "table", "caption", "blockquote",
    "figcaption", "figure", "ul", "ol", "dl", "summary", "details", "pre", "h4", "h5", "h6", "br",
}  # fmt: skip
_OWN_ENTRY = (urls.QUOTES, urls.FINDINGS, urls.study_page("glossary"), urls.SELECTION)
"""Pages whose words are found as quotes, findings and terms."""


_NUMBER = {kind: at for at, kind in enumerate(KINDS)}
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def search_index(rows: Mapping[str, str]) -> InRows:
    """The index as a classic script that calls `owIndex`, since from a disk a browser fetches
    nothing.

    Args:
        rows: What can be found, in the order of `KINDS`, each with `found_text`; several of one
            page are a row.
    """
    return InRows("owIndex([", rows, ",", "]);\n")


def found_text(found: Iterable[Found], address: Callable[[str], str]) -> str:
    """What can be found as it stands in the index.

    Args:
        found: What can be found.
        address: Turns an address into the one that the engine gives the page.
    """
    rows = (
        (
            _NUMBER[one.kind],
            address(one.address),
            one.title,
            one.under,
            one.text,
            one.language,
            one.also,
        )
        for one in found
    )
    return ",".join(map(_json, rows))


def found_in_page(page: Page, prefix: str = "") -> tuple[Found, ...]:
    """The parts of a page, each under its heading; `prefix` begins a translation's addresses."""
    if page.finished and page.address.removeprefix(prefix).startswith(_OWN_ENTRY):
        return ()
    html = page.finished or written_html(page.text)
    reader = _Parts(page.address, page.title, anchors=bool(page.finished))
    reader.read(html)
    return tuple(reader.found())


class _Parts(QuickParser):
    """Parts a page's text at its headings."""

    def __init__(self, address: str, title: str, *, anchors: bool) -> None:
        super().__init__()
        self._address, self._title, self._anchors = address, title, anchors
        self._parts: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._open: list[tuple[str, bool, str]] = []
        self._heading: list[str] | None = None

    @property
    def _off(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HEADINGS and not self._off and "data-search-exclude" not in given:
            self._parts.append((self._anchor(given.get("id")), "", []))
            self._heading = []
        elif tag in _CELLS:
            self._say(" · ")
        elif tag in _LINES:
            self._say("\n")
        if tag not in _VOID:
            hidden = self._heading is not None and given.get("data-wording") == "professional"
            off = tag in _SKIPPED or "data-search-exclude" in given or "hidden" in given or hidden
            self._open.append((tag, self._off or off, given.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS and self._heading is not None:
            anchor, _, text = self._parts[-1]
            self._parts[-1] = (anchor, " ".join("".join(self._heading).split()), text)
            self._heading = None
        if any(opened == tag for opened, _, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag in _LINES and tag not in _VOID:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        self._say(" ".join(re.split(r"\s+", data)))

    def _say(self, text: str) -> None:
        if self._off:
            return
        (self._parts[-1][2] if self._heading is None else self._heading).append(text)

    def _anchor(self, own: str | None) -> str:
        """The id of a heading, or of the section that it begins."""
        around = next((id_ for tag, _, id_ in reversed(self._open) if tag == "section"), "")
        return (own or around) if self._anchors else ""

    def found(self) -> Iterator[Found]:
        """The parts that say something."""
        for anchor, heading, pieces in self._parts:
            lines = (line.strip(" ·") for line in "".join(pieces).splitlines())
            text = "\n".join(" ".join(line.split()) for line in lines if line)
            title = f"{self._title}: {heading}" if heading not in ("", self._title) else self._title
            if text:
                address = f"{self._address}#{anchor}" if anchor else self._address
                yield Found("page", address, title, "", text)
