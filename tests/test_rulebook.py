"""The rules are declared once: the documentation and the messages say nothing else."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ownwords
from ownwords.checks.registry import HINTS
from ownwords.checks.rules import Rule
from ownwords.disclosure import RULES
from ownwords.disclosure.identifiers import KINDS
from ownwords.rulebook import COMMAND, FILES, with_rules
from tests.documents import ROOT

PACKAGE = Path(ownwords.__file__).parent
ALL: tuple[Rule[Any], ...] = (*RULES, *HINTS)
CODES = [rule.code for rule in ALL]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_pages_follow_the_registries(file: Path) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert text == with_rules(text), f"run `{COMMAND}`"


def test_every_rule_stands_in_one_table() -> None:
    blocks = re.findall(
        r"<!-- rules: \w+ -->\n(.*?)<!-- end of rules -->",
        (ROOT / "docs/problems.md").read_text("utf-8"),
        re.DOTALL,
    )
    listed = [code for block in blocks for code in re.findall(r"^\| `([a-z-]+)` \|", block, re.M)]
    assert sorted(listed) == sorted(CODES)
    assert Counter(CODES).most_common(1)[0][1] == 1


def codes_written(file: Path) -> Iterator[str]:
    """The codes that a module gives issues in so many words: the fifth argument, or `code`."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Issue":
            given = [*node.args[4:5], *(each.value for each in node.keywords if each.arg == "code")]
            for each in given:
                if isinstance(each, ast.Constant) and each.value:
                    yield str(each.value)


def test_no_issue_has_a_code_that_no_rule_has() -> None:
    files = [*PACKAGE.glob("checks/*.py"), *PACKAGE.glob("disclosure/**/*.py")]
    written = {code for file in files for code in codes_written(file)}
    assert len(written) > 15
    assert written - set(CODES) == set()
    assert {kind.code for kind in KINDS if kind.code} - set(CODES) == set()


def test_a_rule_without_a_function_is_found_where_issues_are_set_aside() -> None:
    assert {rule.code for rule in ALL if not rule.check} == {
        "unused-waiver",
        "unused-acknowledgement",
    }
