"""Whatever text a study holds, a page shows it as the text it is and nothing in it runs.

`tests/hostile.py` fills every text field of every file; MkDocs builds the site once, with
extensions that read much into a page.
"""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Dialog, Page

from ownwords.engine import build_site
from ownwords.errors import StudyError
from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.pages import Renderer
from ownwords.pages.handwritten import render_own_page
from ownwords.source import WrittenPage
from ownwords.views import Context
from tests.hostile import Hostile, hostile_study, write_study
from tests.reading import found_by_search, pages_of, read_html, read_page, words

MKDOCS = """\
site_name: A hostile study
site_url: https://example.org/study/
plugins: [ownwords, search]
docs_dir: content
theme: {name: material, font: false}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - smarty
  - tables
  - toc: {permalink: false}
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.snippets: {base_path: [.]}
  - pymdownx.superfences
  - pymdownx.tasklist
  - pymdownx.tilde
"""
QUOTE = '{{ quote("quotes-3") }}'
PLACES = f"""\
# Heading {QUOTE}

## Second {QUOTE}

In a paragraph {QUOTE} and {{{{ category("categories-1") }}}}, {{{{ cite("second") }}}}, {{{{ term("terms-0") }}}},
{{{{ definition("categories-1") }}}}, {{{{ definition("categories-1", "professional") }}}}, {{{{ total("totals-0") }}}}.

- In a list {QUOTE}
    - deeper {QUOTE}
- {QUOTE}

| words | more |
|---|---|
| {QUOTE} | {{{{ definition("categories-1") }}}} |

> {QUOTE}

!!! note
    In a box {QUOTE}

    {QUOTE}

{QUOTE}

{{{{ definition("categories-1") }}}}

{{{{ sample_table() }}}}

{{{{ total("totals-0") }}}}
"""
OWN = {
    "places.md": f"---\ntitle: 'Title {QUOTE}'\ndescription: 'Description {QUOTE}'\n---\n\n{PLACES}",
    "untitled.md": PLACES,
}
NOT_SHOWN = {
    "categories.levels.one",
    "categories.levels.other",
    "quotes.speaker.member",
    "quotes.quotes.turns.speaker.unlinked",
    "sample.reading",
    "sample.empty",
    "guidance.groups.label",
    "guidance.groups.lead",
    "categories.categories.figures.alt",  # read beside the picture: the next test
    "categories.categories.figures.checked.by",
    "quotes.quotes.picture.alt",
    "quotes.quotes.picture.checked.by",
    "quotes.quotes.recording.checked.by",
    "acknowledged.acknowledged.hint",
    "acknowledged.acknowledged.where",
    "acknowledged.acknowledged.words",
    "acknowledged.acknowledged.reason",
    "acknowledged.acknowledged.by",
    "glossary.terms.not_in",
    "glossary.terms.also",
    "categories.categories.also",
    "guidance.claims.limits.plain",
    "guidance.claims.limits.professional",
    "guidance.claims.strength",
    "guidance.claims.text.plain",
    "guidance.claims.text.professional",
    "study.audiences.lead",
    "study.studied.note",
    "study.studied.unit.other",
    "study.title",
}
"""Fields that no page shows, or not for every item of this study (a third level's name, a
heading without points, a claim that no point says).
"""


@pytest.fixture(scope="session")
def hostile() -> Hostile:
    return hostile_study()


