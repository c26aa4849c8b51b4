"""What a rule is: something that is looked for, declared once with all that is to be known of it.

Each room that judges lists its rules in a registry of its own. What stops a build, what may stand
with a reason, and the tables of the documentation are read off these lists.
"""

from collections.abc import Callable, Iterable
from typing import Generic, Literal, TypeVar

from ..records import dataclass
from . import Issue

Given = TypeVar("Given")

May = Literal["acknowledged", "waived", "allowed"]
"""How what a rule finds may stand: by an entry in acknowledged.yml, or one of `waivers` or of
`allowed` in privacy.yml.
"""

Table = Literal["names", "gate", "looks", "withdrawal", "hints"]
"""A table of the page on problems."""


@dataclass(frozen=True)
class Rule(Generic[Given]):
    """Something that is looked for.

    Attributes:
        code: Its short name, which stays the same; it stands in brackets behind messages.
        says: What it means and what to do, one line of Markdown for the page on problems.
        table: The table it stands in there.
        check: Looks for it; several rules may share a function. None where it is found when issues
            are set aside.
        stops: Whether no site is made while it is found.
        may: How it may stand with a reason.
        needs: The file of `private/` without which it cannot be looked for.
        unseen: Says in sentences what could not be looked for here.
        advice: What to do, where its message needs no more than that.
    """

    code: str
    says: str
    table: Table
    check: Callable[[Given], Iterable[Issue]] | None = None
    stops: bool = False
    may: tuple[May, ...] = ()
    needs: str = ""
    unseen: Callable[[Given], Iterable[str]] | None = None
    advice: str = ""


def checks_of(rules: Iterable[Rule[Given]]) -> tuple[Callable[[Given], Iterable[Issue]], ...]:
    """The functions that look for these rules, each once, in the order of the rules."""
    return tuple(dict.fromkeys(rule.check for rule in rules if rule.check))


def unseen_of(rules: Iterable[Rule[Given]]) -> tuple[Callable[[Given], Iterable[str]], ...]:
    """The functions that say what could not be looked for, each once."""
    return tuple(dict.fromkeys(rule.unseen for rule in rules if rule.unseen))


def codes_that(may: May, rules: Iterable[Rule[Given]]) -> frozenset[str]:
    """The codes of what may stand in this way."""
    return frozenset(rule.code for rule in rules if may in rule.may)
