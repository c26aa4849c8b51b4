"""The sample, seen: orders by size and level, each row as a line, two columns crossed; what the
scripts rely on.
"""

import csv
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.graph import Graph
from ownwords.i18n import load_messages, time_word
from ownwords.load import load_study
from ownwords.model.sample import Cell, Column, Reading
from ownwords.pipeline import Site
from ownwords.views.base import Context
from ownwords.views.sample import TableView, sample_tables
from ownwords.views.sample.axis import MOST_TICKS, axis
from ownwords.views.sample.cross import CrossTable
from ownwords.views.sample.lines import Lines, Stretch, lines
from ownwords.views.sample.order import Rank, places
from tests.conftest import SWIMMING
from tests.reading import read_html
from tests.test_sheets import SHOPS, Tags, made, text_of

WORDS = load_messages("en")
PAGE = "study/sample/"
LENGTH = Column(id="length", label="Length", kind="text", empty="not told")
MONTHS = Column(
    id="months",
    label="Months",
    kind="number",
    unit="months",
    beside="length",
    readings=(Reading(word="year", times=12), Reading(word="years", times=12)),
)


def cells(*told: tuple[str, float | None]) -> tuple[Cell, ...]:
    return tuple(Cell(column="length", text=text, number=number) for text, number in told)


def in_order(
    column: Column, numbers: Column | None, given: tuple[Cell, ...]
) -> list[tuple[str, str]]:
    """The cells' texts as they stand when sorted, each with why it stands apart."""
    found = zip(places(column, numbers, given, WORDS), given, strict=True)
    return [
        (cell.text, place.apart) for place, cell in sorted(found, key=lambda pair: pair[0].rank)
    ]


def test_sizes_stand_in_one_unit_and_what_cannot_be_compared_says_why() -> None:
    given = cells(
        ("7 sessions", None),
        ("1.5 years", 18),
        ("unknown", None),
        ("2-3 years", None),
        ("10 sessions", None),
        ("2 years", 24),
        ("<1 year", None),
        ("", None),
        ("2 months", 2),
        ("3–4 months", None),
        (">20 years", None),
        ("1 session", None),
        ("4 sessions during 6 months", 6),
    )
    assert in_order(LENGTH, MONTHS, given) == [
        ("<1 year", ""),
        ("2 months", ""),
        ("3–4 months", ""),
        ("4 sessions during 6 months", ""),
        ("1.5 years", ""),
        ("2 years", ""),
        ("2-3 years", ""),
        (">20 years", ""),
        ("1 session", "Cannot be compared: sessions"),
        ("7 sessions", "Cannot be compared: sessions"),
        ("10 sessions", "Cannot be compared: sessions"),
        ("unknown", "Cannot be compared: given in words"),
        ("", "Cannot be compared: not told"),
    ]
    assert [
        place.span
        for place in places(LENGTH, MONTHS, cells(("2-3 years", None), ("2 years", 24)), WORDS)
    ] == [True, False]


def test_levels_stand_as_the_study_orders_them() -> None:
    mood = Column(
        id="length",
        label="Mood",
        kind="ordered",
        levels=("poor", "fair", "good"),
        empty="not asked",
    )
    assert in_order(
        mood, None, cells(("good", None), ("", None), ("fair", None), ("poor", None))
    ) == [
        ("poor", ""),
        ("fair", ""),
        ("good", ""),
        ("", "Cannot be compared: not asked"),
    ]


def test_equal_sizes_share_a_rank() -> None:
    found = places(LENGTH, MONTHS, cells(("2 years", 24), ("24 months", 24), ("1 year", 12)), WORDS)
    assert [place.rank for place in found] == [1, 1, 0]


texts = st.sampled_from(
    [
        "",
        "unknown",
        "1 session",
        "12 sessions",
        "3 visits",
        "<2 years",
        "1-2 years",
        "2–5 months",
        "> 1 year",
        "?",
        "x 2",
    ]
)
told = st.one_of(
    st.tuples(texts, st.none()),
    st.integers(0, 400).map(lambda months: (f"{months} months", float(months))),
)


@settings(deadline=None)
@given(st.lists(told, max_size=30))
def test_sorting_is_total_and_groups_hold_together(given: list[tuple[str, float | None]]) -> None:
    found = places(LENGTH, MONTHS, cells(*given), WORDS)
    ranks = sorted({place.rank for place in found})
    assert ranks == list(range(len(ranks)))
    apart = [place.apart for place in sorted(found, key=lambda place: place.rank)]
    assert [name for at, name in enumerate(apart) if at == 0 or apart[at - 1] != name] == list(
        dict.fromkeys(apart)
    )
    assert all(name for name in apart[apart.count("") :])
    whole = {
        number: place.rank
        for (_, number), place in zip(given, found, strict=True)
        if number is not None
    }
    assert sorted(whole, key=lambda number: whole[number]) == sorted(whole)
    again: dict[tuple[str, float | None], Rank] = {}
    for cell, place in zip(given, found, strict=True):
        assert again.setdefault(cell, place) == place, "the same text stands at the same place"


