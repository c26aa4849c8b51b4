"""The home page: question, answer, entrances for readers, one quote, the study in figures."""

from collections import Counter

from .. import urls
from ..prose import plain
from ..records import dataclass
from .base import Context, Link, QuoteCard, View, beginning, cards, category_link, ordered
from .findings import Branch, branches, level_noun
from .sample import sizes, sizes_of


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
        description=beginning(plain(study.answer.said("plain"))),
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
        core=category_link(context, core) if core else None,
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
        Door(
            messages("Explore the findings"),
            f"{told}.",
            messages("Open the map of findings"),
            urls.FINDINGS,
        ),
    )


def _level_counts(context: Context) -> tuple[str, ...]:
    """How many findings there are on each level, in the study's own words; the levels below the
    last one that has a name count with it.
    """
    graph = context.graph
    levels = graph.study.categories.levels
    deepest = len(levels) - 1 if levels else 1
    counts: Counter[int] = Counter()
    row, depth = graph.top, 0
    while row:
        counts[min(depth, deepest)] += len(row)
        row = tuple(child for category in row for child in graph.children(category))
        depth += 1
    return tuple(
        f"{context.messages.number(number)} {level_noun(context, depth, number)}"
        for depth, number in counts.items()
    )


def _quote_count(context: Context) -> str:
    return context.messages.many("%(num)s quote", "%(num)s quotes", len(context.graph.quotes))


def _figures(context: Context) -> tuple[Figure, ...]:
    """The figures that the study chose; else all that were studied, the interviews, and how many
    answered where people were recruited.
    """
    study = context.graph.study.study
    number_of = context.messages.number
    known = {of: Figure(number_of(number), name) for of, number, name in sizes_of(context)}
    usual = [
        *known,
        "interview-length",
        *(["flow-start"] if study.method.flow_of == "recruitment" else []),
    ]
    known |= _other_figures(context)
    return tuple(known[of] for of in study.figures or usual if of in known)


def _other_figures(context: Context) -> dict[str, Figure]:
    """Figures beside what was studied."""
    graph, messages = context.graph, context.messages
    method = graph.study.study.method
    quotes, findings = len(graph.quotes), len(graph.categories) - (1 if graph.core else 0)
    found = {
        "quotes": Figure(messages.number(quotes), messages.many("quote", "quotes", quotes)),
        "findings": Figure(
            messages.number(findings), messages.many("finding", "findings", findings)
        ),
    }
    if span := method.interviews:
        took = messages("%(unit)s per interview") % {"unit": span.unit}
        found["interview-length"] = Figure(f"{span.low}–{span.high}", took)
    if method.flow:
        first = method.flow[0]
        found["flow-start"] = Figure(messages.number(first.count), first.what)
    return found
