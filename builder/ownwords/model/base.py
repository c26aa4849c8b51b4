"""The building blocks of the model: types of text, ids and links, and the base of every shape."""

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from ..filenames import is_device
from ..records import dataclass
from ..source.characters import slug
from .gaps import GAP
from .marks import N_, Choices


class Shape(BaseModel):
    """A part of the study: it cannot be changed once read, and knows all its keys.

    Attributes:
        example_keys: Keys that an example shows beside those that have to be there.
        gap_keys: Keys in which what is still to write stays, to be shown as a gap, although they
            may be left out.
        apart_in_sheets: Whether the columns of its keys begin with the name of the part, because by
            themselves they would say too little: `picture_file`.
    """

    apart_in_sheets: ClassVar[bool] = False
    example_keys: ClassVar[tuple[str, ...]] = ()
    gap_keys: ClassVar[tuple[str, ...]] = ()
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _without_gaps(cls, data: Any) -> Any:
        """What may be left out and is still to write counts as left out."""
        if not isinstance(data, dict) or GAP not in data.values():
            return data
        needed = {
            info.alias or name for name, info in cls.model_fields.items() if info.is_required()
        }
        kept = {*needed, *cls.gap_keys}
        return {key: value for key, value in data.items() if value != GAP or key in kept}


@dataclass(frozen=True)
class Link:
    """Marks a field that holds the id of something else; the loader checks that it exists."""

    to: str


@dataclass(frozen=True)
class Ours:
    """Marks a field whose words are the team's own, so that the checks of wording read it.

    Attributes:
        plain: Written for readers who know none of the field's terms, wherever it stands.
        running: Whole sentences; a heading or a name for lists has none to measure.
    """

    plain: bool = False
    running: bool = True


def _text(description: str) -> Any:
    return Field(min_length=1, json_schema_extra={"x-text": description})


_LINE = "plain text"
MARKDOWN = (
    "inline Markdown: *emphasis*, **strong**, [words](address); a blank line begins a new paragraph"
)

VERBATIM = "as printed; never read as Markdown or HTML"

Text = Annotated[str, _text(_LINE)]
"""Plain text: no character has a special meaning. A name, a label, a title of a work: the checks of
wording leave it alone.
"""

Heading = Annotated[str, _text(_LINE), Ours(running=False)]
"""Plain text of our own that is no sentence: a page's title, a name for lists."""

Sentence = Annotated[str, _text(_LINE), Ours()]
"""A sentence of our own, plain text."""

PlainSentence = Annotated[str, _text(_LINE), Ours(plain=True)]
"""A sentence of our own for every reader, plain text."""

Prose = Annotated[str, _text(MARKDOWN), Ours()]
"""The team's own prose; inline Markdown, and blank lines part paragraphs."""

PlainProse = Annotated[str, _text(MARKDOWN), Ours(plain=True)]
"""Prose in everyday words for every reader."""

Verbatim = Annotated[str, _text(VERBATIM)]
"""What somebody said, or what a cell of the published table says."""


def _fit_for_disks(id_: str) -> str:
    """Ids become names of files and folders, or may become some."""
    if is_device(id_):
        raise ValueError(
            f'"{id_}" cannot be the name of a file on Windows, which keeps it for a device; choose'
            f' another id, such as "the-{id_.replace(".", "-")}"'
        )
    return id_


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[
    str, StringConstraints(pattern=ID_PATTERN, max_length=80), AfterValidator(_fit_for_disks)
]
"""A name for links and addresses: small letters, digits and single hyphens."""

RowId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$", max_length=80),
    AfterValidator(_fit_for_disks),
]
"""The id of a person or a case; never an address of its own."""

_PLAIN_COLUMN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def _column_id(name: str) -> str:
    """The id of a column: its name, if that is an id, or else the id made of it."""
    if _PLAIN_COLUMN.fullmatch(name):
        return name
    if not (made := slug(name)):
        raise ValueError(f'"{name}" is not a name for a column: it has no letter and no digit')
    return made


ColumnId = Annotated[
    str, StringConstraints(pattern=r"^\S.*$", max_length=80), AfterValidator(_column_id)
]
"""The name of a column in the first row of a CSV file, or the id made of it: `Years in choir` is
`years-in-choir`.
"""

