"""Ways to values of a tree, and how messages write them."""

from collections.abc import Iterable
from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
"""Text, a list, keys with values, or nothing (a key without a value)."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists counted from 0."""
Place: TypeAlias = tuple[int, int]
"""Line and column, counted from 1."""

_LONGEST_PATH = 120
_LONGEST_PART = 40


def path_text(path: Path) -> str:
    """The path as people write it: `quotes[6].categories[0]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{_short(part)}"
    text = text.removeprefix(".")
    return text if len(text) <= _LONGEST_PATH else text[:_LONGEST_PATH] + "…"


def paths_of(tree: Tree, wanted: str | None) -> list[Path]:
    """The paths below a tree at which this value stands."""
    found: list[Path] = []
    _find(tree, wanted, (), found)
    return found


def _find(tree: Tree, wanted: str | None, path: Path, found: list[Path]) -> None:
    """Notes the paths. The parser limits the depth."""
    parts: Iterable[tuple[str | int, Tree]] = ()
    if isinstance(tree, dict):
        parts = tree.items()
    elif isinstance(tree, list):
        parts = enumerate(tree)
    for key, value in parts:
        if value == wanted:
            found.append((*path, key))
        elif value is not None and not isinstance(value, str):
            _find(value, wanted, (*path, key), found)


def shorten(text: str, most: int = 300) -> str:
    """The text on one line, for messages: whole, unless it is longer than a person would read; then
    its first words, and how much follows.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = line[:most].rpartition(" ")[0] or line[:most]
    return f"{kept} … [and {len(line) - len(kept)} more characters]"


def _short(part: str) -> str:
    part = " ".join(part.split())
    return part if len(part) <= _LONGEST_PART else part[: _LONGEST_PART - 1] + "…"
