"""Who speaks in each quote and each turn: one answer for pages, filters, tables and the gate.

A quote names its speaker by ids; here they become somebody: of which kind, with which row, and with
what the study chose to show beside quotes. Nothing is worded here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from .model import Study
from .model.findings import Quote
from .model.sample import CaseRows, Column, Row, Table
from .model.speaking import Speaker, SpeakerKind
from .records import dataclass


@dataclass(frozen=True)
class Attribute:
    """What a row tells of a speaker beside quotes.

    Attributes:
        table: The id of the row's table: `people`, `cases`, or another's.
        column: The column.
        text: The cell, as printed; never empty.
    """

    table: str
    column: Column
    text: str


@dataclass(frozen=True)
class Spoken:
    """Somebody, or something, that speaks.

    Attributes:
        kind: What they are in the study.
        who: The same for all quotes of one speaker; empty where nobody is named.
        person: The id of the person's row.
        case: The id of the row of the group or session.
        member: A member of the group who has no row.
        name: A name: of the row (`named_by`), or as a source calls its participant.
        source: The key of the study that printed the words.
        unlinked: Why nobody is named.
        attributes: What the study shows of them beside quotes.
    """

    kind: SpeakerKind
    who: tuple[str, ...] = ()
    person: str | None = None
    case: str | None = None
    member: str | None = None
    name: str | None = None
    source: str | None = None
    unlinked: str | None = None
    attributes: tuple[Attribute, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether they are one of those who were studied."""
        return self.kind == "participant"


def named(study: Study, quote: Quote) -> tuple[Speaker | None, ...]:
    """The speakers that a quote names, turn by turn; None where nothing is said about one."""
    if not quote.turns:  # as most quotes
        return (quote.speaker or study.quotes.speaker,)
    return tuple(turn.speaker for turn in quote.turns)


def kind_of(study: Study, quote: Quote) -> SpeakerKind:
    """Whose words a quote is: a participant's, where one speaks in it, else those of its first
    speaker.
    """
    kinds: list[SpeakerKind] = [
        speaker.kind if speaker else "participant" for speaker in named(study, quote)
    ]
    return "participant" if "participant" in kinds else kinds[0]


def is_unlinked(study: Study, quote: Quote) -> bool:
    """Whether the study names no participant for the quote or a part of it."""
    return any(speaker is None or bool(speaker.unlinked) for speaker in named(study, quote))


@dataclass(frozen=True)
class Speakers:
    """The speakers of a study."""

    study: Study
    _known: dict[Speaker | None, Spoken] = field(default_factory=dict, compare=False, repr=False)
    _of: dict[int, tuple[Quote, tuple[Spoken, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def of(self, quote: Quote) -> tuple[Spoken, ...]:
        """The speakers of a quote, turn by turn."""
        known = self._of.get(id(quote))
        if known is None:  # the quote too is kept: nothing else may get its place
            known = self._of[id(quote)] = quote, tuple(map(self.spoken, named(self.study, quote)))
        return known[1]

    def spoken(self, speaker: Speaker | None) -> Spoken:
        """Who that is."""
        if speaker not in self._known:
            self._known[speaker] = self._resolved(speaker)
        return self._known[speaker]

    @cached_property
    def quotes_by(self) -> dict[tuple[str, ...], list[Quote]]:
        """The quotes of each participant who is named, in the order of the file."""
        found: dict[tuple[str, ...], list[Quote]] = {}
        for quote in self.study.published_quotes:
            for who in dict.fromkeys(each.who for each in self.of(quote) if each.counted):
                if who:
                    found.setdefault(who, []).append(quote)
        return found

    def members_of(self, case: str) -> int:
        """How many members of a group quotes tell apart, those with a row left out."""
        return self._members[case]

    @cached_property
    def _members(self) -> Counter[str]:
        return Counter(who[1] for who in self.quotes_by if who[0] == "member")

    @cached_property
    def _people(self) -> dict[str, Row]:
        return {row.id: row for row in self.study.people}

    @cached_property
    def _cases(self) -> dict[str, tuple[CaseRows, Row]]:
        tables = self.study.case_tables
        return {row.id: (table, row) for table in tables for row in table.rows}

    def _resolved(self, speaker: Speaker | None) -> Spoken:
        if speaker is None:
            return Spoken("participant")
        if speaker.unlinked:
            return Spoken("participant", unlinked=speaker.unlinked)
        person, member = speaker.person or self._person_of(speaker), speaker.member
        return Spoken(
            kind=speaker.kind,
            who=_key(speaker, person),
            person=person,
            case=speaker.case,
            member=None if person else member,
            name=speaker.name or self._name(person, speaker),
            source=speaker.source,
            attributes=tuple(self._attributes(person, speaker.case)),
        )

    def _person_of(self, speaker: Speaker) -> str | None:
        """The person of a group that a member's label names."""
        _, row = self._cases.get(speaker.case or "", (None, None))
        people = {folded(id_): id_ for id_ in row.people} if row else {}
        return people.get(folded(speaker.member or ""))

    def _name(self, person: str | None, speaker: Speaker) -> str | None:
        if person and person in self._people:
            return _text(self._people[person], self.study.sample.people.named_by)
        if speaker.case in self._cases and not speaker.member and not person:
            table, row = self._cases[speaker.case]
            return _text(row, table.table.named_by)
        return None

    def _attributes(self, person: str | None, case: str | None) -> Iterator[Attribute]:
        rows: list[tuple[str, Table, Row]] = []
        if person in self._people:
            rows.append(("people", self.study.sample.people, self._people[person]))
        rows += [(table.id, table.table, row) for table, row in self._with_those_above(case)]
        for of, table, row in rows:
            for column in table.columns:
                if column.beside_quotes and (text := _text(row, column.id)):
                    yield Attribute(of, column, text)

    def _with_those_above(self, case: str | None) -> Iterator[tuple[CaseRows, Row]]:
        """A case, and the cases that it belongs to: a session, and its group."""
        if case in self._cases:
            yield self._cases[case]
            for above in self._cases[case][1].cases:
                yield from self._with_those_above(above)


_LATEST: list[Speakers] = []


def speakers_of(study: Study) -> Speakers:
    """The speakers of a study: checks, gate and pages all ask for them, so that those of the study
    that was asked for last are kept.
    """
    if not _LATEST or _LATEST[0].study is not study:
        _LATEST[:] = [Speakers(study)]
    return _LATEST[0]


def _text(row: Row, column: str | None) -> str | None:
    return next((cell.text for cell in row.cells if cell.column == column and cell.text), None)


def folded(text: str) -> str:
    """A label by its letters alone, so that spellings of it are one."""
    return " ".join(text.casefold().split())


def _key(speaker: Speaker, person: str | None) -> tuple[str, ...]:
    """What is the same for all quotes of one speaker."""
    if speaker.kind != "participant":
        return ()
    if person:
        return ("person", person)
    if speaker.member:
        return ("member", speaker.case or "", folded(speaker.member))
    if speaker.source:
        return ("source", speaker.source, folded(speaker.name)) if speaker.name else ()
    return ("case", speaker.case or "")
