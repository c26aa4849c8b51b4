"""What the home page of a finished site says about the site: figures, address, languages."""

import re
from dataclasses import field
from html.parser import HTMLParser

from ..records import dataclass

_MOST_FIGURES, _LONGEST = 12, 200


@dataclass
class HomePage:
    """What was found.

    Attributes:
        ours: Whether ownwords made it.
        draft: Whether the site is a draft, which search engines are asked not to list.
        address: The web address with which the site was built; empty where it has none.
        languages: The languages of the pages, the study's own among them.
        figures: The study in figures, each with what it counts, as the page shows them.
    """

    ours: bool = False
    draft: bool = False
    address: str = ""
    languages: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)


def home_page(html: str) -> HomePage:
    """Reads a home page, whatever it is."""
    reader = _Reader()
    try:
        reader.feed(html)
    except AssertionError:  # what Python's reader says of declarations that are none
        return HomePage()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = HomePage()
        self._within = False
        self._tag = ""
        self._label, self._said = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("meta", "link"):
            self._head(given)
        self.found.ours |= "data-ow-search-site" in given
        if tag == "dl":
            self._within = "ow-figures" in given.get("class", "").split()
        elif tag in ("dt", "dd") and self._within:
            self._tag, self._said = tag, ""

    def _head(self, given: dict[str, str]) -> None:
        if given.get("name") == "robots":
            self.found.draft |= "noindex" in given.get("content", "").lower()
        if given.get("rel") == "canonical":
            self.found.address = self.found.address or given.get("href", "")
        language = given.get("hreflang", "")
        if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
            self.found.languages.append(language)

    def handle_data(self, data: str) -> None:
        self._said += data if self._tag else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "dl":
            self._within = False
        elif tag == self._tag:
            said = " ".join(self._said.split())
            if tag == "dt":
                self._label = said
            elif len(self.found.figures) < _MOST_FIGURES and len(said + self._label) <= _LONGEST:
                self.found.figures.append((said, self._label))
            self._tag = ""
