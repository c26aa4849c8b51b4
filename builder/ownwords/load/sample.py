"""Checks people.csv, cases.csv and further tables against what sample.yml declares."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from ..errors import Problem
from ..filenames import is_device, same_on_disk
from ..model.findings import Quote
from ..model.gaps import GAP
from ..model.sample import Cell, Column, Row, Table
from ..model.speaking import Speaker
from ..source import Path, TableRow, TableSource
from ..source.characters import hidden_in, without_hidden
from ..source.table import ROW_ID
from ..source.tree import shorten
from ..suggestions import did_you_mean, nearest
from .files import Files
from .links import dangling, find_targets
from .membership import cases_of, membership_problems, named_people, people_of
from .numbers import PLAIN, is_doubtful, two_readings
from .pictures import picture_problems
from .proposals import description
from .values import wrong_value

_UNIT = re.compile(r"[0-9.,]+\s*([^\W\d_]+|%)")
_WORDED = re.compile(r"([0-9]{1,15}(?:[.,][0-9]{1,15})?)\s+([^\W\d_]+)")


def sample_problems(files: Files) -> Iterator[Problem]:
    """Everything that is wrong in the tables and sample.yml, and between them."""
    yield from membership_problems(files)
    for name, table, described in _tables(files):
        yield from _described_without_file(files, name, table, described)
        if table.state == "read":
            yield from _row_ids(table)
            if described is not None:
                yield from _columns(files, table, name, described)
                yield from _cells(table, described)
        if described is not None:
            yield from _beside(files, name, described)
            yield from picture_problems(files, files.place_of(name), described)
    yield from _shared_ids(files)
    yield from _case_people(files)
    yield from _speakers(files)


def rows(table: TableSource, described: Table) -> tuple[Row, ...]:
    """The table's rows as the model's shapes. A column `case` that is described is one of its own;
    else it names rows of other tables.
    """
    linked = all(column.id != "case" for column in described.columns)
    shown = [column for column in described.columns if not column.beside]
    numbers = {column.beside: column.id for column in described.columns if column.beside}
    numbers |= {column.id: column.id for column in shown if column.kind == "number"}

    def cell(row: TableRow, column: Column) -> Cell:
        number = _written(row, numbers.get(column.id, ""))
        return Cell(
            column=column.id,
            text=_written(row, column.id),
            number=float(number) if number else None,
        )

    return tuple(
        Row(
            id=row.cells["id"],
            people=people_of(row),
            cases=cases_of(row) if linked else (),
            cells=tuple(cell(row, column) for column in shown),
        )
        for row in table.rows
    )


def _written(row: TableRow, column: str) -> str:
    """A cell; one that is still to write is empty."""
    text = row.cells.get(column, "")
    return "" if text == GAP else text


def _tables(files: Files) -> Iterator[tuple[str, TableSource, Table | None]]:
    """All tables. The description is None where sample.yml has mistakes, so that they are not
    reported twice.
    """
    state = files.yaml["sample"].source.state
    for name, table in files.tables.items():
        described = files.described(name)
        untold = name in ("people", "cases") and files.raw("sample", name) is None
        sound = state == "absent" or (state == "read" and (described is not None or untold))
        yield name, table, (described or Table()) if sound else None


def _described_without_file(
    files: Files, name: str, table: TableSource, described: Table | None
) -> Iterator[Problem]:
    further = name not in ("people", "cases")
    if table.state == "absent" and described and (described.columns or further):
        yield files.problem(
            "sample",
            files.place_of(name),
            f"{'a table is' if further else 'columns are'} described here, but there is no"
            f" {name}.csv",
            f"add {name}.csv, or delete the description",
        )


def _row_ids(table: TableSource) -> Iterator[Problem]:
    if "id" not in table.header:
        hint = "each row needs an id of its own"
        if near := _like_ids(table):
            hint += f'; if these are in the column "{shorten(near)}", name it id'
        yield table.problem(table.line, "", "there is no column id", hint)
        return
    first: dict[str, tuple[int, str]] = {}
    for row in table.rows:
        written = row.cells.get("id", "")
        if hidden_in(written, in_words=True):
            continue  # said where the table was read
        if not ROW_ID.fullmatch(written) or len(written) > 80:
            yield table.problem(row.line, "id", *_no_row_id(written))
        elif is_device(written):
            yield table.problem(
                row.line,
                "id",
                f'"{written}" cannot be the name of a file on Windows, which keeps it for a device',
                "choose another id",
            )
        elif same := first.get(same_on_disk(written)):
            line, other = same
            alike = "" if other == written else f', as "{other}" but for capitals'
            yield table.problem(
                row.line,
                "id",
                f'the id "{written}" is taken{alike}',
                f"it stands in line {line} already",
            )
        first.setdefault(same_on_disk(written), (row.line, written))


def _no_row_id(written: str) -> tuple[str, str]:
    if seen := hidden_in(written):
        id_ = shorten(without_hidden(written))
        return f'the id "{id_}" holds a {seen}, which nobody can see', "type it anew"
    hint = "an id has letters a to z, digits, and single hyphens, dots or underscores between them"
    return f'"{shorten(written)}" is not an id of a row' if written else "the row has no id", hint


def _like_ids(table: TableSource) -> str | None:
    """The first column that holds a different id in each row."""
    for column in table.header:
        cells = [row.cells.get(column, "") for row in table.rows]
        if (
            column != "person"
            and len(set(cells)) == len(cells)
            and all(map(ROW_ID.fullmatch, cells))
        ):
            return column
    return None


def _columns(files: Files, table: TableSource, name: str, described: Table) -> Iterator[Problem]:
    known = [column.id for column in described.columns]
    own = files.own_columns(name)
    for twice in (column for column, times in Counter(known).items() if times > 1):
        if table.names.get(twice, twice) != twice:
            message = f'sample.yml describes the column "{table.names[twice]}" twice'
            yield table.problem(table.line, twice, message, "keep one description")
    new = []
    for column in table.header:
        if column in known or column in own:
            continue
        if near := nearest(column, [*own, *known]):
            message = f'the column "{shorten(column)}" is not described in sample.yml'
            yield table.problem(table.line, shorten(column), message, f'did you mean "{near}"?')
        else:
            new.append(column)
    if new and "id" in table.header:
        yield _undescribed(table, name, new)
    for column in known:
        if column not in table.header:
            yield table.problem(
                table.line,
                column,
                f'there is no column "{column}", which sample.yml describes',
                "add it, or delete it from sample.yml",
            )


def _undescribed(table: TableSource, name: str, new: list[str]) -> Problem:
    """One problem for all columns of which sample.yml knows nothing, with descriptions to paste."""
    named = ", ".join(f'"{shorten(column)}"' for column in new)
    said = f"the column {named} is" if len(new) == 1 else f"the columns {named} are"
    texts = {column: [row.cells.get(column, "") for row in table.rows] for column in new}
    lines = ", ".join(description(column, texts[column]) for column in new)
    return table.problem(
        table.line,
        "",
        f"{said} not described in sample.yml",
        f"describe what is to be published under {name}, columns, such as: {lines}",
    )


def _cells(table: TableSource, described: Table) -> Iterator[Problem]:
    """What is wrong with the cells; the same fault in several rows of a column is told once."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for column in described.columns:
        others = {row.cells.get(column.id, "") for row in table.rows} | set(column.levels)
        for row in table.rows:
            text = row.cells.get(column.id)
            if text is None or text == GAP:
                continue  # a column or a row's end that is missing is said elsewhere
            for said in _cell(row, column, text, others - {text, ""}):
                found.setdefault((column.id, *said), []).append(row.line)
    for (id_, message, hint), (first, *more) in found.items():
        yield table.problem(first, id_, f"{message}{_also(more)}", hint)


