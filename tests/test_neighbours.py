"""Other plugins beside ours: the site builds, its links hold, and each does what it is for. The table
of docs/mkdocs.md names the same ones.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest

from ownwords import engine
from ownwords.errors import StudyError
from tests.reading import ReadPage, broken_links, pages_of, read_page
from tests.test_engine import STUDY, copy_of
from tests.test_settings import problems_of, project_with

KEYS = "# Keys\n\nWho has the key.\n"
MENU = ["For residents and councils", "Findings", "Quotes", "The study"]


def built_with(folder: Path, plugins: str, rest: str = "", **files: str) -> Path:
    """The site of a project with these plugins after ours, and with these pages in content/."""
    config = project_with(
        folder,
        f"plugins: [ownwords, search, {plugins}]\n{rest}",
        files={f"content/{name}": text for name, text in {"keys.md": KEYS, **files}.items()},
    )
    return engine.build_site(config)


def menu_of(page: Path) -> list[str]:
    """The words of the visible menu."""
    html = page.read_text("utf-8")
    menu = html[html.index('class="ow-menu"') :]
    return re.findall(r"<a [^>]*>([^<]*)</a>", menu[: menu.index("</nav>")])


def page_of(site: Path, address: str) -> ReadPage:
    return read_page(site / address / "index.html")


def test_tags(tmp_path: Path) -> None:
    site = built_with(
        tmp_path,
        "tags",
        **{
            "keys.md": "---\ntags: [freezers]\n---\n" + KEYS,
            "tags.md": "# Tags\n\n<!-- material/tags -->\n",
        },
    )
    assert "../keys/" in page_of(site, "tags").links
    assert "freezers" in page_of(site, "tags").text
    assert broken_links(site) == []


def test_macros_expands_what_is_left_to_it(tmp_path: Path) -> None:
    page = '# Keys\n\n{% raw %}{{ greeting }}{% endraw %}: {{ count("categories") }}.\n'
    site = built_with(tmp_path, "macros", "extra: {greeting: Good morning}\n", **{"keys.md": page})
    assert "Good morning: 6." in page_of(site, "keys").text
    assert broken_links(site) == []


def test_braces_in_a_page_are_ours(tmp_path: Path) -> None:
    config = project_with(
        tmp_path,
        "plugins: [ownwords, macros]\nextra: {greeting: Good morning}\n",
        files={"content/keys.md": "# Keys\n\n{{ greeting }}\n"},
    )
    assert problems_of(config) == [
        "content/keys.md:3: 'greeting' is undefined; pages may call quote, category, definition, cite, term, count, total, sample_table"
    ]


def test_macros_runs_nothing_that_a_study_holds(tmp_path: Path) -> None:
    """Braces in quotes, labels and titles stay letters, embedded ones too."""
    trap = "{{ 6 * 7 }} {% set x = 1 %} {{ undefined_name }}"
    config = project_with(
        tmp_path,
        "plugins: [ownwords, search, macros]\n",
        files={"content/keys.md": '# About {{ category("stake") }}\n\n{{ quote("same-row") }}\n'},
    )
    data = config.parent / "site-data"
    for name, old in (
        ("categories.yml", "label: Having a stake"),
        ("study.yml", "title: What keeps a village shop open"),
    ):
        text = (data / name).read_text("utf-8")
        key = old.partition(":")[0]
        assert old in text
        (data / name).write_text(text.replace(old, f"{key}: '{trap}'"), "utf-8")
    quote = re.search(r"- id: (\S+)\n", (data / "quotes.yml").read_text("utf-8"))
    assert quote
    page = config.parent / "content" / "keys.md"
    page.write_text(page.read_text("utf-8").replace("same-row", quote[1]), "utf-8")
    site = engine.build_site(config)
    shown = [read_page(file) for file in pages_of(site)]
    assert page_of(site, "findings/stake").title.startswith(trap)
    assert trap in page_of(site, "keys").title
    assert not [page.title for page in shown if "42" in page.title]
    assert any(trap in page.text for page in shown)


def test_literate_nav(tmp_path: Path) -> None:
    summary = (
        "* [Findings](findings/index.md)\n* [Elsewhere](https://example.org/)\n"
        "* More\n    * [Keys](keys.md)\n    * [Quotes](quotes/index.md)\n"
    )
    site = built_with(
        tmp_path,
        "{literate-nav: {nav_file: SUMMARY.md}}",
        "exclude_docs: SUMMARY.md\n",
        **{"SUMMARY.md": summary},
    )
    assert menu_of(site / "index.html") == ["Findings", "Elsewhere", "More"]
    assert not (site / "SUMMARY").exists()
    assert "SUMMARY" not in page_of(site, "quotes").text
    assert broken_links(site) == []


def test_redirects(tmp_path: Path) -> None:
    site = built_with(
        tmp_path, "{redirects: {redirect_maps: {old.md: keys.md, older.md: findings/index.md}}}"
    )
    assert "../keys/" in page_of(site, "old").links
    assert 'http-equiv="refresh"' in (site / "older" / "index.html").read_text("utf-8")
    assert broken_links(site) == []


def test_minify_changes_no_word_no_link_and_no_id(tmp_path: Path) -> None:
    files = {"mine.js": "document.title;\n\n\n", "mine.css": "p {\n  margin: 0;\n}\n"}
    named = "extra_javascript: [mine.js]\nextra_css: [mine.css]\n"
    plain = built_with(tmp_path / "plain", "tags", named, **files)
    small = built_with(
        tmp_path / "small",
        "{minify: {minify_html: true, minify_js: true, minify_css: true, js_files: [mine.js], css_files: [mine.css]}}",
        named,
        **files,
    )
    for file in pages_of(plain):
        here, there = read_page(file), read_page(small / file.relative_to(plain))
        assert (small / file.relative_to(plain)).stat().st_size < file.stat().st_size
        assert (here.title, here.ids) == (there.title, there.ids)
        assert "".join(here.text.split()) == "".join(there.text.split())
        there.links[:] = [re.sub(r"mine\.min\.(js|css)$", r"mine.\1", link) for link in there.links]
        assert here.links == there.links
    assert (small / "mine.min.js").is_file()


def test_dates_of_git_stand_on_hand_written_pages_alone(tmp_path: Path) -> None:
    config = project_with(
        tmp_path,
        "plugins: [ownwords, search, {git-revision-date-localized: {type: iso_date}}]\n",
        files={"content/keys.md": KEYS},
    )
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@example.org commit -qm x"):
        subprocess.run(
            ["git", *command.split()], cwd=config.parent, check=True,
            env={**os.environ, "GIT_AUTHOR_DATE": "2024-05-06T10:00:00Z"},
        )  # fmt: skip
    site = engine.build_site(config)
    assert "2024-05-06" in page_of(site, "keys").text
    for address in ("quotes", "findings/stake"):
        assert "md-source-file" not in (site / address / "index.html").read_text("utf-8")


POST = """---
date: 2024-05-06
---
# A first post

