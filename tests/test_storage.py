"""Every key on a reader's device is declared in one room, and the page on privacy lists it; the
script relies on its marks.
"""

import re
from pathlib import Path

import ownwords
from tests.reading import read_page

PACKAGE = Path(ownwords.__file__).parent


def test_no_key_is_written_anywhere_but_in_its_room() -> None:
    keys = re.compile(r"""["'`]ow-[\w-]+\.""")
    files = [
        *PACKAGE.rglob("*.py"),
        *PACKAGE.rglob("*.html"),
        *PACKAGE.glob("scripts/*.js"),
    ]
    assert {file.name for file in files if keys.search(file.read_text("utf-8"))} == {"storage.py"}


def test_the_page_on_privacy_lists_every_key_and_has_what_its_script_relies_on(site: Path) -> None:
    elements = read_page(site / "study" / "privacy" / "index.html").elements
    marks = [
        (tag, name)
        for tag, attributes in elements
        for name in attributes
        if name.startswith("data-ow-")
    ]
    for mark in (
        ("section", "data-ow-study"),
        ("p", "data-ow-forget-line"),
        ("button", "data-ow-forget"),
        ("p", "data-ow-said"),
    ):
        assert marks.count(mark) == 1, mark
    assert marks.count(("li", "data-ow-key")) == marks.count(("span", "data-ow-now"))
    assert {
        attributes["data-ow-key"] for _, attributes in elements if "data-ow-key" in attributes
    } == {
        f"ow-{key}"
        for key in (
            "list.learning-to-swim.learners",
            "selection.learning-to-swim",
            "wording.learning-to-swim",
            "scheme.learning-to-swim",
            "country.learning-to-swim",
        )
    }
    scripts = [attributes.get("src", "") for tag, attributes in elements if tag == "script"]
    assert any(script.endswith(".forget.js") for script in scripts)
