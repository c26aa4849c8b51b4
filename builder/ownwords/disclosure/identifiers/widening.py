r"""Patterns that ask no longer which digit stands somewhere, only whether one does: what a pattern
finds in a text, its widened form finds in the same text with other digits. `9\d years` becomes
`\d\d years`.

So one look at “Code number 00” says of all codes that no shape is in their names, however many
there are.
"""

import re

_ZEROS = str.maketrans("123456789", "000000000")
_DIGIT = re.compile("[1-9]")
_PART = re.compile(
    r"\\."  # a class of characters, or a reference to a group
    r"|\[\^?(?:\\.|[^\]\\]){1,1000}\]"
    r"|\{[\d,]+\}"
    r"|\(\?P<\w+>|\(\?<?[!=]|\(\?[a-z]*:|\("
    r"|.",
    re.DOTALL,
)


def same_digits(text: str) -> str:
    """The text with a zero for each digit."""
    return text.translate(_ZEROS) if text.isascii() else _DIGIT.sub("0", text)


def widened(pattern: str) -> str:
    """The pattern for texts in which other digits stand, or more.

    Raises:
        ValueError: It has a part of which this cannot be said, such as a condition.
    """
    parts = _PART.findall(pattern)
    made, at = _until_closed(parts, 0)
    if at < len(parts):
        raise ValueError(f"a bracket is closed too often: {pattern}")
    return made


def _until_closed(parts: list[str], at: int) -> tuple[str, int]:
    """The parts from here to the bracket that closes them, widened; and where that is."""
    made = []
    while at < len(parts) and parts[at] != ")":
        part = parts[at]
        if part.startswith("("):
            inside, end = _until_closed(parts, at + 1)
            if end == len(parts) or inside.startswith("?"):
                raise ValueError(f"no group that can be widened: {''.join(parts[at:])}")
            # that something does not stand there can only be said where no digit matters
            if part not in ("(?!", "(?<!") or inside == "".join(parts[at + 1 : end]):
                made.append(f"{part}{inside})")
            at = end
        else:
            made.append(_wide(part))
        at += 1
    return "".join(made), at


def _wide(part: str) -> str:
    if part.isdecimal():
        return r"\d"
    if part.startswith("["):
        matched = sum(bool(re.match(part, digit)) for digit in "0123456789")
        return part if matched in (0, 10) else rf"(?:\d|{part})"
    return part