URL_PATTERN = r"^https?://[^\s<>\"'`\\]+$"
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=2000)]
PHONE_PATTERN = r"^\+?[0-9]([ ()./-]{0,2}[0-9])*$"
Phone = Annotated[str, StringConstraints(pattern=PHONE_PATTERN, max_length=40)]
"""A number to call or to write to, as people write it: `116 123`, `+46 8 123 456 78`."""

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag of BCP 47, such as `en` or `pt-BR`."""


def _in_the_calendar(day: str) -> str:
    try:
        date.fromisoformat(day if len(day) == len("2014-05-17") else "2014-01-01")
    except ValueError:
        raise ValueError(f"{day} is not in the calendar") from None
    return day


Day = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    AfterValidator(_in_the_calendar),
]
"""A date as far as it is known: `2014`, `2014-05` or `2014-05-17`."""


def _only_true_or_false(value: object) -> object:
    """Accepts only `true` and `false`: `yes`, `on` and `1` are text in these files (YAML 1.2), but
    pydantic alone would accept them.
    """
    if value in ("true", "false"):
        return value == "true"
    return value if isinstance(value, bool) else re.sub(r"^", "not a switch: ", str(value))


Switch = Annotated[bool, BeforeValidator(_only_true_or_false)]


def _as_digits(value: object) -> object:
    """Accepts numbers only as they are written everywhere: pydantic alone would take `1.000` for 1,
    `1_000` for 1000 and `nan` for a number.
    """
    if isinstance(value, str) and not re.fullmatch(r"\s*-?(0|[1-9][0-9]{0,14})\s*", value):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


def _as_decimal(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(
        r"\s*-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?\s*", value
    ):
        raise PydanticCustomError("float_parsing", "not a number")
    return value


Count = Annotated[NonNegativeInt, BeforeValidator(_as_digits)]
"""A whole number from 0 on."""

Positive = Annotated[PositiveInt, BeforeValidator(_as_digits)]
"""A whole number from 1 on."""

Decimal = Annotated[float, BeforeValidator(_as_decimal)]
"""A number with or without a point: `12`, `0.25`."""

CategoryRef = Annotated[str, Link("category")]
QuoteRef = Annotated[str, Link("quote")]
PassageRef = Annotated[str, Link("passage")]
SourceRef = Annotated[str, Link("reference")]
PersonRef = Annotated[str, Link("person")]
CaseRef = Annotated[str, Link("case")]
NodeRef = Annotated[str, Link("node")]
AudienceRef = Annotated[str, Link("audience")]
ClaimRef = Annotated[str, Link("claim")]
GroupRef = Annotated[str, Link("guidance group")]
GuidanceRef = Annotated[str, Link("point of guidance")]
ItemRef = Annotated[str, Link("category, quote or passage")]

Judge = Annotated[
    Literal["authors", "site"],
    Field(
        description="Whose judgement this is: the study's `authors`, or those who made the `site`."
    ),
]


Use = Literal[
    "article",
    "website",
    "teaching",
    "indexing",
    "data-sharing",
    "archive",
    "voice",
    "picture",
    "named",
]
"""What words may be used for.

- `article`: the publication, with what it does with them.
- `website`: the pages of this site.
- `teaching`: sheets for teaching, and handouts that readers make.
- `indexing`: what is made for machines to find and repeat: pages of single quotes in search
  engines, JSON-LD, `llms.txt`.