@settings(deadline=None)
@given(st.just(0.0) | st.floats(1e-9, 1e12), st.booleans())
def test_an_axis_has_few_round_numbers_and_room_for_all(largest: float, backwards: bool) -> None:
    made = axis(MONTHS, largest, backwards=backwards)
    assert made.far >= largest * 0.999
    assert 2 <= len(made.ticks) <= MOST_TICKS + 1
    assert all(0 <= tick.at <= 100 for tick in made.ticks)
    assert made.at(0) == (100 if backwards else 0)
    assert len({tick.label for tick in made.ticks}) == len(made.ticks)


def test_an_axis_counts_in_the_largest_unit_that_tells_something() -> None:
    years = axis(MONTHS, 336, backwards=True)
    assert (years.unit, [tick.label for tick in years.ticks]) == (
        "years",
        ["0", "5", "10", "15", "20", "25", "30"],
    )
    assert axis(MONTHS, 20, backwards=False).unit == "months"


def test_the_axis_of_a_translation_counts_in_its_language() -> None:
    assert time_word("years", "en", "sv") == "år"
    assert time_word("Jahre", "de", "fr") == "ans"
    assert time_word("rehearsals", "en", "sv") == "rehearsals"
    assert time_word("years", "en", "xx") == "years"


def tables_of(folder: Path) -> dict[str, TableView]:
    study = load_study(folder / "site-data", folder)
    return {table.id: table for table in sample_tables(Context(Graph(study), WORDS))}


@pytest.fixture(scope="module")
def cases() -> TableView:
    return tables_of(SWIMMING)["cases"]


@pytest.fixture(scope="module")
def printed() -> list[dict[str, str]]:
    with (SWIMMING / "site-data" / "cases.csv").open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture(scope="module")
def swimming() -> Site:
    return made(SWIMMING)


@pytest.fixture(scope="module")
def html(swimming: Site) -> str:
    return text_of(swimming, PAGE)


def drawn(picture: Lines) -> dict[str, Stretch]:
    return {line.row: stretch for life in picture.lives for line, stretch in life.drawn}


def test_each_person_has_one_line_with_all_that_the_rows_say_of_them(
    cases: TableView, printed: list[dict[str, str]]
) -> None:
    assert cases.picture is not None
    assert [(life.name, [line.row for line in life.lines]) for life in cases.picture.lives] == [
        (group.name, [row.name for row in group.rows]) for group in cases.groups
    ]
    assert sum(len(life.lines) for life in cases.picture.lives) == len(printed)


def test_a_row_is_drawn_where_its_printed_cells_say(
    cases: TableView, printed: list[dict[str, str]]
) -> None:
    picture = cases.picture
    assert isinstance(picture, Lines)
    found = drawn(picture)
    whole = {row["id"]: row for row in printed if row["length-months"] and row["time-months"]}
    assert len(whole) == 12
    for id_, row in whole.items():
        ago, length = float(row["time-months"]), float(row["length-months"])
        assert found[id_].at == pytest.approx(100 - 100 * ago / 360, abs=0.01)
        assert found[id_].sure == pytest.approx(
            (100 - 100 * (ago + length) / 360, 100 - 100 * ago / 360), abs=0.01
        )
        assert (found[id_].within, found[id_].perhaps) == (None, None)
    assert picture.name == "Years before the study"


def one_line(**cells: str) -> Stretch | None:
    """How one row of the invented table is drawn."""
    table = load_study(SWIMMING / "site-data", SWIMMING).sample.cases
    assert table is not None
    study = load_study(SWIMMING / "site-data", SWIMMING)
    row = study.cases[0]
    changed = row.model_copy(
        update={
            "cells": tuple(
                cell.model_copy(update={"text": cells.get(cell.column, cell.text), "number": None})
                if cell.column in cells
                else cell
                for cell in row.cells
            )
        }
    )
    rest = study.cases[1:]
    found = lines(table, (changed, *rest), {each.id: each.id for each in study.cases}, WORDS)
    assert found is not None
    return drawn(found).get(row.id)


