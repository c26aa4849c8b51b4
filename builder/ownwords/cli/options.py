"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

import ownwords

Command = TypeVar("Command", bound=Callable[..., Any])


def _keep_private(_context: click.Context, _option: click.Parameter, config_file: Path) -> Path:
    """Messages of every command send people to `private/`, and `git add` comes next."""
    ownwords.private_folder(config_file)
    return config_file


_QUIET = "ownwords.quiet"


def _be_quiet(context: click.Context, _option: click.Parameter, quiet: bool) -> None:
    """Remembers it for this command; `meta` is shared with the group."""
    if quiet:
        context.meta[_QUIET] = True


quiet_option = click.option(
    "--quiet",
    "-q",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_be_quiet,
    help="Say nothing but what is wrong, and what was asked for.",
)


_config = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    callback=_keep_private,
    show_default=True,
    help="The project's mkdocs.yml.",
)


def quiet() -> bool:
    """Whether this command was asked to say nothing but what is wrong."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_QUIET))


FORMAT, _WORDS = "ownwords.format", "ownwords.words"


def _remember(context: click.Context, option: click.Parameter, value: object) -> None:
    """`meta` is shared with the group, which words what went wrong."""
    context.meta[_WORDS if option.name == "show_words" else FORMAT] = value


def format_option(*names: str) -> Callable[[Command], Command]:
    """The options that say for whom the findings are written."""
    form = click.option(
        "--format",
        type=click.Choice(names),
        default="text",
        expose_value=False,
        callback=_remember,
        show_default=True,
        help="For whom: people, or programs. In `github` marks and a summary of a workflow.",
    )
    words = click.option(
        "--show-words",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Repeat the words that the gate found where a format leaves them out for public logs.",
    )
    return lambda command: form(words(command))


def shows_words(context: click.Context) -> bool:
    """Whether words that the gate found may be repeated."""
    return bool(context.meta.get(_WORDS))


def config_option(command: Command) -> Command:
    """The options of every command that works on a project."""
    return _config(quiet_option(command))
