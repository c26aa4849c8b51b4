"""Turns text into HTML: the team's prose with the few marks it may use, all other text verbatim.

Prose may use emphasis and links to the web (by CommonMark's rules) and nothing else: no HTML, no
headings, no images. Quotes and cells are never treated as prose; they are only escaped.
"""

import html
import re

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from .i18n import unmarked
from .model.gaps import GAP
from .remembered import cache, lru_cache


@cache
def _markdown() -> MarkdownIt:
    # "zero" knows paragraphs and text alone; typographer and html stay off
    markdown = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])
    markdown.validateLink = _is_web_or_mail  # type: ignore[method-assign,assignment]
    return markdown


def _is_web_or_mail(address: str) -> bool:
    return bool(re.match(r"(https?://|mailto:)[^\s]", address, re.IGNORECASE))


KEY = r"@([\w][\w:.#$%&+?~/-]*)"
CITED = re.compile(rf"(?<![\\!\]\w])\[({KEY}(?:;[ \t]*{KEY})*)\](?![(\[:])")
"""Citations as Pandoc writes them: `[@key]`, `[@one; @another]`."""
_CALL = re.compile(r"""\{\{\s{0,9}cite\(\s{0,9}(["'])([^"'{}\n]{1,200})\1\s{0,9}\)\s{0,9}\}\}""")
CITES = "\x1e"
"""Stands around a work's key in HTML until the page is known that cites it; no data holds it."""


_MARK = f"{CITES}[^{CITES}]+{CITES}"
_CITATION = re.compile(rf"\s{{0,9}}(?:\({_MARK}(?:; {_MARK})*\)|{_MARK})")


def cited_keys(text: str) -> tuple[str, ...]:
    """Keys of the works that prose cites, as `[@key]` or `{{ cite("key") }}`, in their order."""
    return tuple(re.findall(f"{CITES}([^{CITES}]+){CITES}", _marked(text)))


def _marked(text: str) -> str:
    """Prose with a mark for each citation."""
    if "@" not in text and "{{" not in text:
        return text
    text = _CALL.sub(lambda call: f"{CITES}{call[2]}{CITES}", text)
    return CITED.sub(_in_brackets, text)


def _in_brackets(cited: re.Match[str]) -> str:
    return "(" + "; ".join(f"{CITES}{key}{CITES}" for key in re.findall(KEY, cited[1])) + ")"


def uncited(text: str) -> str:
    """Prose without its citations, for places that have no links."""
    if "@" not in text and "{{" not in text:
        return text
    return _CITATION.sub("", _marked(text))


@lru_cache(maxsize=2048)  # a definition stands on many pages
def prose(text: str) -> Markup:
    """Prose as HTML paragraphs, with marks for citations."""
    return Markup(_defused(_markdown().render(_marked(text)).strip()))


@lru_cache(maxsize=2048)
def inline(text: str) -> Markup:
    """Prose as HTML within a paragraph, with marks for citations; a blank line becomes a space."""
    return Markup(_defused(_markdown().renderInline(" ".join(_marked(text).split()))))


def inline_for_markdown(text: str) -> Markup:
    """Like `inline`, to be put into a Markdown page: the tags stay, and the words are kept from
    being parsed a second time.

    Otherwise Markdown would make a link of what `inline` refused to link, such as
    `[x](javascript:…)`.
    """
    markup_or_words = re.split(r"(</?[a-z]+>|<a href=\"|\">)", str(inline(uncited(text))))
    return Markup("").join(
        Markup(part) if at % 2 else verbatim(html.unescape(part))
        for at, part in enumerate(markup_or_words)
    )


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_BLOCK_MARK = re.compile(
    r"""^([ ]*)(?:!!!|\?\?\?\+?|===[!+]*|///)[ ]*(?:[\w ,-]*?)(?:[ ]*"(.*)")?[ ]*$"""
)
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")


def written_html(text: str) -> str:
    """A hand-written page as HTML, near enough to look for its words: engines and their extensions
    make the page itself.
    """
    lines: list[str] = []
    within: list[int] = []
    for line in _FRONT_MATTER.sub("", text).splitlines():
        indent = len(line) - len(line.lstrip(" "))
        while within and line.strip() and indent <= within[-1]:
            within.pop()
        mark = _BLOCK_MARK.match(line)
        if mark:  # an admonition or a content tab: its title, and what stands indented below
            within.append(len(mark[1]))
            lines += ["", f"**{mark[2]}**" if mark[2] else "", ""]
        else:
            lines.append(line[4 * len(within) :] if within else line)
    made = _FOOTNOTE.sub("", _ATTRIBUTES.sub("", "\n".join(lines)))
    html_of: str = MarkdownIt("commonmark", {"html": True}).enable("table").render(made)
    return html_of


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Prose as plain text in one line, as a reader sees it, without citations or what is still to
    write.
    """
    if text == GAP:
        return ""
    tokens = _markdown().parseInline(" ".join(uncited(text).split()))[0].children or ()
    return "".join(token.content for token in tokens)


def _defused(made: str) -> str:
    return re.sub(r"[{}]", lambda brace: f"&#{ord(brace[0])};", made)


def verbatim(text: str) -> Markup:
    """Text that stays unchanged in any surrounding Markdown: all ASCII punctuation becomes numeric
    entities.

    Autoescaping alone does not stop Markdown (`*x*`, `|`, `[x](y)`) nor a template engine that runs
    later (`{{`).
    """
    kept = re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", text)
    return Markup(re.sub(r"\s+", " ", kept))


def attribute(text: str) -> str:
    """Text for a page's title or description, escaped because themes write these into HTML as they
    are.
    """
    return (
        str(escape(" ".join(unmarked(text).split()))).replace("{", "&#123;").replace("}", "&#125;")
    )
