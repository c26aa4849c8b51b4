"""The commands for what goes out and stays: `deposit`, `release`, `checklist`."""

from datetime import date
from pathlib import Path

import click

import ownwords

from ..checklists import templates, to_answer
from ..engine import project_at
from ..locks import alone_in
from ..pipeline import make_site
from ..release import carry_out, plan_release
from .options import config_option
from .saying import done, near, say


@click.command()
@config_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def deposit(config_file: Path, folder: Path) -> None:
    """Write the study to FOLDER as a repository takes it: tables, the whole study, the codebook.

    Quotes and rows are in it only where what people agreed to covers `data-sharing` and `archive`.
    A deposit cannot be taken back.

    \b
    Examples:
      ownwords deposit deposit/
      SITE_URL=https://example.org/study/ ownwords deposit deposit/
    """
    files = ownwords.deposit(config_file, folder, say=say)
    done(f"{files} files written to {near(folder)}. Look at data/README.md before you upload it.")


@click.command()
@config_option
@click.option("--version", "named", default="", help="Its name; left out: the day.")
@click.option("--note", default="", help="What changed, in a sentence for readers.")
@click.option("--gone", is_flag=True, help="What was published and is gone is meant to be gone.")
def release(config_file: Path, named: str, note: str, gone: bool) -> None:
    """Note what is published, and what changed since the last release.

    Writes site-data/published.lock (fingerprints, no ids, no days) and an entry of
    site-data/changes.yml, which makes the page “What changed”. From then on `ownwords check` names
    what is gone or reads otherwise.

    \b
    Examples:
      ownwords release
      ownwords release --version 2 --note "Two findings were made clearer."
    """
    project = project_at(config_file, checked=True)
    site = make_site(project, say=say)
    with alone_in(project.root):
        planned = plan_release(
            site.material, day=date.today().isoformat(), version=named, note=note, gone=gone
        )
        carry_out(planned, project.data)
    for line in planned.said:
        click.echo(line)
    click.echo(f"Changed: {', '.join(planned.texts)}.")


@click.command()
@click.argument("name", required=False, type=click.Choice(list(templates())))
def checklist(name: str | None) -> None:
    """List the reporting checklists that come with ownwords, or print one to be answered.

    \b
    Examples:
      ownwords checklist
      ownwords checklist srqr >> site-data/reporting.yml     below `checklists:`
    """
    if name:
        click.echo(to_answer(name), nl=False)
        return
    for each in templates().values():
        click.echo(f"{each.id:<12}{each.name}: for {each.made_for}")
