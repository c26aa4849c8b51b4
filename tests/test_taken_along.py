"""Files to take along, read back by programs of their fields; and what none of them may hold."""

import csv
import html
import io
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bagit
import jsonschema
import pytest
import rispy
import xmlschema
import yaml
from bibtexparser.entrypoint import parse_string
from markdown_it import MarkdownIt
from pyld import jsonld

from ownwords import deposit, engine
from ownwords.exports.codebook import NAMESPACE, codebook, guid
from ownwords.exports.datapackage import package_files
from ownwords.exports.deposit import deposit_files
from ownwords.exports.graphfile import SCHEMA
from ownwords.exports.shared import LEFT_INSIDE, TAKEN, with_words_for
from ownwords.exports.study_format import COMMAND, schema_text
from ownwords.exports.tables import exports_of
from ownwords.graph import Graph
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.findings import Quote
from ownwords.pages.twins import as_markdown, escaped
from ownwords.pipeline import Project, Site, make_site
from tests.conftest import ROOT, STUDIES
from tests.hostile import hostile_study, write_study
from tests.test_engine import copy_of
from tests.test_metadata import SCOPES, made, taken_along

SHOPS = STUDIES / "village-shops"
ALL = [ROOT, *sorted(STUDIES.iterdir())]


def graph_of(folder: Path) -> Graph:
    return Graph(load_study(folder / "site-data", folder))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which every text is hostile, and everything may be shared."""
    folder = tmp_path_factory.mktemp("hostile")
    write_study(hostile_study(), folder / "site-data")
    return folder


def test_every_part_of_a_study_is_taken_along_or_left_inside_by_decision() -> None:
    assert {*TAKEN, *LEFT_INSIDE} == set(Study.model_fields)


def test_the_committed_schema_is_the_models() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text(), f"run `{COMMAND}` to renew the schema"


@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.name)
def test_the_whole_study_keeps_to_its_published_schema(folder: Path) -> None:
    files = package_files(graph_of(folder))
    schema = json.loads(files["study-format.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = json.loads(files["study.json"])
    jsonschema.Draft202012Validator(schema).validate(whole)
    assert (whole["format"], whole["format_version"]) == ("ownwords-study", "1.0")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole | {"unknown": 1}, schema)


def test_hostile_words_come_back_from_the_whole_study_and_no_tag_is_in_a_file(
    hostile: Path,
) -> None:
    graph = graph_of(hostile)
    files = package_files(graph)
    jsonschema.validate(json.loads(files["study.json"]), json.loads(files["study-format.json"]))
    labels = [each["label"] for each in json.loads(files["study.json"])["categories"]["categories"]]
    assert labels == [category.label for category in graph.categories.values()]
    assert "<script>" in "".join(labels)
    for name in ("study.json", "datapackage.json", "findings.json", "quotes.json"):
        assert "<" not in files.get(name, "")


@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.name)
def test_the_package_describes_its_tables_column_by_column(folder: Path) -> None:
    files = package_files(graph_of(folder))
    described = json.loads(files["datapackage.json"])
    assert {each["path"] for each in described["resources"]} == set(files) - {"datapackage.json"}
    tables = [each for each in described["resources"] if "schema" in each]
    assert len(tables) == 2 * len(exports_of(graph_of(folder)))
    for table in tables:
        _fits(table, files[table["path"]])


def _fits(table: dict[str, Any], text: str) -> None:
    """Cells keep to what the descriptor says of their column."""
    fields = table["schema"]["fields"]
    if table["format"] == "csv":
        header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    else:
        written = json.loads(text)
        header, rows = list(written[0]), [list(row.values()) for row in written]
    assert header == [field["name"] for field in fields]
    assert all(field["description"] for field in fields)
    for at, field in enumerate(fields):
        rules = field.get("constraints", {})
        cells = [row[at] for row in rows]
        assert set(cells) - {""} <= set(rules.get("enum", cells))
        assert not rules.get("unique") or len(set(cells)) == len(cells)
        assert field["type"] != "number" or all(float(cell or 0) or True for cell in cells)


def tree_of(text: str) -> dict[str, tuple[str, str]]:
    """A codebook read back: id of each code → its name, and the id of the code above it."""
    root = ElementTree.fromstring(text)
    found: dict[str, tuple[str, str]] = {}

    def walk(element: ElementTree.Element, above: str) -> None:
        for code in element.findall(f"{{{NAMESPACE}}}Code"):
            found[code.attrib["guid"]] = (code.attrib["name"], above)
            walk(code, code.attrib["guid"])

    [codes] = root.findall(f"{{{NAMESPACE}}}Codes")
    walk(codes, "")
    return found


def test_the_codebook_keeps_to_the_schema_of_refi_qda_and_has_the_tree(hostile: Path) -> None:
    schema = xmlschema.XMLSchema(ROOT / "tests/refi-qda/Codebook-mrt2019.xsd")
    for folder in (*ALL, hostile):
        graph = graph_of(folder)
        text = codebook(graph)
        schema.validate(text)
        study = graph.study.study.id
        assert tree_of(text) == {
            guid(study, each.id): (each.label, guid(study, each.parent) if each.parent else "")
            for each in graph.categories.values()
        }


@pytest.mark.parametrize("left", ["plain", "professional"])
def test_one_wording_of_the_answer_is_enough(left: str, tmp_path: Path) -> None:
    config = copy_of(STUDIES / "allotment-talk", tmp_path / "study")
    file = config.parent / "site-data/study.yml"
    other = {"plain": "professional", "professional": "plain"}[left]
    text, dropped = re.subn(rf"(?m)^  {other}: .*\n", "", file.read_text("utf-8"), count=1)
    assert dropped
    file.write_text(text, "utf-8")
    said = re.search(rf"(?m)^  {left}: (.*)$", text)
    assert said
    site = engine.build_site(config)
    bag = tmp_path / "deposit"
    assert deposit(config.parent, bag)
    for folder, files in (
        (site, ("llms.txt", "study/data/datapackage.json")),
        (bag, ("data/README.md", "data/.zenodo.json", "data/ro-crate-metadata.json")),
    ):
        for name in files:
            assert said[1] in (folder / name).read_text("utf-8"), name


def test_a_deposit_is_a_valid_bag_with_a_crate_and_the_same_bytes(tmp_path: Path) -> None:
    project = copy_of(SHOPS, tmp_path / "study").parent
    first, again = (tmp_path / name for name in ("first", "again"))
    assert deposit(project, first) == deposit(project, again)
    assert bagit.Bag(str(first)).validate()
    for file in filter(Path.is_file, first.rglob("*")):
        assert file.read_bytes() == (again / file.relative_to(first)).read_bytes()
    crate = json.loads((first / "data/ro-crate-metadata.json").read_text("utf-8"))
    things = {each["@id"]: each for each in crate["@graph"]}
    assert len(things) == len(crate["@graph"])
    assert things["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    root = things["./"]
    assert {"name", "description", "datePublished", "license"} <= set(root)
    here = {each.name for each in (first / "data").iterdir()} - {"ro-crate-metadata.json"}
    assert {part["@id"] for part in root["hasPart"]} == here
    assert all(reference in things for reference in _references(crate["@graph"]))
    asked = json.loads((first / "data/.zenodo.json").read_text("utf-8"))
    assert {"title", "upload_type", "description", "creators"} <= set(asked)
    (first / "data/README.md").write_text("changed")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(first)).validate()


CRATE = {
    "File": "http://schema.org/MediaObject",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
    **{
        name: f"http://schema.org/{name}"
        for name in [
            "CreativeWork",
            "Dataset",
            "Organization",
            "Person",
            "about",
            "author",
            "contentSize",
            "creator",
            "datePublished",
            "description",
            "encodingFormat",
            "hasPart",
            "inLanguage",
            "isBasedOn",
            "license",
            "name",
            "url",
        ]
    },
}
"""What the context of RO-Crate 1.1 (version 1.1.3, CC0) says of the terms that a crate of ours may
use; kept, because tests ask no other host. It has no `sha256`.
"""


@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.name)
def test_a_processor_knows_every_word_of_a_crate(folder: Path) -> None:
    """Expanded by a processor of JSON-LD, which leaves out every term that no context knows."""
    text = deposit_files(graph_of(folder), "https://example.org/")["data/ro-crate-metadata.json"]
    crate = json.loads(text)

    def kept(url: str, _: object) -> dict[str, Any]:
        assert url == "https://w3id.org/ro/crate/1.1/context"
        document = {"@context": CRATE}
        return {"contextUrl": None, "documentUrl": url, "document": document}

    base = "https://example.org/crate/"
    expanded = jsonld.expand(crate, {"documentLoader": kept, "base": base})
    assert len(expanded) == len(crate["@graph"])
    for written, read in zip(crate["@graph"], expanded, strict=True):
        assert len(read) == len(written), written
        for type_ in read["@type"]:
            assert type_.startswith("http://schema.org/")


def _references(part: object) -> Iterator[str]:
    """Ids of the crate that something in it names, web addresses apart."""
    if isinstance(part, dict):
        if set(part) == {"@id"} and not part["@id"].startswith("http"):
            yield part["@id"]
        for value in part.values():
            yield from _references(value)
    elif isinstance(part, list):
        for value in part:
            yield from _references(value)


def test_exporting_again_gives_the_same_bytes() -> None:
    assert deposit_files(graph_of(SHOPS), "https://example.org/") == deposit_files(
        graph_of(SHOPS), "https://example.org/"
    )


def words_of(quote: Quote) -> Iterator[str]:
    """Every text of a quote that is the speaker's, or tells what the speaker says."""
    texts = [quote.text, quote.short, quote.prompt, quote.lead_in]  # a gist may be a label
    texts += [turn.text for turn in quote.turns]
    texts += [quote.original.text if quote.original else None]
    yield from (text for text in texts if text and len(text) > len("the name of a finding"))


