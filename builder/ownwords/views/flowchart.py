"""Where the steps of a process and the lines between them are drawn, in two arrangements of the
same list: ranks beside each other, and one step under the other beside a rail.

Text grows, so heights are never known. Each zone of lines is stretched to the height of its words:
`x` counts units of the width, `y` is 0 at the zone's top and 100 at its bottom. Nothing is measured
by a script, and a page that runs from right to left mirrors the zones.
"""

from collections.abc import Iterable

from ..records import dataclass

CONTENT = 24
"""Units across the steps of a rank: it can be divided by 1, 2, 3 and 4."""

MOST_ACROSS, MOST_LANES, MOST_RANKS = 4, 8, 30
"""Beyond these a screen has the rail at all widths."""

MOST_RAILS = 10
"""More lines than this beside the steps cannot be told apart at 320 px: then no line is drawn."""

LANE = 10
"""Units from one lane of the rail to the next."""

Way = tuple[str, str]
"""A way on, from one step to another, by their ids."""


@dataclass(frozen=True)
class Piece:
    """The part of a way's line that runs through one zone."""

    way: Way
    path: str
    back: bool = False


@dataclass(frozen=True)
class Zone:
    """A row of the wide arrangement, counted from 1, with the lines that run through it."""

    row: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Place:
    """Where a step stands in the wide arrangement: its row, its first unit and its width."""

    row: int
    start: int
    width: int


@dataclass(frozen=True)
class Ranks:
    """The wide arrangement; `units` is its whole width, lanes at both sides included."""

    units: int
    places: dict[str, Place]
    zones: tuple[Zone, ...]


@dataclass(frozen=True)
class RailStep:
    """What stands beside one step in the narrow arrangement: its lane, counted from 0, the lines
    beside its heading and beside the rest of it, and the zone in which ways part, where they do.
    """

    lane: int
    head: tuple[Piece, ...]
    tail: tuple[Piece, ...]
    turn: tuple[Piece, ...]


@dataclass(frozen=True)
class Rail:
    """The narrow arrangement, which paper has too."""

    lanes: int
    steps: dict[str, RailStep]


