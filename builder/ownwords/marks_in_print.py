"""Quotation marks that belong to the print: the site sets its own around what somebody said, so a
pair that encloses the whole is left off, and pairs within become the marks for a quote in a quote.
"""

import re
from collections.abc import Iterator

PAIRS = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "「": "」", "『": "』", "《": "》"}
"""Marks that open, each with those that can close it."""
_DOUBLE = '"'
_EVERY = re.compile(f"[{_DOUBLE}{''.join((*PAIRS, *PAIRS.values()))}]")


def unenclosed(text: str) -> str:
    """The text without a pair of marks that encloses all of it."""
    inner = text.strip()
    if not _EVERY.match(inner):  # as most texts
        return text
    found = _pairs(inner)
    if found and (0, len(inner) - 1) in found:
        return inner[1:-1].strip() or text
    return text


def nested(text: str, opening: str, closing: str) -> str:
    """The text with the given marks in place of each pair within; a text whose marks do not pair
    stays as it is.
    """
    found = _EVERY.search(text) and _pairs(text)
    if not found:
        return text
    letters = list(text)
    for start, end in found:
        letters[start], letters[end] = opening, closing
    return "".join(letters)


def unbalanced(text: str) -> bool:
    """Whether marks open without closing, or close without opening."""
    return _pairs(text) is None


def _pairs(text: str) -> list[tuple[int, int]] | None:
    """The places of the pairs, in order; None where marks do not pair."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[int, str]] = []
    for at, letter in _marks(text):
        if waiting and letter in waiting[-1][1]:
            found.append((waiting.pop()[0], at))
        elif letter == _DOUBLE:
            waiting.append((at, _DOUBLE))
        elif letter in PAIRS:
            waiting.append((at, PAIRS[letter]))
        else:
            return None
    return None if waiting else sorted(found)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Marks in the text and their places; a mark behind a number is one of inches."""
    for found in _EVERY.finditer(text):
        at, letter = found.start(), found[0]
        inches = letter in '"”' and at and text[at - 1].isdigit() and text.count(letter) % 2
        if not inches:
            yield at, letter
