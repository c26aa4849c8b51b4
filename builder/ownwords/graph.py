"""The study as a graph: what belongs to what, followed in both directions.

The model holds each link once, where the researcher wrote it; here it can be walked back
(from a quote to every point that rests on it). Nothing is counted or worded here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal

from . import urls
from .model import Reference, Study
from .model.base import Basis, Placement
from .model.findings import Category, Passage, Quote
from .model.guidance import Claim, Group, Guidance, Sheet, Term
from .model.process import Edge, Node
from .records import dataclass
from .speakers import Speakers, speakers_of

WAY = " › "
"""Parts a finding from those above it, where its name tells the way to it."""

COLOURS = 8
"""How many colours there are for the top categories; a ninth category takes the first again."""


@dataclass(frozen=True)
class Use:
    """One place of the study that rests on a category, quote, passage or source."""

    kind: Literal["guidance", "sheet", "node", "category", "quote", "passage"]
    id: str


@dataclass(frozen=True)
class Graph:
    """A study with its links followed both ways. Everything is in the order of the files."""

    study: Study

    @cached_property
    def categories(self) -> dict[str, Category]:
        """Every category by id."""
        return {category.id: category for category in self.study.categories.categories}

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        """Every published quote by id; a withdrawn one is not among them."""
        return {quote.id: quote for quote in self.study.published_quotes}

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What others have worked out from the study and ask for again."""
        return {}

    @cached_property
    def speakers(self) -> Speakers:
        """Who speaks in each quote."""
        return speakers_of(self.study)

    @cached_property
    def quotes_ever(self) -> int:
        """How many quotes were ever published: what addresses go by, so that none changes when a
        quote is withdrawn. No page tells it.
        """
        return len(self.quotes) + self.study.quotes_gone

    def published(self, ids: Iterable[str]) -> tuple[Quote, ...]:
        """The published ones of these quotes, in this order."""
        return tuple(self.quotes[id_] for id_ in ids if id_ in self.quotes)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage by id."""
        return {passage.id: passage for passage in self.study.passages.passages}

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Every work by its key."""
        return {reference.key: reference for reference in self.study.references}

    def publication_of(self, item: Quote | Passage) -> str | None:
        """Key of the publication that prints a quote or holds a passage: the one it names, else the
        one its file names, else the only one. None where nobody said which of several it is.
        """
        file = self.study.quotes if isinstance(item, Quote) else self.study.passages
        known = self.study.study.publications
        only = known[0] if len(known) == 1 else None
        return item.publication or file.publication or only

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every step of the process by id."""
        return {node.id: node for node in self.study.process.nodes} if self.study.process else {}

    @cached_property
    def guidance(self) -> dict[str, Guidance]:
        """Every point of guidance by id; one that says a claim has the claim's words."""
        points = self.study.guidance.guidance if self.study.guidance else ()
        return {point.id: self._said(point) for point in points}

    def _said(self, point: Guidance) -> Guidance:
        """The point with the words and the basis of its claim, in the wording of its audience."""
        if not point.claim:
            return point
        claim = self.claims[point.claim]
        wording = self.wording_for(self.groups[point.group].audience)
        limits = getattr(claim.limits, wording) if claim.limits else None
        said = {"text": getattr(claim.text, wording), "limits": limits, "rests_on": claim.rests_on}
        return point.model_copy(update=said)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim that is written once for several points, by id."""
        claims = self.study.guidance.claims if self.study.guidance else ()
        return {claim.id: claim for claim in claims}

    def wording_for(self, audience: str) -> Literal["plain", "professional"]:
        """The wording that an audience reads first."""
        return next(each.wording for each in self.study.study.audiences if each.id == audience)

    @cached_property
    def groups(self) -> dict[str, Group]:
        """Every heading of guidance by id."""
        return (
            {group.id: group for group in self.study.guidance.groups} if self.study.guidance else {}
        )

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """Every sheet by id."""
        return (
            {sheet.id: sheet for sheet in self.study.guidance.sheets} if self.study.guidance else {}
        )

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Every term of the glossary by id."""
        return {term.id: term for term in self.study.glossary.terms} if self.study.glossary else {}

    @property
    def core(self) -> Category | None:
        """The core concept, where the study has one."""
        core = self.study.categories.core
        return self.categories[core] if core else None

    @cached_property
    def _children(self) -> dict[str | None, list[Category]]:
        children: dict[str | None, list[Category]] = {}
        for category in self.study.categories.categories:
            if category.id != self.study.categories.core:
                children.setdefault(category.parent, []).append(category)
        return children

    @cached_property
    def top(self) -> tuple[Category, ...]:
        """The categories of the first level: those without a parent or right below the core
        concept.
        """
        above = {None, self.study.categories.core}
        return tuple(
            category
            for category in self.study.categories.categories
            if category.parent in above and category.id != self.study.categories.core
        )

    def children(self, category: Category) -> tuple[Category, ...]:
        """The categories right below; below the core concept stands the whole first level."""
        return self.top if category is self.core else tuple(self._children.get(category.id, ()))

    def above(self, category: Category) -> tuple[Category, ...]:
        """The categories above, the top one first; the core concept is no level."""
        line: list[Category] = []
        while category.parent and category.parent != self.study.categories.core:
            category = self.categories[category.parent]
            line.append(category)
        return tuple(reversed(line))

    def below(self, category: Category) -> Iterator[Category]:
        """The category itself and all below it, in reading order."""
        waiting = [category]
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(reversed(self.children(current)))

    def has_page(self, category: Category) -> bool:
        """Whether a finding has a page of its own: where it is more than a label. Another one
        stands on the page of its parent.
        """
        return bool(
            category is self.core
            or category.definition
            or category.label_note
            or category.figures
            or category.properties
            or category.relations
            or category.sources
            or category.confidence
            or category.reach
            or self.children(category)
            or self.quotes_in(category)
            or self.passages_on(category)
        )

    def address_of(self, category: Category) -> str:
        """Where a finding stands: on its own page, or on its parent's; at the top, on the map."""
        if self.has_page(category):
            return urls.category(category.id)
        above = self.categories[category.parent] if category.parent else None
        page = urls.category(above.id) if above else urls.FINDINGS
        return f"{page}#{urls.finding_anchor(category.id)}"

    @cached_property
    def _names(self) -> dict[str, str]:
        """Labels; of several that are alike, each with as much of the way to it as tells it from
        the others.
        """
        ways = {
            each.id: (each.label, *(above.label for above in reversed(self.above(each))))
            for each in self.categories.values()
        }
        names = {id_: way[0] for id_, way in ways.items()}
        for level in range(2, max(map(len, ways.values()), default=0) + 1):
            alike = Counter(names.values())
            for id_, way in ways.items():
                if alike[names[id_]] > 1:
                    names[id_] = WAY.join(reversed(way[:level]))
        return names

    def name_of(self, category: Category) -> str:
        """The label of a finding; where another has the same, with the way to it."""
        return self._names[category.id]

    @cached_property
    def _colours(self) -> dict[str, int]:
        colours = {self.core.id: 0} if self.core else {}
        for index, top in enumerate(self.top):
            for category in self.below(top):
                colours[category.id] = index % COLOURS + 1
        return colours

    def colour(self, category: Category) -> int:
        """Number of the category's colour: 0 for the core concept, else 1 to 8 by its top
        category.
        """
        return self._colours[category.id]

    @cached_property
    def _quotes_in(self) -> dict[str, list[tuple[Quote, Placement]]]:
        placed: dict[str, list[tuple[Quote, Placement]]] = {}
        for quote in self.study.published_quotes:
            for placement in quote.categories:
                placed.setdefault(placement.category, []).append((quote, placement))
        return placed

    def quotes_in(self, category: Category) -> tuple[tuple[Quote, Placement], ...]:
        """Quotes that stand in this very category (not below it), with what they do there."""
        return tuple(self._quotes_in.get(category.id, ()))

    def quotes_below(self, category: Category) -> tuple[Quote, ...]:
        """Quotes in this category or below it, each once."""
        found = self._quotes_below.get(category.id)
        if found is None:
            below = (self._quotes_in.get(each.id, ()) for each in self.below(category))
            each_once = {quote.id: quote for placed in below for quote, _ in placed}
            found = self._quotes_below[category.id] = tuple(each_once.values())
        return found

    @cached_property
    def _quotes_below(self) -> dict[str, tuple[Quote, ...]]:
        return {}

    @cached_property
    def _passages_on(self) -> dict[str, list[tuple[Passage, Placement]]]:
        placed: dict[str, list[tuple[Passage, Placement]]] = {}
        for passage in self.study.passages.passages:
            for placement in passage.categories:
                placed.setdefault(placement.category, []).append((passage, placement))
        return placed

    def passages_on(self, category: Category) -> tuple[tuple[Passage, Placement], ...]:
        """Passages that speak of this very category, with what they do for it."""
        return tuple(self._passages_on.get(category.id, ()))

    def ways_from(self, node: Node) -> tuple[Edge, ...]:
        """The ways that lead on from a step; more than one is a fork."""
        edges = self.study.process.edges if self.study.process else ()
        return tuple(edge for edge in edges if edge.source == node.id)

    @cached_property
    def _uses(self) -> dict[tuple[str, str], list[Use]]:
        uses: dict[tuple[str, str], list[Use]] = {}
        for use, basis in self._bases():
            named = {
                "category": basis.categories,
                "quote": basis.quotes,
                "passage": basis.passages,
                "source": basis.sources,
            }
            for kind, ids in named.items():
                for id_ in ids:
                    uses.setdefault((kind, id_), []).append(use)
        return uses

    def _bases(self) -> Iterator[tuple[Use, Basis]]:
        """Everything that rests on something, with what it rests on."""
        for point in self.guidance.values():
            yield Use("guidance", point.id), point.rests_on
        for sheet in self.sheets.values():
            yield (
                Use("sheet", sheet.id),
                Basis(quotes=tuple(id_ for section in sheet.sections for id_ in section.quotes)),
            )
        for node in self.nodes.values():
            yield (
                Use("node", node.id),
                Basis(categories=node.categories, quotes=node.quotes, passages=node.passages),
            )
        for category in self.categories.values():
            yield Use("category", category.id), Basis(sources=category.sources)
        for passage in self.passages.values():
            yield Use("passage", passage.id), Basis(sources=passage.sources)

    def uses(
        self, kind: Literal["category", "quote", "passage", "source"], id_: str
    ) -> tuple[Use, ...]:
        """Every point, step, category or passage that rests on this."""
        return tuple(dict.fromkeys(self._uses.get((kind, id_), ())))
