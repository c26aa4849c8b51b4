"""The calls with which hand-written pages embed quotes, findings, citations, counts and tables by
id.
"""

from collections.abc import Iterable

from markupsafe import Markup

from .. import urls
from ..i18n import foreign_as_spans, unmarked
from ..model.speaking import ASKING
from ..prose import inline, inline_for_markdown, plain, verbatim
from ..records import dataclass
from ..suggestions import nearest
from ..views import Context
from ..views.base import EDIT_MARK, cite, ordered, quote_card, said
from ..views.sample import sample_tables
from ..views.sample.totals import count_rows, total_view
from . import Renderer, left_alone


class UnknownName(Exception):
    """Raised where a page names something that the study does not have."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        super().__init__(f'there is no {kind} "{name}"')
        close = nearest(str(name), list(known))
        self.hint = (
            f'did you mean "{close}"?' if close else f"name a {kind} of the study, or delete this"
        )


@dataclass(frozen=True)
class Embedded:
    """The result of a call in three forms: a block of HTML (where it has one), HTML within a
    sentence, and plain text.
    """

    text: str
    inline: str
    block: str = ""
    block_needs: frozenset[str] = frozenset()
    """Names of scripts, see `needs`."""
    inline_needs: frozenset[str] = frozenset()


class Embeds:
    """The calls of one page."""

    def __init__(self, context: Context, renderer: Renderer, path: str) -> None:
        self._context, self._renderer = context, renderer
        self._address = urls.starting_point(path, directories=renderer.directories)
        self._explained = renderer.explained(self._address)
        self.cites: dict[str, None] = {}

    def _link(self, label: str, address: str) -> Embedded:
        target = urls.relative(address, self._address, directories=self._renderer.directories)
        entry = self._explained.entry(address)
        text = foreign_as_spans(verbatim(label), self._context.messages.language)
        mark = f' data-ow-preview="{verbatim(entry)}"' if entry else ""
        return Embedded(
            unmarked(label),
            f'<a href="{verbatim(target)}"{mark}>{text}</a>',
            inline_needs=frozenset({"preview"} if entry else ()),
        )

    def _block(self, template: str, **parts: object) -> str:
        html = self._renderer.part(template, self._address, self._explained, **parts)
        return self._raw(html)

    def _raw(self, html: str) -> str:
        return f'<div class="ow-page ow-embed">\n{left_alone(html)}\n</div>'

    def explanations(self) -> Embedded:
        """The list of terms and works that the page embeds, for its end; empty where there are
        none.
        """
        made = self._renderer.part("components/explained.html", self._address, self._explained)
        block = f"\n\n{self._raw(made)}\n" if made.strip() else ""
        return Embedded("", "", block, self._explained.needs.taken())

    def quote(self, id_: str, short: bool = False) -> Embedded:
        """A quote: a card where the call stands alone on its line, otherwise its words in quotation
        marks; `short` takes the short form.
        """
        quotes = self._context.graph.quotes
        if id_ not in quotes:
            raise UnknownName("quote", id_, quotes)
        quote, messages = quotes[id_], self._context.messages
        words = (quote.short if short else None) or quote.text
        answers = (turn.text for turn in quote.turns if turn.speaker.kind not in ASKING)
        text = said(messages, words or " ".join(answers))
        marked = Markup("").join(
            (
                Markup('<span class="ow-edit">{}</span>').format(verbatim(part))
                if index % 2
                else verbatim(part)
            )
            for index, part in enumerate(EDIT_MARK.split(text))
        )
        block = (
            ""
            if short
            else self._block("components/quote.html", card=quote_card(self._context, quote))
        )
        language = f' lang="{quote.language}"' if quote.language else ""
        return Embedded(
            f"{messages('“')}{text}{messages('”')}",
            f"<span{language}>{messages('“')}{marked}{messages('”')}</span>",
            block,
            self._explained.needs.taken(),
        )

    def category(self, id_: str) -> Embedded:
        """A link to a finding by its label."""
        categories = self._context.graph.categories
        if id_ not in categories:
            raise UnknownName("category", id_, categories)
        return self._link(
            self._context.graph.name_of(categories[id_]),
            self._context.graph.address_of(categories[id_]),
        )

    def definition(self, id_: str, wording: str = "plain") -> Embedded:
        """What a finding means: in plain words, in professional ones, or in both, with a switch
        between them.
        """
        categories = self._context.graph.categories
        if id_ not in categories:
            raise UnknownName("category", id_, categories)
        if wording not in ("plain", "professional", "both"):
            raise UnknownName("wording", wording, ("plain", "professional", "both"))
        definition = categories[id_].definition
        if definition is None:
            raise UnknownName(
                "definition", id_, [each.id for each in categories.values() if each.definition]
            )
        text = definition.said("professional" if wording == "professional" else "plain")
        if wording == "both":
            block = self._block("components/wordings.html", wordings=ordered(definition))
            return Embedded(
                plain(text),
                str(inline_for_markdown(text)),
                block,
                self._explained.needs.taken(),
            )
        return Embedded(
            plain(text), str(inline_for_markdown(text)), self._raw(f"<p>{inline(text)}</p>")
        )

    def cite(self, key: str) -> Embedded:
        """A short citation, linked to the list of references."""
        if key not in self._context.graph.references:
            raise UnknownName("reference", key, self._context.graph.references)
        self.cites[key] = None
        link = cite(self._context, key)
        return self._link(link.label, link.address)

    def term(self, id_: str) -> Embedded:
        """A term, linked to the glossary."""
        terms = self._context.graph.terms
        if id_ not in terms:
            raise UnknownName("term", id_, terms)
        return self._link(terms[id_].term, urls.term(id_))

    def count(self, what: str, **where: str) -> Embedded:
        """A number computed from the data: `count("cases", satisfaction="satisfied")`,
        `count("quotes", category="an-id")`.
        """
        number = self._count(what, where)
        return Embedded(str(number), str(number))

    def _count(self, what: str, where: dict[str, str]) -> int:
        graph = self._context.graph
        study = graph.study
        table = study.table(what)
        if table or what in ("people", "cases"):
            rows = table.rows if table else ()
            known = {cell.column for row in rows for cell in row.cells}
            if unknown := set(where) - known:
                raise UnknownName(f"column of the {what}", min(unknown), known)
            for column, value in where.items():
                self._check_value(what, column, value)
            if not where:
                return graph.study.studied(what)
            return sum(
                all(count_rows((row,), column, level) for column, level in where.items())
                for row in rows
            )
        if what == "quotes":
            if unknown := set(where) - {"category"}:
                raise UnknownName("filter of quotes", min(unknown), ("category",))
            if "category" not in where:
                return len(graph.quotes)
            if where["category"] not in graph.categories:
                raise UnknownName("category", where["category"], graph.categories)
            return len(graph.quotes_below(graph.categories[where["category"]]))
        if what == "categories" and not where:
            return len(graph.categories) - (1 if graph.core else 0)
        tables = dict.fromkeys(("people", "cases", *(each.id for each in study.tables)))
        raise UnknownName("count", what, (*tables, "quotes", "categories"))

    def _check_value(self, what: str, column: str, value: str) -> None:
        """Refuses a value that cannot occur in the column: it would be counted as 0, and nobody
        would notice the typing error.
        """
        table = self._context.graph.study.table(what)
        rows = table.rows if table else ()
        levels = {
            level
            for each in (table.table.columns if table else ())
            if each.id == column
            for level in each.levels
        }
        known = levels or {cell.text for row in rows for cell in row.cells if cell.column == column}
        if value not in known:
            raise UnknownName(f"row with {column}", value, known)

    def total(self, id_: str, label: str | None = None) -> Embedded:
        """A total that the study declares: one of its counts by label, or all of them as a
        block.
        """
        totals = {total.id: total for total in self._context.graph.study.sample.totals}
        if id_ not in totals:
            raise UnknownName("total", id_, totals)
        counts = {count.label: count.count for count in totals[id_].counts}
        if label is None:
            text = ", ".join(f"{name}: {number}" for name, number in counts.items())
            return Embedded(
                text,
                str(verbatim(text)),
                self._block("components/tally.html", total=total_view(self._context, totals[id_])),
                self._explained.needs.taken(),
            )
        if label not in counts:
            raise UnknownName("count", label, counts)
        return Embedded(str(counts[label]), str(counts[label]))

    def sample_table(self) -> Embedded:
        """The sample as a table; within a sentence, a link to it."""
        tables = sample_tables(self._context)
        if not tables:
            raise UnknownName("table", "sample", ())
        link = self._link(tables[0].title, urls.study_page("sample"))
        blocks = "\n".join(
            self._block("components/sample_table.html", table=table) for table in tables
        )
        needs = self._explained.needs.taken()
        return Embedded(link.text, link.inline, blocks, needs, link.inline_needs)
