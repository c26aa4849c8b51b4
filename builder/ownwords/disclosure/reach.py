"""Checks numbers of people that are told of a finding."""

import re
from collections.abc import Iterator

from ..checks import Issue
from ..model.findings import Reach
from .k_anonymity import policy
from .material import Material

_SHARE = re.compile(
    r"(?<!\d)(\d{1,6}(?:[.,]\d{1,4})?)\s{0,4}(?:%|٪|per ?cent)(?![\w(])", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,6}(?!\w)")


def small_reach(material: Material) -> Iterator[Issue]:
    """Finds what the authors print of few people, of nobody or of all: who is known to have taken
    part is then known to have said it, or not.
    """
    study = material.study
    if not study.categories.reach:
        return
    k, _ = policy(study)
    all_ = study.studied("people")
    for at, category in enumerate(study.categories.categories):
        number = _number(category.reach, all_, study.categories.reach) if category.reach else None
        if number is not None and (number < k or (all_ and all_ - k < number)):
            message = (
                f"{number} of those who took part are said to speak of it: nobody, fewer than"
                f" {k}, or all but fewer than {k}"
            )
            hint = "leave `reach` out here, or let it stand with a waiver that says why"
            yield Issue(
                "categories",
                ("categories", at, "reach"),
                message,
                hint,
                "small-reach",
                category.id,
            )


def _number(reach: Reach, all_: int, how: str) -> int | None:
    """How many people a page tells of; None where it gives no number."""
    if how == "coding" and reach.people is not None:
        return reach.people
    return _people_in(reach.text, all_) if reach.text else None


def _people_in(text: str, all_: int) -> int | None:
    """How many people the words tell of; None where they give no number. A share is one of the
    number behind it, or of all.
    """
    share = _SHARE.search(text)
    numbers = [int(found[0]) for found in _NUMBER.finditer(text, share.end() if share else 0)]
    if share:
        among = next(iter(numbers), all_)
        return round(float(share[1].replace(",", ".")) * among / 100)
    return next(iter(numbers), None)
