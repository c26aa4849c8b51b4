"""What mkdocs.yml asks for and cannot have is said in a sentence, with its line; what it may have
works.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from ownwords import check, engine, serve
from ownwords.errors import BuildError, StudyError
from tests.reading import broken_links, read_page
from tests.test_engine import STUDY, copy_of

HEAD = """site_name: Shops
docs_dir: content
theme:
  name: material
  font: false
{theme}markdown_extensions: [attr_list, footnotes]
{rest}
"""
PLUGINS = "plugins: [ownwords, search]\n"


def project_with(
    folder: Path, rest: str = PLUGINS, theme: str = "", files: dict[str, str] | None = None
) -> Path:
    """A copy of the study with these settings and files; returns its mkdocs.yml."""
    config = copy_of(STUDY, folder / "study")
    config.write_text(HEAD.format(theme=theme, rest=rest))
    for name, text in (files or {}).items():
        file = config.parent / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return config


def problems_of(config: Path) -> list[str]:
    """What a build says; the site must not be there."""
    with pytest.raises(StudyError) as raised:
        engine.build_site(config)
    assert not (config.parent / "site").exists()
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("theme: readthedocs", 'mkdocs.yml:3: theme.name: "readthedocs" cannot be dressed; ownwords builds on Material for MkDocs alone: write `name: material`'),
        ("theme:\n  name: mkdocs", 'mkdocs.yml:4: theme.name: "mkdocs" cannot be dressed; ownwords builds on Material for MkDocs alone: write `name: material`'),
        ("theme:\n  name: null\n  custom_dir: mine", "mkdocs.yml:4: theme.name: there is no theme to build on; ownwords builds on Material for MkDocs alone: write `name: material`"),
    ],
)  # fmt: skip
def test_another_theme_gets_one_sentence(tmp_path: Path, written: str, message: str) -> None:
    config = project_with(tmp_path, files={"mine/main.html": ""})
    config.write_text(f"site_name: Shops\ndocs_dir: content\n{written}\n{PLUGINS}")
    assert problems_of(config) == [message]


@pytest.mark.parametrize(
    ("rest", "messages"),
    [
        (
            "plugins: [ownwords, search, {i18n: {languages: [{locale: en, default: true, name: English, build: true}]}}]",
            ["mkdocs.yml:7: plugins: static-i18n builds every page once a language, and a study speaks one; take it out; `language` in study.yml decides the site’s language"],
        ),
        (
            "plugins:\n  - ownwords\n  - macros:\n      j2_variable_start_string: '[['",
            ["mkdocs.yml:10: macros.j2_variable_start_string: with other braces the study’s words would be run as code; leave the braces as they are"],
        ),
        (
            PLUGINS + "extra_css: [https://example.org/a.css]\nextra_javascript:\n  - path: //example.org/a.js\n    defer: true\n",
            [
                'mkdocs.yml:8: extra_css: "https://example.org/a.css" is not loaded: the site’s policy lets no page ask another host; put the file into content/ and name it there',
                'mkdocs.yml:10: extra_javascript: "//example.org/a.js" is not loaded: the site’s policy lets no page ask another host; put the file into content/ and name it there',
            ],
        ),
        (
            PLUGINS + "extra_css: [styls.css]\n",
            ['mkdocs.yml:8: extra_css: there is no "styls.css"; the path starts in content/ or in the folder of custom_dir'],
        ),
        (
            "plugins:\n  - search\n  - ownwords:\n      templates: nowhere\n",
            ['mkdocs.yml:10: ownwords.templates: there is not a folder "nowhere"; name a folder '
             'of the project, from where mkdocs.yml lies'],
        ),
    ],
    ids=["i18n", "braces", "foreign", "missing", "templates"],
)  # fmt: skip
def test_what_cannot_be_is_said_with_its_line(
    tmp_path: Path, rest: str, messages: list[str]
) -> None:
    assert problems_of(project_with(tmp_path, rest)) == messages


def test_check_and_write_say_it_too(tmp_path: Path) -> None:
    config = project_with(tmp_path, PLUGINS + "extra_css: [//example.org/a.css]\n")
    with pytest.raises(StudyError, match="lets no page ask another host"):
        engine.project_at(config, checked=True)
    with pytest.raises(StudyError, match="lets no page ask another host"):
        engine.write_pages(config, tmp_path / "written", lambda _: None)
    assert engine.project_at(config).data.name == "site-data"  # a withdrawal does not wait for it


def test_a_setting_of_another_kind_gets_mkdocs_own_sentence(tmp_path: Path) -> None:
    config = project_with(tmp_path, "plugins: [search, {ownwords: {templates: 3}}]")
    with pytest.raises(
        BuildError, match=r"mkdocs.yml:\d+: plugins.ownwords.templates: Expected type"
    ):
        engine.build_site(config)


def test_mkdocs_by_itself_says_it_without_a_traceback(tmp_path: Path) -> None:
    config = project_with(tmp_path, PLUGINS + "hooks: [hook.py]\n", files={"hook.py": FAILING})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=config.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "hook.py:2: this fails: KeyError: 'nothing'" in done.stderr
    assert "Traceback" not in done.stderr


FAILING = "def on_page_content(html, page, config, files):\n    return {}['nothing']\n"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"hook.py": FAILING}, "hook.py:2: this fails: KeyError: 'nothing'"),
        ({"hook.py": "def on_config(config)\n"}, "hook.py:1: this fails: SyntaxError: expected ':'"),
        ({"mine/main.html": "{% extends 'base.html' %}"}, 'mine/main.html:1: pages in this frame would have neither our styles nor the policy; write {% extends "ownwords.html" %}'),
        ({"mine/partials/footer.html": "<p>\n{% if %}"}, "mine/partials/footer.html:2: this fails: TemplateSyntaxError: Expected an expression, got 'end of statement block'"),
        ({"mine/partials/footer.html": "<p>{{ nothing.at.all }}"}, "mine/partials/footer.html:1: this fails: UndefinedError: 'nothing' is undefined"),
    ],
    ids=["hook", "hook-syntax", "frame", "partial-syntax", "partial"],
)  # fmt: skip
def test_a_mistake_in_the_projects_own_code_is_named(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    files = {"hook.py": "", "mine/main.html": "{% extends 'ownwords.html' %}"} | files
    config = project_with(
        tmp_path, PLUGINS + "hooks: [hook.py]\n", "  custom_dir: mine\n", files=files
    )
    assert problems_of(config) == [message]


HOOK = """
def on_page_content(html, page, config, files):
    return html + "<p>Put in by a hook.</p>" if page.file.src_uri == "groups.md" else html
