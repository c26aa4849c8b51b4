"""The command that makes a project."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

import ownwords

from .. import imports
from ..starters import STARTERS, make_project, refuse_used
from ..tables import begin_with, begin_workbook, is_study, openpyxl_or_stop
from .adopting import clear_pages
from .asking import asked, made
from .importing import asked_about, import_all, refused, with_answers
from .options import quiet_option
from .saying import done, near


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="Title of the study.")
@click.option("--starter", type=click.Choice(list(STARTERS)), help="Which kind of study.")
@click.option(
    "--own/--of-others",
    default=None,
    help="Whether those who did the study make the site.",
)
@click.option("--language", metavar="TAG", help="Language of the site, such as en or sv.")
@click.option(
    "--sensitive/--not-sensitive",
    default=None,
    help="Whether reading it may upset someone; then the site says where help is.",
)
@click.option(
    "--workbook",
    is_flag=True,
    help="Keep the study in a workbook, site-data/study.xlsx; needs ownwords[tables].",
)
@click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Begin with what you have: an export of another program, a table, a study’s workbook. May"
    " be given several times.",
)
@quiet_option
def new(
    folder: Path,
    title: str | None,
    starter: str | None,
    own: bool | None,
    language: str | None,
    sensitive: bool | None,
    workbook: bool,
    sources: tuple[Path, ...],
    **said: str,
) -> None:
    """Make a project in FOLDER: a small invented study that builds at once, to replace by yours.

    What is not said by an option is asked in a terminal. A folder that is not empty is refused.
    Nothing is fetched from the network. With --from, the files are read as `ownwords import` reads
    them, whose options answer what a file leaves open; nothing is made if one cannot be read.

    \b
    Examples:
      ownwords new my-study
      ownwords new my-study --workbook
      ownwords new my-study --from interviews.qdpx
      ownwords new my-study --from quotes.xlsx --words Quote --codes Theme
      ownwords new my-study --starter themes --title "Why people stay in a choir"
      ownwords new . --starter focus-groups --language sv --sensitive
    """
    refuse_used(folder)
    studies = [path for path in sources if is_study(path)]
    _refuse_several(studies, workbook)
    if workbook:
        openpyxl_or_stop()
    sources = tuple(path for path in sources if path not in studies)
    files = _readable(sources, {about: str(answer) for about, answer in said.items() if answer})
    wish = replace(asked(title, starter, own, language, sensitive), version=ownwords.__version__)
    made_in = make_project(folder, wish)
    if workbook:
        begin_workbook(made_in)
    for path in studies:
        name = begin_with(made_in, path)
        clear_pages(made_in / "content")
        done(f"{path.name} holds a study: it is now site-data/{name}, and becomes public.")
    imported = import_all(files, made_in) if files else ""
    next_ = f"ownwords adopt {imported}" if imported else "ownwords serve"
    next_ = "ownwords check" if studies else next_
    done(made(made_in, near(made_in), next_, workbook=workbook or bool(studies)))


def _refuse_several(studies: list[Path], workbook: bool) -> None:
    if len(studies) > 1:
        raise click.UsageError(f"a project holds one study: {' or '.join(map(str, studies))}")
    if studies and workbook:
        raise click.UsageError(f"{studies[0].name} is the workbook already; leave out --workbook")


def _readable(
    sources: tuple[Path, ...], answers: dict[str, str]
) -> list[tuple[Path, dict[str, str]]]:
    """The files to begin with, each with the answers to what it leaves open; ends the command where
    one cannot be read, before anything is made.
    """
    files, failed = [], False
    for path in sources:
        own = dict(answers)
        try:
            asked_about(path, own, partial(imports.open_file, path, own))
        except imports.ImportFailed as error:
            refused(path, error)
            failed = True
        files.append((path, own))
    if failed:
        done("Nothing was made.")
        click.get_current_context().exit(1)
    return files


with_answers(new, hidden=True)
