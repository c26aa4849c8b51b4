"""The picture of the process: every step stands whole and apart, every way is drawn, loops
included.
"""

import re

import pytest

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.process import Edge, Node, ProcessFile
from ownwords.views.base import Context
from ownwords.views.flowchart import Flowchart, flowchart
from tests.conftest import STUDIES, SWIMMING

LETTER = 10.0
"""A generous width for a letter of a step, in the picture's units."""


def picture_of(study: Study) -> Flowchart | None:
    return flowchart(Context(Graph(study), load_messages("en")))


def invented(label: str, *ways: tuple[int, int]) -> Study:
    """A study with this process: steps by number, in the order of the file."""
    study = load_study(STUDIES / "village-shops" / "site-data")
    text = study.study.answer
    steps = range(max(max(way) for way in ways) + 1)
    process = ProcessFile(
        title="Steps",
        lead=text,
        start="s0",
        nodes=tuple(Node(id=f"s{step}", label=f"{label} {step}", text=text) for step in steps),
        edges=tuple(
            Edge.model_validate({"from": f"s{one}", "to": f"s{other}", "label": f"way {one}"})
            for one, other in ways
        ),
    )
    return study.model_copy(update={"process": process})


PICTURED = {
    "swimming": lambda: load_study(SWIMMING / "site-data", SWIMMING),
    "a line": lambda: invented("Step", (0, 1), (1, 2)),
    "a loop": lambda: invented("Step", (0, 1), (1, 2), (2, 0), (1, 1)),
    "a fork that skips a row": lambda: invented("Step", (0, 1), (1, 2), (0, 2), (0, 3)),
    "long labels": lambda: invented(
        "What happens when the neighbours of the neighbours come", (0, 1), (0, 2), (0, 3)
    ),
    "one long word": lambda: invented("Donaudampfschifffahrtsgesellschaft", (0, 1)),
}


@pytest.mark.parametrize("name", PICTURED)
def test_steps_stand_whole_and_apart(name: str) -> None:
    study = PICTURED[name]()
    picture = picture_of(study)
    assert picture is not None
    assert study.process is not None
    assert [box.label for box in sorted(picture.boxes, key=lambda box: box.number)] == [
        node.label for node in study.process.nodes
    ]
    assert len(picture.arrows) == len(study.process.edges)
    for box in picture.boxes:
        assert box.x >= 0
        assert box.x + box.width <= picture.width
        assert box.y >= 0
        assert box.y + box.height <= picture.height
        assert max(len(line) for _, line in box.text.lines) * LETTER <= box.width
    for number, one in enumerate(picture.boxes):
        for other in picture.boxes[number + 1 :]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y, (
                one.label,
                other.label,
            )


def test_ways_back_are_told_apart() -> None:
    picture = picture_of(invented("Step", (0, 1), (1, 2), (2, 0), (1, 1)))
    assert picture is not None
    assert [arrow.back for arrow in picture.arrows] == [False, False, True, True]


def test_a_way_past_a_step_goes_around_it() -> None:
    picture = picture_of(invented("Step", (0, 1), (1, 2), (0, 2)))
    assert picture is not None
    down, _, past = picture.arrows
    box = picture.boxes[1]
    assert box.x <= float(re.findall(r"[\d.]+", down.path)[0]) <= box.x + box.width
    assert all(float(x) < box.x for x in re.findall(r"([\d.]+) [\d.]+", past.path)[1:3])
    assert not past.back


def test_the_fork_is_marked_where_something_decides() -> None:
    picture = picture_of(load_study(SWIMMING / "site-data", SWIMMING))
    assert picture is not None
    assert [box.label for box in picture.boxes if box.fork] == ["A mistake happens"]


@pytest.mark.parametrize(
    "ways", [[(0, step) for step in range(1, 6)], [(step, step + 1) for step in range(40)]]
)
def test_what_is_too_large_to_read_has_no_picture(ways: list[tuple[int, int]]) -> None:
    assert picture_of(invented("Step", *ways)) is None
