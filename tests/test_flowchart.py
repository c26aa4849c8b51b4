"""The picture of the process: in both arrangements every step has a place of its own, and each way
is drawn from its step to the other, loops included.
"""

import itertools
import re

import pytest

from ownwords.load import load_study
from ownwords.views.flowchart import (
    CONTENT,
    LANE,
    MOST_RAILS,
    MOST_RANKS,
    Piece,
    Place,
    Ranks,
    Way,
    rail,
    ranks,
)
from tests.conftest import STUDIES, SWIMMING
from tests.large import large_study


def process(study: str) -> tuple[tuple[str, ...], tuple[Way, ...]]:
    folder = SWIMMING if study == "swimming" else STUDIES / study
    found = load_study(folder / "site-data", folder).process
    assert found is not None
    return (
        tuple(node.id for node in found.nodes),
        tuple((edge.source, edge.to) for edge in found.edges),
    )


def invented(*ways: tuple[int, int]) -> tuple[tuple[str, ...], tuple[Way, ...]]:
    steps = range(max(max(way) for way in ways) + 1)
    return tuple(f"s{at}" for at in steps), tuple((f"s{one}", f"s{other}") for one, other in ways)


DRAWN = {
    "swimming": lambda: process("swimming"),
    "skolgarden": lambda: process("skolgarden"),
    "a line": lambda: invented((0, 1), (1, 2)),
    "loops": lambda: invented((0, 1), (1, 2), (2, 0), (1, 1), (2, 1)),
    "a fork that skips a rank": lambda: invented((0, 1), (1, 2), (0, 2), (0, 3)),
    "four beside each other": lambda: invented((0, 1), (0, 2), (0, 3), (0, 4), (3, 0), (4, 0)),
    "a step that nothing leads to": lambda: invented((0, 2), (1, 2)),
}


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a piece begins and where it ends."""
    start = re.match(r"M([\d.]+) ([\d.]+)", path)
    assert start
    x, y = float(start[1]), float(start[2])
    first = (x, y)
    for command, numbers in re.findall(r"([CV])([\d. ]+)", path[start.end() :]):
        told = [float(number) for number in numbers.split()]
        x, y = (x, told[0]) if command == "V" else (told[-2], told[-1])
    return first, (x, y)


def joined(pieces: list[Piece], *, back: bool) -> None:
    """Each piece begins where the one before it ended, in the next zone."""
    for one, other in itertools.pairwise(pieces):
        (x1, y1), (x2, y2) = ends(one.path)[1], ends(other.path)[0]
        assert x1 == x2, (one, other)
        assert {y1, y2} == {0, 100}, (one, other)
        assert back or (y1, y2) == (100, 0)


@pytest.mark.parametrize("name", DRAWN)
def test_in_ranks_every_step_has_a_place_and_every_way_a_line(name: str) -> None:
    ids, ways = DRAWN[name]()
    wide = ranks(ids, ways)
    assert wide is not None
    assert set(wide.places) == set(ids)
    for one, other in itertools.combinations(wide.places.values(), 2):
        beside = one.start + one.width <= other.start or other.start + other.width <= one.start
        assert one.row != other.row or beside
    for way in ways:
        assert_line(wide, way, ids)


def assert_line(wide: Ranks, way: Way, ids: tuple[str, ...]) -> None:
    found = {zone.row: piece for zone in wide.zones for piece in zone.pieces if piece.way == way}
    one, other = wide.places[way[0]], wide.places[way[1]]
    back = ids.index(way[1]) <= ids.index(way[0])
    rows = sorted(found, reverse=back)
    pieces = [found[row] for row in rows]
    assert rows[0] == one.row + 1
    assert rows[-1] == other.row - 1
    assert ends(pieces[0].path)[0] == (middle(one), 0)
    assert ends(pieces[-1].path)[1] == (middle(other), 100)
    assert all(piece.back is back for piece in pieces)
    joined(pieces, back=back)
    for row in set(rows) & {place.row for place in wide.places.values()}:
        x = ends(found[row].path)[0][0]
        assert all(
            not place.start - 1 < x < place.start - 1 + place.width
            for place in wide.places.values()
            if place.row == row
        ), "no line runs through words"


def middle(place: Place) -> float:
    return place.start - 1 + place.width / 2


@pytest.mark.parametrize("name", DRAWN)
def test_beside_the_rail_every_way_leads_from_its_step_to_the_other(name: str) -> None:
    ids, ways = DRAWN[name]()
    narrow = rail(ids, ways)
    assert narrow is not None
    for way in ways:
        at, to = (ids.index(each) for each in way)
        if at == to:
            continue
        x = [narrow.steps[each].lane * LANE + LANE / 2 for each in way]
        zones = []
        for id_ in ids:
            step = narrow.steps[id_]
            zones += [step.head, step.tail, *([step.turn] if step.turn else [])]
        pieces = [piece for zone in zones for piece in zone if piece.way == way]
        back = to < at
        pieces = pieces[::-1] if back else pieces
        assert ends(pieces[0].path)[0] == (x[0], 50)
        assert ends(pieces[-1].path)[1] == (x[1], 50)
        joined(pieces, back=back)


def test_no_two_lines_of_the_rail_run_in_one_lane() -> None:
    for name in DRAWN:
        ids, ways = DRAWN[name]()
        narrow = rail(ids, ways)
        assert narrow is not None
        assert all(step.lane < narrow.lanes for step in narrow.steps.values())
        for step in narrow.steps.values():
            lanes = [(ends(piece.path), piece.way) for piece in step.tail]
            own = {
                way for _, way in lanes if way[0] == ids[list(narrow.steps.values()).index(step)]
            }
            passing = [end for end, way in lanes if way not in own]
            assert len(set(passing)) == len(passing)


def test_a_step_is_below_everything_that_leads_on_to_it() -> None:
    wide = ranks(*invented((0, 1), (1, 2), (0, 3), (2, 3), (3, 1)))
    assert wide is not None
    assert [wide.places[f"s{at}"].row for at in range(4)] == [2, 4, 6, 8]
    assert {place.width for place in wide.places.values()} == {CONTENT}


def test_what_is_too_wide_or_too_long_for_ranks_keeps_the_rail() -> None:
    for ways in ([(0, at) for at in range(1, 6)], [(at, at + 1) for at in range(MOST_RANKS)]):
        ids, drawn = invented(*ways)
        assert ranks(ids, drawn) is None
        assert rail(ids, drawn) is not None


def test_thirty_steps_with_forks_and_loops_are_drawn() -> None:
    found = large_study(10, 40, steps=30).process
    assert found is not None
    ids = tuple(node.id for node in found.nodes)
    ways = tuple((edge.source, edge.to) for edge in found.edges)
    narrow, wide = rail(ids, ways), ranks(ids, ways)
    assert narrow is not None
    assert narrow.lanes <= MOST_RAILS
    assert wide is not None
    for way in ways:
        assert_line(wide, way, ids)


def test_more_lines_than_can_be_told_apart_are_not_drawn() -> None:
    ids, ways = invented(*[(0, at) for at in range(1, 14)])
    assert rail(ids, ways) is None
    assert ranks(ids, ways) is None