def ranks(ids: tuple[str, ...], ways: tuple[Way, ...]) -> Ranks | None:
    """The wide arrangement; None where it would be too wide or too long to read.

    Args:
        ids: The steps, in the order in which they are read. A way to an earlier step, or to the
            same, leads back.
        ways: The ways between them.
    """
    order = {id_: at for at, id_ in enumerate(ids)}
    rank = _rank(ids, ways, order)
    rows = _rows(ids, ways, order, rank)
    if max(map(len, rows)) > MOST_ACROSS or len(rows) > MOST_RANKS:
        return None
    across = {id_: (at + 0.5) / len(row) for row in rows for at, id_ in enumerate(row)}
    sides: dict[int, list[tuple[Way, int, int]]] = {-1: [], 1: []}
    for way in ways:
        one, other = rank[way[0]], rank[way[1]]
        if order[way[1]] <= order[way[0]]:
            sides[-1 if across[way[0]] <= 0.5 else 1].append((way, other, one + 1))
        elif other - one > 1:
            sides[1].append((way, one + 1, other))
    left, most_left = _lanes(sides[-1])
    right, most_right = _lanes(sides[1])
    if most_left + most_right > MOST_LANES:
        return None
    x = {id_: most_left + CONTENT * share for id_, share in across.items()}
    lane = {way: most_left - 0.5 - at for way, at in left.items()}
    lane |= {way: most_left + CONTENT + 0.5 + at for way, at in right.items()}
    places = {
        id_: Place(2 * at + 2, most_left + 1 + CONTENT // len(row) * number, CONTENT // len(row))
        for at, row in enumerate(rows)
        for number, id_ in enumerate(row)
    }
    return Ranks(
        most_left + CONTENT + most_right, places, _zones(_drawn(ways, rank, order, x, lane))
    )


def _rank(ids: tuple[str, ...], ways: tuple[Way, ...], order: dict[str, int]) -> dict[str, int]:
    """The rank of each step: one below the lowest step that leads on to it."""
    rank: dict[str, int] = {}
    for id_ in ids:
        before = [rank[one] for one, other in ways if other == id_ and order[one] < order[id_]]
        rank[id_] = max(before, default=-1) + 1
    return rank


def _rows(
    ids: tuple[str, ...], ways: tuple[Way, ...], order: dict[str, int], rank: dict[str, int]
) -> list[list[str]]:
    """The steps of each rank, by the mean place of what leads to them; equals as written."""
    place: dict[str, float] = {}
    rows = []

    def mean(id_: str) -> float:
        before = [place[one] for one, other in ways if other == id_ and order[one] < order[id_]]
        return sum(before) / len(before) if before else 0.5

    for at in range(max(rank.values()) + 1):
        row = sorted((id_ for id_ in ids if rank[id_] == at), key=mean)
        place |= {id_: (number + 0.5) / len(row) for number, id_ in enumerate(row)}
        rows.append(row)
    return rows


def _lanes(intervals: Iterable[tuple[Way, int, int]]) -> tuple[dict[Way, int], int]:
    """A lane for each line, the shortest innermost, and how many there are. Two lines share a lane
    where they do not meet.
    """
    lanes: dict[Way, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for way, low, high in sorted(intervals, key=lambda each: (each[2] - each[1], each[1])):
        free = (
            at
            for at, used in enumerate(taken)
            if all(high < start or low > end for start, end in used)
        )
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append((low, high))
        lanes[way] = at
    return lanes, len(taken)


def _drawn(
    ways: tuple[Way, ...],
    rank: dict[str, int],
    order: dict[str, int],
    x: dict[str, float],
    lane: dict[Way, float],
) -> dict[int, list[Piece]]:
    """The pieces of all lines, by the row in which they run: even rows hold steps, and the row
    above that of rank `n` is 2n + 1.
    """
    found: dict[int, list[Piece]] = {}

    def draw(row: int, way: Way, path: str, *, back: bool = False) -> None:
        found.setdefault(row, []).append(Piece(way, path, back))

    for way in dict.fromkeys(ways):
        one, other = x[way[0]], x[way[1]]
        below, above = 2 * rank[way[0]] + 3, 2 * rank[way[1]] + 1
        if way not in lane:
            draw(above, way, f"M{one:g} 0C{one:g} 62 {other:g} 38 {other:g} 100")
            continue
        side = lane[way]
        if order[way[1]] > order[way[0]]:
            draw(below, way, f"M{one:g} 0C{one:g} 62 {side:g} 38 {side:g} 100")
            for row in range(below + 1, above):
                draw(row, way, f"M{side:g} 0V100")
            draw(above, way, f"M{side:g} 0C{side:g} 62 {other:g} 38 {other:g} 100")
        else:
            draw(below, way, f"M{one:g} 0C{one:g} 80 {side:g} 80 {side:g} 0", back=True)
            for row in range(above + 1, below):
                draw(row, way, f"M{side:g} 100V0", back=True)
            draw(above, way, f"M{side:g} 100C{side:g} 20 {other:g} 20 {other:g} 100", back=True)
    return found


def _zones(pieces: dict[int, list[Piece]]) -> tuple[Zone, ...]:
    return tuple(Zone(row, tuple(pieces[row])) for row in sorted(pieces))


def rail(ids: tuple[str, ...], ways: tuple[Way, ...]) -> Rail | None:
    """The narrow arrangement; None where more lines run beside each other than can be told apart.

    Args:
        ids: The steps, in the order in which they are read.
        ways: The ways between them.
    """
    order = {id_: at for at, id_ in enumerate(ids)}
    ways = tuple(dict.fromkeys(ways))
    backs = [way for way in ways if order[way[1]] <= order[way[0]]]
    back, most_back = _lanes((way, order[way[1]], order[way[0]]) for way in backs)
    onward = tuple(way for way in ways if way not in back)
    lane_of, lane, most = _strands(ids, onward, order)
    if most_back + most > MOST_RAILS:
        return None
    x = {id_: (most_back + at) * LANE + LANE // 2 for id_, at in lane_of.items()}
    y_on = {way: (most_back + at) * LANE + LANE // 2 for way, at in lane.items()}
    y_back = {way: (most_back - 1 - at) * LANE + LANE // 2 for way, at in back.items()}
    head, tail, turn = _beside(ids, order, x, y_on, y_back)
    parting = {id_ for id_ in ids if len({lane[way] for way in onward if way[0] == id_}) > 1}
    shifted = {way[0] for way in onward if lane[way] != lane_of[way[0]]}
    return Rail(
        most_back + most,
        {
            id_: RailStep(
                most_back + lane_of[id_],
                tuple(head[id_]),
                tuple(tail[id_]),
                tuple(turn[id_]) if id_ in parting | shifted else (),
            )
            for id_ in ids
        },
    )


_Zones = dict[str, list[Piece]]


def _beside(
    ids: tuple[str, ...],
    order: dict[str, int],
    x: dict[str, int],
    y_on: dict[Way, int],
    y_back: dict[Way, int],
) -> tuple[_Zones, _Zones, _Zones]:
    """The pieces beside each step: at its heading, along the rest of it, and where ways part."""
    head, tail, turn = ({id_: list[Piece]() for id_ in ids} for _ in range(3))
    for way, y in y_on.items():
        start, end = x[way[0]], x[way[1]]
        head[way[0]].append(Piece(way, f"M{start} 50V100"))
        tail[way[0]].append(Piece(way, f"M{start} 0V100"))
        turn[way[0]].append(Piece(way, f"M{start} 0C{start} 60 {y} 40 {y} 100"))
        for between in ids[order[way[0]] + 1 : order[way[1]]]:
            for zone in (head, tail, turn):
                zone[between].append(Piece(way, f"M{y} 0V100"))
        head[way[1]].append(Piece(way, f"M{y} 0C{y} 30 {end} 20 {end} 50"))
    for way, y in y_back.items():
        if way[0] == way[1]:
            start = x[way[0]]
            head[way[0]].append(Piece(way, f"M{start} 50C{y} 0 {y} 100 {start} 50", back=True))
            continue
        head[way[0]].append(Piece(way, f"M{x[way[0]]} 50C{y} 50 {y} 50 {y} 0", back=True))
        for at in range(order[way[1]], order[way[0]]):
            if at > order[way[1]]:
                head[ids[at]].append(Piece(way, f"M{y} 100V0", back=True))
            for zone in (tail, turn):
                zone[ids[at]].append(Piece(way, f"M{y} 100V0", back=True))
        head[way[1]].append(Piece(way, f"M{y} 100C{y} 50 {y} 50 {x[way[1]]} 50", back=True))
    return head, tail, turn


def _strands(
    ids: tuple[str, ...], onward: tuple[Way, ...], order: dict[str, int]
) -> tuple[dict[str, int], dict[Way, int], int]:
    """The lane of each step and of each way on, and how many lanes there are: the first way on
    keeps its step's lane, others take the first that is free.
    """
    waiting: dict[int, Way] = {}
    lane_of: dict[str, int] = {}
    lane: dict[Way, int] = {}
    for id_ in ids:
        mine = [at for at, way in waiting.items() if way[1] == id_]
        lane_of[id_] = min(mine, default=_free(waiting))
        for at in mine:
            del waiting[at]
        out = sorted((way for way in onward if way[0] == id_), key=lambda way: order[way[1]])
        for number, way in enumerate(out):
            at = _free(waiting) if number or lane_of[id_] in waiting else lane_of[id_]
            waiting[at] = way
            lane[way] = at
    return lane_of, lane, max([*lane_of.values(), *lane.values()], default=0) + 1


def _free(waiting: dict[int, Way]) -> int:
    return next(at for at in range(len(waiting) + 1) if at not in waiting)
