"""Files beside the pages: what is published of them, and what is refused, with file and line."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from ownwords import engine
from ownwords.engine import project_at
from ownwords.errors import StudyError
from ownwords.pipeline import judge, make_site
from ownwords.source import read_media
from ownwords.source.svg import clean_svg
from tests import photos
from tests.test_engine import STUDY, copy_of

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
INKSCAPE = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Created by Anna Andersson -->
<svg {SVG} xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:docname="/home/anna/Anna.svg" viewBox="0 0 9 9">
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">Anna Andersson</rdf:RDF></metadata>
  <sodipodi:namedview showgrid="false"/>
  <title>Two &amp; "more" &lt;steps&gt;</title>
  <g sodipodi:role="x"><a xlink:href="https://example.org/?a=1&amp;b=2"><path fill="url(#g)" d="M0 0h9" style="stroke:#000"/></a></g>
  <use xlink:href="#g"/>
</svg>
"""


def _said(inner: str) -> list[str]:
    return [
        str(problem)
        for problem in clean_svg(f"<svg {SVG}>\n{inner}\n</svg>".encode(), "content/a.svg")[1]
    ]


def test_a_drawing_is_published_without_what_its_program_noted() -> None:
    picture, problems = clean_svg(INKSCAPE.encode(), "content/a.svg")
    assert problems == []
    text = picture.content.decode()
    assert "nna" not in text
    assert "sodipodi" not in text
    for kept in (
        'viewBox="0 0 9 9"',
        '<title>Two &amp; "more" &lt;steps&gt;</title>',
        'xlink:href="https://example.org/?a=1&amp;b=2"',
        'fill="url(#g)"',
    ):
        assert kept in text
    assert clean_svg(picture.content, "content/a.svg") == (type(picture)(picture.content), [])


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<script>alert(1)</script>", "the drawing holds a script; take it out"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg"/>', "the drawing holds a script; take it out"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "the drawing holds a script; take it out"),
        ("<g onload='alert(1)'/>", "the drawing holds a script (onload=); take it out"),
        ("<foreignObject/>", "the drawing holds a piece of another kind of page (foreignObject); take it out"),
        (
            "<style>a{}</style>",
            "the drawing holds a style sheet; let your drawing program write colours as attributes (“presentation attributes”)",
        ),
        (
            '<image href="data:image/png;base64,AA"/>',
            "the drawing holds another picture; save it as a separate file next to the drawing, "
            "because its hidden content cannot be checked here",
        ),
        ('<a href="java&#10;script:alert(1)"/>', "the drawing leads to “java\nscript:alert(1)”, and only links to the web may lead out of it; take it out"),
        ('<use xlink:href="other.svg#a"/>', "the drawing leads to “other.svg#a”, and only links to the web may lead out of it; take it out"),
        ('<use href="https://example.org/#a"/>', "the drawing leads to “https://example.org/#a”, and only links to the web may lead out of it; take it out"),
        ('<animate attributeName="xlink:href" values="javascript:alert(1)"/>', "the drawing changes an address while it is shown; take it out"),
        ('<set attributeName="onclick" to="alert(1)"/>', "the drawing changes an address while it is shown; take it out"),
        ("<g fill='url( \"https://example.org/a\")'/>", "the drawing asks for another file (fill=); take it out"),
        ("<g style='fill:u\\72l(//example.org)'/>", "the drawing asks for another file (style=); take it out"),
        ("<?xml-stylesheet href='https://example.org/a.css'?>", "the drawing asks for a style sheet; take the line out"),
    ],
)  # fmt: skip
def test_what_could_run_or_ask_another_host_is_refused_with_its_line(inner: str, said: str) -> None:
    assert _said(inner) == [f"content/a.svg:2: {said}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "content/a.svg:1: this is not XML as a drawing has to be (no element found); save it again from your drawing program"),
        ("<html/>", 'content/a.svg:1: this is no SVG drawing; its first element is <svg xmlns="http://www.w3.org/2000/svg">'),
        (f"<svg {SVG}>\n<g>\n</svg>", "content/a.svg:3: this is not XML as a drawing has to be (mismatched tag); save it again from your drawing program"),
        (
            '<!DOCTYPE svg [\n<!ENTITY a "b">\n<!ENTITY b "&a;&a;&a;&a;">]>\n' + f"<svg {SVG}>&b;</svg>",
            "content/a.svg:2: the drawing declares words of its own (ENTITY), which may grow without end; save it as plain SVG",
        ),
        (
            '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + f"<svg {SVG}>&a;</svg>",
            "content/a.svg:1: the drawing declares words of its own (ENTITY), which may grow without end; save it as plain SVG",
        ),
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_said(text: str, said: str) -> None:
    _, problems = clean_svg(text.encode(), "content/a.svg")
    assert [str(problem) for problem in problems] == [said]


def test_a_large_or_deep_drawing_is_read_at_once() -> None:
    started = time.monotonic()
    for inner in (
        "<g>" * 30_000 + "</g>" * 30_000,
        f"<g d='{'url( ' * 30_000}'/>",
        f"<g d='{' ' * 100_000}url('/>",
        "<!---->" * 20_000,
    ):
        clean_svg(f"<svg {SVG}>{inner}</svg>".encode(), "a.svg")
    assert time.monotonic() - started < 3


@pytest.fixture
def project(tmp_path: Path) -> Path:
    config = copy_of(STUDY, tmp_path / "study")
    for name, content in (
        ("photo.jpg", photos.jpeg()),
        ("in/shot.PNG", photos.png()),
        ("draw.svg", INKSCAPE.encode()),
    ):
        file = config.parent / "content" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    (config.parent / "content" / ".DS_Store").write_bytes(b"Anna")
    return config


def _bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_neither_the_site_nor_written_pages_carry_what_a_picture_tells(
    project: Path, tmp_path: Path
) -> None:
    site = engine.build_site(project)
    engine.write_pages(project, tmp_path / "written", lambda _: None)
    for folder in (site, tmp_path / "written"):
        assert {"photo.jpg", "shot.PNG", "draw.svg"} <= {file.name for file in folder.rglob("*")}
        assert b"Anna" not in _bytes_of(folder)


def test_the_check_says_that_the_repository_still_holds_it_and_strip_takes_it_out(
    project: Path,
) -> None:
    def hints() -> list[str]:
        found = make_site(project_at(project))
        judged = judge(found.material, date(2026, 11, 25), found.verdict.looks)
        return [str(hint) for hint in judged.hints if hint.code == "picture-notes"]

    assert len(hints()) == 3
    assert hints()[2] == (
        "content/photo.jpg: the picture holds the camera or program it was made with, a name, the place where it was taken (GPS), notes of a"
        " camera or program, a comment and more data behind the end of the picture; the site leaves it out, but what is in the repository is"
        " public; run `ownwords strip`, then commit the picture; where it was committed before, it stays in the history  [picture-notes]"
    )
    done = subprocess.run(
        [sys.executable, "-m", "ownwords.cli", "strip"],
        cwd=project.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.endswith("3 files changed.\n")
    assert hints() == []
    assert b"Anna" not in (project.parent / "content" / "photo.jpg").read_bytes()
    assert sorted(file.name for file in (project.parent / "content").iterdir()) == [
        ".DS_Store",
        "draw.svg",
        "groups.md",
        "in",
        "photo.jpg",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("voice.mp3", "files of this kind are not published from here; a recording carries somebody’s voice; keep it out of the repository. A clip whose speaker agreed to it lies in content/data-media/, and its quote names it"),
        ("Interview 1.docx", "files of this kind are not published from here; keep study "
                             "material in private/, which Git ignores"),
        ("page.html", "files of this kind are not published from here; write it as a page in Markdown: such a file would stand outside the site’s policy"),
        ("old.markdown", "files of this kind are not published from here; rename it: pages end in .md"),
        ("count.js", "files of this kind are not published from here; whatever runs on a page can read what a reader noted there; a script that you trust is named in mkdocs.yml, below extra_javascript"),
        ("x", "files of this kind are not published from here; pages (.md), pictures (.jpg, .png, .webp, .svg), .pdf, .css and .woff2 are published; keep the rest elsewhere"),
        ("a.jpg", "this is not a complete JPG picture; save it again, under a name that ends as "
                  "its kind does"),
        ("a..%2f..%2fb.md", "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ("con.md", "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ("LPT1.notes.md", "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ("a\nb.md", "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ("a\u202egpj.md", "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ('"><img src=x onerror=alert(1)>.md', "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ("{{ 7*7 }}.md", "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ("back\\slash.md", "a file or folder of this name cannot be published everywhere; use letters, digits, hyphens and dots"),
        ("space .md/x.md", ""),
        (f"{'a' * 130}.md", "the name is too long; at most 120 letters"),
        ("é" * 70 + ".md", "the name is too long; at most 120 letters"),
    ],
)  # fmt: skip
def test_names_and_kinds_that_are_not_published(tmp_path: Path, name: str, said: str) -> None:
    file = tmp_path / "content" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    _, problems = read_media(tmp_path / "content", tmp_path)
    assert [
        problem.message + (f"; {problem.hint}" if problem.hint else "") for problem in problems
    ] == ([said] if said else [])
    assert all(
        problem.file.startswith("content/") and problem.file.isprintable()
        for problem in problems
        if "\u202e" not in name
    )


def test_names_that_differ_in_capitals_alone_are_refused(tmp_path: Path) -> None:
    for name in ("a.md", "A.md", "o\u0308.md", "\u00f6.md"):
        (tmp_path / name).write_text("x")
    assert [str(problem) for problem in read_media(tmp_path, tmp_path)[1]] == [
        "a.md: another file is called A.md; names have to differ in more than capitals",
        "ö.md: another file is called o\u0308.md; names have to differ in more than capitals",
    ]


@pytest.mark.parametrize("name", ["page.md", "photo.jpg", "folder"])
def test_a_link_is_refused_wherever_it_leads(project: Path, tmp_path: Path, name: str) -> None:
    private = project.parent / "private"
    private.mkdir()
    for secret in ("page.md", "photo.jpg", "folder/page.md"):
        (private / secret).parent.mkdir(exist_ok=True)
        (private / secret).write_text("# Secret")
    (project.parent / "content" / f"to-{name}").symlink_to(private / name)
    with pytest.raises(StudyError) as raised:
        engine.build_site(project)
    said = f"content/to-{name}: this is a link; put the file itself here; what a link leads to is easily published by mistake"
    assert said in str(raised.value)
    assert not (project.parent / "site").exists()


def test_what_is_no_file_at_all_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert [str(problem) for problem in read_media(tmp_path, tmp_path)[1]] == [
        "pipe.md: this is not an ordinary file"
    ]
