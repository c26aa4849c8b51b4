"""TeX as reference lists hold it, as the text that people read: accents, dashes, quotation marks,
protected letters, and the HTML entities that databases leave in it.
"""

import codecs
import html
import re

_ESCAPED = "&%#$_{}"
_KEPT = {ord(sign): chr(0xF100 + at) for at, sign in enumerate(_ESCAPED)}
"""Signs that TeX escapes, and what stands for them until braces and signs of formulas are gone."""
_BACK = {ord(kept): chr(sign) for sign, kept in _KEPT.items()}
# an accent over a dotless i or j: \'{\i}, \'\i
_DOTLESS = re.compile(r"(\\[`'^\"~=.])\s*(?:\{\\([ij])\s*\}|\\([ij])(?![A-Za-z]))")
_NAMED = {
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotesingle": "'",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textbar": "|",
    "slash": "/",
}
_LINK = re.compile(r"\\href\s*\{[^{}]*\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_EMPHASIS = re.compile(r"</?(?:i|b|em|strong|sub|sup)>")


def plain_text(value: str) -> str:
    """The value as people read it, on one line: accents decoded, braces and commands removed,
    double hyphens as dashes.
    """
    value = re.sub(r"\\([&%#$_{}])", lambda found: found[1].translate(_KEPT), value)
    if "\\" in value or "~" in value:
        value = _decoded(value)
    value = value.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    value = re.sub(r"\$([^$]*)\$", r"\1", value)
    value = re.sub(r"[{}]", "", value).translate(_BACK)
    value = _EMPHASIS.sub("", value)
    return " ".join(_ENTITY.sub(lambda found: html.unescape(found[0]), value).split())


def plain_address(value: str) -> str:
    """The value of a field that holds an address or a DOI."""
    value = re.sub(r"\\url\s*|\\([_%&#~$])", r"\1", value)
    value = value.replace("{", "").replace("}", "").strip()
    return _ENTITY.sub(lambda found: html.unescape(found[0]), value)


def _decoded(value: str) -> str:
    import latexcodec  # noqa: F401 - registers the codec "ulatex"; few lists need its tables

    value = _LINK.sub("", _DOTLESS.sub(_dotted, value))
    value = re.sub(r"\\([A-Za-z]+)(?![A-Za-z])(?:\{\})? ?", _named, value)
    escaped = value.replace("%", "\\%")  # a bare % would begin a comment
    try:
        value = codecs.decode(escaped, "ulatex")  # type: ignore[call-overload]
    except (ValueError, TypeError):
        value = escaped
    value = re.sub(r"\\[A-Za-z]{1,40} ?", "", value).replace("\\", "")
    return value.replace("\u00a0", " ").replace("\u00ad", "")


def _dotted(found: re.Match[str]) -> str:
    return f"{found[1]}{{{found[2] or found[3]}}}"


def _named(found: re.Match[str]) -> str:
    return _NAMED.get(found[1], found[0])
