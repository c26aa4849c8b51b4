"""What the checks of `ownwords check` read."""

from dataclasses import dataclass
from datetime import date

from ..load.translations import Translation
from ..model import Study
from ..source import Path, TableSource, WrittenPage
from .prose import ProseText


@dataclass(frozen=True)
class Ease:
    """How easily a page's own words read; headings, labels and quotes are left out.

    Attributes:
        audience: The id of the audience whose page it is; empty for all plain definitions of the
            findings together.
        lix: LIX (Björnsson 1968): words per sentence plus the per cent of words with more than six
            letters. Below 35 is easy.
        plain: Whether these words are meant to be plain; others may be hard.
        language: The language of the translation whose words these are; empty for the study's own.
    """

    audience: str
    lix: float
    plain: bool
    language: str = ""


@dataclass(frozen=True)
class Reading:
    """A study as an editor reads it.

    Attributes:
        study: The study, in order as data.
        pieces: Its own words, in the data and in hand-written pages.
        eases: How easily these read.
        today: The day with which dates of contacts are compared.
        tables: Its tables as they were read.
        cited: Keys of the works that hand-written pages cite.
        gaps: Places in which `to-write` stands, with the name of their file.
        translations: The study in other languages.
        translated_pages: Hand-written pages in these languages.
    """

    study: Study
    pieces: tuple[ProseText, ...] = ()
    eases: tuple[Ease, ...] = ()
    today: date = date.min
    tables: tuple[TableSource, ...] = ()
    cited: frozenset[str] = frozenset()
    gaps: tuple[tuple[str, Path], ...] = ()
    translations: tuple[Translation, ...] = ()
    translated_pages: tuple[WrittenPage, ...] = ()
