"""The commands that make a site of a project, or its pages."""

from contextlib import suppress
from pathlib import Path
from typing import Literal

import click

import ownwords

from ..starters import renew_schemas
from ..uncollected import search_no_more, uncollected
from .options import config_option, format_option
from .saying import complain, done, near, say


@click.command()
@config_option
@click.option(
    "--pdf",
    is_flag=True,
    help="Also save the handouts as PDFs, using a browser. Needs ownwords[pdf].",
)
@click.option(
    "--offline",
    is_flag=True,
    help="Build a site that opens from a disk without a server, in site-offline/.",
)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the finished site (default: as set in mkdocs.yml).",
)
@click.option(
    "--draft", is_flag=True, help="Let what is still to write stand as gaps; not to be published."
)
@click.option(
    "--engine",
    type=click.Choice(["mkdocs", "zensical"]),
    help="What makes the pages (default: as set in mkdocs.yml, else mkdocs). Zensical needs"
    " ownwords[zensical].",
)
@format_option("text", "github")
def build(
    config_file: Path,
    site_dir: Path | None,
    pdf: bool,
    offline: bool,
    draft: bool,
    engine: Literal["mkdocs", "zensical"] | None,
) -> None:
    """Build the site.

    The new site replaces the old one only when it is complete. If anything is wrong, the last good
    site stays as it is.

    \b
    Examples:
      ownwords build
      SITE_URL=https://example.org/study/ ownwords build      for permanent addresses
      ownwords build --pdf                                    with the sheets as PDFs
      ownwords build --offline                                for a USB stick, in site-offline/
      ownwords build --draft                                  with gaps where `to-write` stands
      ownwords build --engine zensical                        the same site, made by Zensical
      ownwords build --config studies/other/mkdocs.yml
    """
    with uncollected():
        site = ownwords.build(
            config_file, site_dir, pdf=pdf, offline=offline, draft=draft, engine=engine, say=say
        )
        search_no_more()
    _renew_schemas(config_file)
    done(f"The site is built. Open {near(site / 'index.html')} in a browser.")


@click.command()
@config_option
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    help="Address to serve on, as host:port.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open it in a browser.")
def serve(config_file: Path, address: str, in_browser: bool) -> None:
    """Preview the site and rebuild it whenever a file changes. Press Ctrl-C to stop.

    \b
    Examples:
      ownwords serve --open
      ownwords serve --address 127.0.0.1:8001
    """
    _renew_schemas(config_file)
    ownwords.serve(config_file, address, in_browser=in_browser, say=say, complain=complain)


@click.command()
@config_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def write(config_file: Path, folder: Path) -> None:
    """Write the pages to FOLDER as Markdown, with theme and settings, for use with another site
    generator.

    \b
    Example:
      ownwords write pages/ && mkdocs build --config-file pages/mkdocs.yml
    """
    pages = ownwords.write(config_file, folder, say=say)
    done(f"{pages} pages written to {near(folder)}.")


def _renew_schemas(config_file: Path) -> None:
    """An editor's descriptions follow the version of ownwords; a disk that cannot be written on
    stops nothing.
    """
    with suppress(OSError):
        if renew_schemas(config_file.absolute().parent):
            say("The descriptions for editors in schemas/ are now those of this version.")
