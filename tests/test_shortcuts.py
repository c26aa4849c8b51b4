"""Each way by which the finished site is judged quickly finds what the slow way finds: texts alike
but for their digits, tags alike but for the values of their attributes, texts of data and lines that
came before.
"""

import itertools
import json
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.disclosure import Material
from ownwords.disclosure.finished import _Judge, judge_site
from ownwords.disclosure.forms import ANY, FOUND, HERE, NUMBERED, Verdict
from ownwords.disclosure.identifiers import KINDS
from ownwords.disclosure.identifiers.kinds import Search
from ownwords.disclosure.identifiers.widening import same_digits, widened
from ownwords.disclosure.interface import Interface
from ownwords.disclosure.markup import Once, Piece, pieces_of
from ownwords.disclosure.repeated import Pages
from ownwords.load import load_with_places
from ownwords.pipeline import Project, Site, make_site
from ownwords.source.loose import cells_alone, cells_of
from tests.test_engine import STUDY
from tests.test_stream import SAID, SENTENCES, WRITTEN

DIGIT = re.compile(r"\d")


def _redrawn(text: str, digits: list[int]) -> str:
    """The text with these digits in turn in place of its own."""
    drawn = itertools.cycle(digits)
    return DIGIT.sub(lambda _: str(next(drawn)), text)


TEXTS_OF_KINDS = tuple(
    dict.fromkeys(
        line
        for file in sorted((Path(__file__).parent / "identifiers").glob("*.txt"))
        for line in file.read_text("utf-8").translate({ord("{"): None, ord("}"): None}).split("\n")
        if DIGIT.search(line)
    )
) + tuple(text for text in SENTENCES if DIGIT.search(text))


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.sampled_from(TEXTS_OF_KINDS),
        st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join),
    ),
    st.lists(st.integers(0, 9), min_size=5, max_size=13),
)
def test_what_is_remembered_of_texts_alike_but_for_digits_hides_nothing(
    text: str, digits: list[int]
) -> None:
    remembering = Search(KINDS)
    for each in (_redrawn(text, digits[1:]), _redrawn(text, digits[::-1]), text, text):
        remembering(each)
    for each in (text, _redrawn(text, digits), "19" + text, _redrawn(text, [9, 3, 1])):
        assert remembering(each) == Search(KINDS)(each)


def test_a_widened_pattern_finds_what_the_pattern_does() -> None:
    tried = 0
    for kind in KINDS:
        for text in TEXTS_OF_KINDS:
            for found in kind.pattern.exact.finditer(text):
                tried += 1
                assert kind.pattern.wide.exact.match(same_digits(text), found.start()), text
    assert tried > 300


@pytest.mark.parametrize(
    ("pattern", "wide"),
    [
        (r"9\d|1[01]\d years", r"\d\d|\d(?:\d|[01])\d years"),
        (r"(?<![\d.])[A-Z]{1,3}(?!19|20)\d{2}", r"(?<![\d.])[A-Z]{1,3}\d{2}"),
        (r"(?P<age>x)[^\W\d]([.-])\2(?i:[0-9])", r"(?P<age>x)[^\W\d]([.-])\2(?i:[0-9])"),
        (r"[^5](?=1)\{", r"(?:\d|[^5])(?=\d)\{"),
    ],
)
def test_how_a_pattern_is_widened(pattern: str, wide: str) -> None:
    assert widened(pattern) == wide


@pytest.mark.parametrize("pattern", ["(a)(?(1)b|c)", "a)", "(a", "(?>1)"])
def test_what_cannot_be_widened_is_said(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"a bracket|no group"):
        widened(pattern)


def test_a_sign_of_a_shape_stands_in_one_word() -> None:
    assert all(sign.split() == [sign] for kind in KINDS if not kind.digits for sign in kind.needs)
    assert all(kind.digits or kind.needs or kind.begins for kind in KINDS)


