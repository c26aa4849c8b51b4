"""Who speaks in a quote: the parts of quotes.yml that say so."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import CaseRef, PersonRef, Prose, Shape, SourceRef, Text, Url, Verbatim
from .marks import N_, Choices

SpeakerKind = Annotated[
    Literal["participant", "interviewer", "facilitator", "researcher", "document"],
    Choices(
        {
            "participant": N_("Participants"),
            "interviewer": N_("Interviewers"),
            "facilitator": N_("Facilitators"),
            "researcher": N_("Researchers’ own text"),
            "document": N_("Documents"),
        }
    ),
]
"""Who or what the words come from. Only participants are counted, and only their words stand under
what people said.
"""

ASKING: tuple[SpeakerKind, ...] = ("interviewer", "facilitator")
"""Those whose turns are shown with the answers they drew, and are no quotes of their own."""


class Speaker(Shape):
    """Who speaks, as far as the study says so: a person, a case (a group, a session), both, a
    source, or nobody known; or, by `kind`, somebody who is no participant.
    """

    example_keys = ("unlinked",)

    kind: SpeakerKind = Field(
        "participant",
        description=(
            "Left out for participants. `interviewer` and `facilitator`: in `turns`, beside the"
            " answers they drew. `researcher`: prose of authors. `document`: words of a document."
        ),
    )
    person: PersonRef | None = Field(None, description="A person's id in people.csv.")
    case: CaseRef | None = Field(
        None, description="A case's id in cases.csv; with `member`, a member of that group."
    )
    member: Text | None = Field(
        None, description="A member of the group who has no row: `a father`."
    )
    source: SourceRef | None = Field(
        None, description="The study that printed the quote, in a synthesis."
    )
    name: Text | None = Field(
        None,
        description=(
            "What the source calls its participant (`P4`), or the study its interviewer; a name for"
            " somebody who has a row is a column of the table (`named_by`)."
        ),
    )
    unlinked: Text | None = Field(None, description="Nobody is named here; the reason why.")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.kind != "participant":
            if self.person or self.member or self.unlinked:
                raise ValueError(
                    f"a speaker of kind {self.kind} is no participant; keep kind, case, source and"
                    " name, and take person, member and unlinked away"
                )
            return self
        named = self.person or self.case
        kinds = sum(bool(kind) for kind in (named, self.source, self.unlinked))
        if kinds != 1:
            raise ValueError(
                "a speaker is a person, a case, a source or unlinked; name one of them"
            )
        if self.member and not self.case:
            raise ValueError("a member belongs to a case; name the case as well")
        if self.name and not self.source:
            raise ValueError(
                "a name stands with a source; for a member of a group write `member`, for a person"
                " name a column of people.csv in `named_by` of sample.yml"
            )
        return self


class Turn(Shape):
    """What one speaker says in an exchange."""

    speaker: Speaker = Field(description="Who speaks.")
    text: Verbatim = Field(description="What is said, as printed.")


class Printed(Shape):
    """A study from which a synthesis takes quotes, and on which terms."""

    source: SourceRef = Field(description="Its key in references.bib.")
    licence: Prose = Field(description="Whose the words are and on which terms they stand here.")
    url: Url | None = Field(None, description="The licence's address, where one was seen.")
