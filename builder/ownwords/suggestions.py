"""Suggestions (“did you mean”): the known name that is most similar to what was written."""

import difflib
import re
import unicodedata
from bisect import bisect
from collections.abc import Collection

from .remembered import lru_cache
from .source.characters import first_hidden, without_hidden
from .source.paths import shorten

_LONGEST = 80
_FEW = 12
_NEIGHBOURS = 20


def nearest(written: str, known: Collection[str]) -> str | None:
    """The known name most similar to the written one, if any is similar enough."""
    if len(written) > _LONGEST:
        return None
    plain = _plain(written)
    able = {_plain(name): name for name in _neighbours(plain, frozenset(known))}
    found = difflib.get_close_matches(plain, able, n=1, cutoff=0.6)
    return able[found[0]] if found else None


def did_you_mean(written: str, known: Collection[str], what: str = "known here") -> str:
    """A hint that names the most similar name, or all known names where they are few; and first of
    all a character that nobody can see, in what was written or in what was meant.
    """
    if hidden := first_hidden(written):
        return f"it holds {hidden}, which nobody can see; {_without(written, known)}"
    near = nearest(written, known)
    if near and (hidden := first_hidden(near)):
        shown = _on_a_line(without_hidden(near))
        return f'"{shown}" is known here, but holds {hidden}, which nobody can see; delete it there'
    if near:
        return f'did you mean "{_on_a_line(near)}"?'
    if not known or len(known) > _FEW:
        return ""
    in_order = sorted(known) if isinstance(known, set | frozenset) else known
    return f"{what}: {', '.join(map(shorten, in_order))}"


def _on_a_line(name: str) -> str:
    """A name as it is shown: a level may hold line breaks."""
    return " ".join(name.split())


def _without(written: str, known: Collection[str]) -> str:
    clean = without_hidden(written).strip()
    return f'write "{clean}"' if clean in known else "delete it"


def proposed_id(text: str) -> str:
    """An id made of a text's letters: `Größe` becomes `groesse`, `lugnare på` `lugnare-pa`; empty
    where they have no equals among a to z.
    """
    lower = without_hidden(text[:200]).lower()
    if "ß" in lower:  # German writes two letters where it has to do without the dots
        lower = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    spelt = lower.translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", spelt).translate(_LETTERS)
    plain = re.sub(r"[\u0300-\u036f'’ʼ]", "", plain)
    if re.search(r"[^\W_a-z0-9]", plain):
        return ""
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-")


_SPELT: dict[str, str] = (
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "ng",
        "щ": "shch",
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "ю": "yu",
        "я": "ya",
        "є": "ye",
        "ї": "yi",
        "й": "y",
        "х": "kh",
        "ё": "yo",
        "ь": "",
        "ъ": "",
        "θ": "th",
        "χ": "ch",
        "ψ": "ps",
        "ξ": "x",
    }
    | dict(zip("абвгґдезиіклмнопрстуфыэ", "abvggdeziiklmnoprstufye", strict=True))
    | dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True))
)
_LETTERS = {ord(letter): spelt for letter, spelt in _SPELT.items()}


def _plain(name: str) -> str:
    return re.sub(r"[\s_]", "-", name.strip().lower())


def _neighbours(plain: str, known: frozenset[str]) -> list[str]:
    """Names that begin or end like this one. Comparing thousands of names with thousands of
    misspellings would take minutes.
    """
    forward, backward = _orders(known)
    found = {name for _, name in _around(plain, forward)} | {
        name for _, name in _around(plain[::-1], backward)
    }
    return sorted(found, reverse=True)


def _around(plain: str, order: list[tuple[str, str]]) -> list[tuple[str, str]]:
    at = bisect(order, (plain, ""))
    return order[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


@lru_cache(maxsize=32)
def _orders(known: frozenset[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The names sorted by their first and by their last letters, each with its sort key."""
    plain = [(_plain(name), name) for name in known]
    return sorted(plain), sorted((key[::-1], name) for key, name in plain)
