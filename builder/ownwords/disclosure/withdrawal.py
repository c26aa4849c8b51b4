"""Searches everything that is to be published for what was withdrawn, without having its words.

An issue names the file, the line and the quote, never the words: messages end up in public logs.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from pathlib import PurePosixPath

from ..checks import Issue
from ..errors import Problem
from ..model import Study
from ..model.withdrawn import WithdrawnFile, is_fingerprint
from ..records import dataclass
from ..source import FileText
from .encodings import decoded
from .fingerprints import (
    KEY_FILE,
    KEY_VARIABLE,
    RUN,
    UNCHECKED,
    FingerprintKey,
    KeyPlace,
    UnfitKey,
    fold,
    folded,
    runs_of,
    unchecked,
    windows,
    words_of,
)
from .identifiers.plain import plain
from .lock import forgotten_by, read_lock
from .material import Material

REMEMBERED = "withdrawn.yml"
"""The copy of withdrawn.yml in `private/`."""

_FINGERPRINT = re.compile(r"\b[a-p]{16}\b")
_MOST_RUNS = 2
"""So many runs of one quote may be common; more would be a way round."""

_TAKE_OUT = "take them out; if anybody might say them, list them in privacy.yml under common"


@dataclass
class Seeker:
    """Finds runs of words by their fingerprints.

    Attributes:
        key: The secret they were made with.
        known: The quote of each fingerprint (the fingerprint of its id), by the number of words in
            a run.
        clean: Hashes of runs that were looked up before without a match; pages repeat the same
            text.
    """

    key: FingerprintKey
    known: dict[int, dict[str, str]]
    clean: set[int] = field(default_factory=set)

    def of_run(self, words: list[str]) -> str | None:
        """The quote that a run of words stands in, whether or not it is common."""
        return self.known.get(len(words), {}).get(self.key.fingerprint(" ".join(words)))

    def stretches(self, words: list[str]) -> Iterator[tuple[int, str]]:
        """Where words of a quote begin, with the quote's id; overlapping runs count as one."""
        for length, known in self.known.items():
            end: dict[str, int] = {}
            for at, window in enumerate(windows(words, length)):
                if (seen := hash(window)) in self.clean:
                    continue
                quote = known.get(self.key.fingerprint(window))
                if quote is None:
                    self.clean.add(seen)
                    continue
                if at > end.get(quote, -1):
                    yield at, quote
                end[quote] = at + length

    def lines(self, text: str) -> Iterator[tuple[int, str]]:
        """The lines of a text in which words of a quote begin."""
        whole = fold(text)
        found = list(folded(whole))
        for at, quote in self.stretches([word[0] for word in found]):
            yield whole.count("\n", 0, found[at].start()) + 1, quote


def seeker_of(study: Study, place: KeyPlace, key: FingerprintKey | None = None) -> Seeker | None:
    """The seeker for the withdrawn words; None where there is nothing to search for, or the key is
    missing.

    Args:
        study: The study.
        place: Where the key may lie.
        key: The key, if it is known already.

    Raises:
        UnfitKey: The key cannot be used, or is not the one the fingerprints were made with.
    """
    withdrawn = study.withdrawn
    if not withdrawn or not _sought(withdrawn):
        return None
    key = key or place.find()
    if key is None:
        return None
    if not withdrawn.key:
        raise UnfitKey("withdrawn.yml has no line “key:” any more, by which the key is known")
    if key.check != withdrawn.key:
        raise UnfitKey("this is not the key that was used to write withdrawn.yml")
    return Seeker(key, _known(withdrawn), {hash(run) for run in _common(study)})


def _sought(withdrawn: WithdrawnFile) -> bool:
    """Whether there is something that only the key can find."""
    return any(quote.runs for quote in withdrawn.quotes) or any(map(is_fingerprint, withdrawn.ids))


def _known(withdrawn: WithdrawnFile) -> dict[int, dict[str, str]]:
    known: dict[int, dict[str, str]] = {}
    for quote in withdrawn.quotes:
        for runs in quote.runs:
            known.setdefault(runs.words, {}).update(dict.fromkeys(runs.fingerprints, quote.id))
    return known


def _common(study: Study) -> set[str]:
    """Runs that the team allows because anybody might say them."""
    common = study.privacy.common if study.privacy else ()
    return {run for runs in runs_of(each.words for each in common).values() for run in runs}


