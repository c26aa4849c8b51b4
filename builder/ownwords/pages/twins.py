"""A Markdown twin of each page beside it, for programs that read words, and `llms.txt`, which lists
them.

Twins are made from the finished HTML of pages, so that they say what pages say. Every word is
escaped: nothing in a twin is a mark or a tag but what stands here. No library is used: those that
turn HTML into Markdown let a `<` of the data through as it is.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from .. import urls
from ..disclosure.markup import TAGS, plain_tag
from ..last_site import NOTHING, LastSite
from ..prose import written_html
from ..records import dataclass
from ..remembered import lru_cache
from . import Page
from .assets import Asset

TWIN = "index.md"
LIST = "llms.txt"

_SKIPPED = {"script", "style", "template", "svg", "nav", "form", "button", "select", "dialog"}
_ACTS, _DOT = '<p class="ow-acts">', '<span class="ow-dot"></span>'
_FOR_HANDS = {"ow-addresses", "ow-skip-quote", "ow-acts", "ow-helprow", "ow-sheet__tools"}
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "figure", "figcaption", "blockquote",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "details", "summary", "pre", "aside",
    "address", "main", "hr",
}  # fmt: skip
_STRONG = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BOLD_LINES = {"dt", "summary", "caption"}
_FLUSHING = _BLOCKS | _HEADINGS.keys()
_JUST_BLOCKS = _BLOCKS - _BOLD_LINES - {"ul", "ol", "li", "blockquote", "table"}
_MARKING = {"a", "table", "tr", "td", "th", *_BLOCKS, *_HEADINGS, *_STRONG}
"""What leaves a trace in Markdown; other elements, such as `span`, are just what stands in them."""
_ESCAPES = str.maketrans({**{sign: f"\\{sign}" for sign in r"\`*_[]<>|~"}, "&": "&amp;"})
_SIGNS = re.compile(r"[\\`*_\[\]<>|~&]")
_BEGIN = re.compile(r"^(#|[-+=](?=\s|$)|[-=]{2}|(\d+)([.)])(?=\s|$))")
_WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z]+:")
_UNFIT = re.compile(r"[\s()<>\\]")


def twin_path(address: str) -> str:
    """Where the twin of a page lies."""
    return f"{address}{TWIN}"


def is_twin(path: str) -> bool:
    """Whether a file of the site is a twin, or the list of them."""
    return path == LIST or path.endswith(TWIN)


def twins(
    pages: Iterable[Page], site_url: str, credit: str, last: LastSite = NOTHING
) -> tuple[Asset, ...]:
    """A twin of each of these pages.

    Args:
        pages: The pages.
        site_url: Where the site is published; may be empty.
        credit: What each twin says at its end: version and licence.
        last: The site that stands, of which twins are taken over.
    """
    pages = tuple(pages)
    known = frozenset(page.address for page in pages)
    around = last.key(known, site_url, credit)
    made = []
    for page in pages:
        html = page.finished or f"<h1>{_tagless(page.title)}</h1>{_without_title(page.text)}"
        path = twin_path(page.address)
        key = last.made_from(around, page.made or html)
        taken = last.take("twin", path, key)
        if taken:
            made.append(Asset(path, taken.text))
            continue
        source = f"{site_url.rstrip('/')}/{page.address}" if site_url else ""
        ends = " ".join(part for part in (f"<{source}>" if source else "", escaped(credit)) if part)
        text = f"{as_markdown(html, page.address, known)}\n---\n\n{ends}\n"
        last.note("twin", path, key, text)
        made.append(Asset(path, text))
    return tuple(made)


def _without_title(text: str) -> str:
    html = written_html(text)
    before, begins, rest = html.partition("<h1")
    _, ends, after = rest.partition("</h1>")
    return before + after if begins and ends else html


def _tagless(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def llms_list(
    name: str, says: str, sections: Mapping[str, Iterable[tuple[str, str]]], site_url: str
) -> Asset:
    """The list of twins, in the form of llmstxt.org.

    Args:
        name: The site's name.
        says: What the study is, in a sentence or two.
        sections: Heading → title and address from the site's root of each file.
        site_url: Where the site is published; may be empty.
    """
    root = f"{site_url.rstrip('/')}/" if site_url else ""
    lines = [f"# {escaped(name)}", "", f"> {escaped(says)}", ""]
    for heading, files in sections.items():
        listed = [f"- [{escaped(title)}]({root}{address})" for title, address in files]
        lines += [f"## {escaped(heading)}", "", *listed, ""] if listed else []
    return Asset(LIST, "\n".join(lines))


def escaped(text: str) -> str:
    """Text in one line that Markdown shows as it is."""
    text = _with_escapes(" ".join(text.split()))
    return _BEGIN.sub(lambda mark: f"{mark[2] or ''}\\{mark[3] or mark[0]}", text)


def _with_escapes(text: str) -> str:
    # translating takes long, and most texts hold nothing to escape
    return text.translate(_ESCAPES) if _SIGNS.search(text) else text


def as_markdown(html: str, address: str, known: frozenset[str]) -> str:
    """HTML as Markdown.

    Args:
        html: The HTML of a page.
        address: The page's address.
        known: Addresses of pages that have a twin; links lead there.
    """
    reader = _Reader(address, known)
    if not reader.feed_plain(html):
        reader.feed(html)
        reader.close()
    reader.flush()
    return "\n\n".join(reader.blocks) + "\n"


class _Open(NamedTuple):
    """An element that has begun: whether it is left out, and where it leads if it is a link."""

    name: str
    off: bool
    target: str = ""


_opened = lru_cache(1000)(_Open)
"""An element that has begun, of which most are like others."""


class _Plain(NamedTuple):
    """A tag of ordinary markup, as `PlainTag`; `left_out` as `_left_out`, `quiet` where it says
    nothing to Markdown, with what is open once it has begun.
    """

    name: str
    given: Mapping[str, str | None]
    begins: bool
    ends: bool
    left_out: bool
    quiet: bool
    opened: _Open
    off: _Open


@lru_cache(100_000)
def _plain(written: str) -> _Plain | None:
    """A tag, which stands on many pages; None where it takes a parser."""
    tag = plain_tag(written)
    if not tag:
        return None
    given = dict(tag.attributes)
    left_out = tag.begins and _left_out(tag.name, given)
    return _Plain(
        tag.name,
        given,
        tag.begins,
        tag.ends,
        left_out,
        tag.name not in _MARKING and tag.name not in _VOID,
        _opened(tag.name, False),
        _opened(tag.name, True),
    )


@lru_cache(100_000)
def _plain_words(written: str) -> str:
    """The words of a text in ordinary markup, many of which stand on several pages."""
    return _words_of(unescape(written))


def _words_of(data: str) -> str:
    """A text in one line, with a space where it begins or ends with one."""
    if not data or data.isspace():
        return " " if data else ""
    lead, tail = data[:1].isspace(), data[-1:].isspace()
    text = _with_escapes(" ".join(data.split()))
    return f"{' ' * lead}{text}{' ' * tail}"


def _left_out(tag: str, given: Mapping[str, str | None]) -> bool:
    """Whether an element is for eyes and hands alone."""
    kinds = set((given.get("class") or "").split())
    return (
        "hidden" in given
        or bool(kinds & _FOR_HANDS)
        or (tag in _SKIPPED and "ow-tree" not in kinds)
    )


def _shortened(html: str) -> str:
    """HTML without what stands with every quote and says nothing in a twin."""
    first, *rest = html.replace(_DOT, "").split(_ACTS)
    return first + "".join(piece.partition("</p>")[2] for piece in rest)


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)

    def text(self) -> str:
        """The table with its first row as head."""
        width = max((len(row) for row in self.rows), default=0)
        if not width:
            return ""
        rows = [[*row, *[""] * (width - len(row))] for row in self.rows]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join((lines[0], f"|{' --- |' * width}", *lines[1:]))


class _Reader(HTMLParser):
    """Collects blocks of Markdown from HTML."""

    def __init__(self, address: str, known: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._address, self._known = address, known
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._open: list[_Open] = []
        self._twins: dict[str, str] = {}
        self._lists: list[int | None] = []
        self._items: list[bool] = []
        self._tables: list[_Table] = []
        self._quoted = 0
        self._heading = 0
        self._bold = False

    def feed_plain(self, html: str) -> bool:
        """Reads ordinary markup, which needs no parser, several times as fast as `feed`; answers
        False, and reads nothing, where there is anything else.
        """
        html = _shortened(html)
        parts = TAGS.split(html)
        texts = map(_plain_words, parts[::2])
        tags = [tag for each in parts[1::2] if (tag := _plain(each))]
        if len(tags) < html.count("<"):
            return False
        # the one loop that meets every tag of every page: what is common is done here
        opened, words = self._open, self._words
        for text, tag in zip(texts, (*tags, None), strict=True):
            off = bool(opened) and opened[-1].off
            if text and not off:
                words.append(text)
            if not tag:
                break
            if tag.begins:
                if off and tag.name not in _VOID:
                    opened.append(tag.off)
                elif tag.quiet and not tag.left_out:
                    opened.append(tag.opened)
                else:
                    self._start(tag.name, tag.given, tag.left_out)
            if tag.ends:
                if (off or tag.quiet) and opened and opened[-1].name == tag.name:
                    opened.pop()
                else:
                    self.handle_endtag(tag.name)
        return True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._start(tag, given, _left_out(tag, given))

    def _start(self, tag: str, given: Mapping[str, str | None], left_out: bool) -> None:
        off = left_out or bool(self._open and self._open[-1].off)
        if tag in _VOID:
            if tag == "br" and not off:
                self._words.append(" ")
            elif shown := given.get("data-ow-in-words") if not off else None:
                self._words.append(escaped(shown))
            return
        self._open.append(_opened(tag, off))
        if off:
            return
        if tag in _FLUSHING:
            self.flush()
        if tag not in _JUST_BLOCKS:
            self._begin(tag, given)

    def _begin(self, tag: str, given: Mapping[str, str | None]) -> None:
        match tag:
            case "ul":
                self._lists.append(None)
            case "ol":
                self._lists.append(0)
            case "li" if self._lists:
                if (number := self._lists[-1]) is not None:
                    self._lists[-1] = number + 1
                self._items.append(True)
            case "blockquote":
                self._quoted += 1
            case "table":
                self._tables.append(_Table())
            case "tr" if self._tables:
                self._tables[-1].rows.append([])
            case "a":
                self._open[-1] = _Open(tag, False, self._target(given.get("href") or ""))
                self._words.append("\x01")
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        self._bold = self._bold or tag in _BOLD_LINES
        if tag in _STRONG:
            self._words.append(f"\x02{_STRONG[tag]}")

    def _target(self, href: str) -> str:
        """Where a link leads from the twin: to another twin where there is one."""
        if _WEB.match(href):
            return href
        if _SCHEME.match(href):
            return ""  # a number to call stands in the words
        path, mark, anchor = href.partition("#")
        if path not in self._twins:
            self._twins[path] = self._twin(path)
        return f"{self._twins[path]}{mark}{anchor}" or "."

    def _twin(self, path: str) -> str:
        """The way to the twin of the page to which a path leads; the path where there is none."""
        folder = posixpath.normpath(posixpath.join("/", self._address, path)).lstrip("/")
        folder = folder.removesuffix("index.html").rstrip("/")
        target = f"{folder}/" if folder else ""
        if target in self._known:
            return urls.relative(twin_path(target), self._address)
        return path

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        is_last = bool(self._open) and self._open[-1].name == tag
        if not is_last and tag not in [each.name for each in self._open]:
            return
        while self._open:
            name, off, target = self._open.pop()
            if not off:
                self._end(name, target)
            if name == tag:
                return

    def _end(self, tag: str, target: str) -> None:
        if tag in _FLUSHING:
            self.flush()
        if tag in _JUST_BLOCKS:
            return
        match tag:
            case "ul" | "ol" if self._lists:
                self._lists.pop()
            case "li" if self._items:
                self._items.pop()
            case "blockquote":
                self._quoted -= 1
            case "td" | "th" if self._tables and self._tables[-1].rows:
                self._tables[-1].rows[-1].append(self._said())
            case "table" if self._tables:
                if text := self._tables.pop().text():
                    self.blocks.append(text)
            case "a":
                self._linked(target)
        if tag in _HEADINGS:
            self._heading = 0
        if tag in _BOLD_LINES:
            self._bold = False
        if tag in _STRONG:
            self._words.append(f"\x03{_STRONG[tag]}")

    def _linked(self, target: str) -> None:
        """The words since the link began, as a link."""
        if "\x01" not in self._words:
            return
        at = len(self._words) - 1 - self._words[::-1].index("\x01")
        label = "".join(self._words[at + 1 :]).strip()
        address = _UNFIT.sub(lambda sign: f"%{ord(sign[0]):02X}", target)
        self._words[at:] = [f"[{label}]({address})"] if label and address else [label]

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1].off) and (words := _words_of(data)):
            self._words.append(words)

    def _said(self) -> str:
        """The words so far in one line, with emphasis that hugs its words."""
        text = "".join(self._words).replace("\x01", "").strip()
        self._words.clear()
        if not text:
            return ""
        if "\x02" in text or "\x03" in text:
            text = re.sub(r"\x02(\*+)\s*(.*?)\s*\x03\1", r"\1\2\1", text)
            text = re.sub(r"[\x02\x03]\*+", "", text)
        text = " ".join(text.split())
        return text if text.strip("*") else ""

    def flush(self) -> None:
        """Ends a block."""
        if self._tables and self._tables[-1].rows and not self._bold:
            self._words.append(" ")
            return  # a cell is one line
        text = self._said()
        if not text:
            return
        if _BEGIN.match(text):
            text = _BEGIN.sub(lambda mark: f"{mark[2] or ''}\\{mark[3] or mark[0]}", text)
        if self._heading:
            text = f"{'#' * self._heading} {text}"
        elif self._bold and not text.startswith("**"):
            text = f"**{text.replace('**', '')}**"
        self.blocks.append(self._indented(text))

    def _indented(self, text: str) -> str:
        if self._quoted:
            text = f"{'> ' * self._quoted}{text}"
        if not self._items:
            return text
        depth = "  " * (len(self._items) - 1)
        if not self._items[-1]:
            return f"{depth}  {text}"
        self._items[-1] = False
        number = self._lists[-1] if self._lists else None
        return f"{depth}{f'{number}.' if number is not None else '-'} {text}"