@given(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=8), st.sampled_from(["", " ", "\n"]))
def test_what_is_to_be_said_of_pages_that_are_alike_comes_whole(
    parts: list[str], between: str
) -> None:
    def tells(text: str) -> bool:
        return any(letter in text for letter in "b2x")

    def judge(piece: Piece) -> Verdict:
        return FOUND if tells(piece.text + piece.parted) else HERE

    text = between.join(parts)
    changed = text.replace('="', '="2').replace('"two"', '"other"')
    pages, plain = Pages(judge, tells=tells), Pages()
    for page in (changed, text, changed, text):
        found = [piece for pieces in pages(page) for piece in pieces]
        every = [piece for pieces in plain(page) for piece in pieces if not judge(piece)]
        # lines are not counted in pages
        assert {each._replace(line=1) for each in found} == {
            each._replace(line=1) for each in every
        }


TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(["a", "a\nb", "<b>c</b>d", "&amp;", " ", "", "1 %41"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["a", "k", "&lt;"]), inner),
)  # fmt: skip


@given(st.lists(TREES, max_size=3), st.sampled_from([".json", ".js"]))
def test_data_is_read_once_and_wholly(trees: list[Any], suffix: str) -> None:
    once, met, every = Once(lambda _: FOUND), set(), set()
    for tree in trees:
        text = json.dumps([tree])
        met |= {(each.text, each.kind) for each in pieces_of(text, suffix, once)}
        every |= {(each.text, each.kind) for each in pieces_of(text, suffix)}
    assert met == every


LINES = ("Anna", "born 1953", "- [Code 43](../c43/)", "12 March 1990", "K&#97;arina", "", "/811218-9876/", "860317-1233")  # fmt: skip


@pytest.fixture(scope="module")
def shops() -> Material:
    """The study of village shops."""
    return Material(load_with_places(STUDY / "site-data", STUDY), STUDY, STUDY / "content")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a.md", "b.txt", "c.html", "d.json"]),
            st.lists(st.sampled_from(LINES), max_size=6),
        ),
        max_size=5,
    )
)
def test_what_is_found_does_not_depend_on_what_came_before(
    shops: Material, files: list[tuple[str, list[str]]]
) -> None:
    judge = _Judge(shops, Interface(()))
    for at, (name, lines) in enumerate(files):
        suffix = f".{name.partition('.')[2]}"
        text = json.dumps(lines) if suffix == ".json" else "\n<p>".join(lines) if suffix == ".html" else "\n".join(lines)  # fmt: skip
        judge.file(f"{at}{name}", suffix, text)
        alone = _Judge(shops, Interface(()))
        alone.file(f"{at}{name}", suffix, text)
        found = {each for each, where in judge._finds.files.items() if f"{at}{name}" in where}
        assert found == set(alone._finds.files)


