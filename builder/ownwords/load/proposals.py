"""Descriptions of columns for sample.yml, proposed from what the columns hold."""

import re
from collections.abc import Sequence

from ..source.characters import slug
from .numbers import PLAIN, plain_numbers

_MOST_LEVELS = 6


def description(column: str, cells: Sequence[str]) -> str:
    """A description of a column, as one line of YAML: `{id: age, label: Age, kind: number}`."""
    filled = [cell for cell in cells if cell]
    different = list(dict.fromkeys(filled))
    parts = [f"id: {slug(column) or _quoted(column)}", f"label: {_quoted(column)}"]
    numbers = plain_numbers(different, None, ",").values()
    if filled and len([each for each in numbers if PLAIN.fullmatch(each)]) == len(different):
        parts.append("kind: number")
    elif 1 < len(different) <= _MOST_LEVELS and len(different) < len(filled):
        levels = ", ".join(_quoted(text) for text in different)
        parts.append(f"kind: category, levels: [{levels}]")
    else:
        parts.append("kind: text")
    return "{" + ", ".join(parts) + "}"


def _quoted(text: str) -> str:
    """The text as YAML in one line, in quotation marks where it needs them."""
    text = " ".join(text.split())
    if re.fullmatch(r"\w+([ .–-]+\w+)*", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
