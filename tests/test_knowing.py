"""The page that follows one statement to what a study concludes."""

from pathlib import Path

import pytest

from ownwords.errors import StudyError
from ownwords.pipeline import Project, Site, make_site
from tests.conftest import STUDIES
from tests.test_engine import copy_of

SHOPS = STUDIES / "village-shops"
KNOWING = """
how_we_know:
  lead: From one voice to a finding.
  steps:
    - {label: A voice, text: Somebody says something., quote: left-for-town}
    - {label: A finding, text: It was grouped., category: stake}
  criteria:
    - {label: It fits, text: It should., judge: Read them., where: [findings/, study/method/#design]}
  limits: [Another team might see something else.]
"""


def made(root: Path) -> Site:
    return make_site(Project(root, root / "site-data", root / "content"))


def page_of(site: Site) -> str:
    return next((page.text for page in site.pages if page.address == "study/how-we-know/"), "")


def with_knowing(tmp_path: Path, knowing: str) -> Path:
    root = copy_of(SHOPS, tmp_path / "study").parent
    file = root / "site-data/study.yml"
    file.write_text(file.read_text("utf-8") + knowing, "utf-8")
    return root


def test_a_study_that_says_nothing_of_it_has_no_such_page() -> None:
    assert page_of(made(SHOPS)) == ""


def test_the_steps_show_the_studys_own_examples_and_the_criteria_lead_to_where_to_judge(
    tmp_path: Path,
) -> None:
    page = page_of(made(with_knowing(tmp_path, KNOWING)))
    steps = page.split('<li class="ow-way__step">')[1:]
    assert "I gave up and drive to town now." in steps[0]
    assert 'href="../../findings/stake/"' in steps[1]
    assert 'href="../method/#design"' in page
    assert "Another team might see something else." in page
    assert 'href="../limitations/"' in page


def test_a_place_that_is_not_there_is_named_with_its_criterion(tmp_path: Path) -> None:
    with pytest.raises(StudyError) as raised:
        made(with_knowing(tmp_path, KNOWING.replace("#design", "#desing")))
    [problem] = raised.value.problems
    assert problem.file == "site-data/study.yml"
    assert problem.line
    assert problem.message == (
        'the criterion “It fits”: the page "study/method/" has no section "#desing"'
    )
