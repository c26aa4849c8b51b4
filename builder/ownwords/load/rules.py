"""Rules beyond shapes and links. Each rule is one function; RULES lists them."""

from collections import Counter
from collections.abc import Callable, Iterator

from .. import urls
from ..errors import Problem
from ..filenames import LONGEST_PATH
from ..model import FILES
from ..model.findings import Category, Quote
from ..model.guidance import Checklist, Group, Sheet
from ..model.process import Edge
from ..source import Path
from ..source.tree import shorten
from .counting import (
    figures_known,
    flow_adds_up,
    parts_known,
    studied_once,
    tables_apart,
    totals_add_up,
    totals_beside_columns,
)
from .field_types import slot_at
from .figures import FIGURES
from .files import Files
from .links import find_targets
from .publications import publications_known
from .reach import counted_where_counting_tells
from .short import strange_piece
from .speaking import SPEAKING

RESERVED = ("404", "assets", "findings", "help", "index", "process", "quotes", "search", "study")
"""First parts of addresses that the site uses itself."""

RESERVED_QUOTES = ("selection",)
"""What stands below /quotes/ beside the quotes' own pages."""

# Lists whose items share one set of ids (anchors on one page, or links), as file and keys.
_NAMESPACES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("categories", "categories"),),
    (("quotes", "quotes"),),
    (("passages", "passages"),),
    (("memos", "memos"),),
    (("process", "nodes"),),
    (("study", "audiences"),),
    (("guidance", "groups"), ("guidance", "guidance")),
    (("guidance", "sheets"),),
    (("guidance", "claims"),),
    (("glossary", "terms"),),
    (("reporting", "checklists"),),
    (("sample", "totals"),),
    (("sample", "people", "columns"),),
    (("sample", "cases", "columns"),),
    (("sample", "tables"),),
)


def duplicate_ids(files: Files) -> Iterator[Problem]:
    """An id may stand only once in its namespace."""
    for lists in _NAMESPACES:
        first: dict[str, tuple[str, Path]] = {}
        for name, *keys in lists:
            items = files.raw(name, *keys)
            for at, item in enumerate(items if isinstance(items, list) else ()):
                written = item.get("id") if isinstance(item, dict) else None
                if not isinstance(written, str):
                    continue
                here: Path = (*keys, at, "id")
                if known := first.get(written.strip()):
                    line = files.problem(*known, "").line
                    message = f'the id "{shorten(written)}" is taken'
                    yield files.problem(name, here, message, f"it stands in line {line} already")
                first.setdefault(written.strip(), (name, here))


def core_on_top(files: Files) -> Iterator[Problem]:
    """The core concept has no category above it."""
    core = files.field("categories", "core")
    for path, category in files.each("categories", "categories", Category):
        if core and category.id == core and category.parent:
            yield files.problem(
                "categories",
                (*path, "parent"),
                f'"{core}" is the core concept and cannot have a parent',
                "delete its parent, or choose another core",
            )


def no_ring(files: Files) -> Iterator[Problem]:
    """The parents of a category must not form a cycle."""
    items = list(files.each("categories", "categories", Category))
    parents = {category.id: category.parent for _, category in items}
    done: set[str] = set()
    for path, category in items:
        way: dict[str, None] = {}  # in order, and quick to look up
        here: str | None = category.id
        while here and here in parents and here not in done and here not in way:
            way[here] = None
            here = parents[here]
        done.update(way)
        if here in way:
            ring = " → ".join([*list(way)[list(way).index(here) :][:8], here])
            yield files.problem(
                "categories",
                (*path, "parent"),
                f"these categories form a loop: {ring}",
                "give one of them a different parent, or none",
            )


def short_forms(files: Files) -> Iterator[Problem]:
    """A quote's short form must be taken from its words."""
    for path, quote in files.each("quotes", "quotes", Quote):
        text = quote.text or " ".join(turn.text for turn in quote.turns)
        strange = strange_piece(quote.short, text) if quote.short else None
        if strange:
            hint = "use (...) where words are left out and [brackets] for added words"
            yield files.problem(
                "quotes",
                (*path, "short"),
                f'the short form contains "{shorten(strange)}", which is not in the quote',
                hint,
            )


def every_step_reached(files: Files) -> Iterator[Problem]:
    """Each step of the process must be reachable from its start."""
    nodes, start = find_targets(files)["node"].ids, files.field("process", "start")
    if not nodes or start not in nodes or files.yaml["process"].source.problems:
        return
    ways: dict[str, list[str]] = {}
    for _, edge in files.each("process", "edges", Edge):
        ways.setdefault(edge.source, []).append(edge.to)
    reached, ahead = {start}, [start]
    while ahead:
        new = set(ways.get(ahead.pop(), ())) - reached
        reached |= new
        ahead += sorted(new)
    listed = files.raw("process", "nodes")
    for at, node in enumerate(listed if isinstance(listed, list) else ()):
        written = node.get("id") if isinstance(node, dict) else None
        if isinstance(written, str) and written.strip() not in reached:
            yield files.problem(
                "process",
                ("nodes", at),
                f'the step "{shorten(written)}" cannot be reached from the start',
                "add an edge that leads to it",
            )


