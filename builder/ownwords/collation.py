"""Sorts text by the rules of the reader's language.

CLDR's own tables come with ICU, a compiled library of 30 MB, and Babel does not include them. Most
languages of Latin script sort as plain letters once accents are ignored; the ones below have
letters of their own after z. Chinese characters stand in the order of their radicals and
strokes, in which Unicode has them; how a name is read no file says.
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

_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u0e47-\u0e4e\u3099\u309a]"
)
"""What only decides between texts that are equal otherwise: accents of Latin, Greek and Cyrillic
letters, vowels of Hebrew and Arabic, tones of Thai, voicing of Japanese.
"""

_KATAKANA = {letter: letter - 0x60 for letter in range(0x30A1, 0x30F7)}
"""Katakana stands with hiragana; what is left alike is decided by the text."""

_THAI_VOWEL = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])(.)")
"""A vowel that is written before its consonant and sorted behind it."""

_NORDIC_Y = str.maketrans({"ü": "y", "ű": "y"})


def sort_key(text: str, language: str) -> tuple[str, str]:
    """The key by which to sort a text: its letters in the language's order. Accents and punctuation
    only decide between texts that are equal otherwise.
    """
    primary = language.partition("-")[0].lower()
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    letters = _THAI_VOWEL.sub(r"\2\1", letters.translate(_KATAKANA))
    after_z = _AFTER_Z.get(primary, ())
    last = {
        letter: chr(ord("z") + place) for place, alike in enumerate(after_z, 1) for letter in alike
    }
    if after_z:
        letters = letters.translate(_NORDIC_Y)
    key = "".join(last.get(letter) or _bare(letter) for letter in letters)
    return " ".join(key.split()), text


def _bare(letter: str) -> str:
    """A letter without its accents; empty for punctuation. Signs that are vowels stay."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", letter.translate(_ELSEWHERE)))
    if bare and unicodedata.category(bare[0]) in ("Mn", "Mc"):
        return bare
    return re.sub(r"[^\w\s-]|_", "", bare).replace("-", " ")
