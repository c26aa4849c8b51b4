"""`ownwords library`: several studies on one portal, from what their finished sites publish."""

import json
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownwords import StudyError
from ownwords.cli import main
from ownwords.engine import build_site
from ownwords.outputs import MARK
from ownwords.portal import join
from ownwords.portal.homepage import home_page
from ownwords.portal.index import PIECE, Indexed, Row, pieces_of, stays
from ownwords.portal.plan import read_plan
from tests.conftest import ROOT, STUDIES
from tests.documents import DOCS
from tests.test_engine import copy_of

LANGUAGES = ("en", "sv")
ID = {"village-shops": "shops", "skolgarden": "garden"}
LIBRARY = """\
title: What people say in invented studies
about: Chosen to try out a portal.
language: en
made_by: The makers of this test
studies:
  - id: shops
    site: shops
  - id: garden
    site: garden
    address: https://example.org/garden/
links:
  - findings: [shops/bread, garden/tilltrade]
    why: Both speak of a place that people miss.
    by: Ada Example
    date: 2026-11
"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the finished sites of two studies."""
    folder = tmp_path_factory.mktemp("sites")
    for study, id_ in ID.items():
        config = copy_of(STUDIES / study, folder / "projects" / study)
        build_site(config, folder / id_)
    return folder


def taken(site: Path, to: Path) -> None:
    """Copies of a finished site what a portal reads of it."""
    for file in (
        "index.html",
        "study/data/study.json",
        *(f"assets/search/{one}.js" for one in LANGUAGES),
    ):
        if (site / file).is_file():
            (to / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / file, to / file)


@pytest.fixture
def shelf(sites: Path, tmp_path: Path) -> Path:
    """The same with a library.yml, in a folder of its own."""
    for id_ in ID.values():
        taken(sites / id_, tmp_path / id_)
    (tmp_path / "library.yml").write_text(LIBRARY, "utf-8")
    return tmp_path


def texts(portal: Path) -> str:
    """All that a portal says, as one text."""
    return "\n".join(
        file.read_text("utf-8")
        for file in sorted(portal.rglob("*"))
        if file.suffix in (".html", ".js")
    )


def rows(portal: Path, language: str) -> list[tuple[str, list[list[object]]]]:
    """What a portal's search finds: the name of each study with its rows."""
    found = []
    for piece in sorted(portal.glob(f"assets/search/{language}-*.js")):
        for call in re.findall(r"^owIndex\((.*)\);$", piece.read_text("utf-8"), re.MULTILINE):
            own, study = json.loads(f"[{call}]")
            found.append((study["name"], own))
    return found


def problems(folder: Path) -> list[str]:
    """What is wrong, as `ownwords library` says it."""
    with pytest.raises(StudyError) as stopped:
        join(folder / "library.yml")
    return [str(problem) for problem in stopped.value.problems]


