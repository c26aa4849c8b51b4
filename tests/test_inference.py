"""What can be worked out from what is published: small cases with their answers, each found by going
through all possibilities by hand, and the gate's words for them.
"""

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.disclosure import judge_files
from ownwords.disclosure.inference.audit import totals_and_rows
from ownwords.disclosure.inference.solver import Bound, NotDecidedError, Solver
from ownwords.disclosure.inference.worlds import Fact, Unit, Values, Worlds, in_order
from ownwords.disclosure.k_anonymity import too_few, too_uniform, views
from tests.gates import laid

ILL = ("dep", "anx", "HIV")


def some(*values: str) -> Values:
    return frozenset(values)


def rows(column: str, cells: Iterable[str | None], levels: Iterable[str]) -> list[Unit]:
    """Rows r1, r2 … of one column; None is an empty cell."""
    return [
        Unit(f"r{number}", {column: some(cell) if cell else some(*levels)})
        for number, cell in enumerate(cells, 1)
    ]


def totals(column: str, **counts: int) -> list[Fact]:
    return [Fact({column: some(level)}, count, count) for level, count in counts.items()]


# --------------------------------------------------------------------------------------------------
# the cases


def test_1a_one_blank_is_what_the_total_has_left() -> None:
    worlds = Worlds(
        rows("ill", ["dep"] * 5 + ["anx"] * 4 + [None], ILL), totals("ill", dep=5, anx=4, HIV=1)
    )
    assert worlds.values("r10", "ill") == some("HIV")


def test_1b_the_other_blank_person_knows() -> None:
    cells = ["dep"] * 4 + ["anx"] * 4 + [None] * 2
    worlds = Worlds(rows("ill", cells, ILL), totals("ill", dep=5, anx=4, HIV=1))
    assert worlds.values("r9", "ill") == worlds.values("r10", "ill") == some("dep", "HIV")
    assert worlds.given("r9", {"ill": some("dep")}).values("r10", "ill") == some("HIV")


def test_1c_a_blank_participant_without_it_is_left_with_two() -> None:
    cells = ["dep"] * 3 + ["anx"] * 4 + [None] * 3
    worlds = Worlds(rows("ill", cells, ILL), totals("ill", dep=5, anx=4, HIV=1))
    assert [row for row in worlds.units if worlds.could(row, {"ill": some("HIV")})] == [
        "r8",
        "r9",
        "r10",
    ]
    knowing = worlds.given("r8", {"ill": some("dep")})
    assert [row for row in worlds.units if knowing.could(row, {"ill": some("HIV")})] == [
        "r9",
        "r10",
    ]


def test_2_the_one_without_it_knows_all() -> None:
    worlds = Worlds(rows("ill", [None] * 9, ("HIV", "none")), totals("ill", HIV=8, none=1))
    assert all(worlds.values(row, "ill") == some("HIV", "none") for row in worlds.units)
    knowing = worlds.given("r1", {"ill": some("none")})
    assert all(knowing.values(f"r{number}", "ill") == some("HIV") for number in range(2, 10))


def test_3_whoever_withdrew_is_what_the_totals_have_left() -> None:
    shown = [
        Unit(f"r{number}", {"gender": some("woman"), "ill": some(ill)})
        for number, ill in enumerate(("dep", "dep", "anx", "anx"))
    ]
    anything = {"gender": some("woman", "man"), "ill": some("dep", "anx", "psychosis")}
    said = [*totals("gender", woman=4, man=1), *totals("ill", dep=2, anx=2, psychosis=1)]
    worlds = Worlds([*shown, Unit("gone", anything)], said)
    assert worlds.values("gone", "gender") == some("man")
    assert worlds.values("gone", "ill") == some("psychosis")
    without = Worlds([Unit(f"p{number}", anything) for number in range(5)], said)
    assert without.values("p4", "ill") == anything["ill"]
    assert without.values("p4", "gender") == anything["gender"]


def test_4a_a_total_of_a_part_tells_the_rest() -> None:
    women = [Unit(f"w{n}", {"sex": some("f"), "drug": some("yes", "no")}) for n in range(6)]
    men = [Unit(f"m{n}", {"sex": some("m"), "drug": some("yes", "no")}) for n in range(2)]
    worlds = Worlds(
        [*women, *men],
        [Fact({"drug": some("yes")}, 3, 3), Fact({"sex": some("f"), "drug": some("yes")}, 3, 3)],
    )
    assert worlds.values("m0", "drug") == worlds.values("m1", "drug") == some("no")
    assert worlds.values("w0", "drug") == some("yes", "no")


