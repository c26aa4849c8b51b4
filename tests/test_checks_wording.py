"""Hints on our own prose: a table of sentences and what is said of them; never of quotes, labels
or cells.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.checks.prose import ProseText, prose_texts, prose_texts_of_page
from ownwords.checks.reading import Reading
from ownwords.checks.wording import ease_of, hard_to_read, wording_hints
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.guidance import GlossaryFile, Term
from ownwords.model.study import FlowStep
from ownwords.source import WrittenPage

ROOT = Path(__file__).parent.parent
VILLAGE = load_study(ROOT / "tests" / "studies" / "village-shops" / "site-data")


@pytest.fixture(scope="module")
def village() -> Study:
    return VILLAGE


def in_language(study: Study, language: str) -> Study:
    return study.model_copy(update={"study": study.study.model_copy(update={"language": language})})


def hints(
    study: Study, text: str, *, plain: bool = True, running: bool = True
) -> list[tuple[str, str]]:
    piece = ProseText("study", ("caveat",), text, plain, running)
    return [(found.code, found.words) for found in wording_hints(Reading(study, (piece,)))]


TWENTY = "One two three four five six seven eight nine ten one two three four five six seven eight nine ten"

TABLE: list[tuple[str, list[tuple[str, str]]]] = [
    (f"{TWENTY}.", []),
    (f"{TWENTY} eleven.", [("long-sentence", "One two three four five six")]),
    (f"{TWENTY} a b c d e.", [("long-sentence", "One two three four five six")]),
    (f"{TWENTY} a b c d e f.", [("overlong-sentence", "One two three four five six")]),
    (f"Short. {TWENTY} eleven. Short.", [("long-sentence", "One two three four five six")]),
    ("They spoke until saturation was reached.", [("jargon", "saturation")]),
    ("An informant said so. Informants agreed.", [("jargon", "informant")]),
    ("It was a Grounded\ntheory.", [("jargon", "grounded theory")]),
    ("The decoded text was unsaturatedly long.", []),
    ("50% of patients liked it.", [("percentage", "50%")]),
    ("Two of 16, no percentages. Per cent counts.", [("percentage", "per cent")]),
    ("12.5 % said so, and 10 per cent did not.", [("percentage", "12.5 %"), ("percentage", "10 per cent")]),
    ("Most people stayed.", [("most", "most people")]),
    ("In most of the cases, most residents paid.", [("most", "most of the"), ("most", "most residents")]),
    ("The vast majority left; nine out of ten paid.", [("most", "the vast majority"), ("most", "nine out of ten")]),
    ("What mattered most is that at most two paid the most.", []),
    ("The most obvious thing, most of the time: a most famous shop.", []),
    ("Four of 16 stayed. Nearly all paid.", []),
    ("You should stay.", [("advice", "you should")]),
    ("If you never ask, you must leave.", [("advice", "never"), ("advice", "you must")]),
    ("You always have to. It is best to go. Make sure to ask.", [
        ("advice", "you always have to"), ("advice", "always"), ("advice", "it is best to"), ("advice", "make sure to"),
    ]),
    ("You need not ask any. You may leave. It is not always right. People should not wait.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TABLE)
def test_what_is_said_of_plain_prose(
    village: Study, text: str, found: list[tuple[str, str]]
) -> None:
    assert sorted(hints(village, text)) == sorted(found)


def test_professional_prose_may_be_long_and_learned_but_counts_nobody_in_per_cent(
    village: Study,
) -> None:
    text = f"{TWENTY} a b c d e f. You should always code to saturation, in 50% of cases."
    assert hints(village, text, plain=False) == [("percentage", "50%")]


def test_a_heading_has_no_sentences_to_measure(village: Study) -> None:
    assert hints(village, f"{TWENTY} eleven and most people", running=False) == [
        ("most", "most people")
    ]


def test_a_glossary_that_has_one_form_explains_all(village: Study) -> None:
    term = Term(id="saturation", term="Saturated", meaning="Full.")
    explained = village.model_copy(update={"glossary": GlossaryFile(terms=(term,))})
    assert hints(explained, "Saturation, said an informant.") == [("jargon", "informant")]


def test_shares_of_many_people_may_stand(village: Study) -> None:
    method = village.study.method.model_copy(
        update={
            "flow": (FlowStep(count=31, what="took part"), FlowStep(count=9, what="l", left=True))
        }
    )
    many = village.model_copy(
        update={"people": (), "study": village.study.model_copy(update={"method": method})}
    )
    assert hints(many, "50% of most people") == []
    fewer = method.model_copy(update={"flow": (FlowStep(count=30, what="took part"),)})
    few = many.model_copy(update={"study": village.study.model_copy(update={"method": fewer})})
    assert [code for code, _ in hints(few, "50% of most people")] == ["percentage", "most"]


def test_swedish_has_words_of_its_own_and_another_language_only_what_needs_none(
    village: Study,
) -> None:
    text = "Du bör fråga informanten tills mättnad nås, t.ex. Anna. De flesta går, 50 procent, 50 %. You should stay."
    assert hints(in_language(village, "sv-FI"), text) == [
        ("percentage", "50 procent"),
        ("percentage", "50 %"),
        ("most", "de flesta"),
        ("jargon", "mättnad"),
        ("advice", "du bör"),
    ]
    assert hints(in_language(village, "eo"), f"{text} {TWENTY} a b c.") == [
        ("percentage", "50 %"),
        ("long-sentence", "One two three four five six"),
    ]


def test_two_wordings_that_are_one_are_named(village: Study) -> None:
    categories = list(village.categories.categories)
    assert categories[2].definition
    same = categories[2].definition.model_copy(
        update={"professional": "Someone checks  on things at NIGHT."}
    )
    categories[2] = categories[2].model_copy(update={"definition": same})
    study = village.model_copy(
        update={
            "categories": village.categories.model_copy(update={"categories": tuple(categories)})
        }
    )
    assert [(each.code, each.file, each.path) for each in wording_hints(Reading(study))] == [
        ("one-wording", "categories", ("categories", 2, "definition"))
    ]


def test_quotes_labels_and_cells_are_never_read(village: Study) -> None:
    pieces = list(prose_texts(village))
    never = {
        "plain_label",
        "locator",
        "quantifier",
        "levels",
        "opening_question",
        "poles",
        "id",
        "url",
        "contact",
        "places",
        "prompt",
    }
    assert not never & {part for piece in pieces for part in piece.path}
    assert {piece.file for piece in pieces if piece.path[-1] == "label"} == {
        "guidance"
    }  # our headings
    assert {piece.path[-1] for piece in pieces if piece.file == "quotes"} == {"gist", "why"}
    assert {piece.path[-1] for piece in pieces if piece.file == "categories"} == {
        "plain",
        "professional",
    }


@pytest.fixture(scope="module")
def two_audiences(village: Study) -> Study:
    """With a second audience, for professionals, and the second heading on its page."""
    councils = village.study.audiences[0].model_copy(
        update={"id": "councils", "wording": "professional"}
    )
    info = village.study.model_copy(update={"audiences": (*village.study.audiences, councils)})
    assert village.guidance
    groups = (
        village.guidance.groups[0],
        village.guidance.groups[1].model_copy(update={"audience": "councils"}),
    )
    return village.model_copy(
        update={"study": info, "guidance": village.guidance.model_copy(update={"groups": groups})}
    )


def test_who_reads_a_text_decides_how_plain_it_is(two_audiences: Study) -> None:
    plain = {
        (piece.file, piece.path): (piece.plain, piece.audience)
        for piece in prose_texts(two_audiences)
    }
    assert plain["guidance", ("guidance", 0, "text")] == (True, "residents")
    assert plain["guidance", ("guidance", 1, "limits")] == (False, "councils")
    assert plain["guidance", ("groups", 0, "label")] == (True, "residents")
    assert plain["guidance", ("groups", 1, "label")] == (False, "councils")
    assert plain["study", ("audiences", 0, "lead")] == (True, "residents")
    assert plain["study", ("audiences", 1, "lead")] == (False, "councils")
    assert plain["study", ("answer", "plain")] == (True, "")
    assert plain["study", ("answer", "professional")] == (False, "")
    assert plain["study", ("caveat",)] == (True, "")
    assert plain["study", ("method", "design", "text")] == (False, "")


PAGE = """---
title: "50% of {{ count('people') }} people"
wording: plain
---

