"""Prose knows emphasis and links to the web; everything else is text."""

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.prose import attribute, inline, inline_for_markdown, plain, prose, verbatim


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "<p>plain</p>"),
        ("*soft* and **strong**", "<p><em>soft</em> and <strong>strong</strong></p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("[a page](https://example.org/x)", '<p><a href="https://example.org/x">a page</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](y)", "<p>[x](y)</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("# no heading", "<p># no heading</p>"),
        ("{{ 7*7 }}", "<p>&#123;&#123; 7*7 &#125;&#125;</p>"),
        ("a | b", "<p>a | b</p>"),
    ],
)
def test_prose(text: str, expected: str) -> None:
    assert prose(text) == expected


def test_inline_has_no_paragraphs() -> None:
    assert inline("one\n\n*two*") == "one <em>two</em>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*soft*, **strong**, [a page](https://example.org/x)", "soft, strong, a page"),
        ("[x](javascript:alert(1)) a_b_c 2 * 3", "[x](javascript:alert(1)) a_b_c 2 * 3"),
        (r"one \*kept\*" "\n\n &amp; two", "one *kept* &amp; two"),
    ],
)
def test_plain_prose_is_what_a_reader_sees(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        r"\*kept\*",
        "a | b",
        "*soft* [a*b*](https://example.org/_a_/*b*)",
        "<b> & `c`",
    ],
)
def test_prose_in_markdown_is_not_read_a_second_time(text: str) -> None:
    read = markdown.markdown(f"- {inline_for_markdown(text)}", extensions=["tables", "attr_list"])
    assert html.unescape(read) == html.unescape(f"<ul>\n<li>{inline(text)}</li>\n</ul>")


any_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60)


@given(any_text)
def test_verbatim_text_survives_markdown_wherever_it_stands(text: str) -> None:
    words = " ".join(text.split())
    for around in ("{}", "# {}", "- {}", "before {} after", "x | y\n--|--\n{} | z", "> {}"):
        page = markdown.markdown(
            around.format(f"<b>{verbatim(text)}</b>"),
            extensions=["tables", "attr_list", "footnotes"],
        )
        found = re.search(r"<b>(.*?)</b>", page, re.DOTALL)
        assert found
        assert " ".join(html.unescape(found[1]).split()) == words


@given(any_text)
def test_an_attribute_holds_no_markup(text: str) -> None:
    made = attribute(text)
    assert not set(made) & set("<>\"'{}\n")
    assert html.unescape(made) == " ".join(text.split())
