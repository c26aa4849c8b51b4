"""What pages declare that they need is what the marks in their finished HTML ask for."""

import shutil
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from ownwords.pages import FINISHED, Page
from ownwords.pages.needs import SCRIPTS, Needs
from ownwords.pipeline import Project, make_site
from scripts.invented import invent

STUDIES = Path(__file__).parent / "studies"
MARKS = {
    "kept-list": ("data-ow-list=", "data-ow-selection=", "data-ow-quote="),
    "my-list": ("data-ow-list=",),
    "my-selection": ("data-ow-selection=",),
    "forget": ("data-ow-forget-line",),
    "country": ("data-ow-help=", "data-ow-where="),
    "preview": ("data-ow-preview=",),
    "words": ("data-ow-search=", "data-ow-search ", "data-ow-quotes "),
    "tree": ("data-ow-map",),
    "tree-search": ("data-ow-search",),
    "map": ("data-ow-map",),
    "walk": ("data-ow-walk",),
    "quote-search": ("data-ow-quotes ",),
    "quote-pieces": ("data-ow-data=",),
    "quotes": ("data-ow-quotes ",),
    "quote-copy": ("data-ow-quote=",),
    "sample": ("data-ow-sample=",),
    "crossing": ("data-ow-crossing",),
    "selection": ("data-ow-quote=",),
    "cite": ("data-ow-cite=",),
}


def needed(html: str) -> list[str]:
    """The scripts whose marks stand in a page, in the order in which they run."""
    found = [script for script in SCRIPTS if any(mark in html for mark in MARKS[script])]
    own = {"selection", "quote-copy"} if "my-selection" in found else set()
    return [each for each in found if each not in own]


def pages_of(root: Path) -> tuple[Page, ...]:
    return make_site(Project(root, root / "site-data", root / "content")).pages


@pytest.fixture(params=["skolgarden", "village-shops", "smallest", "large"])
def pages(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Page, ...]:
    root = tmp_path / "study"
    if request.param == "large":
        # enough findings and quotes for the map and the list of quotes to come in pieces
        return pages_of(invent(80, 600, root).parent)
    shutil.copytree(STUDIES / request.param, root, ignore=shutil.ignore_patterns("site", "private"))
    return pages_of(root)


def test_every_script_has_its_marks_here() -> None:
    assert tuple(MARKS) == SCRIPTS


def test_pages_declare_what_their_marks_ask_for(pages: tuple[Page, ...]) -> None:
    for page in pages:
        body, matter = get_data(page.text)
        ow = matter.get("ow", {})
        assert ow.get("scripts", []) == needed(body), page.path
        assert ow.get("wording", False) == ("data-wording=" in body), page.path
        assert bool(ow.get("kind")) == ('class="ow-page' in body), page.path


def test_a_page_with_a_token_is_whole_after_the_exchange(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert page.exchanged(page.for_exchange) == page.text
        assert (FINISHED in page.for_exchange) == bool(page.finished)


def test_a_script_that_there_is_not_cannot_be_needed() -> None:
    with pytest.raises(ValueError, match="no script is called quots"):
        Needs()("quots")
