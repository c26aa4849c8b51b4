"""Names that some disk cannot hold are refused, for every kind of thing that has an id."""

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ownwords import engine
from ownwords.errors import StudyError
from ownwords.filenames import LONGEST_PATH, fits_every_disk, is_device, same_on_disk
from ownwords.load import load_study, rules
from ownwords.load.field_types import slots
from ownwords.model import FILES
from ownwords.model.base import ColumnId, Shape
from ownwords.model.sample import Row
from tests.test_engine import STUDY, copy_of

DEVICES = [
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
]


def shapes_of(shape: type[Shape]) -> Iterator[type[Shape]]:
    yield shape
    for slot in slots(shape).values():
        if slot.shape:
            yield from shapes_of(slot.shape)


def _names_itself(shape: type[Shape]) -> bool:
    """Whether a shape has an id of its own; one that is a link names what has it."""
    return "id" in shape.model_fields and not slots(shape)["id"].link


KINDS = sorted(
    {each for shape in FILES.values() for each in shapes_of(shape) if _names_itself(each)} | {Row},
    key=lambda shape: shape.__name__,
)
"""Every shape of the model that has an id."""

NO_FILES = {"Column"}
"""Columns are only ever named in the first row of a table, where `con` beside `pro` is a word."""


def id_of(kind: type[Shape]) -> TypeAdapter[Any]:
    field = kind.model_fields["id"]
    kind_of_id: Any = typing.Annotated[field.annotation, *field.metadata]
    return TypeAdapter(kind_of_id)


def test_the_kinds_are_found() -> None:
    names = {kind.__name__ for kind in KINDS}
    assert {"Category", "Quote", "Passage", "Audience", "Sheet", "Term", "Row"} <= names
    assert len(KINDS) >= 12


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_kind_takes_an_id_that_windows_keeps_for_a_device(kind: type[Shape]) -> None:
    id_type = id_of(kind)
    id_type.validate_python("trust-1")
    if kind.__name__ in NO_FILES:
        id_type.validate_python("con")
        return
    for device in DEVICES:
        with pytest.raises(ValidationError) as refused:
            id_type.validate_python(device)
        assert refused.value.errors()[0]["msg"].removeprefix("Value error, ") == (
            f'"{device}" cannot be the name of a file on Windows, which keeps it for a device;'
            f' choose another id, such as "the-{device}"'
        )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    "name",
    ["a ", "a.", " a", ".a", "a/b", "a\\b", "a:b", "a*b", "a?b", 'a"b', "a<b", "a>b", "a|b", "å", "a" * 81],
)  # fmt: skip
def test_no_kind_takes_an_id_that_is_no_name_of_a_file(kind: type[Shape], name: str) -> None:
    id_type = id_of(kind)
    if kind.__name__ in NO_FILES:
        return
    try:  # spaces around are taken off where a shape is read
        taken = id_type.validate_python(name.strip())
    except ValidationError:
        return
    assert fits_every_disk(taken)
    assert taken == name.strip()


@pytest.mark.parametrize("device", ["CON", "Aux", "com1", "nul.v2", "COM¹"])
def test_capitals_and_endings_make_no_other_device(device: str) -> None:
    assert is_device(device)
    assert not fits_every_disk(device)


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("CON", "CON,x\n", '"CON" cannot be the name of a file on Windows, which keeps it for a device; choose another id'),
        ("nul.1", "nul.1,x\n", '"nul.1" cannot be the name of a file on Windows, which keeps it for a device; choose another id'),
    ],
)  # fmt: skip
def test_a_row_named_like_a_device(tmp_path: Path, name: str, line: str, message: str) -> None:
    data = copy_of(STUDY, tmp_path / "study").parent / "site-data"
    people = data / "people.csv"
    head, first, *rest = people.read_text().splitlines(keepends=True)
    people.write_text(head + name + first[first.index(",") :] + "".join(rest))
    assert f"site-data/people.csv:2: id: {message}" in problems(data)


