"""Ids for what is proposed."""

import secrets
from collections.abc import Callable, Collection

_LETTERS = "bcdfghjkmnpqrstvwxz"


def free_id(id_: str, used: Collection[str]) -> str:
    """An id, with a number behind it where it is taken."""
    id_ = id_[:70].strip("-")
    number = 2
    free = id_
    while free in used:
        free = f"{id_}-{number}"
        number += 1
    return free


def drawn_id(used: Collection[str], draw: Callable[[str], str] = secrets.choice) -> str:
    """An id for a quote that says nothing about who speaks."""
    length = 3 if len(used) < 1000 else 5
    while (id_ := "q-" + "".join(draw(_LETTERS) for _ in range(length))) in used:
        pass
    return id_
