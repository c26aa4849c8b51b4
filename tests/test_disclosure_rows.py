"""Who can be picked out by what an outsider could know, what that tells, and what is proposed
against it.
"""

import random
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.disclosure import Material, judge_files
from ownwords.disclosure.k_anonymity import View, too_few, too_uniform, views
from ownwords.disclosure.recoding import propose
from ownwords.disclosure.rows import rows_among_too_few
from ownwords.load import load_study, load_with_places
from ownwords.model import Study
from ownwords.model.privacy import PrivacyFile
from ownwords.model.sample import Cell, Column, Row, SampleFile, Table
from tests.conftest import SWIMMING
from tests.gates import carried_out, laid
from tests.test_checks_report import run
from tests.test_load import SMALLEST

CHOIR = """--- people.csv
id,age,voice
p1,31,alto
p2,34,alto
p3,36,alto
p4,52,alto
p5,57,bass
p6,58,alto
p7,60,alto
--- sample.yml
people:
  columns:
    - {id: age, label: Age, kind: number, unit: years, quasi_identifier: true}
    - {id: voice, label: Voice, kind: category, levels: [alto, bass], quasi_identifier: true}
"""
VISITS = """--- people.csv
id
p1
p2
p3
p4
--- cases.csv
id,person,nurse,end
c1,p1,woman,agreed
c2,p1,woman,agreed
c3,p1,woman,agreed
c4,p2,man,left
c5,p3,man,left
c6,p4,man,left
--- sample.yml
cases:
  columns:
    - {id: nurse, label: Nurse, kind: category, levels: [woman, man], quasi_identifier: true}
    - {id: end, label: End, kind: category, levels: [agreed, left], sensitive: true}
"""


def found(case: str, root: Path) -> list[str]:
    material = laid(case, root)
    return [
        f"{each.file}:{each.line} {each.message}; {each.hint}  [{each.code}]"
        for each in rows_among_too_few(material)
    ]


def test_rows_are_named_and_bands_proposed(tmp_path: Path) -> None:
    assert found(CHOIR, tmp_path) == [
        "site-data/people.csv:2 fewer than 3 people share the same age and voice: p1 (31, alto); p2 (34, alto); p3 (36, alto); p4 (52, alto); "
        "p5 (57, bass); p6 (58, alto); p7 (60, alto); the smallest change found that leaves at least 3 people alike, with 2 values of what is "
        "sensitive: age in bands 30–39 / 50–69; leave out voice  [too-few-alike]"
    ]


def test_rows_of_one_person_count_once_and_what_is_sensitive_is_not_given_away(
    tmp_path: Path,
) -> None:
    """Three rows show a woman, but they are one person's; of the three who saw a man, everybody
    left.
    """
    hint = "the smallest change found that leaves at least 3 people alike, with 2 values of what is sensitive: leave out nurse"
    assert found(VISITS, tmp_path) == [
        f"site-data/cases.csv:2 fewer than 3 people share the same nurse: c1, c2, c3 (woman); {hint}  [too-few-alike]",
        "site-data/cases.csv:5 people alike in nurse have fewer than 2 values of end, so each "
        "one’s value can be worked out: "
        f"c4, c5, c6 (man): “left”; {hint}  [too-uniform]",
    ]


def test_cases_of_nobody_count_themselves(tmp_path: Path) -> None:
    sites = "id,nurse\n" + "".join(
        f"s{number},{'man' if number < 3 else 'woman'}\n" for number in range(6)
    )
    case = f"--- cases.csv\n{sites}" + VISITS[VISITS.index("--- sample.yml") :].replace(
        "cases:\n", "cases:\n  people_optional: true\n"
    ).replace(
        "    - {id: end, label: End, kind: category, levels: [agreed, left], sensitive: true}\n", ""
    )
    assert found(case, tmp_path) == []


def test_all_cases_are_known_only_where_the_study_says_so(tmp_path: Path) -> None:
    case = "--- people.csv\nid\np1\np2\np3\np4\np5\n--- cases.csv\nid,person\na,p1\nb,p1\nc,p2\nd,p3\ne,p4\nf,p5\n"
    assert found(case, tmp_path) == []
    case += "--- privacy.yml\noutsiders_know: all-cases\nlead: L.\nbasis: {status: not-reported}\nsigned_by: T\n"
    assert found(case, tmp_path) == [
        "site-data/cases.csv:2 fewer than 3 people share the same number of cases: a, b; no change to these columns is enough; remove "
        "the column person from cases.csv (with `people_optional: true`)  [too-few-alike]"
    ]


