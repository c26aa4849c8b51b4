"""Rules on pictures and recordings."""

from collections.abc import Iterator

from ..errors import Problem
from ..model.findings import Category, Quote
from ..model.media import Figure
from .files import Files


def pictures_are_somebodys(files: Files) -> Iterator[Problem]:
    """A finding's picture that somebody has to have agreed to is a quote's as well: so it is known
    whose it is, and it goes when they withdraw.
    """
    quotes = [quote for _, quote in files.each("quotes", "quotes", Quote)]
    theirs = {quote.picture.file for quote in quotes if quote.picture}
    for path, category in files.each("categories", "categories", Category):
        for at, figure in enumerate(category.figures):
            if figure.needs_consent and figure.file not in theirs:
                yield files.problem(
                    "categories",
                    (*path, "figures", at, "file"),
                    "nothing says whose picture this is, so it could not go when they withdraw",
                    "give it to a quote of theirs as well: `picture`, with the same file",
                )


def described_alike(files: Files) -> Iterator[Problem]:
    """What somebody could be known by does not change from place to place."""
    known: dict[str, tuple[Figure, str]] = {}
    for name, path, figure in _pictures(files):
        before, where = known.setdefault(figure.file, (figure, name))
        if (before.by, before.recognisable) != (figure.by, figure.recognisable):
            yield files.problem(
                name,
                path,
                f"{where}.yml says of the same picture that it is by {before.by}, and by it"
                f" {before.recognisable} could be known",
                "say the same of a picture wherever it stands",
            )


def _pictures(files: Files) -> Iterator[tuple[str, tuple[str | int, ...], Figure]]:
    for path, quote in files.each("quotes", "quotes", Quote):
        if quote.picture:
            yield "quotes", (*path, "picture"), quote.picture
    for path, category in files.each("categories", "categories", Category):
        for at, figure in enumerate(category.figures):
            yield "categories", (*path, "figures", at), figure


FIGURES = (pictures_are_somebodys, described_alike)