def test_4b_two_limits_tell_what_lies_between() -> None:
    ages = [str(age) for age in range(18, 90)]
    below = {limit: some(*(age for age in ages if int(age) < limit)) for limit in (50, 55)}
    worlds = Worlds(
        [Unit(f"p{n}", {"age": some(*ages)}) for n in range(6)],
        [Fact({"age": below[50]}, 3, 3), Fact({"age": below[55]}, 4, 4)],
    )
    assert worlds.number({"age": below[55] - below[50]}) == (1, 1)


def test_5_a_cell_of_a_cross_table_bounds_the_others() -> None:
    people = [Unit(f"p{n}", {"sex": some("f", "m"), "ill": some(*ILL)}) for n in range(8)]
    said = [*totals("sex", f=5, m=3), *totals("ill", dep=4, anx=3, HIV=1)]
    worlds = Worlds(people, [*said, Fact({"sex": some("f"), "ill": some("dep")}, 3, 3)])
    assert worlds.number({"sex": some("m"), "ill": some("dep")}) == (1, 1)
    assert worlds.number({"sex": some("f"), "ill": some("anx")}) == (1, 2)
    assert worlds.number({"sex": some("m"), "ill": some("anx")}) == (1, 2)


def test_7_sizes_of_groups_and_a_quote() -> None:
    sizes = {"g1": 6, "g2": 5, "g3": 7}
    groups = {group: some(*(f"{group}-{n}" for n in range(size))) for group, size in sizes.items()}
    people = [Unit(id_, {"sex": some("f", "m")}) for group in groups.values() for id_ in group]
    man = {"sex": some("m")}
    said = [Fact(man, 3, 3), Fact(man, 0, 0, groups["g1"])]
    assert Worlds(people, [*said, Fact(man, 2, 2, groups["g3"])]).number(man, groups["g2"]) == (
        1,
        1,
    )
    hidden = Worlds(people, said)
    assert hidden.number(man, groups["g2"]) == hidden.number(man, groups["g3"]) == (0, 3)
    quoted = Worlds(people, [*said, Fact(man, 1, None, groups["g2"])])
    assert quoted.number(man, groups["g2"]) == (1, 3)


def test_8_whole_numbers_tell_what_fractions_do_not() -> None:
    said = [Fact({"it": some("yes")}, 2, 2, some(*those)) for those in ("ABD", "BCD", "ACD")]
    worlds = Worlds([Unit(id_, {"it": some("yes", "no")}) for id_ in "ABCD"], said)
    assert [worlds.values(id_, "it") for id_ in "ABCD"] == [some("yes")] * 3 + [some("no")]


def test_9_an_order_and_a_range_tell_its_ends() -> None:
    ages = [str(age) for age in range(42, 50)]
    ends = [Fact({"age": some(end)}, 1, None) for end in ("42", "49")]
    worlds = Worlds(
        [Unit(id_, {"age": some(*ages)}) for id_ in "ABC"], [*in_order("age", "ABC", ages), *ends]
    )
    assert [worlds.values(id_, "age") for id_ in "ABC"] == [some("42"), some(*ages), some("49")]


# --------------------------------------------------------------------------------------------------
# the same in a study's files


def study(cells: Iterable[str], counts: dict[str, int], more: str = "", of_total: str = "") -> str:
    lines = "\n".join(f"p{number},{cell}" for number, cell in enumerate(cells, 1))
    said = ", ".join(f"{{label: {label}, count: {count}}}" for label, count in counts.items())
    levels = ", ".join(counts)
    return f"""--- people.csv
id,ill
{lines}
--- sample.yml
people:
  columns:
    - {{id: ill, label: Illness, kind: category, levels: [{levels}], empty: not shown{more}}}
totals:
  - {{id: ills, label: Illnesses, of: people, column: ill, source: S, counts: [{said}]{of_total}}}
"""


def found(case: str, root: Path) -> list[tuple[str, str]]:
    return [(issue.code, issue.message) for issue in totals_and_rows(laid(case, root))]


def test_a_rare_value_left_empty_in_all_rows_is_told_by_its_total(tmp_path: Path) -> None:
    case = study(["dep"] * 5 + ["anx"] * 4 + [""], {"dep": 5, "anx": 4, "HIV": 1})
    assert found(case, tmp_path) == [
        (
            "totals-tell-more",
            'subtracting the rows from the total "ills" reveals what ill leaves empty in p10: “HIV”',
        )
    ]
    assert "totals-tell-more" in [
        issue.code for issue in judge_files(laid(case, tmp_path / "again")).stops
    ]


