"""Whatever goes out is judged, wherever it comes from: denied names and personal numbers in
settings, drawings, names of files, style sheets, files at the root, and in the finished site.
"""

import base64
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.cli import main
from ownwords.disclosure.finished import _LISTED, ALIKE
from ownwords.disclosure.forms import unnumbered
from ownwords.disclosure.identifiers import search
from ownwords.disclosure.repeated import Pages
from ownwords.pages.quick import QuickParser
from ownwords.pages.twins import as_markdown
from tests.test_engine import STUDY, copy_of

DENIED = "; please check: write who it is in brackets: [a friend], [my sister]  [denied-name]"
NUMBER = "; please check: write [personal number] in its place, or leave it out; or allow it with a reason in privacy.yml  [national-number]"
NOWHERE = " is a name that must not appear anywhere"
POLICY = "lead: What was done.\nbasis: {status: not-reported}\nsigned_by: The team\ndenied: [Kaarina Niemi]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n%s\n</svg>\n'
PAGE = "# More\n\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the study of village shops, with a name that may stand nowhere."""
    copy_of(STUDY, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    (tmp_path / "study/site-data/privacy.yml").write_text(POLICY, "utf-8")
    return tmp_path / "study"


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def said(project: Path) -> list[str]:
    return [line for line in run("check").stdout.splitlines() if "  [" in line]


SETTINGS = (
    ("site_name", "site_name: The shops of Kaarina Niemi\n", "“Kaarina Niemi”"),
    ("description", "site_name: S\nsite_description: Told by kaarina niemi\n", "“kaarina niemi”"),
    ("author", "site_name: S\nsite_author: Kaarina Niemi\n", "“Kaarina Niemi”"),
    ("address", "site_name: S\nsite_url: https://example.org/kaarina-niemi/\n", "“kaarina-niemi”"),
    (
        "percent",
        "site_name: S\nsite_url: https://example.org/K%61arina%20Niemi/\n",
        "“Kaarina Niemi”",
    ),
    ("escape", 'site_name: S\nsite_author: "K\\u0061arina Niemi"\n', "“Kaarina Niemi”"),
    (
        "folded",
        "site_name: S\nsite_description: >-\n  Told by Kaarina\n  Niemi\n",
        "“Kaarina Niemi”",
    ),
    ("extra", "site_name: S\nextra:\n  told: {by: Kaarina Niemi}\n", "“Kaarina Niemi”"),
    ("key", "site_name: S\nextra: {Kaarina Niemi: 1}\n", "“Kaarina Niemi”"),
    ("remark", "site_name: S  # of Kaarina Niemi\n", "“Kaarina Niemi”"),
)
LINES = {"site_name": 1, "remark": 1, "extra": 3, "folded": 3}


@pytest.mark.parametrize(("name", "text", "words"), SETTINGS, ids=[name for name, *_ in SETTINGS])
def test_a_denied_name_in_a_setting_stops_at_its_line(
    project: Path, name: str, text: str, words: str
) -> None:
    put(
        project / "mkdocs.yml",
        f"{text}docs_dir: content\nplugins: [ownwords, search]\ntheme: {{name: material, font: false}}\n",
    )
    assert said(project) == [f"mkdocs.yml:{LINES.get(name, 2)}: {words}{NOWHERE}{DENIED}"]


FILES = (
    ("text of a drawing", "content/map.svg", SVG % "<text>Kaarina <tspan>Niemi</tspan></text>", 2, "“Kaarina Niemi”"),
    ("title of a drawing", "content/map.svg", SVG % "<title>Kaarina Niemi</title>", 2, "“Kaarina Niemi”"),
    ("description of a drawing", "content/map.svg", SVG % "<desc>of Kaarina Niemi</desc>", 2, "“Kaarina Niemi”"),
    ("attribute of a drawing", "content/map.svg", SVG % '<g aria-label="Kaarina Niemi"/>', 2, "“Kaarina Niemi”"),
    ("id in a drawing", "content/map.svg", SVG % '<g id="kaarina_niemi"/>', 2, "“kaarina_niemi”"),
    ("letters apart in a drawing", "content/map.svg", SVG % "<text>Kaa<tspan>rina</tspan> Niemi</text>", 2, "“Kaarina Niemi”"),
    ("remark in a drawing", "content/map.svg", SVG % "<!-- Kaarina Niemi -->", 2, "“Kaarina Niemi”"),
    ("entity in a drawing", "content/map.svg", SVG % "<text>K&#97;arina Niemi</text>", 2, "“Kaarina Niemi”"),
    ("name of a picture", "content/kaarina-niemi.svg", SVG % "", 1, "“kaarina-niemi”"),
    ("name of a folder", "content/kaarina niemi/map.svg", SVG % "", 1, "“kaarina niemi”"),
    ("remark in a style sheet", "content/more.css", "p {}\n/* for Kaarina Niemi */\n", 2, "“Kaarina Niemi”"),
    ("content of a style sheet", "content/more.css", 'p::after { content: "Kaarina Niemi" }\n', 1, "“Kaarina Niemi”"),
    ("escape in a style sheet", "content/more.css", 'p::after { content: "K\\61 arina Niemi" }\n', 1, "“Kaarina Niemi”"),
    ("robots.txt", "content/robots.txt", "User-agent: *\nDisallow: /kaarina-niemi/\n", 2, "“kaarina-niemi”"),
    ("CNAME", "content/CNAME", "kaarina-niemi.example.org\n", 1, "“kaarina-niemi”"),
    ("punycode", "content/CNAME", "xn--kaarina niemi-.example.org\n".replace(" ", "-"), 1, "“kaarina-niemi”"),
    ("entity on a page", "content/more.md", f"{PAGE}Said K&#97;arina&nbsp;Niemi.\n", 3, "“Kaarina Niemi”"),
    ("percent on a page", "content/more.md", f"{PAGE}[Here](https://example.org/Kaarina%20%4eiemi).\n", 3, "“Kaarina Niemi”"),
    ("encoded twice", "content/more.md", f"{PAGE}[Here](https://example.org/K%2561arina%20Niemi).\n", 3, "“Kaarina Niemi”"),
    ("README", "README.md", "# The shops\n\nOf Kaarina Niemi.\n", 3, "“Kaarina Niemi”"),
    ("CNAME at the root", "CNAME", "kaarina-niemi.example.org\n", 1, "“kaarina-niemi”"),
    ("name at the root", "kaarina-niemi.txt", "\n", 1, "“kaarina-niemi”"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file", "text", "line", "words"), FILES, ids=[name for name, *_ in FILES]
)
def test_a_denied_name_stops_wherever_it_stands(
    project: Path, name: str, file: str, text: str, line: int, words: str
) -> None:
    put(project / file, text)
    assert said(project) == [f"{file}:{line}: {words}{NOWHERE}{DENIED}"]


NUMBERS = (
    ("mkdocs.yml", "", 2),
    ("content/map.svg", SVG % "<text>%s</text>", 2),
    ("content/more.css", "/* %s */\n", 1),
    ("content/robots.txt", "Disallow: /%s/\n", 1),
    ("README.md", "%s\n", 1),
    ("content/CNAME", "%s.example.org\n", 1),
    ("content/more.md", "# More\n\n[Here](https://example.org/%s/x).\n", 3),
    ("content/map.svg", SVG % "<title>%s</title>", 2),
    ("content/map.svg", SVG % '<g aria-label="%s"/>', 2),
)


@pytest.mark.parametrize(("file", "text", "line"), NUMBERS, ids=[file for file, *_ in NUMBERS])
def test_a_personal_number_stops_wherever_it_stands(
    project: Path, file: str, text: str, line: int
) -> None:
    if text:
        put(project / file, text.replace("%s", "811218-9876"))
    else:
        settings = (project / file).read_text("utf-8")
        put(project / file, settings.replace("site_name: ", "site_name: 811218-9876 ", 1))
    [found] = said(project)
    assert found.startswith(f"{file}:{line}: “811218-9876” looks like a")
    assert found.endswith(NUMBER)


def test_the_number_of_an_article_is_nobody_s(project: Path) -> None:
    text = "[Here](https://example.org/8112189876), [there](https://example.org/a/?b=8112189876)."
    put(project / "content/more.md", f"{PAGE}{text}\n")
    assert said(project) == []


def test_the_remark_for_editors_is_read(project: Path) -> None:
    quotes = project / "site-data/quotes.yml"
    text = quotes.read_text("utf-8").split("\n", 1)[1]
    line = "# yaml-language-server: $schema=/home/kaarina-niemi/schemas/quotes.json\n"
    quotes.write_text(line + text, "utf-8")
    assert said(project) == [
        "site-data/quotes.yml:1: “/home/kaarina-niemi/schemas/quotes.json” looks like a place on "
        "somebody’s computer; please check: delete it; it names whose computer it was  [file-path]",
        f"site-data/quotes.yml:1: “kaarina-niemi”{NOWHERE}{DENIED}",
    ]


def test_code_of_the_project_is_read(project: Path) -> None:
    put(project / "theme/partials/copyright.html", "{# Kaarina Niemi #}\n")
    put(project / "hook.py", "# Kaarina Niemi\n")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    put(
        project / "mkdocs.yml",
        settings.replace("name: material", "name: material\n  custom_dir: theme")
        + "hooks: [hook.py]\n",
    )
    assert [line.split(": ")[0] for line in said(project)] == ["hook.py:1"]
    assert "(and in 1 more place)" in said(project)[0]


FROM = "; no file of the study has it: a plugin, a hook, the theme or the environment puts it there"
BUILT_NAME = DENIED.replace("  [", f"{FROM}  [")
BUILT_NUMBER = "; please check: write [personal number] in its place, or leave it out" + FROM
HOOK = """import base64
def on_post_page(output, **_):
    told = base64.b64decode("{told}").decode()
    return output.replace("</main>", told + "</main>")
"""


def hooked(project: Path, told: str) -> None:
    """A hook that puts something into every page, which no file of the project says."""
    put(project / "hook.py", HOOK.replace("{told}", base64.b64encode(told.encode()).decode()))
    settings = (project / "mkdocs.yml").read_text("utf-8")
    put(project / "mkdocs.yml", settings + "hooks: [hook.py]\n")


INSIDE = (
    ("text", "<p>of Kaarina Niemi</p>", "“Kaarina Niemi”"),
    ("over tags", "<p>of Kaa<b>rina</b> <i>Niemi</i></p>", "“Kaarina Niemi”"),
    ("over tags, and joined elsewhere", "<p>KaarinaNiemi</p><p><b>Kaarina</b><i>Niemi</i></p>", "“Kaarina Niemi”"),
    ("over lines", "<p>of Kaarina\n   Niemi</p>", "“Kaarina Niemi”"),
    ("entity", "<p>of K&#97;arina Niemi</p>", "“Kaarina Niemi”"),
    ("attribute", '<p title="Kaarina Niemi"></p>', "“Kaarina Niemi”"),
    ("address", '<a href="/x/K%61arina%20Niemi/">x</a>', "“Kaarina Niemi”"),
    ("class", '<p class="kaarina-niemi"></p>', "“kaarina-niemi”"),
    ("drawing", "<svg><title>Kaarina Niemi</title></svg>", "“Kaarina Niemi”"),
    ("style", "<style>p::after { content: 'K\\61 arina Niemi' }</style>", "“Kaarina Niemi”"),
    ("script", "<script>const a = 'K\\u0061arina Niemi'</script>", "“Kaarina Niemi”"),
    ("remark", "<!-- Kaarina Niemi -->", "“Kaarina Niemi”"),
    ("data", '<script>owData("a",{"b":[1,"K\\u0061arina Niemi"]});</script>', "“Kaarina Niemi”"),
    ("data alone", '<script type="application/json">["Kaarina Niemi"]</script>', "“Kaarina Niemi”"),
    ("name of data", "<script>owData({'a':1})</script><script>{\"Kaarina Niemi\":1}</script>", "“Kaarina Niemi”"),
    ("markup in data", '<script>["<p>Kaa<b>rina</b> Niemi</p>"]</script>', "“Kaarina Niemi”"),
    ("entity in an attribute", '<p title="K&#97;arina Niemi"></p>', "“Kaarina Niemi”"),
    ("attribute of its own", "<p title='Kaarina Niemi' hidden></p>", "“Kaarina Niemi”"),
    ("tag like a word", "<p>1 < 2 Kaarina<wbr> Niemi</p>", "“Kaarina Niemi”"),
    ("address with an anchor", '<a href="../#kaarina-niemi">x</a>', "“kaarina-niemi”"),
    ("drawing over tags", "<svg><text>Kaa<tspan x='1'>rina Niemi</tspan></text></svg>", "“Kaarina Niemi”"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "told", "words"), INSIDE, ids=[name for name, *_ in INSIDE])
def test_the_finished_site_is_judged_whatever_put_it_there(
    project: Path, name: str, told: str, words: str
) -> None:
    hooked(project, told)
    assert run("check").exit_code == 0
    result = run("build")
    assert result.exit_code == 1
    [line] = result.stdout.splitlines()
    file, _, rest = line.partition(": ")
    assert file == "site/404.html" or file.startswith("site/")
    assert rest.startswith(f"{words}{NOWHERE} (and in ")
    assert rest.endswith(f" more files){BUILT_NAME}")
    assert not (project / "site").exists()


def test_a_personal_number_in_the_finished_site_stops_it(project: Path) -> None:
    hooked(project, '<p>81<b>1218</b>-9876, <a href="/811218-9884/">x</a></p>')
    result = run("build")
    lines = [line for line in result.stdout.splitlines() if line.startswith("site/")]
    assert [line.split("“")[1].split("”")[0] for line in lines] == [
        "811218-9876",
        "811218-9884",
    ]
    assert f"{BUILT_NUMBER}  [national-number]" in lines[0]
    assert '  - words: "811218-9876"\n' in result.stdout


FILE_HOOK = """import base64, pathlib
def on_post_build(config):
    file = pathlib.Path(config.site_dir, base64.b64decode("{told}").decode())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x")
"""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("kaarina-niemi.txt", "“kaarina-niemi”"),
        ("kaarina/niemi.txt", "“kaarina niemi”"),
        ("of-kaarina/niemi/index.html", "“kaarina niemi”"),
    ],
)
def test_a_name_of_a_built_file_is_read_with_its_folders(
    project: Path, name: str, words: str
) -> None:
    hooked(project, "")
    told = base64.b64encode(name.encode()).decode()
    put(project / "hook.py", FILE_HOOK.replace("{told}", told))
    result = run("build")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"site/{name.removesuffix('/index.html')}: {words}{NOWHERE}")


