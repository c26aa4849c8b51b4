"""A checklist that names a place names one that is there."""

import shutil
from pathlib import Path

import pytest

from ownwords.errors import StudyError
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
        'site-data/reporting.yml:7:64: checklists[0].items[1].where[0]: the page "study/method/" has no place "#desing"; did you mean "design"?',
        "site-data/reporting.yml:8:73: checklists[0].items[2].where[1]: there is not a page "
        '"study/tem/"; did you mean "study/team/"?',
    ]
