"""The gate: judges the files that are to be published, before anything is built from them.

Each check is a function from `Material` to issues, listed in CHECKS. An issue has a code; those of
STOPS keep the site from being built until somebody mends them or, in privacy.yml, lets them stand
with a reason, a name and a date. The others are shown by `ownwords check`. The gate says what is to
be looked at; it never says that something is safe.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from ..checks import Issue
from ..checks.places import where
from ..model import Study
from ..model.privacy import Waiver
from . import consent, withdrawal
from .facts import facts_not_here
from .identifiers import CODES, direct_identifiers, lines_to_allow, unseen_identifiers
from .identifiers.stray import stray_files
from .linkage import growing_profiles, ids_in_order_of_rows, ids_that_name_rows
from .material import Material
from .narrowing import quotes_that_narrow
from .pictures import unseen_in_pictures
from .rows import rows_among_too_few
from .totals import totals_and_rows


@dataclass(frozen=True)
class Verdict:
    """What the gate says.

    Attributes:
        stops: What keeps the site from being built.
        looks: What is to be looked at and stops nothing.
        waived: The waivers of privacy.yml that fit an issue, as the page shows them.
        unseen: What could not be looked for here, in plain sentences.
    """

    stops: tuple[Issue, ...] = ()
    looks: tuple[Issue, ...] = ()
    waived: tuple[Waiver, ...] = ()
    unseen: tuple[str, ...] = ()


Check = Callable[[Material], Iterable[Issue]]

CHECKS: tuple[Check, ...] = (
    direct_identifiers,
    stray_files,
    unseen_in_pictures,
    rows_among_too_few,
    totals_and_rows,
    ids_that_name_rows,
    ids_in_order_of_rows,
    growing_profiles,
    quotes_that_narrow,
    consent.beyond_consent,
    withdrawal.withdrawn_again,
)

Unseen = Callable[[Material], Iterable[str]]

UNSEEN: tuple[Unseen, ...] = (unseen_identifiers, facts_not_here, withdrawal.not_looked_for)
"""What could not be looked for here, said by each check that needs something that is not in the
repository.
"""

STOPS: frozenset[str] = frozenset(
    {
        "unused-waiver",
        "stray-file",
        *CODES,
        "too-few-alike",
        "too-uniform",
        "totals-tell-more",
        "id-names-row",
        "quote-narrows",
        "facts-file",
        *consent.STOPS,
        *withdrawal.STOPS,
    }
)
"""Codes of issues that keep the site from being built."""

NEEDS: dict[str, str] = {
    "quote-narrows": "quote-facts.yml",
}
"""Codes that are looked for only where a file of `private/` is at hand; elsewhere their waivers fit
nothing, and need not.
"""


def judge_files(material: Material) -> Verdict:
    """Run all checks, and set aside what privacy.yml lets stand."""
    issues = tuple(chain.from_iterable(check(material) for check in CHECKS))
    waivers = material.study.privacy.waivers if material.study.privacy else ()
    matched = [_matching(material.study, waivers, issue) for issue in issues]
    used = frozenset(at for entries in matched for at in entries)
    left = [issue for issue, entries in zip(issues, matched, strict=True) if not entries]
    left += [
        _unused(at)
        for at, waiver in enumerate(waivers)
        if at not in used and _looked_for(material, waiver)
    ]
    return Verdict(
        stops=tuple(issue for issue in left if issue.code in STOPS),
        looks=tuple(issue for issue in left if issue.code not in STOPS),
        waived=tuple(waivers[at] for at in sorted(used)),
        unseen=tuple(chain.from_iterable(unseen(material) for unseen in UNSEEN)),
    )


def _matching(study: Study, waivers: tuple[Waiver, ...], issue: Issue) -> tuple[int, ...]:
    """The waivers of this issue, by their position."""
    place = where(study, issue)
    return tuple(
        at
        for at, waiver in enumerate(waivers)
        if (waiver.finding, waiver.where) == (issue.code, place)
        and (waiver.words is None or waiver.words == issue.words)
    )


def _looked_for(material: Material, waiver: Waiver) -> bool:
    """Whether what a waiver is about can have been found here."""
    return waiver.finding not in NEEDS or (material.private / NEEDS[waiver.finding]).exists()


def _unused(at: int) -> Issue:
    hint = "delete it, or correct its finding, where or words"
    return Issue(
        "privacy", ("waivers", at), "this waives no finding that there is", hint, "unused-waiver"
    )


__all__ = [
    "CHECKS",
    "NEEDS",
    "STOPS",
    "UNSEEN",
    "Check",
    "Material",
    "Unseen",
    "Verdict",
    "judge_files",
    "lines_to_allow",
]