# How most people
talk

In {{ count("cases") }}% of cases people
spoke of {{ category("stake") }},
50% said, and [most residents](quotes/index.md) agreed.

{{ quote("most-people") }}

> Most people: a block quote, never ours.

| 50% | a cell |
|-----|--------|

<!-- you should
not see this -->
- You should ask
- You must
  ask

```
you always
```

{## you never ##}
!!! note "Never"
    You should know. [^1]

[^1]: It is best to go.
"""


def test_hand_written_pages_are_read_between_their_calls(village: Study) -> None:
    pieces = list(prose_texts_of_page(village, WrittenPage("groups.md", "content/groups.md", PAGE)))
    assert [piece.text for piece in pieces if not piece.running] == [
        '"50% of N people"',
        "How most people",
    ]
    found = [
        (hint.line, hint.code, hint.words)
        for hint in wording_hints(Reading(village, tuple(pieces)))
    ]
    assert sorted(found) == [
        (2, "percentage", "50%"),
        (6, "most", "most people"),
        (9, "percentage", "n%"),
        (11, "most", "most residents"),
        (11, "percentage", "50%"),
        (22, "advice", "you should"),
        (23, "advice", "you must"),
        (31, "advice", "never"),
        (32, "advice", "you should"),
        (34, "advice", "it is best to"),
    ]


@pytest.mark.parametrize(
    ("path", "head", "plain", "audience"),
    [
        ("reading.md", "", True, ""),
        ("reading.md", "---\nwording: professional\n---\n", False, ""),
        ("councils.md", "", False, "councils"),
        ("councils/more.md", "", False, "councils"),
        ("residents/index.md", "---\ntitle: A\n---\n", True, "residents"),
    ],
)
def test_a_page_belongs_to_the_audience_whose_address_it_has(
    two_audiences: Study, path: str, head: str, plain: bool, audience: str
) -> None:
    *_, piece = prose_texts_of_page(
        two_audiences, WrittenPage(path, f"content/{path}", f"{head}Words.")
    )
    assert (piece.text, piece.plain, piece.audience, piece.line) == (
        "Words.",
        plain,
        audience,
        head.count("\n") + 1,
    )


def test_hard_plain_pages_are_named_and_hard_professional_ones_only_measured(
    two_audiences: Study,
) -> None:
    hard = "Considerably complicated formulations overwhelm readers."
    pieces = [
        ProseText("guidance", ("groups", 0, "lead"), hard, each == "residents", True, each)
        for each in ("residents", "councils")
    ]
    definition = ProseText(
        "categories", ("categories", 0, "definition", "plain"), "It is so.", True
    )
    eases = ease_of(
        two_audiences,
        [
            *pieces,
            definition,
            ProseText("categories", ("categories", 0, "definition", "plain"), hard, True, False),
        ],
    )
    assert [(ease.audience, ease.lix) for ease in eases] == [
        ("residents", 105),
        ("councils", 105),
        ("", 3),
    ]
    reading = Reading(two_audiences, eases=eases)
    assert [(hint.code, hint.path) for hint in hard_to_read(reading)] == [("lix", ("audiences", 0))]
    assert "LIX of 105" in next(hard_to_read(reading)).message


PARTS = [
    "\n",
    "\n\n",
    "\n# ",
    "\n- ",
    "\n> ",
    "| a |",
    "\n```\n",
    "~~~",
    "{{ ",
    " }}",
    "{% ",
    "{##",
    "##}",
    "<!--",
    "-->",
    "<b>",
    "[^1]",
    "](",
    "%",
]


@given(st.lists(st.sampled_from(PARTS), max_size=25), st.booleans())
def test_whatever_a_page_holds_its_words_stay_on_their_lines(parts: list[str], front: bool) -> None:
    text = ("---\ntitle: w100\n---\n" if front else "") + "".join(
        f"w{at} {part}" for at, part in enumerate(parts)
    )
    lines = {
        word: number
        for number, line in enumerate(text.split("\n"), 1)
        for word in re.findall(r"w\d+", line)
    }
    for piece in prose_texts_of_page(VILLAGE, WrittenPage("a.md", "content/a.md", text)):
        for found in re.finditer(r"w\d+", piece.text):
            assert piece.line + piece.text.count("\n", 0, found.start()) == lines[found[0]]
