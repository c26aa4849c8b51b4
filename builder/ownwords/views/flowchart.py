"""Lays out the process as a flow chart: steps in rows from the start downwards, edges between them,
edges back drawn at the side.

The layout is computed from any study's graph. A graph too large for a chart has only its numbered
steps.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.process import Edge, Node
from .base import Context

WIDTH, SIDE = 1120.0, 190.0
BOX, LETTERS = 232.0, 22
LINE, PADDING, ROW_GAP = 22.0, 26.0, 92.0
LABEL_LETTERS, LABEL_LINE = 24, 18.0
MOST_ACROSS, MOST_STEPS = 3, 24
"""A picture has at most so many steps beside each other, and so many in all."""


@dataclass(frozen=True)
class Text:
    """Lines of words centred at an x coordinate."""

    x: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Box:
    """A step, with a link to its place in the list below."""

    address: str
    label: str
    number: int
    x: float
    y: float
    width: float
    height: float
    text: Text
    fork: bool


@dataclass(frozen=True)
class Arrow:
    """An edge; `back` means that it leads to a step above."""

    path: str
    back: bool
    text: Text | None


@dataclass(frozen=True)
class Flowchart:
    """The whole chart; units are those of its view box."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def flowchart(context: Context) -> Flowchart | None:
    """Lays out the study's process; None where the chart would be too large to read."""
    process = context.graph.study.process
    if process is None or len(process.nodes) > MOST_STEPS:
        return None
    order = {node.id: number for number, node in enumerate(process.nodes)}
    ranks = _ranks(process.nodes, process.edges, order)
    rows = [
        [node for node in process.nodes if ranks[node.id] == rank]
        for rank in range(max(ranks.values()) + 1)
    ]
    if max(map(len, rows)) > MOST_ACROSS:
        return None
    boxes: dict[str, Box] = {}
    y = 4.0
    for row in rows:
        tall = max(_tall(node) for node in row)
        for place, node in enumerate(row):
            fork = len(context.graph.ways_from(node)) > 1 and bool(node.question)
            boxes[node.id] = _box(
                node, order[node.id] + 1, _across(place, len(row)), y + tall / 2, fork
            )
        y += tall + ROW_GAP
    arrows = _arrows(process.edges, boxes, ranks)
    return Flowchart(WIDTH, round(y - ROW_GAP + 4, 1), tuple(boxes.values()), arrows)


def _ranks(
    nodes: tuple[Node, ...], edges: tuple[Edge, ...], order: dict[str, int]
) -> dict[str, int]:
    """The row of each step: one below the lowest step that leads to it. An edge to an earlier step
    of the file is an edge back.
    """
    ranks: dict[str, int] = {}
    for node in nodes:  # what leads to a step stands before it in the file, but for ways back
        before = [
            ranks[edge.source]
            for edge in edges
            if edge.to == node.id and order[edge.source] < order[node.id]
        ]
        ranks[node.id] = max(before, default=-1) + 1
    return ranks


def _across(place: int, many: int) -> float:
    return SIDE + (WIDTH - 2 * SIDE) * (2 * place + 1) / (2 * many)


def _wrapped(node: Node) -> list[str]:
    return textwrap.wrap(node.label, LETTERS, break_long_words=True) or [node.label]


def _tall(node: Node) -> float:
    return len(_wrapped(node)) * LINE + PADDING


def _text(lines: list[str], x: float, middle: float, line: float) -> Text:
    top = middle - (len(lines) - 1) * line / 2 + 5
    return Text(
        round(x, 1),
        tuple((round(top + number * line, 1), words) for number, words in enumerate(lines)),
    )


def _box(node: Node, number: int, x: float, middle: float, fork: bool) -> Box:
    tall = _tall(node)
    text = _text(_wrapped(node), x, middle, LINE)
    return Box(
        f"#{node.id}",
        node.label,
        number,
        round(x - BOX / 2, 1),
        round(middle - tall / 2, 1),
        BOX,
        tall,
        text,
        fork,
    )


