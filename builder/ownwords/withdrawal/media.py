"""Pictures and recordings of what goes: out of the data with it, and named as files to delete."""

from collections.abc import Iterator
from pathlib import Path

from ..disclosure import Material
from ..load import Loaded
from ..model.media import FOLDER
from ..source.edit import Draft
from .taken import Taken


def files_of(taken: Taken) -> frozenset[str]:
    """The files that the quotes which go name, as the data names them."""
    named = (
        part.file
        for quote in taken.quotes.values()
        for part in (quote.picture, quote.recording)
        if part
    )
    return frozenset(named)


def without_figures(loaded: Loaded, taken: Taken) -> dict[str, str | None]:
    """categories.yml without figures that show a picture which goes; unchanged where there are
    none.
    """
    gone, source = files_of(taken), loaded.yaml("categories")
    draft, changed = Draft(source.exact), False
    for at, category in enumerate(loaded.study.categories.categories):
        places = [n for n, figure in enumerate(category.figures) if figure.file in gone]
        path = ("categories", at, "figures")
        if places and len(places) == len(category.figures):
            draft.drop_key(source, path)
        elif places:
            draft.drop_items(source, path, places)
        changed |= bool(places)
    return {"categories.yml": draft.text()} if changed else {}


def media_said(before: Loaded, after: Loaded, taken: Taken) -> Iterator[str]:
    """What goes from the site with the quotes, in sentences."""
    for file in sorted(files_of(taken)):
        if f"{FOLDER}{file}" not in after.study.media:
            yield f"The site shows {file} no more."
    for category in before.study.categories.categories:
        if any(figure.file in files_of(taken) for figure in category.figures):
            yield f"The finding {category.id} loses a figure: it shows a picture that goes."


def media_left(tried: Material, taken: Taken) -> Iterator[str]:
    """The files that are to be deleted, and others with the same content. Nothing of the user's is
    deleted here.
    """
    for file in sorted(files_of(taken)):
        path = tried.content / FOLDER / file
        name = f"{tried.content.name}/{FOLDER}{file}"
        if others := tried.study.quotes_with(file):
            yield f"{name}: the quote {others[0].id} has it too, so it stays on the site"
            continue
        yield f"{name}: delete this file, and take it out of git"
        yield from (f"{each}: the same as {name}; delete it too" for each in _copies(tried, path))


def _copies(tried: Material, path: Path) -> Iterator[str]:
    """Other files of `content/` with the very same bytes."""
    if not path.is_file():
        return
    size, content = path.stat().st_size, path.read_bytes()
    for each in sorted(tried.content.rglob("*")):
        alike = each != path and each.is_file() and each.stat().st_size == size
        if alike and not each.is_symlink() and each.read_bytes() == content:
            yield f"{tried.content.name}/{each.relative_to(tried.content).as_posix()}"
