"""A file that was read before, of which few lines were changed, is read as if it were new."""

import random
import re
from collections.abc import Callable

import pytest

from ownwords.source import again, tree
from ownwords.source.tree import YamlSource, parse_yaml, read_again_and_again
from tests.conftest import STUDIES

SWIMMING = (STUDIES / "swimming/site-data/quotes.yml").read_text("utf-8")
HEAD, *ITEMS = re.split(r"^(?=  - id:)", re.sub(r"^ *#.*\n", "", SWIMMING, flags=re.MULTILINE), flags=re.MULTILINE)  # fmt: skip
ODD = (
    "'", '"', ": ", "- ", " #", "# ", "\n", "\n\n", "  ", "\n  - id: new\n    text: x\n", "\n    gist: x", "{", "[", "]", "&a ",
    "*a", "!x ", "| ", ">-\n", "---\n", "...\n", "%", "\t", "\u00a0", "\u200b", "\\", "~", "quotes:\n", "\n  ", "\n- ", "? ",
    "é", "\n    text: twice", "null", "\n      ",
)  # fmt: skip


@pytest.fixture(scope="module")
def long() -> str:
    """A file with many items of every make, which are read as they stand."""
    many = [
        re.sub(r"^  - id: .*", f"  - id: q{round_}-{at}", item, count=1)
        for round_ in range(4)
        for at, item in enumerate(ITEMS)
    ]
    text = HEAD + "".join(many)
    assert not parse_yaml("quotes.yml", text).problems
    return text


def same(one: YamlSource, other: YamlSource) -> bool:
    """Whether two readings are the same, to the order in which their values stand."""
    orders = ([[*each.values], [*each.keys], [*each.ends]] for each in (one, other))
    return one == other and len({str(order) for order in orders}) == 1


def test_any_edit_is_read_as_in_a_new_file(long: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "FEWEST", 20)
    tries, found = random.Random(7), 0
    for _ in range(400):
        before = parse_yaml("quotes.yml", long)
        at = tries.randrange(len(long))
        cut = tries.choice((0, 0, 1, 3, 40, 400))
        text = long[:at] + tries.choice(ODD) * tries.choice((0, 1, 1)) + long[at + cut :]
        read = again.read_again(long, before, text, lambda part: tree._flawless("quotes.yml", part))
        if read:
            found += 1
            assert same(read, parse_yaml("quotes.yml", text)), (at, cut, text[at - 80 : at + 80])
    assert found > 100


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("text: ", "text: So ", 1),
        lambda text: text.replace("I ", "I  \n      ", 1),
        lambda text: text.replace("- id: q2-", "- id: r2-", 1),
        lambda text: text,
    ],
)
def test_edits_one_after_the_other_are_read_each(
    long: str, change: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "FEWEST", 20)
    text, parsed = long, tree._parse_yaml
    whole: list[str] = []

    def noted(name: str, text: str, loader: object) -> YamlSource:
        whole.append(name)
        return parsed(name, text, loader)

    with read_again_and_again():
        parse_yaml("quotes.yml", text)
        monkeypatch.setattr(tree, "_parse_yaml", noted)
        for _ in range(3):
            text = change(text)
            read = parse_yaml("quotes.yml", text)
            assert same(read, parsed("quotes.yml", text, tree.LOADER))
    assert len(whole) <= 1
    assert not tree._KEPT
