"""What was proposed and decided, in `private/import/NAME/`: candidates, the key of who is who, and
the table to tick. The imported file itself is never copied.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ..private import CANDIDATES, IMPORT_KEY, IMPORT_TABLE, IMPORTS, prepare
from ..source.sheets import sheet
from ..suggestions import proposed_id
from ..writing import write_whole
from .attributes import Column
from .pieces import ImportFailed
from .proposal import TAKEN, Finding, Person, Proposal, Quote, Said

FOLDER = IMPORTS
KEY = IMPORT_KEY
TABLE = IMPORT_TABLE
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def name_for(path: Path) -> str:
    """The name of an import: that of its file, as an id."""
    return proposed_id(path.name.split(".")[0]) or "import"


def folder_of(private: Path, name: str) -> Path:
    """Where an import lies.

    Raises:
        ImportFailed: The name is none.
    """
    if not _NAME.fullmatch(name):
        raise ImportFailed(f"“{name}” cannot name an import; use small letters, digits and hyphens")
    return private / FOLDER / name


def names_in(private: Path) -> list[str]:
    """The imports that there are."""
    return sorted(file.parent.name for file in (private / FOLDER).glob(f"*/{CANDIDATES}"))


def load(private: Path, name: str) -> Proposal | None:
    """What an import proposed and what was decided; None where there is no such import.

    Raises:
        ImportFailed: Its file is damaged.
    """
    file = folder_of(private, name) / CANDIDATES
    if not file.is_file():
        return None
    try:
        data = json.loads(file.read_text("utf-8"))
        return Proposal(
            data["secret"],
            tuple(Finding(**each) for each in data["findings"]),
            tuple(_quote(each) for each in data["quotes"]),
            tuple(Person(**each) for each in data["people"]),
            columns=tuple(
                Column(**{**each, "levels": tuple(each["levels"])})
                for each in data.get("columns", ())
            ),
        )
    except (ValueError, TypeError, KeyError):
        raise ImportFailed(
            f"private/{FOLDER}/{name}/{CANDIDATES} is damaged; delete that folder and import again"
        ) from None


def _quote(data: dict[str, Any]) -> Quote:
    lists = {name: tuple(data[name]) for name in ("findings", "inner", "doubts")}
    return Quote(**{**data, **lists, "said": tuple(Said(**turn) for turn in data["said"])})


def save(private: Path, name: str, proposal: Proposal) -> None:
    """Keeps what was proposed and decided; the key of who is who stands beside it."""
    data = {
        "secret": proposal.secret,
        "findings": [asdict(each) for each in proposal.findings],
        "quotes": [asdict(each) for each in proposal.quotes],
        "people": [asdict(each) for each in proposal.people],
        "columns": [asdict(each) for each in proposal.columns],
    }
    _write(private, name, CANDIDATES, json.dumps(data, ensure_ascii=False, indent=1))
    people = [(each.id, each.name) for each in proposal.people]
    _write(private, name, KEY, sheet(("id here", "in the file"), people))


def _write(private: Path, name: str, file: str, text: str) -> None:
    prepare(private)
    folder = folder_of(private, name)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(folder / file, text.encode("utf-8", "surrogatepass"), 0o600)


def write_table(private: Path, name: str, text: str) -> Path:
    """Writes the table to tick; returns where."""
    _write(private, name, TABLE, text)
    return folder_of(private, name) / TABLE


def merged(before: Proposal | None, now: Proposal) -> tuple[Proposal, tuple[str, ...]]:
    """A newer import with the decisions of the one before, and what changed, in sentences.

    Words that were taken and that the file now has in another way keep what was taken in `was`.
    """
    if before is None:
        return now, ()
    quotes, changed, new = _merged_quotes(before, now)
    findings, renamed = _merged_findings(before, now)
    fresh = {each.key for each in now.quotes} | {each.key for each in now.findings}
    past: tuple[Quote | Finding, ...] = (*before.quotes, *before.findings)
    gone = [each for each in past if each.key not in fresh]
    kept = [each for each in gone if each.state == TAKEN]
    said = [
        f"{count} {what}"
        for count, what in (
            (new, "new"),
            (changed + renamed, "changed in the file"),
            (len(gone), "no longer in the file; what was taken of it stays"),
        )
        if count
    ]
    merged_ = replace(
        now,
        findings=(*findings, *(each for each in kept if isinstance(each, Finding))),
        quotes=(*quotes, *(each for each in kept if isinstance(each, Quote))),
    )
    return merged_, tuple(said) or ("nothing has changed",)


def _merged_quotes(before: Proposal, now: Proposal) -> tuple[list[Quote], int, int]:
    old = {quote.key: quote for quote in before.quotes}
    quotes, changed, new = [], 0, 0
    for quote in now.quotes:
        if (known := old.get(quote.key)) is None:
            new += 1
            quotes.append(quote)
            continue
        differs = known.words != quote.words
        changed += differs
        was = known.was or (known.words if known.state == TAKEN and differs else "")
        was = "" if was == quote.words else was
        quotes.append(
            replace(quote, state=known.state, gist=known.gist, told_as=known.told_as, was=was)
        )
    return quotes, changed, new


def _merged_findings(before: Proposal, now: Proposal) -> tuple[list[Finding], int]:
    old = {finding.key: finding for finding in before.findings}
    findings, changed = [], 0
    for finding in now.findings:
        if known := old.get(finding.key):
            differs = known.label != finding.label
            changed += differs
            was = known.was or (known.label if known.state == TAKEN and differs else "")
            was = "" if was == finding.label else was
            finding = replace(finding, state=known.state, was=was)
        findings.append(finding)
    return findings, changed


def forget(
    private: Path, ids: Iterable[str], people: Iterable[str] = (), *, dry: bool = False
) -> tuple[str, ...]:
    """Takes quotes and people out of all imports, as when somebody withdraws: a person's name,
    cells and every proposed quote in which they speak. A table to tick goes whole, since it may
    hold them too.

    Args:
        private: The folder `private/`.
        ids: Ids of quotes.
        people: Ids of people.
        dry: Whether nothing is written.

    Returns:
        The imports that held any of it.
    """
    gone, leaving, changed = {*ids}, {*people}, []
    for name in names_in(private):
        if not (proposal := load(private, name)):
            continue
        kept = _without(proposal, gone, leaving)
        if kept == proposal:
            continue
        changed.append(name)
        if not dry:
            save(private, name, kept)
            (folder_of(private, name) / TABLE).unlink(missing_ok=True)
    return tuple(changed)


def _without(proposal: Proposal, gone: set[str], leaving: set[str]) -> Proposal:
    people = tuple(each for each in proposal.people if each.id not in leaving)
    cells = [each.cells for each in proposal.people if each.id in leaving]
    return replace(
        proposal,
        quotes=tuple(
            quote
            for quote in proposal.quotes
            if quote.id not in gone and leaving.isdisjoint(turn.who for turn in quote.said)
        ),
        people=people,
        columns=tuple(_still_held(column, cells, people) for column in proposal.columns),
    )


def _still_held(
    column: Column, gone: list[Mapping[str, str]], people: tuple[Person, ...]
) -> Column:
    """A column without the levels that only those who left had."""
    held = {person.cells.get(column.id) for person in people}
    theirs = {cells.get(column.id) for cells in gone} - held
    return replace(column, levels=tuple(each for each in column.levels if each not in theirs))
