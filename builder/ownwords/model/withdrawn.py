"""withdrawn.yml: what was withdrawn, without its words. `ownwords withdraw` writes it; nobody edits
it.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Day, Positive, QuoteRef, RowId, Shape

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[a-p]{16}$")]
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
    """A quote whose words are gone, and by what they would be known again."""

    id: QuoteRef = Field(description="The quote's id; in quotes.yml the id and the date stay.")
    runs: tuple[Runs, ...] = Field(
        (), description="What the gate looks for; none, where the quote was too short."
    )


class WithdrawnRow(Shape):
    """A person or a case whose row is gone; the study's own numbers still count them."""

    id: RowId = Field(description="The id that the row had.")
    date: Day = Field(description="When it was withdrawn.")


class WithdrawnFile(Shape):
    """What was withdrawn, as far as it has to be known to keep it away."""

    key: Fingerprint | None = Field(
        None, description="Tells whether a key is the one the fingerprints were made with."
    )
    quotes: tuple[WithdrawnQuote, ...] = Field((), description="Quotes that were withdrawn.")
    people: tuple[WithdrawnRow, ...] = Field((), description="People whose rows were withdrawn.")
    cases: tuple[WithdrawnRow, ...] = Field((), description="Cases whose rows were withdrawn.")
