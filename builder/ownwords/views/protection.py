"""The figures of the disclosure checks on rows, totals and linked quotes, worded for the page about
how people are protected.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..disclosure.residual_risk import Risks, risks
from ..i18n import Messages
from ..model.base import Noun
from ..model.privacy import Allowed, Common, PrivacyFile, Waiver
from ..prose import plain
from .base import Context, noun


@dataclass(frozen=True)
class Line:
    """One figure: its name, the result, and what it means."""

    name: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Protection:
    """What was checked, what risk remains, the issues that the team accepted, each with its date,
    and how many words it let stand, by the reason.
    """

    checked: tuple[Line, ...]
    figures: tuple[Line, ...]
    waivers: tuple[tuple[Waiver, str], ...]
    allowed: tuple[Line, ...] = ()


def protection(context: Context) -> Protection:
    """The figures of this study, computed from what is published alone, so that every build shows
    the same.
    """
    study, messages = context.graph.study, context.messages
    counted, units = risks(study), study.study.units
    waivers = study.privacy.waivers if study.privacy else ()
    return Protection(
        checked=(
            tuple(_checked(counted, messages, units.person)) if study.people or study.cases else ()
        ),
        figures=(
            *_low_bar(study.privacy, messages),
            *_rows(counted, messages, units.person, units.case or units.person),
            *_totals(counted, messages, units.person),
        ),
        waivers=tuple((waiver, messages.date(waiver.date)) for waiver in waivers),
        allowed=(
            *_allowed(study.privacy.allowed if study.privacy else (), messages),
            *_common(study.privacy.common if study.privacy else (), messages),
        ),
    )


def _allowed(entries: tuple[Allowed, ...], messages: Messages) -> Iterator[Line]:
    """How many words may stand, and in how many places, by the reason; the words themselves stand
    in the quotes.
    """
    reasons: dict[str, list[Allowed]] = {}
    for entry in entries:
        reasons.setdefault(entry.reason, []).append(entry)
    for reason, group in reasons.items():
        words = len({entry.words for entry in group})
        text = messages.many("%(num)s word", "%(num)s words", words)
        if all(entry.where for entry in group):
            places = sum(len(entry.where) for entry in group)
            in_places = messages.many("in %(num)s place", "in %(num)s places", places)
            text = f"{text}, {in_places}"
        by = {
            f"{entry.by}, {messages.date(entry.date)}" if entry.date else entry.by
            for entry in group
            if entry.by
        }
        yield Line(reason, text, " · ".join(sorted(by)))


def _common(entries: tuple[Common, ...], messages: Messages) -> Iterator[Line]:
    """Words that may stand although somebody said them who withdrew."""
    for entry in entries:
        text = messages("“%(words)s” may stand, although a quote that was withdrawn has it")
        yield Line(entry.reason, text % {"words": entry.words}, "")


def _checked(counted: Risks, messages: Messages, person: Noun) -> Iterator[Line]:
    people = {
        "people": person.other,
        "k": messages.number(counted.k),
        "l": messages.number(counted.l),
    }
    note = _outsider(counted, messages)
    known = ", ".join(counted.known) or messages("The study names no column of its rows here.")
    yield Line(messages("What an outsider could know"), known, note if counted.known else "")
    if counted.smallest is not None:
        rule = (
            messages(
                "Never fewer than %(k)s %(people)s may be alike in that, or the site is not made."
            )
            % people
        )
        yield Line(
            messages("The smallest group of those alike"),
            _of(messages, counted.smallest, counted.people, person),
            rule,
        )
    if counted.sensitive:
        rule = messages(
            "Among those alike there are at least %(l)s different answers, so that knowing one"
            " thing does not tell the other."
        )
        yield Line(
            messages("What nobody should learn that way"),
            ", ".join(counted.sensitive),
            rule % people,
        )


def _outsider(counted: Risks, messages: Messages) -> str:
    """What an outsider is taken to know about somebody's rows."""
    if not counted.cases:
        return messages(
            "Each row is looked at with the eyes of somebody who knows this of a person."
        )
    if counted.all_cases:
        return messages(
            "The rows are looked at with the eyes of somebody who knows this of a person, of all"
            " that person’s rows."
        )
    return messages(
        "The rows are looked at with the eyes of somebody who knows this of a person, of one row at"
        " a time."
    )


def _low_bar(privacy: PrivacyFile | None, messages: Messages) -> Iterator[Line]:
    """Why a single row, or a single value, is shown as it is."""
    if privacy and privacy.reason_for_one and 1 in (privacy.k, privacy.l):
        yield Line(messages("Why one is enough here"), plain(privacy.reason_for_one))


def _rows(counted: Risks, messages: Messages, person: Noun, case: Noun) -> Iterator[Line]:
    everything = messages("For somebody who knows all that stands in a row.")
    if counted.unlike_people is not None:
        name = messages("Rows like no other: %(units)s") % {"units": person.other}
        yield Line(name, _of(messages, counted.unlike_people, counted.people, person), everything)
    if counted.unlike_cases is not None:
        name = messages("Rows like no other: %(units)s") % {"units": case.other}
        yield Line(name, _of(messages, counted.unlike_cases, counted.cases, case), everything)
    names = {"people": person.other, "cases": case.other}
    if counted.alone_in_number is not None:
        name = messages("Number of %(cases)s") % names
        note = messages("So many share this number with nobody.")
        yield Line(name, _of(messages, counted.alone_in_number, counted.people, person), note)
    if counted.alone_in_cases is not None:
        name = messages("All %(cases)s of one person, seen together") % names
        note = messages(
            "So many are like nobody else, for somebody who knows this of each: %(columns)s."
        ) % {"columns": ", ".join(counted.known_of_cases)}
        yield Line(name, _of(messages, counted.alone_in_cases, counted.people, person), note)


def _totals(counted: Risks, messages: Messages, person: Noun) -> Iterator[Line]:
    numbers = {"people": person.other, "k": messages.number(counted.k)}
    if counted.rare:
        yield Line(
            messages("Rare answers in the rows"),
            ", ".join(counted.rare),
            messages("One of the answers is that of fewer than %(k)s %(people)s.") % numbers,
        )
    if counted.small_totals:
        note = messages("One of the numbers is smaller than %(k)s.") % numbers
        yield Line(messages("Small numbers in totals"), ", ".join(counted.small_totals), note)
    if counted.finer_totals:
        note = messages(
            "The total tells apart what the rows show as one; which row is which, it does not say."
        )
        yield Line(messages("Totals finer than the rows"), ", ".join(counted.finer_totals), note)
    if counted.profiles:
        most = max(profile.quotes for profile in counted.profiles)
        linked = messages.many(
            "Linked to %(num)s row", "Linked to %(num)s rows", len(counted.profiles)
        )
        each = messages.many("at most %(num)s quote each", "at most %(num)s quotes each", most)
        unlike = messages.many(
            "%(num)s of these rows is like no other.",
            "%(num)s of these rows are like no other.",
            sum(profile.unlike for profile in counted.profiles),
        )
        adds = messages("Each quote adds to what is known of its speaker.")
        yield Line(
            messages("Quotes whose speaker is named"), f"{linked}, {each}", f"{unlike} {adds}"
        )


def _of(messages: Messages, count: int, all_: int, unit: Noun) -> str:
    """`2 of 8 people`."""
    numbers = {
        "count": messages.number(count),
        "of": messages.number(all_),
        "unit": noun(unit, all_, messages),
    }
    return messages("%(count)s of %(of)s %(unit)s") % numbers
