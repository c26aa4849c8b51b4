"""The commands that put the site where readers find it."""

import sys
from pathlib import Path

import click

import ownwords

from ..checks.placeholders import CODE as PLACEHOLDER
from ..publishing import BRANCH, to_branch, to_folder
from ..publishing.github import make_ready
from ..publishing.sftp import to_server
from .options import config_option
from .saying import amount, done, near, say

_yes = click.option("--yes", is_flag=True, help="Do not ask.")


@click.group()
def publish() -> None:
    """Build the site and put it where readers find it: git, a server, a folder, or a stick.

    What is wrong, left as `to-write`, or found by the gate stops it, and what was published before
    stays. Examples of `ownwords new` are counted. For GitLab, Netlify and Cloudflare see `ownwords
    docs how-to`.

    \b
    Examples:
      ownwords publish github                       the workflow for GitHub Pages, and what to do
      ownwords publish git                          to the branch gh-pages of the remote origin
      ownwords publish folder ~/public_html/nights  to a web server's folder
      ownwords publish sftp ada@web.example.edu:public_html/nights
      ownwords publish usb /media/stick             to open from a disk
    """


@publish.command()
@config_option
def github(config_file: Path) -> None:
    """Make ready for GitHub Pages: check the study, put its workflow in place, say what is left.

    Nothing is sent; what is pushed, the workflow checks, builds and publishes. It is pinned and has
    the least rights. One that is there already stays as it is.

    \b
    Example:
      ownwords publish github
    """
    readiness = make_ready(config_file, ownwords.__version__, say)
    for file in readiness.made:
        done(f"Written: {file}")
    for remark in readiness.remarks:
        done(remark)
    done("To send it:")
    for line in readiness.commands:
        done(f"  {line}")
    done(
        "Needed once, on GitHub: Settings → Pages → Source: GitHub Actions. Whether it is on cannot"
        " be seen from here; while it is off, the run of the workflow Publish says so."
    )
    done(f"Next: send it. The site will be at {readiness.address}")


@publish.command()
@config_option
@click.argument("target")
@_yes
def sftp(config_file: Path, target: str, yes: bool) -> None:
    """Put the site into a folder of a web server. TARGET is SERVER:FOLDER.

    The system's `sftp` sends it, with your keys and settings, or a password that it asks for.
    The new site is sent beside the old one, takes its place when it is complete, and the old one
    goes. A folder with files that ownwords did not put there is refused.

    \b
    Example:
      ownwords publish sftp ada@web.example.edu:public_html/nights
    """
    _ask(f"Build the site and send it to {target}? private/ stays here.", yes, config_file)
    count, left = to_server(config_file, target, say)
    done(f"Sent: {amount(count, 'file')} to {target}")
    for remark in left:
        done(remark)


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
    _ask(
        f"Build the site and send it to {remote}, branch {branch}? private/ stays here.",
        yes,
        config_file,
    )
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
    _ask(f"Build the site and put it into {target}? private/ stays here.", yes, config_file)
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
    _ask(f"Build the site and put it into {target}? private/ stays here.", yes, config_file)
    site, count = to_folder(config_file, target, say, offline=True)
    done(f"{amount(count, 'file')} in {near(site)}. Open {near(site / 'index.html')}")


def _ask(question: str, yes: bool, config_file: Path) -> None:
    """Goes on after a yes alone; without a terminal nothing is asked. Examples of a starter may go
    out, to try the way, but not unseen.
    """
    hints = ownwords.check(config_file).hints
    if examples := sum(hint.code == PLACEHOLDER for hint in hints):
        say(
            f"Not yet yours, and public once this is done: {amount(examples, 'example')} of"
            " `ownwords new`. `ownwords status` names the files."
        )
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here; say --yes")
    if not click.confirm(question, default=False):
        raise click.Abort
