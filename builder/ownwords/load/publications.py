"""Rules on the publications of a study."""

from collections.abc import Iterator

from ..errors import Problem
from ..model.findings import Passage, Quote
from ..model.paper import Supplement
from ..source import Path
from ..source.tree import shorten
from ..suggestions import did_you_mean
from .files import Files


def publications_known(files: Files) -> Iterator[Problem]:
    """What prints quotes and passages is one of the study's publications."""
    known = files.field("study", "publications")
    if known is None:
        return
    for name, path, key in _named(files):
        if key not in known:
            yield files.problem(
                name,
                path,
                f'"{shorten(key)}" is not among the publications of study.yml',
                did_you_mean(key, known)
                if known
                else f"add it there: `publications: [{shorten(key)}]`",
            )


def _named(files: Files) -> Iterator[tuple[str, Path, str]]:
    """Every publication that is named, with file and place."""
    for name in ("quotes", "passages"):
        if key := files.field(name, "publication"):
            yield name, ("publication",), key
    lists: tuple[tuple[str, str, type[Quote | Passage | Supplement]], ...] = (
        ("quotes", "quotes", Quote),
        ("passages", "passages", Passage),
        ("study", "supplements", Supplement),
    )
    for name, key, kind in lists:
        for path, item in files.each(name, key, kind):
            if item.publication:
                yield name, (*path, "publication"), item.publication
