"""The quotes of a large study as data files for the script that searches and filters them.

One file holds what can be filtered by; several hold the words, each for a fixed number of quotes.
They hold columns instead of records, which compress better and load faster. Everything is in the
study's order of quotes.
"""

import hashlib
import json
from typing import Any

from .. import urls
from ..model.findings import Quote
from ..model.speaking import ASKING
from ..records import dataclass
from .base import Context, QuoteCard, TurnView, quote_card
from .quote_filters import BEARINGS, Filters

CHUNK = 1000
"""The number of quotes whose words share a file."""

EDIT = "\x1f"
"""Marks the beginning and the end of an editors' mark among the words; no data may hold it."""

NONE = -1
"""Stands in a column for a quote without an option."""


@dataclass(frozen=True)
class QuoteData:
    """What can be filtered by, the words in pieces, and a fingerprint of both for their address."""

    digest: str
    facets: dict[str, Any]
    words: tuple[dict[str, Any], ...]

    def address(self, name: str) -> str:
        """The address of a piece."""
        return urls.quotes_data(self.digest, name)

    def named(self) -> dict[str, dict[str, Any]]:
        """Every piece by its name."""
        return {"facets": self.facets} | {
            str(number): words for number, words in enumerate(self.words)
        }


def quote_data(context: Context, quotes: tuple[Quote, ...], filters: Filters) -> QuoteData:
    """The data of these quotes. The caller passes only quotes that may be shown."""
    pieces = (quotes[start : start + CHUNK] for start in range(0, len(quotes), CHUNK))
    words = tuple(_words(context, piece) for piece in pieces)
    facets = _facets(quotes, filters)
    text = json.dumps([facets, words], ensure_ascii=False)
    return QuoteData(hashlib.sha256(text.encode()).hexdigest()[:12], facets, words)


def length(quote: Quote) -> int:
    """How long a quote is, in characters; a question that drew it does not count."""
    said = (turn.text for turn in quote.turns if turn.speaker.kind not in ASKING)
    return len(quote.text or "") + sum(map(len, said))


def _facets(quotes: tuple[Quote, ...], filters: Filters) -> dict[str, Any]:
    places = (
        tuple(finding * len(BEARINGS) + bearing for finding, bearing in traits.places)
        for traits in filters.traits
    )
    others = zip(*(traits.others for traits in filters.traits), strict=True)
    return {
        "piece": CHUNK,
        "length": [length(quote) for quote in quotes],
        "places": [_short(each) for each in places],
        "others": [[_short(each) for each in column] for column in others],
    }


def _short(numbers: tuple[int, ...]) -> int | list[int]:
    """Numbers of options in compact form: most quotes have one."""
    match numbers:
        case ():
            return NONE
        case (one,):
            return one
        case _:
            return list(numbers)


def _words(context: Context, quotes: tuple[Quote, ...]) -> dict[str, Any]:
    """One piece. Columns that few quotes have are keyed by the quote's number in the piece."""
    cards = [quote_card(context, quote) for quote in quotes]

    def few(values: list[str | None]) -> dict[str, str]:
        return {str(at): value for at, value in enumerate(values) if value}

    return {
        "id": [card.id for card in cards],
        "page": [urls.shared_page(card.id) for card in cards],  # joined, they look like numbers
        "text": [_text(card) for card in cards],
        "told": few([card.told_as for card in cards]),
        "gist": few([quote.gist for quote in quotes]),
        "prompt": few([card.prompt for card in cards]),
        "note": few([card.content_note for card in cards]),
        "who": few([card.speaker for card in cards]),
        "media": few([card.comes_with for card in cards]),
        "language": few([card.language for card in cards]),
    }


def _text(card: QuoteCard) -> str | list[list[str]]:
    """The words: as one text for one speaker, or turn by turn with each speaker, and a mark at
    turns that only ask.
    """
    if len(card.turns) == 1 and not card.turns[0].who:
        return _marked(card.turns[0])
    return [[turn.who, _marked(turn), *(["asks"] if turn.asks else [])] for turn in card.turns]


def _marked(turn: TurnView) -> str:
    return "".join(f"{EDIT}{run.text}{EDIT}" if run.edit else run.text for run in turn.runs)
