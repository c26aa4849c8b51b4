"""What messages propose is right: examples are valid, ids are ids, numbers are numbers."""

import re
import shutil
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter

from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.load.examples import example_of, item_of
from ownwords.load.field_types import slots
from ownwords.model import FILES
from ownwords.model.base import ID_PATTERN, Shape
from ownwords.source.tree import parse_yaml, shorten
from ownwords.suggestions import did_you_mean, proposed_id

SMALLEST = Path(__file__).parent / "studies" / "smallest" / "site-data"


def shapes() -> list[type[Shape]]:
    """Every shape of every file."""
    found: dict[type[Shape], None] = {}
    ahead = list(FILES.values())
    while ahead:
        shape = ahead.pop()
        if shape not in found:
            found[shape] = None
            ahead += [slot.shape for slot in slots(shape).values() if slot.shape]
    return list(found)


FIELDS = [(shape, key) for shape in shapes() for key in slots(shape)]


@pytest.mark.parametrize(
    ("shape", "key"), FIELDS, ids=[f"{shape.__name__}.{key}" for shape, key in FIELDS]
)
def test_an_example_is_valid(shape: type[Shape], key: str) -> None:
    """What a message shows can be pasted into the file and is accepted there."""
    example = example_of(shape, key)
    if not example:
        return
    source = parse_yaml("f.yml", example + "\n")
    assert source.problems == ()
    assert isinstance(source.data, dict)
    info = next(info for name, info in shape.model_fields.items() if (info.alias or name) == key)
    annotation: Any = Annotated[info.annotation, info]
    TypeAdapter(annotation).validate_python(source.data[key])


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
def test_an_item_of_a_list_is_valid(shape: type[Shape]) -> None:
    source = parse_yaml("f.yml", f"a: {item_of(shape)}\n")
    assert isinstance(source.data, dict)
    shape.model_validate(source.data["a"])


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("größe", "groesse"),
        ("lugnare-på", "lugnare-pa"),
        ("Nähe", "nahe"),
        ("blåbær på øya", "blabaer-pa-oya"),
        ("cœur brisé", "coeur-brise"),
        ("mañana", "manana"),
        ("Łódź", "lodz"),
        ("İstanbul ışık", "istanbul-isik"),
        ("тишина", "tishina"),
        ("ещё один", "eshchyo-odin"),
        ("Σιωπή", "siopi"),
        ("don't know", "dont-know"),
        ("com\u200bpany", "company"),
        ("Body  Sensations!", "body-sensations"),
        ("沈黙", ""),
        ("صمت", ""),
        ("a 沈", ""),
        ("…", ""),
    ],
)
def test_proposed_ids_are_written_in_other_letters(written: str, proposed: str) -> None:
    assert proposed_id(written) == proposed
    assert not proposed or re.fullmatch(ID_PATTERN, proposed)


def said(tmp_path: Path, name: str, text: str) -> list[str]:
    """The messages on a file in the smallest study, without their places."""
    folder = Path(shutil.copytree(SMALLEST, tmp_path / "site-data"))
    (folder / name).write_text(text, encoding="utf-8")
    try:
        load_study(folder)
    except StudyError as error:
        return [f"{one.message}; {one.hint}" for one in error.problems]
    return []


METHOD = "{limitations: {authors: {text: One ward only.}}}"


def with_study(line: str) -> str:
    """study.yml of the smallest study with another method."""
    whole = (SMALLEST / "study.yml").read_text("utf-8")
    return whole.partition("method:\n")[0] + (line or "method: " + METHOD) + "\n"


NUMBERS = {
    "1_000": "write 1000",
    "1 000": "write 1000",
    "012": "write 12",
    "+5": "write 5",
    "1.000": "write 1000 or 1, without a sign between the digits",
    "1,000": "write 1000 or 1, without a sign between the digits",
    "1e3": "",
    "1:30": "",
    "0x1F": "",
    "yes": "",
    "２": "",
    ".inf": "",
    "12.0": "",
}


