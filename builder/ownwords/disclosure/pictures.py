"""Reports metadata in files beside the pages: the site leaves it out, but the repository contains
it.
"""

from collections.abc import Iterator

from ..checks import Issue
from .material import Material


def unseen_in_pictures(material: Material) -> Iterator[Issue]:
    """Finds pictures and recordings with metadata of cameras and programs, and PDFs, which cannot
    be searched here.
    """
    for medium in material.media:
        if medium.cleaned and medium.cleaned.found:
            what = "picture" if medium.picture else "recording"
            message = (
                f"the {what} holds {_and(medium.cleaned.found)}; the site leaves it out, but what"
                " is in the repository is public"
            )
            hint = (
                f"run `ownwords strip`, then commit the {what}; where it was committed before, it"
                " stays in the history"
            )
            yield Issue(medium.name, (), message, hint, "picture-notes")
        if medium.path.lower().endswith(".pdf"):
            message = "a PDF often holds its maker’s name, and words that were painted over"
            hint = "print it into a new PDF, look at its properties, then waive this"
            yield Issue(medium.name, (), message, hint, "pdf-notes")


def _and(words: tuple[str, ...]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
