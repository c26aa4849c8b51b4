"""What an entry takes from others: from the work it stands in (`crossref`) and from entries that
hold fields for several (`xdata`), by the rules of biblatex and BibTeX.
"""

from collections.abc import Iterator

from ...errors import Problem
from ...records import dataclass
from ...source import BibEntry, BibField, BibSource
from ...source.tree import shorten
from ...suggestions import did_you_mean

SYNONYMS = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "annote": "annotation",
    "lastchecked": "urldate",
    "lastaccessed": "urldate",
    "accessed": "urldate",
}
"""BibTeX's and reference managers' names of fields, and biblatex's."""

PARTS = frozenset(
    {
        "inbook",
        "bookinbook",
        "suppbook",
        "incollection",
        "suppcollection",
        "inproceedings",
        "conference",
        "inreference",
    }
)
"""Types of works that stand in a book."""
_IN_JOURNALS = frozenset({"article", "suppperiodical"})
_PARTS_OF_A_BOOK = frozenset({"inbook", "bookinbook", "suppbook"})
_TITLES = ("title", "subtitle", "titleaddon")
_DATE = frozenset({"date", "year", "month", "day"})
_OWN = frozenset(
    {
        "crossref",
        "xref",
        "xdata",
        "ids",
        "key",
        "keywords",
        "abstract",
        "note",
        "addendum",
        "annotation",
        "shorttitle",
        "label",
        "doi",
        "url",
        "urldate",
        "eprint",
        "eprinttype",
        "eprintclass",
        "pages",
        "pagetotal",
        "eid",
        "chapter",
        "file",
        "verified",
        "sortkey",
        "sorttitle",
        "howpublished",
        "entryset",
        "related",
    }
)
"""What says something of one entry alone and is not taken from a work around it."""
_DEEPEST = 40


@dataclass(frozen=True)
class Inherited:
    """The fields of an entry under biblatex's names, with what it takes from others; those that
    stand in the entry itself are named in `own`.
    """

    fields: dict[str, BibField]
    own: frozenset[str]


class Inheritance:
    """The entries of a file by key, in small letters as BibTeX compares them."""

    def __init__(self, source: BibSource) -> None:
        self._source = source
        self._entries = {entry.key.casefold(): entry for entry in source.entries}
        self._made: dict[str, dict[str, BibField]] = {}

    def of(self, entry: BibEntry) -> Inherited:
        """The fields of an entry, with those that it takes from others."""
        return Inherited(self._fields(entry), frozenset(_named(entry)))

    def problems(self, entry: BibEntry) -> Iterator[Problem]:
        """Links of an entry that lead nowhere, or round in a ring."""
        for name, key, line in _links(entry):
            if key.casefold() not in self._entries:
                hint = did_you_mean(key, [each.key for each in self._source.entries if each.key])
                message = f'there is no entry "{shorten(key)}" in this file'
                yield self._source.problem(entry, name, message, hint, line)
            elif ring := self._ring(entry, key):
                message = f"this leads round in a ring: {' → '.join(map(shorten, ring))}"
                hint = "an entry takes fields from the work it stands in; take one of these out"
                yield self._source.problem(entry, name, message, hint, line)

    def _ring(self, entry: BibEntry, key: str) -> list[str]:
        """The keys from an entry back to itself; empty where the way does not lead back."""
        start = entry.key.casefold()
        ways, seen = [[key]], {key.casefold()}
        while ways:
            way = ways.pop()
            if way[-1].casefold() == start:
                return [entry.key, *way]
            there = self._entries.get(way[-1].casefold())
            for _, further, _ in _links(there) if there else ():
                if further.casefold() not in seen:
                    seen.add(further.casefold())
                    ways.append([*way, further])
        return []

    def _fields(self, entry: BibEntry, depth: int = 0) -> dict[str, BibField]:
        """Fields with those taken from others; a ring or an endless chain is cut."""
        key = entry.key.casefold()
        if key in self._made or depth > _DEEPEST:
            return self._made.get(key) or _named(entry)
        self._made[key] = fields = _named(entry)
        own_date = bool(_DATE & fields.keys())
        for name, parent_key, _ in _links(entry):
            if parent := self._entries.get(parent_key.casefold()):
                offered = self._fields(parent, depth + 1)
                if name == "crossref":
                    offered = _handed_down(entry.kind, parent.kind, offered)
                for field, value in offered.items():
                    if not (own_date and field in _DATE):
                        fields.setdefault(field, value)
        return fields


def _named(entry: BibEntry) -> dict[str, BibField]:
    """The entry's own fields that hold something, under biblatex's names."""
    fields = {name: field for name, field in entry.fields.items() if field.text.strip(" {}\n\t")}
    for written, name in SYNONYMS.items():
        if written in fields:
            fields.setdefault(name, fields[written])
            del fields[written]
    return fields


def _links(entry: BibEntry) -> list[tuple[str, str, int]]:
    """What an entry takes fields from: (field, key, line), `xdata` first."""
    found = []
    for name in ("xdata", "crossref"):
        if field := entry.fields.get(name):
            keys = field.text.split(",") if name == "xdata" else [field.text]
            found += [(name, key.strip(), field.line) for key in keys if key.strip()]
    return found


def _handed_down(kind: str, parent: str, fields: dict[str, BibField]) -> dict[str, BibField]:
    """The fields of a work under the names they have in an entry of this kind that stands in it."""
    offered = {name: field for name, field in fields.items() if name not in _OWN}
    names = dict(zip(_TITLES, _titles(kind, parent), strict=True))
    moved = {names[name]: offered.pop(name) for name in _TITLES if name in offered}
    if kind in PARTS and (author := offered.pop("author", None)):
        moved["bookauthor"] = author
        if kind in _PARTS_OF_A_BOOK:
            moved["author"] = author
    if "booktitle" in offered and "booktitle" in moved:  # BibTeX: a booktitle is there for this
        moved = {name: field for name, field in moved.items() if not name.startswith("booktitle")}
    return moved | offered


def _titles(kind: str, parent: str) -> tuple[str, str, str]:
    if kind in _IN_JOURNALS and parent not in _IN_JOURNALS:
        return "journaltitle", "journalsubtitle", "journaltitleaddon"
    if parent.startswith("mv"):
        return "maintitle", "mainsubtitle", "maintitleaddon"
    if kind in PARTS and parent not in PARTS:
        return "booktitle", "booksubtitle", "booktitleaddon"
    return _TITLES
