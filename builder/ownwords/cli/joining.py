"""The command that puts several studies on one portal."""

from pathlib import Path

import click

import ownwords

from .options import quiet_option
from .saying import done, near, say


@click.command()
@click.argument(
    "file", type=click.Path(path_type=Path), default=Path("library.yml"), metavar="[LIBRARY.YML]"
)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the portal goes; else site/ beside the file.",
)
@click.option(
    "--offline",
    is_flag=True,
    help="For a disk: lead to the folders of the sites, built with --offline.",
)
@quiet_option
def library(file: Path, site_dir: Path | None, offline: bool) -> None:
    """Make one portal of several studies, from their finished sites.

    A list of all studies, one search over all of them, words that several explain, and links
    between findings. Each study keeps its site and its address. LIBRARY.YML names the studies.

    \b
    Examples:
      ownwords library
      ownwords library choirs/library.yml --site-dir public
    """
    site = ownwords.make_portal(file, site_dir, offline=offline, say=say)
    done(f"The site is built. Open {near(site / 'index.html')} in a browser.")
