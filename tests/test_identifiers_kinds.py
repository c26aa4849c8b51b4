"""Kinds of identifiers and ordinary words by language and script; the sets of sentences in
tests/identifiers/sets/, with the figures of docs/measurements.md as floors.
"""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from ownwords.disclosure import Material
from ownwords.disclosure.identifiers import direct_identifiers, unseen_identifiers
from ownwords.disclosure.identifiers.capitalisation import capitalisation_of, drugs, first_names
from ownwords.disclosure.identifiers.denied import Denied, Names, fold
from ownwords.disclosure.identifiers.plain import plain
from ownwords.disclosure.identifiers.scripts import script_without_capitals
from ownwords.disclosure.identifiers.texts import as_read
from ownwords.load import load_with_places
from tests.documents import tutorial_study
from tests.planted import clean_sentences, found_in, set_counts

LANGUAGES = ("en", "sv", "de", "fr", "es", "no", "da", "fi")


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return found_in(as_read(text), language)


def test_the_first_set_is_found_whole_and_nothing_beside_it() -> None:
    """Written before the rules were mended, which then were mended with it in sight."""
    counts = set_counts("a")
    assert counts.sentences >= 220
    assert sum(counts.clean.values()) >= 220
    assert counts.missed == []
    assert counts.false + counts.beside == []


