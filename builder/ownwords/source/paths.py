"""Ways to values of a tree, and how messages write them."""

from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
"""Text, a list, keys with values, or nothing (a key without a value)."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists counted from 0."""
Place: TypeAlias = tuple[int, int]
"""Line and column, counted from 1."""

_LONGEST_PATH = 120


def path_text(path: Path) -> str:
    """The path as people write it: `quotes[6].categories[0]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{shorten(part, 40)}"
    text = text.removeprefix(".")
    return text if len(text) <= _LONGEST_PATH else text[:_LONGEST_PATH] + "…"


def shorten(text: str, most: int = 60) -> str:
    """The text on one line, cut where it is long, for messages."""
    text = " ".join(text[: 4 * most].split())
    return text if len(text) <= most else text[: most - 1] + "…"
