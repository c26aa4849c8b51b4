"""Searches the finished site for words that were withdrawn, whichever plugin they came from."""

import filecmp
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from ..errors import Problem
from ..source import text_of
from .fingerprints import words_of
from .material import Material
from .withdrawal import Seeker, seeker_of, unescaped, without_tags

_MARKUP = (".html", ".htm", ".svg", ".xml")
_INLINE_NAMES = (
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s small span strong"
    " sub sup time u var wbr"
)
_INLINE = _INLINE_NAMES.split()


def search_site(material: Material, site: Path, shipped: Iterable[Path] = ()) -> list[Problem]:
    """Finds pages and other files of a built site with words of a withdrawn quote: one problem for
    each file and quote.

    Args:
        material: The study from which the site was built.
        site: The folder of the built site.
        shipped: Folders of installed themes. Files identical to one of theirs are skipped: they
            hold nobody's words, and programs are long.

    Raises:
        UnfitKey: As `seeker_of`.
    """
    seeker = seeker_of(material.study, material.key)
    found = []
    for file in sorted(site.rglob("*")) if seeker else ():
        name = file.relative_to(site).as_posix()
        text = text_of(file) if file.is_file() and not _is_shipped(file, name, shipped) else None
        if seeker and text:
            found += [
                _problem(f"site/{name}", quote)
                for quote in sorted(_quotes_in(seeker, file.suffix, text))
            ]
    return found


def _is_shipped(file: Path, name: str, shipped: Iterable[Path]) -> bool:
    return any(
        (folder / name).is_file() and filecmp.cmp(file, folder / name, shallow=False)
        for folder in shipped
    )


def search_texts(material: Material, texts: dict[str, str]) -> list[Problem]:
    """Like `search_site`, in pages that another engine will build, by their names."""
    seeker = seeker_of(material.study, material.key)
    if not seeker:
        return []
    return [
        _problem(name, quote)
        for name, text in texts.items()
        for quote in sorted(_quotes_in(seeker, ".html", text))
    ]


def _problem(name: str, quote: str) -> Problem:
    message = f'words of the quote "{quote}", which was withdrawn, came out on this page'
    return Problem(
        name,
        0,
        0,
        "",
        message,
        "they come from your own pages, the theme or a plugin; take them out there "
        " [withdrawn-words]",
    )


def _quotes_in(seeker: Seeker, suffix: str, text: str) -> set[str]:
    return {
        quote
        for form in _forms(suffix.lower(), text)
        for _, quote in seeker.stretches(words_of(form))
    }


def _forms(suffix: str, text: str) -> Iterator[str]:
    """The texts that a reader or a program may read in a file."""
    if suffix in _MARKUP:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        yield "".join(reader.joined)
        yield "".join(reader.parted)
        yield "\n".join(reader.beside)
    elif suffix in (".js", ".json", ".map", ".webmanifest"):
        plain = unescaped(text)
        yield without_tags(plain, "")
        yield without_tags(plain, " ")
    else:
        yield text
        yield without_tags(text, " ")


class _Reader(HTMLParser):
    """Splits a page into its running text, with and without a gap at inline tags, and the text of
    attributes, scripts and comments.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.joined: list[str] = []
        self.parted: list[str] = []
        self.beside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._gap(tag)
        self.beside += [unescaped(value) for _, value in attrs if value and re.search(r"\s", value)]

    def handle_endtag(self, tag: str) -> None:
        self._gap(tag)

    def handle_data(self, data: str) -> None:
        self.joined.append(data)
        self.parted.append(data)
        if self.cdata_elem:  # within a script
            self.beside.append(unescaped(data))

    def handle_comment(self, data: str) -> None:
        self.beside.append(without_tags(data, " "))

    def _gap(self, tag: str) -> None:
        self.joined.append("" if tag in _INLINE else " ")
        self.parted.append(" ")
