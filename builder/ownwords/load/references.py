"""Turns entries of references.bib into references."""

from collections.abc import Iterator

from pydantic import ValidationError

from ..errors import Problem
from ..model import Reference
from ..source import BibEntry, BibSource
from ..source.tree import shorten

# Field of a reference → fields of BibTeX, the first that is there.
_FIELDS: dict[str, tuple[str, ...]] = {
    "year": ("year", "date"),
    "title": ("title",),
    "container": ("journal", "journaltitle", "booktitle"),
    "volume": ("volume",),
    "number": ("number", "issue"),
    "pages": ("pages",),
    "edition": ("edition",),
    "publisher": ("publisher",),
    "address": ("address", "location"),
    "school": ("school", "institution"),
    "thesis": ("type",),
    "doi": ("doi",),
    "url": ("url",),
    "verified": ("verified",),
}


def reference(entry: BibEntry) -> Reference:
    """The entry as a reference.

    Raises:
        ValidationError: Its address is not valid.
    """
    found = {
        field: next((entry.fields[name] for name in names if entry.fields.get(name)), "")
        for field, names in _FIELDS.items()
    }
    return Reference(
        key=entry.key,
        kind=entry.kind,
        authors=entry.people,
        **{field: text for field, text in found.items() if text},
    )


def reference_problems(source: BibSource) -> Iterator[Problem]:
    """Problems of entries that cannot be references: an address that is not valid, no title."""
    for entry in source.entries:
        key = shorten(entry.key)
        try:
            made = reference(entry)
        except ValidationError:
            written = shorten(entry.fields.get("url", ""))
            yield Problem(
                source.name,
                entry.line,
                0,
                f"{key}.url",
                f'"{written}" is not an address',
                "an address begins with https:// and has no spaces",
            )
            continue
        if not made.title:
            yield Problem(
                source.name, entry.line, 0, key, "the entry has no title", "add the field title"
            )
