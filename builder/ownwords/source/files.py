"""Reads files as text: whether a file exists, may be read, and is text."""

import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar

from ..errors import Problem
from ..records import dataclass

LIMIT = 40_000_000
"""The largest file that is read, in bytes."""

_MOST_UNSEEN = 50
_FEW_UNSEEN = 10
# Line and paragraph separators (U+2028, U+2029) count: YAML breaks lines at them, editors do not,
# and line numbers would be wrong.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]"
)

Reads = Literal["read", "absent", "unreadable"]
"""How reading went: `unreadable` files say why in their problems."""


@dataclass(frozen=True)
class Source:
    """A file and the result of reading it.

    Attributes:
        name: Path from the project's folder, with forward slashes.
        state: Whether it was read. A file that was read may still have problems.
        problems: What is wrong with the file as a file of its kind.
        exact: Its text as it is, line ends and byte order mark included; empty unless it was read.
        mended: The lines that could not be read as they are; something else was read there, so that
            nothing but `problems` is to be said of them.
    """

    name: str
    state: Reads = "read"
    problems: tuple[Problem, ...] = field(default=(), kw_only=True)
    exact: str = field(default="", kw_only=True, repr=False)
    mended: frozenset[int] = field(default=frozenset(), kw_only=True)

    @cached_property
    def text(self) -> str:
        """Its text as it was parsed: places count its lines and columns."""
        return plain(self.exact)


S = TypeVar("S", bound=Source)


class UnreadableError(Exception):
    """The file cannot be read; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def file_name(path: Path, root: Path) -> str:
    """The file's path from the project's folder, with forward slashes; its bare name if it is not
    below that.
    """
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def read_text(path: Path, root: Path) -> str | None:
    """The file's text with `\\n` at line ends and without a byte order mark; None if there is no
    such file.

    Raises:
        UnreadableError: It cannot be read, or is no text.
    """
    name = file_name(path, root)
    content = read_bytes(path, root)
    return None if content is None else plain(exact_text(content, name))


def read_source(path: Path, root: Path, kind: type[S], parse: Callable[[str, str], S]) -> S:
    """Reads and parses a file. Problems are in the answer; nothing is raised.

    Args:
        path: The file.
        root: The project's folder, from which problems name it.
        kind: What the answer is, also for a file that is absent or cannot be read.
        parse: Parses its text, given its name and the text.
    """
    name = file_name(path, root)
    try:
        content = read_bytes(path, root)
    except UnreadableError as error:
        return kind(name, "unreadable", problems=error.problems)
    return kind(name, "absent") if content is None else source_from(content, name, kind, parse)


def source_from(content: bytes, name: str, kind: type[S], parse: Callable[[str, str], S]) -> S:
    """Parses the content of a file, as `read_source` does."""
    try:
        exact = _decoded(content, name)
    except UnreadableError as error:
        return kind(name, "unreadable", problems=error.problems)
    unseen = tuple(_unseen_problems(plain(exact), name))
    if len(unseen) > _FEW_UNSEEN:
        return kind(name, "unreadable", problems=unseen)
    parsed = parse(name, without_unseen(plain(exact)))
    odd = frozenset(problem.line for problem in unseen)
    others = tuple(problem for problem in parsed.problems if problem.line not in odd)
    return replace(parsed, exact=exact, problems=(*unseen, *others), mended=parsed.mended | odd)


def read_bytes(path: Path, root: Path) -> bytes | None:
    """The file's content; None if there is no such file.

    Raises:
        UnreadableError: It cannot be read, or is no ordinary file of the project.
    """
    name = file_name(path, root)
    try:
        return _read_bytes(path, root, name)
    except (
        OSError,
        RuntimeError,
        ValueError,
    ) as error:  # resolve() raises RuntimeError for a link that leads to itself
        reason = getattr(error, "strerror", None) or "the link points back to itself"
        raise UnreadableError(
            Problem(name, 0, 0, "", f"the file cannot be opened ({reason})")
        ) from error


def exact_text(content: bytes, name: str) -> str:
    """The content as text, line ends and byte order mark included.

    Raises:
        UnreadableError: It is too large, or no text.
    """
    text = _decoded(content, name)
    if unseen := tuple(_unseen_problems(plain(text), name)):
        raise UnreadableError(*unseen)
    return text


def _decoded(content: bytes, name: str) -> str:
    if len(content) > LIMIT:
        raise _too_large(name, len(content))
    return _decode(content, name)


def plain(text: str) -> str:
    """The text with `\\n` at line ends and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def lines_of(text: str) -> list[str]:
    """The lines with their ends, counted as everywhere here: at `\\n`, `\\r\\n` and `\\r`, and at
    nothing else.
    """
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def _read_bytes(path: Path, root: Path, name: str) -> bytes | None:
    def refuse(message: str, hint: str = "") -> UnreadableError:
        return UnreadableError(Problem(name, 0, 0, "", message, hint))

    if not path.exists():
        if path.is_symlink():
            raise refuse("this is a link to a missing file", "put the file itself here")
        return None
    if not path.resolve().is_relative_to(root.resolve()):
        raise refuse(
            "this is a link that leads out of the project",
            "put a copy of the file here; what is published has to be in the project",
        )
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise refuse("this is a folder; a file was expected")
    if not stat.S_ISREG(found.st_mode):
        raise refuse("this is not an ordinary file")
    if found.st_size > LIMIT:
        raise _too_large(name, found.st_size)
    return path.read_bytes()


