"""Who speaks: one answer for pages, filters, tables and the gate."""

import csv
import re
from html import unescape
from io import StringIO
from pathlib import Path

import pytest

from ownwords.checks.reading import Reading
from ownwords.checks.speaking import terms_untold
from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.pipeline import Project, Site, make_site
from tests.conftest import STUDIES
from tests.test_engine import copy_of


def site_of(project: Path) -> Site:
    return make_site(Project(project, project / "site-data", project / "content"))


@pytest.fixture(scope="module")
def groups() -> Site:
    return site_of(STUDIES / "allotment-talk")


@pytest.fixture(scope="module")
def synthesis() -> Site:
    return site_of(STUDIES / "meta-garden")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    copy_of(STUDIES / "allotment-talk", tmp_path / "study")
    return tmp_path / "study"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def words(site: Site, address: str) -> str:
    text = next(page.text for page in site.pages if page.address == address)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text.split("---\n", 2)[2])).split())


def markup(site: Site, address: str) -> str:
    return next(page.text for page in site.pages if page.address == address)


def quotes_table(site: Site) -> dict[str, dict[str, str]]:
    text = next(asset.text for asset in site.assets if asset.path == "study/data/quotes.csv")
    assert isinstance(text, str)
    return {row["id"]: row for row in csv.DictReader(StringIO(text.removeprefix("\ufeff")))}


def test_a_pseudonym_and_a_role_stand_beside_the_words(groups: Site) -> None:
    page = words(groups, "quotes/first-the-water/")
    assert "Asta, group G1, tenant: “The water. Who fills the barrel.”" in page
    # a member whose label is the id of a person of that group is that person
    assert "Dag, group G1, helper: “And then the path.”" in page


def test_the_facilitator_is_shown_with_the_answer_marked_and_never_counted(groups: Site) -> None:
    page = words(groups, "quotes/first-the-water/")
    assert "Facilitator MI: “What did you settle first?” Asta, group G1" in page
    asked = r'<p class="ow-turn ow-turn--asks">'
    assert len(re.findall(asked, markup(groups, "quotes/first-the-water/"))) == 1
    row = quotes_table(groups)["first-the-water"]
    assert row["person"] == "P1; P4"
    assert row["shown_of_speaker"] == "tenant; helper"
    assert row["text"].splitlines()[0] == "facilitator MI: What did you settle first?"
    listed = re.search(r'data-ow-length="(\d+)"', markup(groups, "quotes/"))
    assert listed
    said = "The water. Who fills the barrel.", "And then the path."
    assert int(listed[1]) == sum(map(len, said))


def test_a_quote_leads_to_the_row_of_its_speaker(groups: Site) -> None:
    assert 'href="../../study/sample/#people-P1"' in markup(groups, "quotes/first-the-water/")
    assert 'id="people-P1"' in markup(groups, "study/sample/")
    assert 'href="../../study/sample/#cases-G2"' in markup(groups, "quotes/weeds/")
    assert 'id="cases-G2"' in markup(groups, "study/sample/")


def test_members_of_a_group_count_as_people_of_their_own(groups: Site) -> None:
    said = "Linked to 3 rows, at most 3 quotes each"  # P1, P4; M1 three times; M2
    assert said.replace("3 rows", "2 rows and 2 members of groups") in words(
        groups, "study/privacy/"
    )


def test_a_question_without_its_answer_is_refused(copied: Path) -> None:
    change(
        copied / "site-data/quotes.yml",
        "speaker: {case: G2, member: M2}",
        "speaker: {kind: interviewer}",
    )
    with pytest.raises(StudyError) as found:
        site_of(copied)
    assert "only the interviewer speaks here" in str(found.value)
    assert "the question, and the answer that it drew" in str(found.value)


def test_what_all_quotes_of_one_speaker_tell_is_judged_like_a_row(copied: Path) -> None:
    change(copied / "site-data/people.csv", "P4,Dag,helper", "P4,Dag,warden")
    change(copied / "site-data/sample.yml", "[tenant, helper]", "[tenant, helper, warden]")
    with pytest.raises(StudyError) as found:
        site_of(copied)
    said = "fewer than 3 people share what stands beside all quotes of one speaker together"
    assert f"{said}: P4 (warden)" in str(found.value)


