"""Checks what stands beside the quotes of one speaker: all of it together is read like a row."""

from collections.abc import Iterable, Iterator

from ..checks import Issue
from ..known import KnownSpeakers
from ..model.sample import Row
from ..speakers import Attribute, Speakers, speakers_of
from .k_anonymity import cases_of, policy
from .material import Material
from .wording import few_of

Told = frozenset[tuple[str, str, str]]
"""What is shown of a speaker: tables, columns and texts."""


def speakers_among_too_few(material: Material) -> Iterator[Issue]:
    """Finds speakers of whom quotes together tell what fewer than k people share. Without labels
    nobody sees which quotes are one person's, so that each quote is judged by itself.
    """
    study = material.study
    k, _ = policy(study)
    speakers, known = speakers_of(study), KnownSpeakers(study)
    counted = _Counted(speakers, known)
    few = {
        name: told for name, told in _told(speakers, known) if told and counted.sharing(told) < k
    }
    if not few:
        return
    labels = study.quotes.speaker_labels
    shown = (
        f"{name} ({', '.join(text for *_, text in sorted(told))})" for name, told in few.items()
    )
    which = "all quotes of one speaker together" if labels else "a quote"
    message = f"fewer than {k} people share what stands beside {which}: {few_of(shown)}"
    hint = "take `beside_quotes` away from a column of sample.yml, or join levels" + (
        "; or write `speaker_labels: false` in quotes.yml, so that no label ties quotes together"
        if labels
        else ""
    )
    yield Issue("quotes", ("quotes",), message, hint, "speakers-among-few")


def _told(speakers: Speakers, known: KnownSpeakers) -> Iterator[tuple[str, Told]]:
    """For each speaker what all quotes tell of them or, without labels, what each quote tells."""
    study = speakers.study
    apart = {each.who for each in known.all}  # judged by what is linked to them
    if not study.quotes.speaker_labels:
        for quote in study.published_quotes:
            for spoken in speakers.of(quote):
                if spoken.who not in apart:
                    yield quote.id, _known(spoken.attributes)
        return
    for who, quotes in speakers.quotes_by.items():
        if who in apart:
            continue
        told = (
            spoken.attributes
            for quote in quotes
            for spoken in speakers.of(quote)
            if spoken.who == who
        )
        yield ", ".join(who[1:]), frozenset[tuple[str, str, str]]().union(*map(_known, told))


def _known(attributes: Iterable[Attribute]) -> Told:
    """What an outsider could know; a column of which nothing is declared counts as known."""
    return frozenset(
        (each.table, each.column.id, each.text)
        for each in attributes
        if each.column.quasi_identifier is not False
    )


class _Counted:
    """How many people share something: those with a row, and members of groups without one."""

    def __init__(self, speakers: Speakers, known: KnownSpeakers) -> None:
        self._speakers, study = speakers, speakers.study
        rows = {row.id: (table.id, row) for table in study.case_tables for row in table.rows}
        self._cases = {id_: frozenset(_all_cells(id_, rows)) for id_ in rows}
        of_people = cases_of(study.all_cases)
        self._people = {
            row.id: frozenset(_cells("people", row)).union(
                *(self._cases[case.id] for case in of_people.get(row.id, ()))
            )
            for row in study.people
        }
        self._alone = {row.id: not row.people for row in study.all_cases}
        for id_ in known.rows:  # who is known hides nobody
            self._people.pop(id_, None)
            self._cases.pop(id_, None)

    def sharing(self, told: Told) -> int:
        """A lower bound: a group of nobody knows how many counts those whom quotes tell apart."""
        people = sum(told <= shown for shown in self._people.values())
        members = sum(
            max(self._speakers.members_of(case), int(self._alone[case]))
            for case, shown in self._cases.items()
            if told <= shown
        )
        return people + members


def _all_cells(case: str, rows: dict[str, tuple[str, Row]]) -> Iterator[tuple[str, str, str]]:
    """The cells of a case, and of the cases that it belongs to."""
    table, row = rows[case]
    yield from _cells(table, row)
    for above in row.cases:
        yield from _all_cells(above, rows)


def _cells(table: str, row: Row) -> Iterator[tuple[str, str, str]]:
    return ((table, cell.column, cell.text) for cell in row.cells)
