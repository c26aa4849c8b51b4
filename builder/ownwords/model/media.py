"""Pictures and recordings that quotes and findings name: files of `content/data-media/`, with what
somebody agreed to and who looked at them or listened to them.
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .base import Day, Prose, Sentence, Shape, Switch, Text
from .marks import N_, Choices, KeptInside

FOLDER = "data-media/"
"""Where the files lie in `content/`, and on the site."""

PICTURE_PATTERN = r"^[^\\]+\.(jpg|jpeg|png|webp|svg|JPG|JPEG|PNG|WEBP|SVG)$"
RECORDING_PATTERN = r"^[^\\]+\.(mp3|opus|MP3|OPUS)$"


def _in_folder(name: str) -> str:
    return name.removeprefix("content/").removeprefix(FOLDER)


PictureFile = Annotated[
    str, StringConstraints(pattern=PICTURE_PATTERN, max_length=120), AfterValidator(_in_folder)
]
"""The name of a picture in `content/data-media/`, or its way from there."""

RecordingFile = Annotated[
    str, StringConstraints(pattern=RECORDING_PATTERN, max_length=120), AfterValidator(_in_folder)
]
"""The name of a recording in `content/data-media/`, or its way from there."""


class Checked(Shape):
    """Somebody who answers for having looked, or listened, to the end."""

    by: Text = Field(description="Who: a name or a role.")
    date: Day = Field(description="When.")


Recognisable = Literal["nobody", "participant", "others", "participant-and-others"]

Maker = Annotated[
    Literal["participant", "authors", "others"],
    Choices(
        {
            "participant": N_("Picture by a participant"),
            "authors": N_("Picture by the authors"),
            "others": N_("Picture by others"),
        }
    ),
]
"""Who made a picture, as readers are told."""


class Figure(Shape):
    """A picture of `content/data-media/`, with what it shows in words and who could be known by
    it.
    """

    apart_in_sheets = True
    example_keys = ("file", "alt", "checked")

    file: Annotated[PictureFile, KeptInside()] = Field(
        description="Its file in `content/data-media/`: `bench.jpg`."
    )
    alt: Sentence = Field(
        description=(
            "What it shows, for readers who do not see it, in a sentence or two: `A wet bench under"
            " a lamp.` It names nobody and tells nothing that the picture must not tell."
        )
    )
    caption: Prose | None = Field(None, description="What stands below it, in your own words.")
    by: Maker = Field(description="Who made it: a `participant`, the `authors`, or `others`.")
    source: Text | None = Field(
        None, description="Where it comes from: `Figure 2`, a collection, a licence."
    )
    recognisable: Annotated[Recognisable, KeptInside()] = Field(
        description=(
            "Who could be known by it, also by a place, a thing, a plate or a reflection:"
            " `nobody`, `participant`, `others`, `participant-and-others`. A participant who could"
            " be counts as known, with all quotes and rows that are linked to them."
        )
    )
    others_agreed: Annotated[Switch, KeptInside()] = Field(
        False,
        description=(
            "`true` where everybody else who could be known by it agreed to this very picture"
            " being public for good."
        ),
    )
    checked: Annotated[Checked | None, KeptInside()] = Field(
        None,
        description=(
            "Who looked through the whole picture for faces, plates, reflections, screens and"
            " addresses, and when. Only a picture by the authors that nobody can be known by does"
            " without."
        ),
    )
    credit: Annotated[Text | None, KeptInside()] = Field(
        None,
        description=(
            "The participant's own name beside the picture, where they wish it and `named` is"
            " agreed to."
        ),
    )

    @property
    def shows_participant(self) -> bool:
        """Whether a participant could be known by it."""
        return self.recognisable in ("participant", "participant-and-others")

    @property
    def needs_consent(self) -> bool:
        """Whether a participant has to have agreed to it."""
        return self.by == "participant" or self.shows_participant

    @model_validator(mode="after")
    def _looked_through(self) -> Self:
        others = self.recognisable in ("others", "participant-and-others")
        if others and not self.others_agreed:
            raise ValueError(
                "somebody else could be known by this picture and has not agreed; leave it out, or"
                " write `others_agreed: true` once all of them have agreed to this very picture"
            )
        if not self.checked and (self.by != "authors" or self.recognisable != "nobody"):
            raise ValueError(
                "nobody has looked through this picture; look for faces, plates, reflections and"
                " addresses, then write `checked: {by: …, date: …}`"
            )
        if self.credit and self.by != "participant":
            raise ValueError("only a participant is credited here; write others under source")
        return self


class Recording(Shape):
    """A clip of `content/data-media/` in which a quote is heard; the quote's words are its
    transcript.
    """

    apart_in_sheets = True
    example_keys = ("file", "heard")

    file: RecordingFile = Field(
        description=(
            "Its file in `content/data-media/`: `kitchen.mp3`, at most 3 minutes and 3 MB. It has"
            " the words of this quote and nothing before or after."
        )
    )
    voice: Literal["own", "spoken"] = Field(
        description=(
            "`own`: the speaker is heard, and counts as known, with all quotes and rows that are"
            " linked to them. `spoken`: somebody else speaks the words, and the page says so."
        )
    )
    spoken_by: Text | None = Field(
        None, description="Who speaks the words in place of the speaker: `an actor`."
    )
    heard: Switch = Field(
        False,
        description=(
            "`true` where the speaker heard this very clip and agreed to its being public for"
            " good; needed for their own voice."
        ),
    )
    others: Literal["nobody", "agreed"] = Field(
        description=(
            "Whether somebody else can be heard, in the background too: `nobody`, or `agreed`"
            " where all of them agreed to it."
        )
    )
    checked: Checked = Field(
        description="Who listened to it from the beginning to its very end, and when."
    )

    @model_validator(mode="after")
    def _whose_voice(self) -> Self:
        if self.voice == "own" and not self.heard:
            raise ValueError(
                "the speaker has not heard this very clip; play it to them, and write `heard:"
                " true` once they agreed to its being public for good, or let somebody else speak"
                " the words (`voice: spoken`)"
            )
        if self.voice == "own" and self.spoken_by:
            raise ValueError(
                "the speaker’s own voice is nobody else’s; take spoken_by away, or write `voice:"
                " spoken`"
            )
        if self.voice == "spoken" and not self.spoken_by:
            raise ValueError(
                "nothing says who speaks in place of the speaker; write `spoken_by: an actor`, say"
            )
        return self
