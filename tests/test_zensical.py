"""Zensical makes the same site as MkDocs, and every guard holds with it.

What differs, and is left out here, stands in docs/mkdocs.md under “Zensical and ProperDocs”: how an address
is written (`././` for `./`) and how a character is escaped, not where it leads and what it says.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urljoin

import pytest

from ownwords import engine, outputs, zensical
from ownwords.errors import BuildError, StudyError

from .conftest import ROOT, STUDIES
from .reading import ReadPage, broken_links, found_by_search, pages_of, read_html, read_page, words
from .test_engine import STUDY, copy_of, fingerprint
from .test_withdrawal import clear, withdraw

ALL = {"first study": ROOT, "swimming": STUDIES / "swimming", "bayt-alsuq": STUDIES / "bayt-alsuq"}
EMBEDS = "groups/index.html"
"""A hand-written page, made of `groups.md`, that embeds parts of the study."""

BODY = re.compile(r'<div class="ow-body[^>]*id="ow-body".*?</article>', re.DOTALL)
HEADING = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
DATA = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)
MENU = re.compile(r'<nav class="ow-menu".*?</nav>', re.DOTALL)


@dataclass(frozen=True)
class Sites:
    """The same study, built with each engine."""

    mkdocs: Path
    zensical: Path


@pytest.fixture(scope="module", params=list(ALL))
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    folder = tmp_path_factory.mktemp("engines")
    study = ALL[request.param]
    for name in ("site-data", "content"):
        if (study / name).is_dir():
            shutil.copytree(study / name, folder / "study" / name)
    config = Path(shutil.copy(study / "mkdocs.yml", folder / "study" / "mkdocs.yml"))
    return Sites(
        engine.build_site(config, folder / "mkdocs"),
        engine.build_site(config, folder / "zensical", engine="zensical"),
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(STUDY, tmp_path / "study")


def names_of(site: Path) -> list[str]:
    return [file.relative_to(site).as_posix() for file in pages_of(site)]


def leads(page: ReadPage, name: str) -> list[str]:
    """Where links lead, however they are written."""
    base = f"http://host/a/site/{name}"  # below a path, so that a step too far up is seen
    return [urljoin(base, link).removesuffix("index.html") for link in page.links]


def headings(html: str) -> list[tuple[str, str]]:
    return [(level, read_html(inner).text) for level, inner in HEADING.findall(html)]


def menus(site: Path, name: str) -> list[tuple[str, list[str], list[str]]]:
    """The menu: its words, where they lead, and which entry is the current one."""
    found = [read_html(html) for html in MENU.findall((site / name).read_text("utf-8"))]
    return [
        (
            page.text,
            leads(page, name),
            [each["aria-current"] for _, each in page.elements if "aria-current" in each],
        )
        for page in found
    ]


def policy(page: ReadPage) -> list[str]:
    key = "http-equiv"
    return [each["content"] for tag, each in page.elements if tag == "meta" and key in each]


def skip_links(page: ReadPage) -> list[dict[str, str]]:
    return [each for tag, each in page.elements if tag == "a" and each.get("class") == "ow-skip"]


def structured(site: Path, name: str) -> list[object]:
    return [json.loads(text) for text in DATA.findall((site / name).read_text("utf-8"))]


def test_both_engines_make_the_same_files(sites: Sites) -> None:
    ours, theirs = fingerprint(sites.mkdocs), fingerprint(sites.zensical)
    assert ours.keys() - theirs.keys() == {"sitemap.xml.gz"}
    assert theirs.keys() <= ours.keys()
    assert outputs.MARK in theirs
    differing = {name for name in theirs if theirs[name] != ours[name]}
    assert all(name.endswith((".html", "sitemap.xml")) for name in differing), differing
    assert broken_links(sites.zensical) == []


def test_each_page_says_the_same_in_the_same_places(sites: Sites) -> None:
    assert len(names_of(sites.mkdocs)) > 15
    for name in names_of(sites.mkdocs):
        ours, theirs = ((site / name).read_text("utf-8") for site in (sites.mkdocs, sites.zensical))
        one, other = read_html(ours), read_html(theirs)
        assert other.title == one.title, name
        assert words(other.text) == words(one.text), name
        assert other.ids == one.ids, name
        assert headings(theirs) == headings(ours) != [], name
        assert leads(other, name) == leads(one, name), name
        assert other.metas == one.metas, name
        assert structured(sites.zensical, name) == structured(sites.mkdocs, name), name


def test_the_page_s_own_part_is_the_same_bytes(sites: Sites) -> None:
    for name in names_of(sites.mkdocs):
        bodies = [
            BODY.search((site / name).read_text("utf-8")) for site in (sites.mkdocs, sites.zensical)
        ]
        one, other = (body[0] if body else "" for body in bodies)
        if name != "404.html":
            assert other.split() == one.split() != [], name


def test_each_page_has_the_same_frame(sites: Sites) -> None:
    for name in names_of(sites.mkdocs):
        one, other = read_page(sites.mkdocs / name), read_page(sites.zensical / name)
        assert policy(other) == policy(one) != [], name
        assert skip_links(other) == skip_links(one) != [], name
        assert menus(sites.zensical, name) == menus(sites.mkdocs, name), name


def test_both_sites_have_one_search_ours(sites: Sites) -> None:
    found = found_by_search(sites.mkdocs)
    assert found_by_search(sites.zensical) == found
    assert {each["kind"] for each in found} >= {"quote", "finding", "page"}
    assert not list(sites.zensical.glob("search*"))
    scripts = {
        each["src"]
        for file in pages_of(sites.zensical)
        for tag, each in read_page(file).elements
        if tag == "script" and "src" in each
    }
    assert all("assets/ownwords/" in script for script in scripts)


def test_structured_data_of_an_address_is_the_same(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/study/")
    ours = engine.build_site(project, tmp_path / "mkdocs")
    theirs = engine.build_site(project, tmp_path / "zensical", engine="zensical")
    for name in names_of(ours):
        assert structured(theirs, name) == structured(ours, name), name
        assert leads(read_page(theirs / name), name) == leads(read_page(ours / name), name), name
    assert structured(theirs, "index.html") != []
    maps = [(site / "sitemap.xml").read_text("utf-8") for site in (ours, theirs)]
    found = [re.findall("<loc>(.*?)</loc>", each.replace("&#x2f;", "/")) for each in maps]
    assert sorted(found[0]) == sorted(found[1]) != []


def test_a_site_for_a_disk_is_the_same(project: Path, tmp_path: Path) -> None:
    ours = engine.build_site(project, tmp_path / "mkdocs", offline=True)
    theirs = engine.build_site(project, tmp_path / "zensical", offline=True, engine="zensical")
    assert fingerprint(ours).keys() == fingerprint(theirs).keys()
    assert broken_links(theirs, folders=False) == []
    for name in names_of(ours):
        one, other = read_page(ours / name), read_page(theirs / name)
        assert policy(one) == policy(other), name
        assert leads(one, name) == leads(other, name), name


def test_the_same_study_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    first = engine.build_site(project, tmp_path / "first", engine="zensical")
    again = engine.build_site(project, tmp_path / "again", engine="zensical")
    assert fingerprint(first) == fingerprint(again)


def test_the_settings_can_name_it(project: Path) -> None:
    text = project.read_text("utf-8")
    project.write_text(
        text.replace("- ownwords\n", "- ownwords:\n      engine: zensical\n"), "utf-8"
    )
    assert not (engine.build_site(project) / "sitemap.xml.gz").exists()
    assert (engine.build_site(project, engine="mkdocs") / "sitemap.xml.gz").exists()


def test_html_on_a_page_of_ones_own_leads_where_it_is_written(project: Path) -> None:
    page = project.parent / "content" / "own.md"
    page.write_text(
        '# Own\n\n<p><a href="../groups/">there</a></p>\n\n    <a href="../code/">\n', "utf-8"
    )
    site = engine.build_site(project, engine="zensical")
    html = (site / "own" / "index.html").read_text("utf-8")
    assert '<p><a href="../groups/">there</a></p>' in html
    assert '&lt;a href="../code/"&gt;' in html.replace("&quot;", '"')
    assert "ow-kept" not in html


def stopped(project: Path) -> list[str]:
    """What stops a build, which leaves the site as it was and nothing beside it."""
    outputs.mark(project.parent / "site")
    beside = sorted(project.parent.iterdir())
    with pytest.raises(StudyError) as raised:
        engine.build_site(project, engine="zensical")
    assert [file.name for file in (project.parent / "site").iterdir()] == [outputs.MARK]
    assert sorted(project.parent.iterdir()) == beside
    return [str(problem) for problem in raised.value.problems]


def test_links_that_lead_nowhere_stop_it(project: Path) -> None:
    settings = project.read_text("utf-8")
    project.write_text(
        f"{settings}\nvalidation:\n  links:\n    anchors: warn\n    absolute_links: warn\n", "utf-8"
    )
    (project.parent / "content" / "own.md").write_text(
        "# Own\n\n[a](nowhere.md)\n![b](no.png)\n[c](findings/index.md#no)\n[d](/quotes/)\n[e](quotes/index.md)\n",
        "utf-8",
    )
    assert stopped(project) == [
        "content/own.md:3: a link leads to “nowhere/”, which the site does not have; name the file from where this page lies, such as ../groups.md",
        "content/own.md:4: a link leads to “no.png”, which the site does not have; name the file from where this page lies, such as ../groups.md",
        "content/own.md:5: a link leads to “#no”, and no place of that page has this name; open that page and look at the address of the heading",
        "content/own.md:6: a link begins with “/”: “/quotes/”; where the site lies in a folder it leads out of it; name the file from where this page lies, such as ../groups.md",
    ]


def test_a_menu_that_names_a_page_that_is_not_there_stops_it(project: Path) -> None:
    settings = project.read_text("utf-8")
    menu = "nav:\n  - Groups: groups.md\n  - More:\n      - findings/index.md\n      - nowhere.md\n"
    project.write_text(settings + menu, "utf-8")
    line = (settings + menu).splitlines().index("      - nowhere.md") + 1
    assert stopped(project) == [
        f"mkdocs.yml:{line}: nav: the menu names “nowhere.md”, which is not there; a generated page is named by its address and index.md, such as study/method/index.md"
    ]


def test_plugins_and_hooks_that_it_would_leave_out_stop_it(project: Path) -> None:
    (project.parent / "hook.py").write_text("", "utf-8")
    settings = project.read_text("utf-8").replace("  - search\n", "  - minify\n")
    project.write_text(f"{settings}\nhooks: [hook.py]\n", "utf-8")
    assert [each.partition(":")[2].partition(": ")[2] for each in stopped(project)] == [
        'plugins: Zensical does not run the plugin "minify"; take it out, or build with --engine mkdocs',
        'hooks: Zensical does not run the hook "hook.py"; take it out, or build with --engine mkdocs',
    ]


EXTENSION = """import base64
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

