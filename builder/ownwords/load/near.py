"""“Did you mean”: the known name that is nearest to what was written."""

import difflib
import re
from collections.abc import Collection

from ..source.tree import shorten

_LONGEST = 80
_FEW = 12


def nearest(written: str, known: Collection[str]) -> str | None:
    """The known name most like the written one, if any is like it."""
    if len(written) > _LONGEST:
        return None
    plain = _plain(written)
    # Comparing with thousands of names takes long where many links dangle: look only at those of similar length that begin or end alike.
    able = {_plain(name): name for name in sorted(known, reverse=True) if _alike(plain, _plain(name))}
    found = difflib.get_close_matches(plain, able, n=1, cutoff=0.6)
    return able[found[0]] if found else None


def did_you_mean(written: str, known: Collection[str], what: str = "known here") -> str:
    """A hint: the nearest name, or the known names where they are few."""
    if near := nearest(written, known):
        return f'did you mean "{near}"?'
    if not known:
        return ""
    if len(known) <= _FEW:
        return f"{what}: {', '.join(map(shorten, sorted(known) if isinstance(known, set | frozenset) else known))}"
    return ""


def _alike(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    return abs(len(one) - len(other)) <= 4 and (one[:1] == other[:1] or one[-1:] == other[-1:])


def _plain(name: str) -> str:
    return re.sub(r"[\s_]", "-", name.strip().lower())
