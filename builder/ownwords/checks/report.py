"""All hints on a study together, less those that the team has acknowledged."""

from collections.abc import Iterable
from datetime import date

from ..load.translations import Translation
from ..model import Study
from ..prose import cited_keys
from ..records import dataclass
from ..source import Path, TableSource, WrittenPage
from ..suggestions import nearest
from . import Issue
from .places import where
from .prose import prose_texts, prose_texts_of_page
from .reading import Ease, Reading
from .registry import HINTS
from .rules import checks_of, codes_that
from .translated import eases_of
from .wording import ease_of

ACKNOWLEDGEABLE = codes_that("acknowledged", HINTS)
"""The codes of hints that may stand with a reason."""

_FIXED = frozenset(rule.code for rule in HINTS) - ACKNOWLEDGEABLE


@dataclass(frozen=True)
class Report:
    """What `ownwords check` has to say about a study that is in order.

    Attributes:
        hints: What is left to look at, in the order of the checks.
        acknowledged: How many hints are acknowledged.
        eases: Reading ease, by audience and of the plain definitions.
    """

    hints: tuple[Issue, ...]
    acknowledged: int
    eases: tuple[Ease, ...]


def report(
    study: Study,
    pages: Iterable[WrittenPage],
    today: date,
    tables: tuple[TableSource, ...] = (),
    gaps: tuple[tuple[str, Path], ...] = (),
    translations: tuple[Translation, ...] = (),
) -> Report:
    """Judge a study's wording, evidence and contacts.

    Args:
        study: The study.
        pages: Its hand-written pages.
        today: The day with which dates of contacts are compared.
        tables: Its tables as they were read.
        gaps: Places in which `to-write` stands, with the name of their file.
        translations: The study in other languages; in the folder of such a language, pages are
            read as its words.
    """
    folders = {each.folder for each in translations}
    written = tuple(pages)
    theirs = tuple(page for page in written if page.path.partition("/")[0] in folders)
    pages = tuple(page for page in written if page not in theirs)
    pieces = (
        *prose_texts(study),
        *(piece for page in pages for piece in prose_texts_of_page(study, page)),
    )
    eases = ease_of(study, pieces)
    cited = frozenset(key for page in written for key in cited_keys(page.text))
    reading = Reading(study, pieces, eases, today, tables, cited, gaps, translations, theirs)
    issues = tuple(issue for check in checks_of(HINTS) for issue in check(reading))
    entries = study.acknowledged.acknowledged if study.acknowledged else ()
    matched = [_matching(study, issue) for issue in issues]
    left = tuple(issue for issue, entries in zip(issues, matched, strict=True) if not entries)
    used = frozenset(at for entries in matched for at in entries)
    unused = tuple(_unused(at, entry.hint) for at, entry in enumerate(entries) if at not in used)
    eases += tuple(ease for each in translations for ease in eases_of(each, reading))
    return Report((*left, *unused), len(issues) - len(left), eases)


def _matching(study: Study, issue: Issue) -> tuple[int, ...]:
    """The acknowledgements of this hint, by their position."""
    if issue.code in _FIXED or not study.acknowledged:
        return ()
    place = where(study, issue)
    return tuple(
        at
        for at, entry in enumerate(study.acknowledged.acknowledged)
        if (entry.hint, entry.where) == (issue.code, place)
        and (entry.words is None or entry.words == issue.words)
    )


def _unused(at: int, code: str) -> Issue:
    path = ("acknowledged", at)
    if code in _FIXED:
        return Issue(
            "acknowledged",
            path,
            f"{code} cannot be acknowledged",
            "mend it and delete this",
            "unused-acknowledgement",
        )
    near = nearest(code, ACKNOWLEDGEABLE)
    hint = (
        f"did you mean “{near}”?"
        if near and code not in ACKNOWLEDGEABLE
        else "delete it, or correct its hint, where or words"
    )
    return Issue(
        "acknowledged",
        path,
        "this acknowledgement matches no hint",
        hint,
        "unused-acknowledgement",
    )
