"""What the documentation says of the rules, written from their registries: the tables of
docs/problems.md and the summary in docs/gate.md, each between two comments.

`make reference` runs this module in the repository's folder and so renews both files.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from .checks.registry import HINTS
from .checks.rules import Rule, Table, codes_that
from .disclosure import RULES

FILES = (Path("docs/problems.md"), Path("docs/gate.md"))
COMMAND = "make reference"

_BLOCK = re.compile(r"(<!-- rules: (\w+) -->\n).*?(<!-- end of rules -->\n)", re.DOTALL)
_HEADS: dict[Table, str] = {
    "names": "what was found",
    "gate": "what it says, what to do",
    "looks": "what it says",
    "withdrawal": "what it says",
    "hints": "what it hints at",
}
_SORTED = ("names", "hints")
"""Long tables, in which one looks a code up; the others go on from one question to the next."""


def with_rules(text: str) -> str:
    """A page with what it says of rules between its comments."""
    return _BLOCK.sub(lambda block: block[1] + _WRITERS[block[2]]() + block[3], text)


def _table(name: Table) -> str:
    found = [rule for rule in _all() if rule.table == name]
    if name in _SORTED:
        found.sort(key=lambda rule: rule.code)
    rows = (f"| `{rule.code}` | {rule.says} |\n" for rule in found)
    return f"| code | {_HEADS[name]} |\n|---|---|\n" + "".join(rows)


def _all() -> tuple[Rule[Any], ...]:
    return (*RULES, *HINTS)


def _summary() -> str:
    """What the gate's rules do, and how what they find may stand."""
    return "| | codes |\n|---|---|\n" + "".join(
        f"| {what} | {_listed(codes)} |\n" for what, codes in _effects()
    )


def _effects() -> Iterator[tuple[str, Iterable[str]]]:
    yield "stops the build", (rule.code for rule in RULES if rule.stops)
    yield "is to be looked at, and stops nothing", (rule.code for rule in RULES if not rule.stops)
    yield "may stand for its words (`allowed`)", codes_that("allowed", RULES)
    fixed = {rule.code for rule in RULES} - codes_that("waived", RULES)
    yield "cannot be waived (`waivers`)", fixed
    for file in sorted({rule.needs for rule in RULES if rule.needs}):
        needing = (rule.code for rule in RULES if rule.needs == file)
        yield f"is looked for only where `private/{file}` is", needing


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in sorted(codes))


_WRITERS: dict[str, Callable[[], str]] = {
    "names": lambda: _table("names"),
    "gate": lambda: _table("gate"),
    "looks": lambda: _table("looks"),
    "withdrawal": lambda: _table("withdrawal"),
    "hints": lambda: _table("hints"),
    "summary": _summary,
}


if __name__ == "__main__":
    for file in FILES:
        file.write_text(with_rules(file.read_text("utf-8")), encoding="utf-8", newline="\n")
