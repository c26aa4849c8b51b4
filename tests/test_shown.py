"""How readers meet a field: what the model's marks say, and what relies on it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

import ownwords
from ownwords.load.field_types import slots
from ownwords.model import FILES
from ownwords.model.base import Bearing, Shape
from ownwords.model.findings import Category, Quote
from ownwords.model.marks import Choices, Exported, OnPage
from ownwords.model.shown import exported, marks_of, on_page, values_of

SCRIPTS = Path(ownwords.__file__).parent / "scripts"


def shapes(of: type[Shape]) -> Iterator[type[Shape]]:
    yield of
    for slot in slots(of).values():
        if slot.shape:
            yield from shapes(slot.shape)


def types_of_choices(part: Any) -> Iterator[tuple[Choices, tuple[str, ...]]]:
    """Each mark of choices below a type, with the values it goes with."""
    parts = get_args(part)
    marks = [each for each in parts[1:] if isinstance(each, Choices)]
    if marks and get_origin(parts[0]) is Literal:
        yield marks[0], get_args(parts[0])
    for each in parts:
        yield from types_of_choices(each)


def test_every_choice_has_its_words() -> None:
    marked = {
        mark: values
        for file in FILES.values()
        for shape in shapes(file)
        for annotation in _annotations(shape)
        for mark, values in types_of_choices(annotation)
    }
    assert len(marked) > 5
    for mark, values in marked.items():
        assert tuple(mark.labels) == values
        assert tuple(mark.to_choose) in ((), values)


def _annotations(shape: type[Shape]) -> Iterator[Any]:
    for base in reversed(shape.__mro__):
        yield from getattr(base, "__annotations__", {}).values()


@pytest.mark.parametrize("shape", [Quote, Category])
def test_no_mark_is_lost_where_one_names_what_it_follows(shape: type[Shape]) -> None:
    for kind, found in ((Exported, exported(shape)), (OnPage, on_page(shape))):
        marks = [mark for info in shape.model_fields.values() for mark in marks_of(info, kind)]
        assert len(found) == len(marks)


def test_what_names_another_stands_right_behind_it() -> None:
    fields = [shown.field for shown in on_page(Quote)]
    assert fields[fields.index("lead_in") + 1] == "short"
    assert fields[fields.index("original") + 1] == "places"
    names = [shown.name for shown in exported(Quote)]
    at = names.index("person")
    assert names[at : at + 3] == ["person", "case", "address"]


@pytest.mark.parametrize("script", ["quote-search.js", "quote-pieces.js"])
def test_scripts_count_as_many_bearings_as_there_are(script: str) -> None:
    text = (SCRIPTS / script).read_text("utf-8")
    assert re.findall(r"const BEARINGS = (\d+);", text) == [str(len(values_of(Bearing)))]