def forgotten(material: Material) -> Iterator[Issue]:
    """Finds that withdrawn.yml lost something that it had: the copy in `private/` still has it, or
    published.lock knows of it, which needs neither the key nor `private/`.
    """
    copy = material.remembered
    now = {*_FINGERPRINT.findall(material.loaded.yaml("withdrawn").exact)}
    if {*_FINGERPRINT.findall(copy)} - now:
        yield Issue(
            "withdrawn",
            (),
            "what was withdrawn before stands here no more, so nobody would notice it",
            f"put the file back; private/{REMEMBERED} is a copy of it",
            "withdrawn-forgotten",
        )
    elif forgotten_by(read_lock(material.lock), material.study.withdrawn):
        yield Issue(
            "withdrawn",
            (),
            "what was withdrawn before stands here no more, as published.lock tells",
            "put withdrawn.yml back as it was, with its key and all runs",
            "withdrawn-forgotten",
        )


def common_quotes(material: Material) -> Iterator[Issue]:
    """Finds entries of `common` that could let a whole withdrawn quote stand."""
    study = material.study
    try:
        seeker = seeker_of(study, material.key)
    except UnfitKey:
        seeker = None
    times: Counter[str] = Counter()
    for at, each in enumerate(study.privacy.common if study.privacy else ()):
        words = words_of(each.words)
        hint = "list only what anybody might say, five words in a row"
        if len(words) > RUN:
            message = f"{len(words)} words in a row could be a whole quote that was withdrawn"
            yield Issue("privacy", ("common", at), message, hint, "common-quote")
        elif seeker and (quote := seeker.of_run(words)):
            times[quote] += 1
            if len(words) < RUN or times[quote] > _MOST_RUNS:
                message = "this lets a quote that was withdrawn stand whole, or most of it"
                yield Issue("privacy", ("common", at), message, hint, "common-quote")


def withdrawn_again(material: Material) -> Iterator[Issue]:
    """Finds what was withdrawn and is there all the same: a quote, a row, words in any file."""
    try:
        seeker = seeker_of(material.study, material.key)
    except UnfitKey as error:
        hint = f"put the study's key into private/{KEY_FILE} or {KEY_VARIABLE}"
        yield Issue("withdrawn", ("key",), str(error), hint, "withdrawal-key")
        return
    yield from _back_in_the_data(material.study, seeker.key if seeker else None)
    if seeker:
        yield from words_left(seeker, material.published)


def words_left(seeker: Seeker, files: Iterable[FileText]) -> Iterator[Issue]:
    """Finds words of a withdrawn quote in files."""
    for file in files:
        for _, quote in seeker.stretches(name_words(file.name)):
            yield _found(file.name, 0, quote)
        for line, quote in sorted(set(_lines(seeker, file.text))) if file.text else ():
            yield _found(file.name, line, quote)


def name_words(name: str) -> list[str]:
    """The words of a file's name, with its folders."""
    return words_of(PurePosixPath(decoded(name)).with_suffix("").as_posix())


def _found(file: str, line: int, quote: str) -> Issue:
    return Issue(
        file,
        (),
        "here stand words of a quote that was withdrawn",
        _TAKE_OUT,
        "withdrawn-words",
        quote,
        line,
    )


def _back_in_the_data(study: Study, key: FingerprintKey | None) -> Iterator[Issue]:
    gone = study.withdrawn or WithdrawnFile()

    def is_back(kind: str, id_: str, known: frozenset[str]) -> bool:
        return id_ in known or bool(key and key.of_id(kind, id_) in known)

    quotes = frozenset(quote.id for quote in gone.quotes)
    for at, quote in study.numbered_quotes:
        if is_back("quote", quote.id, quotes):
            message = f'the quote "{quote.id}" was withdrawn and is here again'
            hint = f"run ownwords withdraw {quote.id} again"
            yield Issue("quotes", ("quotes", at), message, hint, "withdrawn-words", quote.id)
    for name, kind, before in (("people", "person", gone.people), ("cases", "case", gone.cases)):
        known = frozenset(row.id for row in before)
        tables = study.case_tables if name == "cases" else study.tables[:1]
        back = [(t, row.id) for t in tables for row in t.rows if is_back(kind, row.id, known)]
        for table, id_ in back:
            message = f'the withdrawn row "{id_}" is in {table.file} again'
            yield Issue("withdrawn", (name,), message, "take the row out", "withdrawn-row", id_)
        studied = getattr(gone, f"studied_{name}")
        rows, missing = len(getattr(study, name)), len(before)
        if key and not back and not gone.studied_tables and studied not in (None, rows + missing):
            message = f"{studied} {name} were studied, but {rows} have rows and {missing} withdrew"
            hint = f"write {rows + missing}, if that is how many were studied"
            yield Issue("withdrawn", (f"studied_{name}",), message, hint, "withdrawn-row")


