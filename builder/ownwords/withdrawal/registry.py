"""withdrawn.yml: by what the words are known again, without them."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..disclosure.fingerprints import (
    KEY_FILE,
    KEY_VARIABLE,
    SHORTEST,
    FingerprintKey,
    KeyPlace,
    UnfitKey,
    fingerprints,
    make_key,
    runs_of,
    words_of,
)
from ..disclosure.lock import NAME as LOCK
from ..disclosure.lock import lock_text, read_lock, without_withdrawn
from ..errors import BuildError
from ..load import Loaded
from ..model import Study
from ..model.findings import Quote
from ..model.withdrawn import (
    Runs,
    StudiedRows,
    WithdrawnFile,
    WithdrawnQuote,
    WithdrawnRow,
    is_fingerprint,
)
from .taken import Taken

_HEAD = (
    "# Written by `ownwords withdraw`: what was withdrawn, without words, ids or days. Without the"
    " key, which is not in this repository,\n"
    "# the fingerprints say nothing; with it, the gate finds the words wherever they are left. See"
    " `ownwords docs how-to`.\n"
)


def known_key(study: Study, place: KeyPlace) -> FingerprintKey | None:
    """The study's key, where it is at hand; any other could not find what was withdrawn before."""
    with suppress(UnfitKey):
        key = place.find()
        known = study.withdrawn.key if study.withdrawn else None
        return key if not known or (key and key.check == known) else None
    return None


def key_of(study: Study, place: KeyPlace, private: Path, dry: bool) -> tuple[FingerprintKey, bool]:
    """The study's key, and whether it was made now; in a dry run a first one is thrown away.

    Raises:
        BuildError: The key at hand is not the study's.
    """
    known = study.withdrawn.key if study.withdrawn else None
    try:
        key = place.find()
    except UnfitKey as error:
        raise BuildError(str(error)) from None
    if known and (key is None or key.check != known):
        where = f"private/{KEY_FILE} or {KEY_VARIABLE}"
        raise BuildError(
            f"the key of this study is needed in {where}: another one could not find what was"
            " withdrawn before"
        )
    if key:
        return key, False
    return (FingerprintKey(b"thrown away"), False) if dry else (make_key(private), True)


def lock_after(data: Path, withdrawn: WithdrawnFile) -> str | None:
    """published.lock after a withdrawal; None where there is no lock."""
    file = data / LOCK
    if not file.is_file():
        return None
    lock = read_lock(file.read_text("utf-8", errors="replace"))
    return lock_text(without_withdrawn(lock, withdrawn))


def remembered(
    study: Study, taken: Taken, key: FingerprintKey, translated: Mapping[str, list[str]]
) -> tuple[WithdrawnFile, list[str]]:
    """What withdrawn.yml holds afterwards, and what is to be said about it. What an earlier version
    wrote with ids and days is written anew without them. `translated` is what translations say of
    each quote that goes.
    """
    before = study.withdrawn or WithdrawnFile()
    quotes = {_hidden(key, "quote", each.id): each.runs for each in before.quotes}
    said = []
    wordless = {quote.id for quote in study.withdrawn_quotes}  # their words went before
    for id_, quote in taken.quotes.items():
        known = key.of_id("quote", id_)
        if id_ in wordless:
            quotes.setdefault(known, ())
            continue
        runs, told = _own_runs(study, taken, quote, translated.get(id_, []))
        said += told
        quotes[known] = tuple(
            Runs(words=n, fingerprints=fingerprints(key, own, id_)) for n, own in runs.items()
        )
    people = _rows(key, "person", before.people, taken.people)
    cases = _rows(key, "case", before.cases, taken.cases)
    return (
        WithdrawnFile(
            key=key.check,
            studied_people=study.studied("people") if people else None,
            studied_cases=study.studied("cases") if cases else None,
            studied_tables=_studied_tables(study, before, taken),
            quotes=tuple(WithdrawnQuote(id=id_, runs=quotes[id_]) for id_ in sorted(quotes)),
            people=people,
            cases=cases,
        ),
        said,
    )


