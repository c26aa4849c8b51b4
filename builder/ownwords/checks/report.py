"""All hints on a study together, less those that the team has acknowledged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..model import Study
from ..near import nearest
from . import Finding
from .evidence import weak_claims
from .places import where
from .prose import WrittenPage, pieces_of, pieces_of_page
from .support import old_contacts
from .wording import Ease, ease_of, hard_to_read, wording_hints

CODES = (
    "advice",
    "jargon",
    "lix",
    "long-sentence",
    "most",
    "no-evidence",
    "no-limits",
    "old-contact",
    "one-wording",
    "percentage",
)
"""The hints that can be acknowledged."""

ALWAYS = ("overlong-sentence", "unused-acknowledgement")
"""The hints that cannot."""


@dataclass(frozen=True)
class Report:
    """What `ownwords check` has to say about a study that is in order.

    Attributes:
        hints: What is left to look at, in the order of the checks.
        acknowledged: How many hints are acknowledged.
        eases: Reading ease, by audience and of the plain definitions.
    """

    hints: tuple[Finding, ...]
    acknowledged: int
    eases: tuple[Ease, ...]


def report(study: Study, pages: Iterable[WrittenPage], today: date) -> Report:
    """Judge a study's wording, evidence and contacts.

    Args:
        study: The study.
        pages: Its hand-written pages.
        today: The day with which dates of contacts are compared.
    """
    pieces = (*pieces_of(study), *(piece for page in pages for piece in pieces_of_page(study, page)))
    eases = ease_of(study, pieces)
    checks = (weak_claims(study), wording_hints(study, pieces), hard_to_read(study, eases), old_contacts(study, today))
    findings = tuple(finding for check in checks for finding in check)
    entries = study.acknowledged.acknowledged if study.acknowledged else ()
    matched = [_matching(study, finding) for finding in findings]
    left = tuple(finding for finding, entries in zip(findings, matched, strict=True) if not entries)
    used = frozenset(at for entries in matched for at in entries)
    unused = tuple(_unused(at, entry.hint) for at, entry in enumerate(entries) if at not in used)
    return Report((*left, *unused), len(findings) - len(left), eases)


def _matching(study: Study, finding: Finding) -> tuple[int, ...]:
    """The acknowledgements of this hint, by their position."""
    if finding.code in ALWAYS or not study.acknowledged:
        return ()
    place = where(study, finding)
    return tuple(
        at
        for at, entry in enumerate(study.acknowledged.acknowledged)
        if (entry.hint, entry.where) == (finding.code, place) and (entry.words is None or entry.words == finding.words)
    )


def _unused(at: int, code: str) -> Finding:
    path = ("acknowledged", at)
    if code in ALWAYS:
        return Finding("acknowledged", path, f"{code} cannot be acknowledged", "mend it and delete this", "unused-acknowledgement")
    near = nearest(code, CODES)
    hint = f"did you mean “{near}”?" if near and code not in CODES else "delete it, or correct its hint, where or words"
    return Finding("acknowledged", path, "this acknowledges no hint that there is", hint, "unused-acknowledgement")
