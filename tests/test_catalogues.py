"""What each catalogue of the interface's words must hold, by where a reader meets the words.

Words of reader pages and of the search are in every catalogue. Words that can harm where they are
wrong, about help, consent and painful matters, stay in English until a person who speaks the
language has read them (docs/decisions/0142).
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.conftest import ROOT

LOCALES = ROOT / "builder" / "ownwords" / "locale"
UNREVIEWED = ("ar", "de", "es", "fr")

STUDY_PAGES = {
    "templates/cite.html", "templates/components/cited.html", "templates/components/fact.html",
    "templates/components/part_cited.html", "templates/components/protection.html",
    "templates/components/reference.html", "templates/components/withdrawn.html",
    "templates/data.html", "templates/limitations.html", "templates/method.html",
    "templates/references.html", "templates/reporting.html", "templates/team.html",
    "views/cited.py", "views/data.py", "views/facts.py", "views/metadata.py",
    "views/protection.py", "views/references.py", "views/withdrawn.py",
}  # fmt: skip
"""What serves only the pages about the study; everything else serves readers and the search."""

TABLES_TO_DOWNLOAD = {
    "Who translated it and how, if this differs from the other quotes",
    "Id of its parent finding",
    "Permanent id of the finding",
    "Permanent id of the quote",
    "Ids of the findings it belongs to",
    "Label in plain words",
    "Label, as published",
    "Original language",
    "Language of the quote",
    "Short form, as printed",
    "The case it belongs to, if the study says",
    "The words as printed; in an exchange, one speaker’s turn per line",
    "The original wording",
    "Its role for each of these findings, in the same order",
    "What it says in a few words, written by the makers of this site",
    "Who is speaking, if the study says",
    "number",
    "one of several values",
    "one of several values, ordered",
    "text",
}
"""Words that explain columns, which the model declares."""

CAREFUL = {
    "%(file)s is not offered: what people are known to have agreed to does not cover sharing data.",
    "%(num)s quote is not in it: what its speaker is known to have agreed to does not cover sharing"
    " data.",
    "; not called",
    "Basis for publishing on this site",
    "Call %(number)s (%(country)s)",
    "Confirmed by %(who)s on %(day)s.",
    "Confirmed on %(day)s.",
    "Consent",
    "End of quote",
    "Every quote that may be shared as data",
    "How to complain",
    "How to complain: %(country)s",
    "Immediate help",
    "Leave this site",
    "Nobody has called these numbers to confirm them.",
    "Not called.",
    "Read on a public body’s page",
    "Read on a public page",
    "Read on another organisation’s page",
    "Read on the service’s own page",
    "Show all countries",
    "Skip this quote",
    "So that its emergency number leads on every page.",
    "Some quotes describe painful experiences. A line before each of them names the matter, so that"
    " you can skip it.",
    "Text %(number)s (%(country)s)",
    "The country you chose on the help page",
    "Content note:",
    "This site does not know how to complain here. There may be a way.",
    "We did not find out who can use these ways, or whether it matters how the care is paid for.",
    "We did not find out who can use this, or whether it matters how the care is paid for.",
    "Where are you?",
    "Who is responsible for publishing here",
    "Why this may be published, and who is responsible",
    "or press Esc three times",
}
"""Help, consent and content notes."""

WHOLLY_CAREFUL = {"views/help.py", "templates/help.html", "templates/components/help_row.html"}
"""Whatever these say is about help; a new message here belongs to the list above."""


def first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    made = message.string
    return tuple(made) if isinstance(made, list | tuple) else (made or "",)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Each message → the files that say it."""
    made = tmp_path_factory.mktemp("words") / "words.pot"
    command: list[str | Path] = [
        sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract",
        "--mapping-file", LOCALES / "babel.cfg", "--keywords", "messages",
        "--keywords", "many:1,2", "--output-file", made, LOCALES.parent,
    ]  # fmt: skip
    subprocess.run(command, check=True, cwd=ROOT)
    return {
        first(message): {
            Path(name).as_posix().split("ownwords/")[-1] for name, _ in message.locations
        }
        for message in read_po(made.open("rb"))
        if message.id
    }


def translated(language: str) -> set[str]:
    with (LOCALES / language / "ownwords.po").open("rb") as file:
        return {first(each) for each in read_po(file) if each.id and all(forms(each))}


@pytest.mark.parametrize("language", [*UNREVIEWED, "sv"])
def test_words_of_reader_pages_and_search_are_translated(
    places: dict[str, set[str]], language: str
) -> None:
    owed = {
        words
        for words, files in places.items()
        if not files <= STUDY_PAGES and words not in CAREFUL | TABLES_TO_DOWNLOAD
    }
    assert len(owed) > 350
    assert owed - translated(language) == set()


@pytest.mark.parametrize("language", UNREVIEWED)
def test_words_that_can_harm_wait_for_a_person(language: str) -> None:
    assert b'"X-Reviewed: no\\n"' in (LOCALES / language / "ownwords.po").read_bytes()
    assert translated(language) & CAREFUL == set()


def test_the_list_of_words_that_can_harm_is_of_today(places: dict[str, set[str]]) -> None:
    assert CAREFUL - set(places) == set()
    help_words = {words for words, files in places.items() if files <= WHOLLY_CAREFUL}
    assert len(help_words) > 5
    # letters alone are no words of help
    assert help_words - CAREFUL == set()


def test_every_catalogue_without_a_reviewer_is_known() -> None:
    found = {
        file.parent.name
        for file in LOCALES.glob("*/ownwords.po")
        if b"X-Reviewed: no" in file.read_bytes()
    }
    assert found == set(UNREVIEWED)


def test_arabic_has_six_forms_of_a_plural() -> None:
    with (LOCALES / "ar" / "ownwords.po").open("rb") as file:
        plurals = [
            each for each in read_po(file) if not isinstance(each.id, str) and all(forms(each))
        ]
    assert len(plurals) >= 5
    assert {len(forms(each)) for each in plurals} == {6}


def test_the_foot_says_that_nobody_has_reviewed_the_words(
    study_site: Callable[[str], Path],
) -> None:
    """And words of help stay English there, and say so."""
    site = study_site("bayt-alsuq")
    for page in site.rglob("*.html"):
        assert "ولم يراجعها بعدُ متحدث أصلي بالعربية" in page.read_text("utf-8"), page
    price = (site / "quotes/price/index.html").read_text("utf-8")
    assert '<span lang="en" dir="ltr">\u2066Content note:\u2069</span>' in price
    assert "كل الاقتباسات" in (site / "quotes/index.html").read_text("utf-8")