def everything_taken(site: Site) -> dict[str, str]:
    """All files of a site and of its deposit that programs or people take along.

    The site's own list of files is gone through, so that a new export is among them.
    """
    twins = {twin.path: twin.text for twin in site.twins}
    bag = {f"deposit/{name}": text for name, text in deposit_files(Graph(site.study)).items()}
    return taken_along(site) | twins | bag


def with_consents(folder: Path, consents: dict[str, str]) -> Site:
    """The village shops with the consent of some quotes as given."""
    project = folder / "study"
    copy_of(SHOPS, project)
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8")
    for id_, consent in consents.items():
        assert f"  - id: {id_}\n" in text
        text = text.replace(f"  - id: {id_}\n", f"  - id: {id_}\n    consent: {consent}\n")
    quotes.write_text(text, "utf-8")
    return made(project)


WEBSITE = "[article, website, teaching]"


def test_no_export_that_there_is_holds_more_than_was_agreed_to(tmp_path: Path) -> None:
    """A new export is seen here without being named: all files of the site are gone through."""
    free = everything_taken(with_consents(tmp_path / "free", {"freezer": SCOPES}))
    held = [name for name, text in free.items() if "freezer before the news" in text]
    assert {
        "study/data/quotes.csv",
        "study/data/quotes.json",
        "study/data/study.json",
        "quotes/freezer/index.md",
        "deposit/data/study.json",
    } <= set(held), "the test sees the words where they may stand"
    site = with_consents(
        tmp_path / "bound",
        {
            "freezer": WEBSITE,
            "both-of-us": "[article, website, data-sharing]",
            "no-bread": "[article, website, indexing]",
        },
    )
    taken = everything_taken(site)
    quotes = {quote.id: quote for quote in site.study.published_quotes}

    def found(id_: str) -> set[str]:
        plain = {name: re.sub(r"\\(.)", r"\1", text) for name, text in taken.items()}
        return {
            name
            for name, text in plain.items()
            if any(part in text or json.dumps(part)[1:-1] in text for part in words_of(quotes[id_]))
        }

    assert found("freezer") == set()
    assert found("both-of-us") <= {
        *(f"study/data/{name}" for name in ("quotes.csv", "quotes.json", "study.json"))
    }
    assert all(name.endswith(".md") or name.startswith("head of") for name in found("no-bread"))
    assert not [name for name in taken if name.startswith("quotes/freezer/")]
    assert found("both-of-us")
    assert found("no-bread")


