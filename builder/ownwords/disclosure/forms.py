"""Remembers of texts, and of whole lines, that nothing is to say of them, with all that differ from
them in numbers alone: thousands of lines of a site differ in the number of a quote or of a code.
"""

import re
from collections.abc import Callable

Verdict = int
"""What is known of a text, one of the four below: the greater, of the more texts."""
FOUND, HERE, NUMBERED, ANY = range(4)
"""Something is to say of it; nothing is; nor is it whichever number of its length ends one of its
words; nor whichever digits stand in it.
"""

_NUMBERED = re.compile(r"(?<=[A-Za-z])[0-9]{1,5}(?!\w|\W{0,2}\d)")
"""The number at the end of a Latin word, as in q12 and findings/c3/. No shape asks which number it
is, only how long: a year, an age, a day and what has check digits begin a word or are longer."""

ZERO, _PERCENT, _BACKSLASH, _AND = b"0%\\&"
"""As numbers: by its number Python finds a sign several times as fast as by another bytes."""
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_ESCAPED = re.compile(rb"&[#\w]*0|0&")
_SIZED = re.compile(rb"\s[xy]0\s*=", re.IGNORECASE)


def unnumbered(text: str) -> str:
    """The text with zeros for the numbers that end a word."""
    return _NUMBERED.sub(lambda number: "0" * len(number[0]), text)


def form_of(text: str) -> bytes:
    """The text with a zero for each digit."""
    return text.encode("utf-8", "surrogatepass").translate(_ZEROS)


def _tells(form: bytes) -> bool:
    """Whether a digit of a line, of which this is the form, can be more than a digit: in what is
    written for another sign, beside that (it may be one that nobody sees), or in the name of an
    attribute.
    """
    return (
        _PERCENT in form
        or _BACKSLASH in form
        or (_AND in form and bool(_ESCAPED.search(form)))
        or (form.find(b"0=") >= 0 and bool(_SIZED.search(form)))
        or (form.find(b"--") >= 0 and form.lower().find(b"xn--") >= 0)
    )


class Forms:
    """What is known of all texts that differ in numbers alone."""

    def __init__(self) -> None:
        self._known: dict[bytes, Verdict] = {}
        self._partly: set[bytes] = set()
        """Forms in which not every number ends a word: the others have to be the same."""
        self._numbered: set[str] = set()

    def get(self, text: str, form: bytes) -> Verdict:
        """`ANY` or `NUMBERED` where that is known of a text with this form, else `FOUND`."""
        known = self._known.get(form, FOUND)
        if known == NUMBERED and form in self._partly and unnumbered(text) not in self._numbered:
            return FOUND
        return known

    def add(self, text: str, form: bytes, verdict: Verdict) -> None:
        """Notes what is known of a text with this form."""
        if verdict > HERE and ZERO in form and not _tells(form):
            self._known[form] = verdict
            if verdict == NUMBERED:
                alike = unnumbered(text)
                if alike.encode("utf-8", "surrogatepass") != form:
                    self._partly.add(form)
                    self._numbered.add(alike)


class Verdicts(dict[str, Verdict]):
    """What is known of texts of one kind, as they are written; it is asked once for all that differ
    in numbers alone.
    """

    def __init__(self, ask: Callable[[str], Verdict]) -> None:
        super().__init__()
        self._ask = ask
        self._forms = Forms()

    def __missing__(self, text: str) -> Verdict:
        verdict = self._forms.get(text, form := form_of(text))
        if not verdict:
            verdict = self._ask(text)
            self._forms.add(text, form, verdict)
        self[text] = verdict
        return verdict


__all__ = [
    "ANY",
    "FOUND",
    "HERE",
    "NUMBERED",
    "ZERO",
    "Forms",
    "Verdict",
    "Verdicts",
    "form_of",
    "unnumbered",
]
