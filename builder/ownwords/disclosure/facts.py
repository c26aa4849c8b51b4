"""Reads the team's notes on what quotes tell about their speakers (`private/quote-facts.yml`).

The file names, by the quote's id, columns with the value or values that fit the quote, or a total's
id with the line that fits. Each quote is judged by the published rows: a row stays possible if it
has one of the values; a total's line leaves the rows possible whose level it belongs to. A total
that no row tells narrows nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..checks import Issue
from ..model import Study
from ..model.sample import Column
from ..source import YamlSource
from ..source.tree import shorten
from ..speakers import is_unlinked
from ..suggestions import did_you_mean
from .material import QUOTE_FACTS, Material

Facts = Mapping[str, tuple[str, ...]]
"""What one quote tells: the values that fit it, by column or total."""


def facts_not_here(material: Material) -> Iterator[str]:
    """Says that quotes were not compared with the rows because the notes are not here, where that
    matters.
    """
    study = material.study
    if (
        material.quote_facts.state == "absent"
        and _has_columns(study)
        and any(is_unlinked(study, quote) for quote in study.published_quotes)
    ):
        yield (
            "The quotes were not compared with the rows, because there is no"
            f" private/{QUOTE_FACTS}. Run `ownwords facts` to draft it."
        )


def read_facts(source: YamlSource, study: Study) -> tuple[dict[str, Facts], list[Issue]]:
    """The facts of each quote, and the problems of the file."""
    wrong = [
        _wrong(source, problem.line, problem.message, problem.hint) for problem in source.problems
    ]
    tree = source.data if isinstance(source.data, dict) else {}
    if source.data is not None and not isinstance(source.data, dict):
        wrong.append(
            _wrong(
                source,
                1,
                "the file was expected to hold quotes with what they say",
                "begin with a quote's id and a colon",
            )
        )
    quotes = {quote.id for quote in study.quotes.quotes}
    known = _known_values(study)
    facts: dict[str, Facts] = {}
    for id_, said in tree.items():
        line = source.keys.get((id_,), (1, 1))[0]
        if id_ not in quotes:
            wrong.append(
                _wrong(
                    source, line, f'there is no quote "{shorten(id_)}"', did_you_mean(id_, quotes)
                )
            )
        elif said is not None and not isinstance(said, dict):
            wrong.append(
                _wrong(
                    source,
                    line,
                    f'expected columns with values below "{id_}"',
                    "such as `setting: private`",
                )
            )
        else:
            facts[id_] = {key: _values(value) for key, value in (said or {}).items()}
            wrong += _unknown(source, id_, facts[id_], known)
    return facts, wrong


def _values(value: object) -> tuple[str, ...]:
    return (
        tuple(str(each) for each in value if each is not None)
        if isinstance(value, list)
        else (str(value or ""),)
    )


def _wrong(source: YamlSource, line: int, message: str, hint: str) -> Issue:
    return Issue(source.name, (), message, hint, "facts-file", line=max(1, line))


def _unknown(
    source: YamlSource, id_: str, facts: Facts, known: Mapping[str, frozenset[str]]
) -> Iterator[Issue]:
    for key, values in facts.items():
        line = source.keys.get((id_, key), (1, 1))[0]
        if key not in known:
            yield _wrong(
                source,
                line,
                f'there is no column and no total "{shorten(key)}"',
                did_you_mean(key, known),
            )
            continue
        for value in values:
            if value not in known[key]:
                yield _wrong(
                    source,
                    line,
                    f'nothing in {key} says "{shorten(value)}"',
                    did_you_mean(value, known[key]),
                )


def _known_values(study: Study) -> dict[str, frozenset[str]]:
    """The values of each column and the lines of each total."""
    known = {
        total.id: frozenset(line.label for line in total.counts) for total in study.sample.totals
    }
    values: defaultdict[str, set[str]] = defaultdict(set)
    for row in (*study.people, *study.all_cases):
        for cell in row.cells:
            values[cell.column].add(cell.text)
    for column in _columns(study):
        values[column.id].update(column.levels)
    return known | {
        column: frozenset(found) | known.get(column, frozenset())
        for column, found in values.items()
    }


def _has_columns(study: Study) -> bool:
    return any(True for _ in _columns(study))


def _columns(study: Study) -> Iterator[Column]:
    return (column for table in study.tables for column in table.table.columns)
