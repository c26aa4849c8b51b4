"""guidance.yml, glossary.yml, reporting.yml and support.yml: what readers are given besides the
findings.
"""

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    REPORTED,
    UNREPORTED,
    AudienceRef,
    Basis,
    Day,
    GroupRef,
    GuidanceRef,
    Heading,
    Id,
    Judge,
    Phone,
    PlainProse,
    PlainSentence,
    Positive,
    Prose,
    QuoteRef,
    Sentence,
    Shape,
    Switch,
    Text,
    Url,
)
from .marks import N_, Choices


class Group(Shape):
    """Guidance that belongs together under one heading."""

    id: Id = Field(description="A short name, also the heading's anchor.")
    audience: AudienceRef = Field(description="Whose page it stands on.")
    label: Heading = Field(description="The heading.")
    lead: Prose | None = Field(None, description="A sentence below the heading.")


GuidanceKind = Annotated[
    Literal["expectation", "question", "implication", "prompt"],
    Choices(
        {
            "expectation": N_("What people told:"),
            "question": N_("Question:"),
            "implication": N_("Implication:"),
            "prompt": N_("To reflect on:"),
        }
    ),
]


class Guidance(Shape):
    """Something readers may take from the study."""

    id: Id = Field(description="Also its anchor.")
    kind: GuidanceKind = Field(
        description=(
            "`expectation`: what people told; `question`: what one may ask; `implication`: what"
            " follows; `prompt`: to reflect on."
        )
    )
    group: GroupRef = Field(description="The heading it stands under.")
    text: Sentence = Field(description="The point itself, in one sentence.")
    why: Prose | None = Field(None, description="Why: what was found, in one or two sentences.")
    rests_on: Basis = Field(description="Findings, quotes, passages and literature that carry it.")
    limits: Prose | None = Field(None, description="What limits it or speaks against it.")
    suggestion: Prose | None = Field(
        None, description="What one might try; shown as a suggestion of ours, not tested."
    )
    made_by: Judge = Field(
        "site", description="Whether the authors draw it or those who made the site."
    )


class SheetSection(Shape):
    """One part of a sheet, or one step of a meeting."""

    label: Heading = Field(description="The heading.")
    minutes: Positive | None = Field(None, description="How long this step takes, in minutes.")
    prose: Prose | None = Field(
        None, description="Words of your own; they say no more than what is linked below carries."
    )
    guidance: tuple[GuidanceRef, ...] = Field(
        (), description="Points that stand here, each with a link to its full form."
    )
    quotes: tuple[QuoteRef, ...] = Field((), description="Quotes that stand here in full.")
    prompts: tuple[Sentence, ...] = Field(
        (), description="Questions to talk about; shown as questions of ours."
    )
    suggestion: Prose | None = Field(
        None, description="What one might do; shown as a suggestion of ours, not tested."
    )


class Sheet(Shape):
    """A short page to print or to open in a hurry: a handout, a guide for a meeting, one page to
    take along.
    """

    id: Id = Field(description="The last part of its address: `one-page` is /AUDIENCE/one-page/.")
    audience: AudienceRef = Field(description="Whose sheet it is; a link stands on their page.")
    title: Heading = Field(description="The heading.")
    link: Heading = Field(description="Words of the link on the audience's page.")
    lead: Prose = Field(description="First paragraph.")
    quick: Switch = Field(
        False,
        description=(
            "`true` for the sheet opened in a hurry: its link stands first, and large on phones."
        ),
    )
    detail: Literal["point", "why", "limits"] = Field(
        "point",
        description=(
            "How much of each point is shown: the `point` alone, also `why`, also what `limits` it."
        ),
    )
    dense: Switch = Field(
        False,
        description="`true` to set it small and in two columns on paper, so that it fits one page.",
    )
    teaching: Switch = Field(
        False,
        description="`true` for a sheet to teach with; its quotes need consent for `teaching`.",
    )
    contacts: Switch = Field(
        False, description="`true` to print the contacts of support.yml at the end."
    )
    sections: tuple[SheetSection, ...] = Field(min_length=1, description="Its parts, in order.")


class GuidanceFile(Shape):
    """Guidance, by heading, and sheets made from it."""

    groups: tuple[Group, ...] = Field(description="The headings, in order.")
    guidance: tuple[Guidance, ...] = Field(description="The points, in order.")
    sheets: tuple[Sheet, ...] = Field((), description="Sheets to print or to open in a hurry.")


class Term(Shape):
    """A word of the field."""

    id: Id = Field(description="Also its anchor in the glossary.")
    term: Text = Field(description="The word.")
    forms: tuple[Text, ...] = Field((), description="Other forms of it.")
    meaning: PlainProse = Field(description="What it means, in everyday words.")


class GlossaryFile(Shape):
    """Words of the field in plain words."""

    terms: tuple[Term, ...] = Field(description="The terms.")


ItemStatus = Annotated[
    Literal["reported", "partly", "not-reported", "not-found", "not-applicable"],
    Choices(
        {
            **REPORTED,
            "partly": N_("Partly"),
            **UNREPORTED,
            "not-applicable": N_("Does not apply"),
        }
    ),
]


class ChecklistItem(Shape):
    """One item of a reporting checklist."""

    number: Positive = Field(description="Its number in the checklist.")
    topic: Text = Field(description="What it asks, in a few words.")
    status: ItemStatus = Field(description="Whether the study reports it.")
    where: tuple[Text, ...] = Field(
        (), description="Addresses on this site: `study/method/#recruitment`."
    )
    note: Prose | None = Field(None, description="What is reported, or why it is not.")


class Checklist(Shape):
    """A reporting checklist."""

    id: Id = Field(description="A short name: `coreq`.")
    name: Text = Field(description="Its name: `COREQ, 32 items`.")
    size: Positive = Field(description="How many items it has; all must be here.")
    citation: Text | None = Field(None, description="Where the checklist was published.")
    items: tuple[ChecklistItem, ...] = Field(description="The items.")


class ReportingFile(Shape):
    """Where the study reports what a checklist asks for."""

    checklists: tuple[Checklist, ...] = Field(description="The checklists.")


class Support(Shape):
    """One way to immediate help."""

    country: Text = Field(description="Country or region it serves.")
    name: Text = Field(description="Name of the service.")
    contact: Text = Field(description="Number or address, as the service gives it.")
    phone: Phone | None = Field(
        None,
        description=(
            "The number that a tap calls, where `contact` says more than a number: `988`."
        ),
    )
    sms: Phone | None = Field(None, description="The number that a tap writes to: `85258`.")
    hours: Text | None = Field(None, description="Opening hours, only where they were confirmed.")
    url: Url | None = Field(None, description="The service's page, only where it was seen.")
    note: PlainSentence | None = Field(None, description="What it is and what it is not.")
    sources: tuple[Url, ...] = Field(min_length=1, description="Where the contact was read.")
    checked: Day | None = Field(
        None, description="When somebody last tried it; left out: not checked live."
    )


class SupportFile(Shape):
    """Immediate help, by country, and the strip that stands on every page."""

    title: Text = Field(description="The strip's first words: `Need help now?`")
    strip: PlainSentence = Field(
        description="One sentence; promises nothing the contacts do not keep."
    )
    link: Text = Field(description="Words of the link to all contacts.")
    lead: PlainProse = Field(description="First paragraph of the help page.")
    contacts: tuple[Support, ...] = Field(
        min_length=1, description="The contacts, in the order in which they are shown."
    )
