"""The theme, built by the real MkDocs: nothing inline, nothing foreign, words escaped, colours
that can be read.
"""

import re
import struct
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

import ownwords
from ownwords import scripts, share, styles
from ownwords.views.frame import SHARE_SIZE

THEME = Path(ownwords.__file__).parent / "theme"
ASSETS = THEME / "assets" / "ownwords"
TOKENS = styles.SOURCES / "tokens" / "tokens.css"

WORDS: dict[str, Any] = {
    "name": "A <b>study</b>",
    "home": "",
    "skip": "Skip",
    "menu_label": "Menu",
    "search_label": "Search",
    "made_by": {"title": "Made by & for readers"},
    "help": {
        "title": "Help?",
        "strip": [{"text": "Call <"}, {"text": "112", "url": "tel:112"}, {"text": ">."}],
        "link": "More help",
        "url": "inner/",
    },
    "written": [
        {"title": "Far <away>", "url": "far/"},
        {"title": "In the menu already", "url": "other/"},
    ],
    "footer": [{"title": "Contact", "url": "other/"}],
}
NAV = """
nav:
  - Inner & outer:
      - Deeper:
          - inner/index.md
      - Deep enough: inner/deep.md
  - Other: other/index.md
  - Elsewhere &amp; further: https://example.org/
  - Start:
      - Home: index.md
      - Far: far.md
  - Nothing to show:
      - Nothing here: []
"""
PAGES = {
    "index.md": '---\now: {kind: home}\n---\n<div class="ow-page ow-page--home">\n<h1>Home</h1>\n</div>\n',
    "inner/index.md": "# Written by hand\n\n## First part\n\nText.\n",
    "inner/deep.md": '---\now: {kind: finding}\n---\n<div class="ow-page ow-page--finding">\n<h1>Deep</h1>\n</div>\n',
    "inner/deeper/unnamed.md": "# Unnamed\n",
    "far.md": "# Far\n",
    "other/index.md": "# Other\n",
}


