"""Views of what supports the findings: passages, notes, checklists, the data dictionary, citations,
references, the glossary.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .. import urls
from ..citations.records import finding, permanent, quote, works
from ..exports import csv_text
from ..model import Reference
from ..model.guidance import ChecklistItem, ItemStatus, Term
from ..model.marks import N_
from ..model.paper import Supplement
from ..model.shown import labels_of, values_of
from ..prose import plain
from ..records import dataclass
from .base import Context, Link, PassageView, View, cite, passage_view, quote_link, use_link
from .cited import Cited, citation_file_names, cited, cited_part, cited_site
from .facts import section_names
from .references import sorting_name, sorting_year


@dataclass(frozen=True)
class ChecklistItemView:
    """An item of a checklist, with links to where it is reported."""

    item: ChecklistItem
    links: tuple[Link, ...]


@dataclass(frozen=True)
class ChecklistView:
    """A reporting checklist."""

    id: str
    name: str
    citation: str | None
    items: tuple[ChecklistItemView, ...]
    statuses: tuple[str, ...]
    """The states that its items have, in the order in which a filter offers them."""
    file: str = ""
    """Address of the file for a journal; empty where the site is not by the study's authors."""


@dataclass(frozen=True, kw_only=True)
class ReportingView(View):
    """Where the study reports what the checklists require."""

    template = "reporting.html"
    kind = "study"
    filled_in_by: str
    checklists: tuple[ChecklistView, ...]


@dataclass(frozen=True)
class SupplementView:
    """Something that belongs to a publication; `link` has no address where none is known."""

    link: Link
    download: bool
    version: str | None
    publication: Link | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class CiteView(View):
    """How to cite the study, this site, a finding and a quote."""

    template = "cite.html"
    kind = "study"
    works: tuple[Cited, ...]
    """The study first."""
    site: Cited
    parts: tuple[Cited, ...]
    """A finding and a quote, as examples."""
    files: tuple[tuple[str, tuple[Link, ...]], ...]
    """What the files hold, and a link to each."""
    keywords: tuple[str, ...]
    supplements: tuple[SupplementView, ...]


