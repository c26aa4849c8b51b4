"""withdrawn.yml: what was withdrawn, without its words, ids or days. `ownwords withdraw` writes it;
nobody edits it.
"""

import re
from collections.abc import Collection
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Count, Day, Id, Positive, RowId, Shape

_FINGERPRINT = r"^[a-p]{16}$"

Fingerprint = Annotated[str, StringConstraints(pattern=_FINGERPRINT)]
"""The beginning of a keyed hash (HMAC-SHA-256): 16 letters that say nothing without the key."""


class Runs(Shape):
    """Runs of so many words in a row."""

    words: Positive = Field(description="How many words a run has.")
    fingerprints: tuple[Fingerprint, ...] = Field(
        description=(
            "Keyed fingerprints of the runs, sorted; some among them stand for nothing, so that"
            " their number tells nothing."
        )
    )


class WithdrawnQuote(Shape):
    """A quote that is gone, and by what its words would be known again."""

    id: Id = Field(description="The fingerprint of the id that the quote had.")
    runs: tuple[Runs, ...] = Field(
        (), description="What the gate looks for; none, where the quote was too short."
    )


class WithdrawnRow(Shape):
    """A person or a case whose row is gone; the study's own numbers still count them."""

    id: RowId = Field(description="The fingerprint of the id that the row had.")
    date: Day | None = Field(
        None, description="As files of earlier versions have it; `ownwords withdraw` takes it out."
    )


class StudiedRows(Shape):
    """How many rows a further table had before any was withdrawn."""

    table: Id = Field(description="The table's id.")
    number: Count = Field(description="How many.")


class WithdrawnFile(Shape):
    """What was withdrawn, as far as it has to be known to keep it away."""

    key: Fingerprint | None = Field(
        None, description="Tells whether a key is the one the fingerprints were made with."
    )
    studied_people: Count | None = Field(
        None, description="How many people were studied, where rows of people were withdrawn."
    )
    studied_cases: Count | None = Field(
        None, description="How many cases were studied, where rows of cases were withdrawn."
    )
    studied_tables: tuple[StudiedRows, ...] = Field(
        (), description="The same for further tables from which rows were withdrawn."
    )
    quotes: tuple[WithdrawnQuote, ...] = Field((), description="Quotes that were withdrawn.")
    people: tuple[WithdrawnRow, ...] = Field((), description="People whose rows were withdrawn.")
    cases: tuple[WithdrawnRow, ...] = Field((), description="Cases whose rows were withdrawn.")

    def gone(self, of: str, rows: Collection[str]) -> int:
        """How many people or cases were withdrawn, by the ids of the rows that are there."""
        known = {"people": self.studied_people, "cases": self.studied_cases}
        known |= {each.table: each.number for each in self.studied_tables}
        studied = known.get(of)
        if studied is not None:
            return max(0, studied - len(rows))
        before = getattr(self, of) if of in ("people", "cases") else ()
        return sum(each.id not in rows for each in before)

    @property
    def ids(self) -> tuple[str, ...]:
        """The fingerprints of all ids; ids where an earlier version wrote them."""
        rows = (*self.people, *self.cases)
        return (*(each.id for each in self.quotes), *(each.id for each in rows))

    @property
    def named(self) -> bool:
        """Whether it holds ids and days, as earlier versions wrote them."""
        return not all(map(is_fingerprint, self.ids))


def is_fingerprint(id_: str) -> bool:
    """Whether this is not an id but a fingerprint."""
    return bool(re.fullmatch(_FINGERPRINT, id_))


__all__ = [
    "Fingerprint",
    "Runs",
    "WithdrawnFile",
    "WithdrawnQuote",
    "WithdrawnRow",
    "is_fingerprint",
]
