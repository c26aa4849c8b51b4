"""A project's own templates stand before the package's; a mistake in one has a file and a line."""

from pathlib import Path

import pytest

from ownwords import engine
from ownwords.errors import StudyError
from tests.reading import broken_links, read_page
from tests.test_plugin import Server
from tests.test_settings import problems_of, project_with

WITH_TEMPLATES = "plugins: [search, {ownwords: {templates: mine}}]\n"
TEAM = "<h1>{{ view.title }}</h1>\n<p>In our own words.</p>\n"


def with_templates(folder: Path, **files: str) -> Path:
    """A project with these templates, named without their ending; returns its mkdocs.yml."""
    named = {f"mine/{name.replace('__', '/')}.html": text for name, text in files.items()}
    return project_with(folder, WITH_TEMPLATES, files=named)


def test_a_projects_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    config = with_templates(
        tmp_path,
        team=TEAM + '{% include "note.html" %}',
        note="<p>{{ '<b>' }} from a part of their own.</p>",
        cite='<p class="mine">Before ours.</p>\n{% include "ownwords/cite.html" %}',
    )
    site = engine.build_site(config)
    team = read_page(site / "study" / "team" / "index.html").text
    assert "In our own words. <b> from a part of their own." in team  # escaped like ours
    cite = read_page(site / "study" / "cite" / "index.html").text
    assert "Before ours." in cite
    assert "In our own words." not in read_page(site / "index.html").text
    assert broken_links(site) == []


def test_a_component_is_replaced_wherever_it_stands(tmp_path: Path) -> None:
    config = with_templates(tmp_path, components__explained="<p>No words explained.</p>")
    site = engine.build_site(config)
    for page in ("index.html", "findings/stake/index.html"):
        assert "No words explained." in read_page(site / page).text


def test_a_template_says_messages_and_imports_as_jinja_has_it(tmp_path: Path) -> None:
    config = with_templates(
        tmp_path,
        team=TEAM
        + """{% import "mine.html" as alone %}{% import "mine.html" as within with context %}
        <p>{{ alone.told("a") }} and {{ within.told("b") }}</p>
        <p>{{ _("Quote “%(id)s”.", id="<b>") }} {{ _("Cite") }} {{ _("100 %%") }}</p>""",
        mine="{% macro told(name) %}{{ name }} {{ _('Cite') }} {{ site_language }}{% endmacro %}",
    )
    site = engine.build_site(config)
    team = read_page(site / "study" / "team" / "index.html").text
    assert "a Cite en and b Cite en" in team
    assert "Quote “<b>”. Cite 100 %" in team


def test_mistakes_in_templates_are_told_together(tmp_path: Path) -> None:
    config = with_templates(
        tmp_path, tem="<p>", team="<p>\n{% if %}", cite="{{ view.title | shout }}"
    )
    assert problems_of(config) == [
        "mine/cite.html:1: the template cannot be read: No filter named 'shout'.",
        "mine/team.html:2: the template cannot be read: Expected an expression, got 'end of statement block'",
        'mine/tem.html: there is no template "tem.html" to replace; did you mean "team.html"?',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ view.nothing.at_all }}", "has no attribute 'nothing'"),
        ("\n{{ nothing }}", "'nothing' is undefined"),
        ("\n{% include 'nowhere.html' %}", "nowhere.html"),
        ("\n{% include 'team.html' %}", "maximum recursion depth exceeded"),
        ("\n{{ 1 // 0 }}", "integer division or modulo by zero"),
    ],
)
def test_a_template_that_fails_is_named(tmp_path: Path, text: str, said: str) -> None:
    [problem] = problems_of(with_templates(tmp_path, team=text))
    assert problem.startswith("mine/team.html:2: the template fails: ")
    assert said in problem
    assert problem.endswith(
        "the comment that begins the package's template of this name says what it is given"
    )


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    config = with_templates(tmp_path, team=TEAM)
    (config.parent / "mine" / "team.html").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StudyError, match=r"mine/team\.html"):
        engine.build_site(config)


def test_the_page_follows_the_template(tmp_path: Path) -> None:
    server = Server(tmp_path, with_templates(tmp_path / "made", team=TEAM).parent)
    team = server.project / "mine" / "team.html"
    try:
        server.wait_for("In our own words.", lambda: server.page("study/team/"))
        team.write_text(TEAM.replace("our own", "other"))
        server.wait_for("In other words.", lambda: server.page("study/team/"))
        team.write_text("{% if %}")
        server.wait_for("mine/team.html:1: the template cannot be read", server.said)
        server.wait_for("1 problem to fix", lambda: server.page("study/team/"))
        team.write_text(TEAM.replace("our own", "better"))
        server.wait_for("In better words.", lambda: server.page("study/team/"))
        assert "Traceback" not in server.said()
    finally:
        server.stop()


def test_a_mistake_in_custom_dir_does_not_end_the_server(tmp_path: Path) -> None:
    files = {"mine/partials/ow-contents.html": "<p>First.</p>"}
    config = project_with(tmp_path / "made", theme="  custom_dir: mine\n", files=files)
    server = Server(tmp_path, config.parent)
    contents = server.project / "mine" / "partials" / "ow-contents.html"
    try:
        server.wait_for("First.", lambda: server.page("groups/"))
        contents.write_text("{% if %}")
        server.wait_for("mine/partials/ow-contents.html:1: this fails", server.said)
        contents.write_text("<p>Second.</p>")
        server.wait_for("Second.", lambda: server.page("groups/"))
        assert "Traceback" not in server.said()
    finally:
        server.stop()
