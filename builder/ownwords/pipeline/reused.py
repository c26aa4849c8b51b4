"""What rows of files are made from, so that those that would come out the same are taken over."""

from collections.abc import Mapping
from functools import cached_property

from ..exports.shared import SHARED, shared_quotes
from ..fingerprint import HEX
from ..i18n import unmarked
from ..in_rows import InRows, Make
from ..last_site import LastSite
from ..views import Context
from ..views.base import QuoteCard

_CARDS = "cards"


class Reused:
    """The rows of one site that are taken over from the one that stands."""

    def __init__(self, context: Context, last: LastSite) -> None:
        self._context = context
        self._last = last

    @cached_property
    def rest(self) -> str:
        """The key of all that the row of a quote may be made from besides that quote: the study
        without the words of its quotes, and which of them are shown and shared; empty where nothing
        is taken over.
        """
        if not self._last.is_there:
            return ""
        graph = self._context.graph
        study = graph.study
        without = study.model_copy(
            update={"quotes": study.quotes.model_copy(update={"quotes": ()})}
        )
        ids = tuple(quote.id for quote in study.quotes.quotes)
        shared = tuple(quote.id for quote in shared_quotes(graph, SHARED))
        return self._last.key("rest", without, ids, tuple(graph.quotes), shared)

    @cached_property
    def quotes(self) -> Mapping[str, str]:
        """The keys of the quotes by their ids."""
        quotes = self._context.graph.quotes.values()
        key = self._last.fingerprints.model
        return {quote.id: key(quote) for quote in quotes}

    @cached_property
    def _cards_rest(self) -> str:
        shown = self._context
        others = (shown.pdf, shown.site_url, shown.original, shown.about, shown.media)
        return self._last.key(self.rest, shown.messages.language, others)

    def know_cards(self) -> None:
        """Has the fingerprints of cards taken from the notes, where their quotes are the same: they
        stand on thousands of pages.
        """
        if not self._last.needs_fingerprints:
            return
        known = self._last.rows.lines(_CARDS, self._cards_rest, self.quotes)
        prints = self._last.fingerprints
        for id_, line in known.items():
            for at, card in enumerate(self._cards(id_)):
                made = line[at * HEX : (at + 1) * HEX].strip()
                if card and made:
                    prints.know(card, made)

    def note_cards(self) -> None:
        """Notes the fingerprints of cards for the next site."""
        if not self._last.needs_fingerprints:
            return
        known = self._last.fingerprints.known
        lines = {
            id_: "".join(known(card).ljust(HEX) for card in self._cards(id_)) for id_ in self.quotes
        }
        self._last.rows.note_lines(_CARDS, self._cards_rest, self.quotes, lines)

    def _cards(self, id_: str) -> tuple[QuoteCard | None, ...]:
        """The card of a quote, and that in each of its categories, as far as there are any."""
        placements = self._context.graph.quotes[id_].categories
        placed = ((id_, id(each)) for each in placements)
        found = self._context.placed
        inside = (found[each][1] if each in found else None for each in placed)
        return (self._context.cards.get(id_), *inside)

    def text(self, file: str, make: Make) -> str:
        """The text of a file with a row for each quote, as it is taken along: no word in it is
        marked as one in another language.
        """

        def unmarked_rows(known: Mapping[str, str]) -> InRows:
            return make(known).changed(unmarked)

        return self._last.rows.text(file, self.rest, lambda: self.quotes, unmarked_rows)
