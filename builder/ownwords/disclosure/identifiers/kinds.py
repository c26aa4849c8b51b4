"""Kinds of identifiers with a fixed shape, and the search for them: each place in a text is taken
once, by the first kind that matches.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from ...last_site import NOTHING, LastSite
from ...records import dataclass
from .plain import plain, plain_digits
from .widening import same_digits, widened

Match = re.Match[str]


def always(_: Match) -> bool:
    """The check of a kind that needs no more than its shape."""
    return True


@dataclass(frozen=True)
class Pattern:
    """A pattern that is compiled when it is first tried: most runs try few of them.

    Attributes:
        written: The pattern.
        case: Whether case matters.
    """

    written: str
    case: bool = False

    @cached_property
    def exact(self) -> re.Pattern[str]:
        """The pattern for the text as it stands."""
        return re.compile(self.written, 0 if self.case else re.IGNORECASE)

    @cached_property
    def quick(self) -> re.Pattern[str] | None:
        """The same pattern for a text in small letters, which is several times as fast; None where
        case matters.
        """
        if self.case:
            return None
        return re.compile(_IN_CAPITALS.sub(_lowered, self.written))

    @cached_property
    def wide(self) -> "Pattern":
        """The pattern for texts that are alike but for their digits."""
        return Pattern(widened(self.written), self.case)

    def is_in(self, text: str, small: str) -> bool:
        """Whether it is found in a text, which is given in small letters too."""
        return bool(self.quick.search(small) if self.quick else self.exact.search(text))


def _lowered(sign: Match) -> str:
    return sign[0] if len(sign[0]) > 1 else sign[0].lower()


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
        begins: Words in small letters, or their first four letters, one of which begins a word of
            such a text; empty where any text may contain it. It is the quickest of the three.
    """

    code: str
    what: str
    pattern: Pattern
    holds: Callable[[Match], bool] = always
    digits: int = 0
    needs: tuple[str, ...] = ()
    begins: frozenset[str] = frozenset()


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


_DIGIT = re.compile(r"\d")
_CLOSE = re.compile(r"\d(?:[^\d]{0,3}\d)*")
_IN_CAPITALS = re.compile(r"\\.|\(\?P|[^\W\d_]")
_MANY = 16
_REMEMBERED = 100_000
"""So many texts are remembered that differ in digits alone; it is a matter of memory."""
_BEGINNING = 4
_LETTERS = re.compile(r"[^\W\d_]+")


def beginnings(words: str) -> frozenset[str]:
    """The first letters of these words, as `Kind.begins` has them."""
    return frozenset(word[:_BEGINNING] for word in words.split())


def shape(pattern: str, *, case: bool = False) -> Pattern:
    """A pattern of the lists: `~` is white space between words; case is ignored unless `case` is
    set.
    """
    return Pattern(pattern.replace("~", r"\s{1,3}"), case)


class _Signs(dict[str, bool]):
    """Whether a word, as it is written, holds a sign of a kind: a digit, or what a kind without
    digits needs, which is never white space. Texts repeat their words.
    """

    def __init__(self, kinds: Iterable[Kind]) -> None:
        super().__init__()
        bare = [kind for kind in kinds if not kind.digits]
        self._needs = tuple({sign for kind in bare if not kind.begins for sign in kind.needs})
        self._begins = frozenset[str]().union(*(kind.begins for kind in bare))
        self._always = any(not kind.needs and not kind.begins for kind in bare)

    def __missing__(self, word: str) -> bool:
        small = word.lower()
        self[word] = holds = (
            bool(_DIGIT.search(word))
            or _has_one(small, self._needs)
            or any(letters[:_BEGINNING] in self._begins for letters in _LETTERS.findall(small))
        )
        return holds

    def are_in(self, text: str) -> bool:
        """Whether any word of a text does, or none has to."""
        return self._always or True in map(self.__getitem__, text.split())


