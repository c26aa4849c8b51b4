"""Lays out the map of the findings: the core concept in the middle, categories on both sides,
sub-categories beyond them.

All sizes are computed when the site is built. The picture is text and lines, and no size stands for
a number of quotes.
"""

import textwrap
from dataclasses import dataclass
from typing import Literal

from ..model.findings import Category
from .base import Context, Link, category_link

WIDTH = 1240.0
MOST_LEAVES = 40
"""In a larger tree the picture shows the first level alone; the outline shows the rest."""

LINE = 23.0
GAP = 20.0
CORE_HALF, CATEGORY_AT, CATEGORY_WIDTH, LEAF_AT = 112.0, 152.0, 184.0, 372.0
CORE_LETTERS, CATEGORY_LETTERS, LEAF_LETTERS = 17, 18, 26


@dataclass(frozen=True)
class Label:
    """A finding's words in the picture: a link, its lines, their place and text anchor.

    `box` is the area that reacts to a finger or a mouse: left, top, width, height.
    """

    id: str
    link: Link
    lines: tuple[tuple[float, str], ...]
    x: float
    anchor: Literal["start", "middle", "end"]
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Curve:
    """A line from one label to the next, in the colour of its category."""

    path: str
    colour: int


@dataclass(frozen=True)
class Mindmap:
    """The whole picture; units are those of its view box."""

    width: float
    height: float
    core: Label | None
    categories: tuple[Label, ...]
    leaves: tuple[Label, ...]
    curves: tuple[Curve, ...]


@dataclass(frozen=True)
class _Block:
    """A category with its sub-categories, and the room it needs."""

    category: Category
    children: tuple[Category, ...]
    height: float


def mindmap(context: Context) -> Mindmap:
    """Lays out the study's first two levels."""
    graph = context.graph
    deep = sum(max(1, len(graph.children(top))) for top in graph.top) <= MOST_LEAVES
    blocks = [_block(top, graph.children(top) if deep else ()) for top in graph.top]
    right, left = _sides(blocks)
    height = max(_height(right), _height(left), 220.0)
    middle = height / 2
    drawn = [_side(context, right, middle, 1), _side(context, left, middle, -1)]
    core = graph.core
    lines = _lines(core.label, CORE_LETTERS, middle) if core else ()
    half = max(1, len(lines)) * LINE / 2 + 26
    core_box = (WIDTH / 2 - CORE_HALF, round(middle - half, 1), 2 * CORE_HALF, round(2 * half, 1))
    return Mindmap(
        width=WIDTH,
        height=round(height, 1),
        core=(
            Label(core.id, category_link(context, core), lines, WIDTH / 2, "middle", core_box)
            if core
            else None
        ),
        categories=tuple(label for side in drawn for label in side[0]),
        leaves=tuple(label for side in drawn for label in side[1]),
        curves=tuple(curve for side in drawn for curve in side[2]),
    )


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(text, letters, break_long_words=True) or [text]


def _lines(text: str, letters: int, middle: float) -> tuple[tuple[float, str], ...]:
    """Lines centred vertically at a height, each with its baseline."""
    wrapped = _wrapped(text, letters)
    top = middle - (len(wrapped) - 1) * LINE / 2 + 6
    return tuple((round(top + number * LINE, 1), line) for number, line in enumerate(wrapped))


def _tall(text: str, letters: int) -> float:
    return len(_wrapped(text, letters)) * LINE + GAP


def _block(category: Category, children: tuple[Category, ...]) -> _Block:
    below = sum(_tall(child.label, LEAF_LETTERS) for child in children)
    return _Block(category, children, max(below, _tall(category.label, CATEGORY_LETTERS)) + GAP)


def _height(blocks: list[_Block]) -> float:
    return sum(block.height for block in blocks)


def _sides(blocks: list[_Block]) -> tuple[list[_Block], list[_Block]]:
    """The first categories on the right, the others on the left, so that both sides are about
    equally high.
    """
    cuts = range(1, len(blocks) + 1)
    best = min(
        cuts, key=lambda cut: (abs(_height(blocks[:cut]) - _height(blocks[cut:])), cut), default=0
    )
    return blocks[:best], blocks[best:]


def _side(
    context: Context, blocks: list[_Block], middle: float, sign: int
) -> tuple[list[Label], list[Label], list[Curve]]:
    """One side of the picture, from top to bottom; `sign` is 1 on the right and -1 on the left."""
    categories: list[Label] = []
    leaves: list[Label] = []
    curves: list[Curve] = []
    core = WIDTH / 2 + (sign * CORE_HALF if context.graph.core else 0)
    outer = WIDTH / 2 + sign * (CATEGORY_AT + CATEGORY_WIDTH)
    y = middle - _height(blocks) / 2
    for block in blocks:
        centre = y + block.height / 2
        colour = context.graph.colour(block.category)
        label = _label(context, block.category, sign, centre)
        categories.append(label)
        curves.append(Curve(_curve(core, middle, label.x - sign * 8, centre), colour))
        at = centre - sum(_tall(child.label, LEAF_LETTERS) for child in block.children) / 2
        for child in block.children:
            tall = _tall(child.label, LEAF_LETTERS)
            leaf = _label(context, child, sign, at + tall / 2, leaf=True)
            leaves.append(leaf)
            curves.append(Curve(_curve(outer, centre, leaf.x - sign * 8, at + tall / 2), colour))
            at += tall
        y += block.height
    return categories, leaves, curves


def _label(
    context: Context, category: Category, sign: int, middle: float, *, leaf: bool = False
) -> Label:
    """A label on one side; its box is as wide as there is room."""
    letters, away = (LEAF_LETTERS, LEAF_AT) if leaf else (CATEGORY_LETTERS, CATEGORY_AT)
    wide = WIDTH / 2 - LEAF_AT if leaf else CATEGORY_WIDTH
    tall = _tall(category.label, letters)
    x = WIDTH / 2 + sign * away
    box = (x if sign > 0 else x - wide, round(middle - tall / 2, 1), wide, tall)
    link = category_link(context, category)
    return Label(
        category.id,
        link,
        _lines(category.label, letters, middle),
        x,
        "start" if sign > 0 else "end",
        box,
    )


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    half = (x1 + x2) / 2
    return f"M{x1:.1f} {y1:.1f}C{half:.1f} {y1:.1f} {half:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
