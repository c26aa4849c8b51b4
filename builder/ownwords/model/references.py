"""A work in references.bib, in the terms of CSL (Citation Style Language): its type, its names by
role, its dates by parts.

The fields are CSL's variables with `_` for `-`; `csl_json` gives the record under their own names.
A field that is absent in the file is empty here. All texts are plain.
"""

from typing import Any, Literal

from pydantic import Field

from ..remembered import cache
from .base import Shape, Url


class Name(Shape):
    """A person's name in parts, or a body's name in `literal`."""

    family: str = ""
    given: str = ""
    non_dropping_particle: str = Field("", description="`van der`, `de la`.")
    suffix: str = Field("", description="`Jr.`, `III`.")
    literal: str = Field("", description="A body’s name; `others` for people left out.")

    @property
    def left_out(self) -> bool:
        """Whether this stands for the people left out: “and others”."""
        return self.literal == "others"


class Date(Shape):
    """A date as far as it is known: a year, a month or a day, and its end where it is a range.

    A date of which no parts are known has a text in `literal`, such as `n.d.`.
    """

    parts: tuple[int, ...] = Field((), description="Year, month and day, as far as known.")
    end: tuple[int, ...] = Field((), description="The same of the end; empty where it is none.")
    season: int | None = Field(None, ge=1, le=4, description="1 is spring, 4 is winter.")
    circa: bool = False
    literal: str = ""


class Reference(Shape):
    """A work."""

    key: str
    kind: str = Field("", description="The type in the file: `incollection`.")
    type: str = Field("document", description="CSL’s type: `chapter`.")
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    issued: Date | None = None
    year_suffix: str = ""
    status: str = Field("", description="`in press`, `submitted`.")
    original_date: Date | None = None
    accessed: Date | None = None
    event_date: Date | None = None
    title: str = ""
    title_short: str = ""
    container_title: str = Field("", description="Journal or book it stands in.")
    container_title_short: str = ""
    collection_title: str = Field("", description="Series.")
    collection_number: str = ""
    edition: str = Field("", description="`2`, or words: `revised`.")
    version: str = ""
    volume: str = ""
    issue: str = ""
    number: str = Field("", description="Number of a report, or of an article without pages.")
    chapter_number: str = ""
    page: str = Field("", description="Pages, ranges with en dashes: `12–19, 34`.")
    genre: str = Field("", description="`PhD thesis`, `Technical report`.")
    publisher: str = Field("", description="Publisher, university or institution.")
    publisher_place: str = ""
    event_title: str = ""
    event_place: str = ""
    note: str = ""
    language: str = ""
    doi: str = Field("", description="Without https://doi.org/.")
    url: Url | None = None
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    verified: str = Field(
        "", description="`yes`, or `partly`: only the fields that were seen are here."
    )

    unshown: tuple[str, ...] = Field(
        (), description="Fields of the entry that no page shows, as they are named there."
    )
    line: int = Field(0, description="The line of the file that the entry begins in.")

    @property
    def makers(self) -> tuple[Name, ...]:
        """Who leads the entry: its authors, else its editors, else its translators."""
        return self.author or self.editor or self.translator

    @property
    def makers_role(self) -> Literal["author", "editor", "translator"]:
        """What those who lead the entry did."""
        return "author" if self.author else "editor" if self.editor else "translator"


_OURS = frozenset({"key", "kind", "verified", "unshown", "line"})
_CAPITALS = frozenset({"doi", "url", "isbn", "issn", "pmid"})


@cache
def _csl_names() -> dict[str, str]:
    """What CSL calls the fields that it has."""
    return {
        field: field.upper() if field in _CAPITALS else field.replace("_", "-")
        for field in Reference.model_fields
        if field not in _OURS
    }


def csl_json(reference: Reference) -> dict[str, Any]:
    """The record as CSL-JSON; what is empty is left out. No value in it is escaped."""
    made: dict[str, Any] = {"id": reference.key}
    for field, name in _csl_names().items():
        if value := getattr(reference, field):
            made[name] = _value(value)
    if reference.page:
        made["page"] = reference.page.replace("–", "-")
    return made


def _value(value: Any) -> Any:
    match value:
        case str():
            return value
        case Date():
            return _date(value)
        case tuple():
            return [_name(each) for each in value]
        case _:
            return value


def _name(name: Name) -> dict[str, str]:
    return {part.replace("_", "-"): text for part, text in name if text}


def _date(date: Date) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if date.parts:
        made["date-parts"] = [list(part) for part in (date.parts, date.end) if part]
    if date.season:
        made["season"] = date.season
    if date.circa:
        made["circa"] = True
    return made | ({"literal": date.literal} if date.literal else {})
