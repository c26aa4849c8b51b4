"""How to cite: each citable thing has one record, every format is made from it, and programs of the
field read the formats back.
"""

import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pybtex.database
import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.citations.bibtex import bibtex
from ownwords.citations.files import csl_json_text
from ownwords.citations.records import finding, quote
from ownwords.citations.ris import ris
from ownwords.citations.styles import STYLES, as_text, formatted, parted
from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.load.bibliography import reference_problems, references
from ownwords.model import Reference
from ownwords.model.references import Date, Name, csl_json
from ownwords.pipeline import Project, judge, make_site, read_material
from ownwords.source import read_bib
from ownwords.views import Context
from ownwords.views.cited import citation_files, cited_part, cited_site
from tests.conftest import ROOT, SWIMMING
from tests.csl_schema import csl_json_schema
from tests.odd_references import ODD, Odd
from tests.test_engine import copy_of

SCHEMA = csl_json_schema()
ARTICLE = Reference(
    key="ash2014",
    kind="article",
    type="article-journal",
    author=(Name(family="Ash", given="Bo"), Name(family="Elm", given="Ty")),
    issued=Date(parts=(2014,)),
    title="What helps",
    container_title="Journal of Things",
    volume="7",
    issue="2",
    page="4–21",
    doi="10.1000/x",
)


def read_back(text: str, folder: Path) -> Reference:
    """The first work of a file of BibTeX, by our own reader; without anything wrong in it."""
    file = folder / "made.bib"
    file.write_text(text, "utf-8")
    source = read_bib(file, folder)
    assert [str(each) for each in (*source.problems, *reference_problems(source))] == []
    return references(source)[0]


def first_of(bib: str, folder: Path) -> Reference:
    file = folder / "odd.bib"
    file.write_text(bib, "utf-8")
    return references(read_bib(file, folder))[0]


def without_key(reference: Reference) -> dict[str, Any]:
    return csl_json(reference) | {"id": ""}


LOST = {"HTML entities": {"container-title"}}
"""Our reader takes tags of HTML out of titles, so one that is meant as text is gone."""


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.kind)
def test_an_odd_entry_comes_back_from_bibtex(odd: Odd, tmp_path: Path) -> None:
    record = first_of(odd.bib, tmp_path)
    text = bibtex([record])
    back = read_back(text, tmp_path)
    lost = LOST.get(odd.kind, set())
    was, now = without_key(record), without_key(back)
    assert {name: now.get(name) for name in was if name not in lost} == {
        name: value for name, value in was.items() if name not in lost
    }
    parsed = parse_string(text)
    assert not parsed.failed_blocks
    assert len(parsed.entries) == 1


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.kind)
def test_an_odd_entry_comes_back_from_ris_and_fits_the_schema(odd: Odd, tmp_path: Path) -> None:
    record = first_of(odd.bib, tmp_path)
    (entry,) = rispy.loads(ris([record]))
    assert entry["title"] == record.title
    people = [each for each in record.author if not each.left_out]
    assert len(entry.get("authors", [])) == len(people)
    assert entry.get("doi", "") == record.doi
    jsonschema.validate(json.loads(csl_json_text([record])), SCHEMA)


@pytest.mark.parametrize("odd", ODD[::2], ids=lambda odd: odd.kind)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_names_the_title_once_and_loses_no_year(
    odd: Odd, style: str, tmp_path: Path
) -> None:
    record = first_of(odd.bib, tmp_path)
    longer = record.model_copy(update={"title": "Unmistakable words"})
    text = as_text(longer, style)
    assert text.count("Unmistakable words") == 1
    if record.issued and record.issued.parts:
        assert str(record.issued.parts[0]) in text
    assert not re.search(r"[\ue000-\uf8ff]|others|\(Publication\)|  |\(eds?\)$", text)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            "apa",
            "Ash, B., &amp; Elm, T. (2014). What helps. <i>Journal of Things</i>, <i>7</i>(2), 4–21."
            " https://doi.org/10.1000/x",
        ),
        (
            "vancouver",
            "Ash B, Elm T. What helps. Journal of Things. 2014;7(2):4–21. doi:10.1000/x",
        ),
        (
            "harvard",
            "Ash, B. and Elm, T. (2014) ‘What helps’, <i>Journal of Things</i>, 7(2), pp. 4–21."
            " Available at: https://doi.org/10.1000/x.",
        ),
    ],
)
def test_an_article_in_each_style(style: str, text: str) -> None:
    assert str(formatted(ARTICLE, style)) == text


