"""What was withdrawn, said wherever a reader could notice that it is missing."""

from dataclasses import dataclass
from typing import Literal

from .base import Context, Link, noun, quote_address


@dataclass(frozen=True)
class Withdrawn:
    """Sentences on what was studied and what is shown, and the withdrawn quotes, each with its
    date.
    """

    sizes: tuple[str, ...]
    quotes: tuple[tuple[Link, str], ...]


def withdrawn_part(context: Context) -> Withdrawn:
    """The study's own numbers beside what can still be shown; empty where nothing was withdrawn."""
    gone = context.graph.tombstones.values()
    return Withdrawn(
        sizes=(*withdrawn_rows(context), *_withdrawn_quotes(context, len(gone))),
        quotes=tuple(
            (
                Link(each.id, quote_address(context, each.id)),
                context.messages.date(each.withdrawn or ""),
            )
            for each in gone
        ),
    )


_UNITS: tuple[tuple[str, Literal["people", "cases"]], ...] = (
    ("person", "people"),
    ("case", "cases"),
)


def withdrawn_rows(context: Context) -> tuple[str, ...]:
    """One sentence each on people and cases of whom some withdrew: `8 people were studied; rows of
    7 are shown here.`
    """
    study, messages = context.graph.study, context.messages
    said = messages(
        "%(all)s %(unit)s were studied; rows and words of %(shown)s are shown here. The others"
        " withdrew."
    )
    sentences = []
    for unit, of in _UNITS:
        gone, all_ = study.gone(of), study.studied(of)
        if gone and (name := getattr(study.study.units, unit)):
            sentences.append(
                said
                % {
                    "all": messages.number(all_),
                    "unit": noun(name, all_),
                    "shown": messages.number(all_ - gone),
                }
            )
    return tuple(sentences)


def _withdrawn_quotes(context: Context, gone: int) -> tuple[str, ...]:
    messages, all_ = context.messages, context.graph.quotes_ever
    said = messages(
        "%(all)s quotes were published; %(shown)s are shown. The others were withdrawn: their words"
        " are no longer here."
    )
    return (
        (said % {"all": messages.number(all_), "shown": messages.number(all_ - gone)},)
        if gone
        else ()
    )
