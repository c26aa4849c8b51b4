"""What a finding's page says of its kind, of the confidence in it, and of how many speak of it.

How many is off unless the study asks for it: what is printed is the authors' choice, so that
nothing is ever counted from quotes but the people whose quotes are shown. No list is sorted and no
picture sized by it.
"""

from ..model.findings import Category, ConfidenceLevel, Construct
from ..model.shown import labels_of
from ..records import dataclass
from .base import Context, noun


@dataclass(frozen=True)
class AboutFinding:
    """Something said of a finding as a whole, under its name. `words` are the authors' own, as
    printed; `text` is prose; `source` is where the publication says so.
    """

    name: str
    words: str = ""
    text: str | None = None
    source: str | None = None


def about_finding(context: Context, category: Category) -> tuple[AboutFinding, ...]:
    """All that is said of a finding as a whole."""
    messages = context.messages
    found = []
    if category.order:
        kind = messages(labels_of(Construct)[category.order])
        found.append(AboutFinding(messages("What kind of finding"), kind))
    if confidence := category.confidence:
        level = messages(labels_of(ConfidenceLevel)[confidence.level])
        name = messages("Confidence (GRADE-CERQual)")
        found.append(AboutFinding(name, level, confidence.reasons, confidence.source))
    if said := _reach(context, category):
        found.append(said)
    return tuple(found)


def _reach(context: Context, category: Category) -> AboutFinding | None:
    graph, messages = context.graph, context.messages
    name = messages("How many speak of it")
    how = graph.study.categories.reach
    if how == "coding" and category.reach and category.reach.people is not None:
        return AboutFinding(name, _by_coding(context, category.reach.people))
    if how and category.reach and category.reach.text:
        printed = messages("The authors write: “%(words)s”.") % {"words": category.reach.text}
        return AboutFinding(name, printed, source=category.reach.source)
    if how != "quotes":
        return None
    people = {
        spoken.who
        for quote in graph.quotes_below(category)
        for spoken in graph.speakers.of(quote)
        if spoken.counted and spoken.person
    }
    if not people:
        return None
    number, unit = len(people), graph.study.study.units.person
    shown = messages("Quotes from %(number)s %(people)s are shown.") % {
        "number": messages.number(number),
        "people": noun(unit, number, messages),
    }
    return AboutFinding(name, shown)


def _by_coding(context: Context, number: int) -> str:
    """How many of those studied, and that silence of the others has two reasons."""
    messages, study = context.messages, context.graph.study
    of = study.studied("people")
    filled = {
        "number": messages.number(number),
        "of": messages.number(of),
        "people": noun(study.study.units.person, of, messages),
    }
    if number == of:
        said = messages("%(number)s of %(of)s %(people)s spoke of this, by the authors’ coding.")
    else:
        said = messages(
            "%(number)s of %(of)s %(people)s spoke of this, by the authors’ coding; the others did"
            " not mention it or were not asked."
        )
    return said % filled