MENDED = [
    ({"issued": Date(parts=(2014, 5), end=(2014, 6))}, "apa", "(2014)."),
    ({"issued": Date(parts=(2013,), end=(2014,))}, "apa", "(2013–2014)."),
    ({"issued": Date(parts=(2014, 5, 3))}, "vancouver", "2014 May 3;"),
    ({"issued": Date(parts=(2014,)), "year_suffix": "a"}, "harvard", "(2014a)"),
    ({"issued": None, "status": "in press"}, "apa", "(in press)."),
    (
        {"author": (Name(family="Ash", given="Bo"), Name(literal="others"))},
        "apa",
        "Ash, B., et al. (",
    ),
    (
        {"author": (Name(family="Ash", given="Bo"), Name(literal="others"))},
        "harvard",
        "Ash, B. et al. (",
    ),
    (
        {
            "author": (),
            "editor": (Name(family="Elm", given="Ty"),),
            "type": "book",
            "container_title": "",
        },
        "apa",
        "Elm, T. (Ed.).",
    ),
]


@pytest.mark.parametrize(("change", "style", "found"), MENDED)
def test_what_citeproc_does_wrong_is_mended(change: dict[str, Any], style: str, found: str) -> None:
    text = as_text(ARTICLE.model_copy(update=change), style)
    assert found in text
    assert text.count("Elm") <= 1


@pytest.mark.parametrize(
    ("pages", "printed"),
    [("1–12", "1–12"), ("123–125", "123–5"), ("98–104, 7", "98–104, 7"), ("e12–e15", "e12–5")],
)
def test_vancouver_shortens_only_pages_of_one_length(pages: str, printed: str) -> None:
    text = as_text(ARTICLE.model_copy(update={"page": pages}), "vancouver")
    assert f"2014;7(2):{printed}. doi" in text


@pytest.mark.parametrize(
    ("language", "journal"),
    [("en-GB", "Nya Ord: Of Things"), ("sv", "Nya ord: of things"), ("", "Nya ord: of things")],
)
def test_a_title_gets_capitals_only_where_it_is_said_to_be_english(
    language: str, journal: str
) -> None:
    record = ARTICLE.model_copy(
        update={"container_title": "Nya ord: of things", "language": language}
    )
    assert f". {journal}, 7(2)" in as_text(record, "apa")


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("apa", "مثال, ليلى, & Elm, T. (2014)."),
        ("vancouver", "مثال ليلى, Elm T. What"),
        ("harvard", "مثال, ليلى and Elm, T. (2014)"),
    ],
)
def test_a_name_without_capitals_has_no_initials(style: str, text: str) -> None:
    people = (Name(family="مثال", given="ليلى"), Name(family="Elm", given="Ty"))
    assert as_text(ARTICLE.model_copy(update={"author": people}), style).startswith(text)


def test_a_thesis_without_author_is_called_one_behind_its_title() -> None:
    change = {"author": (), "type": "thesis", "genre": "PhD thesis", "publisher": "A University"}
    without = dict.fromkeys(("container_title", "volume", "issue", "page", "doi"), "")
    thesis = ARTICLE.model_copy(update=change | without | {"url": "https://example.org/t"})
    assert (
        as_text(thesis, "apa")
        == "What helps [PhD thesis, A University]. (2014). https://example.org/t"
    )


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.kind)
@pytest.mark.parametrize("style", STYLES)
def test_a_work_is_parted_before_its_address(odd: Odd, style: str, tmp_path: Path) -> None:
    """Something can be said of the work there: a sentence ends, and no address stands before it."""
    record = first_of(odd.bib, tmp_path)
    whole = formatted(record, style)
    work, found = parted(whole)
    assert " ".join(filter(None, (work, found))) == whole
    assert work.striptags()[-1] in ".?!"
    assert not re.search(r"https?://|doi:", work)
    assert bool(found) >= bool(record.doi or record.url)


HOSTILE = st.text(
    st.sampled_from(list("\\{}%$#_&~^@\"'<>,;:()-–\n\r\t\x00\ue000aZé ")), min_size=1, max_size=25
) | st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "},\n@article{x, title={y}",
        "\nER  - \nTY  - JOUR",
        "\\input{/etc/passwd}",
        '<span class="nocase">x</span><img src=x onerror=alert(1)>',
        "{{ 7*7 }} [x](javascript:alert(1))",
        "- !!python/object:os.system",
    ]
)


def hostile_record(text: str) -> Reference:
    return ARTICLE.model_copy(
        update={
            "author": (Name(family=text, given=text), Name(literal=text)),
            "title": text,
            "container_title": text,
            "volume": text,
            "note": text,
            "doi": text.strip(),
        }
    )


