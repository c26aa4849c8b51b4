"""Direct identifiers by their shape, by capital letters, by a list of names; the corpus in
tests/identifiers/.
"""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.disclosure.identifiers import ADVICE, names, search
from ownwords.disclosure.identifiers.denied import Denied, Names, fold
from ownwords.disclosure.identifiers.numbers import NATIONAL, National
from ownwords.disclosure.identifiers.texts import as_read
from ownwords.source.comments import bibtex_comments
from ownwords.source.tree import parse_yaml
from tests.planted import counts, found_in, sentences

SLOWER = 6
"""Twice the text may take so many times as long: a careless pattern takes far longer, a busy
machine not.
"""


def codes(text: str) -> list[tuple[str, str]]:
    return [(find.code, text[find.start : find.end]) for find in search(text)]


def test_every_identifier_with_a_fixed_shape_is_found() -> None:
    for (language, what), count in counts().items():
        if what == "shapes":
            assert (count.missed, count.false) == ([], []), language
            assert count.planted > 50


def test_names_are_found_as_well_as_measured() -> None:
    """The figures of docs/measurements.md; they may only get better."""
    found = counts()
    english, swedish = found["english", "names"], found["swedish", "names"]
    assert english.planted >= 67
    assert (english.missed, english.false) == ([], [])
    assert swedish.planted >= 37
    assert (swedish.missed, swedish.false) == ([], [])


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert sum(1 for name in ("english", "swedish") for _ in sentences(name)) >= 200
    assert sum(1 for name in ("english-clean", "swedish-clean") for _ in sentences(name)) >= 150


@pytest.mark.parametrize("number", NATIONAL, ids=lambda each: f"{each.name}-{each.example}")
def test_the_example_of_each_national_number_is_found(number: National) -> None:
    assert [code for code, _ in codes(f"It is {number.example} they said.")] == ["national-number"]


@pytest.mark.parametrize(
    "text",
    [
        "from 1998 to 2014, or 1998–2014, or 2010/11",
        "10 sessions in 2014, 16 of 20, 3 (or 4) times",
        "pages 349–357, 1234-1240 and 19(6):349-57",
        "https doi 10.1093/intqhc/mzm042 and doi:10.1000/182",
        "ISBN 978-0-306-40615-7, ISBN 0-306-40615-2, ISSN 0363-0129",
        "ORCID 0000-0002-1825-0097",
        "00000000-0095-5255-8480-06254349309b, 06254349-3095-4bc1-9a39-009525548011",
        "open 08.30–16.45 and 9:05-10:15",
        "100 000 people, 12,000 crowns, 1 000 000 times, 0.05 and 0,001",
        "version 1.6.1, chapter 3.2.1, room 12, size 38",
        "in May 2014, in mars 2014, early March, on a Monday",
        "she may 10 times have said so, we march 20 miles",
        "24/7, 50/50, 3/4, a 2-1 win",
        "telefon fungerade inte på 3 dagar",
        "the number 7, number 12 and 100 000 numbers",
    ],
)
def test_what_only_looks_like_an_identifier_is_let_be(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 861347-9999 b", "861347-9999"),  # neither month nor check digit exist
        ("a 19860317-1236 b", "19860317-1236"),
        ("a 860317–1236 b", "860317–1236"),
        ("a 860377-1233 b", "860377-1233"),  # samordningsnummer: the day and 60
        ("a 000-12-3456 b", "000-12-3456"),  # no number of the United States begins so
    ],
)
def test_national_numbers_are_found_by_shape_whatever_their_check_digit(
    text: str, found: str
) -> None:
    assert codes(text) == [("national-number", found)]


def test_accounts_are_found_by_their_check() -> None:
    assert codes("SE45 5000 0000 0583 9825 7466") == [
        ("bank-account", "SE45 5000 0000 0583 9825 7466")
    ]
    assert codes("4111111111111111") == [("bank-account", "4111111111111111")]
    assert codes("SE45 5000 0000 0583 9825 7467 it was") != [
        ("bank-account", "SE45 5000 0000 0583 9825 7467")
    ]
    assert codes("IBAN: SE45 5000 0000 0583 9825 7467") == [
        ("bank-account", "IBAN: SE45 5000 0000 0583 9825 7467")
    ]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("I went to Wien with Karl.", "en", ["Wien", "Karl"]),
        (
            "Ich ging mit Karl nach Wien.",
            "de",
            ["Karl", "Wien"],
        ),  # by the lists: every noun has one
        ("Je suis allée à Lyon avec Paul.", "fr", ["Lyon", "Paul"]),
        ("on parlait avec Élodie", "fr", ["Élodie"]),
        ("SHE SHOUTED THAT KARL HAD GONE TO THE SEA AGAIN", "en", []),
        ("I told HER that it was FREEZING", "en", ["FREEZING"]),
        ("I said enough, ENOUGH, and he went", "en", []),
        ("at KLM they knew", "en", ["KLM"]),
        ("I had OCD and went to the GP", "en", []),
        ("my Swedish-speaking nurse, my ADHD-friend", "en", []),
        ("I told him: It is over", "en", []),
        ("We stayed (Of course) for tea", "en", []),
        ("she called me 'Kalle' once", "en", ["Kalle"]),
        ("I met J. Holm there", "en", ["J. Holm"]),
        ("", "en", []),
    ],
)
def test_capital_letters_in_mid_sentence(text: str, language: str, found: list[str]) -> None:
    assert [words for code, words in found_in(text, language) if code == names.CODE] == found


