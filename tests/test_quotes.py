"""The quotes as pages and as data: what their scripts rely on, what stays within bounds, and
what must not be told.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from ownwords import urls
from ownwords.pipeline import Site
from ownwords.views import quote_browser, quotes
from ownwords.views.quote_data import length
from tests.conftest import SWIMMING
from tests.reading import found_by_search
from tests.test_sheets import SHOPS, Tags, made, text_of

SCHOOL = Path(__file__).parent / "studies" / "skolgarden"
PAGE = "quotes/"


@pytest.fixture(scope="module")
def swimming() -> Site:
    return made(SWIMMING)


@pytest.fixture(scope="module")
def shops() -> Site:
    return made(SHOPS)


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every study is so large that its quotes come in pieces and share pages."""
    monkeypatch.setattr(quote_browser, "WHOLE", 2)
    monkeypatch.setattr(urls, "OWN_PAGE_QUOTES", 3)


def test_an_old_id_leads_on_where_quotes_share_pages(tmp_path: Path, pieces: None) -> None:
    """The anchor of an id that a quote had stands on the page where it stood, with a link; a page
    of its own, from when quotes were fewer, leads there too.
    """
    shutil.copytree(SHOPS, tmp_path, dirs_exist_ok=True)
    quotes = tmp_path / "site-data/quotes.yml"
    text = quotes.read_text("utf-8").replace(
        "- id: freezer\n", "- id: freezer\n    aliases: [old-name]\n"
    )
    quotes.write_text(text, "utf-8")
    site = made(tmp_path)
    old = text_of(site, f"quotes/shared/{urls.shared_page('old-name')}/")
    assert 'id="old-name"' in old
    here = old[old.index('id="old-name"') :].partition("</li>")[0]
    assert f"{urls.shared_page('freezer')}/#freezer" in here or 'href="#freezer"' in here
    moved = next(asset.text for asset in site.assets if asset.path == "quotes/old-name/index.html")
    assert f"url=../shared/{urls.shared_page('freezer')}/#freezer" in moved


def data_of(site: Site) -> dict[str, Any]:
    """What each piece says, by its name."""
    calls = [
        re.fullmatch(r'owData\("quotes/(\w+)",(.*)\);\n', asset.text, re.DOTALL)
        for asset in site.assets
        if "/quotes/" in asset.path
    ]
    return {call[1]: json.loads(call[2]) for call in calls if call}


def options(html: str) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: names in addresses, with counts."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, value, count in re.findall(
        r'type="checkbox" name="([^"]+)" value="([^"]+)".*?data-ow-number>([^<]+)<',
        html,
        re.DOTALL,
    ):
        found.setdefault(key, []).append((value, count))
    return found


def test_the_page_that_the_scripts_rely_on(swimming: Site) -> None:
    """The contract of assets/ownwords/quotes.js and quote-copy.js."""
    html = text_of(swimming, PAGE)
    tags = Tags(html)
    [(tag, section)] = tags.having("data-ow-quotes")
    assert tag == "section"
    assert (section["data-ow-screenful"], section["data-ow-permanent"]) == ("300", "%s/")
    for mark, kind in {
        "form": "form",
        "filters": "details",
        "chosen": "span",
        "bar": "div",
        "shown": "p",
        "order": "select",
        "clear": "button",
        "said": "p",
        "notice": "p",
        "results": "ol",
        "pager": "nav",
        "page": "p",
        "previous": "button",
        "next": "button",
    }.items():
        assert [tag for tag, _ in tags.having(f"data-ow-{mark}")] == [kind], mark
    assert all(
        "hidden" in tags.having(f"data-ow-{mark}")[0][1]
        for mark in ("form", "bar", "pager", "notice")
    )
    [(_, said)] = tags.having("data-ow-said")
    assert said["role"] == "status"
    assert all(said[f"data-ow-{word}"] for word in ("loading", "failed", "none"))
    assert all(attributes["type"] == "button" for tag, attributes in tags.tags if tag == "button")
    assert [attributes["value"] for tag, attributes in tags.tags if tag == "option"] == [
        "",
        "finding",
        "shortest",
        "longest",
    ]
    assert not tags.having("data-ow-data")
    assert not [asset for asset in swimming.assets if asset.path.startswith("assets/quotes/")]


