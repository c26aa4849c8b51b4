"""The command that turns a study's tables into another form: `convert`."""

from pathlib import Path

import click

from ..engine import project_at
from ..locks import alone_in
from ..tables import FORMS, Form
from ..tables import convert as converted
from .options import config_option
from .saying import done, near


@click.command()
@config_option
@click.option(
    "--to",
    "form",
    type=click.Choice(FORMS),
    required=True,
    help="A workbook (XLSX), the same as ODS, one CSV file for each table, or YAML.",
)
@click.option(
    "--more-ids",
    type=click.IntRange(0, 5000),
    default=0,
    metavar="NUMBER",
    help="Put so many ids for quotes to come below the last one.",
)
def convert(config_file: Path, form: Form, more_ids: int) -> None:
    """Turn the tables of the study into a workbook, CSV files or YAML.

    Findings, quotes, people, cases, totals, passages, glossary and the facts of the study. What is
    written is read back and compared before anything changes. The old files are moved to
    private/before/; nothing is deleted, and nothing overwritten.

    \b
    Examples:
      ownwords convert --to workbook                  site-data/study.xlsx
      ownwords convert --to workbook --more-ids 200
      ownwords convert --to csv                       site-data/quotes.csv, findings.csv, …
      ownwords convert --to yaml
    """
    project = project_at(config_file)
    with alone_in(project.root):
        made = converted(project.data, project.root, form, more_ids=more_ids)
    if not made.written and not made.moved:
        done("All of it has that form already. Nothing was changed.")
        return
    done(f"Written to {near(project.data)}: {', '.join(made.written)}")
    if made.kept:
        done(f"The files from before are in {near(made.kept)}: {', '.join(made.moved)}")
    for line in made.said:
        done(line)
    done("Next: ownwords check. Compare, then delete the files from before.")
