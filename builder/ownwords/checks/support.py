"""Checks that somebody confirmed the contacts for help within six months, and that readers can
reach those who made the site.
"""

from collections.abc import Iterator

from . import Issue
from .reading import Reading

MONTHS = 6
"""A contact that was confirmed longer ago has to be confirmed again."""


def old_contacts(reading: Reading) -> Iterator[Issue]:
    """Finds contacts that nobody confirmed within six months before today. A date without a day
    counts from the first day of its month, one without a month from the first day of its year.

    Those that nobody ever confirmed are named together: a file that was only read is one task.
    """
    study, today = reading.study, reading.today
    contacts = study.support.contacts if study.support else ()
    for at, contact in enumerate(contacts):
        if contact.checked and _expires(contact.checked) < (today.year, today.month, today.day):
            yield Issue(
                "support",
                ("contacts", at, "checked"),
                f'"{contact.name}" was last confirmed {contact.checked}, more than six months ago',
                "call it again and renew the date",
                "old-contact",
            )
    if never := [contact.name for contact in contacts if not contact.checked]:
        yield Issue(
            "support",
            ("contacts",),
            f"nobody has confirmed {len(never)} of {len(contacts)} contacts: {_some(never)}",
            "call each, and write checked (the day) and checked_by (who)",
            "unconfirmed-contact",
        )


def unreachable_makers(reading: Reading) -> Iterator[Issue]:
    """Finds a study that does not say how to write to those who made the site."""
    contact = reading.study.study.contact
    if not contact or not (contact.url or contact.email):
        yield Issue(
            "study",
            ("contact",) if contact else ("made_by",),
            "readers cannot write to those who made this site",
            "add contact with a name and an email or a url",
            "no-contact",
        )


def unchecked_totals(reading: Reading) -> Iterator[Issue]:
    """Finds totals that nothing can be held against: neither rows nor `studied` say how many there
    were.
    """
    study = reading.study
    for at, total in enumerate(study.sample.totals):
        if not study.studied(total.of):
            yield Issue(
                "sample",
                ("totals", at, "of"),
                f'nothing says how many {total.of} were studied, so that the counts of "{total.id}"'
                " cannot be checked",
                f"add `studied: [{{what: {total.of}, number: …, source: …}}]` to study.yml",
                "unchecked-total",
            )


def _expires(day: str) -> tuple[int, int, int]:
    year, month, day_ = (*(int(part) for part in day.split("-")), 1, 1)[:3]
    months = year * 12 + month - 1 + MONTHS
    return months // 12, months % 12 + 1, day_


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def overdue_review(reading: Reading) -> Iterator[Issue]:
    """Finds that the day has passed on which the site was to be read again."""
    due = reading.study.study.dates.next_review
    if due and reading.today.isoformat()[: len(due)] > due:
        yield Issue(
            "study",
            ("dates", "next_review"),
            f"the site was to be read against the study again by {due}",
            "read it, and write when under `reviewed`, and the next day under `next_review`",
            "overdue-review",
        )
