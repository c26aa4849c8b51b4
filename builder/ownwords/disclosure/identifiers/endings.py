"""Endings and beginnings that show a word to be a place."""

import re

TO_A_PLACE = frozenset(("in", "nach", "aus"))
"""Before a place, an article is missing: “in Oberkleinau”."""
_GERMAN_PLACE = re.compile(
    r"[A-ZÄÖÜ]\w{2,}(?:heim|hausen|dorf|stadt|stedt|burg|bach|felden|kirchen|hofen|weiler|roda|walde"
    r"|brücken|furt|münde|büttel|[ln]itz|[lnt]au|ringen|lingen|ningen|fingen)"
)
_NO_PLACE = re.compile(r"\w*(?:frau|alters|pflege|kinder|eltern|innen|alt|haupt|groß)\w{0,7}")


def is_german_place(bare: str) -> bool:
    """Whether an ending shows that a noun without an article is a place: “in Oberkleinau”."""
    return bool(_GERMAN_PLACE.fullmatch(bare)) and not _NO_PLACE.fullmatch(bare.lower())


_SAINTS = frozenset(("saint", "sainte", "st", "ste", "san", "santa", "sankt"))


def is_saint(bare: str) -> bool:
    """Whether a word is a place or a name of a saint: “Saint-Aubin-le-Vieux”."""
    first, *more = bare.split("-")
    return bool(more) and first.lower() in _SAINTS and more[0][0].isupper()
