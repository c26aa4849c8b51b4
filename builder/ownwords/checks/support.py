"""Checks that the contacts for immediate help were verified within the last year."""

from collections.abc import Iterator

from . import Issue
from .reading import Reading


def old_contacts(reading: Reading) -> Iterator[Issue]:
    """Finds contacts that were last checked more than a year before today. A date without a day
    counts from the first day of its month, one without a month from the first day of its year.
    """
    study, today = reading.study, reading.today
    for at, contact in enumerate(study.support.contacts if study.support else ()):
        if contact.checked and _a_year_after(contact.checked) < (
            today.year,
            today.month,
            today.day,
        ):
            message = f'"{contact.name}" was last checked {contact.checked}, more than a year ago'
            yield Issue(
                "support",
                ("contacts", at, "checked"),
                message,
                "try it again and renew the date",
                "old-contact",
            )


def _a_year_after(day: str) -> tuple[int, int, int]:
    year, month, day_ = (*(int(part) for part in day.split("-")), 1, 1)[:3]
    return year + 1, month, day_
