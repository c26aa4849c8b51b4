"""Checks numbers of people that are told of a finding."""

import re
from collections.abc import Iterator

from ..checks import Issue
from .k_anonymity import policy
from .material import Material

_NUMBER = re.compile(r"(?<![\w.,])(\d{1,6})(?![\w.,]*[%\u066a]|\s*(?:%|per cent|percent))(?!\w)")


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
        numbers = (
            [int(found) for found in _NUMBER.findall(category.reach.text)] if category.reach else []
        )
        if numbers and (numbers[0] < k or (all_ and all_ - k < numbers[0])):
            message = (
                f"{numbers[0]} of those who took part are said to speak of it: nobody, fewer than"
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
