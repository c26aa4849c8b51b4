"""Empty is not absent: what a key means that is left out, has no value, or has an empty one; for
each optional field of each file, so that a new field cannot be forgotten.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic.fields import FieldInfo

from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.load.field_types import slots
from ownwords.load.links import Target, dangling
from ownwords.load.shape import check_shape
from ownwords.model import FILES
from ownwords.model.base import Fact, Shape, Wording
from ownwords.model.findings import Reach
from ownwords.source.tree import parse_yaml

VALUES: dict[str, Any] = {"nothing": None, "[]": [], '""': "", "{}": {}}
SAMPLES = ("a", "2014", "en", "https://example.org/", "112", "a" * 16)
WHOLE: dict[str, tuple[dict[str, Any], ...]] = {
    "Quote": (
        {"id": "q", "text": "Words.", "categories": ["a"]},
        {"id": "q", "turns": [{"speaker": {"person": "p1"}, "text": "W."}], "categories": ["a"]},
        {"id": "q", "withdrawn": "2025-01-01"},
    ),
    "Guidance": (
        {"id": "g", "kind": "question", "group": "a", "text": "Why?"},
        {"id": "g", "kind": "question", "group": "a", "claim": "a"},
    ),
    "Speaker": ({"person": "p1"}, {"unlinked": "Nobody is named."}),
    "Figure": ({"file": "a.png", "alt": "A bench.", "by": "authors", "recognisable": "nobody"},),
    "Recording": (
        {
            "file": "a.mp3",
            "voice": "own",
            "heard": "true",
            "others": "nobody",
            "checked": {"by": "Us", "date": "2014"},
        },
        {
            "file": "a.mp3",
            "voice": "spoken",
            "spoken_by": "an actor",
            "others": "nobody",
            "checked": {"by": "Us", "date": "2014"},
        },
    ),
}
"""Examples of shapes whose fields depend on each other: one of them does without any field."""


def optional_fields() -> Iterator[tuple[type[Shape], str]]:
    """Each optional field of each shape that the files hold, by its key."""
    shapes: dict[type[Shape], None] = dict.fromkeys(FILES.values())
    ahead = list(shapes)
    while ahead:
        inner = [slot.shape for slot in slots(ahead.pop()).values() if slot.shape]
        ahead += [shape for shape in inner if shape not in shapes]
        shapes |= dict.fromkeys(inner)
    for shape in shapes:
        for name, info in shape.model_fields.items():
            if not info.is_required():
                yield shape, info.alias or name


def example(shape: type[Shape], without: str = "") -> dict[str, Any]:
    """The least that such a shape can be."""
    for whole in WHOLE.get(shape.__name__, ()):
        if without not in whole:
            return whole
    if shape is Wording:  # one of the two
        return {"professional": "a"} if without == "plain" else {"plain": "a"}
    if shape is Reach:  # the authors' words, or a number
        return {"people": "1"} if without in ("text", "source") else {"text": "a", "source": "a"}
    if shape is Fact:
        return {"text": "T."} if without != "text" else {"status": "not-reported"}
    return {
        info.alias or name: value_of(Annotated[info.annotation, *(info.metadata or [None])], shape)
        for name, info in shape.model_fields.items()
        if info.is_required()
    }


def value_of(annotation: Any, shape: type[Shape]) -> Any:
    """A value that the type takes."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = value_of(arguments[0], shape)
        return fitting(annotation) if isinstance(inner, str) and inner == "a" else inner
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return [value_of(part, shape) for part in arguments if part is not ...]
    if origin in (Union, UnionType):
        return value_of(arguments[0], shape)
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return example(annotation)
    if annotation is bool:
        return "true"
    return "1" if annotation in (int, float) else "a"


def fitting(annotation: Any) -> str:
    """A text that the type's patterns take."""
    patterns = [pattern for part in flat(annotation) if (pattern := getattr(part, "pattern", None))]
    return next(text for text in SAMPLES if all(re.search(pattern, text) for pattern in patterns))


def flat(annotation: Any) -> Iterator[Any]:
    for part in get_args(annotation):
        yield part
        yield from getattr(part, "metadata", ()) if isinstance(part, FieldInfo) else flat(part)


def meaning(shape: type[Shape], key: str, value: Any) -> str:
    """What it means that the key has this value: `left out`, `its own`, or what is wrong."""
    base = example(shape, without=key)
    left_out, given = (
        check_shape(parse_yaml("f.yml", as_yaml(tree)), shape)
        for tree in (base, base | {key: value})
    )
    assert left_out.model, (shape, left_out.problems)
    if given.problems:
        return "; ".join(problem.message for problem in given.problems)
    return "left out" if given.model == left_out.model else "its own"


