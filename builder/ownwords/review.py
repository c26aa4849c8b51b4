"""Reviewing what looks like an identifier: each word with all its places and sentences, and a
record of who decided what about which, and when.

The record is `allowed` in privacy.yml, which is public and read wherever the site is built. Two
doors lead to it: the terminal, and a table to fill in. What is decided is added; nothing that
stands in the file is changed.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .disclosure import Material
from .disclosure.identifiers import to_review
from .disclosure.identifiers.detectors import DetectorError
from .disclosure.identifiers.places import Match, line_of, place_of
from .errors import BuildError, Problem, StudyError
from .model import FILES
from .records import dataclass
from .source.edit import Draft
from .source.files import UnreadableError
from .source.sheets import read_sheet, sheet

COLUMNS = ("words", "looks like", "where", "line", "sentence", "stands", "reason", "by", "date")
_NEEDED = ("words", "where", "stands", "reason")
TICKS = frozenset(("x", "y", "yes", "ja", "1", "ok", "true", "stands"))
_ENDS = re.compile(r"[.!?…]['\"”’»)\]]*\s|\n\s*\n")


@dataclass(frozen=True)
class Place:
    """A place of a word.

    Attributes:
        where: The place as the record names it: `quotes.yml: quotes[an-id].text`.
        at: File and line, for a person.
        sentence: The sentence in which the word stands there, whole.
    """

    where: str
    at: str
    sentence: str


@dataclass(frozen=True)
class Open:
    """A word that is to be looked at, with all its places.

    Attributes:
        words: The words as they stand there.
        what: What they look like: `a phone number`.
        places: Where they stand.
    """

    words: str
    what: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Decision:
    """That words may stand in some places.

    Attributes:
        words: The words.
        where: The places.
        reason: Why they tell nothing about a person.
        by: Who decided.
        date: When.
    """

    words: str
    where: tuple[str, ...]
    reason: str
    by: str
    date: str


def open_words(material: Material) -> tuple[Open, ...]:
    """What is to be looked at and not decided yet, grouped by word, in the order of the study.

    Raises:
        StudyError: The names in private/ cannot be read.
        BuildError: A detector failed.
    """
    try:
        found = to_review(material)
    except UnreadableError as error:
        raise StudyError(error.problems) from None
    except DetectorError as error:
        raise BuildError(str(error)) from None
    groups: dict[str, list[Match]] = {}
    for one in found:
        groups.setdefault(one.words, []).append(one)
    return tuple(
        Open(
            words, group[0].find.what, tuple(dict.fromkeys(_place(material, one) for one in group))
        )
        for words, group in groups.items()
    )


def _place(material: Material, found: Match) -> Place:
    file = found.piece.file
    name = material.loaded.yaml(file).name if file in FILES else file
    return Place(
        place_of(material, found), f"{name}:{line_of(found, material.loaded)}", sentence_of(found)
    )


def sentence_of(found: Match) -> str:
    """The sentence in which something was found, on one line and whole."""
    text, start, end = found.piece.text, found.find.start, found.find.end
    before = [each.end() for each in _ENDS.finditer(text, 0, start) if each.end() <= start]
    after = _ENDS.search(text, max(end - 1, 0))
    return " ".join(text[before[-1] if before else 0 : after.end() if after else len(text)].split())


def recorded(material: Material, decisions: Iterable[Decision]) -> tuple[Material, str]:
    """The study with these decisions in its privacy.yml, and the file's new text; every other byte
    stays. Nothing is written.

    Raises:
        StudyError: There is no privacy.yml, or it would not be in order.
    """
    source = material.loaded.yaml("privacy")
    if source.state == "absent":
        message = "what may stand is recorded here, and there is no such file"
        hint = "write it first: lead, basis and signed_by"
        raise StudyError([Problem(source.name, 0, 0, "", message, hint)])
    draft = Draft(source.exact)
    draft.append(source, "allowed", [_fields(each) for each in decisions])
    text = draft.text()
    return replace(material, loaded=material.loaded.edited({"privacy.yml": text})), text


def _fields(decision: Decision) -> dict[str, str | list[str]]:
    return {
        "words": _quoted(decision.words),
        "where": [_quoted(each) for each in decision.where],
        "reason": _quoted(decision.reason),
        "by": _quoted(decision.by),
        "date": decision.date,
    }


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def to_fill_in(words: Iterable[Open]) -> str:
    """A table with one row for each word and place."""
    rows = (
        (each.words, each.what, place.where, place.at, place.sentence, "", "", "", "")
        for each in words
        for place in each.places
    )
    return sheet(COLUMNS, rows)


@dataclass(frozen=True)
class Filled:
    """What a filled-in table says.

    Attributes:
        decisions: What may stand.
        gone: Rows that were ticked and about which nothing is open, in sentences.
    """

    decisions: tuple[Decision, ...]
    gone: tuple[str, ...]


def filled_in(file: Path, name: str, words: Iterable[Open], by: str, today: str) -> Filled:
    """Reads a filled-in table.

    Args:
        file: The table.
        name: Its name in messages.
        words: What is open.
        by: Who decided, where a row does not say.
        today: When, where a row does not say.

    Raises:
        StudyError: It cannot be read, or a row that is ticked gives no reason, or nobody decided.
    """
    try:
        rows = read_sheet(file.read_bytes(), name)
    except UnreadableError as error:
        raise StudyError(error.problems) from None
    open_places = {(each.words, place.where) for each in words for place in each.places}
    ticked = [(line, row) for line, row in rows if row.get("stands", "").lower() in TICKS]
    problems = [problem for line, row in rows for problem in _unfit(name, line, row, by)]
    if problems:
        raise StudyError(problems)
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    gone = []
    for line, row in ticked:
        if (row["words"], row["where"]) in open_places:
            who, when = row.get("by") or by, row.get("date") or today
            key = (row["words"], row["reason"], who, when)
            groups.setdefault(key, []).append(row["where"])
        else:
            gone.append(
                f"{name}:{line}: “{row['words']}” is decided already, or stands there no more"
            )
    decisions = (
        Decision(said, tuple(dict.fromkeys(where)), reason, who, when)
        for (said, reason, who, when), where in groups.items()
    )
    return Filled(tuple(decisions), tuple(gone))


def _unfit(name: str, line: int, row: dict[str, str], by: str) -> Iterable[Problem]:
    tick = row.get("stands", "")
    if missing := [
        column for column in ("words", "where", "stands", "reason") if column not in row
    ]:
        message = f"the table has no column “{missing[0]}” here"
        yield Problem(name, line, 0, "", message, "keep the columns as they were")
    elif tick and tick.lower() not in TICKS and tick.lower() not in ("no", "n", "nej", "0"):
        message = f"“{tick}” is neither yes nor no"
        yield Problem(name, line, 0, "stands", message, "write yes, or leave it empty")
    elif tick.lower() in TICKS and not row["reason"]:
        message = f"“{row['words']}” is ticked without a reason"
        yield Problem(name, line, 0, "reason", message, "say why it tells nothing about a person")
    elif tick.lower() in TICKS and not (row.get("by") or by):
        message = f"nobody is named who decided about “{row['words']}”"
        yield Problem(name, line, 0, "by", message, "fill in the column by, or use --by")
