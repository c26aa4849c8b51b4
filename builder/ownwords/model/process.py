"""process.yml: the process model, as steps and ways between them."""

from typing import Self

from pydantic import Field, model_validator

from .base import (
    CategoryRef,
    Heading,
    Id,
    NodeRef,
    PassageRef,
    PlainSentence,
    Prose,
    QuoteRef,
    Shape,
    Switch,
    Text,
    Wording,
)


class Node(Shape):
    """A step of the process."""

    id: Id = Field(description="Also its anchor on the process page.")
    label: Text = Field(description="The step in a few words.")
    plain_label: Text | None = Field(None, description="The step in everyday words, where wanted.")
    text: Wording = Field(description="What happens here.")
    question: PlainSentence | None = Field(
        None,
        description=(
            "Where the way forks: what decides, as a question. Ways that hold at once are no fork;"
            " see `together`."
        ),
    )
    together: Switch = Field(
        False,
        description=(
            "`true` where all ways from here hold at once, so that no reader is asked to choose"
            " between them."
        ),
    )
    categories: tuple[CategoryRef, ...] = Field((), description="Findings that carry this step.")
    quotes: tuple[QuoteRef, ...] = Field((), description="Quotes that carry this step.")
    passages: tuple[PassageRef, ...] = Field(
        (), description="Places of the publication that carry this step."
    )

    @model_validator(mode="after")
    def _no_false_choice(self) -> Self:
        if self.together and self.question:
            raise ValueError(
                "ways that hold together leave nothing to decide; leave out `question` or"
                " `together`"
            )
        return self


class Edge(Shape):
    """A way from one step to another."""

    source: NodeRef = Field(alias="from", description="The step it starts from.")
    to: NodeRef = Field(description="The step it leads to.")
    label: Text | None = Field(None, description="Under which condition.")
    plain_label: Text | None = Field(None, description="The condition in everyday words.")
    passages: tuple[PassageRef, ...] = Field((), description="Where the publication says so.")


class ProcessFile(Shape):
    """The process model: steps and ways between them; loops are allowed."""

    title: Heading = Field(description="Heading of the page.")
    lead: Wording = Field(description="First paragraph of the page.")
    who: Prose | None = Field(
        None,
        description=(
            "Whose model it is, and who placed the quotes at its steps; stands before the first"
            " step."
        ),
    )
    start: NodeRef = Field(description="The step a reader begins with.")
    nodes: tuple[Node, ...] = Field(
        min_length=1, description="The steps, in the order in which they are read."
    )
    edges: tuple[Edge, ...] = Field((), description="The ways between them.")
    note: Prose | None = Field(None, description="What the model does not tell.")