def _is_tree(text: str) -> None:
    """XML in which no element is one that runs, and no attribute is a script."""
    for element in ElementTree.fromstring(text).iter():
        assert element.tag.rpartition("}")[2].lower() not in ("script", "img", "svg", "iframe")
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert not value.strip().lower().startswith("javascript:"), value


def _is_page(text: str) -> None:
    assert "<script" not in text
    assert "onerror=" not in html.unescape(re.sub(r">[^<]*<", "><", text))


def _is_data(text: str) -> None:
    json.loads(text)
    assert "<" not in text, "it may stand in a page"


def _is_table(text: str) -> None:
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        assert not [cell for cell in row if cell[:1] in "=+-@\t\r" and cell not in ("", "-")]


def _is_of_lines(text: str) -> None:
    """Nothing of the study begins a line of its own: each has a label, or goes on."""
    for line in text.splitlines():
        assert not line or re.match(r"[\w.-]+: |[\w.-]+ |[#>*\[ -]|\s", line), line[:60]


INERT: dict[str, Callable[[str], object]] = {
    ".csv": _is_table,
    ".json": _is_data,
    ".qdc": _is_tree,
    ".xml": _is_tree,
    ".html": _is_page,
    ".txt": _is_of_lines,
    ".cff": yaml.safe_load,
    ".bib": parse_string,
    ".ris": rispy.loads,
    ".md": lambda text: None,  # the pages once more, looked at below with their tags
}
"""What makes a kind of file harmless, by its ending. A kind that is not here fails."""


