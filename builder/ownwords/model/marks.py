"""Marks in a field's type that say how readers meet it: its name on a page, its column in a table
to take along, the names of its choices.

The words are messages of the interface: written in English, marked with `N_`, translated where they
are shown. `shown` reads the marks.
"""

from collections.abc import Mapping
from dataclasses import field

from ..records import dataclass


def N_(message: str) -> str:
    """Marks a message for the list of the interface's words. The name is gettext's own."""
    return message


@dataclass(frozen=True)
class OnPage:
    """Marks a field that the page of its item shows under a name.

    Attributes:
        label: The name, a message.
        after: The field that it follows there, where that is not the one declared before it.
    """

    label: str
    after: str = ""


@dataclass(frozen=True)
class Exported:
    """Marks a field that stands in a table to take along; one field may give several columns.

    Attributes:
        meaning: What the column means, a message.
        name: The column's name; left out: the field's.
        after: The column that it follows, where that is not the one declared before it.
        values: What may stand in it; left out: the field's own choices.
    """

    meaning: str
    name: str = ""
    after: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeptInside:
    """Marks a field that no file to take along has."""


@dataclass(frozen=True, eq=False)
class Choices:
    """Marks a type of choices with what readers see in their place.

    Attributes:
        labels: A message for each choice, in the order in which choices are listed.
        to_choose: The same where readers choose among them; left out: as `labels`.
    """

    labels: Mapping[str, str]
    to_choose: Mapping[str, str] = field(default_factory=dict)
