"""Text into HTML: the team's prose with its few marks, and everybody else's words with none.

Prose knows emphasis and links to the web (CommonMark's own rules), nothing else: no HTML, no headings, no images.
Quotes and cells never come here; they are only escaped.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from .words import plain


@cache
def _markdown() -> MarkdownIt:
    # "zero" knows paragraphs and text alone; typographer and html stay off
    markdown = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])
    markdown.validateLink = _is_web_or_mail  # type: ignore[method-assign,assignment]
    return markdown


def _is_web_or_mail(address: str) -> bool:
    return bool(re.match(r"(https?://|mailto:)[^\s]", address, re.IGNORECASE))


def prose(text: str) -> Markup:
    """Prose as HTML paragraphs."""
    return Markup(_defused(_markdown().render(text).strip()))


def inline(text: str) -> Markup:
    """Prose as HTML within a paragraph; a blank line becomes a space."""
    return Markup(_defused(_markdown().renderInline(" ".join(text.split()))))


def _defused(html: str) -> str:
    return re.sub(r"[{}]", lambda brace: f"&#{ord(brace[0])};", html)


def verbatim(text: str) -> Markup:
    """Text that stays what it is in any Markdown around it: all ASCII punctuation as numeric entities.

    Autoescaping alone does not stop Markdown (`*x*`, `|`, `[x](y)`) nor a template engine that runs later (`{{`).
    """
    kept = re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", text)
    return Markup(re.sub(r"\s+", " ", kept))


def attribute(text: str) -> str:
    """Text for a page's title or description: themes write these into HTML as they are."""
    return str(escape(" ".join(plain(text).split()))).replace("{", "&#123;").replace("}", "&#125;")
