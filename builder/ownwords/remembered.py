"""`functools.cache` and `lru_cache`, whose functions are still looked at by mypy: for Python's own,
whatever can be hashed is a fit argument, and so an absent text went where a text was wanted.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    P = ParamSpec("P")
    R = TypeVar("R", covariant=True)

    class Remembering(Protocol[P, R]):
        """A function that remembers what it answered."""

        def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
            """Answers."""

        def cache_clear(self) -> None:
            """Has it forget all."""

    def cache(function: Callable[P, R], /) -> Remembering[P, R]:
        """Has a function remember all its answers."""

    def lru_cache(maxsize: int) -> Callable[[Callable[P, R]], Remembering[P, R]]:
        """Has a function remember so many."""

else:
    from functools import cache, lru_cache

__all__ = ["cache", "lru_cache"]
