"""Texts that need no look for what YAML made of them: whether that is rightly said."""

import random
from pathlib import Path

import pytest
import yaml

from ownwords.source.changes import changes_of, is_as_typed
from ownwords.source.tree import LOADER

ROOT = Path(__file__).parent.parent
FILES = sorted(
    file
    for folder in ("site-data", "examples", "tests/studies")
    for file in (ROOT / folder).rglob("*.yml")
)

PARTS = (
    "a",
    " ",
    "#",
    " #",
    '"',
    "'",
    "\\",
    "\\n",
    "C:\\t",
    ":",
    "-",
    "- ",
    "~",
    "null",
    "\n   ",
    "é",
)
WRITTEN = ("{}", "'{}'", '"{}"', ">-\n    {}", "|\n    {}")


def _texts() -> list[str]:
    chance = random.Random(1)
    told = ("".join(chance.choices(PARTS, k=chance.randint(1, 6))) for _ in range(3_000))
    return [f"list:\n  - {chance.choice(WRITTEN).format(text)}\n  - b\n" for text in told]


def _wrong(text: str, loader: type) -> list[str]:
    """Texts of which YAML made something else, though they are said to be as typed."""
    lines, wrong = text.split("\n"), []
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.ScalarEvent) and is_as_typed(event, lines):
                wrong += [change.found for change in changes_of(event, lines)]
    except yaml.YAMLError:
        pass
    return wrong


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader])
def test_nothing_was_changed_in_a_text_that_needs_no_look(loader: type) -> None:
    texts = [*_texts(), *(file.read_text("utf-8") for file in FILES[:20])]
    assert [found for text in texts for found in _wrong(text, loader)] == []


def test_most_texts_of_a_study_need_no_look() -> None:
    text = (ROOT / "examples/reading-late/site-data/quotes.yml").read_text("utf-8")
    events = yaml.parse(text, Loader=LOADER)
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    lines = text.split("\n")
    assert sum(is_as_typed(event, lines) for event in scalars) > 0.8 * len(scalars)


def test_a_remark_behind_a_text_is_still_seen() -> None:
    assert is_as_typed(*_only("said: in room 5\n"))
    assert not is_as_typed(*_only("said: in room #5 and\n"))
    assert not is_as_typed(*_only("said: ~\n"))
    assert not is_as_typed(*_only('said: "C:\\temp"\n'))


def _only(text: str) -> tuple[yaml.ScalarEvent, list[str]]:
    events = [each for each in yaml.parse(text, LOADER) if isinstance(each, yaml.ScalarEvent)]
    return events[1], text.split("\n")
