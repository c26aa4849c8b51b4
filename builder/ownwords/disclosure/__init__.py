"""The gate: judges the files that are to be published, before anything is built from them.

Each rule is declared in the registry, with its code and the function that looks for it. What some
rules find keeps the site from being built until somebody mends it or, in privacy.yml, lets it stand
with a reason, a name and a date; the rest is shown by `ownwords check`. The gate says what is to be
looked at; it never says that something is safe.
"""

from itertools import chain

from ..checks import Issue
from ..checks.places import where
from ..model import Study
from ..model.privacy import Waiver
from ..records import dataclass
from ..uncollected import uncollected
from .identifiers import lines_to_allow
from .material import Material
from .registry import CHECKS, NEEDS, RULES, STOPS, UNSEEN, WAIVABLE


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


def judge_files(material: Material) -> Verdict:
    """Run all checks, and set aside what privacy.yml lets stand."""
    with uncollected():
        issues = tuple(chain.from_iterable(check(material) for check in CHECKS))
    waivers = material.study.privacy.waivers if material.study.privacy else ()
    matched = [_matching(material.study, waivers, issue) for issue in issues]
    used = frozenset(at for entries in matched for at in entries)
    left = [issue for issue, entries in zip(issues, matched, strict=True) if not entries]
    places: dict[str, list[str]] = {}
    for issue in left:
        places.setdefault(issue.code, []).append(where(material.study, issue))
    left += [
        _unused(at, waiver.finding, places.get(waiver.finding, []))
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
    if issue.code not in WAIVABLE:
        return ()
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


def _unused(at: int, code: str, places: list[str]) -> Issue:
    """A waiver that fits nothing; `places` are those of findings of its kind that stand open."""
    message = "this waiver matches no finding"
    hint = "delete it, or correct its finding, where or words"
    if places:
        hint = f"there is such a finding in: {places[0]}; write that as its where, or delete it"
    if any(rule.code == code for rule in RULES) and code not in WAIVABLE:
        message, hint = f"{code} cannot be waived", "mend what it names, and delete this"
    return Issue("privacy", ("waivers", at), message, hint, "unused-waiver")


__all__ = [
    "CHECKS",
    "NEEDS",
    "RULES",
    "STOPS",
    "UNSEEN",
    "Material",
    "Verdict",
    "judge_files",
    "lines_to_allow",
]
