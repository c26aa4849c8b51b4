"""Tables to take along: nothing in them runs, nothing is lost, and nothing is there that the
pages do not show.
"""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.exports import QUOTES, cells_of, csv_text, defused, exports_of, undefused, withheld
from ownwords.exports.datapackage import package_files
from ownwords.graph import Graph
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.pipeline import Project, make_site
from tests.test_engine import STUDY, copy_of

STUDIES = STUDY.parent
HOSTILE = st.text(st.sampled_from("=+-@\t\r\n '\"|%,;＝＋－＠\u00a0aä<0"), max_size=12) | st.text(
    st.characters(codec="utf-8"), max_size=30
)
STARTERS = tuple("=+-@\t\r\n＝＋－＠")


@given(st.lists(st.lists(HOSTILE, min_size=2, max_size=4), max_size=6))
def test_hostile_cells_come_back_equal_and_never_begin_a_formula(rows: list[list[str]]) -> None:
    rows = [[cell.replace("\0", "") for cell in row] for row in rows]
    text = csv_text(rows)
    assert cells_of(text) == rows
    seen = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert not [
        cell
        for row in seen
        for cell in row
        if cell.lstrip().startswith(tuple("=+-@＝＋－＠")) or cell.startswith(STARTERS)
    ]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-5", "'-5"),
        ("  =cmd", "'  =cmd"),
        ("'=x", "''=x"),
        ("’tis", "’tis"),
        ("'tis", "'tis"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_what_is_defused_and_what_is_not(said: str, written: str) -> None:
    assert defused(said) == written
    assert undefused(written) == said


def study_of(folder: Path) -> Study:
    return load_study(folder / "site-data", folder)


@settings(max_examples=25, deadline=None)
@given(HOSTILE.map(str.strip).filter(bool))
def test_hostile_fields_go_through_every_export(hostile: str) -> None:
    study = study_of(STUDY)
    quote = study.quotes.quotes[0]
    quote = quote.model_copy(
        update={
            "text": hostile,
            "gist": hostile,
            "prompt": hostile,
            "places": (hostile,),
            "content_note": hostile,
        }
    )
    category = study.categories.categories[0].model_copy(update={"label": hostile})
    row = study.people[0].model_copy(
        update={
            "cells": tuple(
                cell.model_copy(update={"text": hostile}) for cell in study.people[0].cells
            )
        }
    )
    case = study.cases[0].model_copy(
        update={
            "cells": tuple(
                cell.model_copy(update={"text": hostile}) for cell in study.cases[0].cells
            )
        }
    )
    study = study.model_copy(
        update={
            "quotes": study.quotes.model_copy(update={"quotes": (quote, *study.quotes.quotes[1:])}),
            "categories": study.categories.model_copy(
                update={"categories": (category, *study.categories.categories[1:])}
            ),
            "people": (row, *study.people[1:]),
            "cases": (case, *study.cases[1:]),
        }
    )
    exports = exports_of(Graph(study))
    assert [export.name for export in exports] == [
        "quotes.csv",
        "findings.csv",
        "people.csv",
        "cases.csv",
    ]
    for export in exports:
        header, first, *_ = cells_of(package_files(Graph(study))[export.name].replace("\0", ""))
        assert tuple(header) == export.header
        assert hostile.replace("\0", "") in first
        assert not [cell for cell in first if undefused(cell) != cell and not cell.startswith("'")]


def test_a_quote_that_is_linked_to_nobody_names_nobody() -> None:
    quotes = exports_of(Graph(study_of(STUDY)))[0]
    at = [QUOTES.index(name) for name in ("id", "person", "case", "text")]
    assert [tuple(row[each] for each in at) for row in quotes.rows] == [
        (
            "freezer",
            "R1",
            "north",
            "Somebody looks at the freezer before the news. Nobody ever decided who.",
        ),
        (
            "both-of-us",
            "R2",
            "north",
            "R2: We paid for that roof, both of us.\nA man at the back: And we would again (...) well, I would.",
        ),
        ("no-bread", "", "south", "Ei maanantaina leipää."),
        ("left-for-town", "", "", "I gave up and drive to town now."),
    ]


def test_totals_and_numbers_beside_a_text_stay_out() -> None:
    graph = Graph(study_of(STUDY))
    exports = {export.name: export for export in exports_of(graph)}
    assert exports["cases.csv"].header == ("id", "person", "setting", "talk")
    assert exports["people.csv"].rows[2] == ("R3", "customer", "not asked")
    files = package_files(graph)
    assert not [name for name in exports if "Has a car" in files[name]]


def test_a_study_that_says_nothing_of_its_basis_shares_findings_alone() -> None:
    graph = Graph(study_of(STUDIES / "smallest"))
    assert [export.name for export in exports_of(graph)] == ["findings.csv"]
    assert [(export.name, export.unshared) for export in withheld(graph)] == [("quotes.csv", 1)]


def test_what_may_not_be_shared_is_left_out_and_said(tmp_path: Path) -> None:
    copy_of(STUDY, tmp_path / "study")
    project = tmp_path / "study"
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8")
    quotes.write_text(
        text.replace("    language: fi\n", "    language: fi\n    consent: [article, website]\n"),
        "utf-8",
    )
    site = make_site(Project(project, project / "site-data", project / "content"))
    shared = next(asset.text for asset in site.assets if asset.path == "study/data/quotes.csv")
    assert shared.startswith("\ufeffid,text,")
    assert "leipää" not in shared
    page = next(page.text for page in site.pages if page.address == "study/data/")
    assert (
        "1 quote is not in it: what its speaker is known to have agreed to does not cover sharing data."
    ) in page
    assert 'href="quotes.csv"' in page
    assert {"study/data/findings.csv", "study/data/people.csv", "study/data/cases.csv"} <= {
        asset.path for asset in site.assets
    }


def test_a_study_whose_basis_does_not_cover_sharing_shares_findings_alone() -> None:
    study = study_of(STUDIES / "skolgarden")
    assert study.privacy
    study = study.model_copy(
        update={"privacy": study.privacy.model_copy(update={"scope": ("article", "website")})}
    )
    assert [export.name for export in exports_of(Graph(study))] == ["findings.csv"]