def test_every_quote_on_the_page_says_what_it_can_be_filtered_by(swimming: Site) -> None:
    html = text_of(swimming, PAGE)
    facets = options(html)
    assert list(facets) == ["in", "does", "told"]
    assert ("what-instructors-do", "6") in facets["in"]
    items = re.findall(
        r'<li data-ow-length="(\d+)" data-ow-places="([^"]+)"\s+data-ow-others="([^"]*)">.*?data-ow-quote="([^"]+)"',
        html,
        re.DOTALL,
    )
    assert len(items) == 16
    quotes = swimming.study.quotes.quotes
    for (long, places, others, id_), quote in zip(items, quotes, strict=True):
        assert (id_, int(long)) == (quote.id, len(quote.text or ""))
        assert [facets["in"][int(place.split(".")[0])][0] for place in places.split()] == [
            placed.category for placed in quote.categories
        ]
        assert [facets["does"][int(place.split(".")[1])][0] for place in places.split()] == [
            placed.bearing for placed in quote.categories
        ]
        assert [facets["told"][int(each)][0] for each in others.split(",")] == [quote.told_as]


def test_a_finding_counts_what_stands_below_it(swimming: Site) -> None:
    """A parent stands before its children and is named by its number."""
    html = text_of(swimming, PAGE)
    found = re.findall(r'name="in" value="([^"]+)"(?: data-ow-above="(\d+)")?', html)
    parents = {category.id: category.parent for category in swimming.study.categories.categories}
    core = swimming.study.categories.core
    for id_, above in found:
        assert (found[int(above)][0] if above else None) == (
            parents[id_] if parents[id_] != core else None
        )


def test_only_quotes_tied_to_somebody_can_be_filtered_by_who_speaks(shops: Site) -> None:
    html = text_of(shops, PAGE)
    facets = options(html)
    assert facets["people-role"] == [("volunteer", "1"), ("shareholder", "1")]
    assert facets["cases-setting"] == [("school", "2"), ("shop", "1")]
    assert "cases-talk" not in facets
    assert html.count("Only quotes that the study links to a speaker.") == 3
    unlinked = re.search(
        r'data-ow-others="([^"]*)">(?:(?!data-ow-others).)*data-ow-quote="left-for-town"',
        html,
        re.DOTALL,
    )
    assert unlinked
    told, language, *linked = unlinked[1].split()
    assert (told, language) != ("-", "-")
    assert linked == ["-", "-", "-"]


def test_a_withdrawn_quote_cannot_be_found() -> None:
    html = text_of(made(SCHOOL), PAGE)
    assert html.count("data-ow-places=") == html.count('<figure class="ow-quote ') == 4
    assert "borta" not in html
    assert dict(options(html)["language"]) == {"sv": "2", "en": "2"}


@pytest.mark.usefixtures("pieces")
def test_a_large_study_has_its_quotes_in_pieces() -> None:
    """The contract of assets/ownwords/quote-pieces.js."""
    site = made(SHOPS)
    html = text_of(site, PAGE)
    [(_, section)] = Tags(html).having("data-ow-quotes")
    assert (section["data-ow-all"], section["data-ow-permanent"]) == ("4", "shared/%p/#%s")
    assert f"../{section['data-ow-data']}".endswith("/facets.js")
    data = data_of(site)
    assert list(data) == ["facets", "0"]
    facets, words = data["facets"], data["0"]
    assert facets["length"] == [length(quote) for quote in site.study.quotes.quotes]
    assert [type(places) for places in facets["places"]] == [list, list, int, int]
    assert all(len(column) == 4 for column in facets["others"])
    assert words["id"] == ["freezer", "both-of-us", "no-bread", "left-for-town"]
    assert words["page"] == [urls.shared_page(id_) for id_ in words["id"]]
    assert words["text"][1] == [
        ["Resident R2, group north", "We paid for that roof, both of us."],
        ["A man at the back, group north", "And we would again \x1f(...)\x1f well, I would."],
    ]
    assert words["prompt"] == {"1": "Who paid for the repairs?"}
    assert words["language"] == {"2": "fi"}
    specimen = html[html.index("<template data-ow-card") :]
    specimen = specimen[: specimen.index("</template>")]
    assert specimen.count("%s") == 8
    for part in (
        "ow-content-note",
        "data-ow-prompt",
        "ow-turn__who",
        "ow-edit",
        "ow-quote__who",
        "ow-tag",
        "data-ow-permanent",
    ):
        assert part in specimen, part


@pytest.mark.usefixtures("pieces")
def test_nothing_about_people_stands_in_the_data_of_a_quote_that_is_tied_to_nobody(
    tmp_path: Path,
) -> None:
    data = data_of(made(SHOPS))
    at = data["0"]["id"].index("left-for-town")
    assert [column[at] for column in data["facets"]["others"]][2:] == [-1, -1, -1]
    assert str(at) not in data["0"]["who"]
    # other people, in another order: nothing that is told about it changes
    shutil.copytree(SHOPS / "site-data", tmp_path / "site-data")
    people = tmp_path / "site-data" / "people.csv"
    head, *rows = people.read_text("utf-8").splitlines()
    ids, cells = zip(*(row.split(",", 1) for row in rows), strict=True)
    people.write_text(
        "\n".join(
            [head, *(f"{id_},{cell}" for id_, cell in zip(ids, reversed(cells), strict=True))]
        )
        + "\n",
        "utf-8",
    )
    permuted = data_of(made(tmp_path))
    assert permuted["facets"]["others"] != data["facets"]["others"]
    assert permuted["0"] == data["0"]
    assert [column[at] for column in permuted["facets"]["others"]] == [
        column[at] for column in data["facets"]["others"]
    ]
    assert permuted["facets"]["places"] == data["facets"]["places"]


