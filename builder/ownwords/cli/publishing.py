"""The commands that put the site where readers find it."""

import sys
from pathlib import Path

import click

from ..publishing import BRANCH, to_branch, to_folder
from .options import config_option
from .saying import amount, done, near, say

_yes = click.option("--yes", is_flag=True, help="Do not ask.")


@click.group()
def publish() -> None:
    """Build the site and put it where readers find it: git, a folder, or a stick.

    What is wrong, still to write, or found by the gate stops it, and what was published before
    stays. For GitHub Pages the workflow of the project does the same: see `ownwords docs how-to`.

    \b
    Examples:
      ownwords publish git                          to the branch gh-pages of the remote origin
      ownwords publish folder ~/public_html/nights  to a web server's folder
      ownwords publish usb /media/stick             to open from a disk
    """


@publish.command()
@config_option
@click.argument("remote", default="origin")
@click.option("--branch", default=BRANCH, show_default=True, help="Holds the site, nothing else.")
@_yes
def git(config_file: Path, remote: str, branch: str, yes: bool) -> None:
    """Send the site to a branch of REMOTE, which holds nothing but the site.

    GitHub, GitLab, Netlify and Cloudflare publish from such a branch. Your own branches are not
    touched.

    \b
    Examples:
      ownwords publish git
      ownwords publish git https://example.org/ada/nights.git --branch pages --yes
    """
    _ask(f"Build the site and send it to {remote}, branch {branch}? private/ stays here.", yes)
    sent = to_branch(config_file, remote, branch, say)
    done(f"Sent: {sent}" if sent else "Nothing has changed since the site was sent.")


@publish.command()
@config_option
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@_yes
def folder(config_file: Path, target: Path, yes: bool) -> None:
    """Put the site into the folder TARGET, for a web server.

    It is swapped in whole. A folder with files that ownwords did not put there is refused.

    \b
    Example:
      SITE_URL=https://example.edu/nights/ ownwords publish folder ~/public_html/nights
    """
    _ask(f"Build the site and put it into {target}? private/ stays here.", yes)
    site, count = to_folder(config_file, target, say)
    done(f"{amount(count, 'file')} in {near(site)}.")


@publish.command()
@config_option
@click.argument("stick", type=click.Path(path_type=Path, file_okay=False, exists=True))
@_yes
def usb(config_file: Path, stick: Path, yes: bool) -> None:
    """Put a site that opens without a server onto a STICK, in a folder of the project's name.

    \b
    Example:
      ownwords publish usb /media/stick
    """
    target = stick / config_file.absolute().parent.name
    _ask(f"Build the site and put it into {target}? private/ stays here.", yes)
    site, count = to_folder(config_file, target, say, offline=True)
    done(f"{amount(count, 'file')} in {near(site)}. Open {near(site / 'index.html')}")


def _ask(question: str, yes: bool) -> None:
    """Goes on after a yes alone; without a terminal nothing is asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here; say --yes")
    if not click.confirm(question, default=False):
        raise click.Abort
