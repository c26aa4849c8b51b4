"""The plugin hands MkDocs a token for finished HTML; nothing and nobody else notices."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ownwords import engine
from ownwords.errors import BuildError
from ownwords.pages import FINISHED
from ownwords.pipeline import make_site

from .test_engine import STUDY, copy_of, fingerprint, made_alone

HOOK = """
from pathlib import Path

def on_page_markdown(markdown, page, **_):
    Path(__file__).with_name("markdown.txt").open("a").write(f"{page.file.src_uri}{markdown}")

def on_page_content(html, page, **_):
    return html.replace("Somebody looks at the freezer", "A hook was here")
"""

ANCHORS = "validation:\n  links:\n    anchors: warn\n"

LINKS = "---\ntitle: Links\n---\n\n# Links\n\nSee [a place](findings/bread/index.md#{anchor}).\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(STUDY, tmp_path / "study")


def also(config: Path, settings: str) -> None:
    config.write_text(config.read_text("utf-8") + settings, "utf-8")


def test_a_hook_finds_finished_html_in_on_page_content(project: Path) -> None:
    also(project, "hooks: [hook.py]\n")
    (project.parent / "hook.py").write_text(HOOK, "utf-8")
    site = engine.build_site(project)
    page = (site / "quotes/freezer/index.html").read_text("utf-8")
    body = page[page.index('id="ow-body"') : page.index("</article>")]
    assert "A hook was here before the news." in body
    assert "Somebody looks at the freezer" not in body
    assert FINISHED in (project.parent / "markdown.txt").read_text("utf-8")
    assert not any(FINISHED in file.read_text("utf-8") for file in site.rglob("*.html"))


def test_links_to_places_of_generated_pages_are_held_against_them(project: Path) -> None:
    also(project, ANCHORS)
    page = project.parent / "content" / "links.md"
    page.write_text(LINKS.format(anchor="explained-of-nothing"), "utf-8")
    with pytest.raises(BuildError, match=r"links\.md.*'findings/bread/index\.md#explained-of"):
        engine.build_site(project)
    anchor = anchor_of(project)
    page.write_text(LINKS.format(anchor=anchor), "utf-8")
    link = f'href="../findings/bread/#{anchor}"'
    assert link in (engine.build_site(project) / "links/index.html").read_text("utf-8")


def anchor_of(config: Path) -> str:
    """A place on the page of the finding."""
    site = make_site(engine.project_at(config), directories=True)
    page = next(page for page in site.pages if page.path == "findings/bread/index.md")
    return min(page.anchors)


def test_a_tab_in_a_quote_comes_through_either_way(project: Path, tmp_path: Path) -> None:
    quotes = project.parent / "site-data" / "quotes.yml"
    told = "Somebody looks at the freezer before the news. Nobody ever decided who."
    tabbed = r'"Somebody looks at the freezer\tbefore the news. Nobody ever\t\tdecided who."'
    assert told in quotes.read_text("utf-8")
    quotes.write_text(quotes.read_text("utf-8").replace(told, tabbed), "utf-8")
    by_plugin = engine.build_site(project)
    engine.write_pages(project, tmp_path / "written", lambda _: None)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path / "written",
        env=os.environ | {"SOURCE_DATE_EPOCH": "1740787200"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    page = (by_plugin / "quotes/freezer/index.html").read_text("utf-8")
    assert "the freezer&#9;before the news. Nobody ever&#9;&#9;decided who." in page
    assert made_alone(tmp_path / "written" / "site").items() <= fingerprint(by_plugin).items()