def _also(lines: list[int]) -> str:
    if not lines:
        return ""
    listed = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")
    return f" (also in line{'s' if len(lines) > 1 else ''} {listed})"


def _cell(
    row: TableRow, column: Column, text: str, others: frozenset[str] | set[str]
) -> Iterator[tuple[str, str]]:
    if not text:
        if not column.empty and not column.beside:
            hint = "if that has a meaning, say so in sample.yml (`empty: not asked`)"
            yield "the cell is empty", hint
    elif text in column.levels or hidden_in(text, in_words=True):
        return  # what cannot be seen was told where the table was read
    elif wrong := wrong_value(text, others):
        yield wrong
    elif column.kind == "number":
        yield from _number(row, column, text)
    elif column.levels:
        seen = hidden_in(text)
        message = f'"{shorten(without_hidden(text))}" is not one of the column\'s levels'
        if seen:
            yield f"{message}: it holds a {seen}, which nobody can see", "type the cell anew"
        else:
            yield message, did_you_mean(text, column.levels, "levels")


def _number(row: TableRow, column: Column, text: str) -> Iterator[tuple[str, str]]:
    if not PLAIN.fullmatch(text):
        of = f" of {column.unit}" if column.unit else ""
        hint = f"expected a plain number{of}, such as 12 or 0.5"
        if is_doubtful(text):
            written, one, other = two_readings(text)
            yield f'"{written}" can be {one} or {other}', "write the one that is meant"
        elif seen := hidden_in(text):
            said = f'"{shorten(without_hidden(text))}" holds a {seen}, which nobody can see'
            yield said, "type the cell anew"
        else:
            if not column.unit and (unit := _UNIT.fullmatch(text)):
                hint = f'if it counts "{unit[1]}", say so in sample.yml (`unit: "{unit[1]}"`)'
            yield f'"{shorten(text)}" is not a plain number', hint
        return
    worded = _WORDED.fullmatch(row.cells.get(column.beside or "", ""))
    reading = next(
        (
            reading
            for reading in column.readings
            if worded and reading.word.casefold() == worded[2].casefold()
        ),
        None,
    )
    if not worded or not reading:
        return
    expected = float(worded[1].replace(",", ".")) * reading.times
    if not math.isclose(float(text), expected, rel_tol=0.01):
        said = (
            f'{text} is next to "{worded[0]}", which is {expected:g} {column.unit or ""}'.rstrip()
        )
        yield said, "is the number in the wrong unit?"


