"""Immediate help, by country."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from .. import urls
from ..model.guidance import SupportFile
from .base import Context, View, beginning


@dataclass(frozen=True)
class Contact:
    """One way to help; `checked` is empty where nobody has tried it."""

    name: str
    contact: str
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
            each.hours,
            each.url,
            _site(each.url or ""),
            each.note,
            sources,
            checked,
        )
        countries.setdefault(each.country, []).append(contact)
    return tuple(Country(name, tuple(contacts)) for name, contacts in countries.items())


def _site(address: str) -> str:
    """The name of the site that an address belongs to: `example.org`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
