"""Quotation marks that belong to the print stand once, and follow the site's language within."""

from pathlib import Path

import pytest

from ownwords.checks.marks import odd_marks
from ownwords.checks.reading import Reading
from ownwords.load import load_study
from ownwords.marks_in_print import nested, unbalanced, unenclosed
from tests.test_engine import STUDY, copy_of
from tests.test_speakers import change, site_of, words


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("“I stayed.”", "I stayed."),
        ('"I stayed."', "I stayed."),
        ("„Ich blieb.“", "Ich blieb."),
        ("»Ich blieb.«", "Ich blieb."),
        ("« Je suis resté. »", "Je suis resté."),
        ("”Jag stannade.”", "Jag stannade."),
        ("「いた」", "いた"),
        ("“No,” he said, “never.”", "“No,” he said, “never.”"),  # two pairs enclose nothing
        ("“I stayed", "“I stayed"),
        ("I stayed.", "I stayed."),
        ("“”", "“”"),
    ],
)
def test_a_pair_around_the_whole_is_left_off(printed: str, shown: str) -> None:
    assert unenclosed(printed) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("She said “no” to me.", "She said ‘no’ to me."),
        ('She said "no" to me.', "She said ‘no’ to me."),
        ("Elle a dit « non ».", "Elle a dit ‘ non ’."),
        ("She said “no to me.", "She said “no to me."),
        ('A board of 6" in length.', 'A board of 6" in length.'),
        ("It’s the dogs’ path.", "It’s the dogs’ path."),
    ],
)
def test_pairs_within_are_marks_of_a_quote_in_a_quote(printed: str, shown: str) -> None:
    assert nested(printed, "‘", "’") == shown


@pytest.mark.parametrize("text", ["“I stayed", "I stayed”", "“a “b”", '"a', "a » b"])
def test_marks_that_do_not_pair_are_noticed(text: str) -> None:
    assert unbalanced(text)


@pytest.fixture
def quotes(tmp_path: Path) -> Path:
    copy_of(STUDY, tmp_path / "study")
    return tmp_path / "study/site-data/quotes.yml"


def test_a_page_shows_printed_marks_once(quotes: Path) -> None:
    change(quotes, "I gave up and drive to town now.", "“I said “enough” and drive to town now.”")
    site = site_of(quotes.parent.parent)
    assert "“I said ‘enough’ and drive to town now.”" in words(site, "quotes/left-for-town/")
    assert "““" not in words(site, "quotes/left-for-town/")
    table = next(asset.text for asset in site.assets if asset.path == "study/data/quotes.csv")
    assert isinstance(table, str)
    assert "“I said “enough” and drive to town now.”" in table  # as printed


def test_unpaired_marks_are_hinted(quotes: Path) -> None:
    change(quotes, "I gave up and drive to town now.", "“I gave up and drive to town now.")
    hints = list(odd_marks(Reading(load_study(quotes.parent))))
    assert [(hint.path, hint.code) for hint in hints] == [(("quotes", 3, "text"), "unpaired-marks")]
