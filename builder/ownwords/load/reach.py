"""Where a study may tell how many people a finding's quotes are from."""

import re
from collections.abc import Iterator

from ..errors import Problem
from ..model.findings import Category, Quote
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
    how = files.field("categories", "reach")
    if how == "coding":
        yield from _people_known(files)
    if how not in ("quotes", "coding"):
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


def _people_known(files: Files) -> Iterator[Problem]:
    """A number of people is one of those who were studied."""
    studied = files.field("study", "studied") or ()
    said = next((each.number for each in studied if each.what == "people"), 0)
    all_ = said or len(files.people.rows)
    if not said and files.yaml["withdrawn"].source.state != "absent":
        return  # those who withdrew were studied, too
    for path, category in files.each("categories", "categories", Category):
        told = category.reach.people if category.reach else None
        if told is not None and told > all_:
            yield files.problem(
                "categories",
                (*path, "reach", "people"),
                f"{told} people are said to speak of it, and {all_} were studied",
                "write how many were studied under `studied` of study.yml, or correct the number",
            )
