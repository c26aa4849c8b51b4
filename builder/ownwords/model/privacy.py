"""privacy.yml: what the study promised to the people who spoke, and which issues its team
accepts.
"""

from typing import Annotated, Literal

from pydantic import Field

from .base import Day, Decided, Fact, Positive, Prose, Sentence, Shape, Text, Use, Verbatim


class EditMark(Shape):
    """A sign that editors left in a quote."""

    mark: Verbatim = Field(description="The sign: `(...)`, `[ ]`.")
    meaning: Sentence = Field(description="What it means.")


class Waiver(Shape):
    """A finding of the gate that the study accepts; shown on the page about how people are
    protected.
    """

    finding: Text = Field(
        description="The finding's code, as it stands in brackets: `too-few-alike`."
    )
    where: Text = Field(
        description=(
            "File and place as the finding names them: `site-data/people.csv`, `quotes.yml:"
            " quotes[an-id].text`."
        )
    )
    words: Text | None = Field(
        None,
        description=(
            "The words the finding names; without them every such finding in this place is meant."
        ),
    )
    reason: Text = Field(description="Why it is accepted.")
    by: Text = Field(description="Who accepts it: a name or a role.")
    date: Day = Field(description="When.")


class Allowed(Shape):
    """Words that look like a name, a number or an address and may stand: in the places named, else
    wherever they stand. `ownwords review` writes such entries.
    """

    words: Text = Field(description="The words as they stand in the files: `Monday group`.")
    where: tuple[Text, ...] = Field(
        (),
        description=(
            "Where they may stand, each file and place as `ownwords review` names them:"
            " `quotes.yml: quotes[an-id].text`; without it everywhere."
        ),
    )
    reason: Text = Field(description="Why they tell nothing about a person.")
    by: Text | None = Field(None, description="Who decided: a name or a role.")
    date: Day | None = Field(None, description="When.")


class Common(Shape):
    """Words in a row that a withdrawn quote has, and that anybody might say."""

    words: Text = Field(description="The words, at least five: `at the end of the day`.")
    reason: Text = Field(description="Why they are not this speaker's alone.")


class PrivacyFile(Shape):
    """How the study protects the people who spoke."""

    k: Positive = Field(3, description="How many people must be alike for a row to be shown.")
    l: Positive = Field(  # noqa: E741
        2, description="How many values a sensitive column must show among them."
    )
    reason_for_one: Prose | None = Field(
        None,
        description=(
            "Why `k` or `l` is 1, so that a single row, or a single value, is shown as it is; the"
            " page about protection says it."
        ),
    )
    outsiders_know: Literal["one-case", "all-cases"] = Field(
        "one-case",
        description=(
            "What an outsider could know of a person's cases: `one-case`, or `all-cases`, their"
            " number included."
        ),
    )
    lead: Prose = Field(description="First paragraph of the page.")
    measures: tuple[Prose, ...] = Field((), description="What was done, one paragraph each.")
    remaining_risks: tuple[Prose, ...] = Field((), description="What stays possible, said plainly.")
    edit_marks: tuple[EditMark, ...] = Field(
        (), description="Signs of editing in quotes and what they mean."
    )
    basis: Fact = Field(description="On what basis the words are published here.")
    scope: Annotated[tuple[Use, ...] | None, Decided()] = Field(
        None,
        description=(
            "What the basis covers, unless a quote says otherwise (`consent`). `article`: what the"
            " publication does; `website`: the pages of this site; `teaching`: sheets for teaching"
            " and handouts; `indexing`: single quotes in search engines and in what is made for"
            " machines; `data-sharing`: files to download; `archive`: deposits that cannot be taken"
            " back; `voice`, `picture`, `named`: the speaker’s own voice, picture or name. Left"
            " out: `article`, `website`, `teaching` and, where the basis is reported, `indexing`,"
            " `data-sharing`, `archive`. `[]`: nothing."
        ),
    )
    signed_by: Text = Field(description="Who answers for it: a name or a role.")
    denied: tuple[Text, ...] = Field(
        (),
        description=(
            "Names that must not appear anywhere. This file is public, so put secret names in "
            "`private/names.txt`."
        ),
    )
    allowed: tuple[Allowed, ...] = Field(
        (), description="Words that look like a name and may stand, with the reason."
    )
    common: tuple[Common, ...] = Field(
        (), description="Words of withdrawn quotes that may stand all the same."
    )
    waivers: tuple[Waiver, ...] = Field((), description="Findings of the gate that are accepted.")
