"""The commands that take something back, or out: `withdraw`, `strip`, `facts`."""

from contextlib import nullcontext
from pathlib import Path

import click

import ownwords

from ..disclosure.drafts import draft_facts, draft_text
from ..disclosure.material import QUOTE_FACTS as FACTS_FILE
from ..engine import project_at
from ..imports.store import forget
from ..locks import alone_in
from ..pipeline import Project
from ..private import write_private
from ..source import strip_media
from ..withdrawal import Wish, Withdrawal, carry_out, plan
from .options import config_option
from .saying import amount, near


@click.command()
@config_option
@click.argument("quotes", nargs=-1, metavar="[QUOTE]...")
@click.option(
    "--person",
    "people",
    multiple=True,
    metavar="ID",
    help="Withdraw a person, with their row, cases and quotes.",
)
@click.option(
    "--case", "cases", multiple=True, metavar="ID", help="Withdraw a case, with its row and quotes."
)
@click.option(
    "--migrate", is_flag=True, help="Write what an earlier version wrote without ids and days."
)
@click.option("--dry-run", is_flag=True, help="Show what would change without changing anything.")
def withdraw(
    config_file: Path,
    quotes: tuple[str, ...],
    people: tuple[str, ...],
    cases: tuple[str, ...],
    migrate: bool,
    dry_run: bool,
) -> None:
    """Withdraw what someone said.

    The words go from every file of site-data/, and so do the id and the links to it. From then on
    every build searches all that is published for them, by keyed fingerprints in
    site-data/withdrawn.yml. The key lies in private/withdrawal-key: keep a copy.

    \b
    Examples:
      ownwords withdraw empty-chair --dry-run
      ownwords withdraw empty-chair same-row
      ownwords withdraw --person S2
    """
    if not (quotes or people or cases or migrate):
        raise click.UsageError(
            "give the id of a quote, or use --person or --case to withdraw everything of theirs"
        )
    project = project_at(config_file)
    with nullcontext() if dry_run else alone_in(project.root):
        withdrawal = plan(project, Wish(quotes, people, cases), dry=dry_run)
        for line in withdrawal.said:
            click.echo(line)
        if withdrawal.left:
            click.echo("Please check these yourself:")
        for line in withdrawal.left:
            click.echo(f"  {line}")
        if not dry_run:
            carry_out(withdrawal)
        _forget_imported(project, withdrawal, dry_run)
    files = ", ".join(withdrawal.texts)
    click.echo(
        f"{'Would change' if dry_run else 'Changed'}: {files}."
        if files
        else "No files were changed."
    )
    if files and not dry_run:
        click.echo(
            "The words are still in the history of git and in copies elsewhere: see “When somebody"
            " withdraws” in `ownwords docs how-to`."
        )


def _forget_imported(project: Project, withdrawal: Withdrawal, dry_run: bool) -> None:
    """Takes what is withdrawn out of imports, which the tool made; the file that was imported is
    somebody's own and stays.
    """
    who = f" (with the name, cells and proposed quotes of {', '.join(withdrawal.people)})"
    for name in forget(project.private, withdrawal.quotes, withdrawal.people, dry=dry_run):
        click.echo(
            f"{'Would be taken' if dry_run else 'Taken'} out of private/import/{name}/ too"
            f"{who if withdrawal.people else ''}. The file that was imported was not changed: take"
            " it out there before you import it again."
        )


@click.command()
@config_option
def strip(config_file: Path) -> None:
    """Remove hidden information from the pictures and recordings in content/: where, when, by whom
    and with what they were made.

    The site never includes this information. This command also removes it from the files, because
    everything in a repository is public. Pictures look the same, recordings sound the same, and
    nothing is compressed again. Earlier commits still contain the information.

    \b
    Example:
      ownwords strip
    """
    project = project_at(config_file)
    changed = strip_media(project.content, project.root)
    for medium in changed:
        click.echo(
            f"{medium.name}: without {', '.join(medium.cleaned.found if medium.cleaned else ())}"
        )
    click.echo(f"{amount(len(changed), 'file')} changed.")


@click.command()
@config_option
@click.option(
    "--write",
    "written",
    is_flag=True,
    help="Write the draft to private/quote-facts.yml, unless that file exists.",
)
def facts(config_file: Path, written: bool) -> None:
    """Draft notes on what each quote reveals about its speaker. The gate compares them with the
    rows.

    The draft is made from word lists, so read each quote yourself, then correct and complete the
    notes. With private/quote-facts.yml in place, `ownwords check` counts how many people each quote
    could still come from. The file is never published.

    \b
    Examples:
      ownwords facts            shows the draft
      ownwords facts --write    writes it to private/quote-facts.yml
    """
    drafts = draft_facts(ownwords.read(config_file))
    if not written:
        click.echo(draft_text(drafts), nl=False)
        return
    private = ownwords.private_folder(config_file)
    file = private / FACTS_FILE
    if file.exists():
        raise click.UsageError(
            f"{near(file)} already exists and has not been changed; run `ownwords facts` to see "
            f"the draft"
        )
    write_private(private, FACTS_FILE, draft_text(drafts))
    click.echo(
        f"A draft for {amount(len(drafts), 'quote')} is in {near(file)}. Read it through, and "
        f"keep private/ out of the repository."
    )
