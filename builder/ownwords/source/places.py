"""Where the values of a YAML file stand."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

from .paths import Path, Place

Where: TypeAlias = dict[Path, Place]


class Places:
    """Where values stand, where their keys do, and where values end: the place right behind them.

    They are worked out once they are asked for: nobody does while nothing is wrong with a file, and
    that takes as long as reading it.
    """

    def __init__(self, look: Callable[[], tuple[Where, Where, Where]]) -> None:
        self._look = look

    @cached_property
    def _found(self) -> tuple[Where, Where, Where]:
        return self._look()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self._found == other._found

    @property
    def values(self) -> Where:
        """Where each value stands."""
        return self._found[0]

    @property
    def keys(self) -> Where:
        """Where the key of each value stands."""
        return self._found[1]

    @property
    def ends(self) -> Where:
        """Where each value ends."""
        return self._found[2]


def known(values: Where, keys: Where, ends: Where) -> Places:
    """Places that are known already."""
    found = values, keys, ends
    return Places(lambda: found)


def nowhere() -> Places:
    """Places of what was not read."""
    return known({}, {}, {})
