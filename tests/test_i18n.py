"""The interface's words: all in the catalogue, none in a template outside of it."""

import gettext
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from ownwords.i18n import Messages, foreign_as_spans, is_foreign, load_messages, unmarked
from ownwords.pipeline import Project, make_site

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "builder" / "ownwords" / "locale"
CATALOGUES = sorted(LOCALES.glob("*/ownwords.po"))
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
    text = re.sub(r"&\w+;|\bdoi:", " ", text)
    assert not re.search(r"[^\W\d_]", text), text.split()


def test_every_word_of_the_interface_can_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a catalogue that marks each message, no message comes out unmarked."""

    class Marked(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"⟦{message}⟧"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    monkeypatch.setattr(
        "ownwords.pipeline.making.load_messages", lambda language: Messages(language, Marked())
    )
    study = ROOT / "tests" / "studies" / "village-shops"
    site = make_site(Project(study, study / "site-data", study / "content"))
    catalogue = (ROOT / "builder" / "ownwords" / "locale" / "ownwords.pot").read_text("utf-8")
    messages = [
        message
        for message in re.findall(r'^msgid "(.+)"$', catalogue, re.MULTILINE)
        if len(message) > 12 and "%" not in message
    ]
    assert len(messages) > 100
    for page in site.pages:
        for message in messages:
            assert not re.search(rf"(?<!⟦){re.escape(message)}(?!⟧)", page.text), (
                page.path,
                message,
            )


def test_dates_are_written_as_far_as_they_are_known() -> None:
    messages = load_messages("en")
    assert [messages.date(day) for day in ("2014", "2014-05", "2014-05-17")] == [
        "2014",
        "May 2014",
        "17 May 2014",
    ]
    assert load_messages("sv").date("2014-05-17") == "17 maj 2014"


def test_an_unknown_language_speaks_english() -> None:
    messages = load_messages("xx-unknown")
    assert (unmarked(messages("Findings")), messages.language, messages.spoken) == (
        "Findings",
        "xx-unknown",
        "en",
    )
    assert load_messages("sv").language_name("fi") == "finska"


def placeholders(text: str) -> list[str]:
    """What is put into a message, and its tags."""
    return sorted(re.findall(r"%\(\w+\)s|<[^>]*>", text))


def translations(message: Message) -> list[str]:
    """The forms of a translation."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def in_words(message: Message) -> list[tuple[str, str]]:
    """Each form of a message with its translation; the first is for one, the others for many."""
    one, *more = [message.id] if isinstance(message.id, str) else message.id
    return [
        (more[0] if number and more else one, text)
        for number, text in enumerate(translations(message))
    ]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.parent.name)
def test_a_catalogue_is_sound(catalogue: Path) -> None:
    """What has no translation yet is no fault: `make words` lists it, a site shows it in English."""
    template = read_po((LOCALES / "ownwords.pot").open("rb"))
    made = read_po(catalogue.open("rb"), locale=catalogue.parent.name, abort_invalid=True)
    assert {message.id for message in made} - {""} == {message.id for message in template} - {""}, (
        "renew it with `make words`"
    )
    assert not made.obsolete
    forms = [
        (message, form)
        for message in made
        if message.id and any(translations(message))
        for form in in_words(message)
    ]
    assert [one for _, (one, text) in forms if not text.strip()] == [], "each form or none"
    assert [message.id for message in made if message.fuzzy and message.id] == []
    assert [
        (one, text) for _, (one, text) in forms if placeholders(one) != placeholders(text)
    ] == []
    assert [
        (one, text)
        for _, (one, text) in forms
        if (one[-1] in ".:?") != (text[-1] in ".:?؟。：") and one != "No."
    ] == []
    assert {len(translations(message)) for message in made if message.pluralizable} == {
        made.num_plurals
    }


def test_there_is_a_swedish_catalogue() -> None:
    assert "sv" in {catalogue.parent.name for catalogue in CATALOGUES}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.parent.name)
def test_renewing_a_catalogue_changes_nothing_and_dates_nothing(
    catalogue: Path, tmp_path: Path
) -> None:
    made = tmp_path / catalogue.parent.name / "ownwords.po"
    made.parent.mkdir()
    made.write_bytes(catalogue.read_bytes())
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "translations", LOCALES / "ownwords.pot", made],
        check=True,
    )
    assert made.read_text("utf-8") == catalogue.read_text("utf-8"), "renew it with `make words`"
    assert "-Date:" not in made.read_text("utf-8")


