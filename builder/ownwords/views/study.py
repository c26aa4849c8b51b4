"""The pages about the study: how it was done, by whom, what it cannot tell, and how to cite it."""

from dataclasses import dataclass

from .. import urls
from ..model import Reference
from ..model.guidance import ChecklistItem, Term
from ..model.sample import Column
from ..model.study import Author, FlowStep
from ..prose import plain
from .base import (
    Context,
    FactView,
    Link,
    PassageView,
    View,
    beginning,
    fact_view,
    passage_view,
    quote_card,
    use_link,
)
from .sample import columns_of, sample_page


@dataclass(frozen=True, kw_only=True)
class StudyPage(View):
    """A page below /study/."""

    kind = "study"


@dataclass(frozen=True, kw_only=True)
class OverviewView(StudyPage):
    """What there is to know about the study, as a list of links."""

    template = "study.html"
    approach: str
    answer: str
    made_by: str
    maker: str
    pages: tuple[tuple[Link, str], ...]
    dates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class MethodView(StudyPage):
    """How the study was done."""

    template = "method.html"
    approach: str
    facts: tuple[FactView, ...]
    flow: tuple[FlowStep, ...]
    exclusions: tuple[str, ...]
    opening_question: str | None
    interviews: str | None


@dataclass(frozen=True, kw_only=True)
class TeamView(StudyPage):
    """Who made the study, who approved it, who paid."""

    template = "team.html"
    authors: tuple[Author, ...]
    maker: str
    made_by: str
    by_the_authors: bool
    facts: tuple[FactView, ...]
    contact: tuple[str, str | None, str | None] | None
    licence: str
    licence_url: str | None


@dataclass(frozen=True, kw_only=True)
class LimitationsView(StudyPage):
    """What the study cannot tell."""

    template = "limitations.html"
    authors: FactView
    ours: tuple[str, ...]
    caveat: str


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


@dataclass(frozen=True, kw_only=True)
class ReportingView(StudyPage):
    """Where the study reports what the checklists ask for."""

    template = "reporting.html"
    checklists: tuple[ChecklistView, ...]


@dataclass(frozen=True, kw_only=True)
class PrivacyView(StudyPage):
    """How the people who spoke are protected."""

    template = "privacy.html"
    lead: str
    k: int
    measures: tuple[str, ...]
    risks: tuple[str, ...]
    basis: FactView
    signed_by: str
    edit_marks: tuple[tuple[str, str], ...]
    withdrawn: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class DataView(StudyPage):
    """What each column means."""

    template = "data.html"
    columns: tuple[tuple[str, Column], ...]
    note: str | None
    licence: str


@dataclass(frozen=True, kw_only=True)
class CiteView(StudyPage):
    """How to cite the study, this site, a finding and a quote."""

    template = "cite.html"
    publications: tuple[Reference, ...]
    site_name: str
    maker: str
    reviewed: str | None
    finding: Link | None
    quote: Link | None