def test_a_range_is_drawn_as_a_range_and_what_is_no_time_not_at_all() -> None:
    ranged = one_line(time="2-3 years", length="1 year")
    assert ranged is not None
    assert ranged.within == pytest.approx((90, 93.33), abs=0.01)
    assert ranged.at == pytest.approx(91.67, abs=0.01)
    assert ranged.sure is None  # one year, ended within one year: no day is sure
    assert ranged.perhaps == pytest.approx((86.67, 93.33), abs=0.01)
    longer = one_line(time="2-3 years", length="4 years")
    assert longer is not None
    assert longer.sure == pytest.approx((80, 90), abs=0.01)
    below = one_line(time="<1 year", length="7 lessons")
    assert below is not None
    assert below.within == pytest.approx((96.67, 100), abs=0.01)
    assert (below.sure, below.perhaps) == (None, None)
    for unknown in ("unknown", ">10 years", "3-2 years", "5 lessons"):
        assert one_line(time=unknown, length="1 year") is None, unknown


def test_marks_that_would_cover_each_other_lie_in_lanes(cases: TableView) -> None:
    assert cases.picture is not None
    for life in cases.picture.lives:
        for (_, one), (_, other) in itertools.combinations(life.drawn, 2):
            assert one.lane != other.lane or abs(one.at - other.at) >= 4.5
    assert max(life.lanes for life in cases.picture.lives) > 1


def test_marks_tell_levels_by_shape_and_filling(cases: TableView) -> None:
    assert cases.picture is not None
    looks = {
        line.verdicts: (line.mark.shape, line.mark.filled)
        for life in cases.picture.lives
        for line, _ in life.drawn
    }
    assert looks["by agreement", "glad"] == ("circle", 100)
    assert looks["by agreement", "in two minds"] == ("circle", 50)
    assert looks["broken off", "disappointed"] == ("diamond", 0)
    assert [[label for _, label in key.entries] for key in cases.picture.keys] == [
        ["by agreement", "season over", "broken off"],
        ["glad", "in two minds", "disappointed"],
    ]


def test_what_has_no_line_says_why_in_words(cases: TableView, html: str) -> None:
    assert cases.picture is not None
    missing = [
        line
        for life in cases.picture.lives
        for line in life.lines
        if line.sizes[0].missing == "not one number"
    ]
    assert missing
    for line in missing:
        assert f"Length: {line.sizes[0].text} (not one number)" in read_html(html).text


def test_a_picture_of_lengths_alone() -> None:
    picture = tables_of(SHOPS)["cases"].picture
    assert picture is not None
    assert [
        (line.row, stretch.sure, stretch.at, line.mark.shape)
        for life in picture.lives
        for line, stretch in life.drawn
    ] == [("north", (0, 90), 90, "circle"), ("south", (0, 70), 70, "square")]
    assert (picture.name, picture.axis.unit, picture.spans) == (
        "Talked for (minutes)",
        "minutes",
        False,
    )


def crossed(cases: TableView) -> Iterator[CrossTable]:
    assert cases.crossing is not None
    yield from (cases.crossing.first, *cases.crossing.others)


def test_cross_tables_count_the_printed_rows(
    cases: TableView, printed: list[dict[str, str]]
) -> None:
    found = list(crossed(cases))
    assert [(table.down.id, table.across.id) for table in found] == [
        ("ending", "verdict"),
        ("instructor", "ending"),
        ("instructor", "verdict"),
    ]
    for table in found:
        for row in table.rows:
            for (level, _), count in zip(table.across.levels, row.counts, strict=True):
                both = [
                    each
                    for each in printed
                    if each[table.down.id] == row.label and each[table.across.id] == level
                ]
                assert count == len(both), (row.label, level)
            assert sum(row.counts) == row.total
        assert sum(table.totals) == sum(row.total for row in table.rows) == 16


def test_only_columns_that_may_be_crossed_are_filtered_and_crossed_and_no_total_ever(
    cases: TableView,
) -> None:
    """Two filters at once cross their columns, so both lists are one."""
    allowed = ["instructor", "ending", "verdict"]
    assert [choice.id for choice in cases.filters] == allowed
    assert cases.crossing is not None
    assert [choice.id for choice in cases.crossing.choices] == allowed
    levels = {level for choice in cases.filters for level, _ in choice.levels}
    study = load_study(SWIMMING / "site-data", SWIMMING)
    hidden = {count.label for total in study.sample.totals for count in total.counts} - {
        "by agreement",
        "season over",
    }
    assert hidden == {"30–44", "45–74", "women", "men", "learner stopped", "instructor stopped"}
    assert levels & hidden == set()
    assert {total.label for total in study.sample.totals}.isdisjoint(
        choice.label for choice in cases.filters
    )


def test_totals_stand_among_the_totals_alone(html: str) -> None:
    explored, _, totals = html.partition('<section aria-labelledby="totals">')
    for label in ("learner stopped", "instructor stopped", "30–44", "women"):
        assert label in totals
        assert label not in explored