def test_what_all_rows_say_is_told_of_everybody(tmp_path: Path) -> None:
    case = "--- people.csv\nid,ill\np1,yes\np2,yes\np3,yes\n--- sample.yml\npeople:\n  columns:\n    - {id: ill, label: I, kind: text, sensitive: true}\n"
    assert found(case, tmp_path) == [
        "site-data/people.csv:2 all rows together have fewer than 2 values of ill, so each one’s "
        "value can be worked out: p1, p2, p3: "
        "“yes”; the smallest change found that leaves at least 3 people alike, with 2 values of what is sensitive: leave out ill  [too-uniform]"
    ]
    assert (
        found(
            case.replace("yes", "").replace(
                "sensitive: true", 'sensitive: true, empty: "not asked"'
            ),
            tmp_path,
        )
        == []
    )


def test_a_group_of_one_fewer_than_asked_for_is_too_small(tmp_path: Path) -> None:
    """Of five people three sing bass and two tenor: the two are too few by one."""
    voices = "".join(f"p{at},{'bass' if at < 3 else 'tenor'}\n" for at in range(5))
    case = f"""--- people.csv
id,voice
{voices}--- sample.yml
people:
  columns:
    - {{id: voice, label: Voice, kind: category, levels: [bass, tenor], quasi_identifier: true}}
"""
    [said] = found(case, tmp_path)
    assert said.startswith(
        "site-data/people.csv:5 fewer than 3 people share the same voice: p3, p4 (tenor); "
    )


def test_a_waiver_lets_a_finding_stand(tmp_path: Path) -> None:
    waiver = "waivers:\n  - {finding: too-few-alike, where: site-data/people.csv, reason: R, by: T, date: 2026-01-01}\n"
    verdict = judge_files(
        laid(
            f"{CHOIR}--- privacy.yml\nlead: L.\nbasis: {{text: B.}}\nsigned_by: T\n{waiver}",
            tmp_path,
        )
    )
    assert verdict.stops == ()
    assert [each.finding for each in verdict.waived] == ["too-few-alike"]


# ----------------------------------------------------------------------------- a whole study,
# with invented ages and genders in its rows