def test_the_fresh_set_is_found_as_well_as_measured() -> None:
    """Written after the rules. At its first measure 22 were missed and 13 were false alarms; what it
    showed was mended by kind afterwards, so that it is fresh no longer.
    """
    counts = set_counts("b")
    assert counts.sentences >= 188
    assert sum(counts.clean.values()) >= 156
    assert len(counts.missed) <= 2
    assert len(counts.false) <= 10
    assert len(counts.beside) <= 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("METHODS AND LIMITATIONS", "en"),
        ("SYFTE OCH METOD", "sv"),
        ("Theme 2: Learning To Wait Alone", "en"),
        ("Tabell 3. Kvinnornas Arbeten", "sv"),
        ("They used the Hamilton Rating Scale and the STROBE list.", "en"),
        ("It was Loneliness with a capital letter.", "en"),
        ("On m'a donné de la Fluoxétine.", "fr"),
        ("IP2: Tja, det var så.", "sv"),
        ("The score is 93 now, and she turned ninety degrees.", "en"),
        ("In the case of 1998, reference 12 and page 3004 of the file.", "en"),
        ("I play golf on 18 holes, in a seat in row 12b.", "en"),
        ("class of 30 children, and the room is nineteen by fifty", "en"),
    ],
)
def test_headings_emphasis_and_ordinary_numbers_are_let_be(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_heading_hides_no_known_name() -> None:
    assert found("Theme 3: Talking To Solveig", "en") == [("name-like", "Solveig")]


def test_a_set_by_other_hands_is_found_as_well_as_measured() -> None:
    """Written by hands that had seen neither the rules nor the other sets. At its first measure 24
    were missed and 37 were false alarms; what it showed was mended by kind afterwards.
    """
    counts = set_counts("c")
    assert counts.sentences == sum(counts.clean.values()) == 160
    assert len(counts.missed) <= 7
    assert len(counts.false) <= 15
    assert len(counts.beside) <= 2


def test_the_newest_set_is_found_as_well_as_measured() -> None:
    """Written by a session that had read neither the rules nor the other sets. At its first measure
    22 were missed and 3 were false alarms; what it showed was mended by kind afterwards.
    """
    counts = set_counts("d")
    assert counts.sentences == sum(counts.clean.values()) == 200
    assert len(counts.missed) <= 1
    assert len(counts.false) <= 2
    assert len(counts.beside) == 0


def test_a_sentence_gives_no_alarm_for_the_one_before_it() -> None:
    """Clean sentences in one text are as clean as each by itself: “the nurse. What …”."""
    for name in ("a", "b"):
        alone = {words for _, words, _ in set_counts(name).false}
        lines = clean_sentences(name)
        for (language, one), (other, two) in pairwise(lines):
            if language == other:
                together = {words for _, words in found(f"{one} {two}", language)}
                assert together <= alone, (one, two)
    assert (
        found("I saw the nurse. What a day. It was my mother. We left on the 1st. It rained.") == []
    )


@pytest.mark.parametrize(
    ("text", "language", "code", "words"),
    [
        ("My father is 93 now.", "en", "high-age", "father is 93"),
        ("Oma war vierundneunzig, als sie kam.", "de", "high-age", "Oma war vierundneunzig"),
        ("She turned ninety-one while I was away.", "en", "high-age", "turned ninety-one"),
        ("Jag är årgång 64.", "sv", "birth-year", "årgång 64"),
        ("I'm class of '83, me.", "en", "birth-year", "class of '83"),
        ("born in nineteen forty-one", "en", "birth-year", "born in nineteen forty-one"),
        ("hon är född femtitvå", "sv", "birth-year", "född femtitvå"),
        ("geboren neunzehnhundertsechzig", "de", "birth-year", "geboren neunzehnhundertsechzig"),
        ("It is ref. AB/2021/77120.", "en", "record-number", "ref. AB/2021/77120"),
        ("under dnr 7.1-1234/2018 hos dem", "sv", "record-number", "dnr 7.1-1234/2018"),
        ("unter Az. L 3 AS 117/20 lag es", "de", "record-number", "Az. L 3 AS 117/20"),
        ("my hospital number J 310 772", "en", "record-number", "hospital number J 310 772"),
        ("an old volvo, ghk41b, at the gate", "en", "car-plate", "volvo, ghk41b"),
        ("in der Station 4.1 war es", "de", "ward", "Station 4.1"),
        ("Da kam die Frau Oberhuber herein.", "de", "name-like", "Frau Oberhuber"),
        ("I was born in 1962, I think.", "en", "birth-year", "born in 1962"),
        ("Jag är född -58.", "sv", "birth-year", "född -58"),
        ("She is 94 years old.", "en", "high-age", "94 years old"),
        ("en nittiotvåårig man", "sv", "high-age", "nittiotvåårig"),
        ("I lay on ward 53.", "en", "ward", "ward 53"),
        ("Jag låg på avdelning 4B då.", "sv", "ward", "avdelning 4B"),
        ("it was at GV2F+QX", "en", "street-address", "GV2F+QX"),
        ("at 59.3293, 18.0686", "en", "street-address", "59.3293, 18.0686"),
        ("see t.me/quiet77", "en", "web-address", "t.me/quiet77"),
        ("my number is ０７７００ ９００ １２３", "en", "phone", "０７７００ ９００ １２３"),
        ("my number is ٠٧٧٠٠ ٩٠٠ ١٢٣", "en", "phone", "٠٧٧٠٠ ٩٠٠ ١٢٣"),
        ("my number is O7700 9OO 123", "en", "phone", "O7700 9OO 123"),
        ("on clearing 8327-9, 123 456 789-0", "sv", "bank-account", "clearing 8327-9, 123 456 789-0"),
        ("on Christmas Eve 2019 he left", "en", "exact-date", "Christmas Eve 2019"),
        ("på midsommarafton kom han", "sv", "exact-date", "midsommarafton"),
        ("den tredje maj slutade jag", "sv", "exact-date", "tredje maj"),
        ("le trois mai je suis partie", "fr", "exact-date", "le trois mai"),
        ("el tres de mayo me fui", "es", "exact-date", "el tres de mayo"),
        ("am dritten Mai ging ich", "de", "exact-date", "dritten Mai"),
        ("they copied AB1234567 then", "en", "long-number", "AB1234567"),
        ("das Kennzeichen war HH XY 99", "de", "car-plate", "Kennzeichen war HH XY 99"),
        ("Dr. K. said so", "en", "name-like", "Dr. K."),
        ("they called me patient K there", "en", "name-like", "K"),
        ("It was J.R. who knew", "en", "name-like", "J.R."),
    ],
)  # fmt: skip
def test_a_kind_is_found_as_what_it_is(text: str, language: str, code: str, words: str) -> None:
    assert found(text, language) == [(code, words)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On the ward 12 of us shared one kettle.", "en"),
        ("I waited 95 days, and 92 percent of it was talk.", "en"),
        ("Det var för 100 år sedan.", "sv"),
        ("One two three four five six, breathe.", "en"),
        ("Every Christmas Eve I cried.", "en"),
        ("Plan B was to stay. Vitamin D, hepatitis C, type A.", "en"),
        ("I was born too early, and in 1998 we moved.", "en"),
        ("It was 38° in there, and 2024+25 was worse.", "en"),
        ("the second may have been worse", "en"),
        ("and/or he/she, e.g./i.e. 50/50", "en"),
    ],
)
def test_what_only_looks_like_a_kind_is_let_be(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Dann sagte Herr Krötz gar nichts.", "de", ["Herr Krötz"]),
        ("Meine Frau Angst hatte ich nie genannt.", "de", []),
        ("Je suis allée voir Mme Allardin.", "fr", ["Mme Allardin"]),
        ("Fue la Sra. Alderete quien abrió.", "es", ["Sra. Alderete"]),
        ("Det var fru Alderheim som åpnet.", "no", ["fru Alderheim"]),
        ("Se oli rouva Aaltonen joka avasi.", "fi", ["rouva Aaltonen"]),
        ("昨日、田中さんに会いました。", "ja", ["田中さん"]),
        ("お母さんと看護師さんに会いました。", "ja", []),
        ("我昨天见了王医生。", "zh", ["王医生"]),
        ("어제 김민수 씨를 만났어요.", "ko", ["김민수 씨"]),
        ("ذهبت إلى الدكتور أحمد أمس", "ar", ["الدكتور أحمد"]),
        ("הלכתי אל ד\"ר כהן אתמול", "he", ["ד\"ר כהן"]),
        ("मैं डॉ. शर्मा से मिली", "hi", ["डॉ. शर्मा"]),
        ("ฉันไปหาคุณสมชาย", "th", ["คุณสมชาย"]),
        ("გუშინ ქალბატონ ნინოს შევხვდი", "ka", ["ქალბატონ ნინოს"]),
    ],
)  # fmt: skip
def test_names_after_titles_are_found_in_every_script(
    text: str, language: str, names: list[str]
) -> None:
    assert [words for code, words in found(text, language) if code == "name-like"] == names


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("昨日は疲れていました", "Japanese"),
        ("我昨天很累", "Chinese"),
        ("كنت متعبة", "Arabic"),
        ("הייתי עייפה", "Hebrew"),
        ("ฉันเหนื่อย", "Thai"),
        ("मैं थकी हुई थी", "Devanagari"),
        ("დაღლილი ვიყავი", "Georgian"),
        ("I was tired", ""),
        ("Я устала", ""),
        ("Ήμουν κουρασμένη", ""),
        ("I said 疲れた to her and went", ""),
    ],
)
def test_the_script_decides_however_short_the_text(text: str, script: str) -> None:
    assert script_without_capitals(text) == script


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I told Christian about it.", ["Christian"]),
        ("She was Christian and I was not.", []),
        ("It was Hope who drove me.", ["Hope"]),
        ("I asked Will to wait.", ["Will"]),
        ("We moved to Virginia then.", ["Virginia"]),
        ("In May and in June it was hard.", []),
        ("I saw May on the bus.", ["May"]),
        ("Sarah came along.", ["Sarah"]),
        ("They sent me to Larkfield Primary School.", ["Larkfield Primary School"]),
        ("the NHS, the PHQ-9, the CORE-OM, Sertraline and Prozac", []),
    ],
)
def test_lists_hide_no_name(text: str, names: list[str]) -> None:
    assert [words for _, words in found(text)] == names


