"""Sorts text by the rules of the reader's language.

CLDR's own tables come with ICU, a compiled library of 30 MB, and Babel does not include them. Most
languages of Latin script sort as plain letters once accents are ignored; the ones below have
letters of their own after z.
"""

import re
import unicodedata

_AFTER_Z = {
    "sv": ("å", "äæ", "öø"),
    "fi": ("å", "äæ", "öø"),
    "da": ("æä", "øö", "å"),
    "nb": ("æä", "øö", "å"),
    "nn": ("æä", "øö", "å"),
    "no": ("æä", "øö", "å"),
    "is": ("þ", "æä", "öø", "å"),
}
"""By language: the letters after z in their order; letters in one string sort alike."""

_ELSEWHERE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "ł": "l", "þ": "th"}
)

_NORDIC_Y = str.maketrans({"ü": "y", "ű": "y"})


def sort_key(text: str, language: str) -> tuple[str, str]:
    """The key by which to sort a text: its letters in the language's order. Accents and punctuation
    only decide between texts that are equal otherwise.
    """
    primary = language.partition("-")[0].lower()
    letters = unicodedata.normalize("NFC", text.casefold())
    after_z = _AFTER_Z.get(primary, ())
    last = {
        letter: chr(ord("z") + place) for place, alike in enumerate(after_z, 1) for letter in alike
    }
    if after_z:
        letters = letters.translate(_NORDIC_Y)
    key = "".join(last.get(letter) or _bare(letter) for letter in letters)
    return " ".join(key.split()), text


def _bare(letter: str) -> str:
    """A letter without its accents; empty for punctuation."""
    bare = unicodedata.normalize("NFD", letter.translate(_ELSEWHERE))
    return re.sub(r"[^\w\s-]|_", "", bare).replace("-", " ")
