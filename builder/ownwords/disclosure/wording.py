"""How issues of the disclosure checks list rows and values: a few by name, the rest as a number."""

from collections.abc import Iterable

from ..source.tree import shorten

MOST_NAMED = 8


def few_of(names: Iterable[str], between: str = ", ", more: str = "more") -> str:
    """The first names, and how many more there are."""
    names = list(names)
    named = between.join(names[:MOST_NAMED])
    return (
        f"{named}{between}and {len(names) - MOST_NAMED} {more}"
        if len(names) > MOST_NAMED
        else named
    )


def quoted(value: str) -> str:
    """A value as it stands in a cell."""
    return f"“{shorten(value)}”" if value else "an empty cell"


def listed(values: Iterable[str]) -> str:
    """Values with “and” before the last."""
    marked = [quoted(value) for value in values]
    return f"{', '.join(marked[:-1])} and {marked[-1]}" if len(marked) > 1 else "".join(marked)
