"""Who speaks in a transcript: labels at the beginning of lines, as in `P1:` and `Interviewer:`."""

import re
import string
from collections import Counter
from collections.abc import Iterable

from ..records import dataclass

_LABEL = re.compile(r"^[ \t]*([^\W_][^:\n]{0,29}?)[ \t]*:(?=[ \t]|$)[ \t]*", re.MULTILINE)
_SHORT = re.compile(r"[^\W\d_]{1,3}[ -]?\d{0,3}")
_INTERVIEWERS_NAMES = """
i int interviewer interviewers intervjuare intervjuaren interviewerin interviewende q question
fråga f frage moderator moderatorn moderatorin researcher forskare forscher forscherin
facilitator entrevistador entrevistadora intervieweur enquêteur enquêtrice
"""
_AFTER = f"{string.whitespace}{string.digits}."
_INTERVIEWERS = frozenset(_INTERVIEWERS_NAMES.split())


@dataclass(frozen=True)
class Label:
    """A label: who, where it begins, where the words after it begin."""

    who: str
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """What one speaker says of a selection; `who` is empty where no label says so."""

    who: str
    words: str


def is_interviewer(label: str) -> bool:
    """Whether a label is that of somebody who asks."""
    return label.casefold().rstrip(_AFTER) in _INTERVIEWERS


def labels_in(text: str, names: Iterable[str] = ()) -> tuple[Label, ...]:
    """The labels of a text. A word before a colon is one if it is an interviewer's, short as `P1`,
    one of the known names, or stands there more than once.

    Args:
        text: The text.
        names: Names of cases.
    """
    known = {name.casefold() for name in names}
    found = [Label(each[1], each.start(), each.end()) for each in _LABEL.finditer(text)]
    often = Counter(each.who.casefold() for each in found)
    return tuple(
        each
        for each in found
        if is_interviewer(each.who)
        or _SHORT.fullmatch(each.who)
        or each.who.casefold() in known
        or often[each.who.casefold()] > 1
    )


def parts_of(text: str, labels: tuple[Label, ...], start: int, end: int) -> tuple[Part, ...]:
    """A selection as what each speaker says of it, without the labels themselves."""
    before = [each for each in labels if each.start <= start]
    here = before[-1] if before else None
    inside = [each for each in labels if start < each.start < end]
    who, at = (here.who, max(start, here.end)) if here else ("", start)
    parts = []
    for each in inside:
        parts.append(Part(who, text[at : each.start].strip()))
        who, at = each.who, each.end
    parts.append(Part(who, text[at:end].strip()))
    return tuple(part for part in parts if part.words)
