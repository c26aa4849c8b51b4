"""A hand-written page holds nothing that would run, ask another host or break the policy; the
problem names file and line.
"""

import time
from pathlib import Path

import pytest

from ownwords.engine import build_site
from ownwords.errors import StudyError
from ownwords.pages.markup import live_in, refused, without_code
from tests.test_engine import STUDY, copy_of

TAKE_OUT = "take it out; the site’s policy allows no scripts, styles or frames in a page"
BRING_IN = "put it into content/ and name it there; no page of the site asks another host"
WEB = "link to a page, a file or the web"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<script>alert(1)</script>", f"<script> is not published; {TAKE_OUT}"),
        ("a < ScRiPt src=x>", f"<script> is not published; {TAKE_OUT}"),
        ("<a <script>alert(1)//", f"<script> is not published; {TAKE_OUT}"),
        ("<style>a{}</style>", f"<style> is not published; {TAKE_OUT}"),
        ('<iframe src="a.html"></iframe>', f"<iframe> is not published; {TAKE_OUT}"),
        ('<meta http-equiv="refresh" content="0">', f"<meta> is not published; {TAKE_OUT}"),
        ("<b onclick=alert(1)>", f"onclick= would run a script; {TAKE_OUT}"),
        ("<b\nOnClick = 'alert(1)'>", f"onclick= would run a script; {TAKE_OUT}"),
        ('<b title=">" onclick=x>', f"onclick= would run a script; {TAKE_OUT}"),
        ("<b title='<i' onclick=x>", f"onclick= would run a script; {TAKE_OUT}"),
        ('<b title=" onclick=x>', f"onclick= would run a script; {TAKE_OUT}"),
        ("<svg/onload=alert(1)>", f"onload= would run a script; {TAKE_OUT}"),
        ("<p style='color:red'>", f"style= is not published; {TAKE_OUT}"),
        ('<a href="&#106;ava&#10;script:alert(1)">', f"the address begins with “javascript:” and may run a script; {WEB}"),
        ("<a href= JavaScript:alert(1)>", f"the address begins with “javascript:” and may run a script; {WEB}"),
        ("<img src=//example.org/x.png>", f"this would ask another host; {BRING_IN}"),
        ("![x](https://example.org/x.png)", f"this would ask another host; {BRING_IN}"),
        ("![x](data:image/png;base64,AAAA)", f"the address begins with “data:” and may run a script; {WEB}"),
        ("[x](javascript:alert(1))", f"the address begins with “javascript:” and may run a script; {WEB}"),
        ("[x](<javascript:alert(1)>)", f"the address begins with “javascript:” and may run a script; {WEB}"),
        ("[x]: vbscript:alert(1)", f"the address begins with “vbscript:” and may run a script; {WEB}"),
        ("<javascript:alert(1)>", f"the address begins with “javascript:” and may run a script; {WEB}"),
        ("# Heading {: onclick=alert(1) }", f"onclick= would run a script; {TAKE_OUT}"),
        ("*x*{style='color:red'}", f"style= is not published; {TAKE_OUT}"),
        ("[x](a.md){ .a onfocus=alert(1) #b }", f"onfocus= would run a script; {TAKE_OUT}"),
        ("~~~\n<script>", f"<script> is not published; {TAKE_OUT}"),
        ("` `` <script>", f"<script> is not published; {TAKE_OUT}"),
    ],
)  # fmt: skip
def test_what_is_refused(written: str, said: str) -> None:
    line = 5 if written.startswith("~~~") else 4
    assert [str(problem) for problem in refused("content/a.md", f"one\n\n{written}", 2)] == [
        f"content/a.md:{line}: {said}"
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Write `<script>` or `` `onclick=` `` in code.",
        "```html\n<script>alert(1)</script>\n<b onclick=x>\n```",
        "~~~~\n```\n<style>\n~~~\n~~~~",
        "On Monday = fine, style = calm; a < b and c > d, x<y.",
        "[x](https://example.org/?on=1&style=2) <https://example.org> <mail@example.org>",
        '<span class="on" lang="sv" title="on=1">style=x</span>',
        '{{ quote("an-id") }} {{ count("people", "one=two") }}',
        "# Heading {: .on #style data-on=x }",
        "![x](photo.jpg) <img src='photo.jpg' alt='a script'>",
        "The words javascript: and data: in a sentence.",
    ],
)
def test_what_is_not(written: str) -> None:
    assert refused("content/a.md", written) == []


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<a '", '<a "', "<a x=", "<a x='", "{", "{ a", "{a=", "`", "` `` ", "```\n", "~~~~a\n", "[", "[]", "![](", "[]:", " ", "\n", "> ", "> - ", "<!--", "on=", "&#"]
)  # fmt: skip
def test_careless_text_takes_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.monotonic()
    refused("a.md", text)
    live_in(text)
    assert time.monotonic() - started < 2


def test_blanking_code_keeps_every_line_where_it_was() -> None:
    text = "a\n```\nb\n```\nc `d` e\n"
    assert without_code(text) == "a\n\n\n\nc  e\n"


def test_a_build_stops_with_file_and_line_and_leaves_the_old_site(tmp_path: Path) -> None:
    config = copy_of(STUDY, tmp_path / "study")
    page = config.parent / "content" / "page.md"
    page.write_text(
        "---\ntitle: <b onclick=x>\n---\n\n# Page\n\n<p onclick='x'>text</p>\n", "utf-8"
    )
    with pytest.raises(StudyError) as raised:
        build_site(config)
    assert [str(problem) for problem in raised.value.problems] == [
        f"content/page.md:7: onclick= would run a script; {TAKE_OUT}"
    ]


def test_what_an_extension_makes_is_seen_too(tmp_path: Path) -> None:
    config = copy_of(STUDY, tmp_path / "study")
    settings = config.read_text("utf-8")
    config.write_text(
        settings.replace(
            "  - attr_list\n",
            "  - attr_list\n  - abbr\n  - pymdownx.arithmatex\n  - pymdownx.progressbar\n",
        ),
        "utf-8",
    )
    (config.parent / "content" / "page.md").write_text('# Page\n\n[=85% "85%"]\n', "utf-8")
    with pytest.raises(StudyError) as raised:
        build_site(config)
    assert [str(problem) for problem in raised.value.problems] == [
        "content/page.md: style= is not published; find out what adds it, perhaps a Markdown "
        "extension"
    ]
