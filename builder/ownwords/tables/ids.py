"""Ids for quotes that say nothing about who speaks: drawn, not counted."""

import secrets
from collections.abc import Iterable

_LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowels, so that no word comes out, and nothing that looks like 0, 1 or l."""
_LONG = 3


def fresh_ids(number: int, taken: Iterable[str] = ()) -> list[str]:
    """So many ids, such as `q-vtc`, none of them taken."""
    known = {*taken}
    made: list[str] = []
    length = _LONG
    while len(made) < number:
        if len(made) > len(_LETTERS) ** length // 4:
            length += 1
        id_ = "q-" + "".join(secrets.choice(_LETTERS) for _ in range(length))
        if id_ not in known:
            known.add(id_)
            made.append(id_)
    return made