@pytest.mark.parametrize(("written", "hint"), NUMBERS.items())
def test_numbers_are_taken_as_written_or_not_at_all(
    tmp_path: Path, written: str, hint: str
) -> None:
    """`1.000` was taken for 1, `1_000` for 1000, `12.0` for 12."""
    line = f"method: {{interviews: {{low: 1, high: {written}, unit: m}}, {METHOD[1:]}"
    if written == "1,000":
        line = line.replace(written, f'"{written}"')
    (found,) = [one for one in said(tmp_path, "study.yml", with_study(line)) if "number" in one]
    assert found == f'expected a whole number, such as 12, found "{written}"; {hint}'


@pytest.mark.parametrize(
    ("written", "hint"),
    [("2021-5-7", '2021-05-07"'), ("17.5.2021", '2021-05-17"'), ("2021/05", '2021-05"')],
)
def test_a_date_in_another_order_is_proposed_in_ours(
    tmp_path: Path, written: str, hint: str
) -> None:
    text = re.sub(r"published: .*", f"published: {written}", with_study(""))
    (found,) = said(tmp_path, "study.yml", text)
    assert found == f'"{written}" is not a date; write 2014, 2014-05 or 2014-05-17: "{hint}'


UNSEEN = "it holds a zero-width space (U+200B), which nobody can see; "
QUOTE = "speaker: {unlinked: x}\nquotes:\n  - {id: kettle, text: a, categories: [company]}\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: kettle", "id: ket\u200btle", UNSEEN + "delete it"),
        ("[company]", "[com\u200bpany]", UNSEEN + 'write "company"'),
        ("text: a", "te\u200bxt: a", UNSEEN + 'write "text"'),
        ("text: a", "text: a, told_as: hel\u200bped", UNSEEN + "delete it"),
        ("text: a", "text: a, withdrawn: 2021\u200b", UNSEEN + "delete it"),
        ("text: a", "text: a, language: s\u200bv", UNSEEN + "delete it"),
        (
            "id: kettle",
            "id: ket\u00adtle",
            "it holds a soft hyphen (U+00AD), which nobody can see; delete it",
        ),
        (
            "[company]",
            "[\u202ecompany]",
            'it holds a right-to-left override (U+202E), which nobody can see; write "company"',
        ),
    ],
)
def test_a_character_that_nobody_can_see_is_named(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert any(
        one.endswith("; " + expected)
        for one in said(tmp_path, "quotes.yml", QUOTE.replace(old, new))
    )


def test_a_level_that_holds_such_a_character_is_named_as_well() -> None:
    bass = "ba\u200bss"
    assert did_you_mean(bass, ["alto", "bass"]) == UNSEEN + 'write "bass"'
    assert did_you_mean("before", ["bef\n\nore"]) == 'did you mean "bef ore"?', "on one line"
    assert did_you_mean("bass", ["alto", bass]) == (
        '"bass" is known here, but holds a zero-width space (U+200B), which nobody can see;'
        " delete it there"
    )


def test_words_keep_their_joiners(tmp_path: Path) -> None:
    """They are letters' own in Persian, and in a family of emoji."""
    text = QUOTE.replace("text: a", "text: نمی\u200cدانم 👩\u200d👧 auf\u00adhören")
    assert said(tmp_path, "quotes.yml", text) == []


def test_one_message_ends_the_matter(tmp_path: Path) -> None:
    """A study met four rounds for `method.limitations` alone."""
    (first,) = said(tmp_path, "study.yml", with_study("method:\n  limitations:"))
    assert first == (
        '"limitations:" has no value; write here: What the study cannot tell.'
        " For example: limitations: {authors: {text: …}}"
    )
    for wrong in ("{}", "[a]", "Few people.", "{authors: Few people.}"):
        shutil.rmtree(tmp_path / "site-data")
        line = f"method: {{limitations: {wrong}}}"
        (found,) = said(tmp_path, "study.yml", with_study(line))
        assert "authors: {text: …}" in found


def test_a_value_is_quoted_whole_unless_it_is_a_page_long() -> None:
    sentence = "I was alone in that room for the whole of the day. " * 5
    assert shorten(sentence) == sentence.strip()
    assert shorten("word " * 100) == "word " * 59 + "word … [and 200 more characters]"
