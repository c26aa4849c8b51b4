"""What a page needs beside its HTML: the scripts that act on it, and the switch of the wording.

A template says so where it writes the marks that a script looks for:
`{% do needs("sample") %}`. The page carries it in its front matter, below `ow`, so that the theme
of any engine knows without looking into the finished HTML.
"""

from collections.abc import Iterable
from typing import Any

SCRIPTS = (
    "kept-list",
    "my-list",
    "my-selection",
    "forget",
    "country",
    "preview",
    "words",
    "tree",
    "tree-search",
    "map",
    "walk",
    "quote-search",
    "quote-pieces",
    "quotes",
    "quote-copy",
    "sample",
    "crossing",
    "selection",
    "cite",
)
"""The scripts of pages, in the order in which they run; each is a file of the theme."""

WORDING = "wording"
"""Needed by what stands there in plain and in professional words."""


class Needs:
    """Collects what one page, or a part of it, needs."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __call__(self, *names: str) -> str:
        """Adds names of `SCRIPTS`, or `WORDING`; an empty text, so that templates can say it.

        Raises:
            ValueError: There is no such script.
        """
        if not self.names.issuperset(names):
            if unknown := set(names) - {*SCRIPTS, WORDING}:
                raise ValueError(f"no script is called {', '.join(sorted(unknown))}")
            self.names.update(names)
        return ""

    def taken(self) -> frozenset[str]:
        """What was collected since the last time; it begins again with nothing."""
        names, self.names = frozenset(self.names), set()
        return names


def declared(kind: str, names: Iterable[str]) -> dict[str, Any]:
    """The front matter's `ow`: what kind of page it is, and what it needs; only what is there."""
    needed = set(names)
    if "my-selection" in needed:  # the page of a reader's selection has controls of its own
        needed -= {"selection", "quote-copy"}
    found = {"kind": kind, "scripts": in_order(needed), "wording": WORDING in needed}
    return {key: value for key, value in found.items() if value}


def in_order(names: Iterable[str]) -> list[str]:
    """Those of the names that are scripts, once each, in the order in which they run."""
    asked = set(names)
    return [script for script in SCRIPTS if script in asked]
