"""No regular expression of ours takes long on text made to slow it down."""

import ast
import re
import signal
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

import ownwords

PACKAGE = Path(ownwords.__file__).parent
SIZE = 100_000
LIMIT = 2
"""Seconds for all hostile texts of one expression."""
MATCHES = 3000
"""So many matches are enough: what is slow is slow where nothing matches."""
PIECES = [" ", "\n", "a", "1", "a ", "1 ", "a.", "a-", "aA", ". ", "\n ", "<", "<a", "<!--", "(", "[", "{", "{{", "{%", "`", "```\n", "~~~\n", "*", "_", '"', "'", "%", "|", "#", "://"]  # fmt: skip
CALLS = {"compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer"}


def _patterns() -> Iterator[tuple[str, str, int, bool]]:
    """Every expression that stands in the code as a text: its place, its flags, whether it is
    asked about one place alone.
    """
    for file in sorted(PACKAGE.rglob("*.py")):
        text = file.read_text("utf-8")
        tree = ast.parse(text)
        names = {
            id(node.value): getattr(node.targets[0], "id", "")
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
        }
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and getattr(node.func.value, "id", "") == "re"
            ):
                continue
            if node.func.attr in CALLS and isinstance(node.args[0], ast.Constant):
                asked = set(re.findall(rf"\b{names.get(id(node)) or '-'}\.(\w+)\(", text)) or {
                    node.func.attr
                }
                flags = {getattr(part, "attr", "") for part in ast.walk(node)} & {
                    "DOTALL",
                    "MULTILINE",
                    "IGNORECASE",
                    "VERBOSE",
                }
                place = f"{file.relative_to(PACKAGE)}:{node.lineno}"
                yield (
                    place,
                    str(node.args[0].value),
                    sum(int(getattr(re, flag)) for flag in flags),
                    asked <= {"match", "fullmatch"},
                )


PATTERNS = list(_patterns())


def _texts(pattern: str) -> Iterator[str]:
    """Pieces over and over, some of them the expression's own letters; a character at the end
    lets most matches fail.
    """
    own = [
        piece
        for piece in re.findall(r"\\?[^\\\[\](){}?*+|^$.]{1,12}", pattern)
        if not piece.startswith("\\")
    ]
    for piece in dict.fromkeys([*PIECES, *own]):
        text = piece * (SIZE // len(piece)) + "\x00"
        yield text
        yield from (start + text for start in ("<a ", "{:", "{{", "# ") if start[0] in pattern)


def _late(*_: object) -> None:
    raise TimeoutError


@pytest.mark.parametrize(
    ("place", "pattern", "flags", "once"), PATTERNS, ids=[place for place, *_ in PATTERNS]
)
def test_an_expression_takes_no_time_on_hostile_text(
    place: str, pattern: str, flags: int, once: bool
) -> None:
    compiled = re.compile(pattern, flags)
    before = signal.signal(signal.SIGALRM, _late)
    for text in _texts(pattern):
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        try:
            deque(
                (compiled.match(text),) if once else islice(compiled.finditer(text), MATCHES),
                maxlen=0,
            )
        except TimeoutError:
            pytest.fail(f"{pattern!r} takes more than {LIMIT} s on {text[:20]!r}…")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)
