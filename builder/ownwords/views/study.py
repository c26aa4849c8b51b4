"""The pages about the study: how it was done, by whom, what it cannot tell, how people are
protected.
"""

from .. import urls
from ..model.base import Shape
from ..model.paper import Author, CreditRole, Funder, SaturationClaim
from ..model.shown import labels_of
from ..model.study import FlowStep, Method
from ..prose import plain
from ..records import dataclass
from .apparatus import (
    cite_page,
    glossary_page,
    memos_page,
    passages_page,
    references_page,
    reporting_page,
)
from .base import Context, FactView, Link, View, beginning, fact_view
from .changes import changes_page
from .data import data_page
from .facts import (
    flow_name,
    further_method_names,
    further_team_names,
    method_names,
    team_names,
)
from .knowing import knowing_page
from .protection import Protection, protection
from .sample import sample_page
from .storage import Device, device, device_page
from .withdrawn import withdrawn_rows


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
    flow_name: str
    exclusions: tuple[str, ...]
    opening_question: str | None
    guide_questions: tuple[str, ...]
    interviews: str | None
    origin: tuple[str, str] | None
    about_translation: str


@dataclass(frozen=True)
class PersonView:
    """Somebody who signed the study or contributed to it; `credit` is their roles by CRediT."""

    name: str
    role: str | None
    credit: tuple[str, ...]
    affiliation: str | None
    orcid: str | None


@dataclass(frozen=True, kw_only=True)
class TeamView(StudyPage):
    """Who made the study, who approved it, who paid."""

    template = "team.html"
    authors: tuple[PersonView, ...]
    contributors: tuple[PersonView, ...]
    funders: tuple[Funder, ...]
    maker: str
    made_by: str
    makers_standpoint: str | None
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


@dataclass(frozen=True, kw_only=True)
class PrivacyView(StudyPage):
    """How the people who spoke are protected."""

    template = "privacy.html"
    lead: str
    measures: tuple[str, ...]
    risks: tuple[str, ...]
    protection: Protection
    basis: FactView
    signed_by: str
    edit_marks: tuple[tuple[str, str], ...]
    withdrawn: tuple[str, ...]
    device: Device


def study_pages(context: Context) -> list[View]:
    """Every page below /study/ that the study has something for; the overview first."""
    made = (
        _method(context),
        knowing_page(context),
        sample_page(context),
        _team(context),
        _limitations(context),
        passages_page(context),
        memos_page(context),
        reporting_page(context),
        _privacy(context) or device_page(context),
        data_page(context),
        cite_page(context),
        references_page(context),
        glossary_page(context),
        changes_page(context, _dates(context)),
    )
    pages: list[View] = [page for page in made if page]
    return [_overview(context, pages), *pages]


def _overview(context: Context, pages: list[View]) -> OverviewView:
    study = context.graph.study.study
    return OverviewView(
        address=urls.STUDY,
        title=context.messages("The study"),
        description=beginning(plain(study.answer.said("professional"))),
        approach=study.approach,
        answer=study.answer.said("professional"),
        made_by=study.made_by.relation,
        maker=study.made_by.name,
        pages=tuple((Link(page.title, page.address), page.description) for page in pages),
        dates=_dates(context),
    )


def _dates(context: Context) -> tuple[tuple[str, str], ...]:
    dates, messages = context.graph.study.study.dates, context.messages
    named = (
        (messages("Study published"), dates.published),
        (messages("Site last reviewed"), dates.reviewed),
        (messages("Next review"), dates.next_review),
    )
    return tuple((name, messages.date(day)) for name, day in named if day)


def _method(context: Context) -> MethodView:
    study, messages = context.graph.study.study, context.messages
    method = study.method
    span = method.interviews
    return MethodView(
        address=urls.study_page("method"),
        title=messages("How the study was done"),
        description=messages(
            "Design, recruitment, interviews and analysis, as far as they are given here."
        ),
        approach=study.approach,
        facts=_method_facts(context),
        flow=method.flow,
        flow_name=flow_name(messages, method.flow_of),
        exclusions=method.exclusions,
        opening_question=method.opening_question,
        guide_questions=method.guide_questions,
        interviews=f"{span.low}–{span.high} {span.unit}" if span else None,
        about_translation=context.about,
        origin=(
            (messages.language_name(study.origin.language), study.origin.note)
            if study.origin
            else None
        ),
    )


