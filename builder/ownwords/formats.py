"""What `check` found, in the formats that programs read: JSON, marks on GitHub, SARIF.

Logs of a build server are often public. There a word that the gate found is not repeated: the place
is named, and what the rule means.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from .checks.placeholders import CODE as PLACEHOLDER
from .checks.registry import HINTS
from .disclosure.registry import RULES
from .errors import Problem
from .pipeline import Hint
from .records import dataclass

_HIDDEN = {rule.code for rule in RULES}
_SAYS = {rule.code: rule.says for rule in RULES} | {rule.code: rule.says for rule in HINTS}
_NOT_REPEATED = "what was found is not repeated here; run `ownwords check` on your own computer"
_LEVELS = {"problem": "error", "hint": "warning", "to-write": "note"}
_HEADINGS = {"problem": "Problems", "hint": "Hints", "to-write": "Still to write"}


@dataclass(frozen=True)
class Find:
    """One thing that was found.

    Attributes:
        kind: `problem` stops a build, `hint` does not, `to-write` is a placeholder.
        code: The rule's short name; empty where no rule with a name found it.
        file: Path from the project's folder, with forward slashes.
        line: Line in the file, or row in a sheet, counted from 1; 0 where the whole file is meant.
        column: Column, counted from 1; 0 where the whole line is meant.
        sheet: The sheet of a workbook; else empty.
        cell: The cell of a workbook, such as `H5`; else empty.
        path: The value's place in the data; may be empty.
        message: What is wrong.
        hint: The likely fix; may be empty.
    """

    kind: str
    code: str
    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str
    sheet: str = ""
    cell: str = ""

    @property
    def where(self) -> str:
        """The place for a person: file and line, or file, sheet and row."""
        number = f"{'row' if self.sheet else 'line'} {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, self.sheet, number) if part)

    @property
    def text(self) -> str:
        """The message in one line, with place in the data and fix."""
        said = "; ".join(part for part in (self.message, self.hint) if part)
        if self.sheet:
            row = f"row {self.line}" if self.line else ""
            return f"{', '.join(each for each in (self.sheet, row, self.path) if each)}: {said}"
        return ": ".join(part for part in (self.path, said) if part)


def finds(
    problems: Iterable[Problem], hints: Iterable[Hint] = (), *, show_words: bool = False
) -> tuple[Find, ...]:
    """All that was found, problems first; without the words that the gate found, unless they are to
    be shown.
    """
    found = [_find("problem", problem, problem.code, show_words) for problem in problems]
    kinds = [("to-write" if hint.code == PLACEHOLDER else "hint", hint) for hint in hints]
    found += [_find(kind, hint.problem, hint.code, show_words) for kind, hint in kinds]
    return tuple(sorted(found, key=lambda each: list(_LEVELS).index(each.kind)))


def _find(kind: str, problem: Problem, code: str, show_words: bool) -> Find:
    message, hint, path = problem.message, problem.hint.removesuffix(f"  [{code}]"), problem.path
    if code in _HIDDEN and not show_words:  # an id in the path may be what was found
        message, hint, path = _plain(_SAYS[code]).rstrip("."), _NOT_REPEATED, ""
    file = problem.book or problem.file
    place = (problem.line, problem.column, path, message, hint, problem.sheet, problem.cell)
    return Find(kind, code, file, *place)


def _plain(markdown: str) -> str:
    return re.sub(r"\[([^\[\]]+)\]\([^()]{0,2000}\)", r"\1", markdown).replace("\\", "")


def as_json(found: Sequence[Find], version: str) -> str:
    """A list of all that was found, with counts."""
    counts = {kind: sum(each.kind == kind for each in found) for kind in _LEVELS}
    made = {"ownwords": version, "counts": counts, "found": [vars(each) for each in found]}
    return json.dumps(made, indent=2, ensure_ascii=False)


def as_github(found: Sequence[Find]) -> str:
    """Commands of GitHub's workflows that mark files and lines. GitHub shows ten of a kind for each
    step; what is still to write is one of them.
    """
    marks = {"problem": "error", "hint": "warning"}
    lines = [_mark(marks[each.kind], each) for each in found if each.kind in marks]
    if unwritten := [each for each in found if each.kind == "to-write"]:
        lines.append(f"::notice title=ownwords::{len(unwritten)} texts are still to write")
    return "\n".join(lines)


def _mark(level: str, find: Find) -> str:
    place: dict[str, str | int] = {"file": find.file, "line": find.line, "col": find.column}
    if find.sheet:  # a workbook has no lines to mark
        place = {"file": find.file}
    title = f"ownwords: {find.code}" if find.code else "ownwords"
    properties = [f"{key}={_property(str(value))}" for key, value in place.items() if value]
    return f"::{level} {','.join([*properties, f'title={_property(title)}'])}::{_data(find.text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(found: Sequence[Find]) -> str:
    """All that was found as tables in Markdown, for the page of a workflow's run."""
    counts = [
        f"{count} {name}"
        for kind, name in (("problem", "to mend"), ("hint", "hints"), ("to-write", "to write"))
        if (count := sum(each.kind == kind for each in found))
    ]
    stopped = any(each.kind == "problem" for each in found)
    parts = ["### " + ("Not published" if stopped else "In order")]
    parts[0] += f": {', '.join(counts)}" if counts else ""
    for kind, heading in _HEADINGS.items():
        if rows := [_row(each) for each in found if each.kind == kind]:
            parts.append("\n".join([f"#### {heading}\n", "| where | what |", "|---|---|", *rows]))
    if stopped:
        parts.append("A site that was published before stays as it was.")
    return "\n\n".join(parts) + "\n"


def _row(find: Find) -> str:
    text = replace(find, sheet="").text
    return f"| {_cell(find.where)} | {_cell(text)} |"


def _cell(text: str) -> str:
    """A text in which no character has a meaning in Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>#!|&~$@])", r"\\\1", " ".join(text.split()))


def as_sarif(found: Sequence[Find], version: str) -> str:
    """SARIF 2.1.0 (OASIS), as code scanning reads it."""
    codes = sorted({each.code or "data" for each in found})
    known: dict[str, str] = {**_SAYS, "data": "The data is not in order."}
    driver = {
        "name": "ownwords",
        "version": version,
        "rules": [
            {"id": code, "shortDescription": {"text": _plain(known[code])}} for code in codes
        ],
    }
    made = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(each) for each in found]}],
    }
    return json.dumps(made, indent=2, ensure_ascii=False)


def _result(find: Find) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(find.file)}}
    if find.line and not find.sheet:
        column = {"startColumn": find.column} if find.column else {}
        place["region"] = {"startLine": find.line, **column}
    return {
        "ruleId": find.code or "data",
        "level": _LEVELS[find.kind],
        "message": {"text": find.text},
        "locations": [{"physicalLocation": place}],
    }
