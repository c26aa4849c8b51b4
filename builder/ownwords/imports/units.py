"""Which selections are one quote: equal ones, and those inside another one; the order of codes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..records import dataclass
from .pieces import Code, Selection


@dataclass(frozen=True)
class Unit:
    """Selections that are one quote."""

    outer: Selection
    codes: tuple[str, ...]
    inner: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def equal(selections: Iterable[Selection]) -> list[Unit]:
    """Selections of the same words in the same place are one."""
    groups: dict[tuple[object, ...], list[Selection]] = {}
    for each in selections:
        place: tuple[object, ...] = (each.start, each.end)
        if each.start < 0:
            place = (" ".join(each.words.split()), each.person)
        groups.setdefault((each.text, *place), []).append(each)
    return [
        Unit(group[0], tuple(dict.fromkeys(code for each in group for code in each.codes)))
        for group in groups.values()
    ]


def nested(units: Sequence[Unit]) -> list[Unit]:
    """A selection inside another one is a second placement of the outer words; one that overlaps
    another stays by itself, with a doubt.
    """
    order = sorted(units, key=lambda unit: (unit.outer.text, unit.outer.start, -unit.outer.end))
    kept: list[Unit] = []
    for unit in order:
        here, last = unit.outer, kept[-1] if kept else None
        near = bool(last and here.start >= 0 and last.outer.text == here.text)
        if last and near and last.outer.start <= here.start and here.end <= last.outer.end:
            codes = tuple(dict.fromkeys((*last.codes, *unit.codes)))
            kept[-1] = replace(last, codes=codes, inner=(*last.inner, here.words))
        elif last and near and here.start < last.outer.end:
            doubt = "it overlaps another selection"
            kept[-1] = replace(last, doubts=(*last.doubts, doubt))
            kept.append(replace(unit, doubts=(doubt,)))
        else:
            kept.append(unit)
    place = {id(unit.outer): at for at, unit in enumerate(units)}
    return sorted(kept, key=lambda unit: place[id(unit.outer)])


def in_order(codes: Sequence[Code]) -> list[Code]:
    """The codes, each after the one above it, as the tree is read."""
    below: dict[str, list[Code]] = {}
    keys = {code.key for code in codes}
    for code in codes:
        below.setdefault(code.parent if code.parent in keys else "", []).append(code)
    ordered: list[Code] = []
    waiting = list(reversed(below.get("", [])))
    while waiting:
        code = waiting.pop()
        ordered.append(code)
        waiting += reversed(below.get(code.key, []))
    return ordered
