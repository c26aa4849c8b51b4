"""Links followed both ways, in the order of the files."""

from pathlib import Path

import pytest

from ownwords.graph import COLOURS, Graph, Use
from ownwords.load import load_study
from ownwords.model import Study
from ownwords.model.findings import CategoriesFile

STUDIES = Path(__file__).parent / "studies"


@pytest.fixture(scope="module")
def shops() -> Study:
    return load_study(STUDIES / "village-shops" / "site-data")


def with_core(study: Study) -> Study:
    """The same study with its first category as the core concept, and the second right below it."""
    first, *rest = study.categories.categories
    second = next(each for each in rest if each.id == "tolerance").model_copy(
        update={"parent": first.id}
    )
    tree = tuple(second if each.id == second.id else each for each in study.categories.categories)
    return study.model_copy(update={"categories": CategoriesFile(core=first.id, categories=tree)})


def test_levels_without_a_core_concept(shops: Study) -> None:
    graph = Graph(shops)
    assert graph.core is None
    assert [top.id for top in graph.top] == ["stake", "tolerance"]
    assert [each.id for each in graph.below(graph.categories["stake"])] == [
        "stake",
        "labour",
        "night-freezer",
    ]
    assert [each.id for each in graph.above(graph.categories["night-freezer"])] == [
        "stake",
        "labour",
    ]


def test_the_core_concept_is_no_level(shops: Study) -> None:
    graph = Graph(with_core(shops))
    assert graph.core is not None
    assert [top.id for top in graph.top] == ["labour", "tolerance"]
    assert graph.children(graph.core) == graph.top
    assert graph.colour(graph.core) == 0
    assert [graph.colour(top) for top in graph.top] == [1, 2]
    assert graph.above(graph.categories["gaps"]) == (graph.categories["tolerance"],)


def test_a_ninth_category_takes_the_first_colour_again(shops: Study) -> None:
    first = shops.categories.categories[0]
    many = tuple(first.model_copy(update={"id": f"c{number}"}) for number in range(COLOURS + 1))
    graph = Graph(shops.model_copy(update={"categories": CategoriesFile(categories=many)}))
    assert [graph.colour(each) for each in many] == [*range(1, COLOURS + 1), 1]


def test_a_quote_in_two_categories_counts_once_above_them(shops: Study) -> None:
    graph = Graph(shops)
    stake = graph.categories["stake"]
    assert [quote.id for quote in graph.quotes_below(stake)] == ["both-of-us", "freezer"]
    assert [quote.id for quote, _ in graph.quotes_in(graph.categories["labour"])] == [
        "freezer",
        "both-of-us",
    ]


def test_what_rests_on_what(shops: Study) -> None:
    graph = Graph(shops)
    assert graph.uses("quote", "both-of-us") == (
        Use("guidance", "who-paid"),
        Use("sheet", "notice"),
    )
    assert graph.uses("category", "night-freezer") == (Use("guidance", "small-jobs"),)
    assert graph.uses("quote", "no-bread") == ()


def test_a_withdrawn_quote_is_not_there(shops: Study) -> None:
    """Also where somebody wrote the tombstone by hand and left its links."""
    first, *others = shops.quotes.quotes
    gone = first.model_copy(update={"text": None, "turns": (), "withdrawn": "2026-11-25"})
    quotes = shops.quotes.model_copy(update={"quotes": (gone, *others)})
    study = shops.model_copy(update={"quotes": quotes})
    graph = Graph(study)
    assert gone.id not in graph.quotes
    assert graph.quotes_ever == len(shops.quotes.quotes)
    assert graph.published([gone.id, others[0].id]) == (others[0],)
    assert [at for at, _ in study.numbered_quotes] == [1, 2, 3]
    placed = [quote for each in graph.categories.values() for quote, _ in graph.quotes_in(each)]
    assert placed
    assert gone not in placed
    assert Graph(shops).quotes[first.id] == first
