"""Spares MkDocs a look at each of the thousands of icons in Material's folder.

MkDocs lists all files of a theme to find those that go into the site, and leaves out by its name
what is hidden, as the folder of icons is.
"""

import os
from collections.abc import Iterable
from typing import Any

from mkdocs.theme import Theme


def leave_out_hidden(theme: Theme) -> None:
    """Lets MkDocs list of a theme's files only those that are not hidden."""
    get_env = theme.get_env

    def environment() -> Any:
        made = get_env()
        loader: Any = made.loader
        loader.list_templates = lambda: sorted(set(_shown_in(loader.searchpath)))
        return made

    theme.get_env = environment  # type: ignore[method-assign]


def _shown_in(folders: Iterable[str]) -> Iterable[str]:
    """The files as Jinja lists them: by their path in their folder."""
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [each for each in inner if not each.startswith(".")]
            at = os.path.relpath(place, folder).replace(os.sep, "/")
            for name in names:
                if not name.startswith("."):
                    yield name if at == "." else f"{at}/{name}"