@pytest.fixture(scope="session")
def hostile_site(hostile: Hostile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_study(hostile, folder / "site-data")
    for name, text in OWN.items():
        (folder / "content" / name).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    return build_site(folder / "mkdocs.yml", folder / "www" / "study")


def test_every_text_is_shown_as_the_text_it_is(hostile: Hostile, hostile_site: Path) -> None:
    pages = [read_page(file).text for file in pages_of(hostile_site)]
    missing = {
        path
        for path, shown in hostile.shown.items()
        if not any(words(shown) in page for page in pages)
    }
    found = {re.sub(r"\[\d+\]", "", path) for path in missing}
    assert sorted(found - NOT_SHOWN) == sorted(NOT_SHOWN - found) == []
    assert len(hostile.shown) > 300


def test_the_text_of_a_picture_is_the_text_it_is(hostile: Hostile, hostile_site: Path) -> None:
    alts = {
        words(attributes.get("alt", ""))
        for file in pages_of(hostile_site)
        for tag, attributes in read_page(file).elements
        if tag == "img"
    }
    wanted = {words(shown) for path, shown in hostile.shown.items() if path.endswith(".alt")}
    assert len(wanted) > 4
    assert alts == wanted


def test_no_page_holds_an_element_that_a_text_made(hostile_site: Path) -> None:
    unwanted = []
    for file in pages_of(hostile_site):
        for tag, attributes in read_page(file).elements:
            address = attributes.get("href", attributes.get("src", ""))
            ours = tag == "img" and address.endswith("data-media/bench.png")
            bad_tag = (
                (tag == "img" and not ours)
                or tag in ("iframe", "object", "embed", "base", "math")
                or (tag == "svg" and not {"aria-hidden", "role"} & set(attributes))
            )
            script = (
                tag == "script"
                and not address.endswith(".js")
                and attributes.get("id") != "__config"
                and attributes.get("type") != "application/ld+json"  # data, which nothing runs
            )
            dials = re.fullmatch(r"(tel|sms):\+?[0-9-]+", address)
            runs = any(name.startswith("on") for name in attributes) or not (
                dials or urlsplit(address).scheme in ("", "http", "https")
            )
            if bad_tag or script or runs or "x" in attributes.get("class", "").split():
                unwanted.append((file.parent.name, tag, attributes))
    assert not unwanted


@pytest.mark.parametrize(
    ("address", "title", "description"),
    [
        (
            "findings/categories-1",
            "{categories.categories[1].label}",
            "{categories.categories[1].definition.plain}",
        ),
        (
            "findings/categories-2",
            "{categories.categories[2].label}",
            "{categories.categories[2].definition.plain}",
        ),
        (
            "quotes/quotes-3",
            "Quote: {quotes.quotes[3].gist}",
            "One quote from the study, with the findings it belongs to and where it is used.",
        ),
        ("audiences-0", "{study.audiences[0].title}", "{study.audiences[0].lead}"),
        ("process", "{process.title}", "{process.lead.plain}"),
        (
            "study/sample",
            "Who took part",
            "Who was studied: 2 {study.units.person.other}, 2 {study.units.case.other}, 2"
            " {sample.stalls.unit.other}, 1 {study.studied[0].unit.one}, 1 {study.studied[1].unit.one}.",
        ),
        ("help", "{support.link}", "{support.strip}"),
        ("places", "Title “{quotes.quotes[3].text}”", "Description “{quotes.quotes[3].text}”"),
        ("untitled", "Heading “{quotes.quotes[3].text}”", ""),
    ],
)
def test_title_and_description_say_the_text(
    hostile: Hostile, hostile_site: Path, address: str, title: str, description: str
) -> None:
    page = read_page(hostile_site / address / "index.html")
    assert page.title == words(_filled(title, hostile)) + " - A hostile study"
    said = page.metas.get("description", "")
    assert words(_filled(description, hostile)).startswith(said.removesuffix("…"))
    assert bool(said) == bool(description)


def _filled(pattern: str, hostile: Hostile) -> str:
    return re.sub(r"\{(.+?)\}", lambda name: hostile.shown[name[1]], pattern)


def test_quotes_in_hand_written_pages_are_shown_as_they_are(
    hostile: Hostile, hostile_site: Path
) -> None:
    for name in ("places", "untitled"):
        page = read_page(hostile_site / name / "index.html")
        said, definition = (
            words(hostile.shown[path])
            for path in ("quotes.quotes[3].text", "categories.categories[1].definition.plain")
        )
        # two headings, a paragraph, three items, a cell, a quote, two in a box; the second heading
        # again in the list of contents
        assert page.text.count(f"“{said}”") >= 10
        assert page.text.count(definition) == 3
        assert "“" + said + "”" in words(page.text.partition("Second ")[2])[: len(said) + 10]
        assert {"table", "blockquote", "h2"} <= {tag for tag, _ in page.elements}
        assert "admonition note" in {attributes.get("class") for _, attributes in page.elements}


def test_the_search_index_holds_words_as_they_are(hostile: Hostile, hostile_site: Path) -> None:
    """As text, which the script shows as text (below)."""
    found = found_by_search(hostile_site)
    assert words(hostile.shown["categories.categories[1].label"]) in {
        words(each["under"] or each["title"]) for each in found if each["kind"] == "finding"
    }


def test_nothing_runs_on_any_page_and_the_search_shows_text(
    hostile_site: Path, serve: Callable[[Path], str], page: Page
) -> None:
    root = serve(hostile_site.parent) + "study/"
    watched = _watched(page, root)
    for file in pages_of(hostile_site):
        address = root + file.relative_to(hostile_site).as_posix().removesuffix("index.html")
        page.goto(address)
        if 'http-equiv="refresh"' in file.read_text("utf-8"):  # a renamed id: where it leads counts
            page.wait_for_url(lambda url, old=address: url != old)  # type: ignore[misc]
        assert page.evaluate("window.hacked") is None, file
        assert page.title() != "1", file
    page.goto(root)
    page.locator("[popovertarget=ow-search]").first.click()
    page.locator(".ow-search__field").press_sequentially("onerror script", delay=5)
    page.locator(".ow-search__one").first.wait_for()
    assert "<script>" in page.locator(".ow-search__list").inner_text()
    page.wait_for_timeout(300)
    assert page.locator(".ow-search__list").locator("img, script, svg[onload]").count() == 0
    assert page.evaluate("window.hacked") is None
    assert watched == []


def _watched(page: Page, root: str) -> list[str]:
    """What a page does that it should not, as it happens."""
    seen: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: (
            seen.append(f"console: {message.text}")
            if message.type in ("error", "warning")
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((root, "data:", "blob:"))
            else seen.append(f"request: {request.url}")
        ),
    )
    return seen


