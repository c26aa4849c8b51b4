"""Links of hand-written pages that another plugin moves, or repeats on a page of its own, as a blog
does with its posts.

What such a page embeds links from where the page lay. Until the engine has written a page, these
links start at the site's root, behind a mark.
"""

import posixpath
import re
from html import escape, unescape

_MARK = "ow-root:"
_LINK = re.compile(r'(?<= href=")([^"]*)')
_ELSEWHERE = re.compile(r"[\w.+-]*:|[/#]")
_ROOTED = re.compile(rf"{_MARK}(/[^\"'#\s>]*)")


def rooted(text: str, start: str) -> str:
    """A page's text with its links in HTML from the site's root.

    Args:
        text: Markdown with HTML in it; links in Markdown are the engine's.
        start: The address from which the links start.
    """
    return _LINK.sub(lambda link: _joined(start, link[1]), text)


def _joined(start: str, written: str) -> str:
    link, mark, place = unescape(written).partition("#")
    if not link or _ELSEWHERE.match(link):
        return written
    path = posixpath.normpath(posixpath.join("/", start, link))
    folder = "/" if path != "/" and link.endswith(("/", ".")) else ""
    return _MARK + escape(f"{path}{folder}{mark}{place}")


def settled(html: str, address: str) -> str:
    """A finished page with those links from its own address."""
    if _MARK not in html:
        return html
    folder = posixpath.dirname(f"/{address}")
    return _ROOTED.sub(lambda link: _way(link[1], folder), html)


def _way(target: str, folder: str) -> str:
    way = posixpath.relpath(target, folder)
    return f"{way}/" if target.endswith("/") else way
