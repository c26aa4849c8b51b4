"""The interface's own words: those of our messages and templates, and of the installed theme.

A name that may stand nowhere can be an ordinary word of the interface, such as Mark. Whether it is
that is asked only where one was found in a finished site, and nowhere in the study.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from .fingerprints import words_of

_OURS = ("locale", "templates", "theme")
_KINDS = (".po", ".pot", ".html", ".js")
_TEXTS = re.compile(r"\"([^\"\n]+)\"|>([^<>{}]+)<")
_AROUND = 3
"""So many words in a row are the interface's own; fewer have to be a whole text of it."""


class Interface:
    """What the interface says.

    Args:
        themes: Folders of installed themes.
    """

    def __init__(self, themes: Iterable[Path]) -> None:
        self._themes = tuple(themes)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        ours = (Path(str(files("ownwords").joinpath(name))) for name in _OURS)
        found = (file for folder in (*ours, *self._themes) for file in sorted(folder.rglob("*")))
        return tuple(
            file.read_text("utf-8", errors="replace")
            for file in found
            if file.suffix in _KINDS and file.is_file() and ".min." not in file.name
        )

    @cached_property
    def _running(self) -> str:
        return f" {' | '.join(' '.join(words_of(text)) for text in self._texts)} "

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(
            " ".join(words_of(found[1] or found[2]))
            for text in self._texts
            for found in _TEXTS.finditer(text)
        )

    def says(self, text: str, words: str) -> bool:
        """Whether these words of a text are the interface's: the text is one of its own, or so are
        the words around them.
        """
        here, sought = words_of(text), words_of(words)
        if " ".join(here) in self._whole:
            return True
        places = [at for at in range(len(here)) if here[at : at + len(sought)] == sought]
        return bool(places) and all(self._around(here, at, len(sought)) for at in places)

    def _around(self, here: list[str], at: int, long: int) -> bool:
        size = max(_AROUND, long)
        runs = (here[first : first + size] for first in range(max(0, at + long - size), at + 1))
        return any(len(run) == size and f" {' '.join(run)} " in self._running for run in runs)

    def uses(self, words: str) -> bool:
        """Whether the interface's templates, classes or scripts have these words."""
        return all(f" {word} " in self._running for word in words_of(words))