"""
MAIN = """{% extends "ownwords.html" %}
{% block scripts %}{{ super() }}<script src="{{ 'mine.js' | url }}"></script>{% endblock %}
{% block extrahead %}<meta name="mine" content="yes">{% endblock %}
"""


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a frame, a part of ours and a style sheet of its own; returns its mkdocs.yml."""
    return project_with(
        tmp_path_factory.mktemp("dressed"),
        PLUGINS
        + "extra_css: [looks/mine.css, theirs.css]\nextra_javascript: [mine.js]\nhooks: [hooks/hook.py]\n",
        "  custom_dir: mine\n",
        {
            "hooks/hook.py": HOOK,
            "mine/main.html": MAIN,
            "mine/partials/ow-contents.html": "<p>In place of ours.</p>",
            "mine/partials/source-file.html": "<p>In place of Material’s.</p>",
            "mine/theirs.css": "p { margin: 0 }",
            "content/looks/mine.css": "p { margin: 1em }",
            "content/mine.js": "document.title = 'mine';",
        },
    )


def test_a_projects_own_files_win(dressed: Path, tmp_path: Path) -> None:
    site = engine.build_site(dressed, tmp_path / "site")
    page = read_page(site / "groups" / "index.html")
    assert {"../looks/mine.css", "../theirs.css", "../mine.js"} <= set(page.links)
    assert page.metas["mine"] == "yes"
    for words in ("Put in by a hook.", "In place of ours.", "In place of Material’s."):
        assert words in page.text
    html = (site / "groups" / "index.html").read_text("utf-8")
    assert "Content-Security-Policy" in html  # ours is still the frame
    assert 'class="ow-menu"' in html
    assert broken_links(site) == []


def test_written_pages_take_them_along(dressed: Path, tmp_path: Path) -> None:
    site = engine.build_site(dressed, tmp_path / "site")
    engine.write_pages(dressed, tmp_path / "written", lambda _: None)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", tmp_path / "written/mkdocs.yml"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    here, there = (
        (folder / "groups" / "index.html").read_text("utf-8")
        for folder in (site, tmp_path / "written" / "site")
    )
    assert here == there


def test_a_script_that_no_setting_names_is_not_published(tmp_path: Path) -> None:
    config = project_with(tmp_path, files={"content/mine.js": "1"})
    assert problems_of(config) == [
        "content/mine.js: files of this kind are not published from here; whatever runs on a page can read what a reader noted there; a script that you trust is named in mkdocs.yml, below extra_javascript"
    ]


UNREADABLE = [
    (
        "site_name: x\nplugins:\n  - searhc\n",
        ':3: plugins: the plugin "searhc" is not installed; did you mean "search"?',
    ),
    (
        "site_name: x\nplugins:\n  - ownwords\n   - search\n",
        ':3: plugins: the plugin "ownwords - search" is not installed; let the hyphens of the list stand below each other',
    ),
    (
        "site_name: x\nsite_ur: y\n",
        ':2: site_ur: there is no such setting; did you mean "site_url"?',
    ),
    ("plugins: [ownwords]\n", ": site_name: the setting is missing; add a line “site_name: …”"),
    ("site_name: x: y\n", ":1:13: it cannot be read: mapping values are not allowed here"),
    (
        "site_name: x\nsite_url: !ENB [a]\n",
        ":2:11: it cannot be read: could not determine a constructor for the tag '!ENB'",
    ),
    (
        "site_name: x\nplugins:\n  - ownwords: {foldr: x}\n",
        ":3: plugins.ownwords.foldr: there is no such setting",
    ),
    ("- a\n", ": it cannot be read: expected settings such as “site_name: My study”, one a line"),
]


@pytest.mark.parametrize(("text", "said"), UNREADABLE)
def test_a_mistake_in_mkdocs_yml_gets_its_sentence(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    (tmp_path / "docs").mkdir()
    with pytest.raises(BuildError) as error:
        check(tmp_path)
    assert str(error.value) == f"mkdocs.yml is not in order\nmkdocs.yml{said}"


@pytest.mark.parametrize(
    "address",
    ["foo", "127.0.0.1", ":8000", "127.0.0.1:0", "127.0.0.1:99999", "http://localhost:1", "a.b:1"],
)
def test_what_is_no_address_is_said_before_anything_is_read(address: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError) as error:
        serve(tmp_path, address)
    assert str(error.value) == (
        f"“{address}” is not an address to serve at; write a host and a port, such as 127.0.0.1:8001"
    )
