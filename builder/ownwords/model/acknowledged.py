"""acknowledged.yml: hints of `ownwords check` that the team has reviewed and accepts."""

from pydantic import Field

from .base import Day, Shape, Text


class Acknowledgement(Shape):
    """A hint that stays as it is, with the reason."""

    hint: Text = Field(description="The hint's code, as it stands in brackets: `long-sentence`.")
    where: Text = Field(
        description=(
            "File and place as the hint names them: `guidance.yml: guidance[an-id].why`; a page:"
            " `content/a.md`."
        )
    )
    words: Text | None = Field(
        None,
        description=(
            "The words the hint names; without them every such hint in this place is meant."
        ),
    )
    reason: Text = Field(description="Why it stays.")
    by: Text = Field(description="Who decided: a name or a role.")
    date: Day = Field(description="When.")


class AcknowledgedFile(Shape):
    """The hints that stay. Places are named by ids, so that they stay when items are moved."""

    acknowledged: tuple[Acknowledgement, ...] = Field(description="The hints.")
