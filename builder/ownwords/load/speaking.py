"""Rules on who speaks."""

from collections.abc import Iterator

from ..errors import Problem
from ..model.findings import Quote
from ..model.speaking import ASKING, Printed
from ..source.tree import shorten
from ..suggestions import did_you_mean
from .files import Files


def somebody_answers(files: Files) -> Iterator[Problem]:
    """The words of somebody who asks stand with the answer that they drew."""
    common = files.field("quotes", "speaker")
    for path, quote in files.each("quotes", "quotes", Quote):
        speaker = quote.speaker or common
        turns = [turn.speaker for turn in quote.turns] or ([speaker] if speaker else [])
        if turns and all(each.kind in ASKING for each in turns):
            yield files.problem(
                "quotes",
                path,
                f"only the {turns[0].kind} speaks here",
                "write an exchange under `turns`: the question, and the answer that it drew",
            )


def rows_named_by_a_column(files: Files) -> Iterator[Problem]:
    """What names rows beside quotes is a column of their table."""
    for name in ("people", "cases"):
        table = files.field("sample", name)
        columns = [column.id for column in table.columns] if table else []
        if table and table.named_by and table.named_by not in columns:
            yield files.problem(
                "sample",
                (name, "named_by"),
                f'there is no column "{shorten(table.named_by)}" in {name}.csv',
                did_you_mean(table.named_by, columns),
            )


def terms_once(files: Files) -> Iterator[Problem]:
    """The terms of each study that prints quotes are told once."""
    known: set[str] = set()
    for path, printed in files.each("quotes", "printed", Printed):
        if printed.source in known:
            yield files.problem(
                "quotes",
                (*path, "source"),
                f'the terms of "{shorten(printed.source)}" are told already',
                "keep one of them",
            )
        known.add(printed.source)


SPEAKING = (somebody_answers, rows_named_by_a_column, terms_once)
