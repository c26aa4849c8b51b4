"""library.yml: several studies, each with a site of its own, on one portal."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from .base import Day, Heading, Id, Language, Link, PlainProse, Sentence, Shape, Text, Url
from .gaps import GAP


def _written(text: str) -> str:
    """A portal has no drafts: what is still to write is a problem."""
    if text == GAP:
        raise ValueError(f"{GAP} stands here, and a portal has no gaps; write the words")
    return text


def _finding(written: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", written):
        raise ValueError(
            f'"{written}" names no finding of a study; write the id of the study, a slash and the'
            " id of the finding: choir/being-missed"
        )
    return written


def _of_several(findings: tuple[str, ...]) -> tuple[str, ...]:
    if len({finding.partition("/")[0] for finding in findings}) < 2:
        raise ValueError("a link leads from one study to another; name findings of at least two")
    return findings


Finding = Annotated[str, Link("finding of a study"), AfterValidator(_finding)]
"""A finding of one of the studies: `choir/being-missed`."""


class StudyOfLibrary(Shape):
    """A study whose finished site the portal leads to."""

    id: Id = Field(description="How this file names the study, for links: `choir`.")
    site: Text = Field(
        description=(
            "Its finished site: a folder, counted from this file, or the web address at which it"
            " is published."
        )
    )
    address: Url | None = Field(
        None,
        description=(
            "Where readers find its site. Left out: the web address that stands under `site`, or"
            " the one with which the site was built; where there is none, its folder, as it lies"
            " beside the portal."
        ),
    )


class FindingLink(Shape):
    """What people in different studies said about one thing, as a person sees it who read both.
    The studies are not asked, and their sites stay as they are.
    """

    findings: Annotated[tuple[Finding, ...], AfterValidator(_of_several)] = Field(
        description="Findings of at least two studies: `choir/being-missed`."
    )
    why: Annotated[Sentence, AfterValidator(_written)] = Field(
        description="In a sentence: what they share, or in what they differ."
    )
    by: Annotated[Text, AfterValidator(_written)] = Field(description="Who made this link.")
    date: Day | None = Field(None, description="When.")


class LibraryFile(Shape):
    """Several studies on one portal: a list with a search over all of them, shared words, and
    links between findings. It lies in a folder of its own; `ownwords library` reads it.
    """

    title: Annotated[Heading, AfterValidator(_written)] = Field(
        description="The portal's title: `What people say about singing`."
    )
    about: PlainProse | None = Field(
        None, description="What these studies have in common, and who chose them."
    )
    language: Language = Field(description="Language of the portal. Each study keeps its own.")
    made_by: Annotated[Text, AfterValidator(_written)] = Field(
        description="Who makes the portal and answers for it."
    )
    studies: tuple[StudyOfLibrary, ...] = Field(
        min_length=1, description="The studies, in the order in which they are listed."
    )
    links: tuple[FindingLink, ...] = Field((), description="Links between findings of studies.")
