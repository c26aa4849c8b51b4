"""`[@key]` in hand-written pages, and where the list of references says that a work is cited."""

from pathlib import Path

import pytest

from ownwords import check
from ownwords.errors import StudyError
from ownwords.load import load_study
from ownwords.pages.citekeys import with_calls
from ownwords.pipeline import Project, Site, make_site
from ownwords.prose import cited_keys, uncited
from tests.conftest import SWIMMING
from tests.test_engine import copy_of


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("As said [@a2010].", 'As said ({{ cite("a2010") }}).'),
        ("[@a2010; @b:x/1]", '({{ cite("a2010") }}; {{ cite("b:x/1") }})'),
        ("line\n[@a]\nline", 'line\n({{ cite("a") }})\nline'),
        ("`[@a]` and ``x ` [@a]``", None),
        ("```\n[@a]\n```\n", None),
        ("{% raw %}[@a]{% endraw %}", None),
        ('{{ quote("[@a]") }}', None),
        ("\\[@a] ![@a](x.png) [@a](x) [@a][b] [@a]: x", None),
        ("me@example.org [me@example.org] [@ a] @a", None),
    ],
)
def test_keys_in_brackets_become_calls_and_nothing_else_does(
    written: str, made: str | None
) -> None:
    assert with_calls(written) == (written if made is None else made)


def site_with(folder: Path, page: str) -> Site:
    project = folder / "study"
    copy_of(SWIMMING, project)
    (project / "content/thoughts.md").write_text(page, "utf-8")
    return make_site(Project(project, project / "site-data", project / "content"))


def test_a_key_is_a_link_with_an_entry_at_the_end_and_the_list_says_where(tmp_path: Path) -> None:
    site = site_with(tmp_path, "# Thoughts & more\n\nPatience pays [@shoal2010; @ripple1994].\n")
    texts = {page.address: page.text for page in site.pages}
    page = texts["thoughts/"]
    assert 'href="../study/references/#shoal2010" data-ow-preview="explained' in page.replace(
        "&#45;", "-"
    ).replace("&#46;", ".").replace("&#47;", "/").replace("&#35;", "#")
    assert 'id="explained-work-shoal2010"' in page
    entry = texts["study/references/"].partition('<li id="shoal2010">')[2].partition("</ul>")[0]
    assert 'href="../../thoughts/"' in entry
    assert "Thoughts &amp; more" in entry


def test_an_unknown_key_is_told_with_its_line_and_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(StudyError) as told:
        site_with(tmp_path, "# Thoughts\n\nFirst line.\nPatience pays [@shoal2011].\n")
    assert str(told.value) == (
        'content/thoughts.md:4: there is no reference "shoal2011"; did you mean "shoal2010"?'
    )


CITING = '      plain: "This is the idea'


def with_words(folder: Path, words: str) -> Path:
    """The study of swimming lessons, whose first finding's plain definition begins with words."""
    project = copy_of(SWIMMING, folder / "study").parent
    file = project / "site-data/categories.yml"
    text = file.read_text("utf-8")
    assert CITING in text
    made = f"      plain: >-\n        {words} This is the idea"
    head, _, rest = text.partition(CITING)
    said, _, rest = rest.partition('"\n')
    file.write_text(f"{head}{made}{said}\n{rest}", "utf-8")
    return project


@pytest.mark.parametrize("written", ["[@shoal2010]", '{{ cite("shoal2010") }}'])
def test_prose_of_the_data_cites_and_the_list_says_on_which_pages(
    tmp_path: Path, written: str
) -> None:
    project = with_words(tmp_path, f"As others saw {written}.")
    site = make_site(Project(project, project / "site-data", project / "content"))
    texts = {page.address: page.text for page in site.pages}
    first = site.study.categories.categories[0].id
    page = texts[f"findings/{first}/"]
    assert 'href="../../study/references/#shoal2010" data-ow-preview="explained-work' in page
    assert 'id="explained-work-shoal2010"' in page
    entry = texts["study/references/"].partition('<li id="shoal2010">')[2].partition("</ul>")[0]
    assert entry.count(f'href="../../findings/{first}/"') == 1
    for address, text in texts.items():
        assert "[@shoal2010" not in text, address
        assert "\x1e" not in text, address
        assert "cite(&" not in text, address
    [table] = [asset.text for asset in site.assets if asset.path == "study/data/findings.csv"]
    assert "As others saw." in table


def test_an_unknown_key_in_prose_is_told_with_its_line(tmp_path: Path) -> None:
    project = with_words(tmp_path, "As others saw [@shoal2011].")
    with pytest.raises(StudyError) as told:
        load_study(project / "site-data", project)
    [problem] = told.value.problems
    assert problem.file == "site-data/categories.yml"
    assert problem.line
    assert problem.message == 'there is no reference "shoal2011"'
    assert problem.hint == 'did you mean "shoal2010"?'


def test_a_work_that_nothing_cites_is_a_hint(tmp_path: Path) -> None:
    project = copy_of(SWIMMING, tmp_path / "study").parent
    bib = project / "site-data/references.bib"
    text = bib.read_text("utf-8")
    assert [hint.code for hint in check(project).hints].count("unused-reference") == 0
    bib.write_text(
        text + "\n@book{alone2001,\n  author = {Lone, A.},\n  title = {Alone},\n"
        "  year = {2001}\n}\n",
        "utf-8",
    )
    [hint] = [hint for hint in check(project).hints if hint.code == "unused-reference"]
    assert hint.problem.message == "nothing on this site cites these works: alone2001"
    page = project / "content/alone.md"
    page.write_text("# Alone\n\nSee [@alone2001].\n", "utf-8")
    assert not [hint for hint in check(project).hints if hint.code == "unused-reference"]


@pytest.mark.parametrize(
    ("text", "keys", "plain_text"),
    [
        ("A [@a; @b].", ("a", "b"), "A."),
        ("me@example.org and [@ x]", (), "me@example.org and [@ x]"),
        ("{{ cite('a') }} said", ("a",), " said"),
        ("So it is (see {{ cite('a') }}).", ("a",), "So it is (see)."),
    ],
)
def test_keys_are_found_and_left_out_of_plain_text(
    text: str, keys: tuple[str, ...], plain_text: str
) -> None:
    assert cited_keys(text) == keys
    assert uncited(text) == plain_text
