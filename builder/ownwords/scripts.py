"""Joins the scripts of pages: each page asks for one file with all that it needs, in the order in
which it runs.

Scripts are classic ones without a build step, one per behaviour. A file of the same name in
`assets/ownwords/` of a project's `custom_dir` takes the place of ours.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from .pages.assets import Asset

FOLDER = "assets/ownwords/"
"""Where the joined scripts lie in the site."""

SOURCES = Path(str(files("ownwords").joinpath("scripts")))

FIRST = ("scripted", "colours", "wording")
"""What has to run before anything is painted: it decides what is seen."""

FRAME = ("frame", "typeset", "print", "quick-exit")
"""What every page has."""

SEARCH = ("words", "search")
"""Loaded when somebody searches."""

_HEAD = re.compile(r"\A// @ts-check\n|^ *// .*\n|^ */\*\*(?:[^*]|\*(?!/))*\*/\n", re.MULTILINE)


def address(scripts: Iterable[str] = ()) -> str:
    """The file of a page that needs these scripts besides those of every page; the theme's
    `ownwords.html` makes the same name.
    """
    return f"{FOLDER}{'.'.join(('frame', *scripts))}.js"


def joined_scripts(pages: Iterable[tuple[str, ...]], folders: Iterable[Path]) -> Iterator[Asset]:
    """The files of scripts of a site, the same bytes each time.

    Args:
        pages: What each page needs.
        folders: Folders in which a script of the project's own may lie, the strongest first.
    """
    own = tuple(folder / FOLDER for folder in folders)
    yield Asset(f"{FOLDER}first.js", _joined(FIRST, own))
    yield Asset(f"{FOLDER}search.js", _joined(SEARCH, own))
    for scripts in sorted({(), *pages}):
        yield Asset(address(scripts), _joined((*FRAME, *scripts), own))


def _joined(names: Iterable[str], folders: tuple[Path, ...]) -> str:
    """Scripts behind one another; one that fails does not stop those behind it."""
    return "".join(
        f"try {{\n{_source(name, folders)}}} catch (error) {{ reportError(error); }}\n"
        for name in names
    )


def _source(name: str, folders: tuple[Path, ...]) -> str:
    """A script without its remarks, which only editors need."""
    places = (folder / f"{name}.js" for folder in (*folders, SOURCES))
    source = next(place for place in places if place.is_file())
    return _HEAD.sub("", source.read_text("utf-8"))