def _studied_tables(study: Study, before: WithdrawnFile, taken: Taken) -> tuple[StudiedRows, ...]:
    """How many rows each further table had from which any went."""
    known = {each.table for each in before.studied_tables}
    return tuple(
        StudiedRows(table=table.id, number=study.studied(table.id))
        for table in study.further
        if table.id in known or any(row.id in taken.cases for row in table.rows)
    )


def _hidden(key: FingerprintKey, kind: str, id_: str) -> str:
    """The fingerprint of an id, where it is not one already."""
    return id_ if is_fingerprint(id_) else key.of_id(kind, id_)


def _rows(
    key: FingerprintKey, kind: str, before: tuple[WithdrawnRow, ...], ids: frozenset[str]
) -> tuple[WithdrawnRow, ...]:
    known = {_hidden(key, kind, row.id) for row in before} | {key.of_id(kind, id_) for id_ in ids}
    return tuple(WithdrawnRow(id=each) for each in sorted(known))


def _own_runs(
    study: Study, taken: Taken, quote: Quote, translated: list[str]
) -> tuple[dict[int, set[str]], list[str]]:
    """The runs of a quote by which it is known again: those that stand in nobody else's quote."""
    runs, said = runs_of([*_words(quote), *translated]), []
    named = words_of(quote.id)
    if len(named) >= SHORTEST and set(named) <= set(words_of(" ".join(_words(quote)))):
        said.append(
            f"The id {quote.id} is made of the quote’s words, and its address may be known: links"
            " elsewhere still tell them."
        )
    if not runs:
        said.append(
            f"The quote {quote.id} has fewer than {SHORTEST} words, so they cannot be searched "
            f"for. Please check for them yourself."
        )
    for other in study.published_quotes:
        if other.id in taken.quotes:
            continue
        theirs = runs_of(_words(other))
        shared = {length: runs[length] & theirs.get(length, set()) for length in runs}
        if count := sum(map(len, shared.values())):
            said.append(
                f"The quote {other.id} has words of {quote.id} in it ({count} in a row of"
                f" {min(runs)}); they stay and are not looked for. If it repeats {quote.id},"
                " withdraw it too."
            )
            runs = {
                length: own - shared[length] for length, own in runs.items() if own - shared[length]
            }
    return runs, said


def _words(quote: Quote) -> list[str]:
    """What somebody said, in every form that the study holds, and the name made from it."""
    texts = (
        quote.text,
        quote.short,
        quote.gist,
        quote.original and quote.original.text,
        *(turn.text for turn in quote.turns),
    )
    return [text for text in texts if text]


def written(withdrawn: WithdrawnFile, loaded: Loaded) -> str:
    """The text of withdrawn.yml, beside the other files of the study."""
    text = _schema_line(loaded) + _HEAD
    text += f"key: {withdrawn.key}\n" if withdrawn.key else ""
    for name in ("people", "cases"):
        if rows := getattr(withdrawn, name):
            text += f"studied_{name}: {getattr(withdrawn, f'studied_{name}')}\n{name}:\n"
            text += "".join(f"  - {{id: {row.id}}}\n" for row in rows)
    if withdrawn.studied_tables:
        text += "studied_tables:\n"
        for each in withdrawn.studied_tables:
            text += f"  - {{table: {each.table}, number: {each.number}}}\n"
    return text + (
        "quotes:\n" + "".join(map(_quote_lines, withdrawn.quotes)) if withdrawn.quotes else ""
    )


def _quote_lines(quote: WithdrawnQuote) -> str:
    text = f"  - id: {quote.id}\n" + ("    runs:\n" if quote.runs else "")
    for runs in quote.runs:
        prints = [
            ", ".join(runs.fingerprints[at : at + 6]) for at in range(0, len(runs.fingerprints), 6)
        ]
        text += f"      - words: {runs.words}\n        fingerprints: [\n"
        text += "".join(f"          {line},\n" for line in prints) + "        ]\n"
    return text


def _schema_line(loaded: Loaded) -> str:
    """The line that tells an editor the file's schema, as quotes.yml has it."""
    first = loaded.yaml("quotes").text.split("\n", 1)[0]
    return (
        first.replace("/quotes.json", "/withdrawn.json") + "\n"
        if first.endswith("/quotes.json")
        else ""
    )