- `data-sharing`: files to take along, packages, codebooks with quotes.
- `archive`: deposits that cannot be taken back.
- `voice`, `picture`: the recording of the speaker's own voice; pictures of or by the speaker.
- `named`: the speaker's own name.
"""

UNSAID: tuple[Use, ...] = ("article", "website", "teaching")
"""What a scope covers that nobody wrote: what the publication does, and the pages of this site."""

UNSAID_WITH_BASIS: tuple[Use, ...] = (*UNSAID, "indexing", "data-sharing", "archive")
"""The same where the basis is reported. A voice, a picture and a name are each agreed to by
themselves, never by silence.
"""


@dataclass(frozen=True)
class Decided:
    """Marks a field that covers more when it is left out than when it is empty, so that a key
    without a value is a problem.
    """


Preferred = Literal["plain", "professional"]
"""A wording by its name."""


class Wording(Shape):
    """The same said twice: in everyday words and in the words of the field. One is enough; where a
    page prefers the one that is not there, it shows the other.
    """

    example_keys = ("plain", "professional")
    gap_keys = ("plain", "professional")

    plain: PlainProse | None = Field(
        None, description="In everyday words: short sentences, no jargon."
    )
    professional: Prose | None = Field(None, description="In the words of the field.")

    @model_validator(mode="after")
    def _said(self) -> Self:
        if not self.given:
            raise ValueError("nothing is said here; write plain, professional, or both")
        return self

    @property
    def given(self) -> dict[Preferred, str]:
        """The wordings there are, by name; at least one."""
        both: dict[Preferred, str | None] = {
            "plain": self.plain,
            "professional": self.professional,
        }
        return {name: text for name, text in both.items() if text}

    def said(self, wording: Preferred) -> str:
        """The text in this wording, or in the only one there is."""
        return self.given.get(wording) or next(iter(self.given.values()))


class Noun(Shape):
    """A word the study counts with."""

    one: Text = Field(description="For one: `person`.")
    other: Text = Field(description="For any other number: `people`.")
    zero: Text | None = Field(None, description="For none, where the language has a form for it.")
    two: Text | None = Field(None, description="For two, where the language has a form for it.")
    few: Text | None = Field(
        None, description="For a few, where the language has a form for it: Arabic 3 to 10."
    )
    many: Text | None = Field(
        None, description="For many, where the language has a form for it: Arabic 11 to 99."
    )


REPORTED = {"reported": N_("Reported")}
UNREPORTED = {
    "not-reported": N_("Not reported"),
    "not-found": N_("Not found in the copy we used"),
}
"""What readers see of what was reported; a checklist's items know more states."""

FactStatus = Annotated[
    Literal["reported", "not-reported", "not-found"], Choices(REPORTED | UNREPORTED)
]


class Fact(Shape):
    """Something a reader asks of any study: what was reported, or that it was not."""

    example_keys = ("text",)

    text: Prose | None = Field(None, description="What the study reports, in your own words.")
    status: FactStatus = Field(
        "reported",
        description=(
            "`not-reported`: the study does not say; `not-found`: the text this site was made from"
            " may lack it."
        ),
    )
    passages: tuple[PassageRef, ...] = Field((), description="Where the publication says so.")
    sources: tuple[SourceRef, ...] = Field(
        (), description="Works this rests on, by their key in references.bib."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.status == "reported" and not (self.text or self.passages or self.sources):
            raise ValueError(
                "nothing is reported here; write what is reported under text, or `status:"
                " not-reported` if the study does not say"
            )
        return self


class Basis(Shape):
    """What a point rests on. Together the lists are the trail a reader can follow."""

    example_keys = ("quotes",)

    categories: tuple[CategoryRef, ...] = Field((), description="Findings it rests on.")
    quotes: tuple[QuoteRef, ...] = Field((), description="Quotes that carry it.")
    passages: tuple[PassageRef, ...] = Field(
        (), description="Places of the publication that carry it."
    )
    sources: tuple[SourceRef, ...] = Field((), description="Literature, by key in references.bib.")


Bearing = Annotated[
    Literal["illustrates", "other-side", "limits", "contradicts"],
    Choices(
        {
            "illustrates": N_("Illustrates this finding"),
            "other-side": N_("Shows the other side"),
            "limits": N_("Limits this finding"),
            "contradicts": N_("Contradicts this finding"),
        },
        to_choose={
            "illustrates": N_("Illustrates the finding"),
            "other-side": N_("Shows the other side"),
            "limits": N_("Limits the finding"),
            "contradicts": N_("Contradicts the finding"),
        },
    ),
]
"""What a quote or passage does for a category."""


class Placement(Shape):
    """What a quote or passage does for one category."""

    category: CategoryRef = Field(description="The category's id.")
    bearing: Bearing = Field(
        "illustrates",
        description=(
            "`illustrates`; `other-side` (hurt, where the finding is help); `limits`;"
            " `contradicts`."
        ),
    )
    why: Prose | None = Field(None, description="Why it stands here, or what it limits.")
    judged_by: Judge | None = Field(
        None,
        description=(
            "Who placed it here and judged what it does, where that differs from what the file"
            " says."
        ),
    )


def _short_placement(value: object) -> object:
    return {"category": value} if isinstance(value, str) else value


Placed = Annotated[
    Placement,
    BeforeValidator(
        _short_placement,
        json_schema_input_type=Annotated[str, Field(description="A category's id.")] | Placement,
    ),
]
"""A placement, or just the category's id."""
