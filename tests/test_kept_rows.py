"""Files with a row for each quote take over the rows of quotes that are the same, and only the others
are judged; the files are the same bytes as if they had been made anew.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords import engine
from ownwords.caches import SWITCH
from ownwords.disclosure import finished
from ownwords.errors import StudyError
from ownwords.exports import tables
from ownwords.fingerprint import Fingerprints
from ownwords.in_rows import InRows, Make, anew
from ownwords.jsontext import AROUND_ROWS, json_text, row_texts
from ownwords.kept_rows import KeptRows, Notes
from ownwords.serving import _Draft
from tests.conftest import STUDIES
from tests.test_compiled import whole
from tests.test_engine import copy_of
from tests.test_last_site import changed, replaced
from tests.test_translations import project

SPEAKERS = "allotment-talk"
FILES = ("study/data/quotes.csv", "study/data/quotes.json", "study/data/study.json")
INDEX = "assets/search/en.js"
QUOTE = "site-data/quotes.yml"
EDIT = replaced("My weeds are my own", "My weeds are mine at last")
EDITED, OTHER = "weeds", "Thistles do not read fences"


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, str(tmp_path / "cache"))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A study whose site stands."""
    config = copy_of(STUDIES / SPEAKERS, tmp_path / "study")
    engine.build_site(config)
    return config


@pytest.fixture
def rows_made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of quotes of which a row of the table was made."""
    made: list[str] = []
    of_quote = tables._of_quote

    def noted(graph: Any, quote: Any) -> dict[str, str]:
        made.append(quote.id)
        return of_quote(graph, quote)

    monkeypatch.setattr(tables, "_of_quote", noted)
    return made


def built_anew(config: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    with monkeypatch.context() as other:
        other.setenv(SWITCH, "off")
        return whole(engine.build_site(config, config.parent.parent / "anew"))


def test_only_the_row_of_an_edited_quote_is_made(config: Path, rows_made: list[str]) -> None:
    changed(config, QUOTE, EDIT)
    engine.build_site(config)
    assert rows_made == [EDITED]
    rows_made.clear()
    engine.build_site(config)
    assert rows_made == []


def test_a_draft_takes_over_rows_as_well(config: Path, rows_made: list[str]) -> None:
    said: list[str] = []
    problems: list[str] = []

    def draft() -> _Draft:
        return _Draft(config, "127.0.0.1:0", said.append, lambda error: problems.append(str(error)))

    first, fresh = draft(), draft()
    try:
        first.build()
        rows_made.clear()
        changed(config, QUOTE, EDIT)
        first.build()
        assert rows_made == [EDITED]
        changed(config, QUOTE, replaced("I let it be", "I let it be now"))
        first.build()
        fresh.build()
        assert whole(Path(first.server.root)) == whole(Path(fresh.server.root))
        assert not problems
    finally:
        first.close()
        fresh.close()


@pytest.mark.parametrize("file", [*FILES, INDEX])
def test_rows_of_a_file_that_somebody_changed_are_made_anew(
    config: Path, rows_made: list[str], file: str
) -> None:
    site = config.parent / "site"
    before = whole(site)
    text = (site / file).read_bytes()
    (site / file).write_bytes(text.replace(b"Thistles", b"Nettles"))
    assert whole(engine.build_site(config)) == before
    assert len(rows_made) == (5 if file in FILES[:2] else 0)


EDITS_OF_OTHERS: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "what is shown of a speaker": (
        SPEAKERS,
        "site-data/sample.yml",
        replaced(", beside_quotes: true", ""),
    ),
    "a group's row": (SPEAKERS, "site-data/cases.csv", replaced("the hut", "the library")),
    "labels of speakers": (
        SPEAKERS,
        QUOTE,
        replaced("quotes:\n", "speaker_labels: false\nquotes:\n"),
    ),
    "a finding's name": (
        SPEAKERS,
        "site-data/categories.yml",
        replaced("label: Quarrels", "label: Quarrels, all of them"),
    ),
    "what may be shared": (
        SPEAKERS,
        "site-data/privacy.yml",
        replaced("indexing, data-sharing]", "indexing]"),
    ),
}


@pytest.mark.parametrize("what", EDITS_OF_OTHERS)
def test_rows_follow_what_else_they_are_made_from(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, file, edit = EDITS_OF_OTHERS[what]
    config = copy_of(STUDIES / study, tmp_path / "study")
    before = whole(engine.build_site(config))
    changed(config, file, edit)
    site = whole(engine.build_site(config))
    assert site != before
    assert site == built_anew(config, monkeypatch)


def test_a_translation_has_rows_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = project(tmp_path)
    engine.build_site(config)
    edit = replaced("You just say the rule", "You say the rule and that is all")
    changed(config, "site-data/translations/en/quotes.yml", edit)
    site = whole(engine.build_site(config))
    assert b"and that is all" in site["assets/search/en.js"]
    assert site == built_anew(config, monkeypatch)
    changed(config, QUOTE, replaced("(…) och sen", "(…) ja och sen"))
    assert whole(engine.build_site(config)) == built_anew(config, monkeypatch)


@pytest.mark.parametrize("file", [*FILES, INDEX])
def test_what_is_new_in_a_file_is_judged(
    config: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    """An address that comes from no file of the study, in the one row that is made."""
    text_of = KeptRows.text

    def with_more(self: KeptRows, path: str, rest: str, keys: Any, make: Make) -> str:
        def more(known: Mapping[str, str]) -> InRows:
            return make(known).changed(lambda row: row.replace("at last", "someone@example.net"))

        return text_of(self, path, rest, keys, more if path == file else make)

    monkeypatch.setattr(KeptRows, "text", with_more)
    changed(config, QUOTE, EDIT)
    with pytest.raises(StudyError, match=r"someone@example\.net") as stopped:
        engine.build_site(config)
    assert file in str(stopped.value)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What was judged of files that are no pages, by their names."""
    texts: dict[str, str] = {}
    judge = finished._Judge.file

    def noted(self: finished._Judge, name: str, suffix: str, text: str) -> None:
        texts[name.removeprefix("site/")] = text
        judge(self, name, suffix, text)

    monkeypatch.setattr(finished._Judge, "file", noted)
    return texts


