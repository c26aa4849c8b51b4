"""What the first study gives away and says of itself: its files, its way to the core concept, its
checklists, its tables.
"""

import json
import re
from pathlib import Path

import pytest

from ownwords.pipeline import Project, make_site
from tests import test_convert
from tests.documents import ROOT
from tests.test_knowing import made, page_of
from tests.test_taken_along import everything_taken, words_of


@pytest.mark.parametrize("name", ["first"])
def test_the_study_is_the_same_in_every_form(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(test_convert.PLACES, name, ROOT / "site-data")
    test_convert.test_a_study_is_the_same_in_every_form(name, tmp_path)


def test_the_first_study_shares_findings_passages_and_totals_and_no_word_of_a_quote() -> None:
    site = make_site(Project(ROOT, ROOT / "site-data", ROOT / "content"))
    taken = everything_taken(site)
    text = re.sub(r"\\(.)", r"\1", "\n".join(taken.values()))
    for quote in site.study.published_quotes:
        assert quote.text
        assert not [part for part in words_of(quote) if len(part) > 40 and part in text], quote.id
    whole = json.loads(taken["study/data/study.json"])
    assert whole["categories"]["categories"]
    assert whole["passages"]["passages"]
    assert whole["sample"]["totals"]
    assert not {"people", "cases"} & set(whole)
    assert "study/sample/index.md" not in taken


def test_the_first_study_walks_from_a_quote_to_its_core_concept() -> None:
    site = made(ROOT)
    knowing = site.study.study.how_we_know
    assert knowing
    assert knowing.steps[0].quote
    quote = next(each for each in site.study.published_quotes if each.id == knowing.steps[0].quote)
    way = [step.category for step in knowing.steps if step.category]
    parents = {each.id: each.parent for each in site.study.categories.categories}
    assert quote.categories[0].category == way[0]
    assert parents[way[0]] == way[1]
    assert way[2] == site.study.categories.core
    assert len(knowing.criteria) == 4
    assert page_of(site).count("<div>\n<dt>") == 4


def test_the_page_says_who_filled_it_in_once_and_gives_no_score() -> None:
    site = make_site(Project(ROOT, ROOT / "site-data", ROOT / "content"))
    [page] = [page.text for page in site.pages if page.address == "study/reporting/"]
    for section in page.split('<section class="ow-checklist">')[1:]:
        assert section.count("Filled in by the makers of this site.") == 1
    for cell in re.findall(r'data-label="Reported\?">(.*?)</td>', page, re.DOTALL):
        assert len(re.findall("found", cell)) <= 1, cell
    assert "download" not in page
    assert not [asset for asset in site.assets if asset.path.startswith("study/reporting/")]
    assert not re.search(r"\d+ (of|/) (32|21)", page)