def help_where_sensitive(files: Files) -> Iterator[Problem]:
    """A study that is marked sensitive must say where help is."""
    if files.field("study", "sensitive") is True and files.yaml["support"].source.state == "absent":
        yield files.problem(
            "study",
            ("sensitive",),
            "the study is marked sensitive but has no support.yml",
            "add that file to say where readers can find immediate help",
        )


def free_addresses(files: Files) -> Iterator[Problem]:
    """A page that is named by an id must not take the address of another page."""
    for at, audience in enumerate(files.field("study", "audiences") or ()):
        if audience.id in RESERVED:
            yield files.problem(
                "study",
                ("audiences", at, "id"),
                f"the site already uses the address /{audience.id}/",
                "choose another id",
            )
    for path, quote in files.each("quotes", "quotes", Quote):
        if quote.id in RESERVED_QUOTES:
            yield files.problem(
                "quotes",
                (*path, "id"),
                f"the site already uses the address /quotes/{quote.id}/",
                "choose another id",
            )
    groups = {(group.audience, group.id) for _, group in files.each("guidance", "groups", Group)}
    for path, sheet in files.each("guidance", "sheets", Sheet):
        if (sheet.audience, sheet.id) in groups:
            yield files.problem(
                "guidance",
                (*path, "id"),
                f"the address /{sheet.audience}/{sheet.id}/ belongs to the heading of that name",
                "choose another id",
            )


def free_aliases(files: Files) -> Iterator[Problem]:
    """An id that something had before must not be another thing's."""
    kinds: tuple[tuple[str, str, type[Category | Quote]], ...] = (
        ("categories", "categories", Category),
        ("quotes", "quotes", Quote),
    )
    for name, key, shape in kinds:
        items: list[tuple[Path, Category | Quote]] = [*files.each(name, key, shape)]
        taken = {item.id for _, item in items}
        for path, item in items:
            for at, alias in enumerate(item.aliases):
                if alias in taken or (name == "quotes" and alias in RESERVED_QUOTES):
                    yield files.problem(
                        name,
                        (*path, "aliases", at),
                        f'the id "{alias}" is taken, so its address leads somewhere already',
                        "name here only what nothing else is called",
                    )
                taken.add(alias)


def paths_short_enough(files: Files) -> Iterator[Problem]:
    """The PDF of a sheet, which has the longest path of the site, must fit on every disk."""
    for path, sheet in files.each("guidance", "sheets", Sheet):
        address = urls.sheet(sheet.audience, sheet.id)
        if (long := len(urls.pdf(address))) > LONGEST_PATH:
            yield files.problem(
                "guidance",
                (*path, "id"),
                f"the address /{address} is too long: its PDF has {long} letters, and"
                f" {LONGEST_PATH} fit on every disk",
                "choose a shorter id for the sheet or its audience",
            )


def span_in_order(files: Files) -> Iterator[Problem]:
    """The shortest interview must not be longer than the longest."""
    method = files.field("study", "method")
    span = method.interviews if method else None
    if span and span.low > span.high:
        yield files.problem(
            "study",
            ("method", "interviews", "low"),
            f"the smallest value ({span.low}) is above the largest ({span.high})",
        )


def checklists_whole(files: Files) -> Iterator[Problem]:
    """A checklist must have each of its items once."""
    for path, checklist in files.each("reporting", "checklists", Checklist):
        counts = Counter(item.number for item in checklist.items)
        for at, item in enumerate(checklist.items):
            if counts[item.number] > 1 or item.number > checklist.size:
                wrong = (
                    "is listed twice"
                    if counts[item.number] > 1
                    else f"is above the checklist's size, {checklist.size}"
                )
                yield files.problem(
                    "reporting",
                    (*path, "items", at, "number"),
                    f"item {item.number} {wrong}",
                    "list each item once",
                )
        if checklist.size > len(checklist.items):
            numbers = (
                str(number)
                for number in range(1, min(checklist.size, 1000) + 1)
                if number not in counts
            )
            missing = shorten(", ".join(numbers), 80)
            yield files.problem(
                "reporting",
                (*path, "items"),
                f"{checklist.name} has {checklist.size} items and these are missing: {missing}",
                "list every item, including those that are not reported",
            )


def no_decision_left_open(files: Files) -> Iterator[Problem]:
    """A key without a value must not stand where leaving it out means more than an empty value."""
    for name, shape in FILES.items():
        for path in files.yaml[name].source.without_value:
            if slot_at(shape, path).decided:
                yield files.problem(
                    name,
                    path,
                    f'"{path[-1]}:" has no value',
                    "write [] if nothing was agreed to, or take the line away",
                )


RULES: tuple[Callable[[Files], Iterator[Problem]], ...] = (
    duplicate_ids,
    core_on_top,
    no_ring,
    short_forms,
    every_step_reached,
    help_where_sensitive,
    free_addresses,
    free_aliases,
    paths_short_enough,
    studied_once,
    flow_adds_up,
    totals_add_up,
    totals_beside_columns,
    parts_known,
    figures_known,
    tables_apart,
    span_in_order,
    checklists_whole,
    no_decision_left_open,
    *FIGURES,
    *SPEAKING,
    publications_known,
    counted_where_counting_tells,
)
