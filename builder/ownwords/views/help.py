"""Immediate help, by country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from .. import urls
from ..model.base import PHONE_PATTERN
from ..model.guidance import Support, SupportFile
from .base import Context, View, beginning

_NUMBER = re.compile(PHONE_PATTERN)


@dataclass(frozen=True)
class Call:
    """A number that one tap calls or writes to: its address, and what the button says."""

    address: str
    label: str


@dataclass(frozen=True)
class Contact:
    """One way to help; `checked` is empty where nobody has tried it."""

    name: str
    contact: str
    calls: tuple[Call, ...]
    hours: str | None
    url: str | None
    site: str
    note: str | None
    sources: tuple[tuple[str, str], ...]
    checked: str | None


@dataclass(frozen=True)
class Country:
    """The contacts of one country or region."""

    name: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, kw_only=True)
class HelpView(View):
    """The help page."""

    template = "help.html"
    kind = "help"
    strip: str
    lead: str
    countries: tuple[Country, ...]


def help_page(context: Context) -> HelpView | None:
    """The help page, where the study names contacts."""
    support = context.graph.study.support
    if support is None:
        return None
    return HelpView(
        address=urls.HELP,
        title=context.messages("Immediate help"),
        description=beginning(support.strip),
        strip=support.strip,
        lead=support.lead,
        countries=contacts_by_country(context, support),
    )


def contacts_by_country(context: Context, support: SupportFile) -> tuple[Country, ...]:
    """All contacts, by country, in the order of the file."""
    countries: dict[str, list[Contact]] = {}
    for each in support.contacts:
        sources = tuple((address, _site(address)) for address in each.sources)
        checked = context.messages.date(each.checked) if each.checked else None
        contact = Contact(
            each.name,
            each.contact,
            tuple(_calls(context, each)),
            each.hours,
            each.url,
            _site(each.url or ""),
            each.note,
            sources,
            checked,
        )
        countries.setdefault(each.country, []).append(contact)
    return tuple(Country(name, tuple(contacts)) for name, contacts in countries.items())


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
    messages = context.messages
    if number := number_of(contact):
        said = messages("Call %(number)s") % {"number": number}
        yield Call(f"tel:{_dialled(number)}", said)
    if contact.sms:
        said = messages("Text %(number)s") % {"number": contact.sms}
        yield Call(f"sms:{_dialled(contact.sms)}", said)


def number_of(contact: Support) -> str:
    """The number that a contact can be called at; empty where it has none."""
    if contact.phone:
        return contact.phone
    return contact.contact if _NUMBER.fullmatch(contact.contact) else ""


def _dialled(number: str) -> str:
    """A number without what is only there for the eye."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _site(address: str) -> str:
    """The name of the site that an address belongs to: `example.org`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
