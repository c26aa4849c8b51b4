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
@example(["ΟΔΟΣ", "İstanbul", "a\u030asa"])
@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
        min_size=1,
        max_size=30,
    )
)
def test_a_text_folds_letter_by_letter_as_it_folds_in_whole(engine: Page, texts: list[str]) -> None:
    """Else a hit would be found and not marked; and whatever is looked for as it is written is
    found and marked.
    """
    wrong = engine.evaluate(
        """texts => texts.filter((text) => {
          const { fold, hits, terms } = owWords;
          const letters = [...text].map(fold).join("");
          const sought = terms(text);
          const missing = sought.filter((term) => hits(text, [term]).length === 0 && !text.includes('"'));
          return letters !== fold(text) || fold(fold(text)) !== fold(text) || missing.length > 0;
        })""",
        texts,
    )
    assert wrong == []


def test_letters_with_signs_are_found_without_and_with_them(engine: Page) -> None:
    found = engine.evaluate(
        """() => ["Åsa", "asa", "åsa", "ASA", "Straße", "naïve", "didn't", "“a phrase”"].map((words) =>
          owWords.terms(words).map((term) => ["Åsa", "Asa", "strasse", "naive", "didn’t", "such a  phrase"].filter((text) =>
            owWords.fold(text.replace(/\\s+/g, " ")).includes(term))))"""
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
        """() => ["“kö”", "a\u030asa.", "kökö ko"]
            .map((text) => owWords.hits(text, ["ko", "asa"]))"""
    )
    assert found == [[[1, 3]], [[0, 4]], [[0, 4], [5, 7]]]
