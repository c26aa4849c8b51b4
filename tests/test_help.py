"""Immediate help: numbers that can be tapped, and limits that stand beside what they limit."""

from pathlib import Path

import pytest

from ownwords.model.guidance import Support, SupportFile
from ownwords.views.help import number_of, strip_parts
from tests.reading import read_page


def contact(**fields: str) -> Support:
    return Support(country="A", name="B", sources=("https://example.org/",), **fields)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"contact": "112"}, "112"),
        ({"contact": "116 123"}, "116 123"),
        ({"contact": "+46 (0)8-12 34 56"}, "+46 (0)8-12 34 56"),
        ({"contact": "111, then choose option 2"}, ""),
        ({"contact": "111, then choose option 2", "phone": "111"}, "111"),
        ({"contact": "befrienders.example"}, ""),
        ({"contact": "Text SHOUT to 85258", "sms": "85258"}, ""),
    ],
)
def test_what_can_be_called(fields: dict[str, str], number: str) -> None:
    assert number_of(contact(**fields)) == number


def test_the_strip_names_a_number_that_can_be_tapped() -> None:
    support = SupportFile(
        title="Help?",
        strip="Call 112, not 1123, and not 12.",
        link="More",
        lead="More.",
        contacts=(contact(contact="112"), contact(contact="12")),
    )
    assert strip_parts(support) == [
        {"text": "Call "},
        {"text": "112", "url": "tel:112"},
        {"text": ", not 1123, and not "},
        {"text": "12", "url": "tel:12"},
        {"text": "."},
    ]


def test_every_number_of_the_help_page_can_be_tapped(site: Path) -> None:
    page = read_page(site / "help" / "index.html")
    calls = [
        attributes["href"]
        for tag, attributes in page.elements
        if tag == "a" and attributes.get("class") == "ow-call"
    ]
    assert calls
    assert all(address.startswith(("tel:", "sms:")) for address in calls)


def test_no_limit_is_folded_away(site: Path) -> None:
    folded = [
        file.relative_to(site).as_posix()
        for file in site.rglob("index.html")
        for part in file.read_text("utf-8").split("<details")[1:]
        if "What limits it" in part.partition("</details>")[0]
    ]
    assert folded == []
