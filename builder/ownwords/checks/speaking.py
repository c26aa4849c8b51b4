"""Hints on whose words a study prints."""

from collections.abc import Iterator

from ..speakers import speakers_of
from . import Issue
from .reading import Reading


def terms_untold(reading: Reading) -> Iterator[Issue]:
    """Finds studies whose participants' words a synthesis prints, and does not say on which
    terms; each is told once.
    """
    study = reading.study
    speakers, told = speakers_of(study), {each.source for each in study.quotes.printed}
    for at, quote in study.numbered_quotes:
        for spoken in speakers.of(quote):
            if spoken.source and spoken.source not in told:
                told.add(spoken.source)
                yield Issue(
                    "quotes",
                    ("quotes", at),
                    f'nothing says on which terms words that "{spoken.source}" printed stand here',
                    "add the study under `printed` in quotes.yml, with its licence",
                    "no-terms",
                )
