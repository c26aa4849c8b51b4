"""Hand-written Markdown under our frame: admonitions, content tabs, footnotes, tables, code, and the
blocks of a project's own `custom_dir`; with and without script.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from ownwords import engine
from tests.test_settings import PLUGINS, project_with

EXTENSIONS = """markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - tables
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
"""
WRITTEN = """# Keys

!!! warning "Take care"
    Who has the key.

??? note "Folded"
    Said only to who opens it.

=== "One"

    In the first tab.

=== "Two"

    In the second tab.

| Who | Key |
|-----|----:|
| Ann |   1 |

A note[^1], and [a button](#keys){ .md-button }.

- [x] Done

```python title="a.py"
def key(one: int) -> str:  # a remark
    return "one" * 2
```

[^1]: At the foot.
"""
MAIN = """{% extends "ownwords.html" %}
{% block announce %}Announced.{% endblock %}
{% block extrahead %}{{ super() }}<meta name="mine" content="head">{% endblock %}
{% block content %}{{ super() }}<p class="mine">Below.</p>{% endblock %}
{% block scripts %}{{ super() }}<script src="{{ 'mine.js' | url }}"></script>{% endblock %}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "content/keys.md": WRITTEN,
        "content/embedding.md": WRITTEN + '\n{{ quote("freezer") }}\n',
        "content/mine.js": "document.body.dataset.mine = 'ran';\n",
        "mine/main.html": MAIN,
    }
    rest = f"{PLUGINS}extra_javascript: [mine.js]\n"
    config = project_with(
        tmp_path_factory.mktemp("written"), rest, "  custom_dir: mine\n", files=files
    )
    old = "markdown_extensions: [attr_list, footnotes]\n"
    config.write_text(config.read_text("utf-8").replace(old, EXTENSIONS), "utf-8")
    return engine.build_site(config)


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


def style(place: Locator, name: str) -> str:
    value: str = place.evaluate(f"(it) => getComputedStyle(it)['{name}']")
    return value


@pytest.mark.parametrize("page_at", ["keys/", "embedding/"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_hand_written_markdown_is_set_as_it_means(
    browser: Browser, address: str, script: bool, page_at: str
) -> None:
    with browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=script
    ) as context:
        page = context.new_page()
        page.goto(f"{address}{page_at}")
        body = page.locator("#ow-body")
        admonition = body.locator(".admonition.warning")
        expect(admonition.locator(".admonition-title")).to_have_text("Take care")
        assert style(admonition, "borderInlineStartWidth") == "2px"
        folded = body.locator("details.note")
        folded.locator("summary").click()
        expect(folded.get_by_text("Said only to who opens it.")).to_be_visible()
        expect(body.get_by_text("In the first tab.")).to_be_visible()
        expect(body.get_by_text("In the second tab.")).to_be_hidden()
        body.get_by_text("Two", exact=True).click()
        expect(body.get_by_text("In the second tab.")).to_be_visible()
        expect(body.get_by_text("In the first tab.")).to_be_hidden()
        table = body.locator("table", has_text="Ann").first
        assert style(table, "borderTopStyle") == "solid"
        code = body.locator(".highlight code").first
        assert "monospace" in style(code, "fontFamily").partition(",")[0]
        assert len({style(one, "color") for one in code.locator("span[class]").all()}) > 1
        assert style(body.locator(".footnote"), "fontSize") < style(body, "fontSize")
        assert style(body.locator(".task-list-item").first, "listStyleType") == "none"
        assert style(body.locator(".md-button"), "borderTopStyle") == "solid"


def test_blocks_of_a_project_are_filled(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for place in ("keys/", ""):
        page.goto(f"{address}{place}")
        expect(page.locator(".ow-announce")).to_have_text("Announced.")
        expect(page.locator(".mine")).to_have_text("Below.")
        assert page.locator("head meta[name=mine]").count() == 1
        assert page.evaluate("document.body.dataset.mine") == "ran"


@pytest.mark.parametrize("page_at", ["keys/", "embedding/"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, address: str, page_at: str
) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{address}{page_at}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.locator(".task-list-item input").evaluate("(it) => it.remove()")  # it has no label
        violations = Axe().run(page).response["violations"]
        assert [(each["id"], [n["target"] for n in each["nodes"]]) for each in violations] == []


def test_materials_search_may_be_named_and_does_nothing(site: Path) -> None:
    assert not (site / "search").exists()
    assert not (site / "assets" / "javascripts").exists()
    assert len(list((site / "assets" / "search").iterdir())) == 1
