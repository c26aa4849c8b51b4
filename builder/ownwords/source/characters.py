"""Characters that nobody sees, and names without what spreadsheets, editors and languages add to
them.
"""

import re
import unicodedata

# Joiners and marks of direction are needed inside words of some scripts; these are not.
_NEVER_NEEDED = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
_HIDDEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc]")


_UNSEEN = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202a-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f]"
)
_NAMES = {
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u202f": "narrow no-break space",
    "\ufeff": "byte order mark",
}


def hidden_in(text: str, *, in_words: bool = False) -> str:
    """The first character that nobody sees, as `zero-width space (U+200B)`; empty if there is none.

    Args:
        text: The text.
        in_words: Whether it holds words, in which some scripts need joiners and marks of direction.
    """
    found = (_NEVER_NEEDED if in_words else _HIDDEN).search(text)
    if not found:
        return ""
    return named(found[0]).partition(" ")[2]


def folded(text: str) -> str:
    """The text for comparison: without capitals, and with one kind of space, dash and
    apostrophe.
    """
    text = unicodedata.normalize("NFKC", _DASHES.sub("-", text))
    return _APOSTROPHES.sub("'", " ".join(text.casefold().split()))


def slug(text: str) -> str:
    """The text as an id: small letters, digits and hyphens. Latin letters lose their accents,
    letters of other scripts stay; empty where there is neither letter nor digit.
    """
    text = without_hidden(unicodedata.normalize("NFKC", text)).casefold().translate(_LETTERS)
    kept = "".join(_plain_letter(letter) for letter in unicodedata.normalize("NFC", text))
    return re.sub(r"[\W_]+", "-", kept).strip("-")


def _plain_letter(letter: str) -> str:
    """A Latin letter without its accents; any other character as it is."""
    base = unicodedata.normalize("NFKD", letter)
    return base[0] if base[0].isascii() and len(base) > 1 else letter


def first_hidden(text: str) -> str:
    """The first character of a text that nobody can see or that looks like a space, with its name:
    `a zero-width space (U+200B)`; empty if there is none.
    """
    found = _UNSEEN.search(text)
    return named(found[0]) if found else ""


def named(character: str) -> str:
    """A character by its name and number: `a zero-width space (U+200B)`."""
    name = _NAMES.get(character) or unicodedata.name(character, "character").lower()
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name} (U+{ord(character):04X})"


def without_hidden(text: str) -> str:
    """The text without such characters; those that look like a space become one."""
    return _UNSEEN.sub(lambda found: " " if unicodedata.category(found[0]) == "Zs" else "", text)