def _facts(context: Context, of: Shape, names: dict[str, str]) -> tuple[FactView, ...]:
    """The facts under these anchors. What authors leave out of their own site is left out; on the
    site of others a reader has to learn that it may stand in the study.
    """
    facts = (
        fact_view(context, anchor, name, getattr(of, anchor.replace("-", "_")))
        for anchor, name in names.items()
    )
    by_the_authors = context.graph.study.study.made_by.by_the_authors
    return tuple(fact for fact in facts if fact.status != "absent" or not by_the_authors)


def _given(context: Context, of: Shape, names: dict[str, str]) -> tuple[FactView, ...]:
    """Those of the facts that somebody gave; of the others nothing is said."""
    facts = (
        fact_view(context, anchor, name, getattr(of, anchor.replace("-", "_")))
        for anchor, name in names.items()
    )
    return tuple(fact for fact in facts if fact.status != "absent")


def _method_facts(context: Context) -> tuple[FactView, ...]:
    """The facts of the method page, in the order in which the model declares them."""
    method, messages = context.graph.study.study.method, context.messages
    facts = [
        *_facts(context, method, method_names(messages)),
        *_given(context, method, further_method_names(messages)),
    ]
    if claimed := method.saturation_claimed:
        said = messages(labels_of(SaturationClaim)[claimed])
        name = messages("Which saturation is claimed")
        facts.append(FactView("saturation-claimed", name, said, "reported"))
    order = list(Method.model_fields)
    return tuple(sorted(facts, key=lambda fact: order.index(fact.id.replace("-", "_"))))


def _team_facts(context: Context) -> tuple[FactView, ...]:
    """The facts of the team page; who paid may be told by the list of funders alone."""
    study = context.graph.study.study
    facts = _facts(context, study, team_names(context.messages))
    told = bool(study.funders) and not study.funding
    return tuple(fact for fact in facts if not (told and fact.id == "funding"))


def _person(context: Context, person: Author) -> PersonView:
    names = labels_of(CreditRole)
    credit = tuple(context.messages(names[role]) for role in person.credit)
    return PersonView(person.name, person.role, credit, person.affiliation, person.orcid)


def _team(context: Context) -> TeamView:
    study, messages = context.graph.study.study, context.messages
    contact = study.contact
    return TeamView(
        address=urls.study_page("team"),
        title=messages("Team and ethics"),
        description=messages(
            "Who carried out the study, who approved and funded it, and who made this site."
        ),
        authors=tuple(_person(context, each) for each in study.authors),
        contributors=tuple(_person(context, each) for each in study.contributors),
        funders=study.funders,
        maker=study.made_by.name,
        made_by=study.made_by.relation,
        makers_standpoint=study.made_by.standpoint,
        by_the_authors=study.made_by.by_the_authors,
        facts=(
            *_team_facts(context),
            *_given(context, study, further_team_names(messages)),
        ),
        contact=(contact.name, contact.url, contact.email) if contact else None,
        licence=study.licence.text,
        licence_url=study.licence.url,
    )


def _limitations(context: Context) -> LimitationsView:
    study, messages = context.graph.study.study, context.messages
    limitations = study.method.limitations
    return LimitationsView(
        address=urls.study_page("limitations"),
        title=messages("What this study cannot tell us"),
        description=messages("The limitations the authors report, and those we add."),
        authors=fact_view(
            context,
            "by-the-authors",
            messages("Limitations the authors report"),
            limitations.authors,
        ),
        ours=limitations.ours,
        caveat=study.caveat,
    )


def _privacy(context: Context) -> PrivacyView | None:
    privacy, messages = context.graph.study.privacy, context.messages
    if not privacy:
        return None
    return PrivacyView(
        address=urls.study_page("privacy"),
        title=messages("How we protect the people who spoke"),
        description=beginning(plain(privacy.lead)),
        lead=privacy.lead,
        measures=privacy.measures,
        risks=privacy.remaining_risks,
        protection=protection(context),
        basis=fact_view(
            context, "basis", messages("Basis for publishing on this site"), privacy.basis
        ),
        signed_by=privacy.signed_by,
        edit_marks=tuple((mark.mark, mark.meaning) for mark in privacy.edit_marks),
        withdrawn=withdrawn_rows(context),
        device=device(context),
    )
