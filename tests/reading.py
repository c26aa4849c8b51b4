"""Reads a built page as a browser would: its words, its title, its elements, its links."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

SILENT = {"script", "style", "template"}


def words(text: str) -> str:
    """The text with every stretch of white space as one space, as a browser shows it."""
    return " ".join(text.split())


@dataclass
class ReadPage:
    """A page: what a reader sees, and what it is made of."""

    title: str = ""
    text: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = ReadPage()
        self._text: list[str] = []
        self._title: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        page = self.page
        page.elements.append((tag, found))
        if tag in SILENT or tag == "title":
            self._inside = tag
        if tag == "meta" and "name" in found:
            page.metas[found["name"]] = found.get("content", "")
        page.ids += [found["id"]] if "id" in found else []
        page.links += [found[name] for name in ("href", "src") if name in found]

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self._title.append(data)
        elif not self._inside:
            self._text.append(data)

    def finish(self) -> ReadPage:
        self.close()
        self.page.title, self.page.text = words("".join(self._title)), words("".join(self._text))
        return self.page


def read_html(html: str) -> ReadPage:
    """A page from its HTML."""
    reader = _Reader()
    reader.feed(html)
    return reader.finish()


@cache
def read_page(file: Path) -> ReadPage:
    """A page of a built site."""
    return read_html(file.read_text("utf-8"))


def found_by_search(site: Path) -> list[dict[str, str]]:
    """What the indexes of the site's search hold, one for each of its languages: kind, address,
    title, under, text, language, also.
    """
    texts = [file.read_text("utf-8") for file in sorted((site / "assets" / "search").glob("*.js"))]
    assert texts
    assert all(text.startswith("owIndex(") for text in texts)
    names = ("address", "title", "under", "text", "language", "also")
    return [
        {"kind": ("quote", "finding", "term", "page")[kind]} | dict(zip(names, row, strict=True))
        for text in texts
        for kind, *row in json.loads(text.removeprefix("owIndex(").removesuffix(");\n"))
    ]


def pages_of(site: Path) -> list[Path]:
    """Every page of a built site."""
    return sorted(site.rglob("*.html"))


def broken_links(site: Path, *, folders: bool = True) -> list[str]:
    """Links of a built site that lead to no file, or to no place in it.

    `folders` says whether a server finds the page of a folder. The page for wrong addresses is left
    out: its links are absolute.
    """
    found = []
    for file in pages_of(site):
        for link in read_page(file).links if file.name != "404.html" else ():
            if problem := _broken(site, file, link, folders):
                found.append(f"{file.relative_to(site)}: {link}: {problem}")
    return sorted(set(found))


def _broken(site: Path, file: Path, link: str, folders: bool) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return (
            ""
            if parts.scheme in ("http", "https", "mailto", "data", "tel", "sms")
            else "an odd scheme"
        )
    if parts.path.startswith("/"):
        return "absolute, so it does not hold below another path"
    target = Path(normpath(file.parent / unquote(parts.path))) if parts.path else file
    if not target.is_relative_to(site):
        return "leads out of the site"
    names_folder = bool(parts.path) and parts.path.rpartition("/")[2] in ("", ".", "..")
    target = target / "index.html" if names_folder and folders else target
    if not target.is_file():
        return "no such file"
    if re.fullmatch(r"(in|told)=[a-z0-9-]+", parts.fragment) and target.parent.name == "quotes":
        return ""  # what the browser of quotes shows; no place on the page
    ids = read_page(target).ids if target.suffix == ".html" else []
    return (
        ""
        if not parts.fragment or {parts.fragment, unquote(parts.fragment)} & set(ids)
        else "no such place"
    )


def kinds_of(site: Path) -> dict[str, str]:
    """The address of one page of each kind, the longest, by the kind's name."""
    kinds: dict[str, tuple[int, str]] = {}
    for file in pages_of(site):
        page, address = (
            read_page(file),
            file.relative_to(site).as_posix().removesuffix("index.html"),
        )
        if file.name != "404.html":
            kinds[_kind(page)] = max(kinds.get(_kind(page), (0, "")), (len(page.text), address))
    return {kind: address for kind, (_, address) in sorted(kinds.items())}


def _kind(page: ReadPage) -> str:
    """What kind a page is, from the class of its body; pages about the study all differ."""
    kind = next(
        (
            found[1]
            for _, attributes in page.elements
            if (found := re.search(r"ow-page--(\w+)", attributes.get("class", "")))
        ),
        "written",
    )
    return page.title if kind == "study" else kind
