"""What can be wrong with a study, in the researcher's words.

Every other module may import this one; it imports none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where.

    As text it is one line, `file:line:column: path: message; hint`; in a workbook
    `file, sheet, row 12, heading: message; hint`. The order of the attributes is
    the order in which problems are sorted: by file, then by line.

    Attributes:
        file: Path from the project's folder, with forward slashes; for a workbook with the name
            of the sheet behind a comma: `site-data/study.xlsx, Quotes`.
        line: Line in the file, or row in the sheet, counted from 1; 0 where the whole file is
            meant.
        column: Column in characters, or column of the sheet, counted from 1; 0 where the whole
            line is meant.
        path: The value's place in the data, such as `quotes[6].categories[0]`; may be empty.
        message: What is wrong.
        hint: What was expected, or the likely fix; may be empty.
        code: The short name of the gate's rule that found it; else empty.
        stage: When a person would mend it: what stands before others has to be mended first, as
            the lines of a file before what they mean.

    Sources:
        The text begins as compilers' messages do, so that editors find the place (GNU Coding
        Standards, “Formatting Error Messages”).
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""
    code: str = field(default="", compare=False)
    stage: int = field(default=9, compare=False)

    @property
    def book(self) -> str:
        """The workbook; empty where the file is none."""
        found = _SHEET.fullmatch(self.file)
        return found["book"] if found else ""

    @property
    def sheet(self) -> str:
        """The sheet of the workbook; may be empty."""
        found = _SHEET.fullmatch(self.file)
        return found["sheet"] or "" if found else ""

    @property
    def cell(self) -> str:
        """The cell of the workbook as programs name it: `H5`; empty where none is meant."""
        if not (self.book and self.line and self.column):
            return ""
        letters, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.line}"

    def __str__(self) -> str:
        if self.book:
            said = "; ".join(part for part in (self.message, self.hint) if part)
            row = f"row {self.line}" if self.line else ""
            where = ", ".join(part for part in (self.file, row, self.path) if part)
            return f"{where}: {said}"
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        said = "; ".join(part for part in (self.message, self.hint) if part)
        return ": ".join(part for part in (place, self.path, said) if part)


_SHEET = re.compile(r"(?P<book>.+\.(?:xlsx|ods))(?:, (?P<sheet>.+))?", re.IGNORECASE | re.DOTALL)
_LINES = re.compile(r"\b(in )?line(s?) (?=\d)")


def by_rows(problem: Problem) -> Problem:
    """The problem with rows in its words, where its file is a workbook."""
    if not problem.book:
        return problem
    message, hint = (
        _LINES.sub(lambda found: f"{found[1] or ''}row{found[2]} ", text)
        for text in (problem.message, problem.hint)
    )
    return replace(problem, message=message, hint=hint)


def once_each(problems: Iterable[Problem]) -> list[Problem]:
    """The problems; what is wrong alike in several rows of a column is said once, with the rows."""
    alike: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem in problems:
        where: tuple[str, str, str, str] = (problem.file, problem.path, "", "")
        if problem.line and (problem.sheet or problem.file.endswith(".csv")):
            where = (problem.file, problem.path, problem.message, problem.hint)
        else:
            where = (str(problem), "", "", "")
        alike.setdefault(where, []).append(problem)
    return [_joined(each) for each in alike.values()]


def _joined(alike: list[Problem]) -> Problem:
    first, *more = sorted(alike, key=lambda each: each.line)
    lines = sorted({each.line for each in more} - {first.line})
    if not lines:
        return first
    listed = ", ".join(map(str, lines[:_MOST_ROWS])) + (" …" if len(lines) > _MOST_ROWS else "")
    row = "row" if first.sheet else "line"
    also = f" (also in {row}{'s' if len(lines) > 1 else ''} {listed})"
    return replace(first, message=first.message + also)


_MOST_ROWS = 10


class StudyError(Exception):
    """The study's files have problems.

    Attributes:
        problems: All of them, in the order in which a person would mend them: by stage, then by
            file and line.
        advice: Lines that help with several of them together, as they can be pasted into a file;
            may be empty.
    """

    def __init__(self, problems: Iterable[Problem], advice: str = "") -> None:
        self.advice = advice
        self.problems = tuple(sorted(set(problems), key=lambda each: (each.stage, each)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


STOPPED = "Stopped. No file was left half written."
"""What is said at Ctrl-C."""

STOPPED_CODE = 130
"""The exit code at Ctrl-C, as shells know it."""


class BuildError(Exception):
    """The site could not be made although the data is in order (a setting, a folder, the
    engine).
    """