It begins with {{ category("labour") }}.

<!-- more -->

There are {{ count("categories") }} findings, such as {{ category("stake") }}.
"""


def test_blog(tmp_path: Path) -> None:
    site = built_with(
        tmp_path, "blog", **{"blog/index.md": "# News\n", "blog/posts/first.md": POST}
    )
    post = page_of(site, "blog/2024/05/06/a-first-post")
    assert "There are 6 findings, such as Having a stake." in post.text
    assert "It begins with" in page_of(site, "blog").text
    assert {"2024/05/06/a-first-post/", "../findings/labour/"} <= set(page_of(site, "blog").links)
    assert "../../../findings/labour/" in page_of(site, "blog/archive/2024").links
    assert "News" in page_of(site, "quotes").text  # in the foot, but not each post
    assert "A first post" not in page_of(site, "quotes").text
    assert broken_links(site) == []


def test_only_the_date_of_a_post_is_no_exact_date(tmp_path: Path) -> None:
    told = POST.replace('It begins with {{ category("labour") }}.', "She came on 2023-02-01.")
    told = told.replace("date: 2024-05-06", "date:\n  created: 2024-05-06\nseen: 2023-04-05")
    with pytest.raises(StudyError) as raised:
        built_with(tmp_path, "blog", **{"blog/index.md": "# News\n", "blog/posts/first.md": told})
    assert [problem.line for problem in raised.value.problems] == [4, 8]


def test_awesome_nav(tmp_path: Path) -> None:
    nav = (
        "nav:\n  - Findings: findings/index.md\n  - keys.md\n  - Elsewhere: https://example.org/\n"
    )
    site = built_with(tmp_path, "awesome-nav", **{".nav.yml": nav})
    assert menu_of(site / "index.html") == ["Findings", "Keys", "Elsewhere"]
    assert broken_links(site) == []


def test_section_index(tmp_path: Path) -> None:
    site = built_with(
        tmp_path,
        "section-index",
        "nav:\n  - Our findings:\n    - findings/index.md\n    - Stake: findings/stake/index.md\n  - quotes/index.md\n",
    )
    assert menu_of(site / "index.html") == ["Our findings", "Quotes"]
    assert broken_links(site) == []


def test_all_of_them_together(tmp_path: Path) -> None:
    plugins = "tags, macros, {redirects: {redirect_maps: {old.md: keys.md}}}, {minify: {minify_html: true}}, literate-nav, section-index, blog"
    site = built_with(
        tmp_path, plugins, **{"blog/index.md": "# News\n", "blog/posts/first.md": POST}
    )
    assert "There are 6 findings" in page_of(site, "blog/2024/05/06/a-first-post").text
    assert broken_links(site) == []


def test_a_nav_of_ones_own_is_the_menu(tmp_path: Path) -> None:
    nav = "nav:\n  - index.md\n  - Reading: {}\n".replace(
        "{}", "\n      - keys.md\n      - Elsewhere: https://example.org/"
    )
    config = project_with(
        tmp_path,
        "plugins: [ownwords, search]\n" + nav + "exclude_docs: secret.md\n",
        files={"content/keys.md": KEYS, "content/secret.md": "# Not yet\n"},
    )
    site = engine.build_site(config)
    assert menu_of(site / "quotes" / "index.html")[1:] == ["Reading"]
    opened = [*menu_of(site / "keys" / "index.html")[1:]]
    assert opened == ["Reading", "Keys", "Elsewhere"]
    assert not (site / "secret").exists()  # nor is it named in the foot
    assert "Not yet" not in page_of(site, "quotes").text
    assert broken_links(site) == []


def test_without_a_nav_the_menu_is_proposed(tmp_path: Path) -> None:
    site = engine.build_site(copy_of(STUDY, tmp_path / "study"))
    assert menu_of(site / "index.html") == MENU
