"""Initials of people: “Dr. K.”, “client K”, “I told M. about it”, “J.R.”."""

import re

from .capitalisation import Capitalisation, shortened
from .sentences import InContext

_DOTTED = re.compile(r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.){0,3}(?![^\W\d_])")
_COUNTED = re.compile(r"[-–+*/]|\s?\d")
_WORDS_OF_ONE = frozenset("AIOYEUÀÅÖÍ")
_NO_INITIALS = frozenset(("PS", "NB", "DC", "NY", "LA", "TV", "BC", "UN", "RIP", "OJ", "ZB", "DH"))


def initial(here: InContext, rules: Capitalisation) -> int:
    """An initial of somebody: after a title (“Mrs B”), a role (“client K.”) or a word such as
    “told”; with a full stop in mid-sentence, or as one of two (“J.R.”). Returns where it ends, 0
    where a letter is none.
    """
    before, follows = here.before.lower(), here.follows
    if here.word == "I" and not follows.startswith("."):
        return 0
    told = here.goes_with(rules) and (before in rules.titles or before in rules.roles)
    dotted = _DOTTED.match(here.text, here.start)
    end = dotted.end() if dotted else here.end
    met = before in rules.meets and here.gap == " "
    if (
        told
        or (dotted and _is_of_person(here, dotted, met, rules))
        or (met and not dotted and here.word not in _WORDS_OF_ONE and not _COUNTED.match(follows))
    ):
        return end
    if here.next_word in rules.tells and before not in rules.lettered and here.before:
        return here.end
    return 0


def _is_of_person(here: InContext, dotted: re.Match[str], met: bool, rules: Capitalisation) -> bool:
    """Whether letters with full stops are initials, and not an abbreviation or an option."""
    letters = dotted[0].replace(".", "").replace(" ", "")
    after = here.text[dotted.end() : dotted.end() + 2]
    if here.start and here.text[here.start - 1] == ".":  # the second of two
        return False
    if len(letters) > 1:
        return letters not in shortened() and letters not in _NO_INITIALS
    goes_on = after[:1] in (",", ";", ":", "?", "!") or after[:2].strip().islower()
    lettered = here.before.lower() in rules.lettered
    return not lettered and (met or (goes_on and bool(here.before)))
