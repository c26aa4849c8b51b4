"""How far a study is: what is there, what is missing before it is published."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby

from .checks.placeholders import CODE as PLACEHOLDER
from .checks.rules import codes_that
from .disclosure import Material, judge_files
from .disclosure.registry import RULES
from .graph import Graph
from .model import Study
from .pipeline import Hint, judge
from .records import dataclass

_WORDS = codes_that("allowed", RULES)
_NAMED = 5


@dataclass(frozen=True)
class Status:
    """How far a study is.

    Attributes:
        lines: What is there, a line for each kind of thing.
        missing: What is missing before it is published; empty where nothing is.
        next: The command to go on with.
    """

    lines: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    next: str


def status_of(material: Material, today: date) -> Status:
    """How far a study is, whether or not the gate would stop it.

    Args:
        material: The study and its pages.
        today: The day with which the dates of contacts are compared.
    """
    study, graph = material.study, Graph(material.study)
    stops = judge_files(material).stops
    hints = judge(material, today).hints
    unwritten = [hint for hint in hints if hint.code == PLACEHOLDER]
    words = [issue for issue in stops if issue.code in _WORDS]
    others = [issue for issue in stops if issue.code not in _WORDS]
    left = len(hints) - len(unwritten)
    lines = (
        ("Study", study.study.title),
        ("Findings", _findings(study, graph)),
        ("Quotes", _quotes(study)),
        *_sample(study),
        ("Own pages", str(len(material.pages))),
        ("To write", _to_write(unwritten)),
        ("Gate", _gate(Counter(issue.code for issue in stops))),
        ("Hints", str(left) if left else "none"),
    )
    missing = (
        *((counted(len(others), "problem of the gate", "problems of the gate"),) if others else ()),
        *((f"{counted(len(words), 'word', 'words')} to review",) if words else ()),
        *((f"{counted(len(unwritten), 'text', 'texts')} to write",) if unwritten else ()),
    )
    check = "ownwords check" if others or left or unwritten else "ownwords build"
    return Status(lines, missing, "ownwords review" if words and not others else check)


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else many}"


def _findings(study: Study, graph: Graph) -> str:
    ids = {category.id: category.parent for category in study.categories.categories}
    carried: set[str] = set()
    for quote in study.published_quotes:
        for placement in quote.categories:
            here: str | None = placement.category
            while here and here not in carried:
                carried.add(here)
                here = ids.get(here)
    if study.categories.core and carried:
        carried.add(study.categories.core)
    bare = [id_ for id_ in ids if id_ not in carried]
    top = f"{len(graph.top)} at the top"
    said = f"without a quote in or below them: {_some(bare)}" if bare else "each has a quote"
    return f"{len(ids)}, {top}; {said}"


def _quotes(study: Study) -> str:
    quotes = study.published_quotes
    alone = [quote.id for quote in quotes if not quote.categories]
    people = {
        turn.person
        for quote in quotes
        for turn in (quote.speaker, *(turn.speaker for turn in quote.turns))
        if turn and turn.person
    }
    said = f"without a finding: {_some(alone)}" if alone else "each belongs to a finding"
    linked = f"; speakers: {counted(len(people), 'person', 'people')}" if people else ""
    gone = len(study.withdrawn_quotes)
    return f"{len(quotes)}; {said}{linked}" + (f"; {gone} withdrawn" if gone else "")


def _sample(study: Study) -> Iterator[tuple[str, str]]:
    for table in study.tables:
        if table.rows:
            yield table.id.capitalize(), counted(len(table.rows), "row", "rows")


def _to_write(unwritten: Collection[Hint]) -> str:
    if not unwritten:
        return "nothing"
    files = Counter(hint.problem.file for hint in unwritten)
    return ", ".join(f"{file} ({count})" for file, count in files.items())


def _gate(codes: Counter[str]) -> str:
    if not codes:
        return "nothing open"
    return "open: " + ", ".join(f"{code} ({count})" for code, count in codes.items())


def _some(ids: Collection[str]) -> str:
    named = ", ".join(list(ids)[:_NAMED])
    return f"{named} and {len(ids) - _NAMED} more" if len(ids) > _NAMED else named


def still_to_write(unwritten: Iterable[Hint]) -> Iterator[str]:
    """A heading, and a line for each file with the lines in which something is still to write."""
    places = sorted((hint.problem.file, hint.problem.line) for hint in unwritten)
    if places:
        yield f"Still to write ({len(places)})"
    for file, found in groupby(places, key=lambda place: place[0]):
        lines = list(dict.fromkeys(line for _, line in found if line))
        many = "s" if len(lines) > 1 else ""
        what = "row" if ", " in file else "line"
        yield f"  {file}" + (f": {what}{many} {', '.join(map(str, lines))}" if lines else "")
