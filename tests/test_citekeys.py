"""`[@key]` in hand-written pages, and where the list of references says that a work is cited."""

from pathlib import Path

import pytest

from ownwords.errors import StudyError
from ownwords.pages.citekeys import with_calls
from ownwords.pipeline import Project, Site, make_site
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
