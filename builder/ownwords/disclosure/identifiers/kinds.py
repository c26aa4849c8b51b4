"""Kinds of identifiers with a fixed shape, and the search for them: each place in a text is taken
once, by the first kind that matches.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Match = re.Match[str]


def always(_: Match) -> bool:
    """The check of a kind that needs no more than its shape."""
    return True


@dataclass(frozen=True)
class Kind:
    """A kind of identifier, recognised by its shape.

    Attributes:
        code: The issue's code; empty for what looks like an identifier and is none, such as a DOI.
        what: What it looks like, for the message: `an e-mail address`.
        pattern: Its repetitions are bounded, so that the search takes time in proportion to the
            text.
        holds: A further check of what the pattern found.
        digits: How many digits stand close together in a text that can contain it.
        needs: Small letters or signs, one of which such a text contains; empty where any text may
            contain it.
    """

    code: str
    what: str
    pattern: re.Pattern[str]
    holds: Callable[[Match], bool] = always
    digits: int = 0
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Find:
    """A stretch of a text to be looked at.

    Attributes:
        code: The issue's code.
        what: What it looks like.
        start: Where it begins in the text.
        end: Where it ends.
    """

    code: str
    what: str
    start: int
    end: int


_CLOSE = re.compile(r"\d(?:[^\d]{0,3}\d)*")
_IN_CAPITALS = re.compile(r"\\.|\(\?P|[^\W\d_]")
_MANY = 16


def shape(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """Compiles a pattern of the lists: `~` is white space between words; case is ignored unless
    `case` is set.
    """
    return re.compile(pattern.replace("~", r"\s{1,3}"), 0 if case else re.IGNORECASE)


class Search:
    """Searches many texts for kinds. Most texts have few digits and none of the signs that a kind
    needs, so its pattern is not tried there.
    """

    def __init__(self, kinds: Iterable[Kind]) -> None:
        ready = [(kind, _on_small_letters(kind.pattern)) for kind in kinds]
        self._by_digits = [
            tuple(each for each in ready if each[0].digits <= digits) for digits in range(_MANY + 1)
        ]
        self._signs = [_one_of(kind for kind, _ in each) for each in self._by_digits]

    def __call__(self, text: str) -> list[Find]:
        """Everything found in a text, in its order."""
        small, digits = _small(text), min(_most_digits(text), _MANY)
        signs = self._signs[digits]
        if signs and not signs.search(small):
            return []
        taken = bytearray(len(text))
        finds = []
        for kind, quick in self._by_digits[digits]:
            if kind.needs and not _has_one(small, kind.needs):
                continue
            for start, end in _free(kind, quick, text, small, taken):
                if kind.code:
                    finds.append(Find(kind.code, kind.what, start, end))
        return sorted(finds, key=lambda find: find.start)


def _one_of(kinds: Iterable[Kind]) -> re.Pattern[str] | None:
    """A pattern of all that these kinds need; None where one of them needs nothing."""
    needs = [kind.needs for kind in kinds]
    if not all(needs):
        return None
    return re.compile("|".join(sorted({re.escape(sign) for signs in needs for sign in signs})))


def _on_small_letters(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """The same pattern for a text in small letters, which is several times as fast; None where case
    matters.
    """
    if not pattern.flags & re.IGNORECASE:
        return None
    return re.compile(
        _IN_CAPITALS.sub(
            lambda sign: sign[0] if len(sign[0]) > 1 else sign[0].lower(), pattern.pattern
        )
    )


def _small(text: str) -> str:
    """The text in small letters, with each letter at the same position."""
    small = text.lower()
    return (
        small
        if len(small) == len(text)
        else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    )


def _has_one(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 - ten times as quick as any()
        if sign in text:
            return True
    return False


def _most_digits(text: str) -> int:
    """The largest number of digits that stand close together."""
    return max((sum(map(str.isdigit, close)) for close in _CLOSE.findall(text)), default=0)


def _free(
    kind: Kind, quick: re.Pattern[str] | None, text: str, small: str, taken: bytearray
) -> Iterator[tuple[int, int]]:
    """The places of a kind that no earlier kind has taken; they are marked as taken."""
    for there in (quick or kind.pattern).finditer(small if quick else text):
        match = kind.pattern.match(text, there.start()) if quick else there
        if match and taken.find(1, *match.span()) < 0 and kind.holds(match):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            yield match.span()


def digits_of(match: Match) -> str:
    """The digits of what was found, without the signs between them."""
    return "".join(letter for letter in match[0] if letter.isdigit())