def study(tmp_path: Path, sample: str, people: str, quote: str = "") -> Material:
    project = tutorial_study(tmp_path)
    (project / "site-data" / "sample.yml").write_text(sample, "utf-8")
    (project / "site-data" / "people.csv").write_text(people, "utf-8")
    if quote:
        file = project / "site-data" / "quotes.yml"
        lines = file.read_text("utf-8").splitlines()
        at = next(at for at, line in enumerate(lines) if line.lstrip().startswith("text:"))
        lines[at] = f"{lines[at].split('text:')[0]}text: {quote}"
        file.write_text("\n".join(lines) + "\n", "utf-8")
    loaded = load_with_places(project / "site-data", project)
    return Material(loaded, project, project / "content")


def test_declared_levels_and_ordinary_values_are_no_names(tmp_path: Path) -> None:
    """The case capital-cells-are-names, and its neighbours that no column declares."""
    sample = """people:
  columns:
    - {id: deg, label: Degree, kind: category, levels: [Master, Blue Group, Virginia]}
    - {id: job, label: Work, kind: text}
"""
    values = (
        "Software Developer", "Female", "Never Married", "Anxiety Disorder", "Upper Secondary School",
    )  # fmt: skip
    levels = ("Master", "Blue Group", "Virginia", "Master", "Master")
    rows = "".join(
        f"r{at},{level},{value}\n"
        for at, (level, value) in enumerate(zip(levels, values, strict=True))
    )
    issues = direct_identifiers(study(tmp_path, sample, f"id,deg,job\n{rows}"))
    assert [issue.words for issue in issues if issue.file.endswith(".csv")] == []