def _too_large(name: str, size: int) -> UnreadableError:
    message = f"the file is too large ({size // 1_000_000} MB)"
    hint = f"at most {LIMIT // 1_000_000} MB can be read"
    return UnreadableError(Problem(name, 0, 0, "", message, hint))


def _decode(content: bytes, name: str) -> str:
    hint = "save it as UTF-8 (in an editor: “Save with encoding”; in Excel: “CSV UTF-8”)"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:2].count(0) == 1:
        raise UnreadableError(
            Problem(name, 1, 0, "", "the file is saved as UTF-16, not as UTF-8", hint)
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        if word := _as_meant(content, error.start):
            hint = f"{word}; {hint}"
        raise UnreadableError(
            Problem(name, line, 0, "", "a character in this line is not saved as UTF-8", hint)
        ) from error


_EIGHT_BITS = (("Windows-1252", "cp1252"), ("Mac Roman", "mac_roman"))
_EXPECTED = re.compile("[äöüåæøéèêëàâáíóúñçôîïûß„“”‘’–—…€«»]", re.IGNORECASE)


def _as_meant(content: bytes, at: int) -> str:
    """How the word at this place reads in the encoding that it is probably saved in; empty where
    none gives letters that are common.
    """
    start = max(content.rfind(sign, 0, at) for sign in (b" ", b",", b";", b"\t", b"\n", b"\r")) + 1
    found = re.match(rb"[^\s,;]*", content[start : start + 60])
    for name, encoding in _EIGHT_BITS:
        word = found[0].decode(encoding, "replace") if found else ""
        if all(letter.isascii() or _EXPECTED.match(letter) for letter in word):
            return f"it reads “{word}” as {name}"
    return ""


def find_unseen(text: str) -> str | None:
    """The first invisible control character in the text, as `U+0007`."""
    found = None if is_seen(text) else _UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def is_seen(text: str) -> bool:
    """Whether every character has a shape of its own, or is a plain space, tab or line end; then
    there is no need to look for others, which takes longer.
    """
    return text.replace("\n", "").replace("\t", "").isprintable()


def without_unseen(text: str) -> str:
    """The text with invisible control characters replaced, so that it can be shown."""
    if is_seen(text):
        return text
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def unseen_problem(name: str, line: int, column: int, path: str, code: str) -> Problem:
    """The problem that reports an invisible control character."""
    hint = "delete it; such characters often come along when text is copied from a PDF"
    return Problem(
        name,
        line,
        column,
        path,
        f"there is a control character ({code}), which nobody can see",
        hint,
    )


def _unseen_problems(text: str, name: str) -> Iterator[Problem]:
    """One problem for each line with invisible control characters, up to a number a person would
    read.
    """
    if not find_unseen(text):
        return
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := _UNSEEN.search(line):
            yield unseen_problem(name, number, found.start() + 1, "", f"U+{ord(found[0]):04X}")
            count += 1
        if count == _MOST_UNSEEN:
            yield Problem(
                name,
                number,
                0,
                "",
                "more lines after this one were not looked at",
                "is this a text file?",
            )
            return
