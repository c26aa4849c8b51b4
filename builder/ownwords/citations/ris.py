"""RIS, which reference managers import: one tag on each line."""

import re
from collections.abc import Iterable, Iterator

from ..model.references import Date, Name, Reference
from ..remembered import lru_cache

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "manuscript": "UNPB",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NAMES = {"author": "AU", "editor": "ED", "container_author": "A3", "translator": "A4"}
_FIELDS = {
    "title": "TI",
    "title_short": "ST",
    "container_title": "T2",
    "container_title_short": "J2",
    "collection_title": "T3",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "edition": "ET",
    "genre": "M3",
    "publisher": "PB",
    "publisher_place": "CY",
    "event_title": "C3",
    "note": "N1",
    "language": "LA",
    "doi": "DO",
    "url": "UR",
}


def ris(references: Iterable[Reference]) -> str:
    """Records as a file of RIS, with the line ends that it asks for."""
    return "".join(
        "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _tags(reference) if value)
        + "ER  - \r\n\r\n"
        for reference in references
    )


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(reference.type, "GEN")
    for role, tag in _NAMES.items():
        names: tuple[Name, ...] = getattr(reference, role)
        yield from ((tag, _name(name)) for name in names if not name.left_out)
    yield from ((tag, getattr(reference, field) or "") for field, tag in _FIELDS.items())
    yield from _dates(reference)
    yield "SN", reference.issn or reference.isbn
    first, dash, last = reference.page.partition("–")
    several = "," in reference.page
    yield "SP", reference.page if several else first
    yield "EP", last if dash and not several else ""
    yield "ID", reference.key


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    issued = reference.issued
    if issued and issued.parts:
        yield "PY", f"{issued.parts[0]:04}"
        yield "DA", _day(issued)
    elif issued:
        yield "DA", f"///{issued.literal}"
    if reference.accessed and reference.accessed.parts:
        yield "Y2", _day(reference.accessed)


def _day(date: Date) -> str:
    """`2014/05/03/`: each part as far as it is known, then words of one's own."""
    parts = [f"{date.parts[0]:04}", *(f"{part:02}" for part in date.parts[1:])]
    return "/".join([*parts, *[""] * (3 - len(parts)), ""])


def _name(name: Name) -> str:
    """`Family, Given, Suffix`. In a body's name a comma would part it, so none is left there."""
    if name.literal or not name.family:
        return (name.literal or name.given).replace(",", "")
    family = f"{name.non_dropping_particle} {name.family}".strip()
    parts = [family, name.given, name.suffix]
    while not parts[-1]:
        parts.pop()
    return ", ".join(part.replace(",", "") for part in parts)


@lru_cache(4096)  # thousands of quotes have most of their fields in common
def _line(value: str) -> str:
    return " ".join(_UNSEEN.sub("", value).split())
