"""The search indexes of finished sites: read row by row, and joined in pieces for the portal."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from ..pages.search import KINDS
from ..records import dataclass
from .files import UnfitError

PIECE = 500_000
"""About so many characters of the index are one file; no study is parted."""

_CALL = re.compile(r"owIndex\((.*)\);\s*", re.DOTALL)
_FINDING = re.compile(r"(?:^|/)findings/([^/#]+)/(?:index\.html)?$|#finding-([^/#]+)$")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Row(NamedTuple):
    """Something that a site's search finds, as `pages/search.py` writes it."""

    kind: int
    address: str
    title: str
    under: str
    text: str
    language: str
    also: str

    @property
    def is_finding(self) -> bool:
        """Whether it is a finding."""
        return KINDS[self.kind] == "finding"

    @property
    def finding(self) -> str:
        """The id of a finding, which its address ends with; else empty."""
        found = _FINDING.search(self.address) if self.is_finding else None
        return unquote(found[1] or found[2]) if found else ""


def rows_of(text: str, path: str) -> tuple[Row, ...]:
    """The rows of a site's index.

    Raises:
        UnfitError: It is not what ownwords writes, or leads out of the site.
    """
    call = _CALL.fullmatch(text)
    try:
        found = json.loads(call[1]) if call else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(map(_is_row, found)):
        raise UnfitError(f"{path} is not the index of a search that ownwords made", _AGAIN)
    rows = tuple(Row(*row) for row in found)
    if out := next((row.address for row in rows if not stays(row.address)), None):
        said = seen(out)[:60]
        raise UnfitError(f"{path} leads out of the site, to {json.dumps(said)}", _AGAIN)
    return rows


_AGAIN = "build the study again with a version of ownwords that is not older than this one"


def _is_row(row: object) -> bool:
    return (
        isinstance(row, list)
        and len(row) == len(Row._fields)
        and type(row[0]) is int
        and 0 <= row[0] < len(KINDS)
        and all(isinstance(each, str) for each in row[1:])
        and not re.search(r"[\ud800-\udfff]", "".join(row[1:]))
        and re.fullmatch(r"([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?", row[5]) is not None
    )


def stays(address: str) -> bool:
    """Whether a browser that follows this address from a site's root stays below that root.

    Sources:
        The URL Standard of the WHATWG: backslashes count as slashes, tabs and line breaks are
        taken out, blanks are cut off, and `%2e` is a dot.
    """
    if re.search(r"[\x00-\x1f\x7f\\]", address) or address != address.strip():
        return False
    way = re.split(r"[#?]", address, maxsplit=1)[0].split("/")
    climbs = any(unquote(part) in (".", "..") for part in way)
    return not climbs and ":" not in way[0] and (way[0] != "" or len(way) == 1)


def seen(text: str) -> str:
    """Somebody else's words for a page: without characters that nobody can see and that would
    mean something here.
    """
    return " ".join(_UNSEEN.sub(" ", text).split())


@dataclass(frozen=True)
class Indexed:
    """What a study's search finds in one language.

    Attributes:
        name: The study's name.
        root: Where its site is, from the portal.
        language: The language of the index.
        rows: What is found.
    """

    name: str
    root: str
    language: str
    rows: tuple[Row, ...]


def pieces_of(language: str, indexed: Iterable[Indexed], around: str) -> Iterator[tuple[str, str]]:
    """The files of the portal's index in a language: path and content. Names carry a fingerprint,
    so that pieces of two portals never mix.

    Args:
        language: The language of the words.
        indexed: The studies that have words in it.
        around: The language of the portal's pages.
    """
    waiting: list[str] = []
    number = 0
    for each in indexed:
        waiting.append(_call(each, around))
        if sum(map(len, waiting)) >= PIECE:
            number += 1
            yield _piece(language, number, "".join(waiting))
            waiting = []
    if waiting:
        yield _piece(language, number + 1, "".join(waiting))


def _call(indexed: Indexed, around: str) -> str:
    """A study's rows as a call of `owIndex`, with its language where that is not the page's."""
    own = "" if indexed.language == around else indexed.language
    study = {"name": indexed.name, "root": indexed.root, "lang": own}
    both = (indexed.rows, study)
    said = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in both)
    return f"owIndex({','.join(said)});\n"


def _piece(language: str, number: int, text: str) -> tuple[str, str]:
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"assets/search/{language}-{number}-{mark}.js", text
