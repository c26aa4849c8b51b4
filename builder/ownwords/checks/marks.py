"""Hints on quotation marks that belong to the print."""

from collections.abc import Iterator

from ..marks_in_print import unbalanced
from ..source import Path
from . import Issue
from .reading import Reading


def odd_marks(reading: Reading) -> Iterator[Issue]:
    """Finds words in which a quotation mark opens without closing, or the other way round."""
    for at, quote in reading.study.numbered_quotes:
        texts: list[tuple[Path, str]] = [(("quotes", at, "text"), quote.text or "")]
        texts += [
            (("quotes", at, "turns", turn, "text"), each.text)
            for turn, each in enumerate(quote.turns)
        ]
        for path, text in texts:
            if unbalanced(text):
                yield Issue(
                    "quotes",
                    path,
                    "the quotation marks in these words do not pair",
                    "compare them with the print; the site sets its own around the whole",
                    "unpaired-marks",
                )
