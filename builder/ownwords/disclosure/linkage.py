"""Checks whether quotes without a named speaker can be linked to a row, and how far linked quotes
make a profile.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ..checks import Issue
from ..model import Study
from ..model.base import Noun
from ..records import dataclass
from ..speakers import is_unlinked, speakers_of
from .k_anonymity import cases_of
from .material import Material

MANY_QUOTES = 5
"""From so many linked quotes on somebody's profile is to be looked at."""
_ROW_WORDS = frozenset({"person", "case", "row", "speaker", "interview", "participant", "nr", "no"})
"""Words after which even a single letter names a row: `speaker-a`."""


def ids_that_name_rows(material: Material) -> Iterator[Issue]:
    """Finds unlinked quotes whose id contains a row's id (`a1-crying`, `speaker-b`)."""
    study = material.study
    nouns = _ROW_WORDS | {
        word.casefold()
        for unit in (table.unit for table in study.tables)
        for word in _words_of(unit)
    }
    rows = {row.id.casefold(): row.id for row in (*study.people, *study.all_cases)}
    for at, quote in study.numbered_quotes:
        if is_unlinked(study, quote) and (row := _row_named(quote.id, rows, nouns)):
            message = (
                f'the id "{quote.id}" contains the row {row}, although the quote has no named '
                f"speaker"
            )
            hint = "give it an id that tells nothing about the speaker; its address changes with it"
            yield Issue("quotes", ("quotes", at, "id"), message, hint, "id-names-row", quote.id)


def _words_of(unit: Noun | None) -> tuple[str, ...]:
    return (unit.one, unit.other) if unit else ()


def _row_named(id_: str, rows: dict[str, str], nouns: frozenset[str]) -> str | None:
    """The row that an id names: a part of the id with a digit or at least three letters, or a part
    after a word such as `speaker`.
    """
    parts = id_.split("-")
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            found = rows.get("-".join(parts[start:end]))
            telling = found and (re.search(r"\d", found) or len(found) > 2)
            if found and (telling or (start and parts[start - 1] in nouns)):
                return found
    return None


def ids_in_order_of_rows(material: Material) -> Iterator[Issue]:
    """Finds unlinked quotes that are numbered consecutively and as many as the people or cases: a
    reader would take the numbers for theirs.
    """
    study = material.study
    unlinked = [quote.id for quote in study.published_quotes if is_unlinked(study, quote)]
    numbers = [
        int(found[-1]) if (found := re.findall(r"\d{1,9}", id_)) else None for id_ in unlinked
    ]
    for name, rows in ((table.id, table.rows) for table in study.tables):
        if len(rows) > 1 and numbers == list(range(1, len(rows) + 1)):
            message = (
                f"{len(rows)} quotes without a speaker are numbered like the {len(rows)} {name}, in"
                " the same order"
            )
            hint = "use ids based on what is said, and a different order"
            yield Issue("quotes", ("quotes",), message, hint, "ids-in-order")
            return


@dataclass(frozen=True)
class Profile:
    """The quotes linked to one person, to one member of a group or, where neither is named, to one
    case.

    Attributes:
        row: The row's id; a member's is that of the group and the member's label.
        quotes: How many quotes are linked to it.
        unlike: Whether what the rows show of it is like no other.
        member: Whether it is a member of a group, without a row.
    """

    row: str
    quotes: int
    unlike: bool
    member: bool = False


def profiles(study: Study) -> tuple[Profile, ...]:
    """A profile for everybody to whom quotes are linked, in the order of the files."""
    speakers = speakers_of(study)
    works = {row.id for table in study.case_tables if table.table.works for row in table.rows}
    counts: Counter[tuple[str, str]] = Counter()
    labels: dict[tuple[str, str], str] = {}
    for quote in study.published_quotes:
        for who, spoken in {each.who: each for each in speakers.of(quote) if each.who}.items():
            if (row := spoken.person or spoken.case) and row not in works:
                counts[row, who[-1] if spoken.member else ""] += 1
                labels.setdefault((row, who[-1] if spoken.member else ""), spoken.member or "")
    shown = _all_shown(study)
    alike = Counter(shown.values())
    order = {row.id: at for at, row in enumerate((*study.people, *study.all_cases))}
    return tuple(
        Profile(
            ", ".join(filter(None, (row, labels[row, member]))),
            quotes,
            alike[shown[row]] == 1,
            member=bool(member),
        )
        for (row, member), quotes in sorted(
            counts.items(), key=lambda item: (order[item[0][0]], item[0][1])
        )
    )


def _all_shown(study: Study) -> dict[str, object]:
    """Everything the rows show of each person, including their cases, and of each case."""
    cases = cases_of(study.all_cases)
    shown: dict[str, object] = {
        row.id: ("case", tuple(cell.text for cell in row.cells)) for row in study.all_cases
    }
    for row in study.people:
        own = tuple(cell.text for cell in row.cells)
        shown[row.id] = (
            "person",
            own,
            tuple(
                sorted(tuple(cell.text for cell in each.cells) for each in cases.get(row.id, ()))
            ),
        )
    return shown


def growing_profiles(material: Material) -> Iterator[Issue]:
    """Finds people whose row is unique and to whom many quotes are linked: each quote adds to what
    is known about them.
    """
    for profile in profiles(material.study):
        if profile.unlike and profile.quotes >= MANY_QUOTES:
            message = f"{profile.quotes} quotes are linked to {profile.row}, whose row is unique"
            hint = (
                "link fewer of them, speak of a group (“a man over 40”) in place of the row, or"
                " show less in the row"
            )
            yield Issue("quotes", ("quotes",), message, hint, "growing-profile", profile.row)
