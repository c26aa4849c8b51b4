"""Immediate help and ways to complain, by country; and the short way there from every page."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from .. import urls
from ..model.base import PHONE_PATTERN
from ..model.guidance import Complaint, Support, SupportFile
from ..records import dataclass
from .base import Context, View, beginning
from .storage import country_key

_NUMBER = re.compile(PHONE_PATTERN)


@dataclass(frozen=True)
class Call:
    """A number that one tap calls or writes to: its address, and what the button says."""

    address: str
    label: str


@dataclass(frozen=True)
class Seen:
    """Where and when something was read; `kind` and `day` are empty where that is not known."""

    kind: str
    day: str
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Contact:
    """One way to help; `checked` is empty where nobody has called it."""

    name: str
    contact: str
    calls: tuple[Call, ...]
    emergency: bool
    facts: tuple[str, ...]
    url: str | None
    site: str
    note: str | None
    seen: Seen
    checked: str | None
    checked_by: str | None


@dataclass(frozen=True)
class Route:
    """One step of complaining."""

    who: str
    text: str
    holds_for: str | None
    contact: str | None
    call: Call | None
    seen: Seen


@dataclass(frozen=True)
class Country:
    """The contacts of one country or region, and how to complain there; `id` is its anchor."""

    id: str
    name: str
    contacts: tuple[Contact, ...]
    routes: tuple[Route, ...] = ()

    @property
    def emergency(self) -> Call | None:
        """The call to its emergency number, where the file says which that is."""
        calls = (call for each in self.contacts if each.emergency for call in each.calls)
        return next(calls, None)


@dataclass(frozen=True)
class HelpLinks:
    """The short way to help: its words, the link, the link for complaints (empty where there is
    none) and, by country, the emergency number that leads once that country was chosen.
    """

    title: str
    text: str
    link: str
    complain: str
    key: str
    calls: tuple[tuple[str, Call], ...]


@dataclass(frozen=True, kw_only=True)
class HelpView(View):
    """The help page. `key` is where the device keeps the chosen country."""

    template = "help.html"
    kind = "help"
    lead: str
    countries: tuple[Country, ...]
    key: str


def help_page(context: Context) -> HelpView | None:
    """The help page, where the study names contacts."""
    support = context.graph.study.support
    if support is None:
        return None
    return HelpView(
        address=urls.HELP,
        title=support.link,
        description=beginning(support.strip),
        lead=support.lead,
        countries=contacts_by_country(context, support),
        key=country_key(context.graph.study.study.id),
    )


def help_links(context: Context) -> HelpLinks | None:
    """The short way to help, where the study names contacts."""
    support = context.graph.study.support
    if support is None:
        return None
    countries = contacts_by_country(context, support)
    return HelpLinks(
        support.title,
        support.strip,
        support.link,
        context.messages("How to complain") if support.complaints else "",
        country_key(context.graph.study.study.id),
        tuple((each.id, call) for each in countries if (call := each.emergency)),
    )


def contacts_by_country(context: Context, support: SupportFile) -> tuple[Country, ...]:
    """All contacts and complaint routes, by country, in the order of the file."""
    every: tuple[Support | Complaint, ...] = (*support.contacts, *support.complaints)
    names = dict.fromkeys(each.country for each in every)
    return tuple(
        Country(
            country_id(name),
            name,
            tuple(_contact(context, each) for each in support.contacts if each.country == name),
            tuple(_route(context, each) for each in support.complaints if each.country == name),
        )
        for name in names
    )


def country_id(name: str) -> str:
    """A country's anchor on the help page, and the value that the device keeps."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return f"in-{'-'.join(words)}"


def _contact(context: Context, each: Support) -> Contact:
    facts = (each.hours, each.cost, each.languages)
    return Contact(
        each.name,
        each.contact,
        tuple(_calls(context, each)),
        each.emergency,
        tuple(fact for fact in facts if fact),
        each.url,
        _site(each.url or ""),
        each.note,
        _seen(context, each, each.sources),
        context.messages.date(each.checked) if each.checked else None,
        each.checked_by,
    )


def _route(context: Context, each: Complaint) -> Route:
    return Route(
        each.who,
        each.text,
        each.holds_for,
        each.contact,
        _call(context, each.phone, each.country) if each.phone else None,
        _seen(context, each, (each.source,)),
    )


def _seen(context: Context, one: Support | Complaint, pages: Iterable[str]) -> Seen:
    return Seen(
        one.source_kind or "",
        context.messages.date(one.read) if one.read else "",
        tuple((address, _site(address)) for address in pages),
    )


def strip_parts(support: SupportFile) -> list[dict[str, str]]:
    """The strip of every page, cut where it names the number of one of the contacts; such a part
    has an address to call.
    """
    numbers = {number for each in support.contacts if (number := number_of(each))}
    longest_first = sorted(map(re.escape, numbers), key=len, reverse=True)
    if not longest_first:
        return [{"text": support.strip}]
    parts = re.split(rf"(?<!\d)({'|'.join(longest_first)})(?!\d)", support.strip)
    called = [
        {"text": part, "url": f"tel:{_dialled(part)}"} if at % 2 else {"text": part}
        for at, part in enumerate(parts)
    ]
    return [part for part in called if part["text"]]


def _calls(context: Context, contact: Support) -> Iterator[Call]:
    """What a phone can dial or write to; a contact that is a number and no more can be called."""
    if number := number_of(contact):
        yield _call(context, number, contact.country)
    if contact.sms:
        words = {"number": contact.sms, "country": contact.country}
        said = context.messages("Text %(number)s (%(country)s)") % words
        yield Call(f"sms:{_dialled(contact.sms)}", said)


def _call(context: Context, number: str, country: str) -> Call:
    words = {"number": number, "country": country}
    said = context.messages("Call %(number)s (%(country)s)") % words
    return Call(f"tel:{_dialled(number)}", said)


def number_of(contact: Support) -> str:
    """The number that a contact can be called at; empty where it has none."""
    if contact.phone:
        return contact.phone
    return contact.contact if _NUMBER.fullmatch(contact.contact) else ""


def _dialled(number: str) -> str:
    """A number as a phone takes it. Its groups stay, parted by hyphens as RFC 3966 allows: in one
    piece, a number of ten digits looks like that of a person.
    """
    return re.sub(r"[^\d+]+", "-", number).strip("-")


def _site(address: str) -> str:
    """The name of the site that an address belongs to: `example.org`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
