"""Checks that a quote's short form is taken from its words."""

import re

_INSERTED = re.compile(r"\[[^\[\]]{0,400}\]")
_OMITTED = re.compile(r"\(\.{2,}\)|\( ?… ?\)|\.{3,}|…|/")
_WORD = re.compile(r"\w+")


def strange_piece(short: str, text: str) -> str | None:
    """The first part of the short form that does not occur in the text in its order; None if all
    do.

    Omissions and bracketed insertions separate the parts; insertions in the text may be left out.
    Words are compared; capitals and punctuation are ignored.
    """
    rest = _words(_INSERTED.sub(" ", text))
    for piece in _OMITTED.split(_INSERTED.sub("…", short)):
        words = _words(piece)
        found = rest.find(words)
        if not words.strip():
            continue
        if found < 0:
            return piece.strip()
        rest = rest[found + len(words) - 1 :]
    return None


def _words(text: str) -> str:
    """The words separated by single spaces, so that a part matches only at word boundaries."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
