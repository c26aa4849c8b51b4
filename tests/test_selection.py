"""The reader's own selection, as pages: what its scripts rely on, and what must not be told
there.
"""

import re
import shutil
from pathlib import Path

import pytest

from ownwords import urls
from ownwords.pipeline import Site
from tests.conftest import SWIMMING
from tests.test_sheets import SHOPS, Tags, made, text_of

PAGE = "quotes/selection/"
SCHOOL = Path(__file__).parent / "studies" / "skolgarden"


@pytest.fixture(scope="module")
def swimming() -> Site:
    return made(SWIMMING)


def test_the_page_that_the_script_relies_on(swimming: Site) -> None:
    """The contract of assets/ownwords/my-selection.js and kept-list.js."""
    tags = Tags(text_of(swimming, PAGE))
    [(tag, section)] = tags.having("data-ow-selection")
    assert (tag, section["data-ow-selection"]) == (
        "section",
        "ow-selection.learning-to-swim",
    )
    assert all(
        section[f"data-ow-{word}"] for word in ("study", "note", "citation", "caveat", "confirm")
    )
    assert section["data-ow-quote-name"] == "Quote “%(id)s”."
    for mark, kind in {
        "with": "div",
        "without": "p",
        "items": "ol",
        "item": "template",
        "place": "div",
        "paper": "p",
        "up": "button",
        "down": "button",
        "remove": "button",
        "cards": "template",
        "empty": "p",
        "shared": "div",
        "adopt": "button",
        "own": "button",
        "unknown": "p",
        "unknown-ids": "span",
        "tools": "div",
        "print": "button",
        "save": "button",
        "clear": "button",
        "link": "input",
        "copy": "button",
        "said": "p",
    }.items():
        assert [tag for tag, _ in tags.having(f"data-ow-{mark}")] == [kind], mark
    [(_, said)] = tags.having("data-ow-said")
    assert said["role"] == "status"
    assert all(
        said[f"data-ow-{word}"]
        for word in ("added", "removed", "moved", "cleared", "copied", "marked", "lost")
    )
    assert all(
        "hidden" in tags.having(f"data-ow-{mark}")[0][1] for mark in ("with", "shared", "unknown")
    )
    assert "hidden" not in tags.having("data-ow-without")[0][1]
    assert all(attributes["type"] == "button" for tag, attributes in tags.tags if tag == "button")


def test_the_page_holds_every_quote_once_with_its_permanent_address(swimming: Site) -> None:
    tags = Tags(text_of(swimming, PAGE))
    quotes = {quote.id for quote in swimming.study.quotes.quotes}
    assert [attributes["data-ow-quote"] for _, attributes in tags.having("data-ow-quote")] == [
        quote.id for quote in swimming.study.quotes.quotes
    ]
    assert {attributes["href"] for _, attributes in tags.having("data-ow-permanent")} == {
        f"../{id_}/" for id_ in quotes
    }


@pytest.mark.parametrize(
    "address",
    [
        "",
        "quotes/",
        "findings/pushing/",
        "process/",
        "quotes/the-one-time/",
        "reading/",
    ],
)
def test_every_card_can_be_added(swimming: Site, address: str) -> None:
    """The contract of assets/ownwords/selection.js."""
    html = text_of(swimming, address)
    cards = Tags(html).having("data-ow-quote")
    assert cards
    assert len(cards) == len(re.findall(r'<figure class="ow-quote ', html))
    assert {tag for tag, _ in cards} == {"figure"}
    named = re.findall(r"<figure [^>]* data-ow-quote=(?:(?!</figure>).)*?data-ow-gist", html, re.S)
    assert len(named) == len(cards)


def test_a_sheet_for_a_hurry_has_no_room_for_it(swimming: Site) -> None:
    assert "data-ow-quote" not in text_of(swimming, "instructors/something-went-wrong/")
    assert "data-ow-quote" in text_of(swimming, "instructors/discussion-guide/")


def test_the_quotes_lead_there_and_say_how_many(swimming: Site) -> None:
    html = text_of(swimming, "quotes/")
    assert 'href="selection/">My selection<span data-ow-count></span></a>' in html
    [page] = [page for page in swimming.pages if page.address == "quotes/selection/"]
    assert not page.searched, "every quote would be found twice"