AGES = {"A": 44, "B": 67, "C": 43, "D": 62, "E": 42, "F": 51, "G": 58, "H": 50}
COLUMNS = """  columns:
    - {id: age, label: Age, kind: number, unit: years, quasi_identifier: true}
    - {id: gender, label: Gender, kind: category, levels: [woman, man], quasi_identifier: true}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the study of swimming lessons. What is put into its rows is invented by lot, and stays in this
    folder.
    """
    for folder in ("site-data", "content"):
        shutil.copytree(SWIMMING / folder, tmp_path / folder)
    shutil.copy(SWIMMING / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put_in(project: Path, header: str, cells: dict[str, str], columns: str) -> None:
    (project / "site-data/people.csv").write_text(
        f"id,{header}\n" + "".join(f"{id_},{cell}\n" for id_, cell in cells.items()), "utf-8"
    )
    sample = project / "site-data/sample.yml"
    text = (SWIMMING / "site-data/sample.yml").read_text("utf-8")
    sample.write_text(
        text.replace('people:\n  title: "People"\n', f'people:\n  title: "People"\n{columns}'),
        "utf-8",
    )


def test_invented_ages_and_genders_fail_and_what_is_proposed_passes(project: Path) -> None:
    lot = random.Random(7)
    ages = dict(zip(AGES, lot.sample(sorted(AGES.values()), 8), strict=True))
    genders = dict(zip(AGES, lot.sample(["woman"] * 4 + ["man"] * 4, 8), strict=True))
    put_in(project, "age,gender", {id_: f"{ages[id_]},{genders[id_]}" for id_ in AGES}, COLUMNS)
    result = run("check")
    assert result.exit_code == 1
    [line] = result.stdout.splitlines()
    assert line.startswith(
        "site-data/people.csv:2: fewer than 3 people share the same age and gender: "
    )
    assert all(f"{id_} ({ages[id_]}, {genders[id_]})" in line for id_ in AGES)
    proposed = re.search(
        r": age in bands (\d+)–(\d+) / (\d+)–(\d+); leave out gender  \[too-few-alike\]$", line
    )
    assert proposed
    young, old = f"{proposed[1]}–{proposed[2]}", f"{proposed[3]}–{proposed[4]}"
    bands = {id_: young if age <= int(proposed[2]) else old for id_, age in ages.items()}
    columns = f"  columns:\n    - {{id: age, label: Age, kind: category, levels: [{young}, {old}], quasi_identifier: true}}\n"
    put_in(project, "age", bands, columns)
    loaded = load_with_places(project / "site-data", project)
    assert judge_files(Material(loaded, project, project / "content")).stops == ()


# --------------------------------------------------------------------------------------------------
# any table

AGE = Column(id="age", label="A", kind="number", quasi_identifier=True)
WORK = Column(id="work", label="W", kind="category", quasi_identifier=True)
RANK = Column(
    id="rank", label="R", kind="ordered", levels=("low", "mid", "high"), quasi_identifier=True
)
ILL = Column(id="ill", label="I", kind="category", sensitive=True)
BASE = load_study(SMALLEST)
people_tables = st.lists(
    st.tuples(
        st.integers(18, 90),
        st.sampled_from("abcdefg"),
        st.sampled_from(RANK.levels),
        st.sampled_from(["x", "y", "z", ""]),
    ),
    min_size=1,
    max_size=40,
)
case_tables = st.lists(st.tuples(st.integers(0, 39), st.sampled_from("mfn")), max_size=40)


def tables(
    people: list[tuple[int, str, str, str]], cases: list[tuple[int, str]], know: str = "one-case"
) -> Study:
    columns = (AGE, WORK, RANK, ILL)
    rows = tuple(
        Row(
            id=f"p{at}",
            cells=tuple(
                Cell(column=c.id, text=str(v), number=v if isinstance(v, int) else None)
                for c, v in zip(columns, row, strict=True)
            ),
        )
        for at, row in enumerate(people)
    )
    nurse = Column(id="nurse", label="N", kind="category", quasi_identifier=True)
    visits = tuple(
        Row(id=f"c{at}", people=(f"p{who}",), cells=(Cell(column="nurse", text=text),))
        for at, (who, text) in enumerate(cases)
        if who < len(rows)
    )
    sample = SampleFile(
        people=Table(columns=columns), cases=Table(columns=(nurse,)) if visits else None
    )
    privacy = PrivacyFile.model_validate(
        {"lead": "L", "basis": {"text": "B."}, "signed_by": "T", "outsiders_know": know}
    )
    return BASE.model_copy(
        update={"people": rows, "cases": visits, "sample": sample, "privacy": privacy}
    )


def failing(study: Study) -> list[object]:
    return [each for sight in views(study) for each in (*too_few(sight, 3), *too_uniform(sight, 2))]


@settings(max_examples=30, deadline=None)
@given(people_tables, case_tables, st.sampled_from(["one-case", "all-cases"]))
def test_what_is_proposed_passes(
    people: list[tuple[int, str, str, str]], cases: list[tuple[int, str]], know: str
) -> None:
    study = tables(people, cases, know)
    proposal = propose(study, views(study))
    if proposal is None:
        assert know == "all-cases"
    else:
        assert failing(carried_out(study, proposal)) == []
        assert bool(failing(study)) == bool(proposal.words())


def _sizes(looked: tuple[View, ...]) -> list[object]:
    return [{known: len(alike.people) for known, alike in sight.groups.items()} for sight in looked]


@settings(max_examples=20, deadline=None)
@given(people_tables, case_tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    people: list[tuple[int, str, str, str]], cases: list[tuple[int, str]], lot: random.Random
) -> None:
    study = tables(people, cases)
    mixed = study.model_copy(
        update={
            "people": tuple(lot.sample(study.people, len(study.people))),
            "cases": tuple(lot.sample(study.cases, len(study.cases))),
        }
    )
    assert _sizes(views(mixed)) == _sizes(views(study))
    before, after = propose(study, views(study)), propose(mixed, views(mixed))
    assert before is not None
    assert after is not None
    assert [replace(form, levels=None) for form in before.forms] == [
        replace(form, levels=None) for form in after.forms
    ]


def test_a_milder_change_is_found_before_a_coarser_one() -> None:
    """Two rare trades become one level; the common ones stay as they are, and so does the age
    band.
    """
    study = tables([(40, work, "mid", ill) for work in "aaaaabbbbbccdd" for ill in ("x",)], [])
    study = study.model_copy(
        update={
            "people": tuple(
                row.model_copy(
                    update={"cells": (*row.cells[:3], Cell(column="ill", text="xy"[at % 2]))}
                )
                for at, row in enumerate(study.people)
            )
        }
    )
    proposal = propose(study, views(study))
    assert proposal is not None
    assert proposal.words() == "work: “c” and “d” as one level"