def test_renewing_adds_new_words_and_drops_old_ones(tmp_path: Path) -> None:
    made = tmp_path / "sv" / "ownwords.po"
    made.parent.mkdir()
    made.write_text('msgid "Home"\nmsgstr "Hem"\n\nmsgid "Gone"\nmsgstr "Borta"\n')
    words = tmp_path / "words.pot"
    words.write_text('msgid "Home"\nmsgstr ""\n\nmsgid "Homes"\nmsgstr ""\n')
    subprocess.run([sys.executable, ROOT / "scripts" / "translations", words, made], check=True)
    text = made.read_text("utf-8")
    assert 'msgid "Home"\nmsgstr "Hem"' in text
    assert 'msgid "Homes"\nmsgstr ""' in text
    assert "Borta" not in text


def test_what_is_not_translated_is_listed_and_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "locale" / "sv" / "ownwords.po"
    made.parent.mkdir(parents=True)
    made.write_text('msgid "Home"\nmsgstr "Hem"\n')
    words = tmp_path / "words.pot"
    one, other = "%(num)s key", "%(num)s keys"
    words.write_text(
        'msgid "Home"\nmsgstr ""\n\nmsgid "Ours"\nmsgstr ""\n\n'
        f'msgid "{one}"\nmsgid_plural "{other}"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    command: list[str | Path] = [sys.executable, ROOT / "scripts" / "translations", words, made]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == (
        f"{made}: not translated, so in English on the site: 2\n  {one}\n  Ours\n"
    )
    monkeypatch.setattr("ownwords.i18n.files", lambda _: tmp_path)
    messages = load_messages("sv")
    assert (messages("Home"), foreign_as_spans(messages("Ours"))) == (
        "Hem",
        '<span lang="en">Ours</span>',
    )
    assert foreign_as_spans(messages.many(one, other, 2)) == '2<span lang="en"> keys</span>'


def test_numbers_and_plurals_follow_the_language() -> None:
    swedish, english = load_messages("sv"), load_messages("en")
    assert english.many("%(num)s quote", "%(num)s quotes", 1234) == "1,234 quotes"
    assert swedish.many("%(num)s quote", "%(num)s quotes", 1234) == "1\N{NO-BREAK SPACE}234 citat"
    forms = ("%(num)s passage in the publication", "%(num)s passages in the publication")
    assert [swedish.many(*forms, number) for number in (0, 1, 2)] == [
        "0 ställen i publikationen", "1 ställe i publikationen", "2 ställen i publikationen",
    ]  # fmt: skip


def test_a_region_takes_its_languages_words() -> None:
    assert load_messages("sv-FI")("Findings") == "Resultat"
    assert load_messages("en-GB")("Findings") == "Findings"


def test_a_word_without_translation_says_so() -> None:
    assert unmarked(load_messages("sv")("Not in any catalogue")) == "Not in any catalogue"
    assert is_foreign(load_messages("sv")("Not in any catalogue"))
    assert not is_foreign(load_messages("sv")("Findings"))


def test_english_on_a_page_in_another_language_says_so() -> None:
    messages = load_messages("se")
    title = messages("Quotes: %(what)s") % {"what": "Vuosttas"}
    assert unmarked(title) == "Quotes: Vuosttas"
    assert (
        foreign_as_spans(f'<h1 title="{title}">{title}</h1>')
        == '<h1 title="Quotes: Vuosttas"><span lang="en">Quotes: </span>Vuosttas</h1>'
    )
    assert unmarked(messages.date("2014-05-17")) == "17 May 2014"
    marked = messages("<b>%(count)s</b> of %(of)s %(unit)s") % {"count": 1, "of": 2, "unit": "x"}
    assert (
        foreign_as_spans(f"<svg><text>{messages('Home')}</text></svg>")
        == "<svg><text>Home</text></svg>"
    )
    assert foreign_as_spans(marked) == '<b>1</b><span lang="en"> of </span>2 x'
    assert messages("“") == "“"
