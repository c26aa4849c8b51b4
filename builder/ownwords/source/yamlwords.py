"""Translates the YAML parser's errors for people who have never seen YAML."""

import re

import yaml

from ..errors import Problem
from .repairs import Fault

# A piece of what the parsers say (PyYAML's two differ) → what we say, and the likely fix. The first
# that fits is taken.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon with a space after it stands where none was expected",
        "put quotation marks around a text that holds “: ”; or indent this line like those above",
    ),
    (
        "quoted scalar found unexpected",
        "a quotation mark opens here and is not closed",
        "close it, or put the other kind of quotation marks around the whole text",
    ),
    (
        "escape",
        "a backslash in double quotation marks has a special meaning",
        "put single quotation marks around the text instead",
    ),
    (
        "cannot start any token",
        "a text cannot begin with this sign",
        "put quotation marks around the text",
    ),
    (
        "flow node",
        "a list or a bracket is opened here and not closed",
        "put quotation marks around a text that begins with [ or {",
    ),
    (
        "flow sequence",
        "a list in square brackets is not closed here: a comma or ] was expected",
        "put quotation marks around a text that begins with [",
    ),
    (
        "flow mapping",
        "curly brackets are not closed here: a comma or } was expected",
        "put quotation marks around a text that begins with {",
    ),
    (
        "could not find expected ':'",
        "a key without its colon",
        "write a colon and a space after it: “key: value”",
    ),
    ("simple key", "a key without its colon", "write a colon and a space after it: “key: value”"),
    (
        "block collection",
        "an item that begins with “- ” was expected here",
        "check that all items of the list are indented alike",
    ),
    (
        "block mapping",
        "a key with a colon, such as “label:”, was expected here",
        (
            "check that this line is indented like the ones above it, and that a text with"
            " quotation marks ends with them"
        ),
    ),
    ("alias", "a text cannot begin with *", "put quotation marks around the text"),
    ("anchor", "a text cannot begin with &", "put quotation marks around the text"),
    ("tag", "a text cannot begin with !", "put quotation marks around the text"),
    (
        "block scalar",
        "after | or > the text begins on the next line",
        "put quotation marks around a text that begins with | or >",
    ),
    ("directive", "a line cannot begin with %", "put quotation marks around the text"),
    (
        "document",
        "this line does not belong to what stands above it",
        "check that it is indented like the first line of the file",
    ),
)


def in_plain_words(name: str, text: str, error: yaml.YAMLError) -> Fault:
    """The parser's error as a problem with line, column and the likely fix."""
    said = " ".join(
        str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", "")) if part
    )
    message, hint = _translate(said)
    lines = text.split("\n")
    line, column = _where(getattr(error, "problem_mark", None), lines)
    opened = _where(getattr(error, "context_mark", None), lines) if _is_open(said) else (line, 0)
    if re.match(r" *\t", lines[line]) and "token" in said:
        message, hint = "this line is indented with a tab", "indent it with spaces"
    at, column = opened if _is_open(said) else (line, column)
    return Fault(line, opened[0], Problem(name, at + 1, column, "", message, hint))


def _translate(said: str) -> tuple[str, str]:
    for piece, message, hint in _WORDS:
        if piece in said:
            return message, hint
    return (
        "this line cannot be read as YAML",
        "write a key with a colon and a space, then its value: “label: Being heard”",
    )


def _is_open(said: str) -> bool:
    return ("quoted scalar" in said and "unexpected" in said) or "simple key" in said


def _where(mark: yaml.Mark | None, lines: list[str]) -> tuple[int, int]:
    """The mark's line, counted from 0, and its column, counted from 1.

    At the end of the file the parser stands behind the last line; the mistake is on the last one
    that says something.
    """
    if mark is None:
        return 0, 0
    line = min(mark.line, len(lines) - 1)
    while line and not lines[line].strip():
        line -= 1
    return line, mark.column + 1 if line == mark.line else 0