def test_a_long_number_in_data_is_read(project: Path) -> None:
    hooked(project, '<script>owData("a",{"b":[1,198112189876]});</script>')
    result = run("build")
    assert result.exit_code == 1
    assert "“198112189876” looks like" in result.stdout


WRITTEN = (
    '<p class="a">One <b>two</b>three &amp; four</p>',
    "<p>one\ntwo <i>three\n</i></p>\n<hr/><br>four",
    "<p title='a b' hidden data-x=1>one</p>",
    '<svg viewBox="0 0 1 1"><path D="M0"/><text>o<tspan>ne</tspan></text></svg>',
    '<time datetime="2020-01-02">2 January</time> and <span class="timeago" title="x">y</span>',
    "one < two > three <3 </ 4>\n<p>five</p>",
    '<a href="/x/%41/?a=b&amp;c#d">&lt;b&gt; &copy &am\n</a>',
    "<script>a = '<p>b</p>'\n</script>\n<style>p { color: red }</style><title>x</title>",
    "<!-- one\ntwo --><!doctype html><?xml a?><![CDATA[x]]>",
    '<p a="1\n2">x</p><p\nb="3">y</p>',
    '<textarea>a <b>c</b></textarea>\n<p title="a > b">x</p><a title="b < c">y</a>',
    '</p></p ><P CLASS="X">one</P><img src="a.png" alt="two" />',
    '<div>said<p class="ow-acts">\n<a href="x/">Cite</a></p> and <b>so\n</b> on</div>',
    '<ul><li><a href="../x/#a"><span class="ow-dot"></span>one</a> two</li></ul>',
)


