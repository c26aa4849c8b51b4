"""Checks every link of the study. It walks through the files as they were written, guided by the
shapes, so that one mistake does not hide another.
"""

from collections.abc import Iterator

from ..errors import Problem
from ..model import FILES
from ..model.base import Placement, Shape
from ..prose import cited_keys
from ..records import dataclass
from ..remembered import cache
from ..source import Path, TableSource, Tree
from ..source.tree import shorten
from ..suggestions import did_you_mean
from .field_types import Slot, slots
from .files import Files

FoundLink = tuple[str, Path, str]
"""What kind of thing a link leads to, where the link stands, and the id it names."""

# Kind of link → the lists (file, then keys) whose items carry the ids.
_LISTS: dict[str, tuple[str, ...]] = {
    "category": ("categories", "categories"),
    "quote": ("quotes", "quotes"),
    "passage": ("passages", "passages"),
    "node": ("process", "nodes"),
    "audience": ("study", "audiences"),
    "claim": ("guidance", "claims"),
    "guidance group": ("guidance", "groups"),
    "point of guidance": ("guidance", "guidance"),
}
_ANY = "category, quote or passage"


@dataclass(frozen=True)
class Target:
    """The ids that links of one kind may name. `ids` is None where they cannot be known; such links
    are not checked.
    """

    file: str
    ids: frozenset[str] | None
    absent: bool = False


def link_problems(files: Files) -> Iterator[Problem]:
    """A problem for every link whose target does not exist."""
    targets = find_targets(files)
    for name, shape in FILES.items():
        source = files.yaml[name].source
        for kind, path, written in links_of(shape, source.data, ()):
            if said := dangling(targets[kind], kind, written):
                yield source.problem(path, *said)


def find_targets(files: Files) -> dict[str, Target]:
    """All ids by kind of link, taken from the files as they were written, so that a mistake
    elsewhere in an item does not lose its id.
    """
    targets = {kind: _target(files, place) for kind, place in _LISTS.items()}
    targets["person"] = _rows(files.people)
    targets["case"] = _case_rows(files)
    bib = files.references
    keys = (
        frozenset(entry.key for entry in bib.works)
        if bib.state == "read" and not bib.problems
        else None
    )
    targets["reference"] = Target(
        "references.bib", frozenset() if bib.state == "absent" else keys, bib.state == "absent"
    )
    parts = [targets[kind] for kind in ("category", "quote", "passage")]
    whole = frozenset(one for part in parts for one in part.ids or ())
    targets[_ANY] = Target(
        "categories.yml, quotes.yml and passages.yml",
        None if any(part.ids is None for part in parts) else whole,
    )
    return targets


def dangling(target: Target, kind: str, written: str) -> tuple[str, str] | None:
    """The message and the hint if no such thing exists."""
    if target.ids is None or written in target.ids:
        return None
    if target.absent:
        return (
            f'the {kind} "{shorten(written)}" cannot be looked up: there is no {target.file}',
            f"add {target.file}, or delete this",
        )
    hint = (
        did_you_mean(written, target.ids, f"in {target.file}")
        if target.ids
        else f"there is none in {target.file}"
    ) or f"use an id that stands in {target.file}, or delete this"
    return f'there is no {kind} "{shorten(written)}"', hint


def _target(files: Files, place: tuple[str, ...]) -> Target:
    name, *keys = place
    source = files.yaml[name].source
    items = files.raw(name, *keys)
    if source.state == "absent":
        return Target(
            files.shown(name),
            frozenset() if name not in {"study", "categories", "quotes"} else None,
            True,
        )
    if (
        source.state == "unreadable"
        or (items is not None and not isinstance(items, list))
        or not isinstance(source.data, dict)
    ):
        return Target(files.shown(name), None)
    ids = (item.get("id") for item in items or () if isinstance(item, dict))
    return Target(files.shown(name), frozenset(one.strip() for one in ids if isinstance(one, str)))


def _rows(table: TableSource) -> Target:
    file = table.name.rpartition("/")[2]
    if table.state == "absent":
        return Target(file, frozenset(), True)
    if table.state == "unreadable" or "id" not in table.header:
        return Target(file, None)
    return Target(file, frozenset(row.cells.get("id", "") for row in table.rows))


def _case_rows(files: Files) -> Target:
    """The rows of all tables of cases."""
    parts = [_rows(table) for of, table in files.case_tables.items()]
    parts = [part for part in parts if not part.absent] or parts[:1]
    if any(part.ids is None for part in parts):
        return Target(parts[0].file, None)
    ids = frozenset(one for part in parts for one in part.ids or ())
    return Target(" and ".join(part.file for part in parts), ids, parts[0].absent)


@cache
def _leading(shape: type[Shape]) -> tuple[tuple[str, Slot], ...]:
    """The fields of a shape in which a link can stand."""
    every = slots(shape).items()
    return tuple((key, slot) for key, slot in every if slot.shape or slot.link or slot.is_prose)


def links_of(shape: type[Shape], tree: Tree, path: Path) -> list[FoundLink]:
    """The links below a shape, as they were written."""
    found: list[FoundLink] = []
    _find(shape, tree, path, found)
    return found


def _find(shape: type[Shape], tree: Tree, path: Path, found: list[FoundLink]) -> None:
    """Notes the links below a shape. The nesting of shapes is finite, so the recursion is too."""
    if isinstance(tree, str) and issubclass(
        shape, Placement
    ):  # the short form: just the category's id
        found.append(("category", path, tree.strip()))
    if not isinstance(tree, dict):
        return
    for key, slot in _leading(shape):
        value = tree.get(key)
        if value is None:  # as most of them
            continue
        if not slot.many:
            _find_in(slot, value, (*path, key), found)
        elif isinstance(value, list):
            for at, item in enumerate(value):
                _find_in(slot, item, (*path, key, at), found)


def _find_in(slot: Slot, value: Tree, path: Path, found: list[FoundLink]) -> None:
    if slot.shape:
        _find(slot.shape, value, path, found)
    elif not isinstance(value, str):
        return
    elif slot.link:
        found.append((slot.link, path, value.strip()))
    elif slot.is_prose:
        found += (("reference", path, key) for key in cited_keys(value))
