"""changes.yml: what changed with each release of the site. `ownwords release` writes it; what it
says may be edited. No quote is named in it: one that is withdrawn later would be named as well.
"""

from pydantic import Field

from .base import Count, Day, Id, Prose, Shape, Text


class Release(Shape):
    """A release of the site, and what is new in it."""

    date: Day = Field(description="When.")
    version: Text | None = Field(None, description="Its version: `2`; left out: the day.")
    what: Prose | None = Field(None, description="What changed, for a reader.")
    added: tuple[Id, ...] = Field((), description="Ids of findings that are new.")
    reworded: tuple[Id, ...] = Field((), description="Ids of findings that read otherwise.")
    quotes_added: Count = Field(0, description="How many quotes are new.")
    quotes_reworded: Count = Field(0, description="How many quotes read otherwise.")
    others_reworded: Count = Field(
        0, description="How many passages, points and steps read otherwise."
    )


class ChangesFile(Shape):
    """Releases of the site."""

    releases: tuple[Release, ...] = Field(description="The releases, the oldest first.")
