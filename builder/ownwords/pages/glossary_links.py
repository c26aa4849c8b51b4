"""Links terms of the glossary and cited works on a page to a list of explanations at its end.

A term becomes a link where the study's own prose first mentions it, in any of its forms; a short
citation is a link anyway. With assets/ownwords/preview.js these links open the entry of the list;
without it they lead to the glossary and the references.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup, escape

from .. import urls
from ..graph import Graph
from ..model import Reference
from ..model.guidance import Term
from ..prose import CITES, prose
from ..records import dataclass
from ..remembered import lru_cache
from ..unspaced import UNSPACED
from .needs import Needs

_TAGS = re.compile(rf"(<[^<>]*>|{CITES}[^{CITES}]+{CITES})")
"""What is no word: tags, and marks of citations."""


@dataclass(frozen=True)
class Mention:
    """A mention of a term in a text: the term's id, and the words as written."""

    term: str
    words: str


class Mentions:
    """Finds the terms of a glossary in prose: whole words, in any case, the longest form first.

    A phrase in which a term's words mean something else is found too, and leads nowhere.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, str] = {}
        for term in terms:
            for form in (term.term, *term.forms):
                self._terms.setdefault(_folded(form), term.id)
            for phrase in term.not_in:  # the longest match is taken: a phrase goes before its words
                self._terms.setdefault(_folded(phrase), "")
        self._pattern = _pattern(self._terms)
        self.in_prose = lru_cache(maxsize=4096)(self._in_prose)  # a definition stands on many pages

    def _in_prose(self, text: str) -> tuple[str | Mention, ...]:
        """Prose as HTML, with the mentions of terms as separate parts; text within a link is left
        alone.
        """
        parts: list[str | Mention] = []
        linked = False
        for at, piece in enumerate(_TAGS.split(str(prose(text)))):
            if is_tag := at % 2 == 1:
                linked = piece.startswith("<a ") or (linked and piece != "</a>")
            parts += [piece] if is_tag or linked else self._in_words(piece)
        return tuple(parts)

    def _in_words(self, piece: str) -> Iterator[str | Mention]:
        words, end = html.unescape(piece), 0
        found = list(self._pattern.finditer(words)) if self._pattern else []
        if not found:
            yield piece
            return
        for match in found:
            yield str(escape(words[end : match.start()]))
            term = self._terms.get(_folded(match[0]))
            yield Mention(term, match[0]) if term else str(escape(match[0]))
            end = match.end()
        yield str(escape(words[end:]))


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """One regular expression for all forms. A hyphen belongs to a word: `case` is not mentioned in
    `case-study`.
    """
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    expressions = [(form, r"\s+".join(map(re.escape, form.split()))) for form in longest_first]
    spaced = "|".join(
        expression for form, expression in expressions if not re.search(f"[{UNSPACED}]", form)
    )
    unspaced = "|".join(
        expression for form, expression in expressions if re.search(f"[{UNSPACED}]", form)
    )
    parts = [rf"(?<!\w)(?<!\w[-‑])(?:{spaced})(?!\w|[-‑]\w)"] if spaced else []
    return (
        re.compile("|".join([*parts, *([unspaced] if unspaced else [])]), re.IGNORECASE)
        if expressions
        else None
    )


class Explained:
    """The terms and works that one page explains, in the order of their first mention."""

    def __init__(
        self,
        page: str,
        to: Callable[[str], str],
        graph: Graph | None,
        mentions: Mentions,
        needs: Needs,
    ) -> None:
        """Without a graph nothing is explained; `to` makes a link of an address; `needs` is told
        of the script that shows explanations.
        """
        self.terms: dict[str, Term] = {}
        self.works: dict[str, Reference] = {}
        self.needs = needs
        self._page, self._to, self._graph, self._mentions = page, to, graph, mentions
        self._linked: set[tuple[str, str]] = set()

    def prose(self, text: str, wording: str = "") -> Markup:
        """Prose as HTML, with links at the first mention of each term.

        Of two wordings a reader may see only one, so each links its own first mention.
        """
        if self._graph is None or self._page == urls.study_page("glossary"):
            return prose(text)
        parts = (
            part if isinstance(part, str) else self._first(part, wording)
            for part in self._mentions.in_prose(text)
        )
        return Markup("".join(parts))

    def afresh(self) -> str:
        """Starts again with first mentions, for a part of the page that a script shows by itself.
        Returns an empty text, so that templates can call it.
        """
        self._linked.clear()
        return ""

    def _first(self, mention: Mention, wording: str) -> str:
        linked = {of for term, of in self._linked if term == mention.term}
        if "" in linked or wording in linked or linked == {"plain", "professional"}:
            return str(escape(mention.words))
        self._linked.add((mention.term, wording))
        address = urls.term(mention.term)
        link = Markup('<a class="ow-mention" href="{}"{}>{}</a>')
        return str(link.format(self._to(address), self.mark(address), mention.words))

    def mark(self, address: str) -> Markup:
        """The attribute by which a link to a term or a work finds its entry; empty for other
        links.
        """
        entry = self.entry(address)
        if not entry:
            return Markup("")
        self.needs("preview")
        return Markup(' data-ow-preview="{}"').format(entry)

    def entry(self, address: str) -> str:
        """The anchor of the entry for an address, and adds the entry to the page; empty where the
        address is no term or work.
        """
        page, _, anchor = address.partition("#")
        if self._graph is None or page == self._page:
            return ""
        if page == urls.study_page("glossary") and anchor in self._graph.terms:
            self.terms[anchor] = self._graph.terms[anchor]
            return f"explained-term-{anchor}"
        if page == urls.study_page("references") and anchor in self._graph.references:
            self.works[anchor] = self._graph.references[anchor]
            return f"explained-work-{anchor}"
        return ""


__all__ = ["Explained", "Mention", "Mentions"]
