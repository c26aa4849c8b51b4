"""Checks that each claim rests on something a reader can look up: a finding, a quote or a
passage.
"""

from collections.abc import Iterator

from ..model import Study
from ..model.base import Placement
from ..model.guidance import Claim, Guidance
from . import Issue
from .reading import Reading

_NAME = "name the findings, quotes or passages it rests on, or delete it"


def claims_without_trail(study: Study) -> Iterator[Issue]:
    """Finds guidance that has nothing to support it, or only on withdrawn quotes. These are errors:
    a reader could not follow the claim to anything.
    """
    gone = {quote.id for quote in study.withdrawn_quotes}
    for key, at, one in _claims(study):
        basis = one.rests_on
        if basis.categories or basis.passages or set(basis.quotes) - gone:
            continue
        withdrawn = " but quotes that were withdrawn" if basis.quotes else ""
        yield Issue(
            "guidance",
            (key, at, "rests_on"),
            f'"{one.id}" has nothing to support it{withdrawn}',
            _NAME,
        )


def _claims(study: Study) -> Iterator[tuple[str, int, Claim | Guidance]]:
    """Everything in guidance.yml that has to rest on something: its list, its position there, and
    itself. A point that says a claim rests on what the claim rests on.
    """
    if file := study.guidance:
        yield from (("claims", at, claim) for at, claim in enumerate(file.claims))
        points = enumerate(file.guidance)
        yield from (("guidance", at, point) for at, point in points if not point.claim)


def weak_claims(reading: Reading) -> Iterator[Issue]:
    """Finds hints: findings and steps without a quote or passage, advice-like guidance without a
    limit.
    """
    study = reading.study
    yield from _findings_without_words(study)
    yield from _steps_without_basis(study)
    yield from _points_without_limits(study)


def _findings_without_words(study: Study) -> Iterator[Issue]:
    carried = _carried(study)
    for at, category in enumerate(study.categories.categories):
        if category.id not in carried:
            message = f'"{category.id}" and the findings within it have no quote and no passage'
            yield Issue(
                "categories",
                ("categories", at),
                message,
                "place a quote there, or add the passage that reports it",
                "no-evidence",
            )


def _carried(study: Study) -> set[str]:
    """Ids of the categories that have a quote or passage themselves or below them; the whole first
    level counts as below the core concept.
    """
    parents = {category.id: category.parent for category in study.categories.categories}
    carried: set[str] = set()
    for placement in _placements(study):
        here: str | None = placement.category
        while here and here not in carried:
            carried.add(here)
            here = parents[here]
    core = study.categories.core
    return carried | {core} if core and carried else carried


def _placements(study: Study) -> Iterator[Placement]:
    for quote in study.published_quotes:
        yield from quote.categories
    for passage in study.passages.passages:
        yield from passage.categories


def _steps_without_basis(study: Study) -> Iterator[Issue]:
    for at, node in enumerate(study.process.nodes if study.process else ()):
        if not (node.categories or node.quotes or node.passages):
            yield Issue(
                "process",
                ("nodes", at),
                f'the step "{node.id}" has nothing to support it',
                _NAME,
                "no-evidence",
            )


def _points_without_limits(study: Study) -> Iterator[Issue]:
    for key, at, one in _claims(study):
        kind = one.kind if isinstance(one, Guidance) else "claim"
        if kind in ("question", "implication", "claim") and not one.limits:
            message = f'the {kind} "{one.id}" does not say what limits it'
            yield Issue(
                "guidance",
                (key, at),
                message,
                "add limits: what speaks against it, or how little carries it",
                "no-limits",
            )
