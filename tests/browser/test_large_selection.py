"""The reader's own selection in a study of thousands of quotes: what its page loads, and what it
says when that does not come.
"""

import gzip
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.pages import Renderer
from ownwords.pipeline.beside import files_beside
from ownwords.scripts import SOURCES
from ownwords.views import Context
from ownwords.views.selection import piece_of, selection_page

ROOT = Path(__file__).parent.parent.parent
MANY = 2000
ON_EACH_PAGE = 4_000
"""Bytes, compressed, that the page itself may have beyond the theme's frame."""
FOR_ONE = 2_500
"""Bytes, compressed, that a chosen quote may add."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of an invented study with 2,000 quotes, and its pieces; without the theme's frame."""
    sys.path.insert(0, str(ROOT / "scripts"))
    folder = tmp_path_factory.mktemp("large")
    import_module("invented").invent(40, MANY, folder / "study")
    study = load_study(folder / "study" / "site-data", folder / "study")
    context = Context(Graph(study), load_messages("en"))
    view = selection_page(context)
    renderer = Renderer(context.messages, {view.address: view.title}, directories=False)
    file = folder / "site/quotes/selection/index.html"
    for asset in files_beside((view,), renderer, context):
        (folder / "site" / asset.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / asset.path).write_text(asset.text, "utf-8")
    tags = "".join(
        f'<script src="{(SOURCES / name).as_uri()}.js" defer></script>'
        for name in ("kept-list", "my-selection")
    )
    body = renderer.page(view).text.split("---\n", 2)[2]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Selection</title>{tags}'
        f'<body><div id="ow-body">{body}</div></body></html>',
        "utf-8",
    )
    return file


def shown(context: BrowserContext, large: Path, *ids: str) -> tuple[Page, list[str]]:
    """The page with these quotes on it by a link, and the pieces that it asked for."""
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{large.as_uri()}{'#ids=' if ids else ''}{','.join(ids)}")
    expect(page.locator("[data-ow-with]")).to_be_visible()
    return page, [url for url in asked if "/assets/selection/" in url]


def packed(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def test_the_page_alone_loads_no_quote(context: BrowserContext, large: Path) -> None:
    page, asked = shown(context, large)
    assert asked == []
    expect(page.get_by_text("You have not added any quotes yet.")).to_be_visible()
    assert packed(large) < ON_EACH_PAGE


def test_only_the_pieces_of_what_is_chosen_are_loaded(context: BrowserContext, large: Path) -> None:
    ids = ("q1999", "q0", "q17")
    page, asked = shown(context, large, *ids)
    assert {url.rpartition("/")[2] for url in asked} == {f"{piece_of(id_)}.js" for id_ in ids}
    cards = page.locator("[data-ow-items] [data-ow-quote]")
    assert cards.evaluate_all("all => all.map(one => one.dataset.owQuote)") == list(ids)
    address = cards.first.locator("a").get_attribute("href") or ""
    assert re.fullmatch(r"\.\./shared/[0-9a-f]{2}/index\.html#q1999", address)
    assert (cards.first.locator("a").text_content() or "").endswith("…")
    pieces = list(large.parents[2].glob("assets/selection/*/*.js"))
    assert packed(*pieces) / len(pieces) < FOR_ONE


def test_what_is_not_here_is_said(context: BrowserContext, large: Path) -> None:
    page, _ = shown(context, large, "gone", "q3")
    expect(page.get_by_text("or have been removed: gone")).to_be_visible()
    expect(page.locator("[data-ow-failed]")).to_be_hidden()


def test_a_piece_that_does_not_come_takes_nothing_off(context: BrowserContext, large: Path) -> None:
    [piece] = large.parents[2].glob(f"assets/selection/*/{piece_of('q3')}.js")
    away = piece.rename(piece.with_suffix(".away"))
    try:
        page, _ = shown(context, large, "q3", "q4")
        expect(page.get_by_text("This part could not be loaded.")).to_be_visible()
        expect(page.locator("[data-ow-unknown]")).to_be_hidden()
        page.get_by_role("button", name="Add these quotes to my selection").click()
        kept = page.evaluate("() => Object.values(localStorage).join()")
        assert '"q3","q4"' in kept
    finally:
        away.rename(piece)
    page.reload()
    expect(page.locator("[data-ow-items] a[data-ow-permanent]")).to_have_count(2)
    expect(page.locator("[data-ow-failed]")).to_be_hidden()
