"""An invented study of another shape builds with the same builder: three levels, no core
concept, focus groups.
"""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from ownwords.pipeline import Project, Site, make_site

STUDY = Path(__file__).parent / "studies" / "village-shops"


@pytest.fixture(scope="module")
def made() -> Site:
    return make_site(Project(STUDY, STUDY / "site-data", STUDY / "content"))


def words_of(site: Site, path: str) -> str:
    text = next(page.text for page in site.pages if page.path == path)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text.split("---\n", 2)[2])).split())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.md", "A focus group study · 9 residents, 3 groups"),
        ("index.md", "2 themes, 2 sub-themes, 2 codes, 4 quotes."),
        ("findings/index.md", "Having a stake"),
        ("findings/night-freezer/index.md", "Code · Having a stake · Giving labour"),
        ("findings/bread/index.md", "Ei maanantaina leipää."),
        ("findings/tolerance/index.md", "What does not fit"),
        (
            "quotes/both-of-us/index.md",
            "Resident R2, group north: “We paid for that roof, both of us.”",
        ),
        (
            "quotes/both-of-us/index.md",
            "A man at the back, group north: “And we would again (...) well, I would.”",
        ),
        ("quotes/freezer/index.md", "Resident R1, group north"),
        ("quotes/no-bread/index.md", "Who is speaking Group south"),
        ("quotes/left-for-town/index.md", "The speaker asked not to be linked to a group."),
        ("study/sample/index.md", "not asked"),
        ("study/sample/index.md", "over 20 years 3 of 9 residents"),
        ("study/sample/index.md", "yes 7 of 9 residents"),
        ("study/method/index.md", "Design Focus groups"),
        ("groups.md", "In 3 groups, 2 of them in the shop itself"),
        ("groups.md", "( Esimerkki & Keksitty, 2025 )"),
    ],
)
def test_what_pages_say(made: Site, path: str, words: str) -> None:
    assert words in words_of(made, path)


def test_files_that_are_absent_take_their_pages_with_them(made: Site) -> None:
    paths = {page.path for page in made.pages}
    assert not {"process/index.md", "help/index.md", "study/glossary/index.md"} & paths
    assert made.chrome["help"] == {}
    assert [entry.title for entry in made.menu] == [
        "For residents and councils",
        "Findings",
        "Quotes",
        "The study",
    ]


def test_without_a_privacy_file_its_page_says_what_the_device_keeps(tmp_path: Path) -> None:
    data = (
        shutil.copytree(STUDY, tmp_path / "study", ignore=shutil.ignore_patterns("site", "private"))
        / "site-data"
    )
    (data / "privacy.yml").unlink()
    site = make_site(Project(data.parent, data, data.parent / "content"))
    privacy = next(page for page in site.pages if page.path == "study/privacy/index.md")
    assert privacy.title == "What this site stores on your device"


def test_quotes_in_another_language_say_so(made: Site) -> None:
    page = next(page for page in made.pages if page.path == "quotes/no-bread/index.md")
    assert '<blockquote lang="fi"' in page.text


def test_a_hand_written_page_replaces_the_generated_one(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "study").mkdir(parents=True)
    (content / "study" / "method.md").write_text("# Our own words on the method\n")
    shutil.copytree(STUDY / "site-data", tmp_path / "site-data")
    site = make_site(Project(tmp_path, tmp_path / "site-data", content))
    assert [page.title for page in site.pages if page.address == "study/method/"] == [
        "Our own words on the method"
    ]
