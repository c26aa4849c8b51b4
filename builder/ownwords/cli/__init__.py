"""The commands of `ownwords`. The only room that prints.

Each module holds commands of one kind; `main` knows them all.
"""

import errno
from importlib import import_module
from keyword import iskeyword

import click

import ownwords

from ..errors import STOPPED, STOPPED_CODE
from ..formats import finds
from ..uncollected import uncollected
from ..writing import refusal
from .options import FORMAT, quiet_option, shows_words
from .saying import print_advice, print_marks, print_problems

_ROOMS = {
    "adopt": "adopting",
    "build": "building",
    "check": "judging",
    "checklist": "sharing",
    "convert": "converting",
    "deposit": "sharing",
    "docs": "reading",
    "facts": "protecting",
    "import": "importing",
    "library": "joining",
    "new": "making",
    "publish": "publishing",
    "release": "sharing",
    "review": "reviewing",
    "serve": "building",
    "status": "judging",
    "strip": "protecting",
    "withdraw": "protecting",
    "write": "building",
}
"""The commands, each with the module that holds it: one alone is imported, since a command is
waited for.
"""


class Commands(click.Group):
    """Translates what goes wrong into lines and exit codes: 1 for the data, 2 for wrong use and
    what the system refuses, 130 for Ctrl-C.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Their names, in the order in which help lists them."""
        return sorted(_ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name."""
        if cmd_name not in _ROOMS:
            return None
        with uncollected():
            room = import_module(f".{_ROOMS[cmd_name]}", __package__)
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(room, name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command."""
        try:
            return super().invoke(ctx)
        except ownwords.StudyError as error:
            if ctx.meta.get(FORMAT) == "github":
                print_marks(finds(error.problems, show_words=shows_words(ctx)))
                ctx.exit(1)
            print_problems(error.problems)
            if error.advice:
                print_advice(error.advice)
            ctx.exit(1)
        except ownwords.BuildError as error:
            click.echo(f"ERROR {error}", err=True)
            ctx.exit(2)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever reads the output has gone
                raise
            click.echo(f"ERROR {refusal(error)}", err=True)
            ctx.exit(2)
        except (KeyboardInterrupt, click.Abort):  # a question turns Ctrl-C into Abort
            click.echo(STOPPED, err=True)
            ctx.exit(STOPPED_CODE)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    epilog=(
        "Begin with `ownwords new my-study`. `ownwords check` names all that is wrong, with file"
        " and line, and touches nothing."
    ),
)
@click.version_option(ownwords.__version__, prog_name="ownwords")
@quiet_option
@click.pass_context
def main(context: click.Context) -> None:
    """Publish what people said, in their own words.

    Build a website from the files of a qualitative study. The study is in site-data/, your own
    pages are in content/ and the settings are in mkdocs.yml.

    \b
    Examples:
      ownwords new my-study     a project of your own, with examples to replace
      ownwords import FILE      read a file of another program, and propose what to take over
      ownwords adopt            take over what you choose of it
      ownwords check            is everything in order? (nothing is changed)
      ownwords build            build the site in site/
      ownwords publish git      send the site to a branch; also: github, sftp, folder, usb
      ownwords status           what is there, what is missing before you publish
      ownwords serve            preview it while you write, at http://127.0.0.1:8000
      ownwords write pages/     write the same pages as Markdown, for another site generator
      ownwords convert --to workbook    the tables as a spreadsheet, and back
      ownwords release          note what is published; `check` then names what is gone
      ownwords deposit folder/  the study as a repository such as Zenodo takes it
      ownwords review           go through what looks like a name, and record what may stand
      ownwords facts            draft notes on what each quote reveals about its speaker
      ownwords withdraw ID      withdraw a quote: remove its words from every data file
      ownwords checklist srqr   a reporting checklist, to be answered in reporting.yml
      ownwords library          several studies on one portal, with one search
      ownwords docs how-to      read a page of the documentation

    \b
    Exit codes: 0 success, 1 problems in the data, 2 wrong usage or nothing written, 130 Ctrl-C.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
