"""The page of components: nothing is missing from it, nothing in its guide has gone, and axe
finds nothing on it.
"""

import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import ownwords
from tests.gallery import INSIDE, build_gallery, components, copy_study
from tests.reading import read_page

PACKAGE = Path(ownwords.__file__).parent
TEMPLATES = sorted(file.name for file in (PACKAGE / "templates" / "components").glob("*.html"))
SHEETS = sorted((PACKAGE / "styles").rglob("*.css"))
GUIDE = Path(__file__).parent.parent / "docs" / "components.md"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    return build_gallery(folder / "study", folder / "site")


def test_every_component_is_shown(tmp_path: Path) -> None:
    copy_study(tmp_path)
    shown = components(tmp_path)
    missing = [name for name in TEMPLATES if name not in shown and name not in INSIDE]
    assert missing == [], (
        "no page of the invented study has these: give them states in tests/gallery/__init__.py"
    )
    assert [
        name for name, states in shown.items() if not all(state.html.strip() for state in states)
    ] == []


def test_the_page_is_built_with_all_of_them(gallery: Path) -> None:
    page = read_page(gallery)
    assert {f"shown-{name.replace('.', '-')}" for name in TEMPLATES if name not in INSIDE} <= set(
        page.ids
    )
    assert [id_ for id_ in page.ids if page.ids.count(id_) > 1] == []


def test_search_and_languages_of_the_frame_are_shown(gallery: Path) -> None:
    page = read_page(gallery)
    opened = [given for tag, given in page.elements if given.get("popovertarget") == "ow-search"]
    assert len(opened) >= 4  # the header's, this page's, and two that close
    assert {given["hreflang"] for _, given in page.elements if "hreflang" in given} == {"sv", "ar"}


def test_the_guide_names_every_component_sheet_and_token() -> None:
    guide = GUIDE.read_text("utf-8")
    tokens = set(
        re.findall(
            r"^ +(--ow-[a-z0-9-]+):",
            (PACKAGE / "styles/tokens/tokens.css").read_text("utf-8"),
            re.MULTILINE,
        )
    )
    named = set(re.findall(r"`([^`]+)`", guide))
    assert [
        name
        for name in (*TEMPLATES, *(sheet.name for sheet in SHEETS), *sorted(tokens))
        if name not in named
    ] == []
    gone = {name for name in named if re.fullmatch(r"[a-z_]+\.(html|css)", name)} - {
        *TEMPLATES,
        *(sheet.name for sheet in SHEETS),
    }
    assert gone == set()
    assert {name for name in named if name.startswith("--ow-")} <= tokens


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_it(
    browser: Browser, gallery: Path, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(gallery.as_uri())
        page.locator("a.ow-mention:visible").first.click()
        found = [
            (each["id"], [node["target"] for node in each["nodes"]][:3])
            for each in Axe().run(page).response["violations"]
        ]
        assert found == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_no_page_of_any_site_has_a_style_or_a_handler_inline(gallery: Path, site: Path) -> None:
    found = []
    for file in (*site.rglob("*.html"), *gallery.parent.parent.rglob("*.html")):
        for tag, attributes in read_page(file).elements:
            inline = [name for name in attributes if name == "style" or name.startswith("on")]
            found += [
                (file.name, tag, name)
                for name in (inline or (["element"] if tag == "style" else []))
            ]
    assert found == []
