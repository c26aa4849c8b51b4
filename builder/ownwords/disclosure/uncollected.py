"""Spares the search for unused cycles while much is read and little thrown away."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for unused cycles: a fifth of the time of the gate, and more of that of a
    large study. What is made here is kept, in no cycle.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


__all__ = ["uncollected"]