def test_hostile_fields_are_inert_in_every_file_that_there_is(hostile: Path) -> None:
    """All files of the site are gone through, so that a new one is among them."""
    project = Project(hostile, hostile / "site-data", hostile / "content")
    taken = everything_taken(make_site(project, site_url="https://example.org/"))
    kinds = {name: Path(name).suffix for name in taken if not name.startswith("head of ")}
    assert set(kinds.values()) <= set(INERT), "say what makes this kind of file harmless"
    for name, kind in kinds.items():
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", taken[name]), name
        INERT[kind](taken[name])
    assert {".csv", ".json", ".qdc", ".xml", ".bib", ".ris", ".cff"} <= set(kinds.values())


def test_nothing_withdrawn_is_in_any_export(tmp_path: Path) -> None:
    project = copy_of(SHOPS, tmp_path / "study").parent
    command = ["ownwords", "withdraw", "left-for-town"]
    done = subprocess.run(
        [str(ROOT / ".venv/bin/python"), "-m", *command],
        cwd=project,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    taken = everything_taken(made(project))
    assert taken["study/data/quotes.csv"].count("both-of-us")
    for words in ("drive to town now", "left-for-town"):
        assert not [name for name, text in taken.items() if words in text], words


def test_twins_say_what_pages_say_and_hold_no_tag(hostile: Path) -> None:
    site = make_site(Project(hostile, hostile / "site-data", hostile / "content"))
    twins = {twin.path: twin.text for twin in site.twins}
    findings = {f"findings/{id_}/index.md" for id_ in Graph(site.study).categories}
    assert findings | {"index.md", "study/method/index.md", "llms.txt"} <= set(twins)
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    for text in twins.values():
        tokens = [
            inner for token in reader.parse(text) for inner in (token, *(token.children or []))
        ]
        assert not [token for token in tokens if token.type.startswith("html")]
        assert not [token for token in tokens if token.type in ("image", "fence", "code_block")]
        for token in tokens:
            address = str(token.attrs.get("href", ""))
            assert not re.match(r"(javascript|data|vbscript):", address, re.IGNORECASE)
    label = Graph(site.study).top[0].label
    page = twins[f"findings/{Graph(site.study).top[0].id}/index.md"]
    shown = " ".join(
        inner.content for token in reader.parse(page) for inner in token.children or []
    )
    assert " ".join(label.split()) in " ".join(shown.split())


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>A <em>b</em></h1><p>c</p>", "# A *b*\n\nc\n"),
        ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n\n- b\n\n  1. c\n"),
        ("<blockquote><p>said</p></blockquote>", "> said\n"),
        ('<a href="../y/#z">there</a>', "[there](../y/index.md#z)\n"),
        ('<a href="../unknown/">there</a>', "[there](../unknown/)\n"),
        ("<p>1. not a list</p><p># no title</p>", "1\\. not a list\n\n\\# no title\n"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1 | 2</td><td></td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1 \\| 2 |  |\n",
        ),
        ("<p>&lt;b&gt; &amp;lt;</p><script>x</script>", "\\<b\\> &amp;lt;\n"),
        ("<p hidden>no</p><p>yes</p>", "yes\n"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert as_markdown(html, "x/", frozenset({"x/", "y/"})) == markdown


def test_a_line_of_a_list_is_one_line_and_no_mark() -> None:
    assert escaped("# [a](b)\n<c>") == "\\# \\[a\\](b) \\<c\\>"


def test_a_quote_without_consent_keeps_its_place_and_no_other_field() -> None:
    study = graph_of(ROOT).study
    bare = with_words_for(study, "indexing", "gone")
    assert {
        quote.id: quote.categories and quote.categories[0].category for quote in bare.quotes.quotes
    } == {quote.id: quote.categories[0].category for quote in study.quotes.quotes}
    kept = {"id", "text", "gist", "told_as", "speaker", "categories", "consent"}
    for quote in bare.quotes.quotes:
        assert {name for name, value in quote if value} <= kept
        assert {quote.text, quote.gist} == {"gone"}