def test_rows_that_stand_are_not_judged_again(config: Path, judged: dict[str, str]) -> None:
    changed(config, QUOTE, EDIT)
    site = engine.build_site(config)
    for file in (*FILES, INDEX):
        text = (site / file).read_text("utf-8")
        assert "My weeds are mine at last" in judged[file]
        assert OTHER in text
        assert OTHER not in judged[file]
        assert len(judged[file]) < len(text)


def test_all_is_judged_where_the_rules_are_others(config: Path, judged: dict[str, str]) -> None:
    names = config.parent / "private" / "names.txt"
    names.parent.mkdir(exist_ok=True)
    names.write_text("Wilhelmina\n", "utf-8")
    changed(config, QUOTE, EDIT)
    engine.build_site(config)
    assert OTHER in judged[FILES[0]]


KEY = Fingerprints(b"salt")("key")
LETTERS = st.text("ab\n,\"'<é\U0001f600\0-", max_size=6)
TABLES = st.dictionaries(st.text("qrs\n", min_size=1, max_size=3), LETTERS, max_size=6)


@given(old=TABLES, new=TABLES, between=st.sampled_from(["", ", ", ",\n"]))
def test_rows_are_found_again_whatever_they_hold(
    old: dict[str, str], new: dict[str, str], between: str
) -> None:
    prints = Fingerprints(b"salt")
    stands: dict[str, str] = {}
    made: list[str] = []

    def text_as_made(file: str, print_: str) -> str | None:
        text = stands.get(file)
        return text if text is not None and prints.text(text) == print_ else None

    def text(rows: KeptRows, words: dict[str, str]) -> str:
        def make(known: Mapping[str, str]) -> InRows:
            made.extend(name for name in words if name not in known)
            return InRows(
                "begins[",
                {name: known.get(name, f"<{word}>") for name, word in words.items()},
                between,
                "]",
            )

        keys = {name: prints(word) for name, word in words.items()}
        return rows.text("file", "rest", lambda: keys, make)

    first = KeptRows(prints, text_as_made, Notes())
    stands["file"] = text(first, old)
    made.clear()
    second = KeptRows(prints, text_as_made, Notes.read(first.notes.written()))
    assert text(second, new) == anew(
        "",
        lambda _: InRows(
            "begins[", {name: f"<{word}>" for name, word in new.items()}, between, "]"
        ),
    )
    assert made == [name for name in new if old.get(name) != new[name]]
    part = second.new_part("file", text(second, new).encode("utf-8", "surrogatepass"))
    if len(made) < len(new):
        assert part == f"begins[{between.join(f'<{new[name]}>' for name in made)}]"
    assert second.new_part("file", b"changed since") is None


def test_nothing_is_taken_over_where_the_rest_is_another() -> None:
    prints = Fingerprints(b"salt")

    def make(known: Mapping[str, str]) -> InRows:
        return InRows("", {"a": known.get("a", "made")})

    first = KeptRows(prints, lambda *_: "kept", Notes())
    first.text("file", "one", lambda: {"a": KEY}, make)
    first.note_lines("cards", "one", {"a": KEY}, {"a": "line"})
    again = KeptRows(prints, lambda *_: "kept", first.notes)
    assert again.text("file", "two", lambda: {"a": KEY}, make) == "made"
    assert again.text("file", "one", lambda: {"a": KEY[::-1]}, make) == "made"
    assert again.text("file", "", dict, make) == "made"
    assert again.text("file", "one", lambda: {"a": KEY}, make) == "kept"
    assert again.lines("cards", "one", {"a": KEY}) == {"a": "line"}
    assert again.lines("cards", "two", {"a": KEY}) == {}
    assert again.lines("cards", "one", {"a": KEY[::-1]}) == {}


@given(st.lists(st.dictionaries(LETTERS, LETTERS, min_size=1), min_size=1))
def test_rows_of_json_are_the_list_in_lines(rows: list[dict[str, str]]) -> None:
    begins, between, ends = AROUND_ROWS
    made = dict(enumerate(row_texts(rows)))
    texts = {str(at): row for at, row in made.items()}
    assert InRows(begins, texts, between, ends).text == json_text(rows)
