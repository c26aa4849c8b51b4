"""What a file of another program holds, in one small form for all programs.

Positions count code points in a text without a byte order mark. Keys are the program's own ids;
they never leave `private/`.
"""

from collections.abc import Mapping
from dataclasses import field

from ..records import dataclass


@dataclass(frozen=True)
class Code:
    """A code, a tag, a category.

    Attributes:
        key: The program's own id.
        name: Its name as written.
        parent: The key of the one above it; empty at the top.
        description: What the team wrote about it; may be empty.
        relations: Names of groups that hold it besides the one in the tree.
    """

    key: str
    name: str
    parent: str = ""
    description: str = ""
    relations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A document; read to find who speaks, never carried."""

    key: str
    name: str
    text: str = ""


@dataclass(frozen=True)
class Selection:
    """Words that somebody selected.

    Attributes:
        key: The program's own id.
        text: The key of its document; empty where the file names none.
        words: The words.
        codes: Keys of its codes; empty for words that were selected and not coded.
        start: Where it begins in the document; -1 where the file does not say.
        end: Where it ends.
        person: A label of the one who speaks, where a table says so.
        ticked: Whether the team marked it as important.
    """

    key: str
    text: str
    words: str
    codes: tuple[str, ...]
    start: int = -1
    end: int = -1
    person: str = ""
    ticked: bool = False


@dataclass(frozen=True)
class Variable:
    """Something that a file knows of its cases: its own id, and its name as written."""

    key: str
    name: str


@dataclass(frozen=True)
class Case:
    """A case: whose texts, or parts of texts, these are.

    Attributes:
        key: The program's own id.
        name: Its name.
        parts: Key of a text, from, to; from 0 to 0 is the whole text.
        values: Its values of variables, as written, by the key of the variable.
    """

    key: str
    name: str
    parts: tuple[tuple[str, int, int], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """What a file holds.

    Attributes:
        program: What it is, as people call it: `Taguette`, `REFI-QDA project, QualCoder`.
        codes: Its codes.
        texts: Its documents by their key.
        selections: What was selected in them, in the order of the file.
        cases: Its cases.
        variables: Attributes of cases.
        left: What is not carried, each with its number.
        unread: What was never read.
        remarks: What else a person should know of how the file was read.
        unused: Keys of codes that nothing was coded with, where the file says so.
    """

    program: str
    codes: tuple[Code, ...] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)
    selections: tuple[Selection, ...] = ()
    cases: tuple[Case, ...] = ()
    variables: tuple[Variable, ...] = ()
    left: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    unused: frozenset[str] = frozenset()


class ImportFailed(Exception):
    """A file cannot be read; the text says why, in one sentence without its name."""


class Question(Exception):
    """Something that the file leaves open and only a person can say.

    Attributes:
        about: What is asked, also the name of its option: `tree`.
        choices: Each answer with what it means.
    """

    def __init__(self, about: str, text: str, choices: Mapping[str, str]) -> None:
        super().__init__(text)
        self.about = about
        self.choices = dict(choices)


Answers = Mapping[str, str]
"""Answers by what was asked."""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 note", "2 notes"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def some(count: int, one: str, many: str = "") -> tuple[str, ...]:
    """The same as a line, and no line where there is nothing."""
    return (counted(count, one, many),) if count else ()
