"""A study in another language, built by the real MkDocs: one line in study.yml decides it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import ownwords
from ownwords.engine import build_site, write_pages
from ownwords.outputs import MARK
from tests.test_engine import copy_of, fingerprint, made_alone, without_twins

STUDY = Path(__file__).parent / "studies" / "skolgarden"
CATALOGUE = Path(ownwords.__file__).parent / "locale" / "sv" / "ownwords.po"
READ_ALOUD = {"aria-label", "placeholder", "title", "alt", "data-label", "content"}
EMPTY = {"input", "meta", "link", "br", "img", "hr"}

Build = Callable[[str], Path]


class Text(HTMLParser):
    """All that a reader sees or hears of a page, each piece with the language it is in."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.pieces: list[tuple[str, str]] = []
        self.feed(page.read_text("utf-8"))

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs).get("lang") or self.language
        self.pieces += [(own, value) for name, value in attrs if name in READ_ALOUD and value]
        if tag not in EMPTY:
            self.open.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][0] not in ("script", "style"):
            self.pieces.append((self.language, " ".join(data.split())))

    def words(self, language: str = "") -> str:
        return " ".join(text for spoken, text in self.pieces if not language or spoken == language)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds the study in a language, once for each."""
    sites: dict[str, Path] = {}

    def built(language: str) -> Path:
        if language not in sites:
            config = copy_of(STUDY, tmp_path_factory.mktemp(language) / "study")
            study = config.parent / "site-data" / "study.yml"
            study.write_text(
                study.read_text("utf-8").replace("language: sv", f"language: {language}"), "utf-8"
            )
            sites[language] = build_site(config)
        return sites[language]

    return built


def words_of(site: Path, page: str) -> str:
    return Text(site / page / "index.html").words()


def english_words() -> list[str]:
    """Words that are long enough to be told from names, cut at what is put into them."""
    found = set()
    for message in read_po(CATALOGUE.open("rb")):
        ids = [message.id] if isinstance(message.id, str) else message.id
        pieces = (
            piece.strip()
            for id_ in ids
            if message.string and id_ != message.string
            for piece in re.split(r"%\(\w+\)s|<[^>]*>", str(id_))
        )
        found |= {piece for piece in pieces if len(piece) > 6}
    return sorted(found)


def test_no_word_of_the_interface_is_english(build: Build) -> None:
    site = build("sv")
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in english_words()), re.IGNORECASE
    )
    materials = re.compile(
        r"Table of contents|Skip to|Search|Initializing|Clear|Back to top|Navigation\b|Not found"
    )
    pages = list(site.rglob("*.html"))
    assert len(pages) > 35
    for page in pages:
        # what says that it is English: names of files and columns, words not translated yet
        text = Text(page).words("sv")
        assert not pattern.search(text), page
        assert not materials.search(text), page


def test_most_words_of_the_catalogue_are_shown_by_one_study_or_another(
    build: Build, tmp_path: Path
) -> None:
    """The test above says something only if studies show most of the interface."""
    sites = [build("sv")]
    for name in ("swimming", "two-papers"):
        config = copy_of(STUDY.parent / name, tmp_path / name)
        study = config.parent / "site-data" / "study.yml"
        study.write_text(
            study.read_text("utf-8").replace("\nlanguage: en", "\nlanguage: sv"), "utf-8"
        )
        sites.append(build_site(config))
    # words for scripts stand in attributes of their own
    text = " ".join(
        " ".join(unescape(page.read_text("utf-8")).split())
        for site in sites
        for page in site.rglob("*.html")
    )
    texts = [
        message.string
        for message in read_po(CATALOGUE.open("rb"))
        if message.string and isinstance(message.string, str) and "%" not in message.string
    ]
    shown = [words for words in texts if words in text]
    # none has groups, words of researchers, syntheses' terms or all kinds of publications
    assert len(shown) > 0.8 * len(texts), sorted(set(texts) - set(shown))


def test_pages_and_search_are_in_the_studys_language(build: Build) -> None:
    site = build("sv")
    assert all('<html lang="sv"' in page.read_text("utf-8") for page in site.rglob("*.html"))
    assert [file.name for file in (site / "assets" / "search").iterdir()] == ["sv.js"]
    assert 'data-ow-say-of-finding="Resultat"' in (site / "index.html").read_text("utf-8")
    assert "Sidan finns inte" in Text(site / "404.html").words()


def test_lists_are_sorted_by_the_language(build: Build) -> None:
    glossary = (build("sv") / "study/glossary/index.html").read_text("utf-8")
    terms = [
        "Arbete",
        "Entré",
        "Tillträde",
        "Zon",
        "återkomst",
        "Ärende",
        "ögonblick",
        "Öppen intervju",
    ]
    assert re.findall(r'<h2 id="[^"]+">(.*?)</h2>', glossary) == terms
    references = (build("sv") / "study/references/index.html").read_text("utf-8")
    authors = re.findall(r'<li id="(\w+)">', references)
    assert authors == [
        "adler2016",
        "zander2018",
        "aberg2020",
        "angstrom2026",
        "arlig2017",
        "oberg2019",
    ]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("study/changes", "23 november 2026"),
        ("study/changes", "Studien publicerad maj 2026"),
        ("help", "Bekräftat den 23 november 2026."),
        ("", "2 kategorier, 1 underkategori, 4 citat."),
        ("findings/fa-vara-med", "2 ställen i publikationen"),
        ("study/passages", "Åberg m.fl., 2020"),
        ("study/references", "(2 uppl.)"),
        ("quotes/regeln", "”Man säger bara regeln"),
        ("quotes/fore-oss", "Före översättningen (finska)"),
        ("i-klassrummet", "Innehållsförteckning"),
    ],
)
def test_what_pages_say(build: Build, page: str, words: str) -> None:
    assert words in words_of(build("sv"), page)
    assert "“" not in words_of(build("sv"), page)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "quotes/swing",
            "They let me have the swing when I …",
        ),  # the heading: the quote's own beginning
        ("quotes/swing", "”They let me have the swing”"),  # the short form
        ("findings/fa-vara-med", ": They let me have the swing when I …"),
        ("study/memos", "They let me have the swing when I …"),
        ("quotes/fore-oss", "”We were here first.”"),
        (
            "i-klassrummet",
            "”They let me have the swing when I asked, and I asked every single day.”",
        ),
    ],
)
def test_quotes_say_their_language_wherever_they_stand(build: Build, page: str, words: str) -> None:
    assert ("en", words) in Text(build("sv") / page / "index.html").pieces


def test_what_stands_around_a_quote_is_not_in_its_language(build: Build) -> None:
    pieces = Text(build("sv") / "quotes/fore-oss/index.html").pieces
    assert ("sv", "Elev E3:") in pieces
    assert ("fi", "”Me oltiin täällä ensin.”") in pieces
    assert {language for language, text in pieces if text == "Vem som var först"} == {"sv"}


@pytest.mark.parametrize("language", ["da", "no", "se", "sv-FI"])
def test_a_page_has_the_studys_language_whatever_the_interface_speaks(
    build: Build, language: str
) -> None:
    site = build(language)
    assert all(
        f'<html lang="{language}"' in page.read_text("utf-8") for page in site.rglob("*.html")
    )
    assert [file.stem for file in (site / "assets" / "search").iterdir()] == [language]


def test_english_words_say_so_where_there_is_no_catalogue(build: Build) -> None:
    pieces = [piece for page in build("se").rglob("*.html") for piece in Text(page).pieces]
    for words in (
        "Findings",
        "See the findings",
        "Who took part",
        "Page not found",
        "Skip to content",
        "Search",
        "23 November 2026",
    ):
        assert {language for language, text in pieces if text == words} <= {"en", "se"}
        assert ("en", words) in pieces, words
    for words in (
        "Att få vara med",
        "Örjan Ångström",
        "För elever",
        "Man säger bara regeln",
        "elever",
    ):
        assert {language for language, text in pieces if text == words} == {"se"}, words
    assert not [text for _, text in pieces if re.search("[\x02\x03]", text)]


def test_materials_words_serve_where_it_has_the_language_and_we_do_not(build: Build) -> None:
    pieces = Text(build("da") / "index.html").pieces
    assert ("da", "Søg") in pieces
    assert ("en", "Findings") in pieces


@pytest.mark.parametrize("language", ["sv", "se"])
def test_written_pages_give_the_same_site_without_the_plugin(
    build: Build, tmp_path: Path, language: str
) -> None:
    built = build(language)
    write_pages(built.parent / "mkdocs.yml", tmp_path, lambda _: None)
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(int(datetime(2026, 11, 23, tzinfo=UTC).timestamp()))
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(tmp_path / "mkdocs.yml"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = made_alone(tmp_path / "site")
    assert written | {MARK: fingerprint(built)[MARK]} == without_twins(fingerprint(built))
