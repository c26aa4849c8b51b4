"""What a file knows of people beside their words: its variables, proposed as columns of a table.

What stands in them can point at somebody, so nothing of it is taken unless somebody names the
column, and whether outsiders could know it is left to write.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from ..records import dataclass
from ..suggestions import proposed_id
from .pieces import Case, Variable, counted

_MOST_LEVELS = 12
_LONGEST = 200
_OWN = ("id", "person", "case")


@dataclass(frozen=True)
class Column:
    """A column as it is proposed.

    Attributes:
        id: Its id here.
        label: The name of the variable as written.
        kind: `number`, `category` or `text`.
        levels: The values of a category, numbers in them by size.
    """

    id: str
    label: str
    kind: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attributes:
    """What can be proposed of the variables of people.

    Attributes:
        columns: The columns.
        cells: The values of each person, by column.
        left: What is not proposed, in sentences.
    """

    columns: tuple[Column, ...] = ()
    cells: Mapping[str, Mapping[str, str]] | None = None
    left: tuple[str, ...] = ()

    def of(self, person: str) -> dict[str, str]:
        """The values of a person."""
        return dict((self.cells or {}).get(person, {}))


def attributes_of(
    variables: Sequence[Variable], cases: Mapping[str, Case], silent: Collection[Case], least: int
) -> Attributes:
    """The columns that variables come to.

    Args:
        variables: The variables of the file.
        cases: The cases of those who speak, by whatever names the person.
        silent: Cases of nobody who speaks.
        least: How many people have to be there for one of them to be hidden among the others.
    """
    if not variables:
        return Attributes()
    names = ", ".join(each.name for each in variables)
    if len(cases) < least:
        few = counted(len(variables), "variable")
        among = counted(len(cases), "person", "people")
        why = f"of {among} none can be hidden among {least}"
        return Attributes(left=(f"{few} of people: {names}; {why}",))
    columns: list[Column] = []
    left: list[str] = []
    cells: dict[str, dict[str, str]] = {person: {} for person in cases}
    for variable in variables:
        values = {
            person: value
            for person, case in cases.items()
            if (value := " ".join(case.values.get(variable.key, "").split()))
        }
        fitting = {person: value for person, value in values.items() if len(value) <= _LONGEST}
        if not fitting:
            left.append(f"the variable “{variable.name}”, without a value that fits a cell")
            continue
        if more := len(values) - len(fitting):
            left.append(f"{counted(more, 'long value')} of the variable “{variable.name}”")
        column = _column(variable, [*fitting.values()], {each.id for each in columns})
        columns.append(column)
        for person, value in fitting.items():
            cells[person][column.id] = value
    if unused := sum(bool(case.values) for case in silent):
        left.append(f"values of {counted(unused, 'case')} of nobody who speaks here")
    return Attributes(tuple(columns), cells, tuple(left))


def _column(variable: Variable, values: list[str], used: Collection[str]) -> Column:
    id_ = proposed_id(variable.name) or "column"
    id_ = f"{id_}-told" if id_ in _OWN else id_
    number, free = 2, id_
    while free in used:
        free, number = f"{id_}-{number}", number + 1
    label = " ".join(variable.name.split())[:_LONGEST] or id_
    if all(re.fullmatch(r"-?\d{1,12}([.,]\d{1,6})?", value) for value in values):
        return Column(free, label, "number")
    levels = sorted({*values}, key=_in_order)
    if len(levels) <= _MOST_LEVELS and len(levels) < len(values):
        return Column(free, label, "category", tuple(levels))
    return Column(free, label, "text")


def _in_order(value: str) -> tuple[bool, float, str]:
    """Values that begin with a number by its size, then the others."""
    found = re.match(r"\d{1,12}", value)
    return (found is None, float(found[0]) if found else 0.0, value)
