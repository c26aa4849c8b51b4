"""What files beside the pages tell that nobody sees in them: published without it, but in the
repository with it.
"""

from collections.abc import Iterator

from ..checks import Issue
from .material import Material


def unseen_in_pictures(material: Material) -> Iterator[Issue]:
    """Pictures with notes of cameras and programs, and PDFs, which nobody can look through here."""
    for medium in material.media:
        if medium.picture and medium.picture.found:
            message = (
                f"the picture holds {_and(medium.picture.found)}; the site leaves it out, but what"
                " is in the repository is public"
            )
            hint = (
                "run `ownwords strip`, then commit the picture; where it was committed before, it"
                " stays in the history"
            )
            yield Issue(medium.name, (), message, hint, "picture-notes")
        if medium.path.lower().endswith(".pdf"):
            message = "a PDF often holds its maker’s name, and words that were painted over"
            hint = "print it into a new PDF, look at its properties, then waive this"
            yield Issue(medium.name, (), message, hint, "pdf-notes")


def _and(words: tuple[str, ...]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
