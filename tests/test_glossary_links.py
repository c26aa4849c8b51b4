"""Terms and works that a page explains: which words become links, what stands at the page's end,
what the preview's script needs.
"""

import re
from pathlib import Path

import pytest

from ownwords.graph import Graph
from ownwords.i18n import load_messages
from ownwords.load import load_study
from ownwords.model.guidance import Term
from ownwords.pages import Renderer
from ownwords.pages.glossary_links import Explained, Mention, Mentions
from ownwords.pages.handwritten import render_own_page
from ownwords.pipeline import Project, Site, make_site
from ownwords.source import WrittenPage
from ownwords.views import Context
from tests.conftest import STUDIES, SWIMMING
from tests.reading import read_page

SMALLEST = STUDIES / "smallest"


def term(id_: str, name: str, *forms: str) -> Term:
    return Term(id=id_, term=name, forms=forms, meaning=f"What {name} means.")


def found(text: str, *terms: Term) -> list[tuple[str, str]]:
    return [
        (part.term, part.words)
        for part in Mentions(terms).in_prose(text)
        if isinstance(part, Mention)
    ]


CASE = term("case", "Case", "cases")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A case, two Cases and a CASE.", ["case", "Cases", "CASE"]),
        ("A showcase; cased in.", []),
        ("A case-study and a stair-case.", []),
        ("The case’s end, and (case).", ["case", "case"]),
        ("An *odd case* and [a case](https://example.org/case).", ["case"]),
    ],
)
def test_whole_words_of_any_case_outside_links(text: str, words: list[str]) -> None:
    assert [said for _, said in found(text, CASE)] == words


def test_the_longest_form_comes_first() -> None:
    terms = (CASE, term("negative", "Negative case", "negative cases"))
    assert found("A negative case; negative\ncases; a case.", *terms) == [
        ("negative", "negative case"),
        ("negative", "negative\ncases"),
        ("case", "case"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Återkoppling", "De fick återkoppling."),
        ("σχολείο", "το ΣΧΟΛΕΊΟ ήταν"),
        ("質的研究", "これは質的研究です"),
        ("R & D", "It was R & D."),
        ("<script>", "A <script> here."),
        ("C++", "In C++ too."),
    ],
)
def test_terms_of_any_language_and_with_signs(name: str, text: str) -> None:
    assert [id_ for id_, _ in found(text, term("x", name))] == ["x"]


def test_the_words_around_a_mention_stay_what_they_are() -> None:
    parts = Mentions([CASE]).in_prose('A < B & "case" {x}')
    assert (
        "".join(part if isinstance(part, str) else part.words for part in parts)
        == "<p>A &lt; B &amp; &#34;case&#34; {x}</p>"
    )


@pytest.fixture
def page() -> Explained:
    graph = Graph(load_study(SWIMMING / "site-data", SWIMMING))
    return Renderer(load_messages("en"), {}, graph=graph).explained("findings/a/", "finding")


def test_only_the_first_mention_is_a_link(page: Explained) -> None:
    link = '<a class="ow-mention" href="../../study/glossary/#saturation" data-ow-preview="explained-term-saturation">saturation</a>'
    assert page.prose("Until saturation, and saturated.") == f"<p>Until {link}, and saturated.</p>"
    assert page.prose("Saturation again.") == "<p>Saturation again.</p>"
    assert list(page.terms) == ["saturation"]


def test_each_wording_has_its_own_first_mention(page: Explained) -> None:
    assert page.prose("Saturation.", "plain").count("ow-mention") == 1
    assert page.prose("Saturation.", "professional").count("ow-mention") == 1
    assert page.prose("Saturation.").count("ow-mention") == 0  # both readers have met it


def test_who_sees_one_wording_alone_may_not_have_seen_the_mention_in_the_other(
    page: Explained,
) -> None:
    assert page.prose("Saturation.", "professional").count("ow-mention") == 1
    assert page.prose("Saturation.").count("ow-mention") == 1
    assert page.prose("Saturation.", "plain").count("ow-mention") == 0


def test_a_short_citation_finds_its_work_and_other_links_find_nothing(page: Explained) -> None:
    assert page.mark("study/references/#shoal2010") == ' data-ow-preview="explained-work-shoal2010"'
    assert page.mark("study/references/#nobody") == ""
    assert page.mark("findings/a/#x") == ""
    assert list(page.works) == ["shoal2010"]


@pytest.fixture(scope="module")
def swimming() -> Site:
    return make_site(Project(SWIMMING, SWIMMING / "site-data", SWIMMING / "content"))


def test_quotes_cells_headings_and_links_hold_no_terms(swimming: Site) -> None:
    for each in swimming.pages:
        for closed in re.findall(
            r"<(blockquote|h[1-6]|td|th|summary|figcaption)\b.*?</\1>", each.text, re.DOTALL
        ):
            assert "ow-mention" not in closed
        assert not re.search(r"<a\b(?:(?!</a>).)*<a\b", each.text, re.DOTALL), each.path


def test_every_link_with_a_preview_finds_its_entry(site: Path) -> None:
    marked = 0
    for file in site.rglob("*.html"):
        read = read_page(file)
        marks = {
            attributes["data-ow-preview"]
            for _, attributes in read.elements
            if "data-ow-preview" in attributes
        }
        entries = {
            id_ for id_ in read.ids if id_.startswith(("explained-term-", "explained-work-"))
        }
        assert marks == entries, file
        lists = [attributes for _, attributes in read.elements if "data-ow-explained" in attributes]
        assert [bool(each["data-ow-close"]) for each in lists] == ([True] if marks else []), file
        assert any(
            ".preview." in attributes.get("src", "") for _, attributes in read.elements
        ) == bool(marks), file
        marked += len(marks)
    assert marked > 40


@pytest.mark.parametrize(
    "address", ["", "help/", "instructors/one-page/", "study/glossary/", "study/references/"]
)
def test_pages_read_in_a_hurry_or_on_one_sheet_explain_nothing(
    swimming: Site, address: str
) -> None:
    text = next(each.text for each in swimming.pages if each.address == address)
    assert "ow-explained" not in text


def test_a_hand_written_page_explains_what_it_embeds() -> None:
    graph, words = Graph(load_study(SWIMMING / "site-data", SWIMMING)), load_messages("en")
    own = WrittenPage(
        "own.md",
        "content/own.md",
        '# Own\n\nAs {{ cite("shoal2010") }} says, {{ term("saturation") }}.\n',
    )
    made, problems = render_own_page(own, Context(graph, words), Renderer(words, {}, graph=graph))
    assert problems == []
    assert made is not None
    assert 'data-ow-preview="explained&#45;term&#45;saturation"' in made.text
    assert 'id="explained-term-saturation"' in made.text
    assert 'id="explained-work-shoal2010"' in made.text


def test_a_study_without_glossary_explains_nothing() -> None:
    made = make_site(Project(SMALLEST, SMALLEST / "site-data", SMALLEST / "content"))
    assert not any("ow-explained" in each.text for each in made.pages)


def test_a_phrase_in_which_a_word_means_something_else_is_not_explained() -> None:
    term = Term(
        id="exposure",
        term="Exposure",
        forms=("exposed",),
        not_in=("felt exposed",),
        meaning="Facing a fear.",
    )
    mentions = Mentions([term])
    found = [part for part in mentions.in_prose("They felt exposed.") if isinstance(part, Mention)]
    assert found == []
    parts = mentions.in_prose("Exposure helped, though they felt exposed.")
    assert [part.words for part in parts if isinstance(part, Mention)] == ["Exposure"]
