"""Text without spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.

Where its words end only a dictionary knows, which a browser has and a build has not: here such text
is measured by its letters, and cut where nothing is torn apart.
"""

import re
import unicodedata

from .remembered import cache

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Letters of these scripts, for a class in a regular expression."""

LETTERS_OF_A_WORD = 3
"""About so many letters of these scripts say what a word of another language says."""

_FAR = re.compile("[^\0-\u058f\u1d00-\u2d2f]")
_STOPS = "、。，．・！？」』）…’”)]}！？"
_SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々"


def is_near(text: str) -> bool:
    """Whether all letters of a text are Latin, Greek, Cyrillic or Armenian. It is asked before a
    pattern of tens of thousands of other letters, which takes milliseconds to compile.
    """
    return text.isascii() or not _FAR.search(text)


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def is_unspaced(text: str) -> bool:
    """Whether most letters of a text belong to scripts without spaces between words."""
    if is_near(text):
        return False
    theirs = len(_letter().findall(text))
    return theirs > 0 and 2 * theirs > sum(letter.isalpha() for letter in text)


def cut(text: str, limit: int) -> str:
    """The beginning of a text, of at most so many characters: to the last space, or where there is
    none, to a place that tears no letter from its signs and begins no line with a stop.
    """
    if len(text) <= limit:
        return text
    head, space, _ = text[:limit].rpartition(" ")
    if space and not is_unspaced(text):
        return head
    end = limit
    while end > 1 and (
        unicodedata.category(text[end]) in ("Mn", "Mc", "Me")
        or text[end] in _STOPS
        or text[end] in _SMALL
    ):
        end -= 1
    return text[:end].rstrip()


def opening(text: str, words: int) -> str:
    """The first words of a text, with three dots where something follows; of a text without spaces
    as many letters as say about the same.
    """
    parts = text.split()
    if is_unspaced(text):
        whole = " ".join(parts)
        head = cut(whole, words * LETTERS_OF_A_WORD)
        return head + ("…" if len(head) < len(whole) else "")
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")