def _replaced(folder: Path, old: str, new: str) -> None:
    file = folder / "study.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "site-data"
    folder.mkdir()
    for file in (Path(__file__).parent / "studies" / "smallest" / "site-data").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//example.org/x",
        'https://example.org/"><script>alert(1)</script>',
        "https://example.org/' onclick='alert(1)",
        "https://example.org/\\\\evil",
        "https://",
        " https://example.org/a b",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_is_none_is_refused_with_its_line(small: Path, address: str) -> None:
    _replaced(small, "\nlicence:\n", f"\nlicence:\n  url: {json.dumps(address)}\n")
    line = 1 + (small / "study.yml").read_text("utf-8").split("\n").index(
        f"  url: {json.dumps(address)}"
    )
    with pytest.raises(StudyError) as raised:
        load_study(small)
    assert [(problem.file, problem.line, problem.path) for problem in raised.value.problems] == [
        ("site-data/study.yml", line, "licence.url")
    ]
    assert "is not a web address" in str(raised.value)


@pytest.mark.parametrize(
    "character", ["\x00", "\x02", "\x1a", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"]
)
@pytest.mark.parametrize("written", ["as it is", "escaped"])
def test_a_control_character_is_a_problem_with_its_line(
    small: Path, character: str, written: str
) -> None:
    shown = character if written == "as it is" else f"\\U{ord(character):08X}"
    _replaced(small, "\ntitle: ", f'\nname: "a{shown}b"\ntitle: ')
    line = 1 + (small / "study.yml").read_text("utf-8").split("\n").index(f'name: "a{shown}b"')
    with pytest.raises(StudyError) as raised:
        load_study(small)
    assert {(problem.file, problem.line) for problem in raised.value.problems} == {
        ("site-data/study.yml", line)
    }
    assert "control character" in str(raised.value)


@pytest.fixture(scope="module")
def study_context() -> Context:
    study = Path(__file__).parent / "studies" / "smallest"
    return Context(Graph(load_study(study / "site-data", study)), load_messages("en"))


def _own(text: str, context: Context) -> tuple[str, list[str]]:
    page = WrittenPage("own.md", "content/own.md", text)
    made, problems = render_own_page(
        page, context, Renderer(context.messages, {}, graph=context.graph)
    )
    return made.text if made else "", [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "escape",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ quote.__globals__ }}",
        "{{ quote.__closure__[0].cell_contents }}",
        "{{ quote.__call__.__self__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ self.__init__.__globals__.__builtins__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ ''['__class__'] }}",
        "{{ '{0.__class__}'.format(quote) }}",
        "{{ '{x.__globals__}'.format_map({'x': quote}) }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__ }}",
        "{{ joiner }}",
        "{{ [].append(1) }}",
        "{{ 'a' * 10**10 }}",
        "{{ 9**9**9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'a'.center(10**9) }}",
        "{{ 'a'.ljust(999999999) }}",
        "{{ 'a'|center(999999999) }}",
        "{{ range(999999999)|list }}",
        "{% for a in 'aaaaaaaaaa' %}{% for b in 'aaaaaaaaaa' %}x{% endfor %}{% endfor %}",
        "{% set a = 'aa' %}{% set a = a ~ a %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'main.html' %}",
        "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
        "{{ " + "-" * 50_000 + "1 }}",
    ],
)
def test_a_page_cannot_get_out_of_its_sandbox_nor_take_all_memory(
    escape: str, study_context: Context
) -> None:
    started = time.monotonic()
    text, problems = _own(f"# Own\n\n{escape}\n", study_context)
    assert text == ""
    assert [problem.partition(":")[0] for problem in problems] == ["content/own.md"]
    assert time.monotonic() - started < 2


