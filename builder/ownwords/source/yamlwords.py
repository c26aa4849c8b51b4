"""Translates the YAML parser's errors for people who have never seen YAML."""

import re

import yaml

from ..errors import Problem

_SIGNS = "*&!%@`[{>|#\"'"
# A piece of what the parsers say (PyYAML's two differ) → what we say, and the likely fix. The first
# that fits is taken.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon with a space after it stands where none was expected",
        "a text with “: ” in it wants quotes around it; or this line is indented too far",
    ),
    (
        "quoted scalar found unexpected",
        "a quotation mark opens here and is not closed",
        "close it, or put the other kind of quotation marks around the whole text",
    ),
    (
        "escape",
        "a backslash in double quotes has a special meaning",
        "put single quotes around the text instead",
    ),
    ("cannot start any token", "a text cannot begin with this sign", "put quotes around the text"),
    (
        "flow node",
        "a list or a bracket is opened here and not closed",
        "a text that begins with [ or { wants quotes around it",
    ),
    (
        "flow sequence",
        "a list in square brackets is not closed here: a comma or ] was expected",
        "a text that begins with [ wants quotes around it",
    ),
    (
        "flow mapping",
        "curly brackets are not closed here: a comma or } was expected",
        "a text that begins with { wants quotes around it",
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
    ("alias", "a text cannot begin with *", "put quotes around the text"),
    ("anchor", "a text cannot begin with &", "put quotes around the text"),
    ("tag", "a text cannot begin with !", "put quotes around the text"),
    (
        "block scalar",
        "after | or > the text begins on the next line",
        "put quotes around a text that begins with | or >",
    ),
    ("directive", "a line cannot begin with %", "put quotes around the text"),
    (
        "document",
        "this line does not belong to what stands above it",
        "check that it is indented like the first line of the file",
    ),
)


def in_plain_words(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """The parser's error as a problem with line, column and the likely fix."""
    said = " ".join(
        str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", "")) if part
    )
    message, hint = _translate(said)
    lines = text.split("\n")
    line, column = _where(error, said, lines)
    written = lines[line - 1]
    if re.match(r" *\t", written) and "token" in said:
        message, hint = "this line is indented with a tab", "indent it with spaces"
    elif sign := _bare_sign(written):
        message, hint = _about_sign(sign)
    return Problem(name, line, column, "", message, hint)


def _about_sign(sign: str) -> tuple[str, str]:
    if sign == "'":
        return (
            "the text goes on after an apostrophe that closes it",
            "put double quotes around the whole text, or write the apostrophe as ’",
        )
    if sign == '"':
        return (
            "the text goes on after its closing quotation mark",
            "put single quotes around the whole text",
        )
    if sign in "[{":
        return (
            f"a text that begins with {sign} goes on after its closing bracket",
            "put quotes around the whole text",
        )
    return f"a text cannot begin with {sign}", "put quotes around the text"


def _translate(said: str) -> tuple[str, str]:
    for piece, message, hint in _WORDS:
        if piece in said:
            return message, hint
    return (
        "this is not YAML that can be read",
        "compare this line with those above it: indentation, colons, quotation marks",
    )


def _where(error: yaml.YAMLError, said: str, lines: list[str]) -> tuple[int, int]:
    opened = ("quoted scalar" in said and "unexpected" in said) or "simple key" in said
    mark = getattr(error, "context_mark", None) if opened else None
    mark = mark or getattr(error, "problem_mark", None)
    if mark is None:
        return 1, 0
    line = min(mark.line, len(lines) - 1)
    # At the end of the file the parser stands behind the last line; the mistake is on the last one
    # that says something.
    while line and not lines[line].strip():
        line -= 1
    return line + 1, mark.column + 1 if line == mark.line else 0


def _bare_sign(line: str) -> str:
    """The sign with which the line's value begins, if a value may not begin so and go on as this
    one does.
    """
    match = re.match(r" *(?:- +)*(?:[\w-]+:(?: |$))? *(\S?)(.*)", line)
    if not match or match[1] not in _SIGNS or not match[1]:
        return ""
    if match[1] in "\"'[{>|#":
        closed = {"[": "]", "{": "}", '"': '"', "'": "'"}.get(match[1])
        # Quoted or bracketed at the start only: `[my body] changed`, `"No" she said`.
        goes_on = closed and closed in match[2] and not match[2].rstrip().endswith((closed, ","))
        ends_early = match[1] in "\"'" and match[2].count(match[1]) > 1
        return match[1] if goes_on or ends_early else ""
    return match[1]
