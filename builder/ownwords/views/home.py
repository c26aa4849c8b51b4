"""The home page: question, answer, entrances for readers, one quote, the study in figures."""

from dataclasses import dataclass

from .. import urls
from ..prose import plain
from .base import Context, Link, QuoteCard, View, beginning, cards, noun, ordered
from .findings import Branch, branches
from .sample import sizes


@dataclass(frozen=True)
class Door:
    """An entrance to the site for one kind of reader."""

    label: str
    text: str
    enter: str
    address: str


@dataclass(frozen=True)
class Figure:
    """A number with what it counts."""

    number: str
    label: str


@dataclass(frozen=True, kw_only=True)
class HomeView(View):
    """The first page."""

    template = "home.html"
    kind = "home"
    kicker: str
    question: str
    answer: tuple[tuple[str, str], ...]
    core: Link | None
    tree: tuple[Branch, ...]
    doors: tuple[Door, ...]
    voice: QuoteCard | None
    figures: tuple[Figure, ...]
    made_by: str


def home(context: Context) -> HomeView:
    """The home page of a study."""
    graph, study, messages = context.graph, context.graph.study.study, context.messages
    core = graph.core
    return HomeView(
        address=urls.HOME,
        title=study.name or study.title,
        description=beginning(plain(study.answer.plain)),
        kicker=" · ".join(
            part
            for part in (
                study.kind,
                ", ".join(messages.counted(number, name) for number, name in sizes(context)),
            )
            if part
        ),
        question=study.question,
        answer=ordered(study.answer),
        core=Link(core.label, urls.category(core.id), "finding", 0) if core else None,
        tree=branches(context, graph.top, deep=False),
        doors=_doors(context),
        voice=next(iter(cards(context, (study.voice,))), None) if study.voice else None,
        figures=_figures(context),
        made_by=study.made_by.relation,
    )


def _doors(context: Context) -> tuple[Door, ...]:
    messages, study = context.messages, context.graph.study.study
    doors = [
        Door(each.label, each.door, each.enter, urls.audience(each.id)) for each in study.audiences
    ]
    told = ", ".join(part for part in (*_level_counts(context), _quote_count(context)) if part)
    return (
        *doors,
        Door(messages("Explore the findings"), f"{told}.", messages("Open the map"), urls.FINDINGS),
    )


def _level_counts(context: Context) -> tuple[str, ...]:
    """How many findings there are on the first two levels, in the study's own words for them."""
    graph, messages = context.graph, context.messages
    levels = graph.study.categories.levels
    second = sum(len(graph.children(top)) for top in graph.top)
    first_name = (
        noun(levels[0], len(graph.top), messages)
        if levels
        else messages.many("category", "categories", len(graph.top))
    )
    second_name = (
        noun(levels[1], second, messages)
        if len(levels) > 1
        else messages.many("sub-category", "sub-categories", second)
    )
    first = messages.counted(len(graph.top), first_name)
    return (first, messages.counted(second, second_name)) if second else (first,)


def _quote_count(context: Context) -> str:
    return context.messages.many("%(num)s quote", "%(num)s quotes", len(context.graph.quotes))


def _figures(context: Context) -> tuple[Figure, ...]:
    messages, method = context.messages, context.graph.study.study.method
    figures = [Figure(messages.number(number), name) for number, name in sizes(context)]
    if method.interviews:
        span = method.interviews
        figures.append(
            Figure(
                f"{span.low}–{span.high}",
                messages("%(unit)s each interview took") % {"unit": span.unit},
            )
        )
    if method.flow:
        figures.append(Figure(messages.number(method.flow[0].count), method.flow[0].what))
    return tuple(figures)