class Tags(HTMLParser):
    """All start tags of a page with their attributes, and the text of every `<script>` and
    `<style>`.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def make_site(folder: Path, extra: dict[str, Any], more: str = "", theme: str = "") -> Path:
    """Build the pages above with the theme's folder put first, as the plugin does, and return
    the site's folder.
    """
    for name, text in PAGES.items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    # what a researcher may have set, and Material would make inline scripts and styles of
    settings = "font: {text: Roboto}, icon: {annotation: material/plus, admonition: {note: material/plus}}, features: [announce.dismiss]"
    (folder / "mkdocs.yml").write_text(
        f"site_name: A study\ntheme: {{name: material, {settings}{theme}}}\n{NAV}{more}",
        encoding="utf-8",
    )
    config = load_config(str(folder / "mkdocs.yml"), plugins=[], extra=extra)
    config.theme.dirs.insert(0, str(THEME))
    themes = [Path(each) for each in config.theme.dirs]
    for asset in (*styles.style_sheets(themes), *scripts.joined_scripts([], [])):
        file = folder / "docs" / asset.path  # as the plugin adds it
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(asset.text, encoding="utf-8")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("theme"), {"ow": WORDS})


def html_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_no_page_has_inline_scripts_or_styles(site: Path) -> None:
    for page in html_pages(site):
        seen = Tags(page.read_text(encoding="utf-8"))
        assert [a for a in seen.attributes("script") if "src" not in a] == []
        assert seen.attributes("style") == []
        assert [
            tag
            for tag, a in seen.tags
            if any(name == "style" or name.startswith("on") for name in a)
        ] == []


def test_no_page_and_no_asset_of_ours_asks_a_foreign_host(site: Path) -> None:
    for page in html_pages(site):
        seen = Tags(page.read_text(encoding="utf-8"))
        loaded = [
            a.get("src") or a.get("href") or ""
            for tag, a in seen.tags
            if tag in {"script", "img", "iframe", "link"}
        ]
        assert [
            address for address in loaded if address.startswith(("http:", "https:", "//"))
        ] == []
    for asset in [*styles.SOURCES.rglob("*.css"), *scripts.SOURCES.glob("*.js")]:
        assert not re.search(r"(url\(|import|src)[^\n]*//\w", asset.read_text(encoding="utf-8")), (
            asset.name
        )


def test_every_stylesheet_and_font_that_is_named_exists(site: Path) -> None:
    page = site / "inner" / "deep" / "index.html"
    links = [
        a["href"] or ""
        for a in Tags(page.read_text(encoding="utf-8")).attributes("link")
        if a.get("rel") in {"stylesheet", "preload"}
    ]
    assert len([link for link in links if "ownwords" in link]) == 2  # one sheet, one font
    assert len([link for link in links if link.endswith(".css")]) == 1
    assert [link for link in links if not (page.parent / link).exists()] == []
    fonts = re.findall(r'url\("([^"]+)"\)', TOKENS.read_text(encoding="utf-8"))
    assert fonts
    assert [font for font in fonts if not (site / "assets" / "ownwords" / font).exists()] == []


def test_the_words_of_the_interface_are_text_not_html(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    for words in (
        "A &lt;b&gt;study&lt;/b&gt;",
        'Call &lt;<a href="tel:112">112</a>&gt;.',
        "Inner &amp; outer",
        "Elsewhere &amp; further",
        "Far &lt;away&gt;",
        "Made by &amp; for readers",
    ):
        assert words in html
    assert "<b>study" not in html


def test_the_menu_marks_where_one_is(site: Path) -> None:
    def current(page: str) -> list[tuple[str | None, str | None]]:
        links = Tags((site / page).read_text(encoding="utf-8")).attributes("a")
        return [(a["href"], a["aria-current"]) for a in links if "aria-current" in a]

    assert current("index.html") == [(".", "page")]
    assert current("inner/index.html") == [("./", "page")]
    assert current("inner/deep/index.html") == [("../", "true")]  # of the same section
    assert current("inner/deeper/unnamed/index.html") == [("../../", "true")]  # only below it
    assert current("404.html") == []


def links_of(html: str, start: str, end: str) -> list[tuple[str, str]]:
    """Addresses and words of the links in a part of a page."""
    part = html[html.index(start) :]
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', part[: part.index(end)])


def test_the_menu_shows_the_first_level_of_the_nav(site: Path) -> None:
    html = (site / "far" / "index.html").read_text(encoding="utf-8")
    first = [
        ("../inner/", "Inner &amp; outer"),
        ("../other/", "Other"),
        ("https://example.org/", "Elsewhere &amp; further"),
        ("..", "Start"),
    ]
    assert links_of(html, 'class="ow-menu"', "</nav>") == first


def test_a_nav_of_ones_own_opens_its_current_section(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"ow": WORDS | {"menu_opens": True}})
    html = (site / "inner" / "deep" / "index.html").read_text(encoding="utf-8")
    assert links_of(html, 'class="ow-menu__opened"', "</ul>") == [
        ("../", "Inner &amp; outer"),
        ("../", "Deeper"),
        ("./", "Deep enough"),
    ]
    html = (site / "other" / "index.html").read_text(encoding="utf-8")
    assert "ow-menu__opened" not in html


def test_the_foot_names_hand_written_pages_that_the_menu_does_not_lead_to(site: Path) -> None:
    html = (site / "inner" / "index.html").read_text(encoding="utf-8")
    assert links_of(html, 'class="ow-footer__links"', "</ul>") == [
        ("../far/", "Far &lt;away&gt;"),
        ("../other/", "Contact"),
    ]


def test_the_way_past_the_menu_leads_to_the_text(site: Path) -> None:
    for page in html_pages(site):
        seen = Tags(page.read_text(encoding="utf-8"))
        assert {a.get("href") for a in seen.attributes("a") if a.get("class") == "ow-skip"} == {
            "#ow-body"
        }
        assert len([a for _, a in seen.tags if a.get("id") == "ow-body"]) == 1


def test_only_hand_written_pages_get_materials_typesetting_and_a_list_of_contents(
    site: Path,
) -> None:
    written = (site / "inner" / "index.html").read_text(encoding="utf-8")
    generated = (site / "inner" / "deep" / "index.html").read_text(encoding="utf-8")
    assert 'class="ow-text md-typeset"' in written
    assert "assets/ownwords/written.css" in written
    assert 'href="#first-part"' in written
    assert 'class="ow-text"' in generated
    assert "written.css" not in generated
    assert "ow-contents" not in generated


def test_a_page_stands_without_the_engines_words(tmp_path: Path) -> None:
    html = (make_site(tmp_path, {}) / "inner" / "index.html").read_text(encoding="utf-8")
    assert "A study" in html
    assert 'class="ow-help"' not in html


def test_the_frame_says_what_a_shared_link_shows(tmp_path: Path) -> None:
    """A site's name and picture for those who share it, a sign of its own, the colour of paper; and
    nothing to fetch beforehand.
    """
    shown = WORDS | {"share": {"url": "assets/ownwords/share.png", "width": 1200, "height": 630}}
    site = make_site(tmp_path, {"ow": shown}, "site_url: https://example.org/study\n")
    seen = Tags((site / "inner" / "deep" / "index.html").read_text(encoding="utf-8"))
    metas = {a["property"]: a["content"] for a in seen.attributes("meta") if "property" in a}
    assert metas == {
        "og:type": "website",
        "og:site_name": "A study",
        "og:title": "Deep enough",
        "og:url": "https://example.org/study/inner/deep/",
        "og:image": "https://example.org/study/assets/ownwords/share.png",
        "og:image:width": "1200",
        "og:image:height": "630",
    }
    links = {str(a.get("rel")): str(a.get("href")) for a in seen.attributes("link")}
    assert links["icon"] == "../../assets/ownwords/icon.svg"
    assert not {"prev", "next", "prefetch"} & links.keys()
    paper = {scheme: colours["paper"] for scheme, colours in palettes().items()}
    metas = {a["media"]: a["content"] for a in seen.attributes("meta") if a.get("media")}
    assert metas == {f"(prefers-color-scheme: {scheme})": paper[scheme] for scheme in paper}


def test_a_users_own_sign_wins(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"ow": WORDS}, theme=", favicon: mine.png")
    html = (site / "inner" / "deep" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="icon" href="../../mine.png">' in html


def test_without_an_address_no_picture_is_promised(site: Path) -> None:
    assert "og:image" not in (site / "index.html").read_text(encoding="utf-8")


def test_the_shared_picture_is_a_png_with_the_colours_of_the_findings() -> None:
    picture = share.share_picture(3)
    assert picture == share.share_picture(3)
    assert len(picture) < 10_000
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == SHARE_SIZE
    light = palettes()["light"]
    hexes = [f"#{''.join(f'{part:02x}' for part in colour)}" for colour in share.COLOURS]
    assert hexes == [light[f"cat-{number}"] for number in range(1, 9)]
    assert zlib.decompress(picture[41:-16]).count(bytes(share.COLOURS[2])) > 1000


def palettes() -> dict[str, dict[str, str]]:
    """The colours of tokens.css by scheme; the dark ones lie over the light ones."""
    text = TOKENS.read_text(encoding="utf-8")
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)", 1)
    first = dict(re.findall(r"--ow-([\w-]+): (#[0-9a-f]{3,6});", light))
    second = dict(re.findall(r"--ow-([\w-]+): (#[0-9a-f]{3,6});", dark.split("@media", 1)[0]))
    assert second.keys() <= first.keys()
    chosen = dark.split('[data-ow-colours="dark"]', 1)[1].split("}", 1)[0]
    assert dict(re.findall(r"--ow-([\w-]+): (#[0-9a-f]{3,8});", chosen)) == dict(
        re.findall(r"--ow-([\w-]+): (#[0-9a-f]{3,8});", dark.split("@media", 1)[0])
    ), "dark colours by the system and by the switch"
    return {"light": first, "dark": first | second}


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2, from 1 to 21."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (
            p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("names", "least"),
    [
        (["ink", "soft"], 7.0),  # text: AAA on the three papers
        (["accent", "accent-strong", *(f"cat-{n}" for n in range(1, 9))], 4.5),
        (["edge"], 3.0),  # edges of controls
    ],
)
def test_colours_can_be_read_on_every_ground(scheme: str, names: list[str], least: float) -> None:
    colours = palettes()[scheme]
    for ground in ("paper", "raised", "sunk"):
        low = {name: contrast(colours[name], colours[ground]) for name in names}
        assert {name: round(value, 2) for name, value in low.items() if value < least} == {}, ground
