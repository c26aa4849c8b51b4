"""What papers have: several publications, roles, funders, supplements, and the facts of a method."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml

from ownwords.errors import StudyError
from ownwords.pipeline import Project, Site, judge, make_site, read_material
from tests.conftest import STUDIES
from tests.test_engine import copy_of
from tests.test_speakers import change, markup, words

ADDRESS = "https://example.org/shoes/"


def made(project: Path) -> Site:
    return make_site(Project(project, project / "site-data", project / "content"), site_url=ADDRESS)


@pytest.fixture(scope="module")
def papers() -> Site:
    return made(STUDIES / "two-papers")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    copy_of(STUDIES / "two-papers", tmp_path / "study")
    return tmp_path / "study"


def front_matter(site: Site, address: str) -> dict[str, object]:
    data: dict[str, object] = yaml.safe_load(markup(site, address).split("---\n")[1])
    return data


@pytest.mark.parametrize(
    ("quote", "cited"),
    [
        (
            "no-hurry",
            "Heel, M., & Sole, T. (2020). Repairing shoes together. Journal of Invented Repair, 4,"
            " 9–21. Quote “no-hurry”, page 12 ({}). https://doi.org/10.1000/heel",
        ),
        (
            "two-hands",
            "Sole, T., & Heel, M. (2022). The thread and the hand. Invented Crafts, 11 (2), 1–15."
            " Quote “two-hands”, page 7 ({}). https://doi.org/10.1000/sole",
        ),
    ],
)
def test_a_quote_is_cited_by_the_article_that_prints_it(
    papers: Site, quote: str, cited: str
) -> None:
    page = re.sub(r"\s+([,.])", r"\1", words(papers, f"quotes/{quote}/"))
    assert cited.format(f"{ADDRESS}quotes/{quote}/") in page


def test_a_record_of_a_quote_carries_that_article(papers: Site) -> None:
    text = next(each.text for each in papers.assets if each.path == "study/cite/quotes.json")
    records = {each["id"]: each for each in json.loads(text)}
    second = records["sole2022-quote-two-hands"]
    assert (second["container-title"], second["page"], second["DOI"]) == (
        "Invented Crafts",
        "1-15",
        "10.1000/sole",
    )
    assert records["heel2020-quote-no-hurry"]["DOI"] == "10.1000/heel"
    table = next(each.text for each in papers.assets if each.path == "study/data/quotes.csv")
    assert isinstance(table, str)
    assert [re.findall("heel2020|sole2022", line) for line in table.splitlines()[1:]] == [
        ["heel2020"],
        ["sole2022"],
    ]


def test_pages_say_which_article_prints_a_quote_or_holds_a_passage(papers: Site) -> None:
    assert "Printed in Sole & Heel, 2022" in words(papers, "quotes/two-hands/")
    listed = words(papers, "study/passages/")
    assert "Sole & Heel, 2022 : Results, third paragraph" in listed
    assert "Heel & Sole, 2020 : page 4" in listed


def test_of_several_publications_none_is_claimed_and_check_says_so(copied: Path) -> None:
    change(copied / "site-data/quotes.yml", "publication: heel2020\n", "")
    site = made(copied)
    assert "Printed in" not in words(site, "quotes/no-hurry/")
    material, _ = read_material(Project(copied, copied / "site-data", copied / "content"))
    found = judge(material, date(2026, 11, 26)).hints
    assert [str(hint) for hint in found if hint.code == "unsaid-publication"] == [
        "site-data/quotes.yml:2:1: 1 of 2 quotes do not say which of the study’s publications prints"
        " them; write `publication:` at the top of the file for all, or at each that differs"
        "  [unsaid-publication]"
    ]


def test_what_prints_a_quote_is_one_of_the_publications(copied: Path) -> None:
    change(copied / "site-data/study.yml", "[heel2020, sole2022]", "[heel2020]")
    with pytest.raises(StudyError) as refused:
        made(copied)
    assert [str(each) for each in refused.value.problems] == [
        f'site-data/{place}: "sole2022" is not among the publications of study.yml; known here:'
        " heel2020"
        for place in (
            "passages.yml:7:18: passages[0].publication",
            "quotes.yml:14:18: quotes[1].publication",
            "study.yml:47:18: supplements[0].publication",
        )
    ]


def test_the_team_page_names_roles_others_and_funders(papers: Site) -> None:
    team = re.sub(r"\s+([,.:;)])", r"\1", words(papers, "study/team/"))
    assert (
        "Mira Heel, University of Nowhere: First author of both articles Roles (CRediT):"
        " Conceptualization; Investigation; Writing – original draft"
    ) in team
    assert "Tom Sole Roles (CRediT): Formal analysis" in team
    assert "Others who contributed Eva Lace, Lace Translations: Translated the interviews" in team
    assert "Fund for Slow Work (grants SW-17, SW-18) The cobblers’ guild" in team
    assert "The site makers’ own standpoint One of us repairs shoes for a living." in team
    assert "Where the data can be had The transcripts cannot be shared." in team
    assert "Acknowledgements The authors thank all who spoke." in team
    assert "Funding Not given" not in team  # the funders tell it


def test_the_method_page_has_what_papers_say_and_no_more(papers: Site, copied: Path) -> None:
    method = words(papers, "study/method/")
    for said in (
        "Why people who could take part were not interviewed Two people moved away",
        "Interview guide Four questions, tried with one person.",
        "Questions of the interview guide “What do you bring?” “Who shows you how?”",
        "Which saturation is claimed The authors claim information power.",
        "Who translated A translator put the quotes into English.",
        "Coding tree Printed as a table in the second article.",
        "What the people studied said of the findings Three people read the themes",
        "The researchers’ own standpoint Both authors mend their own shoes.",
        "How the researchers’ view shaped the study The first author knew the workshop",
        "Registration Registered in 2019, number 4711.",
        "Protocol Not reported.",
    ):
        assert said in method
    file = copied / "site-data/study.yml"
    change(file, "  protocol: {status: not-reported}\n", "")
    change(file, "  saturation_claimed: information-power\n", "")
    less = words(made(copied), "study/method/")
    assert "Protocol" not in less
    assert "Which saturation is claimed" not in less


def test_the_cite_page_lists_supplements_and_keywords(papers: Site) -> None:
    page = markup(papers, "study/cite/")
    assert re.search(r'href="[./]*files/codebook\.pdf" download>Codebook</a>', page)
    assert '<a href="https://example.org/heel2020/guide">Interview guide</a>' in page
    listed = re.sub(r"\s+([,.:;)])", r"\1", words(papers, "study/cite/"))
    assert "Codebook (version 2) · Sole & Heel, 2022 All codes, with rules." in listed
    assert "Photographs of the workshop Keywords repair; shoes; unhurried time" in listed


def test_a_supplement_whose_file_is_not_there_is_named(copied: Path) -> None:
    change(copied / "site-data/study.yml", "files/codebook.pdf", "files/codebok.pdf")
    with pytest.raises(StudyError) as refused:
        made(copied)
    assert [str(each) for each in refused.value.problems] == [
        'site-data/study.yml:45:11: supplements[0].file: there is no file "files/codebok.pdf" in'
        ' content/; did you mean "files/codebook.pdf"?'
    ]


def test_programs_read_keywords_people_and_grants(papers: Site) -> None:
    declared = front_matter(papers, "study/cite/")["ow"]
    assert isinstance(declared, dict)
    tags = [tuple(tag) for tag in declared["meta"]]
    at = tags.index(("citation_author", "Heel, Mira"))
    assert tags[at : at + 4] == [
        ("citation_author", "Heel, Mira"),
        ("citation_author_institution", "University of Nowhere"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Sole, Tom"),
    ]
    assert [text for name, text in tags if name == "citation_keywords"] == [
        "repair",
        "shoes",
        "unhurried time",
    ]
    things = {each["@type"]: each for each in json.loads(declared["data"])["@graph"]}
    article = things["ScholarlyArticle"]
    assert article["author"][0]["affiliation"]["name"] == "University of Nowhere"
    assert article["contributor"][0]["name"] == "Eva Lace"
    assert [(each.get("identifier"), each["funder"]["name"]) for each in article["funding"]] == [
        ("SW-17", "Fund for Slow Work"),
        ("SW-18", "Fund for Slow Work"),
        (None, "The cobblers’ guild"),
    ]
    quote = front_matter(papers, "quotes/two-hands/")["ow"]
    assert isinstance(quote, dict)
    (quotation,) = [
        each for each in json.loads(quote["data"])["@graph"] if each["@type"] == "Quotation"
    ]
    assert quotation["isBasedOn"]["name"] == "The thread and the hand"


def test_the_citation_file_has_keywords_and_people(papers: Site) -> None:
    text = next(each.text for each in papers.assets if each.path == "study/cite/CITATION.cff")
    made_of = yaml.safe_load(text)
    assert made_of["keywords"] == ["repair", "shoes", "unhurried time"]
    assert made_of["preferred-citation"]["authors"][0] == {
        "family-names": "Heel",
        "given-names": "Mira",
        "affiliation": "University of Nowhere",
        "orcid": "https://orcid.org/0000-0002-1825-0097",
    }
    assert unescape(made_of["preferred-citation"]["doi"]) == "10.1000/heel"
