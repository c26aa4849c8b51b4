"""What papers say beside what was found: who did what, who paid, what belongs to them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import Prose, Shape, SourceRef, Text, Url
from .marks import N_, Choices

CreditRole = Annotated[
    Literal[
        "conceptualization",
        "data-curation",
        "formal-analysis",
        "funding-acquisition",
        "investigation",
        "methodology",
        "project-administration",
        "resources",
        "software",
        "supervision",
        "validation",
        "visualization",
        "writing-original-draft",
        "writing-review-editing",
    ],
    Choices(
        {
            "conceptualization": N_("Conceptualization"),
            "data-curation": N_("Data curation"),
            "formal-analysis": N_("Formal analysis"),
            "funding-acquisition": N_("Funding acquisition"),
            "investigation": N_("Investigation"),
            "methodology": N_("Methodology"),
            "project-administration": N_("Project administration"),
            "resources": N_("Resources"),
            "software": N_("Software"),
            "supervision": N_("Supervision"),
            "validation": N_("Validation"),
            "visualization": N_("Visualization"),
            "writing-original-draft": N_("Writing – original draft"),
            "writing-review-editing": N_("Writing – review & editing"),
        }
    ),
]
"""The roles of CRediT, the Contributor Role Taxonomy (ANSI/NISO Z39.104-2022)."""

SaturationClaim = Annotated[
    Literal["theoretical", "data", "information-power", "none"],
    Choices(
        {
            "theoretical": N_("The authors claim theoretical saturation."),
            "data": N_("The authors claim data saturation."),
            "information-power": N_("The authors claim information power."),
            "none": N_("The authors say that they claim no saturation."),
        }
    ),
]


class Author(Shape):
    """Somebody who signed the study, or contributed to it."""

    name: Text = Field(description="Name as in the publication.")
    role: Text | None = Field(None, description="What they did, as reported.")
    credit: tuple[CreditRole, ...] = Field(
        (),
        description=(
            "Their roles by CRediT, where the publication gives these:"
            " `[investigation, formal-analysis]`."
        ),
    )
    affiliation: Text | None = Field(None, description="Where they worked.")
    orcid: Url | None = Field(None, description="Their ORCID address.")


class Funder(Shape):
    """Who paid, with the numbers of the grants."""

    name: Text = Field(description="Name of the funder.")
    grants: tuple[Text, ...] = Field((), description="Numbers of the grants, as printed.")
    url: Url | None = Field(
        None, description="The funder's address, such as its identifier at ROR."
    )


class Supplement(Shape):
    """Something that belongs to the publication: an interview guide, a table, a codebook."""

    label: Text = Field(description="What it is: `Interview guide`.")
    url: Url | None = Field(None, description="Where it is published.")
    file: Text | None = Field(
        None, description="The same as a file of `content/`: `files/interview-guide.pdf`."
    )
    version: Text | None = Field(None, description="Which version: `2`, `as of May 2019`.")
    publication: SourceRef | None = Field(
        None, description="Key of the publication it belongs to; left out where there is only one."
    )
    note: Prose | None = Field(None, description="What a reader finds in it.")

    @model_validator(mode="after")
    def _once(self) -> Self:
        if self.url and self.file:
            raise ValueError("a supplement has a url or a file; keep one of them")
        return self
