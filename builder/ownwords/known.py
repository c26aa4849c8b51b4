"""Who is known by a voice, a picture or a name: whoever knows them reads all that is linked to them
as theirs.
"""

from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from .model import Study
from .model.base import Use
from .model.findings import Quote
from .records import dataclass
from .speakers import Spoken, speakers_of

Who = tuple[str, ...]
"""The same for all quotes of one speaker, as `Spoken.who` has it."""


def ways_to_be_known(quote: Quote) -> tuple[Use, ...]:
    """By what a quote makes its speaker known: each has to be agreed to by itself."""
    if not quote.recording and not quote.picture:  # as most quotes
        return ()
    ways: dict[Use, bool] = {
        "voice": bool(quote.recording and quote.recording.voice == "own"),
        "picture": bool(quote.picture and quote.picture.shows_participant),
        "named": bool(quote.picture and quote.picture.credit),
    }
    return tuple(way for way, known in ways.items() if known)


@dataclass(frozen=True)
class KnownSpeaker:
    """A participant who is known.

    Attributes:
        who: The same for all quotes of theirs.
        person: The id of their row; None where they have none.
        case: The id of the row of their case, where they speak for it alone.
        by: Ids of the quotes by which they are known, each with the ways.
        linked: Their other quotes, as far as a label on the pages ties them together.
    """

    who: Who
    person: str | None
    case: str | None
    by: dict[str, tuple[Use, ...]] = field(default_factory=dict)
    linked: tuple[Quote, ...] = ()

    @property
    def name(self) -> str:
        """What messages call them."""
        return ", ".join(part for part in self.who[1:] if part)


@dataclass(frozen=True)
class KnownSpeakers:
    """The participants of a study who are known."""

    study: Study

    @cached_property
    def all(self) -> tuple[KnownSpeaker, ...]:
        """They, in the order of the quotes."""
        by: dict[Who, dict[str, tuple[Use, ...]]] = {}
        spoken: dict[Who, Spoken] = {}
        speakers = speakers_of(self.study)
        for quote in self.study.published_quotes:
            if ways := ways_to_be_known(quote):
                for each in speakers.of(quote):
                    if each.counted and each.who:
                        by.setdefault(each.who, {})[quote.id] = ways
                        spoken.setdefault(each.who, each)
        tied = speakers.quotes_by if by and self.study.quotes.speaker_labels else {}
        return tuple(
            KnownSpeaker(
                who,
                spoken[who].person,
                None if spoken[who].person or spoken[who].member else spoken[who].case,
                ways,
                tuple(quote for quote in tied.get(who, ()) if quote.id not in ways),
            )
            for who, ways in by.items()
        )

    @cached_property
    def rows(self) -> frozenset[str]:
        """Ids of the rows that are theirs: of themselves, and of cases that are theirs alone."""
        return frozenset(self._rows())

    def _rows(self) -> Iterator[str]:
        for each in self.all:
            yield from filter(None, (each.person, each.case))

    def row_ids_of(self, known: KnownSpeaker) -> frozenset[str]:
        """Ids of every row that tells of somebody: their own, and those of cases they belong to."""
        ids = {known.person, known.case}
        cases = self.study.all_cases
        ids |= {row.id for row in cases if known.person in row.people}
        return frozenset(id_ for id_ in ids if id_)
