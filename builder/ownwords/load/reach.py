"""Where a study may tell how many people a finding's quotes are from."""

import re
from collections.abc import Iterator

from ..errors import Problem
from ..model.findings import Quote
from .files import Files

_DESIGNS = re.compile(
    r"focus[ -]?group|fokusgrupp|fokusgruppe|grupos? focal|groupes? de discussion"
    r"|\bIPA\b|interpretati(?:ve|v) (?:phenomenolog|fenomenolog|phänomenolog)"
    r"|reflexi(?:ve|v) (?:thematic|tematisk|thematisch)|reflexiv tematisk"
    r"|theoretical sampling|teoretiskt urval|theoretisches sampling",
    re.IGNORECASE,
)
"""Designs in which a number of people says nothing of a finding, as studies name them."""


def counted_where_counting_tells(files: Files) -> Iterator[Problem]:
    """Counts of people are not offered where groups speak, or where the design makes them
    meaningless; what the authors print themselves may always stand.
    """
    if files.field("categories", "reach") != "quotes":
        return
    method = files.field("study", "method")
    facts = (method.design, method.sampling, method.analysis) if method else ()
    told = (
        files.field("study", "approach"),
        files.field("study", "kind"),
        *(fact.text for fact in facts if fact),
    )
    design = next((found[0] for text in told if text and (found := _DESIGNS.search(text))), "")
    members = any(
        turn.member
        for _, quote in files.each("quotes", "quotes", Quote)
        for turn in (quote.speaker, *(turn.speaker for turn in quote.turns))
        if turn
    )
    if design or members:
        why = f"this is a study by {design}" if design else "members of groups speak here"
        yield files.problem(
            "categories",
            ("reach",),
            f"people are not counted for each finding where {why}",
            "write `reach: printed`, which shows what the authors print, or leave it out",
        )