class _Adds(Postprocessor):
    def run(self, text):
        return text + base64.b64decode("{told}").decode()

class _Extension(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(_Adds(md), "adding", 1)

def makeExtension(**_):
    return _Extension()
"""


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (
            '<p style="color: red">x</p>',
            "content/groups.md: style= is not published; find out what adds it, perhaps a Markdown extension",
        ),
        (
            "<p>It was 811228-9874.</p>",
            "“811228-9874” looks like ",
        ),
        (
            "<p>Somebody looks at <em>the freezer before</em> the news.</p>",
            "this page contains words of a withdrawn quote",
        ),
    ],
    ids=["live", "identifier", "withdrawn"],
)
def test_what_neither_the_study_nor_its_pages_say_stops_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, told: str, problem: str
) -> None:
    withdraw(project.parent, "freezer")
    clear(project.parent)
    code = project.parent.parent / "code"
    code.mkdir()
    name = f"adding_{len(told)}"
    encoded = base64.b64encode(told.encode()).decode()
    (code / f"{name}.py").write_text(EXTENSION.replace("{told}", encoded), "utf-8")
    monkeypatch.syspath_prepend(code)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(code), str(ROOT / "builder")]))
    settings = project.read_text("utf-8")
    project.write_text(settings.replace("  - footnotes\n", f"  - footnotes\n  - {name}\n"), "utf-8")
    assert any(problem in each for each in stopped(project))


def test_mistakes_in_the_data_stop_it_before_anything_is_made(project: Path) -> None:
    quotes = project.parent / "site-data" / "quotes.yml"
    quotes.write_text(
        quotes.read_text("utf-8").replace("[night-freezer, labour]", "[night-frezer, labour]"),
        "utf-8",
    )
    assert stopped(project) == [
        'site-data/quotes.yml:10:18: quotes[0].categories[0]: there is no category "night-frezer"; did you mean "night-freezer"?'
    ]


def test_without_zensical_one_sentence_says_how_to_install_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        zensical, "find_spec", lambda name: None if name == "zensical" else find_spec(name)
    )
    with pytest.raises(BuildError) as raised:
        engine.build_site(project, engine="zensical")
    assert (
        str(raised.value)
        == "Zensical is not installed; install it with: pip install 'ownwords[zensical]'"
    )
    assert not (project.parent / "site").exists()


def test_pages_written_for_it_can_be_built_by_hand(project: Path, tmp_path: Path) -> None:
    """As docs/how-to.md says, with its known fault: when this fails, take it out there."""
    pages = tmp_path / "pages"
    engine.write_pages(project, pages, lambda _: None)
    subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=pages,
        check=True,
        capture_output=True,
    )
    ours = engine.build_site(project)
    assert [name for name in names_of(pages / "site") if name not in names_of(ours)] == []
    one, other = (read_html(_body(site, EMBEDS)) for site in (ours, pages / "site"))
    further = [f"../{link}" for link in one.links if link.startswith("../")]
    assert [link for link in other.links if link.startswith("../")] == further != []


def _body(site: Path, name: str) -> str:
    found = BODY.search((site / name).read_text("utf-8"))
    assert found, name
    return found[0]