@pytest.mark.usefixtures("pieces")
def test_a_withdrawn_quote_is_in_no_piece() -> None:
    site = made(SCHOOL)
    text = "".join(asset.text for asset in site.assets)
    assert "regeln" in text
    assert "borta" not in text
    assert len(data_of(site)["facets"]["length"]) == 4


@pytest.mark.usefixtures("pieces")
def test_the_data_changes_its_address_with_its_words(tmp_path: Path) -> None:
    shutil.copytree(SHOPS / "site-data", tmp_path / "site-data")
    file = tmp_path / "site-data" / "quotes.yml"
    file.write_text(
        file.read_text("utf-8").replace("Nobody ever decided who.", "Nobody decided."), "utf-8"
    )
    before, after = (
        {asset.path for asset in made(root).assets if "/quotes/" in asset.path}
        for root in (SHOPS, tmp_path)
    )
    assert len(before) == len(after) == 2
    assert not before & after


@pytest.mark.usefixtures("pieces")
def test_in_a_large_study_each_quote_stands_in_few_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "PER_PAGE", 2)
    site = made(SHOPS)
    addresses = {page.address for page in site.pages if page.address.startswith("quotes/")}
    assert not [
        address for address in addresses if address.startswith(("quotes/page/", "quotes/told/"))
    ]
    first = text_of(site, PAGE)
    assert "4 quotes" in first
    assert "The other quotes are in the lists by finding, above." in first
    assert first.count('<figure class="ow-quote ow-cat-') == 2 + 1, (
        "a first page, and the card for the script"
    )
    top = next(category for category in site.study.categories.categories if not category.parent)
    below = text_of(site, f"quotes/in/{top.id}/")
    assert "Findings within this one" in below
    listed = [
        id_
        for address in addresses
        if "/in/" in address
        for id_ in re.findall(r'data-ow-quote="([^"]+)"', text_of(site, address))
    ]
    placed = [quote.id for quote in site.study.quotes.quotes for _ in quote.categories]
    assert sorted(listed) == sorted(placed), "each once for each finding"


def test_lists_for_readers_without_scripts_lead_to_the_browser(shops: Site) -> None:
    html = text_of(shops, "quotes/told/helped/")
    assert 'href="../../#told=helped">Search and filter these quotes</a>' in html
    assert "data-ow-quotes" not in html
    assert "Search and filter these quotes" not in text_of(shops, PAGE)


def test_a_quote_is_found_by_the_sites_search_on_its_own_page_alone(site: Path) -> None:
    found = found_by_search(site)
    [quote] = [each for each in found if "splashing, counting, singing" in each["text"]]
    assert quote["kind"] == "quote"
    assert quote["address"] == "quotes/splashing-counting-singing/"
    assert "Sculling" in [each["title"] for each in found if each["kind"] == "term"]


def test_the_search_that_its_script_relies_on(site: Path) -> None:
    """The contract of search.js and frame.js."""
    tags = Tags((site / "study" / "index.html").read_text("utf-8"))
    [(tag, box)] = tags.having("data-ow-search-site")
    assert (tag, box["id"], box["role"]) == ("div", "ow-search", "dialog")
    assert "popover" in box
    assert box["data-ow-script"] == "../assets/ownwords/search.js"
    assert box["data-ow-index"] == "../assets/search/en.js"
    assert (box["data-ow-root"], box["data-ow-to-quotes"]) == ("..", "../quotes/")
    assert [box[f"data-ow-say-{word}"] for word in ("finding", "quote", "term", "page")] == [
        "Finding",
        "Quote",
        "Term",
        "Page",
    ]
    assert box["data-ow-say-carry"] == "Search the quotes for “%(words)s”"
    parts = ("form", "without", "found", "kinds", "count", "list", "more", "carry")
    assert [len(tags.having(f"data-ow-search-{part}")) for part in parts] == [1] * len(parts)
    hidden = {part for part in parts if "hidden" in tags.having(f"data-ow-search-{part}")[0][1]}
    assert hidden == {"form", "found", "kinds", "more", "carry"}
