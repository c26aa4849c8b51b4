"""What is to be withdrawn, and what a withdrawal takes."""

from collections.abc import Iterator

from ..model import Study
from ..model.findings import Quote
from ..model.speaking import Speaker
from ..records import dataclass
from ..speakers import Spoken, speakers_of


@dataclass(frozen=True)
class Wish:
    """What is to be withdrawn; nothing, where only what an earlier version wrote is renewed."""

    quotes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What goes: quotes with their words, and the ids of rows."""

    quotes: dict[str, Quote]
    people: frozenset[str]
    cases: frozenset[str]

    def owns(self, speaker: Speaker | Spoken | None) -> bool:
        """Whether a speaker is one of those who withdraw."""
        return speaker is not None and (speaker.person in self.people or speaker.case in self.cases)


def taken_by(study: Study, wish: Wish) -> Taken:
    """A case goes with its people when nobody else belongs to it, and with the case that it belongs
    to; an exchange goes whole when one
    of its speakers withdraws.
    """
    people = frozenset(row.id for row in study.people if row.id in wish.people)
    cases = _cases(study, people, wish)
    rows = Taken({}, people, cases)
    quotes = {
        quote.id: quote
        for quote in study.published_quotes
        if quote.id in wish.quotes or any(map(rows.owns, speakers(study, quote)))
    }
    quotes |= {quote.id: quote for quote in study.withdrawn_quotes}  # as earlier versions left them
    return Taken(quotes, people, cases)


def _cases(study: Study, people: frozenset[str], wish: Wish) -> frozenset[str]:
    """The cases that go: those wished, those of whose people none stays, and those that belong to
    no case that stays.
    """
    gone: set[str] = set()
    while True:
        more = {
            row.id
            for row in study.all_cases
            if row.id in wish.cases
            or (row.people and not row.unnamed and people.issuperset(row.people))
            or (row.cases and gone.issuperset(row.cases))
        }
        if more <= gone:
            return frozenset(gone)
        gone |= more


def speakers(study: Study, quote: Quote) -> Iterator[Spoken]:
    """All who speak in a quote."""
    known = speakers_of(study)
    yield from known.of(quote)
    if quote.turns and quote.speaker:
        yield known.spoken(quote.speaker)
