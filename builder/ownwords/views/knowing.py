"""How we know: the way from one raw statement to what the study concludes, with the study's own
examples, its criteria of quality, and its limits.
"""

from .. import urls
from ..model.study import Criterion, KnowingStep
from ..prose import plain
from ..records import dataclass
from .base import (
    Context,
    Link,
    QuoteCard,
    View,
    beginning,
    category_link,
    passage_link,
    quote_card,
)
from .facts import section_names


@dataclass(frozen=True)
class StepView:
    """A step with what stands there: a quote or a finding, and where the publication says so."""

    id: str
    label: str
    text: str
    card: QuoteCard | None
    finding: Link | None
    definition: str
    passages: tuple[Link, ...]


@dataclass(frozen=True)
class CriterionView:
    """A criterion with links to where it can be judged."""

    label: str
    text: str
    judge: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class KnowingView(View):
    """The page."""

    template = "knowing.html"
    kind = "study"
    lead: str
    steps: tuple[StepView, ...]
    criteria_lead: str | None
    criteria: tuple[CriterionView, ...]
    limits: tuple[str, ...]
    more: Link


def knowing_page(context: Context) -> KnowingView | None:
    """The page, where the study has one."""
    study, messages = context.graph.study.study, context.messages
    knowing = study.how_we_know
    if not knowing:
        return None
    names = section_names(messages, study.method.flow_of)
    return KnowingView(
        address=urls.study_page("how-we-know"),
        title=messages("How we know"),
        description=beginning(plain(knowing.lead)),
        lead=knowing.lead,
        steps=tuple(_step(context, at, step) for at, step in enumerate(knowing.steps, 1)),
        criteria_lead=knowing.criteria_lead,
        criteria=tuple(_criterion(names, each) for each in knowing.criteria),
        limits=knowing.limits,
        more=Link(messages("What this study cannot tell us"), urls.study_page("limitations")),
    )


def _step(context: Context, at: int, step: KnowingStep) -> StepView:
    graph = context.graph
    quote = graph.quotes.get(step.quote) if step.quote else None
    category = graph.categories[step.category] if step.category else None
    return StepView(
        id=f"step-{at}",
        label=step.label,
        text=step.text,
        card=quote_card(context, quote) if quote else None,
        finding=category_link(context, category) if category else None,
        definition=category.definition.said("plain") if category and category.definition else "",
        passages=tuple(passage_link(context, id_) for id_ in step.passages),
    )


def _criterion(names: dict[str, str], criterion: Criterion) -> CriterionView:
    links = tuple(Link(names.get(where, ""), where) for where in criterion.where)
    return CriterionView(criterion.label, criterion.text, criterion.judge, links)