def test_people_and_cases_are_never_crossed() -> None:
    tables = tables_of(SHOPS)
    people = tables["people"].crossing
    assert people is not None
    assert [choice.id for choice in people.choices] == ["role", "lived"]
    assert [level for level, _ in people.choices[1].levels] == [
        "under 5 years",
        "5 to 20 years",
        "over 20 years",
        "not asked",
    ]
    assert tables["cases"].crossing is None, "one column alone is not crossed with those of people"
    assert (tables["cases"].people, tables["people"].people) != (None, None)
    assert tables["people"].people is None


def test_the_table_that_the_script_relies_on(html: str) -> None:
    """The contract of assets/ownwords/sample.js."""
    tags = Tags(html)
    [(tag, section)] = tags.having("data-ow-sample")
    assert (tag, section["data-ow-sample"], section["data-ow-tally"]) == (
        "section",
        "cases",
        "%(count)s of %(of)s %(unit)s",
    )
    assert [
        section[f"data-ow-{word}"] for word in ("one", "other", "by", "people-of", "person")
    ] == [
        "course",
        "courses",
        "Person",
        "8",
        "people",
    ]
    [(_, tools)] = tags.having("data-ow-tools")
    assert "hidden" in tools
    [(tag, _)] = tags.having("data-ow-order")
    assert tag == "select"
    options = [
        attributes["value"]
        for tag, attributes in tags.tags
        if tag == "option" and "data-ow-levels" not in attributes
    ]
    columns = [attributes["data-ow-column"] for tag, attributes in tags.having("data-ow-column")]
    assert options == [
        "",
        *(f"{sign}{column}" for column in columns if column != "frequency" for sign in ("", "-")),
    ]
    assert [
        attributes["data-ow-filter"]
        for tag, attributes in tags.having("data-ow-filter")
        if tag == "fieldset"
    ] == [
        "instructor",
        "ending",
        "verdict",
    ]
    assert (
        len(
            [
                1
                for tag, attributes in tags.tags
                if tag == "input" and attributes.get("type") == "checkbox"
            ]
        )
        == 8
    )
    assert len(tags.having("data-ow-count")) == 8
    assert [(tag, attributes.get("role")) for tag, attributes in tags.having("data-ow-shown")] == [
        ("span", "status")
    ]
    assert [(tag, "hidden" in attributes) for tag, attributes in tags.having("data-ow-all")] == [
        ("button", True)
    ]
    rows = [attributes for tag, attributes in tags.having("data-ow-row") if tag == "tr"]
    assert len(rows) == len([1 for tag, _ in tags.having("data-ow-row") if tag == "li"]) == 16
    assert rows[-1]["data-ow-people"] == "H"
    assert len(tags.having("data-ow-rank")) == 16 * 6
    assert len(tags.having("data-ow-level")) == 16 * 3
    assert {attributes["data-ow-apart"] for _, attributes in tags.having("data-ow-apart")} == {
        "Cannot be compared: lessons"
    }
    assert [tag for tag, _ in tags.having("data-ow-lines")] == ["ol"]
    assert [tag for tag, _ in tags.having("data-ow-life")] == ["li"] * 8
    assert {tag for tag, _ in tags.having("data-ow-row")} == {"tr", "li", "g"}


def test_the_cross_table_that_the_script_relies_on(html: str) -> None:
    """The contract of assets/ownwords/crossing.js."""
    tags = Tags(html)
    [(tag, crossing)] = tags.having("data-ow-crossing")
    assert (tag, crossing["data-ow-caption"], crossing["data-ow-everything"]) == (
        "section",
        "%(down)s and %(across)s: 16 courses",
        "All",
    )
    assert int(crossing["data-ow-most"] or 0) == 40
    for mark, kind in {
        "choose": "div",
        "down": "select",
        "across": "select",
        "crossed": "div",
        "others": "details",
        "said": "p",
    }.items():
        assert [tag for tag, _ in tags.having(f"data-ow-{mark}")] == [kind], mark
    assert "hidden" in tags.having("data-ow-choose")[0][1]
    assert json.loads(tags.having("data-ow-levels")[2][1]["data-ow-levels"] or "") == [
        "glad",
        "in two minds",
        "disappointed",
    ]
    assert html.count("<i></i>") == 16 * 3, "one dot for each row in each of the three tables"


def test_no_picture_and_no_table_carries_a_style_or_a_share(html: str) -> None:
    assert " style=" not in html
    assert not re.search(r"\d\s?%(?!\()", read_html(html).text)


def test_a_number_too_large_for_dots_is_a_number_alone(swimming: Site) -> None:
    study = load_study(SHOPS / "site-data", SHOPS)
    many = tuple(
        row.model_copy(update={"id": f"{row.id}.{at}"}) for row in study.people for at in range(50)
    )
    table = sample_tables(Context(Graph(study.model_copy(update={"people": many})), WORDS))[0]
    assert table.crossing is not None
    assert not table.crossing.first.dots
    assert table.crossing.first.totals == (100, 150, 150, 50)
