"""Where a selection stands in its text: positions are tried against its own words, shifted as byte
order marks and line ends shift them.
"""

from collections.abc import Callable

_SAMPLE = 60


def in_text(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """From and to of the words in the text; None where they do not stand at any place that the
    positions can mean.

    Args:
        text: The whole text.
        words: The words as the selection itself names them; empty where it does not, or a title.
        start: Its position as the file says it, in code points.
        end: Where it ends.
    """
    if start < 0 or end < start:
        return None
    for from_, to in _ways(text, start, end):
        if 0 <= from_ <= to <= len(text) and same_words(text[from_:to], words):
            return from_, to
    return None


def _ways(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What positions can mean: as they are, counted with a byte order mark, with line ends of one
    sign where there are two, or of two where there is one, in UTF-16 units.
    """
    ways = [(start + shift, end + shift) for shift in (0, -1, 1)]
    if "\r\n" in text:
        places = _places(text, lambda at: 0 if text[at - 1 : at + 1] == "\r\n" else 1)
        ways += _both(places, start, end)
    else:
        ways += _both(_places(text, lambda at: 2 if text[at] == "\n" else 1), start, end)
    if any(ord(sign) > 0xFFFF for sign in text):
        ways += _both(_places(text, lambda at: 2 if ord(text[at]) > 0xFFFF else 1), start, end)
    return ways


def _places(text: str, size: Callable[[int], int]) -> dict[int, int]:
    """Positions counted in another way, and what they are in code points."""
    places: dict[int, int] = {}
    at = 0
    for index in range(len(text)):
        places.setdefault(at, index)
        at += size(index)
    places.setdefault(at, len(text))
    return places


def _both(places: dict[int, int], start: int, end: int) -> list[tuple[int, int]]:
    return [
        (places[start + shift], places[end + shift])
        for shift in (0, -1)
        if start + shift in places and end + shift in places
    ]


def same_words(here: str, words: str) -> bool:
    """Whether words are those of a selection, which may be cut with `…` and written with other
    spaces.
    """
    mine, said = " ".join(here.split()), " ".join(words.split())
    for cut in ("…", "..."):
        if said.endswith(cut) and said != mine:
            said = said.removesuffix(cut).rstrip()
            return bool(said) and mine.startswith(said[:_SAMPLE])
    return mine == said
