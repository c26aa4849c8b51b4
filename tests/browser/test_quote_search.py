"""How words of quotes are folded, found and marked: the script that does it, on a page of its
own.
"""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from ownwords.scripts import SOURCES


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    """The script that finds, on a page of its own."""
    page = browser.new_page()
    for name in ("words", "quote-search"):
        page.add_script_tag(path=SOURCES / f"{name}.js")
    yield page
    page.close()


@settings(max_examples=60, deadline=None)
@example(["ΟΔΟΣ", "İstanbul", "a\u030asa", "ᴬ"])
@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
        min_size=1,
        max_size=30,
    )
)
def test_a_text_folds_letter_by_letter_as_it_folds_in_whole(engine: Page, texts: list[str]) -> None:
    """Else a hit would be found and not marked; and whatever is looked for as it is written is
    found and marked. (Signs that fold to letters, as ½ and ™, are no beginning of a word.)
    """
    wrong = engine.evaluate(
        """texts => texts.filter((text) => {
          const { fold, hits, terms } = owWords;
          const letters = [...text].map(fold).join("");
          const sought = terms(text);
          const missing = sought.filter((term) => hits(text, [term]).length === 0 && !/["\\p{No}\\p{So}]/u.test(text));
          return letters !== fold(text) || fold(fold(text)) !== fold(text) || missing.length > 0;
        })""",
        texts,
    )
    assert wrong == []


def test_letters_with_signs_are_found_without_and_with_them(engine: Page) -> None:
    found = engine.evaluate(
        """() => ["Åsa", "asa", "åsa", "ASA", "Straße", "naïve", "didn't", "“a phrase”"].map((words) =>
          owWords.terms(words).map((term) => ["Åsa", "Asa", "strasse", "naive", "didn’t", "such a  phrase"].filter((text) =>
            owWords.holds(owWords.fold(text.replace(/\\s+/g, " ")), term))))"""
    )
    both = [["Åsa", "Asa"]]
    assert found == [
        both,
        both,
        both,
        both,
        [["strasse"]],
        [["naive"]],
        [["didn’t"]],
        [["such a  phrase"]],
    ]


def test_a_mark_ends_where_the_word_ends(engine: Page) -> None:
    found = engine.evaluate(
        """() => ["“kö”", "a\u030asa.", "kökö ko koko"]
            .map((text) => owWords.hits(text, ["ko", "asa"]))"""
    )
    assert found == [[[1, 3]], [[0, 4]], [[0, 2], [5, 7], [8, 10]]]


@pytest.mark.parametrize(
    ("typed", "text", "inside"),
    [
        ("kill", "many skills", True),
        ("kill myself", "my skills, myself", True),
        ("ill", "a skill", False),  # too short to be looked for inside words
        ("satisf", "unsatisfied", True),
        ("satisf", "Satisfied", None),
        ("samtal", "Gruppsamtalet", True),
        ("42", "1942", False),
        ("reau", "a bu\u0301reau", True),
        ("“so it”", "also it was", True),
        ("“so it”", "and so it was", None),
        ("homme", "l’homme", None),
        ("harm", "self-harm/(harmed)", None),
        ("covid", "私はcovidだ", None),
        ("待って", "先生が待ってくれた", None),
        ("ครู", "คุณครู", None),
        ("ماء", "الماء", None),
        ("ספר", "הספר", None),
        ("선생", "큰 선생님이", None),
    ],
)
def test_what_is_typed_begins_a_word(
    engine: Page, typed: str, text: str, inside: bool | None
) -> None:
    """What does not is found inside words where nothing else is (`inside`), or not at all; where
    words carry an article in front, or have no spaces between them, it is found anywhere. What is
    found is marked, and nothing else.
    """
    found = engine.evaluate(
        """([typed, text]) => {
          const { fold, terms, holds, hits, inside } = owWords;
          const sought = terms(typed);
          const all = (within) => sought.every((term) => holds(fold(text), term, within));
          const marked = (within) => sought.every((term) => hits(text, [term], within).length > 0);
          return { begins: all(false), inside: all(true), marked: [marked(false), marked(true)] };
        }""",
        [typed, text],
    )
    begins = inside is None
    anywhere = begins or bool(inside)
    assert found == {"begins": begins, "inside": anywhere, "marked": [begins, anywhere]}


def test_inside_words_is_looked_only_where_nothing_typed_begins_one(engine: Page) -> None:
    found = engine.evaluate(
        """() => ["kill", "kill myself", "kil", "skills", "lives"].map((typed) =>
          owWords.inside(["my skills", "about myself"], owWords.terms(typed)))"""
    )
    assert found == [True, False, False, False, True]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.text(alphabet="aå'’ -ßم待l", min_size=1, max_size=4))
def test_what_is_found_is_marked_and_what_is_marked_is_found(
    engine: Page, text: str, typed: str
) -> None:
    wrong = engine.evaluate(
        """([text, typed]) => owWords.terms(typed).filter((term) => [false, true].some((within) =>
          owWords.holds(owWords.fold(text), term, within) !== owWords.hits(text, [term], within).length > 0))""",
        [text, typed],
    )
    assert wrong == []
