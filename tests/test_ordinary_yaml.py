"""Files in which nothing is out of the ordinary are read in a quicker way, to the same end."""

import random
from pathlib import Path

import pytest
import yaml

from ownwords.source import tree
from ownwords.source.tree import LOADER, YamlSource

ROOT = Path(__file__).parent.parent
FILES = [
    file.read_text("utf-8")
    for folder in ("site-data", "examples", "tests/studies", "builder/ownwords/starters")
    for file in sorted((ROOT / folder).rglob("*.yml"))
]
ODD = (
    "'", '"', ": ", ":", "- ", " #", "# ", "\n", "\n\n", "  ", "\n  - id: new\n    text: x\n", "{", "}", "[", "]", ", ", "&a ",
    "*a", "!x ", "| ", ">-\n", "|\n", "---\n", "\n---\n", "...\n", "%", "\t", "\u00a0", "\u200b", "\u2028", "\\", "\\n", '"\\0"',
    "C:\\temp", "~", "null", "? ", "é", "\n    text: twice", "\n      ", "\ufeff", "''", '""', "\n  b: 1",
)  # fmt: skip


def _same(text: str, loader: type = LOADER) -> YamlSource | None:
    """The quick reading, which has to be what the other one comes to, if it comes to anything."""
    quick = tree._parse_ordinary("a.yml", text, loader)
    if quick:
        slow = tree._parse_yaml("a.yml", text, loader)
        assert quick == slow, text
        assert (slow.state, slow.problems, slow.changes) == ("read", (), ())
        assert _orders(quick) == _orders(slow), text
    return quick


def _orders(source: YamlSource) -> list[object]:
    """The order in which values stand."""
    return [str(source.data), *([*where] for where in (source.values, source.keys, source.ends))]


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader])
def test_both_ways_come_to_the_same(loader: type) -> None:
    quick = [text for text in FILES if _same(text, loader)]
    assert len(quick) > 0.5 * len(FILES), "too few files are read in the quick way"


def test_both_ways_come_to_the_same_after_any_edit() -> None:
    chance, quick = random.Random(5), 0
    short = [text for text in FILES if 20 < len(text) < 6_000]
    for _ in range(4_000):
        text = chance.choice(short)
        for _ in range(chance.choice((1, 1, 2))):
            at, cut = chance.randrange(len(text) + 1), chance.choice((0, 0, 0, 1, 3, 40))
            text = text[:at] + chance.choice(ODD) + text[at + cut :]
        quick += _same(text) is not None
    assert quick > 500


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "a text\n",
        "a: &b c\n",
        "a: !b c\n",
        "a: &b [c]\n",
        "a: b\nc: *b\n",
        "a: b\na: c\n",
        "{a: b, a: c}\n",
        "? [a]\n: b\n",
        ": b\n",
        "a: b\n---\nc: d\n",
        "---\n---\nc: d\n",
        "a: b # a remark\n",
        "a: ~\n",
        'a: "b\\0c"\n',
        'a: "C:\\temp"\n',
        "a: 'b\n  c: d'\n",
        "a: >\n  b\n\n  c\n",
        "a:\u00a0b\n\u00a0c: d\n",
        f"a: {'[' * 60}{']' * 60}\n",
        "a: [b\n",
    ],
)
def test_what_may_need_a_word_is_left_to_the_slower_way(text: str) -> None:
    assert not _same(text)


@pytest.mark.parametrize(
    "text", ["a: b\n", "- a\n- b: [c, {d: e}]\n  f:\n", "a: 'b c'\n# d\n", "a: b\n  c\n"]
)
def test_what_is_ordinary_is_read_in_the_quick_way(text: str) -> None:
    assert _same(text)
