"""Hints on what readers would miss: a second wording, a definition, a level's name."""

from collections.abc import Iterator

from . import Issue
from .prose import wordings_of
from .reading import Reading

_NAMED = 5
"""So many are named; of more their number."""


def missing_words(reading: Reading) -> Iterator[Issue]:
    """Finds texts that stand in one wording alone, findings without a definition, and levels
    without a name; each is told once for its file.
    """
    study = reading.study
    single: dict[str, list[str]] = {}
    for file, path, wording in wordings_of(study):
        if len(wording.given) == 1:
            items = getattr(getattr(study, file), str(path[0]), None)
            at = path[1] if len(path) > 1 else ""
            named = items[at].id if isinstance(items, tuple) and isinstance(at, int) else path[0]
            single.setdefault(file, []).append(str(named))
    for file, names in single.items():
        yield Issue(
            file,
            (),
            f"only one wording stands at {_some(names)}",
            "say it once in everyday words, once in the field’s",
            "single-wording",
        )
    undefined = [each.id for each in study.categories.categories if not each.definition]
    if undefined:
        yield Issue(
            "categories",
            (),
            f"no definition stands at {_some(undefined)}",
            "say what these findings mean, where the publication does",
            "no-definition",
        )
    yield from _levels(reading)


def _levels(reading: Reading) -> Iterator[Issue]:
    study = reading.study
    named = len(study.categories.levels)
    deepest = _depth(reading)
    if named and deepest > named:
        yield Issue(
            "categories",
            ("levels",),
            f"{named} of {deepest} levels have a name",
            "name the others under levels; until then they go by the last name",
            "unnamed-level",
        )


def _depth(reading: Reading) -> int:
    """How many levels there are; the core concept is none."""
    file = reading.study.categories
    parents = {each.id: each.parent for each in file.categories}
    deepest = 0
    for id_ in parents:
        depth, here = 0, None if id_ == file.core else id_
        while here and here != file.core:
            depth, here = depth + 1, parents[here]
        deepest = max(deepest, depth)
    return deepest


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