def test_two_blanks_are_fewer_than_three_people(tmp_path: Path) -> None:
    case = study(["dep"] * 4 + ["anx"] * 4 + [""] * 2, {"dep": 5, "anx": 4, "HIV": 1})
    few = "which the rows do not show; it can only be said of fewer than 3 people: p9, p10"
    told = 'can tell from the total "ills" what it is in p10'
    knowing = "somebody who took part and knows of themselves that ill is"
    assert found(case, tmp_path) == [
        ("totals-tell-more", f'the total "ills" counts 5 as “dep”, {few}'),
        ("totals-tell-more", f'the total "ills" counts 1 as “HIV”, {few}'),
        ("totals-tell-those-who-took-part", f"{knowing} “HIV” {told}: “dep”"),
        ("totals-tell-those-who-took-part", f"{knowing} “dep” {told}: “HIV”"),
    ]


def test_eight_of_nine_are_certain_to_the_ninth(tmp_path: Path) -> None:
    case = study([""] * 9, {"HIV": 8, "none": 1}, ", sensitive: true")
    assert found(case, tmp_path) == [
        (
            "totals-tell-more",
            "somebody who took part and knows of themselves that ill is “none” can tell from the"
            ' total "ills" what it is in p2, p3, p4, p5, p6, p7, p8, p9: “HIV”',
        )
    ]


def test_a_range_tells_the_one_row_of_its_band(tmp_path: Path) -> None:
    case = study(
        ["40–49", *["50–59"] * 3], {"40–49": 1, "50–59": 3}, of_total=", low: 42, high: 58"
    )
    assert found(case, tmp_path) == [
        (
            "totals-tell-more",
            'subtracting the rows from the total "ills" reveals what ill holds back in p1: “42”',
        )
    ]


def test_rows_and_totals_that_cannot_all_be_true_are_named(tmp_path: Path) -> None:
    case = study(["dep", "dep", "anx"], {"dep": 1, "anx": 2})
    assert found(case, tmp_path) == [
        ("totals-disagree", "rows and totals of people.csv cannot all be true: “Illnesses”")
    ]


def test_6_people_are_counted_and_never_rows(tmp_path: Path) -> None:
    """Three cases with a male therapist, all of one person; three people with one case each."""
    case = """--- people.csv
id
A
B
C
D
--- cases.csv
id,person,therapist,outcome
A1,A,male,satisfied
A2,A,male,unsatisfied
A3,A,male,undecided
B1,B,female,satisfied
C1,C,female,unsatisfied
D1,D,female,undecided
--- sample.yml
cases:
  columns:
    - {id: therapist, label: T, kind: category, levels: [male, female], quasi_identifier: true}
    - {id: outcome, label: O, kind: category, levels: [satisfied, unsatisfied, undecided], sensitive: true}
"""
    [sight] = views(laid(case, tmp_path).study)
    [(known, alike)] = too_few(sight, 3).items()
    assert known == ((), (("male",),))
    assert (alike.people, alike.rows) == ({"A"}, ["A1", "A2", "A3"])


def test_blanks_and_spellings_are_no_diversity(tmp_path: Path) -> None:
    cells = "p1,town,ill\np2,town,Ill \np3,town,\n"
    case = f"""--- people.csv
id,home,state
{cells}--- sample.yml
people:
  columns:
    - {{id: home, label: H, kind: category, levels: [town], quasi_identifier: true}}
    - {{id: state, label: S, kind: text, sensitive: true, empty: not told}}
"""
    [sight] = views(laid(case, tmp_path).study)
    [(_, alike, column)] = too_uniform(sight, 2)
    assert column.id == "state"
    assert alike.told == ({"ill": "ill"},)


# --------------------------------------------------------------------------------------------------
# what has to be said


def stops(case: str, root: Path) -> list[tuple[str, str, str]]:
    verdict = judge_files(laid(case, root))
    return [(issue.code, issue.message, issue.hint) for issue in verdict.stops]


UNDECLARED = """--- people.csv
id,Age,Sex,Town
p1,41,f,Ambridge
p2,52,m,Borchester
p3,52,f,Borchester
--- sample.yml
people:
  columns:
    - {id: Age, label: Age, kind: number}
    - {id: Sex, label: Sex, kind: category, levels: [f, m]}
    - {id: Town, label: Town, kind: category, levels: [Ambridge, Borchester], quasi_identifier: false}
"""


