"""Scripts whose patterns are asked only where a text has a letter far from Latin ones."""

import re
import sys

import pytest

from ownwords.disclosure.identifiers import other_scripts, scripts
from ownwords.unspaced import UNSPACED, is_near, is_unspaced


@pytest.mark.parametrize(
    "letters",
    [f"[{UNSPACED}]", scripts._HAS_ONE_CASE.written, other_scripts._HAS_ONE_CASE.written],
    ids=["without spaces", "names", "lives"],
)
def test_no_letter_of_these_scripts_is_near(letters: str) -> None:
    theirs = re.compile(letters).findall("".join(map(chr, range(sys.maxunicode + 1))))
    assert len(theirs) > 1000
    assert not [letter for letter in theirs if is_near(letter)]


def test_letters_and_signs_of_print_are_near() -> None:
    assert is_near("“Ääni – голос · φωνή · ձայն …”")
    assert not is_near("a 声")
    assert is_unspaced("声が聞こえる")
    assert not is_unspaced("a voice")