def test_the_scripts_of_a_page_and_their_words(site: Path) -> None:
    def scripts(address: str) -> tuple[list[str], dict[str, str | None]]:
        """What the page's one file joins, as its name says, and the words on its tag."""
        tags = Tags((site / address / "index.html").read_text("utf-8")).tags
        [file] = [
            attributes
            for tag, attributes in tags
            if tag == "script" and "/frame." in (attributes.get("src") or "")
        ]
        return (file["src"] or "").rpartition("/")[2].split(".")[1:-1], file

    kept = ["kept-list", "my-list", "my-selection", "quote-copy", "selection"]

    def of_lists(address: str) -> list[str]:
        return [name for name in scripts(address)[0] if name in kept]

    assert of_lists("help") == []
    assert of_lists("quotes/selection") == ["kept-list", "my-selection"]
    assert of_lists("learners") == ["kept-list", "my-list"]  # quotes stand there in short
    assert of_lists("findings/pushing") == ["kept-list", "quote-copy", "selection"]
    words = scripts("findings/pushing")[1]
    assert words["data-ow-key"] == "ow-selection.learning-to-swim"
    assert words["data-ow-url"] == "../../quotes/selection/"
    assert (words["data-ow-add"], words["data-ow-remove"]) == (
        "Add to my selection",
        "Remove from my selection",
    )
    assert all(words[f"data-ow-{word}"] for word in ("name", "added", "removed", "lost"))
    assert [words[f"data-ow-{word}"] for word in ("copy", "done")] == ["Copy", "Copied"]
    assert (words["data-ow-citation"] or "").startswith("Exempla, A.")


def test_a_selection_tells_nothing_about_speakers() -> None:
    shops = made(SHOPS)
    assert "Resident R1, group north" in text_of(shops, "quotes/freezer/")
    html = text_of(shops, PAGE)
    assert "We paid for that roof, both of us." in html
    for words in ("Resident R", "A man at the back", "group north", "Group south"):
        assert words not in html
    assert "ow-turn__who" not in html


def test_a_withdrawn_quote_is_not_there_and_cannot_be_added() -> None:
    school = made(SCHOOL)
    assert "quotes/borta/" not in {page.address for page in school.pages}
    assert "borta" not in text_of(school, PAGE)
    assert "drogs tillbaka" not in text_of(school, PAGE)
    assert 'data-ow-quote="regeln"' in text_of(school, PAGE)


def test_beyond_a_thousand_quotes_links_lie_beside_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(urls, "OWN_PAGE_QUOTES", 3)
    shops = made(SHOPS)
    html = text_of(shops, PAGE)
    assert Tags(html).having("data-ow-quote") == []
    assert "<blockquote" not in html
    assert 'data-ow-permanent-pattern="../shared/%p/#%s"' in html
    pieces = [asset for asset in shops.assets if asset.path.startswith("assets/selection/")]
    assert len(pieces) == 64
    [page] = re.findall(r'"freezer":\[".+?","(..)"', "".join(asset.text for asset in pieces))
    assert urls.shared_quotes("freezer") == f"quotes/shared/{page}/"


def test_without_a_publication_the_study_is_cited_by_its_authors(tmp_path: Path) -> None:
    shutil.copytree(SHOPS / "site-data", tmp_path / "site-data")
    file = tmp_path / "site-data" / "study.yml"
    text = file.read_text("utf-8")
    assert "publications:" in text
    file.write_text(
        re.sub(r"^publications:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE), "utf-8"
    )
    [(_, section)] = Tags(text_of(made(tmp_path), PAGE)).having("data-ow-selection")
    assert (
        section["data-ow-citation"]
        == "Aino Esimerkki, & Eero Keksitty. (2025). What keeps a village shop open."
    )


def test_its_words_are_in_the_studys_language_or_say_that_they_are_not(tmp_path: Path) -> None:
    swedish = made(SCHOOL).chrome["selection"]
    assert swedish["add"] == "Lägg till i mitt urval"
    assert "lang" not in swedish
    shutil.copytree(SHOPS / "site-data", tmp_path / "site-data")
    file = tmp_path / "site-data" / "study.yml"
    file.write_text(file.read_text("utf-8").replace("\nlanguage: en", "\nlanguage: et"), "utf-8")
    quotes = (
        tmp_path / "site-data" / "quotes.yml"
    )  # in Estonian a day with a capital letter looks like a name
    quotes.write_text(quotes.read_text("utf-8").replace("Mondays", "mondays"), "utf-8")
    estonian = made(tmp_path).chrome["selection"]
    assert (estonian["add"], estonian["lang"]) == ("Add to my selection", "en")