def as_yaml(tree: dict[str, Any]) -> str:
    """The tree as YAML, with nothing after keys that have no value."""
    return json.dumps(tree).replace(": null", ": ")


LIST = {
    "nothing": "left out",
    "[]": "left out",
    '""': 'expected a list, found ""',
    "{}": "expected a list, found keys with values",
}
OTHER = {"nothing": "left out", "[]": "wrong", '""': "wrong", "{}": "wrong"}

# Where a value means something else than for other fields, and what.
ITS_OWN: dict[tuple[str, str, str], str] = {
    ("Quote", "consent", "[]"): "nothing was agreed to",
    ("PrivacyFile", "scope", "[]"): "nothing was agreed to",
    ("SampleFile", "cases", "{}"): "a table whose columns are known already",
    ("Table", "picture", "{}"): "wrong, as `picture_problems` says",
    ("CaseTable", "picture", "{}"): "wrong, as `picture_problems` says",
}
LEFT_OUT = {
    ("SampleFile", "people", "{}"): "a table whose columns are known already",
    ("Guidance", "rests_on", "{}"): "a basis of nothing, as where it is left out",
}
LISTS_OF_A_SIZE = {("Property", "poles", "[]")}

FIELDS = list(optional_fields())


@pytest.mark.parametrize(("shape", "key"), FIELDS, ids=lambda each: getattr(each, "__name__", each))
def test_what_a_value_of_nothing_means(shape: type[Shape], key: str) -> None:
    """A key without a value is left out, an empty list is no item, and any other empty value is a
    problem; what differs from this is named above.
    """
    slot = slots(shape)[key]
    expected = LIST if slot.many else OTHER
    for name, value in VALUES.items():
        found, here = meaning(shape, key, value), (shape.__name__, key, name)
        if here in ITS_OWN or (slot.link and not slot.many and value == ""):
            assert found == "its own", here
        elif here in LEFT_OUT:
            assert found == "left out", here
        elif here in LISTS_OF_A_SIZE or expected[name] == "wrong":
            assert found not in ("left out", "its own"), here
        else:
            assert found == expected[name], here


def test_an_empty_link_leads_nowhere() -> None:
    target = Target("quotes.yml", frozenset({"kettle"}))
    assert dangling(target, "quote", "") == (
        'there is no quote ""',
        "in quotes.yml: kettle",
    )


def test_the_fields_that_somebody_has_to_decide_about() -> None:
    """Of these, leaving out means more than an empty value: a key without a value is a problem."""
    decided = [(shape.__name__, key) for shape, key in FIELDS if slots(shape)[key].decided]
    assert sorted(decided) == [("PrivacyFile", "scope"), ("Quote", "consent")]
    assert {here[:2] for here in ITS_OWN if here[2] == "[]"} == set(decided)


def problems(folder: Path, name: str, old: str, new: str) -> list[str]:
    """What is wrong with the smallest study after this change."""
    data = folder / "site-data"
    shutil.copytree(Path(__file__).parent / "studies/smallest/site-data", data)
    privacy = "lead: L\nbasis: {status: not-reported}\nsigned_by: T\n"
    (data / "privacy.yml").write_text(privacy, "utf-8")
    text = (data / name).read_text("utf-8")
    assert text.count(old) == 1
    (data / name).write_text(text.replace(old, new), "utf-8")
    try:
        load_study(data)
    except StudyError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_consent_without_a_value_is_no_consent_and_no_silence(tmp_path: Path) -> None:
    assert problems(tmp_path, "quotes.yml", "  - id: kettle\n", "  - id: kettle\n    consent:\n") == [
        'site-data/quotes.yml:6:5: quotes[0].consent: "consent:" has no value; write [] if nothing was agreed to, or take the line away'
    ]  # fmt: skip


def test_a_scope_without_a_value_is_no_scope_and_no_silence(tmp_path: Path) -> None:
    assert problems(tmp_path, "privacy.yml", "lead: L\n", "lead: L\nscope:\n") == [
        'site-data/privacy.yml:2:1: scope: "scope:" has no value; write [] if nothing was agreed to, or take the line away'
    ]


def test_an_empty_fact_reports_nothing(tmp_path: Path) -> None:
    assert problems(tmp_path, "privacy.yml", "basis: {status: not-reported}", "basis: {}") == [
        "site-data/privacy.yml:2:8: basis: nothing is reported here; write what is reported under text, or `status: not-reported` if the study does not say"
    ]
