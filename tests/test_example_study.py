"""The second whole study, examples/reading-late: it is marked as invented wherever one looks,
builds under the strictest check, and shows what the first study does not have.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.conftest import ROOT
from tests.reading import kinds_of, pages_of, read_page
from tests.test_engine import copy_of

EXAMPLE = ROOT / "examples" / "reading-late"
KEY = "c23cfbce82ad1e8a70e7df2940d7e739d4968457cd354781bb4cd2fe0c9a7e39"
"""The key of its one withdrawal. Nobody stands behind it; a real study's key is in no repository."""
WITHDRAWN = "I read the first line aloud before anybody could ask me to"
INVENTED = "This study is invented. Nobody in it exists"


def ownwords(project: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ownwords.cli", *words],
        cwd=project,
        env=os.environ | {"OWNWORDS_WITHDRAWAL_KEY": KEY, "SITE_URL": "https://example.org/late/"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(EXAMPLE, tmp_path_factory.mktemp("example") / "study").parent


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    done = ownwords(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def test_the_strict_check_and_the_gate_find_nothing(project: Path) -> None:
    done = ownwords(project, "check", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 hints, 0 acknowledged." in done.stdout


def test_every_page_says_that_it_is_invented(built: Path) -> None:
    pages = list(pages_of(built))
    assert len(pages) > 50
    for page in pages:
        read = read_page(page)
        assert INVENTED in read.text, page
        assert "(an invented study)" in read.title, page


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", "An interview study over a year · 9 learners, 2 circles, 17 interviews"),
        ("quotes/thirty-years", "Learner L6, L6-later, a year later"),
        ("quotes/thirty-years", "“Ahora el correo lo abro yo."),
        ("quotes/hair-and-horse", "In Spanish the two words are caballo and cabello"),
        ("quotes/nothing-happens", "Facilitator: “What happens when somebody is stuck?”"),
        ("quotes/never-interested", "Asked not to be linked to anything else they said."),
        ("study/sample", "The interviews, in two waves"),
        ("study/privacy", "Both wanted it to be seen that they sat there."),
        ("pictures", "The clock without hands"),
    ],
)
def test_what_the_first_study_does_not_have(built: Path, page: str, words: str) -> None:
    assert words in read_page(built / page / "index.html").text


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("quotes/glasses-ready", ["letter.svg"]),
        ("quotes/on-a-bench", ["bench.svg"]),
        ("findings/table", ["table.webp"]),
        ("pictures", ["letter.svg", "bench.svg", "table.webp"]),
    ],
)
def test_pictures_have_words_for_those_who_do_not_see_them(
    built: Path, page: str, names: list[str]
) -> None:
    elements = read_page(built / page / "index.html").elements
    pictures = [found for tag, found in elements if tag == "img"]
    assert [Path(found["src"]).name for found in pictures] == names
    assert all(len(found["alt"]) > 40 for found in pictures)


def test_a_quote_is_heard_in_a_voice_of_somebody_else_and_the_page_says_so(built: Path) -> None:
    page = read_page(built / "quotes/kitchen-letter/index.html")
    assert "spoken by a computer’s voice, not by the person who said it (8 seconds)" in page.text
    clip = next(found["src"] for tag, found in page.elements if tag == "source")
    assert (built / "quotes/kitchen-letter" / clip).resolve().stat().st_size < 40_000


def test_what_was_withdrawn_is_looked_for(built: Path, tmp_path: Path) -> None:
    assert not any(WITHDRAWN in page.read_text("utf-8") for page in built.rglob("*.html"))
    project = copy_of(EXAMPLE, tmp_path / "study").parent
    (project / "content" / "again.md").write_text(f"# Again\n\n{WITHDRAWN}.\n", "utf-8")
    done = ownwords(project, "check")
    assert done.returncode == 1
    assert "[withdrawn-words]" in done.stdout


def test_axe_finds_nothing(browser: Browser, serve: Callable[[Path], str], built: Path) -> None:
    """On the kinds of pages that look otherwise than those of the studies in test_axe.py."""
    kinds = kinds_of(built)
    root = serve(built)
    looked_at = [root + kinds[kind] for kind in ("home", "finding", "quote", "written")]
    looked_at += [root + f"study/{page}/index.html" for page in ("sample", "privacy")]
    assert list(violations(browser, looked_at)) == []