WORDS_ALONE = (
    ("She came on the ninth of April", "ninth of April"),
    ("It was on ward seven", "ward seven"),
    ("zero seven three five five five one two three", "zero seven three five five five one two three"),
    ("He died on Christmas Eve", "Christmas Eve"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words"), WORDS_ALONE)
def test_what_is_told_in_words_alone_is_found_in_the_finished_site(
    shops: Material, text: str, words: str
) -> None:
    judge = _Judge(shops, Interface(()))
    judge.file("site/a.html", ".html", f"<p>{text}</p>")
    assert [issue.words for issue in judge.issues()] == [words]


def test_a_line_that_ends_one_file_may_go_on_in_another(shops: Material) -> None:
    judge = _Judge(shops, Interface(()))
    for name, text in (("a", "<p>born"), ("b", "<p>born\n1953</p>")):
        judge.file(f"site/{name}.html", ".html", text)
    assert [issue.file for issue in judge.issues()] == ["site/b.html"]


NUMBER = "811218-9876"
ENTITIES = "".join(f"&#{ord(each)};" for each in NUMBER)
PERCENTS = "".join(f"%{ord(each):02x}" for each in NUMBER).replace("%2d", "-")
TWO_LINES = (
    # what the first of two lines tells of the second, which differs from it in digits alone
    ('<a id="q11">Code 12 of c3</a>', f'<a id="q11">Code {NUMBER} of c3</a>'),
    (f"<p>{re.sub('5[0-9]', '65', ENTITIES.replace('48', '65').replace('49', '65'))}</p>", f"<p>{ENTITIES}</p>"),
    (f"<p>{re.sub('%3.', '%41', PERCENTS)}</p>", f"<p>{PERCENTS}</p>"),
    ('<line x1="ward 7"/>', '<line x3="ward 7"/>'),
    ('<p title="a" id="b">c</p>', f'<p title="{NUMBER}" id="b">c</p>'),
    ('<p title="a" id="b">c</p>', f'<p title="a" id="b">c</p>"{NUMBER}'),
    ('<p title="a" id="b">c</p>', f'<p title="<i>{NUMBER}" id="b">c</p>'),
    ('<p title="a" id="b">c</p>', '<p title="ward s&#101;ven" id="b">c</p>'),
    ('<p title="a">c "</p><p title="b">', f'<p title="a">c "</p><p title="{NUMBER}">'),
    ("<p>ward s&#101;ven</p>", "<p>ward s&#102;ven, ward s&#101;ven</p>"),
    ("<p>q12<b>3</b></p>", "<p>q19<b>3</b></p>"),
    ("<p>0000<b>0000</b>00</p>", "<p>8112<b>18-9</b>876</p>"),
    ("<title>Code 111111-1111</title>", f"<title>Code {NUMBER}</title>"),
    ('<script type="a/b">{"a":"111111-1111"}</script>', f'<script type="a/b">{{"a":"{NUMBER}"}}</script>'),
)  # fmt: skip


@pytest.mark.parametrize(("first", "second"), TWO_LINES)
def test_a_line_is_judged_though_one_like_it_was(
    shops: Material, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    judge = _Judge(shops, Interface(()))
    judge.file("first", ".html", first)
    judge.file("second", ".html", second)
    found = {each for each, files in judge._finds.files.items() if "second" in files}
    assert bool(found) == ("b>3" not in second)
    assert found == _found_slowly(shops, second, ".html", monkeypatch)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-8-sig"])
def test_a_page_is_read_however_it_was_saved(
    shops: Material, tmp_path: Path, encoding: str
) -> None:
    page = "<p>one</p>\n<p>naïve</p>\n<p>Växjögatan 12</p>\n<p>one</p>"
    (tmp_path / "a.html").write_text("<p>one</p>\n<p>two</p>\n<p>naïve</p>", "utf-8")
    (tmp_path / "b.html").write_text(page, encoding)
    found = judge_site(shops, tmp_path)
    assert [(issue.file, issue.words) for issue in found] == [("site/b.html", "Växjögatan 12")]


@pytest.mark.parametrize("way", ["", "../", "../../", "a../b/../"])
def test_a_line_is_the_same_however_deep_its_page_lies(shops: Material, way: str) -> None:
    judge = _Judge(shops, Interface(()))
    assert judge.page("a", ".html", b'<p><a href="../c1/">one</a>\n</p>')
    page = f'<p><a href="{way}c1/">one</a>\n</p>\n<p title="{way}c1/">{way}ward seven</p>'
    assert judge.page("b", ".html", page.encode())
    assert [issue.words for issue in judge.issues()] == ["ward seven"]


@given(st.text(st.sampled_from('ab,;"\n\r \0'), max_size=30))
def test_cells_are_the_same_without_their_lines(text: str) -> None:
    assert cells_alone(text) == [cell for _, cell in cells_of(text)]


def test_a_number_with_a_tag_in_it_is_read_as_it_is_shown() -> None:
    pages = Pages(lambda piece: FOUND if piece.text == "q783456" else NUMBERED)
    assert not list(pages("<p>q12<b>3456</b></p>"))
    assert [piece.text for found in pages("<p>q78<b>3456</b></p>") for piece in found] == [
        "q783456"
    ]


def test_words_are_looked_at_as_they_are_read_and_with_a_gap_at_every_tag() -> None:
    told: list[str] = []

    def judge(piece: Piece) -> Verdict:
        told.append(piece.text)
        return ANY

    pages = Pages(judge, tells={"warden", "en"}.__contains__)
    for page in ("<p>w<b>ar</b>den</p>", "<p>beat<b>en</b></p>", "<p>war<br>den</p>"):
        assert not list(pages(page))
    assert told == ["warden", "beaten"]


def _found_slowly(
    material: Material, text: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> set[Any]:
    """What is found in a text by itself, with nothing remembered and each piece read by the
    parser.
    """
    with monkeypatch.context() as patch:
        patch.setattr("ownwords.disclosure.markup.Markup.feed_plain", lambda *_: False)
        patch.setattr("ownwords.disclosure.forms.Forms.get", lambda *_: FOUND)
        patch.setattr("ownwords.disclosure.identifiers.kinds.Search._remember", lambda *_: None)
        judge = _Judge(material, Interface(()))
        judge._pages = Pages()
        judge._codes = _Forgets()
        judge.file("", suffix, text)
        return set(judge._finds.files)


class _Forgets(dict[str, frozenset[str]]):
    def __setitem__(self, *_: object) -> None:
        """Keeps nothing."""


PLANTED = (
    lambda digits: f"{digits[:6]}-{digits[6:10]}",
    lambda digits: f"07{digits[:1]}-{digits[1:4]} {digits[4:6]} {digits[6:8]}",
    lambda digits: f"a{digits[:3]}.person@example.org",
    lambda digits: f"12 March 19{digits[:2]}",
    lambda digits: f"born in 19{digits[:2]}",
    lambda digits: f"aged 9{digits[:1]} years",
    lambda digits: f"passport {digits[:8]}",
    lambda digits: f"Storgatan {digits[:2]}",
    lambda digits: f"R{digits[:6]}",
    lambda digits: f"q{digits[:3]}",
    lambda digits: f"811218<b>-98</b>7{digits[:1]}",
    lambda digits: "".join(f"&#{ord(each)};" for each in NUMBER),
    lambda digits: "".join(f"%{ord(each):02x}" for each in NUMBER),
    lambda digits: "K&#97;arina <i>Niemi</i>",
    lambda digits: "kaarina-niemi",
    lambda digits: "Kaarina\nNiemi",
    lambda digits: "ward seven",
    lambda digits: "Kaa<i>rina</i> Niemi",
    lambda digits: "wa<b>rd</b><br>seven",
    lambda digits: "<i>ward</i>seven",
)


@pytest.fixture(scope="module")
def made() -> Site:
    """The study of village shops, made."""
    return make_site(Project(STUDY, STUDY / "site-data", STUDY / "content"))


@pytest.mark.parametrize("numbered", [False, True])
def test_what_is_planted_in_a_site_is_found_as_if_each_file_stood_alone(
    made: Site, monkeypatch: pytest.MonkeyPatch, *, numbered: bool
) -> None:
    chance = random.Random(numbered)
    study = made.material.study
    denied = ("Kaarina Niemi", *(["R2 Niemi"] if numbered else []))
    assert study.privacy
    privacy = study.privacy.model_copy(update={"denied": denied})
    study = study.model_copy(update={"privacy": privacy})
    material = replace(made.material, loaded=replace(made.material.loaded, study=study))
    texts = {page.path: (".html", page.text) for page in made.pages}
    texts |= {
        each.path: (Path(each.path).suffix, each.text) for each in (*made.assets, *made.twins)
    }
    names = sorted(texts)
    for _ in range(200):
        name = chance.choice(names)
        suffix, text = texts[name]
        digits = "".join(chance.choices("0123456789", k=10))
        word = chance.choice(list(re.finditer(r"\w+", text)))
        at = word.end() if chance.random() < 0.5 else word.start()
        planted = chance.choice(PLANTED)(digits)
        texts[name] = suffix, f"{text[:at]} {planted}{text[word.end() :]}"
    judge = _Judge(material, Interface(()))
    for name, (suffix, text) in texts.items():
        judge.file(name, suffix, text)
    found: dict[str, set[Any]] = {name: set() for name in texts}
    for each, files in judge._finds.files.items():
        for name in files:
            found[name].add(each)
    assert sum(map(len, found.values())) > 100
    assert found == {
        name: _found_slowly(material, text, suffix, monkeypatch)
        for name, (suffix, text) in texts.items()
    }