def run(folder: Path, *arguments: str) -> Result:
    """What the command answers in a folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["library", *arguments])
    finally:
        os.chdir(before)


def test_each_study_is_listed_with_its_own_words_and_address(shelf: Path) -> None:
    portal = join(shelf / "library.yml")
    assert portal == shelf / "site"
    page = (portal / "index.html").read_text("utf-8")
    first, second = re.findall(r'<li class="ow-studies__one".*?\n</li>', page, re.DOTALL)
    assert '<h2><a href="../shops/">What keeps a village shop open</a></h2>' in first
    assert "What keeps a village shop open when the next town is an hour away?" in first
    assert "<dt>residents</dt><dd>9</dd>" in first
    assert "Three groups in one region. The numbers say who took part" in first  # its caveat
    assert "Aino Esimerkki, Eero Keksitty" in first
    assert '<a href="https://example.org/garden/">En plats på skolgården</a>' in second
    assert second.startswith('<li class="ow-studies__one" lang="sv">')
    assert "Language: Swedish" in second
    assert "Site made by: The makers of this test" in page
    assert "Chosen to try out a portal." in page


def test_the_command_says_where_the_portal_is(shelf: Path) -> None:
    done = run(shelf)
    assert (done.exit_code, done.stdout) == (
        0,
        f"The site is built. Open {Path('site/index.html')} in a browser.\n",
    )
    assert done.stderr == "Reading 2 sites\n"
    assert run(shelf, "--site-dir", "else/where", "-q").output == ""
    assert (shelf / "else/where/index.html").is_file()


def test_nobodys_site_is_changed_and_the_same_input_gives_the_same_bytes(shelf: Path) -> None:
    def content(folder: Path) -> dict[Path, bytes]:
        files = (file for file in folder.rglob("*") if file.is_file())
        return {file.relative_to(folder): file.read_bytes() for file in files}

    before = [content(shelf / id_) for id_ in ID.values()]
    first = content(join(shelf / "library.yml"))
    assert content(join(shelf / "library.yml")) == first
    assert [content(shelf / id_) for id_ in ID.values()] == before


def test_the_search_finds_what_each_sites_own_search_finds_and_no_more(shelf: Path) -> None:
    portal = join(shelf / "library.yml")
    [(name, found)] = rows(portal, "en")
    own = json.loads((shelf / "shops/assets/search/en.js").read_text("utf-8")[8:-3])
    assert (name, found) == ("What keeps a village shop open", own)
    [(name, found)] = rows(portal, "sv")
    own = json.loads((shelf / "garden/assets/search/sv.js").read_text("utf-8")[8:-3])
    assert (name, found) == ("En plats på skolgården", own)


def test_a_quote_that_is_not_for_machines_is_taken_from_the_search_alone(
    sites: Path, tmp_path: Path
) -> None:
    """study.json leaves out what may not be shared as data; it is not asked for quotes at all."""
    taken(sites / "shops", tmp_path / "shops")
    study = tmp_path / "shops/study/data/study.json"
    data = json.loads(study.read_text("utf-8"))
    data["quotes"] = {"quotes": [{"id": "x", "text": "only in the file of data"}]}
    data["categories"]["categories"][0]["label"] = "only in the file of data"
    data["glossary"] = {"terms": [{"id": "x", "term": "only in the file of data"}]}
    study.write_text(json.dumps(data), "utf-8")
    text = LIBRARY.split("  - id: garden", maxsplit=1)[0]
    (tmp_path / "library.yml").write_text(text, "utf-8")
    assert "only in the file of data" not in texts(join(tmp_path / "library.yml"))


def test_links_are_shown_with_who_made_them_and_why(shelf: Path) -> None:
    page = (join(shelf / "library.yml") / "links.html").read_text("utf-8")
    assert "<h2>Both speak of a place that people miss.</h2>" in page
    assert "Link made by: Ada Example, November 2026" in page
    assert '<a href="../shops/findings/bread/">No bread on Mondays</a>' in page
    assert '<a href="https://example.org/garden/findings/tilltrade/">Tillträde</a>' in page
    assert "They are not part of the studies themselves." in page


def test_what_would_be_empty_is_left_out(shelf: Path) -> None:
    portal = join(shelf / "library.yml")
    assert not (portal / "words.html").exists()  # no word stands in both glossaries
    assert "words.html" not in (portal / "index.html").read_text("utf-8")


def add_term(site: Path, language: str, *term: str) -> None:
    """Puts a term into a site's search, as if its glossary had it: name, other forms, meaning."""
    index = site / f"assets/search/{language}.js"
    found = json.loads(index.read_text("utf-8")[8:-3])
    name, forms, meaning = term
    found.append([2, "study/glossary/#x", name, forms, meaning, "", ""])
    index.write_text(f"owIndex({json.dumps(found)});\n", "utf-8")


def test_words_of_several_glossaries_stand_side_by_side(sites: Path, tmp_path: Path) -> None:
    for id_ in ("one", "two", "three"):
        taken(sites / "shops", tmp_path / id_)
    add_term(tmp_path / "one", "en", "Saturation", "saturated", "Nothing new came.")
    add_term(tmp_path / "two", "en", "saturation", "", "Enough was heard.")
    add_term(tmp_path / "three", "en", "Being full", "full, Saturation", "No more is needed.")
    add_term(tmp_path / "three", "en", "Alone", "", "Stands here only.")
    listed = "".join(f"  - id: {id_}\n    site: {id_}\n" for id_ in ("one", "two", "three"))
    head = LIBRARY.split("  - id: shops", maxsplit=1)[0]
    (tmp_path / "library.yml").write_text(head + listed, "utf-8")
    page = (join(tmp_path / "library.yml") / "words.html").read_text("utf-8")
    [together] = re.findall(r'<section class="ow-together".*?</section>', page, re.DOTALL)
    assert "<h2>Saturation</h2>" in together
    meanings = re.findall(r'<p>(.*?)</p>\s*<p class="ow-small"><a href="(.*?)">', together)
    assert meanings == [
        ("Nothing new came.", "../one/study/glossary/#x"),
        ("Enough was heard.", "../two/study/glossary/#x"),
        ("No more is needed.", "../three/study/glossary/#x"),
    ]


