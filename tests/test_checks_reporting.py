"""A checklist that names a place names one that is there."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import ownwords
from ownwords.checklists import templates, to_answer
from ownwords.errors import StudyError
from ownwords.exports import cells_of
from ownwords.load import load_study
from ownwords.pipeline import Project, make_site
from tests.test_engine import STUDY

REPORTING = """checklists:
  - id: short
    name: A short list
    size: 3
    items:
      - {number: 1, topic: Recruitment, status: reported, where: [study/method/#design]}
      - {number: 2, topic: Analysis, status: reported, where: [study/method/#desing]}
      - {number: 3, topic: Team, status: reported, where: [study/team/, study/tem/]}
"""


def test_places_that_are_not_there_are_named(tmp_path: Path) -> None:
    shutil.copytree(STUDY / "site-data", tmp_path / "site-data")
    (tmp_path / "site-data" / "reporting.yml").write_text(REPORTING)
    with pytest.raises(StudyError) as raised:
        make_site(Project(tmp_path, tmp_path / "site-data", tmp_path / "content"))
    assert [str(problem) for problem in raised.value.problems] == [
        'site-data/reporting.yml:7:64: checklists[0].items[1].where[0]: item 2 of A short list: the page "study/method/" has no section "#desing"; did you mean "design"?',
        'site-data/reporting.yml:8:73: checklists[0].items[2].where[1]: item 3 of A short list: there is no page "study/tem/"; did you mean "study/team/"?',
    ]


def test_a_page_that_loses_an_anchor_fails_the_checklist(tmp_path: Path) -> None:
    """A project's own template leaves out the anchors of the method."""
    shutil.copytree(STUDY / "site-data", tmp_path / "site-data")
    (tmp_path / "site-data" / "reporting.yml").write_text(
        REPORTING.replace("#desing", "#design").replace(", study/tem/", "")
    )
    project = Project(tmp_path, tmp_path / "site-data", tmp_path / "content")
    make_site(project)
    package = Path(ownwords.__file__).parent / "templates"
    text = (package / "method.html").read_text("utf-8")
    anchor = 'id="{{ fact.id }}"'
    facts = (package / "components" / "fact.html").read_text("utf-8")
    assert (anchor in text) != (anchor in facts)
    name = "method.html" if anchor in text else "components/fact.html"
    own = tmp_path / "own" / name
    own.parent.mkdir(parents=True)
    own.write_text((package / name).read_text("utf-8").replace(anchor, 'id="a-{{ fact.id }}"'))
    with pytest.raises(StudyError) as raised:
        make_site(replace(project, templates=tmp_path / "own"))
    assert [str(problem).partition("; ")[0] for problem in raised.value.problems] == [
        'site-data/reporting.yml:6:67: checklists[0].items[0].where[0]: item 1 of A short list: the page "study/method/" has no section "#design"',
        'site-data/reporting.yml:7:64: checklists[0].items[1].where[0]: item 2 of A short list: the page "study/method/" has no section "#design"',
    ]


@pytest.mark.parametrize("id_", sorted(templates()))
def test_a_checklist_of_the_package_is_whole_and_asks_for_answers(id_: str, tmp_path: Path) -> None:
    template = templates()[id_]
    assert [item.number for item in template.items] == list(range(1, template.size + 1))
    assert len({item.topic for item in template.items}) == template.size
    shutil.copytree(STUDY / "site-data", tmp_path / "site-data")
    file = tmp_path / "site-data" / "reporting.yml"
    asked = f"checklists:\n{to_answer(id_)}"
    file.write_text(asked, "utf-8")
    with pytest.raises(StudyError) as raised:
        load_study(tmp_path / "site-data", tmp_path)
    assert len([each for each in raised.value.problems if "status" in str(each)]) == template.size
    file.write_text(asked.replace("status:", "status: not-found"), "utf-8")
    study = load_study(tmp_path / "site-data", tmp_path)
    assert study.reporting
    assert len(study.reporting.checklists[0].items) == template.size


def test_authors_get_a_file_for_a_journal(tmp_path: Path) -> None:
    shutil.copytree(STUDY / "site-data", tmp_path / "site-data")
    (tmp_path / "site-data" / "reporting.yml").write_text(
        REPORTING.replace("#desing", "#design").replace(", study/tem/", "")
    )
    file = tmp_path / "site-data" / "study.yml"
    text = file.read_text("utf-8")
    project = Project(tmp_path, tmp_path / "site-data", tmp_path / "content")
    for by_them in ("true", "false"):
        file.write_text(re.sub(r"by_the_authors: \w+", f"by_the_authors: {by_them}", text), "utf-8")
        site = make_site(project, site_url="https://example.org/")
        files = {asset.path: asset.text for asset in site.assets}
        if by_them == "false":
            assert "study/reporting/short.csv" not in files
            continue
        assert cells_of(files["study/reporting/short.csv"])[:2] == [
            ["No.", "Item", "Reported?", "Note", "Where on this site"],
            ["1", "Recruitment", "Reported", "", "https://example.org/study/method/#design"],
        ]