@given(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=5), st.sampled_from(["", " ", "\n"]))
def test_ordinary_markup_is_read_as_the_parser_reads_it(parts: list[str], between: str) -> None:
    text = between.join(parts)
    quick = [piece for found in Pages()(text) for piece in found]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ownwords.disclosure.markup.Markup.feed_plain", lambda *_: False)
        parsed = [piece for found in Pages()(text) for piece in found]
    assert quick == parsed


@given(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=5), st.sampled_from(["", " ", "\n"]))
def test_a_twin_of_ordinary_markup_is_as_the_parser_reads_it(
    parts: list[str], between: str
) -> None:
    html = between.join(parts)
    quick = as_markdown(html, "a/", frozenset({"x/"}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ownwords.pages.twins._Reader.feed_plain", lambda *_: False)
        assert quick == as_markdown(html, "a/", frozenset({"x/"}))


class Told(QuickParser):
    """What it is told, with texts that follow one another in one piece."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((tag, [(name, value or "") for name, value in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.told.append((tag, None))

    def handle_data(self, data: str) -> None:
        before = self.told.pop()[1] if self.told and not self.told[-1][0] else ""
        self.told.append(("", f"{before}{data}"))


@given(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=5), st.sampled_from(["", " ", "\n"]))
def test_the_quick_parser_tells_what_the_parser_tells(parts: list[str], between: str) -> None:
    quick, slow = Told(), Told()
    quick.read(between.join(parts))
    slow.feed(between.join(parts))
    slow.close()
    assert quick.told == slow.told


SAID = (
    "12 March 1990", "March", "1990", "071-123 45 67", "17", "born", "Anna", "aged 93", "years",
    "Storgatan 4", "860317-1233", "ward 7", "a@b.org", "https://a.org/b", "@somebody", "ABC 123",
    "62.0339, 14.1234", "“", "”", ".", ",", "room", "no. 12345", "C:/Users/anna", "mars",
)  # fmt: skip


@settings(deadline=None)  # the first search compiles its patterns
@given(
    st.sampled_from(["> ", "17. > ", "  - > ", "12345. > "]),
    st.sampled_from(["“", "", "born ", "Anna "]),
    st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join),
)
def test_marks_of_a_listed_quote_belong_to_no_shape(mark: str, first: str, said: str) -> None:
    line = f"{mark}{first}{said}"
    if marks := _LISTED.match(line):
        alone = search(line[marks.end() :])
        by = marks.end()
        behind = [replace(each, start=each.start + by, end=each.end + by) for each in alone]
        assert search(line) == behind


def test_mkdocs_and_write_judge_the_same(project: Path) -> None:
    hooked(project, "<p>of Kaarina Niemi</p>")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", "other"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"“Kaarina Niemi”{NOWHERE} (and in " in done.stderr
    settings = (project / "mkdocs.yml").read_text("utf-8")
    put(project / "mkdocs.yml", settings.replace("site_name: ", "site_name: Kaarina Niemi’s "))
    said_by = {command: run(*command.split()).stdout for command in ("build", "check", "write x")}
    assert len(set(said_by.values())) == 1
    assert said_by["build"].startswith(f"mkdocs.yml:2: “Kaarina Niemi”{NOWHERE}{DENIED}")


def test_words_of_the_interface_are_no_names(project: Path) -> None:
    """Names that may stand nowhere and that the theme has as words or classes."""
    put(
        project / "site-data/privacy.yml",
        POLICY.replace("[Kaarina Niemi]", "[Skip, Nav, Header, Drawer]"),
    )
    assert said(project) == []
    result = run("build")
    assert result.exit_code == 0, result.stdout


def test_a_name_is_found_beside_the_interface_s_own_words(project: Path) -> None:
    put(project / "site-data/privacy.yml", POLICY.replace("Kaarina Niemi", "Skip"))
    hooked(project, "<p>My friend Skip told me.</p>")
    result = run("build")
    assert result.exit_code == 1
    assert f"“Skip”{NOWHERE}" in result.stdout


def test_what_else_git_tracks_is_a_hint_a_line_for_each_folder(project: Path) -> None:
    for name in ("notes/one.txt", "notes/deep/two.txt", "old/page.html", "notes/clean.txt"):
        put(project / name, "\n\nOf K&#97;arina Niemi.\n" if "clean" not in name else "Nothing.\n")
    put(project / "untracked.d/one.txt", "Kaarina Niemi\n")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "notes", "old", "mkdocs.yml"]):
        subprocess.run([*git, *command], cwd=project, check=True)
    hint = "whoever gets the repository has it; take it out, or move the file to private/  [tracked-files]"
    what = "with a name that may stand nowhere, or words that were withdrawn; the first is"
    assert said(project) == [
        f"notes/: git tracks 2 files here {what} notes/deep/two.txt:3; {hint}",
        f"old/: git tracks 1 file here {what} old/page.html:3; {hint}",
    ]
    assert run("check").exit_code == 0
    waiver = "waivers:\n" + "".join(
        f"  - {{finding: tracked-files, where: {folder}/, reason: Ours., by: Us, date: 2026-11-26}}\n"
        for folder in ("notes", "old")
    )
    put(project / "site-data/privacy.yml", POLICY + waiver)
    assert said(project) == []


def test_check_says_what_only_a_build_judges(project: Path) -> None:
    sentence = "What your theme, templates and hooks make of the pages is judged when the site is built; here their files were.\n"
    assert sentence not in run("check").stdout
    hooked(project, "<p></p>")
    assert sentence in run("check").stdout


SENTENCES = tuple(
    line.rsplit("|", 1)[-1].translate({ord("{"): None, ord("}"): None})
    for file in sorted((Path(__file__).parent / "identifiers/sets").glob("*.txt"))
    for line in file.read_text("utf-8").splitlines()
)
NUMBER_OF_ITS_OWN = re.compile(r"(?<!\w)\d{1,5}(?!\w)")


@pytest.mark.parametrize("letter", ["q", "P", "c3-s", "AB"])
def test_texts_that_differ_in_the_number_of_a_word_are_judged_alike(letter: str) -> None:
    tried = 0
    for sentence in SENTENCES:
        numbered = NUMBER_OF_ITS_OWN.sub(lambda number: letter + number[0], sentence)
        first = NUMBER_OF_ITS_OWN.sub(lambda number: letter + number[0], sentence, count=1)
        for text in {sentence, numbered, first}:
            if unnumbered(text) != text:
                tried += 1
                found = {find.code for find in search(text)}
                alike = {find.code for find in search(unnumbered(text))}
                assert bool(found) == bool(alike), text
                assert found == alike or not (found <= ALIKE or alike <= ALIKE), text
    assert tried > 100
