"""Rules beyond shapes and links. Each rule is one function; RULES lists them."""

from collections import Counter
from collections.abc import Callable, Iterator

from .. import urls
from ..errors import Problem
from ..filenames import LONGEST_PATH
from ..model import FILES
from ..model.base import Shape
from ..model.findings import Category, Quote
from ..model.guidance import Checklist, Group, Sheet
from ..model.process import Edge
from ..model.sample import Total
from ..model.study import FlowStep, Studied
from ..model.withdrawn import WithdrawnRow
from ..source import Path, TableSource, Tree
from ..source.tree import shorten
from ..suggestions import did_you_mean
from .field_types import slots
from .files import Files
from .links import find_targets
from .short import strange_piece

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
)


def duplicate_ids(files: Files) -> Iterator[Problem]:
    """An id may stand only once in its namespace."""
    for lists in _NAMESPACES:
        first: dict[str, int] = {}
        for name, *keys in lists:
            items = files.raw(name, *keys)
            for at, item in enumerate(items if isinstance(items, list) else ()):
                written = item.get("id") if isinstance(item, dict) else None
                if not isinstance(written, str):
                    continue
                problem = files.problem(
                    name, (*keys, at, "id"), f'the id "{shorten(written)}" is taken', ""
                )
                if line := first.get(written.strip()):
                    yield files.problem(
                        name,
                        (*keys, at, "id"),
                        problem.message,
                        f"it stands in line {line} already",
                    )
                first.setdefault(written.strip(), problem.line)


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
                f'the short form says "{shorten(strange)}", which is not in the quote',
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
                f'no way leads from the start to "{shorten(written)}"',
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


def flow_adds_up(files: Files) -> Iterator[Problem]:
    """The steps from those who answered to those who took part must add up, and end with the number
    of rows of people.csv.
    """
    method = files.field("study", "method")
    flow: tuple[FlowStep, ...] = method.flow if method else ()
    remain: int | None = None
    last: tuple[Path, int] | None = None
    for at, step in enumerate(flow):
        path: Path = ("method", "flow", at, "count")
        if step.left:
            remain = None if remain is None else remain - step.count
            if remain is not None and remain < 0:
                yield files.problem(
                    "study",
                    path,
                    f"{step.count} left, which is more than there were",
                    "check the numbers of the steps before",
                )
            continue
        if remain is not None and step.count != remain:
            yield files.problem(
                "study",
                path,
                f"the steps before leave {remain}, not {step.count}",
                "subtract those who left from those before",
            )
        remain, last = step.count, (path, step.count)
    people = _studied(files, "people")
    if last and people is not None and last[1] != people:
        yield files.problem(
            "study",
            last[0],
            f"the last step says {last[1]}, but {_says(files, 'people')}",
            "both count those who took part, so they need to match",
        )


def totals_add_up(files: Files) -> Iterator[Problem]:
    """The counts of a total must add up to all people or all cases."""
    for path, total in files.each("sample", "totals", Total):
        rows = _studied(files, total.of)
        found = sum(line.count for line in total.counts)
        if rows is not None and found != rows:
            yield files.problem(
                "sample",
                (*path, "counts"),
                f"the counts add up to {found}, but {_says(files, total.of)}",
                f"`of: {total.of}` counts all of them",
            )
        if total.low is not None and total.high is not None and total.low > total.high:
            yield files.problem(
                "sample",
                (*path, "low"),
                f"the smallest value ({total.low}) is above the largest ({total.high})",
            )


