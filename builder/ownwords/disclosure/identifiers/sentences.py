"""A word with a capital letter in its surroundings: its place in the sentence, and whether a title
stands before it.
"""

import re
from dataclasses import dataclass
from typing import Literal

from .capitalisation import Capitalisation

WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:[’'‐‑-][^\W\d_]+)*")
_LEFT_OUT = re.compile(r"\(\s?\.{2,}\s?\)|\[\s?(?:\.{2,}|…)\s?\]|\.{2,}|…")
_ENDS = re.compile(r"[.!?]|\n\s*\n|\n\s*[–—-]")
_INVERTED = re.compile(r"[¡¿]\s?$")
_BEGINS = re.compile(r"[:(\[–—•*]\s?$|\s-\s$|\d[.)]\s$")
_CLOSES = re.compile(r"\s?(?:[)\]\"”’'»,;.!?]|$)")
_QUOTED = re.compile(r"[\"“”„«»‘'’‚]\s?$")
_MAY_END = re.compile(r"[:()\[\]{}/|–—•*\n]|\s-\s")
_SPEAKER = re.compile(r"\s*\[?[^\W\d_]{1,3}\d{0,3}\]?\s?:\s*$")
"""The label of a speaker, as a transcript has it: “IP4: Well, …”."""
_SPACES = frozenset((" ", "\u00a0", "\n"))
_STOPS = frozenset((". ", ".", ".\u00a0"))

_ALWAYS_TITLES = frozenset(("Herr", "Herrn", "Dr", "Prof"))

_SURNAME = re.compile(
    r"\w(?:thaler|berger|burger|huber|hofer|meie?r|meye?r|maie?r|maye?r|müller|schmidt|schmitt"
    r"|schulze?|inger|egger|owski|ewski|inski|owitz|wicz|ić|ović|oğlu|hausen|hauser|kamp|brandt"
    r"|johann|herrmann|hoffmann|hofmann|lehmann|neumann|zimmermann|baumann|bergmann)s?$"
)
"""Endings of German surnames that no noun has: “die Frau Wiesenthaler”."""

SentencePosition = Literal["start", "open", "mid"]
"""Where a word stands: at the start of a sentence, where one may begin, in mid-sentence."""


@dataclass(slots=True)
class InContext:
    """A word with a capital letter and what stands around it.

    Attributes:
        text: The text.
        word: The word.
        start: Where it begins.
        end: Where it ends.
        before: The word before it; empty at the beginning.
        earlier: The word before that.
        gap: What stands between the word before and it.
    """

    text: str
    word: str
    start: int
    end: int
    before: str
    earlier: str
    gap: str

    @property
    def follows(self) -> str:
        """What follows the word: some characters."""
        return self.text[self.end : self.end + 24]

    @property
    def next_word(self) -> str:
        """The next word, where nothing but a space stands between."""
        after = WORD.match(self.text, self.end + 1)
        return after[0] if after and self.text[self.end] == " " else ""

    def goes_with(self, rules: Capitalisation) -> bool:
        """Whether the word before can belong to it: a space between, or the full stop of an
        abbreviation such as “Dr.”, not that of a sentence.
        """
        return self.gap in _SPACES or (self.gap in _STOPS and self.before.lower() in rules.stops)

    def titled(self, rules: Capitalisation) -> bool:
        """Whether a title stands before it: “Mrs”, “nurse”, and not “my wife” in German."""
        return (
            self.before.lower() in rules.titles
            and self.goes_with(rules)
            and (
                self.earlier.lower() not in rules.articles
                or self.before in _ALWAYS_TITLES
                or bool(_SURNAME.search(self.word))
            )
        )


def sentence_position(here: InContext, rules: Capitalisation) -> SentencePosition:
    """Where a word with others before it stands."""
    plain_gap = _LEFT_OUT.sub("…", here.gap)
    if _ENDS.search(plain_gap):
        if not _goes_on(here.before, plain_gap, rules):
            return "start"
        return "open" if len(here.before) == 1 and here.word.lower() in rules.frequent else "mid"
    if _INVERTED.search(plain_gap):
        return "start"
    alone = bool(_CLOSES.match(here.follows))
    if quoted := _QUOTED.search(plain_gap):
        inside = plain_gap[: quoted.start()].strip()
        said = inside in (",", ":", "–", "-") or here.before.lower() in rules.announces
        return "start" if said or not alone else "open" if not inside else "mid"
    if here.gap.strip().endswith(":") and _SPEAKER.match(here.text[: here.start]):
        return "start"
    if _BEGINS.search(plain_gap):
        return "open" if alone else "start"
    return "open" if "…" in plain_gap or _MAY_END.search(plain_gap) else "mid"


def _goes_on(before: str, gap: str, rules: Capitalisation) -> bool:
    """Whether the sentence goes on after a full stop: after an abbreviation or an initial it
    does.
    """
    initial = len(before) == 1 and before.isupper() and before != "I"
    return gap.strip() == "." and (initial or before.lower() in rules.stops)