def test_joining_again_after_a_withdrawal_loses_the_words(sites: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    config = copy_of(STUDIES / "village-shops", project)
    build_site(config, tmp_path / "shops")
    text = LIBRARY.split("  - id: garden", maxsplit=1)[0]
    (tmp_path / "library.yml").write_text(text, "utf-8")
    portal = join(tmp_path / "library.yml")
    said = "quotes/left-for-town/"
    assert said in texts(portal)
    words = next(row[4] for _, found in rows(portal, "en") for row in found if row[1] == said)
    done = CliRunner().invoke(main, ["withdraw", "left-for-town", "--config", str(config)])
    assert done.exit_code == 0, done.output
    build_site(config, tmp_path / "shops")
    assert join(tmp_path / "library.yml") == portal
    left = [file for file in tmp_path.rglob("*") if project not in file.parents and file.is_file()]
    holding = [file for file in left if json.dumps(words)[1:40].encode() in file.read_bytes()]
    assert holding == []
    assert said not in texts(portal)


def test_a_site_that_is_gone_stops_the_join_and_the_old_portal_stays(shelf: Path) -> None:
    portal = join(shelf / "library.yml")
    before = texts(portal)
    shutil.rmtree(shelf / "garden")
    assert problems(shelf) == [
        "library.yml:9:11: studies[1].site: there is no finished site here: no index.html; build"
        " the study, or mend the path"
    ]
    assert texts(portal) == before


def test_nobodys_files_are_deleted(shelf: Path) -> None:
    (shelf / "site").mkdir()
    (shelf / "site/letter.txt").write_text("mine", "utf-8")
    done = run(shelf)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"was not made by ownwords (it has no file {MARK})" in done.stderr
    assert (shelf / "site/letter.txt").read_text("utf-8") == "mine"
    shutil.rmtree(shelf / "site")
    assert (join(shelf / "library.yml") / MARK).is_file()


def test_a_study_within_the_portals_folder_is_not_replaced(shelf: Path) -> None:
    shutil.copytree(shelf / "shops", shelf / "public/shops")
    (shelf / "public" / MARK).touch()  # even where a build made the folder around it
    library = shelf / "library.yml"
    library.write_text(LIBRARY.replace("site: shops", "site: public/shops"), "utf-8")
    done = run(shelf, "--site-dir", "public")
    assert done.exit_code == 1
    assert done.stdout == (
        "library.yml:7:11: studies[0].site: this site lies in the folder of the portal, which is"
        " replaced as a whole; name another folder with --site-dir, or move the site out of"
        " public\n"
    )
    assert (shelf / "public/shops/index.html").is_file()
    done = run(shelf, "--site-dir", "public/shops")
    assert done.exit_code == 1 or "is for the study's own files" in done.stderr


def test_all_mistakes_of_the_file_are_named_at_once(shelf: Path) -> None:
    (shelf / "library.yml").write_text(
        """\
title: to-write
language: en
made_by: Somebody
studeis: []
studies:
  - id: shops
    site: shops
    address: example.org
  - id: Garden
links:
  - findings: [shops/bread]
    why: A reason.
    by: Somebody
  - findings: [shops/bread, garden]
    why: A reason.
""",
        "utf-8",
    )
    assert problems(shelf) == [
        "library.yml:1:8: title: to-write stands here, and a portal has no gaps; write the words",
        'library.yml:4:1: studeis: there is no key "studeis" here; did you mean "studies"? For example: studies: [{id: a-short-name, site: …}]',
        'library.yml:8:14: studies[0].address: "example.org" is not a web address; begin with'
        " https:// and leave out spaces",
        'library.yml:9:5: studies[1]: the key "site" is missing; write here: Its finished'
        " site: a folder, counted from this file, or the web address at which it is published.",
        'library.yml:9:9: studies[1].id: "Garden" is not an id; use small letters a to z, digits'
        ' and single hyphens: "garden"',
        "library.yml:11:15: links[0].findings: a link leads from one study to another; name"
        " findings of at least two",
        'library.yml:14:5: links[1]: the key "by" is missing; write here: Who made this link.',
        'library.yml:14:29: links[1].findings[1]: "garden" names no finding of a study; write the'
        " id of the study, a slash and the id of the finding: choir/being-missed",
    ]


def test_what_does_not_fit_the_studies_is_named_at_once(shelf: Path) -> None:
    (shelf / "library.yml").write_text(
        LIBRARY.replace("shops/bread", "shops/braed").replace("garden/till", "garden/til")
        + """\
  - findings: [shops/bread, gardn/tilltrade]
    why: A reason.
    by: Somebody
""",
        "utf-8",
    )
    assert problems(shelf) == [
        'library.yml:16:29: links[1].findings[1]: there is no study "gardn" in this file; did you'
        ' mean "garden"?'
    ]
    text = (shelf / "library.yml").read_text("utf-8")
    (shelf / "library.yml").write_text(text.replace("gardn", "garden"), "utf-8")
    assert problems(shelf) == [
        'library.yml:12:16: links[0].findings[0]: the study "shops" has no finding "braed" on its'
        ' site; did you mean "bread"?',
        'library.yml:12:29: links[0].findings[1]: the study "garden" has no finding "tiltrade" on'
        ' its site; did you mean "tilltrade"?',
    ]


def test_ids_and_sites_stand_once(shelf: Path) -> None:
    text = LIBRARY.replace("id: garden", "id: shops").replace("site: garden", "site: ./shops")
    (shelf / "library.yml").write_text(text.split("links:", maxsplit=1)[0], "utf-8")
    assert problems(shelf) == [
        'library.yml:8:9: studies[1].id: the id "shops" stands at studies[0], too; give each study'
        " its own id",
        "library.yml:9:11: studies[1].site: this site stands at studies[0], too; delete one of"
        " them",
    ]


def test_without_a_file_the_command_says_how_to_write_one(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 2
    assert f"{tmp_path / 'library.yml'} is not there; write it (`ownwords docs how-to`" in (
        done.stderr
    )


def spoil(shelf: Path, file: str, content: str | bytes) -> str:
    """What is said of a site one of whose files holds something else."""
    made = content.encode() if isinstance(content, str) else content
    (shelf / "shops" / file).write_bytes(made)
    [said] = problems(shelf)
    return said.removeprefix("library.yml:7:11: studies[0].site: ")


INDEX, FACTS = "assets/search/en.js", "study/data/study.json"
NO_INDEX = f"{INDEX} is not the index of a search that ownwords made; build the study again with a version of ownwords that is not older than this one"
NO_LANGUAGE = 'en" onclick=x'
ROW = [0, "quotes/x/", "x", "", "words", "", ""]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "alert(1)",
        "owIndex([]);alert(1);owIndex([]);",
        "owIndex({});",
        "owIndex([[1,2]]);",
        f"owIndex({json.dumps([[9, *ROW[1:]]])});",
        f"owIndex({json.dumps([[True, *ROW[1:]]])});",
        f"owIndex({json.dumps([[*ROW[:5], NO_LANGUAGE, '']])});",
        f"owIndex({json.dumps([[*ROW[:4], None, '', '']])});",
        'owIndex([[0,"quotes/x/","\\ud800","","","",""]]);',
        "owIndex(" + "[" * 100_000 + ");",
        b"owIndex(\xff\xfe);",
    ],
)
def test_an_index_that_ownwords_did_not_write_is_refused(shelf: Path, content: str | bytes) -> None:
    assert spoil(shelf, INDEX, content) == NO_INDEX


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "//evil.example/", "/elsewhere/", "https://evil.example/",
        "../other/", "quotes/../../other/", "quotes/%2e%2e/%2E./x", "quotes\\..\\..\\x",
        " javascript:alert(1)", "java\tscript:alert(1)", "\x01x", "..",
    ],
)  # fmt: skip
def test_an_address_that_leads_out_of_the_site_is_refused(shelf: Path, address: str) -> None:
    assert not stays(address)
    rows = json.dumps([[0, address, *ROW[2:]]])
    assert spoil(shelf, INDEX, f"owIndex({rows});").startswith(f"{INDEX} leads out of the site, to")


