"""No barrier that axe can find, on each kind of page of each study, in the four looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import Seen, violations
from tests.conftest import STUDIES
from tests.reading import kinds_of


@pytest.fixture(scope="module")
def seen() -> Seen:
    """The settings of text looked at so far: studies share most of them."""
    return set()


@pytest.mark.parametrize("study", sorted(file.parent.name for file in STUDIES.glob("*/mkdocs.yml")))
def test_axe_finds_nothing(
    browser: Browser,
    serve: Callable[[Path], str],
    study_site: Callable[[str], Path],
    seen: Seen,
    study: str,
) -> None:
    site = study_site(study)
    root = serve(site)
    kinds = kinds_of(site)
    assert len(kinds) > 5
    assert list(violations(browser, (root + address for address in kinds.values()), seen)) == []


def test_it_finds_what_is_wrong(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(
        '<html lang="en"><title>T</title><style>p { color: #999 }</style>'
        '<main><h1>T</h1><img src="a.png"><p>Pale</p></main></html>',
        "utf-8",
    )
    found = list(violations(browser, [serve(tmp_path)]))
    pale, nameless = "color-contrast", "image-alt"
    assert [(*line.split()[:2], line.split()[3]) for line in found] == [
        (width, scheme, rule)
        for width in ("360", "1280")
        for scheme, rules in (("light", (pale, nameless)), ("dark", (pale,)))
        for rule in rules
    ]


def test_a_text_that_was_looked_at_is_looked_at_again_where_its_ground_differs(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    for name, ground in (("one", "#fff"), ("two", "#fff"), ("three", "#aaa")):
        (tmp_path / f"{name}.html").write_text(
            f'<html lang="en"><title>T</title><style>main {{ background: {ground} }}'
            " p { color: #555 }</style><main><h1>T</h1><p>Words</p></main></html>",
            "utf-8",
        )
    root, seen = serve(tmp_path), Seen()
    assert list(violations(browser, [root + "one.html"], seen)) == []
    known = set(seen)
    assert list(violations(browser, [root + "two.html"], seen)) == []
    assert seen == known
    found = list(violations(browser, [root + "three.html"], seen))
    assert [line.split()[3] for line in found] == ["color-contrast"] * 4  # once in each look
