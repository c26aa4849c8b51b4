"""guidance.yml, glossary.yml, reporting.yml and support.yml: what readers are given besides the
findings.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import (
    REPORTED,
    UNREPORTED,
    AudienceRef,
    Basis,
    ClaimRef,
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
    Verbatim,
)
from .marks import N_, Choices


class Group(Shape):
    """Guidance that belongs together under one heading."""

    id: Id = Field(description="A short name, also the heading's anchor.")
    audience: AudienceRef = Field(description="Whose page it stands on.")
    label: Heading = Field(description="The heading.")
    lead: Prose | None = Field(None, description="A sentence below the heading.")
    help: Switch = Field(
        False,
        description=(
            "`true` where readers may need help here: links to it, and to how to complain, stand"
            " below the heading."
        ),
    )


class Statement(Shape):
    """A claim in one sentence, in both wordings."""

    plain: PlainSentence = Field(
        description="In everyday words; no stronger and no less hedged than the professional one."
    )
    professional: Sentence = Field(description="In professional terms.")


SaidBy = Annotated[
    Literal["people", "authors", "site"],
    Choices(
        {
            "people": N_("What people said"),
            "authors": N_("The authors’ conclusion"),
            "site": N_("Our reading"),
        }
    ),
]


class Claim(Shape):
    """Something the site claims, written once, for all points that say it to different readers."""

    id: Id = Field(description="A short name; points and key messages refer to it.")
    said_by: SaidBy = Field(
        description=(
            "Whose it is: `people` said it; the `authors` conclude it; it is a reading of the"
            " `site`."
        )
    )
    strength: Verbatim | None = Field(
        None,
        description=(
            "The publication's own word for how far it holds: `often`, `can`, `maybe even`. Both"
            " wordings keep its strength."
        ),
    )
    text: Statement = Field(description="The claim, in both wordings.")
    limits: Statement | None = Field(
        None, description="What limits it or speaks against it; stands beside it everywhere."
    )
    rests_on: Basis = Field(description="Findings, quotes, passages and literature that carry it.")


GuidanceKind = Annotated[
    Literal["expectation", "question", "implication", "prompt"],
    Choices(
        {
            "expectation": N_("What people said:"),
            "question": N_("Question:"),
            "implication": N_("Implication:"),
            "prompt": N_("For reflection:"),
        }
    ),
]


class Guidance(Shape):
    """Something readers may take from the study."""

    example_keys = ("text",)

    id: Id = Field(description="Also its anchor.")
    kind: GuidanceKind = Field(
        description=(
            "`expectation`: what people said; `question`: something readers could ask; "
            "`implication`: what may follow for practice; `prompt`: a question for reflection."
        )
    )
    group: GroupRef = Field(description="The heading it stands under.")
    claim: ClaimRef | None = Field(
        None,
        description=(
            "The claim it says, in the wording of its audience; then it has no `text`, `limits` or"
            " `rests_on` of its own."
        ),
    )
    text: Sentence | None = Field(None, description="The point itself, in one sentence.")
    line: Heading | None = Field(
        None,
        description=(
            "The point in one line of at most 65 letters, no stronger than its text, where points"
            " stand as lines that open; left out: the text."
        ),
    )
    why: Prose | None = Field(None, description="Why: what was found, in one or two sentences.")
    rests_on: Basis = Field(
        Basis(), description="Findings, quotes, passages and literature that carry it."
    )
    limits: Prose | None = Field(None, description="What limits it or speaks against it.")
    suggestion: Prose | None = Field(
        None, description="What one might try; shown as a suggestion of ours, not tested."
    )
    voice: QuoteRef | None = Field(
        None,
        description="The quote that stands with it where the audience's page has it in short.",
    )
    deeper: Switch = Field(
        False,
        description=(
            "`true` for a point that stands on its heading's own page alone, so that the"
            " audience's page stays short."
        ),
    )
    made_by: Judge = Field(
        "site", description="Whether the authors draw it or those who made the site."
    )

    @property
    def words(self) -> str:
        """The point in one sentence; a point that says a claim has them once `Graph` gave them."""
        return self.text or ""

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        if not self.claim and not self.text:
            raise ValueError("a point has a text or a claim; write one of them")
        if self.claim and (self.text or self.limits or self.rests_on != Basis()):
            raise ValueError(
                "a claim brings its own words; delete text, limits and rests_on here, or the claim"
            )
        return self


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
            "How much of each point is shown: the `point` alone, also `why`, also what `limits` it"
            " and, of an implication, whose it is."
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

    claims: tuple[Claim, ...] = Field(
        (), description="Claims that several points say, each written once."
    )
    groups: tuple[Group, ...] = Field(description="The headings, in order.")
    guidance: tuple[Guidance, ...] = Field(description="The points, in order.")
    sheets: tuple[Sheet, ...] = Field((), description="Sheets to print or to open in a hurry.")


class Term(Shape):
    """A word of the field."""

    id: Id = Field(description="Also its anchor in the glossary.")
    term: Text = Field(description="The word.")
    forms: tuple[Text, ...] = Field((), description="Other forms of it.")
    also: tuple[Text, ...] = Field(
        (),
        description=(
            "Words under which readers may look for it, such as `trust issues`: the search finds it"
            " by them, and no page shows them."
        ),
    )
    not_in: tuple[Text, ...] = Field(
        (),
        description=(
            "Phrases in which its words mean something else, and are not explained: `felt exposed`."
        ),
    )
    meaning: PlainProse = Field(description="Definition in plain words.")


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


SourceKind = Annotated[
    Literal["service", "public-body", "other"],
    Choices(
        {
            "service": N_("Read on the service’s own page"),
            "public-body": N_("Read on a public body’s page"),
            "other": N_("Read on another organisation’s page"),
        }
    ),
]
"""Whose page something was read on."""


class Support(Shape):
    """One way to immediate help."""

    country: Text = Field(description="Country or region it serves.")
    name: Text = Field(description="Name of the service.")
    contact: Text = Field(description="Number or address, as the service gives it.")
    emergency: Switch = Field(
        False,
        description=(
            "`true` for the country's emergency number: it leads once a reader chose the country."
        ),
    )
    phone: Phone | None = Field(
        None,
        description=(
            "The number that a tap calls, where `contact` says more than a number: `988`."
        ),
    )
    sms: Phone | None = Field(None, description="The number that a tap writes to: `85258`.")
    hours: Text | None = Field(None, description="Opening hours, only where they were confirmed.")
    cost: Text | None = Field(None, description="What it costs, only where that was read: `free`.")
    languages: Text | None = Field(None, description="Languages, only where these were read.")
    url: Url | None = Field(None, description="The service's page, only where it was seen.")
    note: PlainSentence | None = Field(None, description="What it is and what it is not.")
    sources: tuple[Url, ...] = Field(min_length=1, description="Where the contact was read.")
    source_kind: SourceKind | None = Field(None, description="Whose page it was read on.")
    read: Day | None = Field(None, description="When it was read there.")
    checked: Day | None = Field(
        None, description="When somebody last called it; left out: nobody did."
    )
    checked_by: Text | None = Field(None, description="Who called it: a name or a role.")


class Complaint(Shape):
    """One step of complaining, in the order in which one takes them."""

    country: Text = Field(description="Country or region where it holds.")
    who: Heading = Field(description="Whom one turns to.")
    text: PlainProse = Field(description="What they do, and what they do not.")
    holds_for: PlainSentence | None = Field(
        None,
        description=(
            "For whom and for which kind of payment it holds; left out: the page says that this was"
            " not seen."
        ),
    )
    contact: Text | None = Field(None, description="Number or address, as it was read.")
    phone: Phone | None = Field(None, description="The number that a tap calls.")
    source: Url = Field(description="Where this was read.")
    source_kind: SourceKind | None = Field(None, description="Whose page it was read on.")
    read: Day | None = Field(None, description="When it was read there.")


class SupportFile(Shape):
    """Immediate help, by country, and the strip that stands on every page."""

    title: Text = Field(description="The strip's first words: `Need help now?`")
    strip: PlainSentence = Field(
        description=(
            "One sentence; promises nothing the contacts do not keep, and names no number of one"
            " country."
        )
    )
    link: Text = Field(description="Words of the link to all contacts: `Help by country`.")
    lead: PlainProse = Field(description="First paragraph of the help page.")
    contacts: tuple[Support, ...] = Field(
        min_length=1, description="The contacts, in the order in which they are shown."
    )
    complaints: tuple[Complaint, ...] = Field(
        (), description="How to complain, by country, in the order of the steps."
    )
