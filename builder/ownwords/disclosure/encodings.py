"""Text that is written in another way than it is read: percent-encoding, HTML entities, punycode,
escapes of scripts and style sheets.
"""

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_PUNYCODE = re.compile(r"(?<![\w-])xn--[a-z0-9-]{1,59}(?![\w-])", re.IGNORECASE)
_STYLE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\f]?|\\([^0-9a-fA-F\n])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_DEEP = 3
"""How often something may be encoded: `%2541` is `%41`, which is `A`."""


def decoded(text: str) -> str:
    """The text with addresses and entities decoded; every line keeps its number."""
    if "&" not in text and "%" not in text and "xn--" not in text.lower():
        return text
    for _ in range(_DEEP):
        before = text
        if "%" in text:
            text = _each(_PERCENT, text, lambda found: unquote(found, errors="replace"))
        if "&" in text:
            text = _each(_ENTITY, text, html.unescape)
        if "xn--" in text.lower():
            text = _each(_PUNYCODE, text, _host)
        if text == before:
            return text
    return text


def _each(pattern: re.Pattern[str], text: str, decode: Callable[[str], str]) -> str:
    return pattern.sub(lambda found: _UNSEEN.sub(" ", decode(found[0])), text)


def _host(label: str) -> str:
    try:
        return label[4:].encode().decode("punycode")
    except UnicodeError:
        return label


def unescaped_style(text: str) -> str:
    r"""A style sheet with its escapes decoded: `\41 nna` is `Anna`."""
    return _STYLE.sub(lambda found: _sign(found[1]) if found[1] else found[2], text)


def _sign(digits: str) -> str:
    code = int(digits, 16)
    return _UNSEEN.sub(" ", chr(code)) if code < 0x110000 else " "
