"""Suggestions (“did you mean”): the known name that is most similar to what was written."""

import difflib
import re
from bisect import bisect
from collections.abc import Collection
from functools import lru_cache

from .source.tree import shorten

_LONGEST = 80
_FEW = 12
_NEIGHBOURS = 20


def nearest(written: str, known: Collection[str]) -> str | None:
    """The known name most similar to the written one, if any is similar enough."""
    if len(written) > _LONGEST:
        return None
    plain = _plain(written)
    able = {_plain(name): name for name in _neighbours(plain, frozenset(known))}
    found = difflib.get_close_matches(plain, able, n=1, cutoff=0.6)
    return able[found[0]] if found else None


def did_you_mean(written: str, known: Collection[str], what: str = "known here") -> str:
    """A hint that names the most similar name, or all known names where they are few."""
    if near := nearest(written, known):
        return f'did you mean "{near}"?'
    if not known or len(known) > _FEW:
        return ""
    in_order = sorted(known) if isinstance(known, set | frozenset) else known
    return f"{what}: {', '.join(map(shorten, in_order))}"


def _plain(name: str) -> str:
    return re.sub(r"[\s_]", "-", name.strip().lower())


def _neighbours(plain: str, known: frozenset[str]) -> list[str]:
    """Names that begin or end like this one. Comparing thousands of names with thousands of
    misspellings would take minutes.
    """
    forward, backward = _orders(known)
    found = {name for _, name in _around(plain, forward)} | {
        name for _, name in _around(plain[::-1], backward)
    }
    return sorted(found, reverse=True)


def _around(plain: str, order: list[tuple[str, str]]) -> list[tuple[str, str]]:
    at = bisect(order, (plain, ""))
    return order[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


@lru_cache(maxsize=32)
def _orders(known: frozenset[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The names sorted by their first and by their last letters, each with its sort key."""
    plain = [(_plain(name), name) for name in known]
    return sorted(plain), sorted((key[::-1], name) for key, name in plain)