@pytest.mark.parametrize(
    "address", ["", "quotes/x/", "study/#a:b", "q/ä ö/", "index.html#x", "a?b"]
)
def test_an_address_of_the_site_is_taken(address: str) -> None:
    assert stays(address)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("", "the file"),
        ("[" * 100_000, "the file"),
        ('{"format": "something else"}', "format"),
        ('{"format": "ownwords-study", "format_version": "2.0"}', "format_version"),
        ('{"format": "ownwords-study", "format_version": "1.0", "study": {"title": 1}}', "study"),
    ],
)
def test_facts_that_ownwords_did_not_write_are_refused(
    shelf: Path, content: str, where: str
) -> None:
    said = spoil(shelf, FACTS, content)
    assert said.startswith(f"{FACTS} is not what ownwords writes, or a newer version of it")
    assert f"see {where}" in said


def test_a_draft_a_project_and_a_foreign_page_are_refused(shelf: Path, sites: Path) -> None:
    page = (shelf / "shops/index.html").read_text("utf-8")
    draft = page.replace("<head>", '<head><meta name="robots" content="noindex">')
    assert spoil(shelf, "index.html", draft) == (
        "this site is a draft, which is not to be published; build the study without --draft"
    )
    assert spoil(shelf, "index.html", "<p>Hello</p>") == (
        "its home page was not made by ownwords; name a site that ownwords made"
    )
    project = (sites / "projects/village-shops").as_posix()
    text = LIBRARY.replace("site: shops", f"site: {project}")
    (shelf / "library.yml").write_text(text, "utf-8")
    [said] = problems(shelf)
    assert said.endswith(
        "this is the project of a study, not its finished site; build it, and name the folder"
        " that the build made, such as village-shops/site"
    )