def test_columns_that_tell_people_apart_are_declared(tmp_path: Path) -> None:
    case = UNDECLARED.replace("id,Age,Sex", "id,age,sex").replace("id: Age", "id: age")
    case = (
        case.replace("id: Sex", "id: sex").replace(",Town", ",town").replace("id: Town", "id: town")
    )
    assert next(each for each in stops(case, tmp_path) if each[0] != "name-like") == (
        "undeclared-columns",
        "nothing says whether an outsider could know age and sex of somebody, and 3 rows are like no"
        " other in what stands there: p1, p2, p3",
        "write `quasi_identifier: true` or `quasi_identifier: false` at each of these columns in"
        " sample.yml",
    )
    declared = case.replace("kind: number", "kind: number, quasi_identifier: false").replace(
        "levels: [f, m]", "levels: [f, m], quasi_identifier: false"
    )
    assert {code for code, *_ in stops(declared, tmp_path / "declared")} <= {"name-like"}


BAR = """--- privacy.yml
k: 1
l: 1
lead: L.
basis: {status: not-reported}
signed_by: The team
"""


def test_a_bar_of_one_needs_its_reason(tmp_path: Path) -> None:
    assert [(code, message) for code, message, _ in stops(BAR, tmp_path)] == [
        (
            "one-without-reason",
            "k is 1, so that each row may be that of a single person, and nothing says why",
        ),
        (
            "one-without-reason",
            "l is 1, so that a group of people who look alike may all have the same sensitive value,"
            " and nothing says why",
        ),
    ]
    reason = BAR.replace("l: 1\n", "l: 1\nreason_for_one: All agreed to be named.\n")
    assert stops(reason, tmp_path / "reason") == []


NUMBERS = """--- people.csv
id,age,age_years
p1,40–49,43
p2,50–59,
p3,aged 61,61
p4,2 years,24
p5,<1 year,3
--- sample.yml
people:
  columns:
    - {id: age, label: Age, kind: text, quasi_identifier: false}
    - id: age_years
      label: Age
      kind: number
      unit: months
      beside: age
      empty: no one number
      readings: [{word: years, times: 12}, {word: year, times: 12}]
"""


def test_a_number_behind_a_text_is_no_more_exact(tmp_path: Path) -> None:
    assert stops(NUMBERS, tmp_path) == [
        (
            "number-behind-text",
            "age_years gives numbers that age does not print, and that orders and pictures would"
            " tell: p1 (“40–49”: 43), p5 (“<1 year”: 3)",
            "leave the number empty where the text gives a range, a band or no number, and say under"
            " `empty` in sample.yml what that means",
        )
    ]


def test_ids_that_look_like_a_gender_and_an_age_are_named(tmp_path: Path) -> None:
    case = "--- people.csv\nid\n{}\n{}\n{}\n"
    like = judge_files(laid(case.format("F34", "M52", "F41"), tmp_path)).looks
    assert [(issue.code, issue.message) for issue in like] == [
        (
            "ids-like-people",
            "these ids look like a gender and an age, which would then be public: F34, M52, F41",
        )
    ]
    counted = judge_files(laid(case.format("F17", "F18", "F19"), tmp_path / "counted")).looks
    assert [issue.code for issue in counted] == []


# --------------------------------------------------------------------------------------------------
# the solver


@given(
    st.lists(st.tuples(*[st.integers(-2, 2)] * 4), max_size=4),
    st.lists(st.tuples(st.integers(-3, 6), st.integers(0, 3)), min_size=4, max_size=4),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
@settings(max_examples=300, deadline=None)
def test_the_solver_agrees_with_going_through_all_numbers(
    weights: list[tuple[int, ...]], limits: list[tuple[int, int]], highest: list[int]
) -> None:
    bounds = [
        Bound(tuple((at, w) for at, w in enumerate(each) if w), low, low + width)
        for each, (low, width) in zip(weights, limits, strict=False)
    ]
    answer = Solver([(0, high) for high in highest], bounds).found()
    worlds = [
        numbers
        for numbers in product(*(range(high + 1) for high in highest))
        if all(
            bound.low <= sum(numbers[at] * w for at, w in bound.weights) <= bound.high
            for bound in bounds
            if bound.low is not None and bound.high is not None
        )
    ]
    assert (answer is None) == (not worlds)
    assert answer is None or tuple(answer) in worlds


def test_what_takes_too_many_steps_is_not_decided() -> None:
    """An even sum cannot be odd; bounds on ranges alone do not see it."""
    odd = Bound(tuple((at, 2) for at in range(12)), 13, 13)
    with pytest.raises(NotDecidedError):
        Solver([(0, 1)] * 12, [odd], steps=100).found()
