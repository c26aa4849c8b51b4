"""Reading on behind a mistake: whatever stands in a file, the rest is read, and nothing is said of
lines that are not there.
"""

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ownwords.source.lines import entries
from ownwords.source.recover import MOST
from ownwords.source.tree import parse_yaml

ROOT = Path(__file__).parent.parent
WHOLE = [
    path.read_text("utf-8")
    for path in sorted((ROOT / "tests/studies").glob("*/site-data/*.yml"))
    if path.stat().st_size < 8_000
]
SIGNS = "-:[]{}#&*!|>'\"%@`,?\\ \n\t~=;.a1\u00a0\u200b"


def test_the_item_behind_a_mistake_is_read() -> None:
    text = "q:\n  - id: a\n    text: - I said no\n  - id: b\n    text: fine\n"
    source = parse_yaml("f.yml", text)
    assert source.data == {"q": [{"id": "a", "text": "- I said no"}, {"id": "b", "text": "fine"}]}
    assert source.state == "read"
    assert source.mended == frozenset({3})
    assert source.values[("q", 1, "text")] == (5, 11)


def test_an_item_that_cannot_be_mended_keeps_its_id() -> None:
    deep = "[" * 60 + "]" * 60
    text = f"q:\n  - id: z\n    text: a: b\n  - id: a\n    text: {deep}\n  - id: e\n    text: x\n"
    source = parse_yaml("f.yml", text)
    assert source.data == {
        "q": [{"id": "z", "text": "a: b"}, {"id": "a"}, {"id": "e", "text": "x"}]
    }
    assert [problem.line for problem in source.problems] == [3, 5]
    assert source.state == "read"


def test_keys_of_an_item_are_not_swallowed_by_an_open_quotation_mark() -> None:
    text = 'q:\n  - id: a\n    text: "I was\n    gist: g\n  - id: b\n    text: He said no"\n'
    source = parse_yaml("f.yml", text)
    assert [problem.line for problem in source.problems] == [3]
    assert source.data == {
        "q": [
            {"id": "a", "text": '"I was', "gist": "g"},
            {"id": "b", "text": 'He said no"'},
        ]
    }


def test_a_hundred_mistakes_end_the_reading() -> None:
    text = "q:\n" + "  - id: x\n    text: a: b\n" * (MOST + 50)
    source = parse_yaml("f.yml", text)
    assert len(source.problems) == MOST + 1
    assert source.problems[-1].message == f"more than {MOST} mistakes stand before this line"
    assert source.state == "unreadable"


@pytest.mark.parametrize(
    "text", ['a: "' * 5000, "a: 'x\n" * 3000, ": " * 10_000, "- a: [\n" * 3000, "\t- a\n" * 3000]
)
def test_much_of_a_mistake_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    parse_yaml("f.yml", text)
    assert time.perf_counter() - start < 10


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_mangled_text_is_read_to_its_end(data: st.DataObject) -> None:
    """Never an exception, never a line that is not there, never a file without a word."""
    text = data.draw(st.sampled_from(WHOLE))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        signs = data.draw(st.text(st.sampled_from(SIGNS), max_size=10))
        text = text[:at] + signs + text[at + data.draw(st.integers(0, 12)) :]
    source = parse_yaml("f.yml", text)
    assert source.data is not None or source.problems
    for problem in source.problems:
        assert 0 <= problem.line <= text.count("\n") + 1
        assert problem.message
        assert problem.hint
    assert all(0 < line <= text.count("\n") + 1 for line in source.mended)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=60))
@example("a:\n  b: [\n c: d")
@example("- \n\t- a: 'b\n")
def test_any_signs_are_read_to_their_end(text: str) -> None:
    source = parse_yaml("f.yml", text)
    assert all(problem.line <= text.count("\n") + 1 for problem in source.problems)


@pytest.mark.parametrize("text", WHOLE)
def test_lines_are_cut_as_the_parser_cuts_them(text: str) -> None:
    """The keys that are seen without the parser are those that it finds outside of brackets."""
    lines = text.split("\n")
    seen = {(one.first + 1, one.column + 1) for one in entries(lines) if one.key}
    found = {
        (line, column)
        for line, column in parse_yaml("f.yml", text).keys.values()
        if not set("{[") & set(lines[line - 1][: column - 1])
    }
    assert {place for place in found - seen if "{" not in lines[place[0] - 2]} == set()
