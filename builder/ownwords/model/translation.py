"""translations/LANGUAGE/: who translated a study into that language, and which of its words may be
translated.
"""

import re
import unicodedata

from pydantic import Field

from .base import VERBATIM, Prose, Shape, Text


class TranslationFile(Shape):
    """A translation of the study's words."""

    by: Text = Field(description="Who translated: `the makers of this site`.")
    note: Prose | None = Field(
        None, description="In the translation's language: how, and who has read it."
    )


KEPT_OUT = frozenset(("acknowledged", "withdrawn"))
"""Files of which a translation has no counterpart."""

LEADING = frozenset(("phone", "sms", "email", "url", "id", "file"))
"""Fields of plain text that are no words: what they say leads somewhere."""

ANY_LENGTH = frozenset(("also", "forms", "not_in"))
"""Lists of words of which one language may have more than another."""

OF_A_QUOTE = frozenset(("text", "short", "prompt", "translated", "gist"))
"""Fields that a translation may give a quote that has none."""

PRINTED = frozenset(("opening_question", "guide_questions", "quantifier", "places", "locator"))
"""Fields with words of the publication, which may stay as they are, and say their language."""

_MATCHED = frozenset(("words", "where", "hint", "finding", "denied", "mark", "word", "number"))
"""Fields of plain text that are compared with other words, as they are written."""


def may_be_translated(key: str, reading: str) -> bool:
    """Whether a field holds words that another language has others for.

    Args:
        key: The field's key.
        reading: How its words are read (`x-text`); empty for what is no words.
    """
    if not reading or key in LEADING or key in _MATCHED:
        return False
    return reading != VERBATIM or key == "levels"


_SEEN = frozenset(
    (
        *(
            "label",
            "plain_label",
            "title",
            "term",
            "topic",
            "link",
            "menu",
            "strip",
            "country",
            "hours",
        ),
        *("cost", "one", "other", "unit", "levels", "empty", "kind", "content_note", "poles"),
    )
)
"""Fields of plain text that readers meet as words; others are names of people and works."""

_PROPERTY = "Property"


def is_seen(shape: type[Shape], key: str) -> bool:
    """Whether a field of plain text is to be listed where it is not translated."""
    return key in _SEEN or (key == "name" and shape.__name__ == _PROPERTY)


_FOLLOWED = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+|\+?\d[\d\s-]*\d|\d")


def led_by(contact: str) -> list[str]:
    """The numbers and addresses in a contact, by which somebody who translates it cannot lead
    readers elsewhere.
    """
    found = (re.sub(r"[\s-]", "", each) for each in _FOLLOWED.findall(contact))
    return ["".join(_digit(letter) for letter in each) for each in found]


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdigit() else letter