def test_a_name_in_mid_sentence_is_known_at_the_start_of_another() -> None:
    texts = [
        names.read("Then Solveig rang.", "en"),
        names.read("It was late. Solveig cried.", "en"),
    ]
    known = names.known_names(texts, frozenset())
    assert known == {"Solveig"}
    assert [len(names.names_in(text, frozenset(), known)) for text in texts] == [1, 1]


def test_a_cell_begins_no_sentence() -> None:
    cell = names.read("Uppsala", "en", cell=True)
    assert [(find.start, find.end) for find in names.names_in(cell, frozenset(), frozenset())] == [
        (0, 7)
    ]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Åsa Ek", "ASA EK was there", ["ASA EK"]),
        ("José", "we saw jose and Josés dog and José’s cat", ["jose", "Josés", "José"]),
        ("Lindgård", "the lindgard-affair", ["lindgard"]),
        ("Ann-Britt", "Ann-Britt, ann britt, Annbritt", ["Ann-Britt", "ann britt"]),
        ("Ann", "Anna Hannah Susann", []),
        ("Bo", "I have my bo here, said Bo", ["Bo"]),  # two letters: only with a capital
        ("Öberg", "Öberg and OBERG", ["Öberg", "OBERG"]),
        ("Thorvaldsen", "Þorvaldsen", ["Þorvaldsen"]),
    ],
)
def test_a_denied_name_is_found_however_it_is_written(
    name: str, text: str, found: list[str]
) -> None:
    words = tuple(fold(word) for word in name.replace("-", " ").split())
    denied = Names((Denied(words, folded=len(name) > 2),))
    assert [text[hit.start : hit.end] for hit in denied.find(text)] == found


@pytest.mark.parametrize("written", ["O\u0308berg", "Ö\u00adberg", "Ö\u200bber\u2060g"])
def test_signs_that_nobody_sees_hide_no_name(written: str) -> None:
    assert as_read(written) == "Öberg"


def test_comments_are_read_where_they_are_comments() -> None:
    text = '# head\na: x # one\nb: "no # here"\nc: | # two\n  text # not\n # three\nd: >-\n  more # not\n\n# four\n'
    assert list(parse_yaml("a.yml", text).comments) == [
        (1, "head"),
        (2, "one"),
        (4, "two"),
        (6, "three"),
        (10, "four"),
    ]
    bib = "seen by me\n@article{a,\n title={x {y} z}}\n% note\n@comment{old one}\n@book{b, t={q}}\n"
    assert list(bibtex_comments(bib)) == [(1, "seen by me"), (4, "note"), (5, "@comment{old one}")]


_LETTERS = st.text("aA0 1.-–/@:\\[](){}\"'’,+#\nÅåß’日क\u0308\u200d§STRvägen", max_size=120)


@settings(max_examples=150, deadline=None)
@given(_LETTERS, st.sampled_from(["en", "sv", "de", "xx"]))
def test_no_text_is_too_odd(text: str, language: str) -> None:
    for find in search(text):
        assert 0 <= find.start < find.end <= len(text)
        assert find.code in ADVICE
    found_in(text, language)
    parse_yaml("a.yml", text)
    list(bibtex_comments(text))


@pytest.mark.parametrize(
    "part",
    [
        "0",
        "a",
        "A",
        "1 ",
        "a.",
        "A ",
        "0-",
        "a@",
        "+1",
        "12/",
        "Ann ",
        "storgatan ",
        "number ",
        "may 1",
        "http://a.",
        "((",
        "{@x{",
        "a: # ",
        "double two ",
        "nine ",
        "A.",
        "1° ",
        "né ",
        "1+",
        "_a",
        "born in ",
        "ward 1",
        "konto 1",
    ],
)
def test_time_grows_with_the_text_and_no_faster(part: str) -> None:
    def seconds(length: int) -> float:
        text = part * (length // len(part))
        begin = time.process_time()
        found_in(text, "en")
        Names((Denied(("ann",)),)).find(text)
        parse_yaml("a.yml", text)
        list(bibtex_comments(text))
        return time.process_time() - begin

    # the best of three: what else the machine does (a collector of garbage, another test) is not
    # the text's doing
    short = max(min(seconds(4_000) for _ in range(3)), 0.02)
    assert min(seconds(16_000) for _ in range(3)) < 4 * SLOWER / 2 * short


def test_the_corpus_holds_no_place_that_is_marked_wrongly() -> None:
    for file in sorted((Path(__file__).parent / "identifiers").glob("*.txt")):
        for text, _ in sentences(file.stem):
            assert not set("{}") & set(text), text
