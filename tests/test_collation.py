"""What stands where in a list depends on who reads it."""

import pytest

from ownwords.collation import sort_key

WORDS = [
    "Öppen",
    "ärende",
    "zon",
    "Åter",
    "Arbete",
    "“Entré”",
    "øre",
    "Æble",
    "entrada",
    "epost",
    "yta",
    "Überblick",
]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            [
                "Arbete",
                "entrada",
                "“Entré”",
                "epost",
                "Überblick",
                "yta",
                "zon",
                "Åter",
                "Æble",
                "ärende",
                "Öppen",
                "øre",
            ],
        ),
        (
            "nb-NO",
            [
                "Arbete",
                "entrada",
                "“Entré”",
                "epost",
                "Überblick",
                "yta",
                "zon",
                "Æble",
                "ärende",
                "Öppen",
                "øre",
                "Åter",
            ],
        ),
        (
            "en",
            [
                "Æble",
                "Arbete",
                "ärende",
                "Åter",
                "entrada",
                "“Entré”",
                "epost",
                "Öppen",
                "øre",
                "Überblick",
                "yta",
                "zon",
            ],
        ),
    ],
)
def test_letters_stand_where_the_language_has_them(language: str, expected: list[str]) -> None:
    assert sorted(WORDS, key=lambda word: sort_key(word, language)) == expected


def test_words_come_before_the_words_they_begin_and_numbers_before_letters() -> None:
    words = ["lek på rast", "lekar", "lek", "10 lekar", "Lek"]
    assert sorted(words, key=lambda word: sort_key(word, "sv")) == [
        "10 lekar",
        "Lek",
        "lek",
        "lek på rast",
        "lekar",
    ]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert sort_key("a\u030as", "sv")[0] == sort_key("ås", "sv")[0] > sort_key("zon", "sv")[0]


def test_other_scripts_keep_their_letters() -> None:
    assert sorted(["яблоко", "арбуз", "Apple"], key=lambda word: sort_key(word, "ru")) == [
        "Apple",
        "арбуз",
        "яблоко",
    ]
