"""Dataclasses that are made quickly are as Python's own, but that nothing keeps them frozen."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from ownwords.records import dataclass


def shapes(make: Callable[..., Any]) -> tuple[type[Any], ...]:
    """The same classes, made in one or the other way."""

    @make(frozen=True)
    class Place:
        name: str
        found: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)

    @make(frozen=True, kw_only=True)
    class House(Place):
        number: int = 0

    @make(frozen=True)
    class Nothing:
        pass

    @make(frozen=True, eq=False)
    class Alone:
        name: str

    @make
    class Open:
        name: str

    return Place, House, Nothing, Alone, Open


QUICK, OWN = shapes(dataclass), shapes(dataclasses.dataclass)
VALUES: list[dict[str, Any]] = [
    {"name": "a", "found": ["b"]},
    {"name": "a", "number": 2},
    {},
    {"name": "a"},
    {"name": "a"},
]
EACH = [*zip(QUICK, OWN, VALUES, strict=True)]


@pytest.mark.parametrize(("quick", "own", "values"), EACH, ids=lambda each: str(each))
def test_they_are_read_compared_and_copied_alike(
    quick: type[Any], own: type[Any], values: dict[str, Any]
) -> None:
    assert repr(quick(**values)).replace(".dataclass", "") == repr(own(**values))
    assert (quick(**values) == quick(**values)) is (own(**values) == own(**values))
    assert dataclasses.asdict(quick(**values)) == dataclasses.asdict(own(**values))
    assert vars(dataclasses.replace(quick(**values))) == vars(quick(**values))
    assert (quick.__hash__ is None) is (own.__hash__ is None)
    assert quick.__match_args__ == own.__match_args__


def test_what_is_not_compared_tells_nothing_apart() -> None:
    place, house, *_ = QUICK
    assert place("a", ["b"]) == place("a")
    assert len({place("a", ["b"]), place("a"), place("b")}) == 2
    assert place("a") != place("b")
    assert place("a") != house("a"), "another class"
    assert place("a") != "a"


def test_what_is_not_hashed_may_have_no_hash() -> None:
    @dataclass(frozen=True)
    class Leaf:
        name: str
        matter: dict[str, int] = dataclasses.field(default_factory=dict, hash=False)

    assert hash(Leaf("a", {"b": 1})) == hash(Leaf("a"))
    assert Leaf("a", {"b": 1}) != Leaf("a")
