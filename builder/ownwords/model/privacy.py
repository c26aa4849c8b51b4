"""privacy.yml: what the study promised to the people who spoke, and which issues its team
accepts.
"""

from typing import Literal

from pydantic import Field, PositiveInt

from .base import Day, Fact, Prose, Sentence, Shape, Text, Use, Verbatim


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
    """Words that look like a name, a number or an address and may stand, wherever they stand."""

    words: Text = Field(description="The words as they stand in the files: `Monday group`.")
    reason: Text = Field(description="Why they tell nothing about a person.")


class Common(Shape):
    """Words in a row that a withdrawn quote has, and that anybody might say."""

    words: Text = Field(description="The words, at least five: `at the end of the day`.")
    reason: Text = Field(description="Why they are not this speaker's alone.")


class PrivacyFile(Shape):
    """How the study protects the people who spoke."""

    k: PositiveInt = Field(3, description="Among how many people each row must be hidden.")
    l: PositiveInt = Field(  # noqa: E741
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
    scope: tuple[Use, ...] | None = Field(
        None,
        description=(
            "What the basis covers, unless a quote says otherwise (`consent`); left out: all that"
            " the site does; `[]`: nothing."
        ),
    )
    signed_by: Text = Field(description="Who answers for it: a name or a role.")
    denied: tuple[Text, ...] = Field(
        (),
        description=(
            "Names that may stand nowhere. This file is public: names that are secret themselves go"
            " into `private/names.txt`."
        ),
    )
    allowed: tuple[Allowed, ...] = Field(
        (), description="Words that look like a name and may stand, with the reason."
    )
    common: tuple[Common, ...] = Field(
        (), description="Words of withdrawn quotes that may stand all the same."
    )
    waivers: tuple[Waiver, ...] = Field((), description="Findings of the gate that are accepted.")
