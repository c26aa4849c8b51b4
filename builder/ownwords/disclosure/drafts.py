"""Drafts the facts that quotes tell about their speakers, for the team to review: words from a
list, compared with the study's own levels and units.

It cannot tell who is meant by “she” any better than a list can. The draft is a starting point and
never complete.
"""

import re
from collections.abc import Iterator

from ..model import Study
from ..model.findings import Quote
from ..model.sample import Column
from ..records import dataclass
from ..speakers import is_unlinked
from .factwords import FactWords, factwords_of


@dataclass(frozen=True)
class Drafted:
    """A fact that a quote may tell.

    Attributes:
        key: The column, or the total.
        values: The values that fit.
        words: The words of the quote that suggest it.
    """

    key: str
    values: tuple[str, ...]
    words: str


def draft_facts(study: Study) -> dict[str, tuple[Drafted, ...]]:
    """What each quote without a named speaker may tell, by the quote's id; also quotes that seem to
    tell nothing.
    """
    return {
        quote.id: tuple(
            _drafted(study, _text(quote), factwords_of(quote.language or study.study.language))
        )
        for quote in study.published_quotes
        if is_unlinked(study, quote)
    }


def draft_text(drafts: dict[str, tuple[Drafted, ...]]) -> str:
    """The draft as the content of a file."""
    lines = [
        (
            "# A draft by `ownwords facts`, from lists of words. Read each quote yourself: take out"
            " what is wrong, add what is missing"
        ),
        (
            "# (by whom something was done, how long, how often, where). A column has the value or"
            " values that fit, a total the line."
        ),
        "# This file stays in private/ and is never published.",
    ]
    for id_, facts in drafts.items():
        lines.append(f"{id_}:" if facts else f"{id_}: {{}}")
        for fact in facts:
            values = ", ".join(_yaml(value) for value in fact.values)
            lines.append(
                f"  {fact.key}: {values if len(fact.values) == 1 else f'[{values}]'}  #"
                f" “{fact.words}”"
            )
    return "\n".join(lines) + "\n"


def _yaml(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(quote: Quote) -> str:
    return " ".join(text for text in (quote.text, *(turn.text for turn in quote.turns)) if text)


def _drafted(study: Study, text: str, lists: FactWords) -> Iterator[Drafted]:
    found: dict[str, Drafted] = {}
    for drafted in (
        *_genders(study, text, lists),
        *_endings(study, text, lists),
        *_spans(study, text, lists),
    ):
        found.setdefault(drafted.key, drafted)
    yield from found.values()


def _levelled(study: Study) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Columns and totals with their possible values."""
    for columns, rows in ((table.table.columns, table.rows) for table in study.tables):
        for column in columns:
            shown = tuple(
                dict.fromkeys(
                    cell.text
                    for row in rows
                    for cell in row.cells
                    if cell.column == column.id and cell.text
                )
            )
            if not column.beside and column.kind != "number" and len(shown) <= _MOST_VALUES:
                yield column.id, shown
    yield from (
        (total.id, tuple(line.label for line in total.counts)) for total in study.sample.totals
    )


_MOST_VALUES = 100


def _genders(study: Study, text: str, lists: FactWords) -> Iterator[Drafted]:
    """Facts from words such as “she”, for a column with a level such as “female”. Who is meant, a
    person has to decide.
    """
    for pronouns, names in lists.genders:
        if said := _first(pronouns, text):
            for key, values in _levelled(study):
                fitting = tuple(value for value in values if _first(names, value))
                if fitting and len(fitting) < len(values):
                    yield Drafted(key, fitting, said)


def _endings(study: Study, text: str, lists: FactWords) -> Iterator[Drafted]:
    """Facts from words for an ending, for a column with a level such as “ended by …”."""
    if said := _first(lists.endings, text):
        for key, values in _levelled(study):
            fitting = tuple(value for value in values if _first(lists.endings, value))
            if fitting and len(fitting) < len(values):
                yield Drafted(key, fitting, said)


def _spans(study: Study, text: str, lists: FactWords) -> Iterator[Drafted]:
    """Facts from spans of time such as “fifty weeks”, for a column that counts months: the values
    that are about as long.
    """
    for words, days in _told_spans(text, lists):
        for column, values in _columns_in_time(study, lists):
            fitting = tuple(
                dict.fromkeys(
                    value
                    for value, its_days in values
                    if days / _ABOUT <= its_days <= days * _ABOUT
                )
            )
            if fitting:
                yield Drafted(column.id, fitting, words)


_ABOUT = 1.6
"""How far a span may be from what somebody said."""


def _told_spans(text: str, lists: FactWords) -> Iterator[tuple[str, float]]:
    numbers = "|".join(sorted(map(re.escape, lists.numbers), key=len, reverse=True))
    units = "|".join(sorted(map(re.escape, lists.days), key=len, reverse=True))
    for found in re.finditer(
        rf"(?<!\w)(\d{{1,3}}(?:[.,]\d)?|{numbers})\s+({units})(?!\w)" if units else r"(?!)",
        text,
        re.IGNORECASE,
    ):
        written = found[1].casefold()
        number = (
            lists.numbers[written] if written in lists.numbers else float(written.replace(",", "."))
        )
        yield found[0], number * lists.days[found[2].casefold()]


def _columns_in_time(
    study: Study, lists: FactWords
) -> Iterator[tuple[Column, list[tuple[str, float]]]]:
    for columns, rows in ((table.table.columns, table.rows) for table in study.tables):
        units = {
            column.beside or column.id: (column.unit or "").casefold()
            for column in columns
            if column.kind == "number"
        }
        for column in columns:
            days = lists.days.get(units.get(column.id, ""))
            if days and not column.beside:
                cells = (
                    cell
                    for row in rows
                    for cell in row.cells
                    if cell.column == column.id and cell.number is not None
                )
                yield column, [(cell.text, (cell.number or 0) * days) for cell in cells]


def _first(words: tuple[str, ...], text: str) -> str:
    """The first of these words that occurs in a text, as written there."""
    found = (
        re.search(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", text, re.IGNORECASE) if words else None
    )
    return found[0] if found else ""