def test_a_declared_level_that_is_a_first_name_stays_judged_in_quotes(tmp_path: Path) -> None:
    sample = """people:
  columns:
    - {id: place, label: Place, kind: category, levels: [Virginia, Quietside]}
"""
    people = "id,place\nr1,Virginia\nr2,Quietside\n"
    quote = "I was with Virginia, not on the Quietside."
    issues = direct_identifiers(study(tmp_path, sample, people, quote))
    assert [issue.words for issue in issues if issue.file == "quotes"] == ["Virginia"]


def test_texts_in_scripts_without_capitals_are_counted(tmp_path: Path) -> None:
    sample = "people:\n  columns:\n    - {id: a, label: Age, kind: text}\n"
    material = study(tmp_path, sample, "id,a\nr1,x\n", "昨日は疲れていました。")
    assert [line for line in unseen_identifiers(material) if line.startswith("In ")] == [
        "In 1 text in Japanese script, which has no capital letters, names were looked for after"
        " titles only; read it for names yourself."
    ]


@pytest.mark.parametrize("written", ["Ѕаrah", "Sа\u200brah", "Ｓａｒａｈ"])
def test_letters_that_look_alike_hide_no_denied_name(written: str) -> None:
    text = as_read(f"then {written} came")
    assert [hit.name.words for hit in Names((Denied((fold("Sarah"),)),)).find(text)] == [("sarah",)]


def test_plain_text_keeps_its_length() -> None:
    for text in ("０７ Ѕаrah ٣٤ 𝟏𝟐 ① ½ ² № ﬁ", "Привет, мир", "όμορφη μέρα", "1О0", "日本"):
        assert len(plain(text)) == len(text)
    assert plain("Привет, мир") == "Привет, мир"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_lists(language: str) -> None:
    rules = capitalisation_of(language)
    assert rules.plain
    assert rules.nouns
    assert rules.frequent > rules.common
    assert len(rules.titles) > 20
    assert not rules.first_names & {word.capitalize() for word in rules.frequent}
    assert "sertralin" in drugs()
    assert "Sarah" in first_names()