@dataclass(frozen=True)
class ReferenceView:
    """A work with the places of this site that cite it."""

    reference: Reference
    uses: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ReferencesView(View):
    """Works cited on this site."""

    template = "references.html"
    kind = "study"
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, kw_only=True)
class PassagesView(View):
    """Places of the publication that carry a claim without a printed quote."""

    template = "passages.html"
    kind = "study"
    layers: tuple[tuple[str, tuple[PassageView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class GlossaryView(View):
    """Words of the field in plain words."""

    template = "glossary.html"
    kind = "study"
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class MemoView:
    """A published note."""

    id: str
    kind: str
    text: str
    by: str
    date: str
    about: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class MemosView(View):
    """The team's published notes."""

    template = "memos.html"
    kind = "study"
    memos: tuple[MemoView, ...]


def passages_page(context: Context) -> PassagesView | None:
    """Passages of the publication, where the study names any."""
    graph, messages = context.graph, context.messages
    if not graph.passages:
        return None
    names = {
        "result": messages("Results"),
        "process-model": messages("Process model"),
        "discussion": messages("Discussion: what the authors conclude"),
        "literature": messages("Earlier research the authors discuss"),
        "method": messages("Method"),
    }
    layers = tuple(
        (
            name,
            tuple(
                passage_view(context, passage)
                for passage in graph.passages.values()
                if passage.layer == layer
            ),
        )
        for layer, name in names.items()
    )
    return PassagesView(
        address=urls.study_page("passages"),
        title=messages("What the publication says without a quote"),
        description=messages(
            "Passages in the publication that the findings are based on, paraphrased by us."
        ),
        layers=tuple((name, passages) for name, passages in layers if passages),
    )


def memos_page(context: Context) -> MemosView | None:
    """Published notes, where there are any."""
    study, messages = context.graph.study, context.messages
    if not study.memos:
        return None
    memos = study.memos.memos
    return MemosView(
        address=urls.study_page("memos"),
        title=messages("Notes from the analysis"),
        description=messages("Notes the team wrote while analysing the data."),
        memos=tuple(
            MemoView(
                m.id,
                m.kind,
                m.text,
                m.by,
                messages.date(m.date),
                tuple(filter(None, (_about(context, each) for each in m.about))),
            )
            for m in memos
        ),
    )


def _about(context: Context, id_: str) -> Link | None:
    """A link to what a memo is about; none to what is not there any more."""
    graph = context.graph
    if id_ in graph.categories:
        category = graph.categories[id_]
        return Link(graph.name_of(category), graph.address_of(category), "finding")
    if id_ in graph.quotes:
        return quote_link(context, id_)
    if id_ not in graph.passages:
        return None
    return Link(graph.passages[id_].locator, urls.passage(id_), "passage")


def reporting_page(context: Context) -> ReportingView | None:
    """Checklists, where the study fills any in."""
    reporting, messages = context.graph.study.reporting, context.messages
    if not reporting:
        return None
    names = section_names(messages, context.graph.study.study.method.flow_of)
    return ReportingView(
        address=urls.study_page("reporting"),
        title=messages("Reporting checklists"),
        description=messages(
            "Where this site shows each item that reporting checklists ask for, "
            "and which items the study does not report."
        ),
        filled_in_by=messages("Filled in by the makers of this site")
        if not is_by_authors(context)
        else messages("Filled in by the authors of the study"),
        checklists=tuple(
            ChecklistView(
                each.id,
                each.name,
                each.citation,
                tuple(
                    ChecklistItemView(
                        item, tuple(Link(names.get(where, ""), where) for where in item.where)
                    )
                    for item in each.items
                ),
                tuple(
                    status
                    for status in values_of(ItemStatus)
                    if status in {item.status for item in each.items}
                ),
                urls.checklist_file(each.id) if is_by_authors(context) else "",
            )
            for each in reporting.checklists
        ),
    )


def is_by_authors(context: Context) -> bool:
    """Whether the study's authors made or confirmed the site."""
    return context.graph.study.study.made_by.by_the_authors


def checklist_files(context: Context) -> dict[str, str]:
    """Address → content of each checklist as a table to hand to a journal; none where the site is
    not by the study's authors, who alone can answer for it.
    """
    reporting, messages = context.graph.study.reporting, context.messages
    if not reporting or not is_by_authors(context):
        return {}
    states = labels_of(ItemStatus)
    head = tuple(
        map(
            messages, (N_("No."), N_("Item"), N_("Reported?"), N_("Note"), N_("Where on this site"))
        )
    )
    made = {}
    for each in reporting.checklists:
        rows = [
            (
                str(item.number),
                item.topic,
                messages(states[item.status]),
                plain(item.note or ""),
                "\n".join(permanent(context.site_url, where) or where for where in item.where),
            )
            for item in each.items
        ]
        made[urls.checklist_file(each.id)] = csv_text((head, *rows))
    return made


def cite_page(context: Context) -> CiteView:
    """How to cite."""
    graph, messages = context.graph, context.messages
    study, *others = works(graph)
    return CiteView(
        address=urls.study_page("cite"),
        title=messages("Cite"),
        description=messages("How to cite the study, a finding, a quote and this site."),
        works=(
            cited("publication", messages("The study"), study),
            *(
                cited(f"publication-{at}", messages("Another publication of it"), other)
                for at, other in enumerate(others, 2)
            ),
        ),
        site=cited_site(context),
        parts=tuple(_examples(context)),
        files=_citation_files(context),
        keywords=graph.study.study.keywords,
        supplements=tuple(_supplement(context, each) for each in graph.study.study.supplements),
    )


def _supplement(context: Context, supplement: Supplement) -> SupplementView:
    address = supplement.url or (urls.medium(supplement.file) if supplement.file else "")
    of = supplement.publication
    return SupplementView(
        Link(supplement.label, address),
        bool(supplement.file),
        supplement.version,
        cite(context, of) if of else None,
        supplement.note,
    )


def _examples(context: Context) -> Iterator[Cited]:
    """The first finding, and the first quote, as they are cited."""
    graph, messages = context.graph, context.messages
    for id_ in list(graph.categories)[:1]:
        yield cited_part(context, "finding", messages("A finding"), finding(graph, id_))
    for id_ in list(graph.quotes)[:1]:
        yield cited_part(context, "quote", messages("A quote"), quote(graph, id_))


def _citation_files(context: Context) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    messages = context.messages
    names = {
        "citations": messages("The study, its publications and this site"),
        "findings": messages("Every finding"),
        "quotes": messages("Every quote that may be shared as data"),
        "CITATION": messages("This site, as code hosts and archives read it"),
    }
    files = citation_file_names(context)

    def stem(file: str) -> str:
        return file.partition(".")[0]

    return tuple(
        (
            words,
            tuple(Link(file, urls.citation_file(file)) for file in files if stem(file) == name),
        )
        for name, words in names.items()
        if name in map(stem, files)
    )


def references_page(context: Context) -> ReferencesView | None:
    """Works cited, where there are any."""
    graph, messages = context.graph, context.messages
    if not graph.references:
        return None
    # without a record's author the title sorts, as in most styles
    ordered = sorted(
        graph.references.values(),
        key=lambda each: (
            messages.sort_key(sorting_name(each)),
            sorting_year(each),
            each.key,
        ),
    )
    return ReferencesView(
        address=urls.study_page("references"),
        title=messages("References"),
        description=messages("Works cited on this site, and where they are cited."),
        references=tuple(
            ReferenceView(
                each, tuple(use_link(context, use) for use in graph.uses("source", each.key))
            )
            for each in ordered
        ),
    )


def with_cited_on(view: View, cited_on: Mapping[str, tuple[str, tuple[str, ...]]]) -> View:
    """The list of references with links to the pages whose words cite a work.

    Args:
        view: Any page; others stay as they are.
        cited_on: Address of a page → its title, and the keys that it cites.
    """
    if not isinstance(view, ReferencesView):
        return view
    works = tuple(
        replace(
            each,
            uses=(
                *each.uses,
                *(
                    Link(title, address)
                    for address, (title, keys) in cited_on.items()
                    if each.reference.key in keys
                    and address not in {use.address.partition("#")[0] for use in each.uses}
                ),
            ),
        )
        for each in view.references
    )
    return replace(view, references=works)


def glossary_page(context: Context) -> GlossaryView | None:
    """The glossary, where there is one."""
    graph, messages = context.graph, context.messages
    if not graph.terms:
        return None
    return GlossaryView(
        address=urls.study_page("glossary"),
        title=messages("Glossary"),
        description=messages("Professional and research terms explained in plain words."),
        terms=tuple(sorted(graph.terms.values(), key=lambda term: messages.sort_key(term.term))),
    )
