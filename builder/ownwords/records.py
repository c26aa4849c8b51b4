"""Dataclasses that are made quickly.

Some three hundred are made before a command does anything. Python writes and compiles up to six
methods for each, a tenth of the time of a small build; here it writes `__init__` alone, and the
others are shared. mypy sees to it that what is `frozen` is not changed, and nothing else does: what
is public is a dataclass of Python's own.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from .remembered import cache

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, eq=True, **options):
        """As in `dataclasses`, for what needs neither `order` nor `slots`."""

        def made(cls):
            dataclasses.dataclass(cls, eq=False, repr=False, **options)
            if "__repr__" not in vars(cls):
                cls.__repr__ = _repr
            if eq:
                cls.__eq__ = _eq
                cls.__hash__ = _hash if frozen else None
            return cls

        return made if cls is None else made(cls)


@cache
def _values(kind: type[Any], *, to_hash: bool = False) -> Callable[[object], Any]:
    """What gives the values by which objects of a dataclass are told apart."""
    names = [
        field.name
        for field in dataclasses.fields(kind)
        if (field.compare if field.hash is None or not to_hash else field.hash)
    ]
    return attrgetter(*names) if names else lambda _: ()


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    values = _values(type(self))
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(_values(type(self), to_hash=True)(self))


def _repr(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"
