"""Reads, judges and renders a study into a `Site` in memory. Nothing is written here; `engine` does
that.

`reading` opens everything, `judging` stops what may not go out, `rendering` makes pages of it,
`making` puts the site together in the study's language and, with `languages`, in the others.
`hints` says what to look at again, `searching` what the site's search finds.
"""

from .hints import Hint, Judgement, judge
from .judging import (
    judge_built,
    judge_pages,
    judged,
    judged_deposit,
    refuse_outdated,
    stop_unchecked,
)
from .making import make_site
from .reading import read_material
from .searching import index_of
from .site import Project, Say, Site, silent

__all__ = [
    "Hint",
    "Judgement",
    "Project",
    "Say",
    "Site",
    "index_of",
    "judge",
    "judge_built",
    "judge_pages",
    "judged",
    "judged_deposit",
    "make_site",
    "read_material",
    "refuse_outdated",
    "silent",
    "stop_unchecked",
]
