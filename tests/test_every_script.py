"""Studies in Arabic and in Japanese: nothing of the tool depends on Latin letters, on spaces between
words, or on reading from left to right.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ownwords.checks.sentences import has_lix, sentences
from ownwords.collation import sort_key
from ownwords.i18n import directed, direction, foreign_as_spans, load_messages, unmarked
from ownwords.model.base import Noun
from ownwords.unspaced import cut, is_unspaced, opening
from ownwords.views.base import noun

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"


@pytest.fixture(scope="module")
def arabic(study_site: Callable[[str], Path]) -> Path:
    return study_site("bayt-alsuq")


@pytest.fixture(scope="module")
def japanese(study_site: Callable[[str], Path]) -> Path:
    return study_site("asa-no-kikai")


def text_of(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("ur", "rtl"),
        ("ckb", "rtl"), ("az-Arab", "rtl"), ("pa-Arab-PK", "rtl"), ("yi", "rtl"),
        ("sv", "ltr"), ("ja", "ltr"), ("ku", "ltr"), ("ar-Latn", "ltr"), ("zxx", "ltr"),
    ],
)  # fmt: skip
def test_the_direction_follows_the_script_and_then_the_language(
    language: str, expected: str
) -> None:
    assert direction(language) == expected


def test_every_page_says_its_direction_on_html(arabic: Path, japanese: Path) -> None:
    for site, opening_tag in (
        (arabic, '<html lang="ar" dir="rtl"'),
        (japanese, '<html lang="ja" dir="ltr"'),
    ):
        pages = list(site.rglob("*.html"))
        assert len(pages) > 20
        assert all(opening_tag in page.read_text("utf-8") for page in pages)


def test_whatever_is_in_another_language_has_that_ones_direction(arabic: Path) -> None:
    """Each element with `lang` in an Arabic page has `dir`: the frame's, the quotes', the words of
    an interface that is not translated.
    """
    found = 0
    for page in arabic.rglob("*.html"):
        for tag in re.findall(r"<[a-z][^<>]*? lang=\"[\w-]+\"[^<>]*>", page.read_text("utf-8")):
            found += 1
            assert " dir=" in tag, (page, tag)
    assert found > 100
    quote = text_of(arabic, "quotes/english")
    assert re.search(r'<blockquote lang="en" translate="no" dir="auto">', quote)


def test_pages_read_from_left_to_right_carry_no_marks_of_direction(japanese: Path) -> None:
    for page in japanese.rglob("*.html"):
        assert not re.search(f"[{LRI}{FSI}{PDI}]", page.read_text("utf-8")), page


def test_values_stay_in_their_places_in_an_english_message() -> None:
    """`5 of 5 quotes`: between Arabic words the numbers would change places."""
    hebrew = load_messages("he")
    said = hebrew("%(found)s of %(all)s quotes") % {"found": 3, "all": 5}
    assert foreign_as_spans(said, "he") == (
        f'<span lang="en" dir="ltr">{LRI}<bdi lang="he" dir="auto">3</bdi> of'
        f' <bdi lang="he" dir="auto">5</bdi> quotes{PDI}</span>'
    )
    assert unmarked(said) == f"{LRI}{FSI}3{PDI} of {FSI}5{PDI} quotes{PDI}"
    assert foreign_as_spans(f'<p title="{said}">', "he") == f'<p title="{unmarked(said)}">'


def test_values_are_isolated_in_a_translation_that_is_read_from_right_to_left() -> None:
    said = load_messages("ar")("%(title)s, page %(number)s") % {"title": "A (b)", "number": 2}
    assert f"{FSI}A (b){PDI}" in said
    assert f"{FSI}2{PDI}" in said


def test_a_page_in_english_names_the_direction_of_an_arabic_quote_alone() -> None:
    html = '<p><span lang="ar">س</span> <b lang="en">x</b></p>'
    assert directed(html, "en") == (
        '<p><span lang="ar" dir="rtl">س</span> <b lang="en" dir="ltr">x</b></p>'
    )
    assert directed('<p lang="sv">x</p>', "en") == '<p lang="sv">x</p>'


def test_a_noun_has_the_forms_of_the_language() -> None:
    seller = Noun(one="بائعة", two="بائعتان", few="بائعات", many="بائعةً", other="من البائعات")
    arabic = load_messages("ar")
    told = [noun(seller, number, arabic) for number in (0, 1, 2, 3, 10, 11, 99, 100)]
    assert told == [
        "من البائعات", "بائعة", "بائعتان", "بائعات", "بائعات", "بائعةً", "بائعةً", "من البائعات",
    ]  # fmt: skip
    person = Noun(one="personne", other="personnes")
    french, english = load_messages("fr"), load_messages("en")
    assert [noun(person, number, french) for number in (0, 1, 2)] == [
        "personne", "personne", "personnes",
    ]  # fmt: skip
    assert noun(person, 0, english) == "personnes"


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("ja", "人", "6人"), ("zh-Hant", "人", "6人"), ("ko", "명", "6명"), ("th", "คน", "6 คน"),
        ("en", "people", "6 people"),
    ],
)  # fmt: skip
def test_a_number_and_its_noun_are_joined_as_the_language_does(
    language: str, word: str, expected: str
) -> None:
    assert load_messages(language).counted(6, word) == expected


def test_an_english_noun_keeps_its_number_beside_it() -> None:
    japanese, hebrew = load_messages("ja"), load_messages("he")
    word = japanese.many("category", "categories", 3)
    assert unmarked(japanese.counted(3, word)) == "3 categories"
    word = hebrew.many("category", "categories", 3)
    assert foreign_as_spans(hebrew.counted(3, word), "he").startswith(
        '<span lang="en" dir="ltr">3 '
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一日休むと電話がかかってくるんですよ。どうしたのかなと思って、また行きます。",
         "一日休むと電話がかかってくるんですよ。どうしたの…"),
        ("雨の日。", "雨の日。"),
        ("one two three four five six seven eight nine", "one two three four five six seven eight …"),
    ],
)  # fmt: skip
def test_the_opening_of_a_quote_is_short_in_every_script(text: str, expected: str) -> None:
    assert opening(text, 8) == expected


def test_nothing_is_torn_apart_by_a_cut() -> None:
    thai = "ที่นี่มีน้ำใสและผู้คนใจดีมาก"
    assert is_unspaced(thai)
    for limit in range(3, len(thai)):
        head = cut(thai, limit)
        assert not re.match("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", thai[len(head)]), head
    for limit in range(2, 12):
        assert not "行きます。そして、ね。"[len(cut("行きます。そして、ね。", limit)) :].startswith(
            ("。", "、")
        )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", ["ABC", "がっこう", "かど", "キツネ", "きんじょ", "ラジオ", "期待"]),
        ("th", ["กา", "เกม", "ขา", "น้ำ", "ไป", "แม่"]),
        ("ko", ["가", "각", "나", "다리"]),
        ("ar", ["أسد", "بيت", "تَمر", "ثوب"]),
        ("he", ["אבא", "בית", "שָׁלוֹם"]),
        ("hi", ["क", "कि", "कु", "ख"]),
    ],
)
def test_lists_are_sorted_in_every_script(language: str, words: list[str]) -> None:
    assert sorted(set(words), key=lambda word: sort_key(word, language)) == words


def test_reading_ease_is_measured_only_where_it_was_tried() -> None:
    assert all(map(has_lix, ("sv", "nb-NO", "fi")))
    assert not any(map(has_lix, ("ja", "ar", "zh", "th", "ko", "pl", "el")))


def test_sentences_end_in_every_script() -> None:
    assert [each.text for each in sentences("雨です。明日も行きますか？「はい。」と言った。")] == [
        "雨です。", "明日も行きますか？", "「はい。」", "と言った。",
    ]  # fmt: skip
    assert len(list(sentences("هل تبقين؟ نعم، أبقى. لماذا؟"))) == 3


def test_the_japanese_home_page(japanese: Path) -> None:
    home = text_of(japanese, ".")
    assert "朝の体操を続けられるのはなぜか。" in home
    index = (japanese / "assets/search/ja.js").read_text("utf-8")
    rows = json.loads(index.removeprefix("owIndex(").removesuffix(");\n"))
    assert any("電話" in row[4] for row in rows)
    glossary = text_of(japanese, "study/glossary")
    terms = re.findall(r'<h2 id="[^"]+">(.*?)</h2>', glossary)
    assert terms == ["かど", "ガード", "きんじょ", "ラジオ体操", "期待"]


def test_privacy_and_sample_pages_of_the_arabic_study(arabic: Path) -> None:
    sample = text_of(arabic, "study/sample")
    assert "5 بائعات" in sample
    assert 'data-ow-few="بائعات"' in sample
    assert 'data-ow-two="بائعتان"' in sample
    home = text_of(arabic, ".")
    assert "5 بائعات" in home
    help_page = text_of(arabic, "help")
    assert 'href="tel:112"' in help_page