class _Asked:
    """Kinds, by what a text must have to contain one."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self._kinds = tuple(kinds)
        self._always: set[int] = set()
        self._by_beginning: dict[str, list[int]] = {}
        self._by_sign: dict[str, list[int]] = {}
        for at, kind in enumerate(self._kinds):
            for word in kind.begins:
                self._by_beginning.setdefault(word, []).append(at)
            for sign in () if kind.begins else kind.needs:
                self._by_sign.setdefault(sign, []).append(at)
            if not kind.begins and not kind.needs:
                self._always.add(at)
        self._wide = tuple((same_digits(sign), at) for sign, at in self._by_sign.items())
        self._signs = tuple(self._by_sign.items())

    def possible(self, small: str, *, wide: bool) -> list[Kind]:
        """As `Search` has it."""
        found = set(self._always)
        begins = {word[:_BEGINNING] for word in _LETTERS.findall(small)}
        for word in self._by_beginning.keys() & begins:
            found.update(self._by_beginning[word])
        for sign, at in self._wide if wide else self._signs:
            if sign in small:
                found.update(at)
        kinds = [self._kinds[at] for at in sorted(found)]
        return [kind for kind in kinds if not kind.begins or _has_needs(kind, small, wide=wide)]


def _has_needs(kind: Kind, small: str, *, wide: bool) -> bool:
    needs = tuple(map(same_digits, kind.needs)) if wide else kind.needs
    return not needs or _has_one(small, needs)


class Search:
    """Searches many texts for kinds. Most texts have few digits and none of the signs that a kind
    needs, so its pattern is not tried there. Many differ in a number alone: where no shape can be
    whichever number it is, the next ones need no look.
    """

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self._kinds = tuple(kinds)
        self._signs = _Signs(self._kinds)
        self._by_digits: dict[int, _Asked] = {}
        self._alike: dict[str, bool | None] = {}
        self.before: LastSite = NOTHING
        """What was searched with the site that stands."""

    def __call__(self, text: str) -> list[Find]:
        """Everything found in a text, in its order."""
        text = plain(text)
        if not self._signs.are_in(text):
            return []
        alike = same_digits(text)
        if self._alike.get(alike):
            return []
        if self.before.was_empty(text):
            return []
        asked, digits = text, _most_digits(text)
        if digits and (read := plain_digits(text)) is not text:
            text, digits = read, _most_digits(read)
        found = self._found(text, digits)
        if digits:
            self._remember(alike, found)
        if not found:
            self.before.note_empty(asked)
        return found

    def holds_nothing(self, text: str) -> bool:
        """Whether it is known of a text that nothing is in it: it has no sign of a kind, or nothing
        can be in those that differ from it in digits alone.
        """
        text = plain(text)
        return not self._signs.are_in(text) or bool(self._alike.get(same_digits(text)))

    def has_sign(self, word: str) -> bool:
        """Whether a word holds a sign of a kind."""
        return self._signs.are_in(plain(word))

    def _remember(self, alike: str, found: list[Find]) -> None:
        """Notes what is known of texts that are alike but for their digits; when the second of them
        comes, it is asked.
        """
        if alike not in self._alike:
            if len(self._alike) < _REMEMBERED:
                self._alike[alike] = None
        elif self._alike[alike] is None:
            self._alike[alike] = not found and self._is_empty(plain_digits(alike))

    def _found(self, text: str, digits: int) -> list[Find]:
        small = _small(text)
        taken = bytearray(len(text))
        finds = []
        for kind in self._possible(small, digits):
            if kind.pattern.is_in(text, small):
                for start, end in _free(kind, text, small, taken):
                    if kind.code:
                        finds.append(Find(kind.code, kind.what, start, end))
                if 0 not in taken:  # nothing is left for the others
                    break
        return sorted(finds, key=lambda find: find.start)

    def _possible(self, small: str, digits: int, *, wide: bool = False) -> list[Kind]:
        """The kinds that such a text can contain, in their order.

        Args:
            small: The text in small letters.
            digits: How many digits stand close together in it.
            wide: Whether its digits may be others.
        """
        most = min(digits, _MANY)
        if most not in self._by_digits:
            self._by_digits[most] = _Asked(kind for kind in self._kinds if kind.digits <= most)
        return self._by_digits[most].possible(small, wide=wide)

    def _is_empty(self, alike: str) -> bool:
        """Whether no shape is in a text, whichever digits stand for its zeros."""
        alike = same_digits(alike)
        small = _small(alike)
        possible = self._possible(small, _most_digits(alike), wide=True)
        return not any(kind.code and kind.pattern.wide.is_in(alike, small) for kind in possible)


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


def _free(kind: Kind, text: str, small: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """The places of a kind that no earlier kind has taken; they are marked as taken."""
    quick, exact = kind.pattern.quick, kind.pattern.exact  # which is compiled here, once needed
    for there in (quick or exact).finditer(small if quick else text):
        match = exact.match(text, there.start()) if quick else there
        if match and taken.find(1, *match.span()) < 0 and kind.holds(match):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            yield match.span()


def digits_of(match: Match) -> str:
    """The digits of what was found, without the signs between them."""
    return "".join(letter for letter in match[0] if letter.isdigit())
