"""What a cell says: its text as a value of a data file, and back."""

import json
import re

from ...source import Tree
from .columns import Kind

NOTHING = "none"
"""What a cell says for a list that is empty on purpose."""
_YES = {"yes": "true", "no": "false", "true": "true", "false": "false"}


class UnfitError(Exception):
    """A value that no cell can hold; the message says why."""


def value_of(text: str, kind: Kind, pair: tuple[str, ...] = ()) -> Tree:
    """The value that a cell with this text holds; None where it says nothing."""
    if not text.strip():
        return None
    match kind:
        case "switch":
            return _YES.get(text.strip().lower(), text.strip())
        case "ids":
            named = [each.strip() for each in text.split(";") if each.strip()]
            return [] if named == [NOTHING] else list(named)
        case "lines":
            return [each.strip() for each in text.split("\n") if each.strip()]
        case "noun":
            return _noun(text)
        case "nouns":
            return [_noun(each) for each in text.split("\n") if each.strip()]
        case "pairs":
            return [_pair(each, pair) for each in text.split("\n") if each.strip()]
        case "other":
            return _other(text)
    return text


def _pair(line: str, keys: tuple[str, ...]) -> Tree:
    one, _, other = (part.strip() for part in line.partition("="))
    return dict(zip(keys, (one, other), strict=False))


def _noun(text: str) -> Tree:
    """Two forms, and behind them the further ones of some languages: `a / b / few: c`."""
    one, *others = (part.strip() for part in text.split(" / "))
    if not others:
        return one
    further = (part.partition(": ") for part in others[1:])
    return {"one": one, "other": others[0], **{form: word for form, _, word in further}}


def _other(text: str) -> Tree:
    try:
        value: Tree = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value


def text_of_value(value: Tree, kind: Kind) -> str:
    """The text of a cell that holds this value.

    Raises:
        UnfitError: No cell can hold it.
    """
    match kind, value:
        case "other", _:
            return "" if value is None else json.dumps(value, ensure_ascii=False)
        case _, None:
            return ""
        case "switch", str():
            return {"true": "yes", "false": "no"}.get(value, value)
        case "ids", list():
            return ";".join(_plain(each, ";") for each in value) or NOTHING
        case "lines", list():
            return "\n".join(_plain(each, "\n") for each in value)
        case "pairs", list():
            return "\n".join(_line(each) for each in value)
        case "noun", dict():
            return _both(value)
        case "nouns", list():
            return "\n".join(_both(each) for each in value)
        case _, str():
            return _held(value)
    raise UnfitError("this has a form that no cell holds")


def _plain(value: Tree, sign: str) -> str:
    text = str(value).strip()
    if sign in text or text == NOTHING or not isinstance(value, str):
        what = "a line break" if sign == "\n" else f"“{sign}”" if sign in text else f"“{NOTHING}”"
        raise UnfitError(f"an item of this list holds {what}, which a cell cannot")
    return text


def _line(value: Tree) -> str:
    sides = [str(each) for each in value.values()] if isinstance(value, dict) else []
    if len(sides) != 2 or "=" in sides[0] or any("\n" in each for each in sides):
        raise UnfitError("this pair cannot stand in a line such as `years = 12`")
    return " = ".join(sides)


def _both(value: Tree) -> str:
    if not isinstance(value, dict) or any(" / " in str(each) for each in value.values()):
        raise UnfitError("a word with “ / ” in it cannot stand in a cell with its plural")
    further = [f"{form}: {word}" for form, word in value.items() if form not in ("one", "other")]
    return " / ".join((str(value.get("one", "")), str(value.get("other", "")), *further))


def _held(text: str) -> str:
    if len(text) > 32_000:
        raise UnfitError("this text is longer than a cell of a spreadsheet can hold")
    if re.search(r"[\x00-\x08\x0b-\x1f]", text):
        raise UnfitError("this text holds a control character")
    return text
