"""Whatever a translation holds, a page shows it as the text it is and nothing in it runs.

`tests/hostile.py` fills every field that may be translated.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ownwords.engine import build_site
from tests.hostile import (
    TEXT,
    Hostile,
    hostile_study,
    hostile_translation,
    write_files,
    write_study,
)
from tests.reading import pages_of, read_page, words
from tests.test_hostile import MKDOCS, NOT_SHOWN

NOT_HERE = NOT_SHOWN | {"sample.cases.columns.empty"}


@pytest.fixture(scope="module")
def study() -> Hostile:
    """Without the texts of 100 kB, of which `test_hostile` tells how long they take."""
    made = hostile_study()
    files = made.files
    quote, category = files["quotes.yml"]["quotes"][2], files["categories.yml"]["categories"][2]
    quote |= {"text": f"{TEXT} quote", "short": f"{TEXT} quote"}
    category["definition"] = {"plain": f"{TEXT} plain", "professional": f"{TEXT} professional"}
    return made


@pytest.fixture(scope="module")
def translation(study: Hostile) -> Hostile:
    return hostile_translation(study)


@pytest.fixture(scope="module")
def site(study: Hostile, translation: Hostile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_study(study, folder / "site-data")
    write_files(translation, folder / "site-data" / "translations" / "sv")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    return build_site(folder / "mkdocs.yml", folder / "www" / "study")


def test_every_translated_text_is_shown_as_the_text_it_is(translation: Hostile, site: Path) -> None:
    pages = [read_page(file).text for file in pages_of(site / "sv")]
    missing = {
        re.sub(r"\[\d+\]", "", path)
        for path, shown in translation.shown.items()
        if not any(words(shown) in page for page in pages)
    }
    assert sorted(missing - NOT_HERE) == []
    assert len(translation.shown) > 250


def test_no_page_holds_an_element_that_a_translation_made(site: Path) -> None:
    for file in pages_of(site / "sv"):
        for tag, attributes in read_page(file).elements:
            ours = tag == "img" and "data-media/" in attributes.get("src", "")
            bad = ("img", "iframe", "object", "embed", "base", "math")
            assert ours or tag not in bad, (file, attributes)
            assert not any(name.startswith("on") for name in attributes), (file, attributes)
            assert not attributes.get("href", "").startswith("javascript:"), file
            assert "x" not in attributes.get("class", "").split(), file


def test_nothing_of_a_translation_runs(
    site: Path, serve: Callable[[Path], str], page: Page
) -> None:
    root = serve(site.parent) + "study/sv/"
    for address in ("", "audiences-0/", "findings/", "process/", "help/", "quotes/", "study/"):
        page.goto(root + address)
        assert page.evaluate("window.hacked") is None, address
        assert page.title() != "1", address
    page.locator("[popovertarget=ow-search]").first.click()
    page.locator(".ow-search__field").press_sequentially("onerror script", delay=5)
    page.locator(".ow-search__one").first.wait_for()
    assert "<script>" in page.locator(".ow-search__list").inner_text()
    assert page.locator(".ow-search__list").locator("img, script, svg[onload]").count() == 0
    assert page.evaluate("window.hacked") is None
