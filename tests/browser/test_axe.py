"""No barrier that axe can find, on each kind of page of each study, in the four looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ownwords.engine import build_site
from tests.browser.axe import violations
from tests.conftest import STUDIES
from tests.reading import kinds_of
from tests.test_engine import copy_of


@pytest.mark.parametrize("study", sorted(file.parent.name for file in STUDIES.glob("*/mkdocs.yml")))
def test_axe_finds_nothing(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path, study: str
) -> None:
    site = build_site(copy_of(STUDIES / study, tmp_path / "study"))
    root = serve(site)
    kinds = kinds_of(site)
    assert len(kinds) > 5
    assert list(violations(browser, (root + address for address in kinds.values()))) == []


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