def totals_beside_columns(files: Files) -> Iterator[Problem]:
    """A total that belongs to a column must name one of its table, and levels that occur there."""
    for path, total in files.each("sample", "totals", Total):
        table = files.field("sample", total.of)
        columns = {column.id: column for column in table.columns} if table else {}
        if total.column and total.column not in columns:
            message = f'there is no column "{shorten(total.column)}" in {total.of}.csv'
            yield files.problem(
                "sample", (*path, "column"), message, did_you_mean(total.column, columns)
            )
            continue
        levels = columns[total.column].levels if total.column else ()
        for at, line in enumerate(total.counts):
            if line.level and line.level not in levels:
                message = (
                    f'"{shorten(line.level)}" is no level of {total.column}'
                    if total.column
                    else "this total has a level but no column"
                )
                hint = (
                    did_you_mean(line.level, levels, "levels") if total.column else "add its column"
                )
                yield files.problem("sample", (*path, "counts", at, "level"), message, hint)


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
                f"{checklist.name} has {checklist.size} items; missing here: {missing}",
                "list every item, also those that are not reported",
            )


def no_decision_left_open(files: Files) -> Iterator[Problem]:
    """A key without a value must not stand where leaving it out means more than an empty value."""
    for name, shape in FILES.items():
        for path in _undecided(shape, files.raw(name), ()):
            yield files.problem(
                name,
                path,
                f'there is no value after "{path[-1]}:"',
                "write [] if nothing was agreed to, or take the line away",
            )


def _undecided(shape: type[Shape], tree: Tree, path: Path) -> Iterator[Path]:
    """The paths of keys without a value, where there has to be one. The nesting of shapes is
    finite, so the recursion is too.
    """
    if isinstance(tree, list):
        for at, item in enumerate(tree):
            yield from _undecided(shape, item, (*path, at))
    if not isinstance(tree, dict):
        return
    for key, slot in slots(shape).items():
        if key in tree and tree[key] is None and slot.decided:
            yield (*path, key)
        elif slot.shape:
            yield from _undecided(slot.shape, tree.get(key), (*path, key))


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _studied(files: Files, of: str) -> int | None:
    """How many people or cases were studied; None where nothing says so, or the file has mistakes,
    since a count would mislead.
    """
    table = _table(files, of)
    for _, each in files.each("study", "studied", Studied):
        if each.what == of:
            return each.number
    return len(table.rows) + _gone(files, of) if table.state == "read" else None


def _gone(files: Files, of: str) -> int:
    """How many of them were withdrawn; the study's own numbers still count them."""
    rows = {row.cells.get("id", "") for row in _table(files, of).rows}
    studied = files.field("withdrawn", f"studied_{of}")
    if isinstance(studied, int):
        return max(0, studied - len(rows))
    return sum(1 for _, each in files.each("withdrawn", of, WithdrawnRow) if each.id not in rows)


def _table(files: Files, of: str) -> TableSource:
    return files.people if of == "people" else files.cases


def _has(files: Files, of: str) -> str:
    gone = _gone(files, of)
    return _rows(len(_table(files, of).rows)) + (f" ({gone} withdrawn)" if gone else "")


def _says(files: Files, of: str) -> str:
    """How many were studied, and what says so."""
    for _, each in files.each("study", "studied", Studied):
        if each.what == of:
            return f"`studied` in study.yml says {each.number} {of}"
    return f"{of}.csv has {_has(files, of)}"


def studied_once(files: Files) -> Iterator[Problem]:
    """Each kind of what was studied is told once, with its unit, and covers the rows."""
    known: set[str] = set()
    for path, each in files.each("study", "studied", Studied):
        if each.what in known:
            yield files.problem(
                "study",
                (*path, "what"),
                f"the number of {each.what} is given twice",
                "keep one of them",
            )
        known.add(each.what)
        if each.what not in ("people", "cases"):
            if each.unit is None:
                yield files.problem(
                    "study",
                    path,
                    f"nothing says what one of these {each.what} is called",
                    "add a unit, such as `unit: {one: school, other: schools}`",
                )
            continue
        table = _table(files, each.what)
        rows = len(table.rows) + _gone(files, each.what) if table.state == "read" else 0
        if rows > each.number:
            yield files.problem(
                "study",
                (*path, "number"),
                f"{each.number} {each.what} were studied, but {each.what}.csv has"
                f" {_has(files, each.what)}",
                "correct the number, or the rows",
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
    span_in_order,
    checklists_whole,
    no_decision_left_open,
)