def test_braces_can_be_shown_all_the_same(study_context: Context) -> None:
    assert _own(
        '# Own\n\n{{ "{{" }} {% raw %}{% for %}{% endraw %} {% if true %}yes{% endif %}\n',
        study_context,
    )[0].endswith("# Own\n\n{{ {% for %} yes\n\n")


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        (
            "a: &a [x]\ntitle: *a",
            "content/own.md:1: between --- and --- anchors and aliases (& and *) are not allowed",
        ),
        ("date: 2026-13-45", "content/own.md:1: the lines between --- and --- are not YAML"),
        (
            "title: " + "[" * 5_000,
            "content/own.md:1: between --- and --- brackets stand inside each other too deep",
        ),
        (
            "title: !!python/object/apply:os.system [ls]",
            "content/own.md:2: the lines between --- and --- are not YAML",
        ),
    ],
)
def test_front_matter_cannot_grow_or_run(matter: str, said: str, study_context: Context) -> None:
    assert _own(f"---\n{matter}\n---\n\n# Own\n", study_context) == ("", [said])


def test_data_for_scripts_is_data_and_cannot_end_the_script(
    hostile: Hostile, hostile_site: Path
) -> None:
    found = [
        file for file in hostile_site.rglob("*.js") if file.read_text("utf-8").startswith("owData(")
    ]
    for file in found:
        text = file.read_text("utf-8")
        name, data = json.loads(f"[{text.removeprefix('owData(').removesuffix(');' + chr(10))}]")
        assert isinstance(name, str)
        assert data
        assert not re.search("[\u2028\u2029]", text)
    sitemap = ElementTree.parse(hostile_site / "sitemap.xml")
    places = [
        place.text or ""
        for place in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert places
    assert all(re.fullmatch(r"https://example\.org/study/[a-z0-9/-]*", place) for place in places)


def test_text_in_pictures_is_text(hostile_site: Path) -> None:
    """Inline SVG: nothing but its own elements, whatever labels hold."""
    inside = [
        re.findall(r"<svg\b.*?</svg>", file.read_text("utf-8"), re.DOTALL)
        for file in pages_of(hostile_site)
    ]
    tags = {
        tag for drawings in inside for drawing in drawings for tag, _ in read_html(drawing).elements
    }
    assert "text" in tags
    assert tags <= {
        "svg",
        "g",
        "path",
        "text",
        "tspan",
        "a",
        "rect",
        "circle",
        "line",
        "title",
        "desc",
        "defs",
        "marker",
        "polygon",
        "polyline",
        "use",
        "clippath",
    }
