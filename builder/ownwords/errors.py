"""What can be wrong with a study, in the researcher's words.

Every other module may import this one; it imports none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where.

    As text it is one line, `file:line:column: path: message; hint`. The order of the attributes is
    the order in which problems are sorted: by file, then by line.

    Attributes:
        file: Path from the project's folder, with forward slashes.
        line: Line in the file, counted from 1; 0 where the whole file is meant.
        column: Column in characters, counted from 1; 0 where the whole line is meant.
        path: The value's place in the data, such as `quotes[6].categories[0]`; may be empty.
        message: What is wrong.
        hint: What was expected, or the likely fix; may be empty.
        code: The short name of the gate's rule that found it; else empty.

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

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        said = "; ".join(part for part in (self.message, self.hint) if part)
        return ": ".join(part for part in (place, self.path, said) if part)


class StudyError(Exception):
    """The study's files have problems.

    Attributes:
        problems: All of them, sorted by file and line.
        advice: Lines that help with several of them together, as they can be pasted into a file;
            may be empty.
    """

    def __init__(self, problems: Iterable[Problem], advice: str = "") -> None:
        self.advice = advice
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


STOPPED = "Stopped. No file was left half written."
"""What is said at Ctrl-C."""

STOPPED_CODE = 130
"""The exit code at Ctrl-C, as shells know it."""


class BuildError(Exception):
    """The site could not be made although the data is in order (a setting, a folder, the
    engine).
    """