def test_two_places_that_each_keep_k_may_not_keep_it_together(copied: Path) -> None:
    """P1 speaks in both groups: what the two quotes tell together, nobody else shares."""
    data = copied / "site-data"
    change(data / "cases.csv", "G2,,the library", "G2,P1,the library")
    change(data / "sample.yml", "quasi_identifier: false, levels: [the hut", "levels: [the hut")
    change(data / "sample.yml", "the library]}", "the library], beside_quotes: true}")
    change(data / "sample.yml", "  people_optional: true\n", "")
    change(data / "quotes.yml", "{case: G2, member: M1}", "{person: P1, case: G2}")
    change(data / "quotes.yml", "{case: G2, member: m1}", "{person: P1, case: G2}")
    with pytest.raises(StudyError) as found:
        site_of(copied)
    assert "speakers-among-few" in str(found.value)
    assert "P1 (the hut, the library, tenant)" in str(found.value)


def test_without_labels_attributes_stand_alone_and_no_table_ties_quotes(copied: Path) -> None:
    change(
        copied / "site-data/quotes.yml",
        "coded_by: authors\n",
        "coded_by: authors\nspeaker_labels: false\n",
    )
    site = site_of(copied)
    page = words(site, "quotes/first-the-water/")
    assert "Tenant: “The water. Who fills the barrel.”" in page
    assert "Asta" not in page
    assert "#people-P1" not in markup(site, "quotes/first-the-water/")
    row = quotes_table(site)["first-the-water"]
    assert (row["person"], row["case"], row["shown_of_speaker"]) == ("", "", "tenant; helper")
    assert "Asta" not in row["text"]
    assert "P1" not in row["text"]


def test_authors_and_documents_stand_under_headings_of_their_own(synthesis: Site) -> None:
    page = words(synthesis, "findings/being-known/")
    said, authors = page.index("What people said"), page.index("In the authors’ own words")
    assert said < page.index("They know me by my beans.") < authors
    assert authors < page.index("The open gate works as a promise")
    assert "The authors of Humus, 2019" in page
    page = words(synthesis, "findings/being-greeted/")
    assert page.index("What documents say") < page.index("Members greet each other.")


def test_a_first_order_quote_names_the_study_that_printed_it_and_its_terms(
    synthesis: Site,
) -> None:
    page = words(synthesis, "quotes/beans/")
    assert "Who is speaking P4 in Humus, 2019 Printed in Humus, 2019" in page
    assert "The words of participants stand here under CC BY 4.0 ." in page
    assert "Printed in Loam, 2021" in words(synthesis, "quotes/morning/")


def test_quotes_are_filtered_by_whose_words_they_are(synthesis: Site) -> None:
    page = words(synthesis, "quotes/")
    assert "Whose words" in page
    assert "Participants 2" in page
    assert "Researchers’ own text 1" in page
    kinds = [row["words_of"] for row in quotes_table(synthesis).values()]
    assert kinds == ["participant", "participant", "researcher", "document"]


def test_a_citation_of_a_quote_names_its_speaker(groups: Site, synthesis: Site) -> None:
    cited = words(groups, "quotes/first-the-water/").partition("Cite this quote")[2]
    assert "Quote “first-the-water”, Asta, group G1, tenant; Dag, group G1, helper" in cited
    cited = words(synthesis, "quotes/beans/").partition("Cite this quote")[2]
    assert "Quote “beans”, P4 in Humus, 2019; page 12" in cited


def test_a_synthesis_without_terms_is_told_so(tmp_path: Path) -> None:
    copy_of(STUDIES / "meta-garden", tmp_path / "study")
    change(
        tmp_path / "study/site-data/quotes.yml",
        """  - source: loam2021
    licence: One sentence, quoted under the right to quote.
""",
        "",
    )
    hints = terms_untold(Reading(load_study(tmp_path / "study/site-data")))
    assert [hint.message for hint in hints] == [
        'nothing says on which terms words that "loam2021" printed stand here'
    ]


def test_constructs_relations_and_confidence_keep_their_kind(synthesis: Site) -> None:
    page = words(synthesis, "findings/being-known/")
    assert "What kind of finding Third-order construct: of this synthesis" in page
    assert "Confidence (GRADE-CERQual) Moderate confidence (Table 3)" in page
    assert "Two studies with few people each." in page
    page = words(synthesis, "findings/being-greeted/")
    assert "Second-order construct: of the authors of the studies" in page
    assert "reciprocal translation Being known" in page