@dataclass(frozen=True)
class ReferenceView:
    """A work with the places of this site that cite it."""

    reference: Reference
    uses: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ReferencesView(StudyPage):
    """Works cited on this site."""

    template = "references.html"
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, kw_only=True)
class PassagesView(StudyPage):
    """Places of the publication that carry a claim without a printed quote."""

    template = "passages.html"
    layers: tuple[tuple[str, tuple[PassageView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class GlossaryView(StudyPage):
    """Words of the field in plain words."""

    template = "glossary.html"
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
class MemosView(StudyPage):
    """The team's published notes."""

    template = "memos.html"
    memos: tuple[MemoView, ...]


@dataclass(frozen=True, kw_only=True)
class ChangesView(StudyPage):
    """What changed on the site."""

    template = "changes.html"
    changes: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]


def study_pages(context: Context) -> list[View]:
    """Every page below /study/ that the study has something for; the overview first."""
    made = (
        _method(context),
        sample_page(context),
        _team(context),
        _limitations(context),
        _passages(context),
        _memos(context),
        _reporting(context),
        _privacy(context),
        _data(context),
        _cite(context),
        _references(context),
        _glossary(context),
        _changes(context),
    )
    pages: list[View] = [page for page in made if page]
    return [_overview(context, pages), *pages]


def _overview(context: Context, pages: list[View]) -> OverviewView:
    study = context.graph.study.study
    return OverviewView(
        address=urls.STUDY,
        title=context.words("The study"),
        description=beginning(plain(study.answer.professional)),
        approach=study.approach,
        answer=study.answer.professional,
        made_by=study.made_by.relation,
        maker=study.made_by.name,
        pages=tuple((Link(page.title, page.address), page.description) for page in pages),
        dates=_dates(context),
    )


def _dates(context: Context) -> tuple[tuple[str, str], ...]:
    dates, words = context.graph.study.study.dates, context.words
    named = (
        (words("Study published"), dates.published),
        (words("Site last reviewed"), dates.reviewed),
        (words("Next review"), dates.next_review),
    )
    return tuple((name, words.date(day)) for name, day in named if day)


def _method(context: Context) -> MethodView:
    study, words = context.graph.study.study, context.words
    method = study.method
    facts = (
        ("design", words("Design"), method.design),
        ("recruitment", words("Recruitment"), method.recruitment),
        ("sampling", words("Choice of participants"), method.sampling),
        ("collection", words("Data collection"), method.collection),
        ("transcription", words("From speech to text"), method.transcription),
        ("analysis", words("Analysis"), method.analysis),
        ("software", words("Software"), method.software),
        ("saturation", words("Saturation"), method.saturation),
        ("negative-cases", words("Cases that do not fit"), method.negative_cases),
        ("quality", words("Quality criteria"), method.quality),
        ("researchers", words("Who did what"), method.researchers),
        ("standpoint", words("The researchers’ own view"), method.standpoint),
    )
    span = method.interviews
    return MethodView(
        address=urls.study_page("method"),
        title=words("How the study was done"),
        description=words("Design, recruitment, interviews and analysis, and what is not reported."),
        approach=study.approach,
        facts=tuple(fact_view(context, *fact) for fact in facts),
        flow=method.flow,
        exclusions=method.exclusions,
        opening_question=method.opening_question,
        interviews=f"{span.low}–{span.high} {span.unit}" if span else None,
    )


def _team(context: Context) -> TeamView:
    study, words = context.graph.study.study, context.words
    facts = (
        ("ethics", words("Ethics approval"), study.ethics),
        ("consent", words("Consent"), study.consent),
        ("funding", words("Funding"), study.funding),
        ("interests", words("Competing interests"), study.interests),
    )
    contact = study.contact
    return TeamView(
        address=urls.study_page("team"),
        title=words("Team and ethics"),
        description=words("Who made the study and this site, who approved it, who paid for it."),
        authors=study.authors,
        maker=study.made_by.name,
        made_by=study.made_by.relation,
        by_the_authors=study.made_by.by_the_authors,
        facts=tuple(fact_view(context, *fact) for fact in facts),
        contact=(contact.name, contact.url, contact.email) if contact else None,
        licence=study.licence.text,
        licence_url=study.licence.url,
    )


def _limitations(context: Context) -> LimitationsView:
    study, words = context.graph.study.study, context.words
    limitations = study.method.limitations
    return LimitationsView(
        address=urls.study_page("limitations"),
        title=words("What this study cannot tell"),
        description=words("Its limits: those the authors give and those we add."),
        authors=fact_view(context, "by-the-authors", words("As the authors give them"), limitations.authors),
        ours=limitations.ours,
        caveat=study.caveat,
    )


def _passages(context: Context) -> PassagesView | None:
    graph, words = context.graph, context.words
    if not graph.passages:
        return None
    names = {
        "result": words("Results"),
        "process-model": words("Process model"),
        "discussion": words("Discussion: what the authors conclude"),
        "literature": words("Literature the authors discuss"),
        "method": words("Method"),
    }
    layers = tuple(
        (name, tuple(passage_view(context, passage) for passage in graph.passages.values() if passage.layer == layer))
        for layer, name in names.items()
    )
    return PassagesView(
        address=urls.study_page("passages"),
        title=words("What the publication says without a quote"),
        description=words("Places of the publication that carry a claim, retold in our words."),
        layers=tuple((name, passages) for name, passages in layers if passages),
    )


def _memos(context: Context) -> MemosView | None:
    study, words = context.graph.study, context.words
    if not study.memos:
        return None
    memos = study.memos.memos
    return MemosView(
        address=urls.study_page("memos"),
        title=words("Notes from the analysis"),
        description=words("Notes the team wrote while it analysed the data."),
        memos=tuple(
            MemoView(m.id, m.kind, m.text, m.by, words.date(m.date), tuple(_about(context, each) for each in m.about)) for m in memos
        ),
    )


def _about(context: Context, id_: str) -> Link:
    graph = context.graph
    if id_ in graph.categories:
        return Link(graph.categories[id_].label, urls.category(id_), "finding")
    if id_ in graph.quotes:
        card = quote_card(context, graph.quotes[id_])
        return Link(card.gist, card.address, "quote")
    return Link(graph.passages[id_].locator, urls.passage(id_), "passage")


def _reporting(context: Context) -> ReportingView | None:
    reporting, words = context.graph.study.reporting, context.words
    if not reporting:
        return None
    return ReportingView(
        address=urls.study_page("reporting"),
        title=words("Reporting checklists"),
        description=words("Where the study reports what reporting checklists ask for, and what it does not report."),
        checklists=tuple(
            ChecklistView(
                each.id,
                each.name,
                each.citation,
                tuple(ChecklistItemView(item, tuple(Link(where, where) for where in item.where)) for item in each.items),
            )
            for each in reporting.checklists
        ),
    )


def _privacy(context: Context) -> PrivacyView | None:
    privacy, words = context.graph.study.privacy, context.words
    if not privacy:
        return None
    withdrawn = [quote for quote in context.graph.quotes.values() if quote.withdrawn]
    return PrivacyView(
        address=urls.study_page("privacy"),
        title=words("How we protect the people who spoke"),
        description=beginning(plain(privacy.lead)),
        lead=privacy.lead,
        k=privacy.k,
        measures=privacy.measures,
        risks=privacy.remaining_risks,
        basis=fact_view(context, "basis", words("Basis for publishing here"), privacy.basis),
        signed_by=privacy.signed_by,
        edit_marks=tuple((mark.mark, mark.meaning) for mark in privacy.edit_marks),
        withdrawn=tuple((quote.id, words.date(quote.withdrawn)) for quote in withdrawn if quote.withdrawn),
    )


def _data(context: Context) -> DataView | None:
    study, words = context.graph.study, context.words
    columns = columns_of(study.sample)
    if not columns:
        return None
    return DataView(
        address=urls.study_page("data"),
        title=words("Data and dictionary"),
        description=words("What each column of the sample means."),
        columns=columns,
        note=study.sample.note,
        licence=study.study.licence.text,
    )


def _cite(context: Context) -> CiteView:
    graph, words = context.graph, context.words
    study = graph.study.study
    category = next(iter(graph.categories.values()), None)
    quote = next((quote for quote in graph.quotes.values() if not quote.withdrawn), None)
    card = quote_card(context, quote) if quote else None
    return CiteView(
        address=urls.study_page("cite"),
        title=words("Cite"),
        description=words("How to cite the study, a finding, a quote and this site."),
        publications=tuple(graph.references[key] for key in study.publications),
        site_name=study.name or study.title,
        maker=study.made_by.name,
        reviewed=words.date(study.dates.reviewed) if study.dates.reviewed else None,
        finding=Link(category.label, urls.category(category.id)) if category else None,
        quote=Link(card.gist, card.address) if card else None,
    )


def _references(context: Context) -> ReferencesView | None:
    graph, words = context.graph, context.words
    if not graph.references:
        return None
    # without a record's author the title sorts, as in most styles
    ordered = sorted(graph.references.values(), key=lambda each: ((each.authors or (each.title,))[0].casefold(), each.year, each.key))
    return ReferencesView(
        address=urls.study_page("references"),
        title=words("References"),
        description=words("Works cited on this site, with where they are cited."),
        references=tuple(ReferenceView(each, tuple(use_link(context, use) for use in graph.uses("source", each.key))) for each in ordered),
    )


def _glossary(context: Context) -> GlossaryView | None:
    graph, words = context.graph, context.words
    if not graph.terms:
        return None
    return GlossaryView(
        address=urls.study_page("glossary"),
        title=words("Glossary"),
        description=words("Words of the field in plain words."),
        terms=tuple(sorted(graph.terms.values(), key=lambda term: term.term.casefold())),
    )


def _changes(context: Context) -> ChangesView:
    study, words = context.graph.study.study, context.words
    return ChangesView(
        address=urls.study_page("changes"),
        title=words("What changed"),
        description=words("Dates of the study and changes of this site."),
        changes=tuple((words.date(change.date), change.what) for change in study.changes),
        dates=_dates(context),
    )