def test_rows_that_differ_in_capitals_alone(tmp_path: Path) -> None:
    data = copy_of(STUDY, tmp_path / "study").parent / "site-data"
    people = data / "people.csv"
    lines = people.read_text().splitlines(keepends=True)
    doubled = lines[1].partition(",")
    again = doubled[0].swapcase() + "," + doubled[2]
    people.write_text("".join([*lines, again]))
    assert (
        f'site-data/people.csv:{len(lines) + 1}: id: the id "{doubled[0].swapcase()}" is taken, as'
        f' "{doubled[0]}" but for capitals; it stands in line 2 already' in problems(data)
    )


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("nul", '"nul" cannot be the name of a file on Windows; it is kept for a device there; choose another key'),
        ("{}", "two entries have the key"),
    ],
)  # fmt: skip
def test_a_reference_is_no_exception(tmp_path: Path, key: str, message: str) -> None:
    data = copy_of(STUDY, tmp_path / "study").parent / "site-data"
    bib = data / "references.bib"
    first = bib.read_text().partition("{")[2].partition(",")[0]
    added = key.format(first.swapcase())
    bib.write_text(bib.read_text() + f"\n@book{{{added}, title = {{A}}, year = 2000}}\n")
    assert message in problems(data)


def problems(data: Path) -> str:
    with pytest.raises(StudyError) as stopped:
        load_study(data)
    return str(stopped.value)


def test_the_way_an_accent_is_written_tells_nothing_apart() -> None:
    assert same_on_disk("Caf\u00e9") == same_on_disk("cafe\u0301") != same_on_disk("cafe")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("Findings/more.md", "on some disks Findings is the same as findings, which is here already"),
        ("STUDY.md", "on some disks STUDY is the same as study, which is here already"),
        ("nul.md", "a file or folder of this name cannot be published everywhere"),
        ("/".join(["folder" * 10] * 4) + ".md", "the names of its folders and its own are too long"),
    ],
)  # fmt: skip
def test_a_page_beside_the_generated_ones(tmp_path: Path, path: str, message: str) -> None:
    config = copy_of(STUDY, tmp_path / "study")
    page = config.parent / "content" / path
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# More\n")
    with pytest.raises(StudyError) as stopped:
        engine.build_site(config)
    assert f"content/{path}: {message}" in str(stopped.value)


def test_a_sheet_with_too_long_an_address(tmp_path: Path) -> None:
    data = copy_of(STUDY, tmp_path / "study").parent / "site-data"
    guidance = data / "guidance.yml"
    text = guidance.read_text()
    at = text.index("sheets:")
    name = text[at:].partition("id: ")[2].partition("\n")[0].strip(" ,}")
    guidance.write_text(text[:at] + text[at:].replace(f"id: {name}", f"id: {'a' * 80}", 1))
    assert f"is too long: its PDF has 175 letters, and {LONGEST_PATH} fit" not in text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "LONGEST_PATH", 100)
        said = problems(data)
    assert "guidance.yml" in said
    assert f"/{'a' * 80}/ is too long: its PDF has " in said
    assert "and 100 fit on every disk; choose a shorter id for the sheet or its audience" in said


def test_every_file_of_a_built_site_fits(tmp_path: Path) -> None:
    site = engine.build_site(copy_of(STUDY, tmp_path / "study"))
    seen: dict[str, str] = {}
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        assert len(path) <= LONGEST_PATH
        assert all(fits_every_disk(part) for part in path.split("/") if part != ".ownwords")
        assert seen.setdefault(same_on_disk(path), path) == path


def test_columns_are_the_only_ids_of_another_type() -> None:
    assert {
        kind.__name__ for kind in KINDS if kind.model_fields["id"].annotation is not str
    } == set()
    assert {
        kind.__name__
        for kind in KINDS
        if kind.model_fields["id"].metadata == list(typing.get_args(ColumnId)[1:])
    } == NO_FILES
