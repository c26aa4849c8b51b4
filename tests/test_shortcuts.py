"""Each way by which the finished site is judged quickly finds what the slow way finds: texts alike
but for their digits, tags alike but for the values of their attributes, texts of data and lines that
came before.
"""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.disclosure import Material
from ownwords.disclosure.finished import _Judge
from ownwords.disclosure.identifiers import KINDS
from ownwords.disclosure.identifiers.kinds import Search
from ownwords.disclosure.identifiers.widening import same_digits, widened
from ownwords.disclosure.interface import Interface
from ownwords.disclosure.markup import Once, Pages, Piece, pieces_of
from ownwords.load import load_with_places
from tests.test_engine import STUDY
from tests.test_stream import SAID, SENTENCES, WRITTEN

DIGIT = re.compile(r"\d")


def _redrawn(text: str, digits: list[int]) -> str:
    """The text with these digits in turn in place of its own."""
    drawn = itertools.cycle(digits)
    return DIGIT.sub(lambda _: str(next(drawn)), text)


TEXTS_OF_KINDS = tuple(
    dict.fromkeys(
        line
        for file in sorted((Path(__file__).parent / "identifiers").glob("*.txt"))
        for line in file.read_text("utf-8").translate({ord("{"): None, ord("}"): None}).split("\n")
        if DIGIT.search(line)
    )
) + tuple(text for text in SENTENCES if DIGIT.search(text))


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.sampled_from(TEXTS_OF_KINDS),
        st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join),
    ),
    st.lists(st.integers(0, 9), min_size=5, max_size=13),
)
def test_what_is_remembered_of_texts_alike_but_for_digits_hides_nothing(
    text: str, digits: list[int]
) -> None:
    remembering = Search(KINDS)
    for each in (_redrawn(text, digits[1:]), _redrawn(text, digits[::-1]), text, text):
        remembering(each)
    for each in (text, _redrawn(text, digits), "19" + text, _redrawn(text, [9, 3, 1])):
        assert remembering(each) == Search(KINDS)(each)


def test_a_widened_pattern_finds_what_the_pattern_does() -> None:
    tried = 0
    for kind in KINDS:
        for text in TEXTS_OF_KINDS:
            for found in kind.pattern.exact.finditer(text):
                tried += 1
                assert kind.pattern.wide.exact.match(same_digits(text), found.start()), text
    assert tried > 300


@pytest.mark.parametrize(
    ("pattern", "wide"),
    [
        (r"9\d|1[01]\d years", r"\d\d|\d(?:\d|[01])\d years"),
        (r"(?<![\d.])[A-Z]{1,3}(?!19|20)\d{2}", r"(?<![\d.])[A-Z]{1,3}\d{2}"),
        (r"(?P<age>x)[^\W\d]([.-])\2(?i:[0-9])", r"(?P<age>x)[^\W\d]([.-])\2(?i:[0-9])"),
        (r"[^5](?=1)\{", r"(?:\d|[^5])(?=\d)\{"),
    ],
)
def test_how_a_pattern_is_widened(pattern: str, wide: str) -> None:
    assert widened(pattern) == wide


@pytest.mark.parametrize("pattern", ["(a)(?(1)b|c)", "a)", "(a", "(?>1)"])
def test_what_cannot_be_widened_is_said(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"a bracket|no group"):
        widened(pattern)


def test_a_sign_of_a_shape_stands_in_one_word() -> None:
    assert all(sign.split() == [sign] for kind in KINDS if not kind.digits for sign in kind.needs)


@given(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=8), st.sampled_from(["", " ", "\n"]))
def test_attributes_that_are_wanted_come_from_tags_that_are_alike(
    parts: list[str], between: str
) -> None:
    def wanted(piece: Piece) -> bool:
        return any(letter in piece.text for letter in "b2x")

    text = between.join(parts)
    changed = text.replace('="', '="2').replace('"two"', '"other"')
    pages, plain = Pages(wanted), Pages()
    for page in (changed, text, changed, text):
        found = [piece for _, pieces in pages(page) for piece in pieces]
        every = [piece for _, pieces in plain(page) for piece in pieces]
        told = ("text", "date")
        assert [each for each in found if each.kind in told] == [
            each for each in every if each.kind in told
        ]
        assert [each for each in found if each.kind not in told and wanted(each)] == [
            each for each in every if each.kind not in told and wanted(each)
        ]


TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(["a", "a\nb", "<b>c</b>d", "&amp;", " ", "", "1 %41"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["a", "k", "&lt;"]), inner),
)  # fmt: skip


@given(st.lists(TREES, max_size=3), st.sampled_from([".json", ".js"]))
def test_data_is_read_once_and_wholly(trees: list[Any], suffix: str) -> None:
    once, met, every = Once(), set(), set()
    for tree in trees:
        text = json.dumps([tree])
        met |= {(each.text, each.kind) for each in pieces_of(text, suffix, once)}
        every |= {(each.text, each.kind) for each in pieces_of(text, suffix)}
        once.done(skip=True)
    assert met == every


LINES = ("Anna", "born 1953", "- [Code 43](../c43/)", "12 March 1990", "K&#97;arina", "", "/811218-9876/", "860317-1233")  # fmt: skip


@pytest.fixture(scope="module")
def shops() -> Material:
    """The study of village shops."""
    return Material(load_with_places(STUDY / "site-data", STUDY), STUDY, STUDY / "content")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a.md", "b.txt", "c.html", "d.json"]),
            st.lists(st.sampled_from(LINES), max_size=6),
        ),
        max_size=5,
    )
)
def test_what_is_found_does_not_depend_on_what_came_before(
    shops: Material, files: list[tuple[str, list[str]]]
) -> None:
    judge = _Judge(shops, Interface(()))
    for at, (name, lines) in enumerate(files):
        suffix = f".{name.partition('.')[2]}"
        text = json.dumps(lines) if suffix == ".json" else "\n<p>".join(lines) if suffix == ".html" else "\n".join(lines)  # fmt: skip
        judge.file(f"{at}{name}", suffix, text)
        alone = _Judge(shops, Interface(()))
        alone.file(f"{at}{name}", suffix, text)
        found = {each for each, where in judge._finds.files.items() if f"{at}{name}" in where}
        assert found == set(alone._finds.files)
