"""What is looked for by its shape, and how a text is searched: each place is taken once, by the first kind that knows it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Match = re.Match[str]


def always(_: Match) -> bool:
    """No more to check than the shape."""
    return True


@dataclass(frozen=True)
class Kind:
    """One shape.

    Attributes:
        code: The finding's code; empty for what looks like an identifier and is none, such as a DOI.
        what: What it looks like, for the message: `an e-mail address`.
        pattern: Bounded everywhere, so that no text takes longer than in proportion to its length.
        holds: A further check of what the pattern found.
        needs: A character without which it cannot be there; `0` stands for any digit, nothing for none.
    """

    code: str
    what: str
    pattern: re.Pattern[str]
    holds: Callable[[Match], bool] = always
    needs: str = "0"


@dataclass(frozen=True)
class Find:
    """Words in a text that are to be looked at.

    Attributes:
        code: The finding's code.
        what: What they look like.
        start: Where they begin in the text.
        end: Where they end.
    """

    code: str
    what: str
    start: int
    end: int


_DIGIT = re.compile(r"\d")


def shape(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """A pattern as the lists write it: `~` is white space between words; capitals do not matter unless `case` says so."""
    return re.compile(pattern.replace("~", r"\s{1,3}"), 0 if case else re.IGNORECASE)


def search(text: str, kinds: Iterable[Kind]) -> list[Find]:
    """What there is of these kinds, in the text's order."""
    digits = bool(_DIGIT.search(text))
    taken: list[tuple[int, int]] = []
    finds = []
    for kind in kinds:
        if not (digits if kind.needs == "0" else kind.needs in text):
            continue
        for found in _free(kind, text, taken):
            if kind.code:
                finds.append(Find(kind.code, kind.what, *found))
    return sorted(finds, key=lambda find: find.start)


def _free(kind: Kind, text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places of a kind that no kind before it has taken; from now on they are taken."""
    for match in kind.pattern.finditer(text):
        start, end = match.span()
        if all(end <= begin or start >= stop for begin, stop in taken) and kind.holds(match):
            taken.append((start, end))
            yield start, end


def digits_of(match: Match) -> str:
    """The digits of what was found, without what stands between them."""
    return "".join(letter for letter in match[0] if letter.isdigit())