@settings(max_examples=20, deadline=None)
@given(HOSTILE.filter(lambda text: bool(text.strip())))
def test_hostile_fields_stay_inert_in_every_format(text: str) -> None:
    record = hostile_record(text)
    parsed = pybtex.database.parse_string(bibtex([record]), "bibtex")
    assert list(parsed.entries) == ["ash2014"]
    entry = parsed.entries["ash2014"]
    assert set(entry.fields) <= {
        "title",
        "journal",
        "year",
        "volume",
        "number",
        "note",
        "pages",
        "doi",
    }
    assert not re.search(
        r"\\(?!text(backslash|brace(left|right)|ascii(tilde|circum))\{\}|[&%$#_])",
        entry.fields.get("title", ""),
    )
    assert len(parse_string(bibtex([record])).entries) == 1
    made = ris([record])
    assert made.count("\r\nER  - \r\n") == made.count("TY  - JOUR\r\n") == 1
    assert len(rispy.loads(made)) == 1
    jsonschema.validate(json.loads(csl_json_text([record])), SCHEMA)
    assert "<" not in csl_json_text([record])
    for style in STYLES:
        tags = re.findall(r"<[^>]*>", str(formatted(record, style)))
        assert set(tags) <= {"<i>", "</i>"}
        assert html.unescape(as_text(record, style)).isprintable()


def context_of(folder: Path, site_url: str = "") -> Context:
    study = load_study(folder / "site-data", folder)
    return Context(Graph(study), load_messages("en"), site_url=site_url)


def test_the_files_hold_study_site_findings_and_only_shared_quotes() -> None:
    context = context_of(ROOT / "tests/studies/village-shops", "https://example.org/shops/")
    files = citation_files(context)
    names = {
        f"{name}.{end}"
        for name in ("citations", "findings", "quotes")
        for end in ("bib", "ris", "json")
    }
    assert set(files) == names | {"CITATION.cff"}
    records = json.loads(files["quotes.json"])
    shared = [
        each.id
        for each in context.graph.quotes.values()
        if context.graph.study.covers(each, "data-sharing")
    ]
    assert [record["URL"] for record in records] == [
        f"https://example.org/shops/quotes/{id_}/" for id_ in shared
    ]
    for name, text in files.items():
        if name.endswith(".json"):
            jsonschema.validate(json.loads(text), SCHEMA)
        elif name.endswith(".bib"):
            assert len(pybtex.database.parse_string(text, "bibtex").entries) == len(
                parse_string(text).entries
            )


def test_a_study_whose_quotes_are_not_shared_has_no_file_of_them() -> None:
    assert not [name for name in citation_files(context_of(SWIMMING)) if name.startswith("quotes")]


def test_citation_cff_asks_to_cite_the_study() -> None:
    made = yaml.safe_load(
        citation_files(context_of(SWIMMING, "https://example.org/"))["CITATION.cff"]
    )
    assert made["cff-version"] == "1.2.0"
    assert made["url"] == "https://example.org/"
    assert made["version"] == made["date-released"] == "2026-11-23"
    assert made["preferred-citation"]["authors"][0] == {
        "family-names": "Exempla",
        "given-names": "Ada",
    }
    assert "doi" not in made["preferred-citation"]


def test_a_doi_with_signs_that_the_format_refuses_stands_as_an_address(tmp_path: Path) -> None:
    copy_of(SWIMMING, tmp_path / "study")
    bib = tmp_path / "study/site-data/references.bib"
    old = "10.1002/(SICI)1097-4679(199912)55:12<1493::AID-JCLP7>3.0.CO;2-X"
    text = bib.read_text("utf-8")
    text = re.sub(r"\n\s*url\s*=\s*\{https://example.org/exempla2019\},?", "", text)
    entry = text.index("exempla2019")
    at = text.index(",", entry) + 1
    bib.write_text(f"{text[:at]}\n  doi = {{{old}}},{text[at:]}", "utf-8")
    context = context_of(tmp_path / "study", "https://example.org/")
    cited = yaml.safe_load(citation_files(context)["CITATION.cff"])["preferred-citation"]
    assert "doi" not in cited
    assert cited["url"] == (
        "https://doi.org/10.1002/%28SICI%291097-4679%28199912%2955:12%3C1493::AID-JCLP7%3E3.0.CO%3B2-X"
    )


def page_of(project: Path, address: str, site_url: str = "") -> str:
    site = make_site(
        Project(project, project / "site-data", project / "content"), site_url=site_url
    )
    return next(page.text for page in site.pages if page.address == address)


