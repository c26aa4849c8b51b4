"""The questions of `ownwords new`, in a terminal. Each has a flag; without a terminal nothing is
asked, and what is not said counts as the answer in brackets.
"""

import re
import sys
from pathlib import Path

import click

from ..starters import STARTERS, Wish

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def asked(
    title: str | None,
    starter: str | None,
    own: bool | None,
    language: str | None,
    sensitive: bool | None,
) -> Wish:
    """What a project is to be: as the flags say, else as somebody answers.

    Raises:
        click.UsageError: A language is no tag.
    """
    usual = Wish()
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise click.UsageError(_no_tag(language))
    answers = (title, starter, own, language, sensitive)
    if _in_a_terminal() and None in answers:
        click.echo("Press Enter to accept what is in brackets.\n", err=True)
        title = title or _ask("Title of the study", usual.title)
        starter = starter or _starter()
        own = click.confirm("Did you or your team do this study?", True) if own is None else own
        language = language or _language(usual.language)
        if sensitive is None:
            sensitive = click.confirm("May reading it upset someone?", False)
    return Wish(
        starter or usual.starter,
        title or usual.title,
        language or usual.language,
        usual.by_the_authors if own is None else own,
        usual.sensitive if sensitive is None else sensitive,
    )


def _in_a_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(question: str, usual: str) -> str:
    return str(click.prompt(question, default=usual)).strip() or usual


def _starter() -> str:
    names = list(STARTERS)
    click.echo("Kind of study:")
    for number, name in enumerate(names, 1):
        click.echo(f"  {number}  {STARTERS[name].title}")
    chosen = click.prompt("Kind", type=click.IntRange(1, len(names)), default=1)
    return names[int(chosen) - 1]


def _language(usual: str) -> str:
    while not _LANGUAGE.fullmatch(said := _ask("Language of the site", usual)):
        click.echo(_no_tag(said))
    return said


def _no_tag(said: str) -> str:
    return f"“{said}” is not a language tag; write two or three letters, such as en, sv or pt-BR"


def made(folder: Path, shown: str, next_: str, *, workbook: bool = False) -> str:
    """What is said of a project that was made, and what comes next."""
    parts = [
        (
            "site-data/study.xlsx" if workbook else "site-data/",
            "your study; everything in it becomes public",
        ),
        ("content/", "your own pages"),
        ("private/", "never published, never in git"),
        ("mkdocs.yml, README.md", "settings; how to go on"),
        (".github/workflows/", "checks and publishes on GitHub"),
    ]
    lines = "\n".join(f"  {name:<23}{what}" for name, what in parts)
    here = folder.resolve() == Path.cwd()
    go = "" if here else f"cd {shown}, then "
    return f"Made {shown}/\n{lines}\nNext: {go}{next_}"
