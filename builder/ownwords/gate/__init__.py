"""The gate: judges the files that are to be published, before anything is built from them.

Each check is a function from `Material` to findings, listed in CHECKS. A finding has a code; those of STOPS keep the site from being
built until somebody mends them or, in privacy.yml, lets them stand with a reason, a name and a date. The others are shown by
`ownwords check`. The gate says what is to be looked at; it never says that something is safe.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ..checks import Finding
from ..checks.places import where
from ..checks.prose import WrittenPage
from ..model import Study
from ..model.privacy import Waiver
from ..source import Medium
from .pictures import unseen_in_pictures


@dataclass(frozen=True)
class Material:
    """What the gate judges.

    Attributes:
        study: The study, found in order as data.
        root: The project's folder.
        data: The study's folder, `site-data/`.
        content: The folder of hand-written pages and their pictures, `content/`.
        pages: The hand-written pages.
        media: Files that are published beside the pages.
    """

    study: Study
    root: Path
    data: Path
    content: Path
    pages: tuple[WrittenPage, ...]
    media: tuple[Medium, ...] = ()

    @property
    def private(self) -> Path:
        """What the team keeps to itself: never published, never in the repository; may not be there."""
        return self.root / "private"


@dataclass(frozen=True)
class Verdict:
    """What the gate says.

    Attributes:
        stops: What keeps the site from being built.
        looks: What is to be looked at and stops nothing.
        waived: The waivers of privacy.yml that fit a finding, as the page shows them.
        unseen: What could not be looked for here, in plain sentences.
    """

    stops: tuple[Finding, ...] = ()
    looks: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()
    unseen: tuple[str, ...] = ()


Check = Callable[[Material], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (unseen_in_pictures,)

Unseen = Callable[[Material], Iterable[str]]

UNSEEN: tuple[Unseen, ...] = ()
"""What could not be looked for here, said by each check that needs something that is not in the repository."""

STOPS: frozenset[str] = frozenset({"unused-waiver"})
"""Codes of findings that keep the site from being built."""


def judge_files(material: Material) -> Verdict:
    """Run all checks, and set aside what privacy.yml lets stand."""
    findings = tuple(chain.from_iterable(check(material) for check in CHECKS))
    waivers = material.study.privacy.waivers if material.study.privacy else ()
    matched = [_matching(material.study, waivers, finding) for finding in findings]
    used = frozenset(at for entries in matched for at in entries)
    left = [finding for finding, entries in zip(findings, matched, strict=True) if not entries]
    left += [_unused(at) for at in range(len(waivers)) if at not in used]
    return Verdict(
        stops=tuple(finding for finding in left if finding.code in STOPS),
        looks=tuple(finding for finding in left if finding.code not in STOPS),
        waived=tuple(waivers[at] for at in sorted(used)),
        unseen=tuple(chain.from_iterable(unseen(material) for unseen in UNSEEN)),
    )


def _matching(study: Study, waivers: tuple[Waiver, ...], finding: Finding) -> tuple[int, ...]:
    """The waivers of this finding, by their position."""
    place = where(study, finding)
    return tuple(
        at
        for at, waiver in enumerate(waivers)
        if (waiver.finding, waiver.where) == (finding.code, place) and (waiver.words is None or waiver.words == finding.words)
    )


def _unused(at: int) -> Finding:
    hint = "delete it, or correct its finding, where or words"
    return Finding("privacy", ("waivers", at), "this waives no finding that there is", hint, "unused-waiver")


__all__ = ["CHECKS", "STOPS", "UNSEEN", "Check", "Material", "Unseen", "Verdict", "judge_files"]
