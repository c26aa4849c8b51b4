"""The figures of the disclosure checks on rows, totals and linked quotes, worded for the page about
how people are protected.
"""

from collections.abc import Iterator

from ..disclosure.residual_risk import Risks, risks
from ..i18n import Messages
from ..known import KnownSpeakers
from ..model import Study
from ..model.base import Noun
from ..model.privacy import Allowed, Common, PrivacyFile, Waiver
from ..prose import plain
from ..records import dataclass
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
        checked=(tuple(_checked(counted, messages, units.person)) if counted.behind else ()),
        figures=(
            *_low_bar(study.privacy, messages),
            *_rows(counted, messages, units.person, units.case or units.person),
            *_totals(counted, messages, counted.counted_as or units.person),
            *_media(study, messages),
            *_known(study, counted, messages, counted.counted_as or units.person),
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
    person = counted.counted_as or person
    people = {
        "people": person.other,
        "k": messages.number(counted.k),
        "l": messages.number(counted.l),
    }
    note = _outsider(counted, messages)
    known = ", ".join(counted.known) or messages("The study lists no columns here.")
    yield Line(messages("What an outsider could know"), known, note if counted.known else "")
    if counted.smallest is not None:
        rule = (
            messages(
                "At least %(k)s %(people)s must be alike in these details; "
                "otherwise the site is not built."
            )
            % people
        )
        yield Line(
            messages("Smallest group of people alike in these details"),
            _of(messages, counted.smallest, counted.behind, person),
            rule,
        )
    if counted.sensitive:
        rule = messages(
            "Each such group gave at least %(l)s different answers, so knowing "
            "one detail does not reveal the other."
        )
        yield Line(
            messages("What an outsider should not be able to learn"),
            ", ".join(counted.sensitive),
            rule % people,
        )


def _outsider(counted: Risks, messages: Messages) -> str:
    """What an outsider is taken to know about somebody's rows."""
    if not counted.cases:
        return messages(
            "Each row is checked as if by someone who knows these details about a person."
        )
    if counted.all_cases:
        return messages(
            "The rows are checked as if by someone who knows these details about "
            "all the rows of a person."
        )
    return messages(
        "The rows are checked as if by someone who knows these details about one row of a person."
    )


def _low_bar(privacy: PrivacyFile | None, messages: Messages) -> Iterator[Line]:
    """Why a single row, or a single value, is shown as it is."""
    if privacy and privacy.reason_for_one and 1 in (privacy.k, privacy.l):
        yield Line(messages("Why one is enough here"), plain(privacy.reason_for_one))


def _rows(counted: Risks, messages: Messages, person: Noun, case: Noun) -> Iterator[Line]:
    everything = messages("For someone who knows everything in a row.")
    if counted.unlike_people is not None:
        name = messages("Unique rows: %(units)s") % {"units": person.other}
        yield Line(name, _of(messages, counted.unlike_people, counted.people, person), everything)
    for unit, unlike, rows in counted.unlike_cases:
        name = messages("Unique rows: %(units)s") % {"units": unit.other}
        yield Line(name, _of(messages, unlike, rows, unit), everything)
    names = {"people": person.other, "cases": case.other}
    if counted.alone_in_number is not None:
        name = messages("Number of %(cases)s per person") % names
        note = messages("This many have a number that nobody else has.")
        yield Line(name, _of(messages, counted.alone_in_number, counted.people, person), note)
    if counted.alone_in_cases is not None:
        name = messages("All %(cases)s of one person, taken together") % names
        note = messages(
            "This many would be unique to someone who knew this about each one: %(columns)s."
        ) % {"columns": ", ".join(counted.known_of_cases)}
        yield Line(name, _of(messages, counted.alone_in_cases, counted.people, person), note)


def _totals(counted: Risks, messages: Messages, person: Noun) -> Iterator[Line]:
    numbers = {"people": person.other, "k": messages.number(counted.k)}
    if counted.rare:
        yield Line(
            messages("Rare answers"),
            ", ".join(counted.rare),
            messages("At least one answer was given by fewer than %(k)s %(people)s.") % numbers,
        )
    if counted.small_totals:
        note = messages("At least one of the numbers is smaller than %(k)s.") % numbers
        yield Line(messages("Small numbers in the totals"), ", ".join(counted.small_totals), note)
    if counted.finer_totals:
        note = messages(
            "The total separates what the rows show together, without saying which row is which."
        )
        yield Line(
            messages("Totals more detailed than the rows"), ", ".join(counted.finer_totals), note
        )
    if counted.profiles:
        most = max(profile.quotes for profile in counted.profiles)
        linked = _linked(counted, messages)
        each = messages.many("at most %(num)s quote each", "at most %(num)s quotes each", most)
        unlike = messages.many(
            "%(num)s of these rows is unique.",
            "%(num)s of these rows are unique.",
            len({each.row for each in counted.profiles if each.unlike and not each.member}),
        )
        adds = messages("Each quote adds to what can be known about its speaker.")
        yield Line(messages("Quotes linked to a speaker"), f"{linked}, {each}", f"{unlike} {adds}")


def _media(study: Study, messages: Messages) -> Iterator[Line]:
    """How many voices are heard and how many pictures seen that somebody had to agree to."""
    voices = [quote.recording.voice for quote in study.published_quotes if quote.recording]
    shown = [quote.picture for quote in study.published_quotes if quote.picture]
    figures = [figure for each in study.categories.categories for figure in each.figures]
    pictures = {each.file for each in (*shown, *figures) if each.checked}
    own, spoken = voices.count("own"), voices.count("spoken")
    said = (
        messages.many(
            "%(num)s recording in the speaker’s own voice",
            "%(num)s recordings in the speaker’s own voice",
            own,
        )
        if own
        else "",
        messages.many(
            "%(num)s recording spoken by someone else",
            "%(num)s recordings spoken by someone else",
            spoken,
        )
        if spoken
        else "",
        messages.many("%(num)s picture", "%(num)s pictures", len(pictures)) if pictures else "",
    )
    if any(said):
        note = messages(
            "Somebody listened to each recording to its end, and looked through each picture,"
            " before it was published."
        )
        yield Line(messages("Recordings and pictures"), ", ".join(filter(None, said)), note)


def _known(study: Study, counted: Risks, messages: Messages, person: Noun) -> Iterator[Line]:
    """How many participants are known by a voice, a picture or a name."""
    if known := len(KnownSpeakers(study).all):
        note = messages(
            "Anyone who recognises them can read the quotes and rows linked to them as theirs. They"
            " are not counted among those who are alike."
        )
        text = _of(messages, known, max(counted.behind, known), person)
        yield Line(messages("Recognisable by a voice, a picture or a name"), text, note)


def _linked(counted: Risks, messages: Messages) -> str:
    """To how many rows and members of groups quotes are linked; each member is a person."""
    members = sum(profile.member for profile in counted.profiles)
    rows = len(counted.profiles) - members
    linked = messages.many("Linked to %(num)s row", "Linked to %(num)s rows", rows)
    if not members:
        return linked
    if not rows:
        return messages.many(
            "Linked to %(num)s member of a group", "Linked to %(num)s members of groups", members
        )
    also = messages.many("%(num)s member of a group", "%(num)s members of groups", members)
    return messages("%(rows)s and %(members)s") % {"rows": linked, "members": also}


def _of(messages: Messages, count: int, all_: int, unit: Noun) -> str:
    """`2 of 8 people`."""
    numbers = {
        "count": messages.number(count),
        "of": messages.number(all_),
        "unit": noun(unit, all_, messages),
    }
    return messages("%(count)s of %(of)s %(unit)s") % numbers