def _arrows(
    edges: tuple[Edge, ...], boxes: dict[str, Box], ranks: dict[str, int]
) -> tuple[Arrow, ...]:
    """Edges onward as curves downwards, around a step in between; edges back at the nearer side,
    each further out than the one before.
    """
    arrows: list[Arrow] = []
    backs = {-1: 0, 1: 0}
    for edge in edges:
        one, other = boxes[edge.source], boxes[edge.to]
        words = textwrap.wrap(
            edge.plain_label or edge.label or "", LABEL_LETTERS, break_long_words=True
        )
        if ranks[edge.to] > ranks[edge.source]:
            rows = ranks[edge.to] - ranks[edge.source]
            past = _around if _covered(one, other, boxes.values()) else _down
            arrows.append(past(one, other, words, rows))
        else:
            side = -1 if one.text.x < WIDTH / 2 else 1
            arrows.append(_back(one, other, words, side, backs[side]))
            backs[side] += 1
    return tuple(arrows)


def _down(one: Box, other: Box, words: list[str], rows: int) -> Arrow:
    x1, y1, x2, y2 = one.text.x, one.y + one.height, other.text.x, other.y - 7
    half = (y1 + y2) / 2
    text = (
        _text(words, x1 + (x2 - x1) * (0.5 if rows == 1 else 0.25), y1 + ROW_GAP / 2, LABEL_LINE)
        if words
        else None
    )
    return Arrow(
        f"M{x1:.1f} {y1:.1f}C{x1:.1f} {half:.1f} {x2:.1f} {half:.1f} {x2:.1f} {y2:.1f}", False, text
    )


def _covered(one: Box, other: Box, boxes: Iterable[Box]) -> bool:
    """Whether a step lies on the straight line from one to the other."""
    for box in boxes:
        middle = box.y + box.height / 2
        if one.y + one.height < middle < other.y:
            share = (middle - one.y) / (other.y - one.y)
            if abs(one.text.x + share * (other.text.x - one.text.x) - box.text.x) < BOX / 2:
                return True
    return False


def _around(one: Box, other: Box, words: list[str], rows: int) -> Arrow:
    """An edge onward beside the steps in between, at the side where edges back leave room."""
    side = 1 if one.text.x > WIDTH / 2 else -1
    x1, x2 = one.text.x + side * BOX / 2, other.text.x + side * (BOX / 2 + 7)
    y1, y2 = one.y + one.height / 2, other.y + other.height / 2
    bow = 60 + 10 * min(rows, 4)
    path = (
        f"M{x1:.1f} {y1:.1f}C{x1 + side * bow:.1f} {y1:.1f} {x2 + side * bow:.1f} {y2:.1f} {x2:.1f}"
        f" {y2:.1f}"
    )
    away = (
        bow * 0.75 + max(map(len, words), default=0) * 4 + 10
    )  # half the words' width beside the curve
    text = _text(words, (x1 + x2) / 2 + side * away, (y1 + y2) / 2, LABEL_LINE) if words else None
    return Arrow(path, False, text)


def _back(one: Box, other: Box, words: list[str], side: int, place: int) -> Arrow:
    x1, x2 = one.text.x + side * BOX / 2, other.text.x + side * (BOX / 2 + 7)
    y1, y2 = one.y + one.height / 2, other.y + other.height / 2 + 10 * place
    out = WIDTH / 2 + side * (WIDTH / 2 - 60 + 26 * min(place, 2))
    path = f"M{x1:.1f} {y1:.1f}C{out:.1f} {y1:.1f} {out:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    # the curve comes nearest to its outer end half way; its words stand where it leaves its step
    text = (
        _text(words, (x1 + out) / 2, y1 - 14 - (len(words) - 1) * LABEL_LINE / 2, LABEL_LINE)
        if words
        else None
    )
    return Arrow(path, True, text)