def test_files_that_are_missing_too_large_or_elsewhere_are_named(
    shelf: Path, tmp_path: Path
) -> None:
    assert "index.html is larger than 0.5 MB" in spoil(shelf, "index.html", b"x" * 500_001)
    outside = tmp_path / "outside.json"
    outside.write_text("{}", "utf-8")
    shutil.rmtree(shelf / "shops")
    shutil.copytree(shelf / "garden", shelf / "shops")
    (shelf / "shops" / FACTS).unlink()
    (shelf / "shops" / FACTS).symlink_to(outside)
    first = problems(shelf)[0]
    assert f"{FACTS} is a link that leads out of the site" in first
    (shelf / "shops" / FACTS).unlink()
    assert problems(shelf)[0].endswith(
        "the site has no study/data/study.json; build the study again with the version of ownwords"
        " that joins the studies"
    )


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'\x02\x03{{ 7*7 }}</title>"


def test_hostile_words_of_a_study_stay_words(shelf: Path) -> None:
    facts = shelf / "shops" / FACTS
    data = json.loads(facts.read_text("utf-8"))
    for key in ("name", "title", "question", "caveat"):
        data["study"][key] = HOSTILE
    data["study"]["authors"] = [{"name": HOSTILE}]
    data["support"] = {"title": HOSTILE, "link": HOSTILE}
    facts.write_text(json.dumps(data), "utf-8")
    index = shelf / "shops" / INDEX
    found = json.loads(index.read_text("utf-8")[8:-3])
    hostile = [[row[0], row[1], *[HOSTILE] * 3, row[5], HOSTILE] for row in found]
    index.write_text(f"owIndex({json.dumps(hostile)});\n", "utf-8")
    home = shelf / "shops/index.html"
    label = "&lt;script&gt;alert(3)&lt;/script&gt;"
    text = home.read_text("utf-8").replace("<dt>residents</dt>", f"<dt>{label}</dt>")
    home.write_text(text, "utf-8")
    portal = join(shelf / "library.yml")
    pages = "\n".join(page.read_text("utf-8") for page in portal.glob("*.html"))
    assert "&lt;script&gt;alert(1)" in pages
    assert label in pages
    assert not re.search(r"<script(?! src=)|<img|\x02|\x03", pages)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<a b='", "<!--", "<![", "&", "<dl class=ow-figures><dt>", "<script>", "</", "<?"],
)
def test_a_home_page_of_any_kind_is_read_at_once(piece: str) -> None:
    begun = time.process_time()
    found = home_page(piece * (500_000 // len(piece)))
    assert not found.ours
    assert time.process_time() - begun < 10


def test_the_file_that_the_how_to_shows_is_in_order(tmp_path: Path) -> None:
    text = (DOCS / "how-to.md").read_text("utf-8")
    [shown] = re.findall(r"<!-- portal -->\n```yaml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "library.yml").write_text(shown, "utf-8")
    plan = read_plan(tmp_path)
    assert [study.id for study in plan.library.studies] == ["choir", "lessons"]
    example = read_plan(ROOT / "examples/collection/library.yml")
    assert example.library.language == "en"


def test_pieces_are_bounded_and_part_no_study() -> None:
    row = Row(0, "quotes/x/", "t", "", "w" * (PIECE // 3), "", "")
    indexed = [Indexed(f"study {at}", f"../{at}/", "en", (row,)) for at in range(7)]
    found = list(pieces_of("en", indexed, "en"))
    assert [text.count("owIndex(") for _, text in found] == [3, 3, 1]
    assert len({path for path, _ in found}) == 3
    other = list(pieces_of("en", indexed[1:], "en"))
    assert not {path for path, _ in found} & {path for path, _ in other}


def test_published_sites_are_read_from_the_web(
    shelf: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    address = serve(shelf)
    text = LIBRARY.replace("site: shops", f"site: {address}shops").replace(
        "site: garden", f"site: {address}missing/"
    )
    (shelf / "library.yml").write_text(text, "utf-8")
    assert problems(shelf) == [
        "library.yml:9:11: studies[1].site: there is no finished site here: no index.html; build"
        " the study, or mend the path"
    ]
    (shelf / "library.yml").write_text(text.replace("missing/", "garden"), "utf-8")
    portal = join(shelf / "library.yml", tmp_path / "web")
    page = (portal / "index.html").read_text("utf-8")
    assert f'<a href="{address}shops/">What keeps a village shop open</a>' in page
    gone = text.replace(f"site: {address}shops", "site: http://127.0.0.1:9/shops")
    (shelf / "library.yml").write_text(gone, "utf-8")
    assert problems(shelf)[0].endswith(
        "the site cannot be reached ([Errno 111] Connection refused); try again later, or name a"
        " folder that holds the site"
    )


def test_a_portal_for_a_disk_leads_to_folders(sites: Path, tmp_path: Path) -> None:
    build_site(sites / "projects/village-shops/mkdocs.yml", tmp_path / "shops", offline=True)
    text = LIBRARY.split("  - id: garden", maxsplit=1)[0]
    text += "    address: https://example.org/shops/\n"
    (tmp_path / "library.yml").write_text(text, "utf-8")
    portal = join(tmp_path / "library.yml", tmp_path / "a stick/portal", offline=True)
    pages = texts(portal)
    assert '<a href="../../shops/index.html">What keeps a village shop open</a>' in pages
    for link in re.findall(r'href="([^"#]+)', pages):
        assert (portal / link).is_file(), link


def test_a_portal_in_a_language_without_catalogue_says_which_words_are_english(
    shelf: Path,
) -> None:
    text = LIBRARY.replace("language: en", "language: ja")
    (shelf / "library.yml").write_text(text, "utf-8")
    pages = [page.read_text("utf-8") for page in join(shelf / "library.yml").glob("*.html")]
    for page in pages:
        assert page.startswith('<!doctype html>\n<html lang="ja" dir="ltr">')
        assert not re.search("[\x02\x03\x0e\x0f]", page)
        assert "<title>" in page
        assert "<span" not in page.split("<title>")[1].split("</title>")[0]
        assert '<span lang="en">Search all studies</span>' in page or "links" in page
