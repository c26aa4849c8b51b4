"""What the checks of `ownwords check` read."""

from dataclasses import dataclass
from datetime import date

from ..model import Study
from .prose import ProseText


@dataclass(frozen=True)
class Ease:
    """The reading ease of an audience's page (`audience` is its id) or of all plain definitions
    (`audience` is empty).
    """

    audience: str
    lix: float
    plain: bool


@dataclass(frozen=True)
class Reading:
    """A study as an editor reads it.

    Attributes:
        study: The study, in order as data.
        pieces: Its own words, in the data and in hand-written pages.
        eases: How easily these read.
        today: The day with which dates of contacts are compared.
    """

    study: Study
    pieces: tuple[ProseText, ...] = ()
    eases: tuple[Ease, ...] = ()
    today: date = date.min
