"""What pages say of themselves to reference managers and search engines, and what no export may
hold.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.meta import get_data
from pyld import jsonld

from ownwords.pipeline import Project, Site, make_site
from tests.conftest import STUDIES, SWIMMING
from tests.test_engine import copy_of

SHOPS = STUDIES / "village-shops"
URL = "https://example.org/site/"
VOCABULARY = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}
"""What schema.org's context says of the terms that are used here; kept, because tests ask no
other host.
"""


def made(root: Path) -> Site:
    return make_site(Project(root, root / "site-data", root / "content"), site_url=URL)


@pytest.fixture(scope="module")
def swimming() -> Site:
    return made(SWIMMING)


def declared(site: Site, address: str) -> dict[str, Any]:
    [text] = [page.text for page in site.pages if page.address == address]
    found: dict[str, Any] = get_data(text)[1]["ow"]
    return found


def graph(site: Site, address: str) -> dict[str, dict[str, Any]]:
    """What a page says in JSON-LD, by type, after a processor has expanded it."""
    text = declared(site, address)["data"]
    assert not set("<>&") & set(text)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    expanded = jsonld.expand(data, {"expandContext": VOCABULARY, "documentLoader": _offline})
    types = [each["@type"][0].removeprefix("https://schema.org/") for each in expanded]
    assert types == [each["@type"] for each in data["@graph"]]
    return {each["@type"]: each for each in data["@graph"]}


def _offline(url: str, _: object) -> dict[str, Any]:
    assert url == "https://schema.org"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": VOCABULARY,
    }


@pytest.mark.parametrize("address", ["", "study/cite/"])
def test_scholar_and_zotero_find_the_article(swimming: Site, address: str) -> None:
    tags = [tuple(tag) for tag in declared(swimming, address)["meta"]]
    assert [text for name, text in tags if name == "citation_author"] == [
        "Exempla, Ada",
        "Ficta, Bo",
        "Inventa, Cara",
    ]
    named = dict(tags)
    assert named["citation_title"] == named["DC.title"] == "Learners' thoughts on swimming lessons"
    assert named["citation_publication_date"] == named["DC.date"] == "2019"
    assert (named["citation_firstpage"], named["citation_lastpage"]) == ("1", "20")
    assert named["citation_journal_title"] == "Journal of Invented Studies"
    assert "citation_doi" not in named


AUTHOR = "  author = {Esimerkki, Aino and Keksitty, Eero},\n"


@pytest.mark.parametrize(
    ("authors", "tags"),
    [
        ("van der Esimerkki, Aino Maria", ["van der Esimerkki, Aino\u00a0Maria"]),
        (
            "van der Esimerkki, Aino Maria and Keksitty, Eero",
            ["van der Esimerkki, Aino Maria", "Keksitty, Eero"],
        ),
        ("Esimerkki, Jr., Aino", ["Esimerkki, Aino, Jr."]),
    ],
)
def test_zotero_takes_no_author_for_two(authors: str, tags: list[str], tmp_path: Path) -> None:
    """As its translator of pages with such tags reads them (Embedded Metadata, of June 2024)."""
    project = copy_of(SHOPS, tmp_path / "study").parent
    bib = project / "site-data/references.bib"
    text = bib.read_text("utf-8")
    assert AUTHOR in text
    bib.write_text(text.replace(AUTHOR, f"  author = {{{authors}}},\n"), "utf-8")
    found = declared(made(project), "study/cite/")["meta"]
    assert [text for name, text in found if name == "citation_author"] == tags


@pytest.mark.parametrize(
    ("entry", "tag"),
    [
        ("@techreport{esimerkki2025, institution = {A}", ("technical_report_institution", "A")),
        ("@phdthesis{esimerkki2025, school = {A}", ("dissertation_institution", "A")),
        ("@incollection{esimerkki2025, booktitle = {A}", ("inbook_title", "A")),
        ("@inproceedings{esimerkki2025, booktitle = {A}", ("conference_title", "A")),
        ("@inproceedings{esimerkki2025, booktitle = {A}, eventtitle = {B}", ("conference_title", "B")),
        ("@article{esimerkki2025, journal = {A}", ("journal_title", "A")),
    ],
)  # fmt: skip
def test_zotero_knows_what_the_work_is(entry: str, tag: tuple[str, str], tmp_path: Path) -> None:
    project = copy_of(SHOPS, tmp_path / "study").parent
    bib = project / "site-data/references.bib"
    whole = bib.read_text("utf-8")
    at, after = whole.index("@techreport{esimerkki2025"), whole.index("\n}\n") + 3
    named = "author = {Esimerkki, Aino}, title = {T}, year = {2025}"
    bib.write_text(f"{whole[:at]}{entry}, {named}}}\n{whole[after:]}", "utf-8")
    found = declared(made(project), "study/cite/")["meta"]
    kinds = ("journal", "inbook", "conference", "dissertation", "technical")
    told = [name.split("_")[1] for name, _ in found if name.startswith("citation_")]
    assert [each for each in told if each in kinds] == [tag[0].split("_")[0]]
    assert [f"citation_{tag[0]}", tag[1]] in found


def test_no_other_page_passes_for_the_article(swimming: Site) -> None:
    with_tags = {
        page.address for page in swimming.pages if "meta" in get_data(page.text)[1].get("ow", {})
    }
    assert with_tags == {"", "study/cite/"}


def test_the_cite_page_says_article_and_dataset(swimming: Site) -> None:
    things = graph(swimming, "study/cite/")
    article, dataset = things["ScholarlyArticle"], things["Dataset"]
    assert article["author"][0] == {
        "@type": "Person",
        "name": "Ada Exempla",
        "familyName": "Exempla",
        "givenName": "Ada",
    }
    assert article["headline"] == "Learners' thoughts on swimming lessons"
    assert article["datePublished"] == "2019"
    assert 50 <= len(dataset["description"]) <= 5000, "as Google asks of a dataset"
    assert {"name", "description", "creator", "url", "version"} <= set(dataset)
    assert {"headline", "author", "datePublished"} <= set(article), "as Google asks of an article"
    assert dataset["isBasedOn"]["@id"] == article["@id"] == "https://example.org/exempla2019"
    assert dataset["inLanguage"] == "en"
    crumbs = things["BreadcrumbList"]["itemListElement"]
    assert [each["position"] for each in crumbs] == [1, 2, 3]
    assert crumbs[-1] == {
        "@type": "ListItem",
        "position": 3,
        "name": "Cite",
        "item": f"{URL}study/cite/",
    }


def test_a_finding_is_a_term(swimming: Site) -> None:
    term = graph(swimming, "findings/pushing/")["DefinedTerm"]
    assert term["@id"] == f"{URL}findings/pushing/"
    assert term["inDefinedTermSet"] == f"{URL}findings/"
    assert term["description"]


SCOPES = "[article, website, indexing, data-sharing, archive]"


def with_consent(folder: Path, consent: str) -> Site:
    """The study of village shops, of which one quote's consent is as given."""
    project = folder / "study"
    copy_of(SHOPS, project)
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8")
    assert "    language: fi\n" in text
    changed = text.replace("    language: fi\n", f"    language: fi\n    consent: {consent}\n")
    quotes.write_text(changed, "utf-8")
    return made(project)


