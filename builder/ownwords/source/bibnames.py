"""Names in a reference list, split into their parts as BibTeX and biblatex define them."""

import re
from collections.abc import Iterator

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.exceptions import PybtexError

from ..records import dataclass
from .tex import plain_text

_OTHERS = re.compile(r",?\s{1,9}(?:et\s{1,9}al\.?|and\s{1,9}others)$", re.IGNORECASE)
_ALONE = frozenset({"others", "et al.", "et al"})
_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|[ivx]+|[2-9](?:nd|rd|th)|esq|ph\.?d|m\.?d)\.?", re.I)
_PARTED = re.compile(r"[;&]")
_BY_PARTS = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*(\{[^{}]*\}|[^,]*)", re.IGNORECASE)


@dataclass(frozen=True)
class BibName:
    """A name as plain text: in parts, or whole in `literal` where it is a body's.

    Attributes:
        particle: `van der`, `de la`; it stands before the family name.
        suffix: `Jr.`, `III`.
        others: Whether it stands for the people left out; then all else is empty.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    others: bool = False


class UnreadableNameError(Exception):
    """A name that cannot be split; `written` is the name, `hint` the likely fix."""

    def __init__(self, written: str, message: str, hint: str) -> None:
        self.written, self.message, self.hint = written, message, hint
        super().__init__(message)


def read_names(value: str) -> Iterator[BibName | UnreadableNameError]:
    """The names of a field in their order, and in the place of each that cannot be split, why."""
    for written in split_name_list(" ".join(value.split())):
        shown = written.strip(" ,")
        short = "" if shown.casefold() in _ALONE else _OTHERS.sub("", shown)
        if short:
            try:
                yield _name(short)
            except UnreadableNameError as error:
                yield error
        if short != shown:
            yield BibName(others=True)


def _name(written: str) -> BibName:
    if _is_whole(written):
        return BibName(literal=plain_text(written))
    if "=" in written and (parts := dict(_parts(written))).get("family"):
        return BibName(
            parts["family"],
            parts.get("given", ""),
            parts.get("prefix", ""),
            parts.get("suffix", ""),
        )
    _check(written)
    try:
        person = Person(written)
    except PybtexError:
        raise _unreadable(written, "has too many commas") from None
    name = BibName(
        family=_text(person.last_names),
        given=_text([*person.first_names, *person.middle_names]),
        particle=_text(person.prelast_names),
        suffix=_text(person.lineage_names),
    )
    if name.suffix and not _SUFFIX.fullmatch(name.suffix):
        raise _unreadable(written, "has too many commas")
    return name


def _text(words: list[str]) -> str:
    return plain_text(" ".join(words))


def _is_whole(written: str) -> bool:
    """Whether one pair of braces holds the whole name, and is not that of a TeX letter."""
    if not (written.startswith("{") and written.endswith("}")) or written.startswith("{\\"):
        return False
    depth = 0
    for at, sign in enumerate(written):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return at == len(written) - 1
    return False


def _parts(written: str) -> Iterator[tuple[str, str]]:
    for found in _BY_PARTS.finditer(written):
        yield found[1].casefold(), plain_text(found[2])


def _check(written: str) -> None:
    """Signs that part people elsewhere; in braces, or as part of a letter, they are the name's."""
    outside, before = written.replace("{\\&}", "&").replace("\\&", "&"), ""
    while outside != before:
        outside, before = re.sub(r"\{[^{}]*\}|&#?\w{1,32};", "", outside), outside
    if found := _PARTED.search(outside):
        raise _unreadable(written, f"holds “{found[0]}”")


def _unreadable(written: str, message: str) -> UnreadableNameError:
    hint = "write “Family, Given”, “and” between people, and {braces} around the name of a body"
    return UnreadableNameError(written, message, hint)