def _beside(files: Files, name: str, described: Table) -> Iterator[Problem]:
    """A number column must name a text column, and each text column has only one. `id` and `person`
    need no description, and an ordered column needs its levels.
    """
    texts = {
        column.id for column in described.columns if not column.beside and column.kind != "number"
    }
    taken: set[str] = set()
    for at, column in enumerate(described.columns):
        path: Path = (*files.place_of(name), "columns", at)
        if column.id in files.own_columns(name):
            yield files.problem(
                "sample",
                (*path, "id"),
                f'the column "{column.id}" is known already',
                "delete this description",
            )
        if column.kind == "ordered" and not column.levels:
            yield files.problem(
                "sample", path, "an ordered column needs its levels, in order", "add the key levels"
            )
        if not column.beside:
            continue
        if column.kind != "number":
            yield files.problem(
                "sample",
                (*path, "kind"),
                "a column beside another one holds its number",
                "write `kind: number`",
            )
        if column.beside not in texts:
            yield files.problem(
                "sample",
                (*path, "beside"),
                f'there is no text column "{column.beside}"',
                did_you_mean(column.beside, texts),
            )
        elif column.beside in taken:
            yield files.problem(
                "sample",
                (*path, "beside"),
                f'"{column.beside}" has a number column already',
                "keep one of them",
            )
        taken.add(column.beside)


def _shared_ids(files: Files) -> Iterator[Problem]:
    lines = {row.cells.get("id", ""): row.line for row in files.people.rows}
    for table, row in _case_rows(files):
        written = row.cells.get("id", "")
        if written and written in lines:
            yield table.problem(
                row.line,
                "id",
                f'the id "{shorten(written)}" is a person\'s',
                f"it stands in {files.people.name}, line {lines[written]}",
            )


def _case_rows(files: Files) -> Iterator[tuple[TableSource, TableRow]]:
    return ((table, row) for table in files.case_tables.values() for row in table.rows)


def _case_people(files: Files) -> Iterator[Problem]:
    """Each case must have its people, unless the study says that it may stand alone."""
    if files.yaml["sample"].source.state == "unreadable":
        return
    target = find_targets(files)["person"]
    for name, cases in files.case_tables.items():
        described = files.described(name)
        optional = (
            described.people_optional or name != "cases" or described.works
            if described
            else name != "cases" or files.raw("sample", name, "people_optional") == "true"
        )
        for row in cases.rows:
            people = people_of(row)
            if not people and not optional:
                hint = (
                    "name the person in the column person, or write `people_optional: true` under"
                    " cases in sample.yml"
                )
                message = "the case stands without its person"
                yield cases.problem(row.line, "person", message, hint)
            for person in people:
                if said := dangling(target, "person", person):
                    yield cases.problem(row.line, "person", *said)


def _speakers(files: Files) -> Iterator[Problem]:
    """A speaker with a person and a case must be a person of that case."""
    people = named_people(files)
    tables = {row.cells.get("id", ""): table for table, row in _case_rows(files)}
    known = find_targets(files)["person"].ids or frozenset()
    for path, speaker in _all_speakers(files):
        if not speaker.person or not speaker.case or speaker.person not in known:
            continue
        own = people.get(speaker.case)
        if own is not None and speaker.person not in own:
            file = tables[speaker.case].name.rpartition("/")[2]
            message = (
                f'the person "{shorten(speaker.person)}" does not belong to the case'
                f' "{shorten(speaker.case)}"'
            )
            hint = (
                f"its people: {shorten(', '.join(own))}"
                if own
                else f"{file} names no person for it"
            )
            yield files.problem("quotes", (*path, "person"), message, hint)


def _all_speakers(files: Files) -> Iterator[tuple[Path, Speaker]]:
    common = files.field("quotes", "speaker")
    if common:
        yield ("speaker",), common
    for path, quote in files.each("quotes", "quotes", Quote):
        if quote.speaker:
            yield (*path, "speaker"), quote.speaker
        for at, turn in enumerate(quote.turns):
            yield (*path, "turns", at, "speaker"), turn.speaker