def test_lists_and_check_digits_are_read_when_they_are_needed() -> None:
    """An import of the rules reads no list and compiles no pattern."""
    code = (
        "import sys, re; from ownwords.disclosure.identifiers import search, KINDS;"
        "from ownwords.disclosure.identifiers import capitalisation as lists;"
        "assert not [name for name in sys.modules if name.startswith('stdnum')];"
        "assert lists.first_names.cache_info().currsize == 0;"
        "assert not any('exact' in vars(kind.pattern) for kind in KINDS)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_english_remark_in_a_study_of_another_language_is_no_name() -> None:
    assert found("An example of what to write here", "fi") == []


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("She’ll be 95 in March, still sharp.", "en", "high-age"),
        ("He'd be 98 in the spring if he'd lived.", "en", "high-age"),
        ("Jag ska bli 92 i maj.", "sv", "high-age"),
        ("Ich werde 91 im Oktober.", "de", "high-age"),
        ("elle est morte à 97, sans bruit", "fr", "high-age"),
        ("mi suegra llegó a los 101 con la cabeza clara", "es", "high-age"),
        ("körkortsnumret var 480317-2394", "sv", "national-number"),
        ("Mein Ausweis, L01X00T471, lag da", "de", "long-number"),
        ("ma carte d'identité, 880692310285, était perdue", "fr", "long-number"),
        ("mi pasaporte número 33 412 908 caducó", "es", "long-number"),
        ("jag är ju en sextiotrea så", "sv", "birth-year"),
        ("Mein Vater ist ein Achtundvierziger.", "de", "birth-year"),
        ("den femte maj gick han", "sv", "exact-date"),
        ("den andra mars kom hon", "sv", "exact-date"),
        ("on the second of may I left", "en", "exact-date"),
        ("noll sjuttio, tolv fyrtiofem sexton elva", "sv", "long-number"),
        ("bodde på 753 20 då", "sv", "postal-code"),
        ("wir haben lange in 50823 gewohnt", "de", "postal-code"),
        ("on habitait dans le 69003", "fr", "postal-code"),
        ("in der Klinik Sonnenberg war ich", "de", "ward"),
        ("Wir sind nach Niederfinkenbach gezogen.", "de", "name-like"),
        ("depuis la Saint-Nicolas je dors", "fr", "exact-date"),
        ("la noche de San Antón", "es", "exact-date"),
        ("à Sainte-Colombe-sur-Loire on dit", "fr", "name-like"),
        ("nacida en el año 49", "es", "birth-year"),
        ("2015年3月2日に手術しました", "ja", "exact-date"),
        ("昭和四十年生まれです", "ja", "birth-year"),
        ("祖母は九十四歳でした", "ja", "high-age"),
        ("三番町2丁目に住んでいて", "ja", "street-address"),
        ("東3病棟にいました", "ja", "ward"),
        ("LINEはmori_77です", "ja", "web-address"),
        ("〒150-0043に送られました", "ja", "postal-code"),
        ("我是1952年出生的", "zh", "birth-year"),
        ("奶奶今年95岁了", "zh", "high-age"),
        ("住在人民路23号", "zh", "street-address"),
        ("电话是13812345678打给我", "zh", "long-number"),
        ("2019年11月14日他走了", "zh", "exact-date"),
        ("저는 1951년생이에요", "ko", "birth-year"),
        ("어머니는 93세예요", "ko", "high-age"),
        ("010-2345-6789로 전화하세요", "ko", "phone"),
        ("11월 14일에 떠났어요", "ko", "exact-date"),
        ("세종대로 110에 살았어요", "ko", "street-address"),
        ("ولدت في عام 1951 في قرية", "ar", "birth-year"),
        ("أمي بلغت التسعين من عمرها", "ar", "high-age"),
        ("في 14 نوفمبر تركني", "ar", "exact-date"),
        ("كنا نسكن في شارع النخيل 14", "ar", "street-address"),
        ("جواز سفري A01234567 عندهم", "ar", "long-number"),
        ("נולדתי בשנת 1951", "he", "birth-year"),
        ("אמא בת 93", "he", "high-age"),
        ("ב-14 בנובמבר הוא הלך", "he", "exact-date"),
        ("كنت في قسم 7 عند الشباك", "ar", "ward"),
    ],
)  # fmt: skip
def test_what_the_newest_set_showed_is_mended_by_kind(text: str, language: str, code: str) -> None:
    """None of these stands in the set: other words of the same kinds."""
    assert [kind for kind, _ in found(text, language)] == [code]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I gave it 95 percent and it'd be 99 in theory", "en"),
        ("the passport office kept me 3 hours in 2019", "en"),
        ("you pass 12 houses", "en"),
        ("jag tog en fyra och en åtta", "sv"),
        ("det var nian som gick, sen trean", "sv"),
        ("från 100 20 minuter", "sv"),
        ("in Vorfreude, aus Besitz, nach Feierabend", "de"),
        ("Ich war im Haus, und der Garten war schön", "de"),
        ("Ich war in Arbeit und aus Trotz geblieben", "de"),
        ("in Gemeinschaft, in Freundschaft, nach Altstadt", "de"),
        ("il faut passer à 90 pour cent", "fr"),
        ("llegamos a los 90 kilos", "es"),
        ("10年生きてきました", "ja"),
        ("2019年に始めて、3月に終わりました", "ja"),
        ("90分の面接を100回", "ja"),
        ("一共2000块钱,9月开始", "zh"),
        ("95번이나 전화했어요", "ko"),
        ("3월에 시작해서 2019년에 끝났어요", "ko"),
        ("انتظرت منذ 95 سنة تقريبا", "ar"),
        ("في عام 2015 بدأت", "ar"),
        ("ב-2015 התחלתי", "he"),
        ("I had passed 20000 steps", "en"),
        ("vi flyttade i 20 minuter", "sv"),
        ("pass 3 och 4 på måndagar", "sv"),
        ("1998年生活が変わった", "ja"),
        ("2001年生活变了", "zh"),
        ("昭和30年時代", "ja"),
        ("zero two for tea", "en"),
        ("sobre cero uno dos tres cuatro", "es"),
        ("Spring came late.", "en"),
    ],
)
def test_what_only_resembles_these_kinds_is_let_be(text: str, language: str) -> None:
    assert found(text, language) == []
