"""What commands print: how far they are, what is wrong, and marks for programs."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

import ownwords

from ..formats import Find, as_github, summary
from .options import quiet


def say(message: str) -> None:
    """How far a command is."""
    if not quiet():
        click.echo(message, err=True)


def done(message: str) -> None:
    """That a command has done what it should."""
    if not quiet():
        click.echo(message)


def amount(count: int, what: str) -> str:
    """A number with its noun: "1 quote", "2 quotes"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def near(path: Path) -> str:
    """A path as short as it can be said from here."""
    path = path.resolve()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def print_problems(problems: tuple[ownwords.Problem, ...]) -> None:
    """All that is wrong, one line each, and how much it is."""
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{amount(len(problems), 'problem')}. No files were changed.", err=True)


def complain(error: Exception) -> None:
    """What is wrong, of a command that goes on."""
    if isinstance(error, ownwords.StudyError):
        for problem in error.problems:
            click.echo(str(problem), err=True)
    else:
        click.echo(f"ERROR {error}", err=True)


def print_advice(lines: str) -> None:
    """Lines for privacy.yml; apart from the list of problems, so that neither is in the other's
    way.
    """
    click.echo(
        "\nWhat of this points at nobody may stand. Go through it with `ownwords review`, or paste"
        " its lines into site-data/privacy.yml, each with your reason:\n",
        err=True,
    )
    click.echo(lines, nl=False)


def print_marks(found: Sequence[Find]) -> None:
    """Marks in a workflow's log, and the summary on its page, where there is one."""
    if marks := as_github(found):
        click.echo(marks)
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(summary(found))