def test_a_study_that_is_in_no_list_of_references_is_cited_all_the_same(tmp_path: Path) -> None:
    page = page_of(ROOT / "tests/studies/smallest", "study/cite/")
    study = load_study(
        ROOT / "tests/studies/smallest/site-data", ROOT / "tests/studies/smallest"
    ).study
    assert 'id="publication"' in page
    assert study.authors[0].name in html.unescape(page)
    assert study.title in html.unescape(page)


def test_check_says_that_the_list_of_references_lacks_the_study(tmp_path: Path) -> None:
    project = tmp_path / "study"
    copy_of(SWIMMING, project)

    def hints() -> list[str]:
        material, _ = read_material(Project(project, project / "site-data", project / "content"))
        found = judge(material, date(2026, 11, 26)).hints
        return [str(hint) for hint in found if hint.code == "study-not-in-references"]

    assert hints() == []
    file = project / "site-data/study.yml"
    file.write_text(file.read_text("utf-8").replace("publications: [exempla2019]\n", ""), "utf-8")
    assert hints() == [
        "site-data/study.yml:4:8: title: references.bib lacks the study: it is cited by its authors, year and title"
        " alone; add the study's own publication to references.bib, and its key to `publications` in study.yml"
        "  [study-not-in-references]"
    ]


def test_a_quote_is_cited_by_the_article_its_pages_and_the_permanent_address() -> None:
    page = html.unescape(page_of(SWIMMING, "quotes/nobody-laughed/", "https://example.org/swim/"))
    assert (
        "Exempla, A., Ficta, B., & Inventa, C. (2019). Learners' thoughts on swimming lessons."
        " <i>Journal of Invented Studies</i>, <i>7</i>, 1–20. Quote “nobody-laughed”, Results,"
        " The instructor as a person (https://example.org/swim/quotes/nobody-laughed/). https://example.org/exempla2019</p>"
    ) in page


def test_where_no_address_is_known_a_script_puts_the_pages_own() -> None:
    page = html.unescape(page_of(SWIMMING, "quotes/nobody-laughed/"))
    assert (
        "The instructor as a person<span data-ow-here></span>. https://example.org/exempla2019</p>"
        in page
    )


@pytest.mark.parametrize(
    ("part", "style", "ending"),
    [
        ("finding", "APA", ", 1–20. {said} https://example.org/exempla2019"),
        ("finding", "Vancouver", "2019;7:1–20. {said} Available from: https://example.org/exempla2019"),
        ("finding", "Harvard", ", pp. 1–20. {said} Available at: https://example.org/exempla2019."),
        ("quote", "APA", ", 1–20. {said} https://example.org/exempla2019"),
        ("quote", "Vancouver", "2019;7:1–20. {said} Available from: https://example.org/exempla2019"),
        ("quote", "Harvard", ", pp. 1–20. {said} Available at: https://example.org/exempla2019."),
        ("site", "APA", "lessons. {said} https://example.org/swim/"),
        ("site", "Vancouver", "[Internet]. 2026. {said} Available from: https://example.org/swim/"),
        ("site", "Harvard", "lessons. {said} Available at: https://example.org/swim/."),
    ],
)  # fmt: skip
def test_what_is_cited_of_a_work_stands_before_its_address(
    part: str, style: str, ending: str
) -> None:
    context = context_of(SWIMMING, "https://example.org/swim/")
    graph = context.graph
    cited = {
        "finding": cited_part(context, "", "", finding(graph, "attentive-patience")),
        "quote": cited_part(context, "", "", quote(graph, "breath-first")),
        "site": cited_site(context),
    }[part]
    said = {
        "finding": "Finding “The instructor’s attentive patience”"
        " (https://example.org/swim/findings/attentive-patience/).",
        "quote": "Quote “breath-first”, Results, Drills, Table 2"
        " (https://example.org/swim/quotes/breath-first/).",
        "site": "Version 2026-11-23.",
    }[part]
    text = dict(cited.texts)[style].striptags()
    assert text.endswith(ending.format(said=said))
    if part != "site":
        assert said.partition(" (")[0] + "." in dict(cited.records)["RIS"]


def test_a_withdrawn_quote_is_cited_nowhere(tmp_path: Path) -> None:
    project = tmp_path / "study"
    copy_of(ROOT / "tests/studies/village-shops", project)
    context = context_of(project)
    gone = {each.id for each in context.graph.study.withdrawn_quotes}
    for text in citation_files(context).values():
        assert not [id_ for id_ in gone if f"quotes/{id_}" in text or f"“{id_}”" in text]
