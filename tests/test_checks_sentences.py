"""Sentences, words and LIX, held against texts counted by hand."""

import pytest

from ownwords.checks.sentences import bare, lix, sentences

ABBREVIATIONS = frozenset({"e.g", "dr"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said “stop.” She did.", ["He said “stop.”", "She did."]),
        (
            "It was ... hard to say. And (so.) it was.",
            ["It was ... hard to say.", "And (so.) it was."],
        ),
        (
            "Some, e.g. Anna, left. Dr. B. Moe stayed.",
            ["Some, e.g. Anna, left.", "Dr. B. Moe stayed."],
        ),
        ("A heading\n\na paragraph", ["A heading", "a paragraph"]),
        ("A line\nthat goes on. Dnr 2010/113.", ["A line\nthat goes on.", "Dnr 2010/113."]),
        ("Version 3.5 is 1,000 times older.", ["Version 3.5 is 1,000 times older."]),
        ("… — !", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, found: list[str]) -> None:
    made = list(sentences(text, ABBREVIATIONS))
    assert [sentence.text for sentence in made] == found
    assert all(text[sentence.start :].startswith(sentence.text) for sentence in made)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The therapist’s sub-category isn't new.", 5),
        ("Of 16, about 3.5 left at 10:30.", 7),
        ("Människor är öppna — ibland.", 4),
    ],
)
def test_what_is_a_word(text: str, count: int) -> None:
    assert [len(sentence.words) for sentence in sentences(text)] == [count]


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("The cat sat on the mat.", 6),  # 6 words, 1 sentence, no long word
        ("The cat sat. The dog barked loudly.", 3.5),  # 7 / 2 + 0: loudly has six letters
        (
            "Long words increase difficulty considerably.",
            5 + 100 * 3 / 5,
        ),  # increase, difficulty, considerably
        ("Människorna åkte. De kom tillbaka i går kväll.", 8 / 2 + 100 * 2 / 8),
        (
            "One two three four five six seven eight nine ten. Abcdefg bcdefgh c d e f g h i j.",
            10 + 100 * 2 / 20,
        ),
    ],
)
def test_lix_of_known_texts(text: str, measured: float) -> None:
    assert lix(sentences(text)) == pytest.approx(measured)


def test_nothing_to_read_has_no_lix() -> None:
    assert lix(sentences("— 🙂 …")) is None


def test_bare_takes_marks_and_addresses_away_and_keeps_lines() -> None:
    text = "**Not**\n*yet* [![a](b.png) link](https://example.org/very/long) and snake_case, `code`, _so_."
    assert bare(text) == "Not\nyet a link and snake_case, code, so."


def test_a_very_long_text_is_read_in_one_go() -> None:
    made = list(sentences("He said ... well. " * 50_000))
    assert len(made) == 50_000
    assert len(list(sentences("and so ... " * 50_000))) == 1