def test_a_quote_says_its_words_only_where_consent_covers_indexing(tmp_path: Path) -> None:
    covered = with_consent(tmp_path / "covered", SCOPES)
    quotation = graph(covered, "quotes/no-bread/")["Quotation"]
    assert quotation["text"] == "Ei maanantaina leipää."
    assert quotation["inLanguage"] == "fi"
    assert quotation["@id"] == f"{URL}quotes/no-bread/"
    uncovered = with_consent(tmp_path / "uncovered", "[article, website]")
    assert "data" not in declared(uncovered, "quotes/no-bread/")


READ_BY_PAGES = ("assets/", "findings/pieces/", "quotes/")
"""Files from which scripts of pages make what pages show; all others are to take along."""


def taken_along(site: Site) -> dict[str, str]:
    """Everything that programs take from a site: files beside the pages, and what heads say."""
    files = {
        asset.path: asset.text for asset in site.assets if not asset.path.startswith(READ_BY_PAGES)
    }
    for page in site.pages:
        ow = get_data(page.text)[1].get("ow", {})
        said = [ow["data"]] if "data" in ow else []
        said += [content for _, content in ow.get("meta", ())]
        files |= {f"head of {page.address}": "\n".join(said)} if said else {}
    return files


def test_no_export_holds_what_consent_does_not_cover_or_was_withdrawn(tmp_path: Path) -> None:
    covered = taken_along(with_consent(tmp_path / "covered", SCOPES))
    assert [name for name, text in covered.items() if "leipää" in text], "the test sees the words"
    site = with_consent(tmp_path / "uncovered", "[article, website]")
    exports = taken_along(site)
    assert {"study/cite/citations.bib", "study/data/findings.csv"} <= set(exports)
    assert not [name for name, text in exports.items() if "leipää" in text]
    assert not [name for name in exports if "no-bread" in exports[name] and "quotes" in name]
    gone = [quote.id for quote in site.study.withdrawn_quotes]
    for id_ in gone:
        assert not [name for name, text in exports.items() if f"{id_}/" in text]
