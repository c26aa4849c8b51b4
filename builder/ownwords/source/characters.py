"""Characters that nobody can see, by name."""

import re
import unicodedata

_HIDDEN = re.compile(
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


def first_hidden(text: str) -> str:
    """The first character of a text that nobody can see or that looks like a space, with its name:
    `a zero-width space (U+200B)`; empty if there is none.
    """
    found = _HIDDEN.search(text)
    return named(found[0]) if found else ""


def named(character: str) -> str:
    """A character by its name and number: `a zero-width space (U+200B)`."""
    name = _NAMES.get(character) or unicodedata.name(character, "character").lower()
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name} (U+{ord(character):04X})"


def without_hidden(text: str) -> str:
    """The text without such characters; those that look like a space become one."""
    return _HIDDEN.sub(lambda found: " " if unicodedata.category(found[0]) == "Zs" else "", text)
