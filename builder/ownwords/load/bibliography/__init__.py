"""From the entries of references.bib to records in the terms of CSL."""

from collections.abc import Iterator

from ...errors import Problem
from ...model import Reference
from ...source import BibSource
from .fields import SHOWN, SILENT, TYPES
from .inheritance import SYNONYMS, Inheritance
from .record import make_record

__all__ = ["KNOWN_FIELDS", "KNOWN_TYPES", "reference_problems", "references"]

KNOWN_FIELDS = frozenset({*SHOWN, *SILENT, *SYNONYMS, "abstract", "annotation", "keywords", "file"})
"""Fields of BibTeX and biblatex, for “did you mean”."""
KNOWN_TYPES = frozenset({*TYPES, "xdata"})
"""Types of entries that have a counterpart in CSL."""


def references(source: BibSource) -> tuple[Reference, ...]:
    """The works of a reference list, in its order; those with problems are left out."""
    inheritance = Inheritance(source)
    made = (make_record(source, entry, inheritance.of(entry))[0] for entry in source.works)
    return tuple(record for record in made if record)


def reference_problems(source: BibSource) -> Iterator[Problem]:
    """What is wrong with its entries: links between them, names, dates, addresses, titles."""
    inheritance = Inheritance(source)
    for entry in source.entries:
        yield from inheritance.problems(entry)
        yield from make_record(source, entry, inheritance.of(entry))[1]