def written_with_ids(material: Material) -> Iterator[Issue]:
    """Finds what earlier versions wrote of a withdrawal: ids and days."""
    gone, left = material.study.withdrawn, material.study.withdrawn_quotes
    hint = "run ownwords withdraw --migrate once"
    if left:
        at = next(n for n, each in enumerate(material.study.quotes.quotes) if each is left[0])
        message = "entries name quotes that were withdrawn, and days"
        yield Issue("quotes", ("quotes", at), message, hint, "withdrawn-named")
    if gone and gone.named:
        message = "ids and days of what was withdrawn stand here"
        yield Issue("withdrawn", (), message, hint, "withdrawn-named")


_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt])|(.))")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)[^<>]*>")
_TARGET = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")


def _lines(seeker: Seeker, text: str) -> Iterator[tuple[int, str]]:
    """Matches in a text as it stands, without its markup, with its escapes decoded, and read as its
    letters look.
    """
    read = (plain(form) for form in (decoded(text), without_tags(text, "")))
    for form in dict.fromkeys(
        (text, without_tags(text, ""), without_tags(text, " "), unescaped(text), *read)
    ):
        yield from seeker.lines(form)


def without_tags(text: str, instead: str) -> str:
    """The text without HTML tags and link targets, with entities decoded; every line keeps its
    number.
    """
    bare = _TAG.sub(_on_as_many_lines(instead), _TARGET.sub(_on_as_many_lines("]"), text))
    return html.unescape(bare)


def _on_as_many_lines(instead: str) -> Callable[[re.Match[str]], str]:
    return lambda found: instead + "\n" * found[0].count("\n")


def unescaped(text: str) -> str:
    """The text with escapes of JSON, scripts and YAML decoded."""
    return _ESCAPE.sub(
        lambda found: (
            chr(int(found[1] or found[2], 16)) if found[1] or found[2] else found[4] or " "
        ),
        text,
    )


def not_looked_for(material: Material) -> Iterator[str]:
    """Says what was withdrawn and cannot be searched for here."""
    study = material.study
    kept = {quote.id: quote for quote in study.withdrawn.quotes} if study.withdrawn else {}
    if missing_key(study, material.key):
        yield (
            f"Withdrawn words were not searched for, because the key is neither in "
            f"private/{KEY_FILE} nor in"
            f" {KEY_VARIABLE}."
        )
    if by_hand := sum(quote.id not in kept for quote in study.withdrawn_quotes):
        yield f"Not searched for, because they were removed by hand: {_quotes(by_hand)}."
    if short := sum(not quote.runs for quote in kept.values()):
        yield f"Not looked for, because they were too short: {_quotes(short)}."
    if kept and (closed := _closed(material)):
        yield (
            "The text of these files cannot be read. Please check them yourself:"
            f" {', '.join(closed)}."
        )


def _quotes(count: int) -> str:
    return "1 quote" if count == 1 else f"{count} quotes"


def _closed(material: Material) -> list[str]:
    """Files whose text cannot be read."""
    return [file.name for file in material.published if file.text is None]


def missing_key(study: Study, place: KeyPlace) -> bool:
    """Whether there is something to search for and the key is missing."""
    if not study.withdrawn or not _sought(study.withdrawn):
        return False
    try:
        return place.find() is None
    except UnfitKey:
        return False  # said as an issue


def unpublishable(material: Material) -> Problem | None:
    """The problem that stops a site: withdrawn words could not be searched for, and nobody said
    that this is intended.
    """
    if unchecked() or not missing_key(material.study, material.key):
        return None
    return Problem(
        material.loaded.yaml("withdrawn").name,
        0,
        0,
        "",
        "no site was built, because the key needed to search for withdrawn words is missing",
        f"put the key into private/{KEY_FILE} or {KEY_VARIABLE}; to build without looking, set"
        f" {KEY_VARIABLE}={UNCHECKED}",
    )
