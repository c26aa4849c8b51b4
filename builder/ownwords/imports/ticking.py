"""The table to tick: a row for each quote and each finding that an import proposes."""

from collections.abc import Iterable
from pathlib import Path

from ..errors import Problem, StudyError
from ..source.files import UnreadableError
from ..source.sheets import read_sheet, sheet
from .adoption import Choice
from .proposal import LEFT, OPEN, TAKEN, Proposal

COLUMNS = ("take", "kind", "id", "words", "who speaks", "findings", "gist", "told_as", "look at")
_YES = frozenset(["y", "yes", "x", "1", "ja", "j", "sí", "oui", "true"])
_NO = frozenset(["n", "no", "0", "nej", "nein", "non", "false"])
_LATER = frozenset(("", "later", "l"))
_TOLD = ("helped", "hindered", "both", "unclear")


def table(proposal: Proposal, now: dict[str, str]) -> str:
    """The table of all that is not taken yet, and of what changed in the file since.

    Args:
        proposal: What is proposed.
        now: The words that stand in the project, of what changed in the file.
    """
    ticks = {OPEN: "later", LEFT: "no"}
    rows: list[tuple[str, ...]] = []
    for quote in proposal.quotes:
        speakers = ", ".join(dict.fromkeys(turn.who or "not said" for turn in quote.said))
        looks = [*quote.doubts, *(f"selected inside it: “{each}”" for each in quote.inner)]
        if quote.id in now:
            looks = [f"changed in the file; in your study: “{now[quote.id]}”. yes takes the file’s"]
        elif quote.state == TAKEN:
            continue
        rows.append(
            (
                ticks.get(quote.state, "later"),
                "quote",
                quote.id,
                _harmless(quote.words),
                speakers,
                "; ".join(quote.findings),
                quote.gist,
                quote.told_as,
                "; ".join(looks),
            )
        )
    for finding in proposal.findings:
        look = ""
        if finding.id in now:
            look = f"renamed in the file; in your study: “{now[finding.id]}”. yes takes the file’s"
        elif finding.state == TAKEN:
            continue
        tick = ticks.get(finding.state, "later")
        about = (_harmless(finding.label), "", finding.parent, "", "", look)
        rows.append((tick, "finding", finding.id, *about))
    return sheet(COLUMNS, rows)


def ticked(file: Path, name: str, proposal: Proposal, now: dict[str, str]) -> Choice:
    """Reads a table that was filled in.

    Raises:
        StudyError: A cell holds what is not to be chosen; all of them.
    """
    try:
        rows = read_sheet(file.read_bytes(), name)
    except UnreadableError as error:
        raise StudyError(error.problems) from None
    known = {each.id for each in proposal.findings} | {each.id for each in proposal.quotes}
    problems = [problem for line, row in rows for problem in _unfit(name, line, row, known)]
    if problems:
        raise StudyError(problems)
    yes = {row["id"] for _, row in rows if row["take"].casefold() in _YES}
    no = {row["id"] for _, row in rows if row["take"].casefold() in _NO}
    quotes = [row for _, row in rows if row.get("kind") == "quote"]
    words = {quote.id: quote.words for quote in proposal.quotes}
    return Choice(
        take=frozenset(yes - now.keys()),
        leave=frozenset(no - now.keys()),
        gists={row["id"]: row["gist"] for row in quotes if row.get("gist")},
        told={row["id"]: row["told_as"] for row in quotes if row.get("told_as")},
        words={
            row["id"]: row["words"]
            for row in quotes
            if row.get("words") and _differ(row["words"], words[row["id"]])
        },
        newer=frozenset(yes & now.keys()),
        keep=frozenset(no & now.keys()),
    )


def _harmless(words: str) -> str:
    """Words that a spreadsheet would take for a formula get an apostrophe, which reading takes
    off.
    """
    return f"'{words}" if words.startswith(tuple("=+-@\t")) else words


def _differ(one: str, other: str) -> bool:
    return one.split() != _harmless(other).split()


def _unfit(name: str, line: int, row: dict[str, str], known: set[str]) -> Iterable[Problem]:
    if missing := [column for column in ("take", "id") if column not in row]:
        message = f"the table has no column “{missing[0]}” here"
        yield Problem(name, line, 0, "", message, "keep the columns as they were")
        return
    if row["take"].casefold() not in _YES | _NO | _LATER:
        message = f"“{row['take']}” is neither yes, no nor later"
        yield Problem(name, line, 0, "take", message, "write one of these")
    if row["id"] not in known:
        message = f"nothing with the id “{row['id']}” is proposed"
        yield Problem(name, line, 0, "id", message, "leave the ids as they were")
    told = row.get("told_as", "")
    if told and told not in _TOLD:
        message = f"“{told}” is not one of the choices"
        yield Problem(name, line, 0, "told_as", message, ", ".join(_TOLD))
