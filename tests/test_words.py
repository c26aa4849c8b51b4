"""The interface's words: all in the catalogue, none in a template outside of it."""

import gettext
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ownwords.build import Project, make_site
from ownwords.words import Words, load_words, plain

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "builder" / "ownwords" / "templates").rglob("*.html"))


def test_the_catalogue_is_up_to_date(tmp_path: Path) -> None:
    made = tmp_path / "words.pot"
    subprocess.run([ROOT / "scripts" / "catalogue", sys.executable, made], check=True)
    committed = (ROOT / "builder" / "ownwords" / "locale" / "ownwords.pot").read_text("utf-8")
    assert committed == made.read_text("utf-8"), "renew it with `make words`"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_no_word_stands_in_a_template_outside_the_catalogue(template: Path) -> None:
    text = template.read_text("utf-8")
    text = re.sub(r"\{#.*?#\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"\{%-? trans.*?endtrans -?%\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r"&\w+;|\bdoi:|\(\s*ed\.\)", " ", text)
    assert not re.search(r"[^\W\d_]", text), text.split()


def test_every_word_of_the_interface_can_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a catalogue that marks each message, no message comes out unmarked."""

    class Marked(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"⟦{message}⟧"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    monkeypatch.setattr("ownwords.build.load_words", lambda language: Words(language, Marked()))
    study = ROOT / "tests" / "studies" / "village-shops"
    site = make_site(Project(study, study / "site-data", study / "content"))
    catalogue = (ROOT / "builder" / "ownwords" / "locale" / "ownwords.pot").read_text("utf-8")
    messages = [message for message in re.findall(r'^msgid "(.+)"$', catalogue, re.MULTILINE) if len(message) > 12 and "%" not in message]
    assert len(messages) > 100
    for page in site.pages:
        for message in messages:
            assert not re.search(rf"(?<!⟦){re.escape(message)}(?!⟧)", page.text), (page.path, message)


def test_dates_are_written_as_far_as_they_are_known() -> None:
    words = load_words("en")
    assert [words.date(day) for day in ("2014", "2014-05", "2014-05-17")] == ["2014", "May 2014", "17 May 2014"]
    assert load_words("sv").date("2014-05-17") == "17 maj 2014"


def test_an_unknown_language_speaks_english() -> None:
    words = load_words("xx-unknown")
    assert (plain(words("Findings")), words.language, words.spoken) == ("Findings", "xx-unknown", "en")
    assert load_words("sv").language_name("fi") == "finska"
