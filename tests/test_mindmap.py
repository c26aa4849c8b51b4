"""The picture of the findings: every label stands whole within it, none covers another, and each is
a link.
"""

import pytest

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.findings import CategoriesFile, Category
from ownwords.views.base import Context
from ownwords.views.mindmap import LINE, Label, Mindmap, mindmap
from tests.conftest import STUDIES, SWIMMING

LETTER = 9.0
"""A generous width for a letter of the picture, in its units."""


def picture_of(study: Study) -> Mindmap:
    return mindmap(Context(Graph(study), load_messages("en")))


def invented(tops: int, children: int, label: str) -> Study:
    """A study whose tree has so many categories and sub-categories."""
    study = load_study(STUDIES / "village-shops" / "site-data")
    first = study.categories.categories[0].model_copy(update={"relations": ()})
    made: list[Category] = []
    for top in range(tops):
        made.append(
            first.model_copy(update={"id": f"t{top}", "label": f"{label} {top}", "parent": None})
        )
        made += [
            first.model_copy(
                update={"id": f"t{top}-{n}", "label": f"{label} {n}", "parent": f"t{top}"}
            )
            for n in range(children)
        ]
    return study.model_copy(
        update={"categories": CategoriesFile(categories=tuple(made)), "guidance": None}
    )


def box(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a label."""
    width = max(len(line) for _, line in label.lines) * LETTER
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return left, label.lines[0][0] - LINE + 6, left + width, label.lines[-1][0] + 4


PICTURED = {
    "swimming": lambda: load_study(SWIMMING / "site-data", SWIMMING),
    "no core concept": lambda: load_study(STUDIES / "village-shops" / "site-data"),
    "one category": lambda: invented(1, 0, "Alone"),
    "long labels": lambda: invented(
        4, 3, "What the neighbours of the neighbours say about it when nobody listens"
    ),
    "one long word": lambda: invented(2, 2, "Donaudampfschifffahrtsgesellschaftskapitän"),
    "many": lambda: invented(30, 30, "Code"),
}


@pytest.mark.parametrize("name", PICTURED)
def test_labels_stand_whole_and_apart(name: str) -> None:
    picture = picture_of(PICTURED[name]())
    labels = [*picture.categories, *picture.leaves, *([picture.core] if picture.core else [])]
    boxes = [box(label) for label in labels]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= picture.width
        assert top >= 0
        assert bottom <= picture.height
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
            assert apart, (one, other)


def test_a_large_tree_shows_its_first_level() -> None:
    picture = picture_of(invented(30, 30, "Code"))
    assert (len(picture.categories), len(picture.leaves)) == (30, 0)


def test_nothing_is_sized_by_the_number_of_quotes() -> None:
    study = load_study(SWIMMING / "site-data", SWIMMING)
    fewer = study.model_copy(
        update={"quotes": study.quotes.model_copy(update={"quotes": study.quotes.quotes[:3]})}
    )
    assert picture_of(study) == picture_of(fewer)
