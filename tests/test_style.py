"""How long a line of the package may be, where neither ruff nor a formatter looks."""

import io
import tokenize
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "builder" / "ownwords"
TEMPLATE, PYTHON = 120, 100

TEMPLATES = [
    *PACKAGE.joinpath("templates").rglob("*.*"),
    *PACKAGE.joinpath("theme").rglob("*.html"),
]
SCRIPTS = [file for place in ("builder", "tests") for file in (ROOT / place).rglob("*.py")]


def _longer(text: str, most: int) -> set[int]:
    return {at for at, line in enumerate(text.splitlines(), 1) if len(line) > most}


def _strings_and_pragmas(source: str) -> set[int]:
    """Lines of a string literal, or whose comment is for a tool: those cannot be folded."""
    free, starts = set[int](), list[int]()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        kind = tokenize.tok_name[token.type]
        if kind == "FSTRING_START":
            starts.append(token.start[0])
        elif kind == "FSTRING_END":
            free |= {*range(starts.pop(), token.end[0] + 1)}
        elif kind == "STRING":
            free |= {*range(token.start[0], token.end[0] + 1)}
        elif kind == "COMMENT" and token.string.startswith(("# noqa", "# type:")):
            free.add(token.start[0])
    return free


def test_a_designer_can_read_the_templates() -> None:
    found = {
        file.relative_to(PACKAGE).as_posix(): sorted(long)
        for file in TEMPLATES
        if (long := _longer(file.read_text("utf-8"), TEMPLATE))
    }
    assert len(TEMPLATES) > 60
    assert not found


def test_no_line_of_python_is_long_but_for_a_string() -> None:
    found = {}
    for file in SCRIPTS:
        source = file.read_text("utf-8")
        long = _longer(source, PYTHON)
        if long and (left := long - _strings_and_pragmas(source)):
            found[file.relative_to(ROOT).as_posix()] = sorted(left)
    assert not found
