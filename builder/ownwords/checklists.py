"""Reporting checklists that come with the package: their items, in short words of our own, to be
answered in `reporting.yml`. Each is a file in `checklists/`; a new one is a new file there.
"""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field

from .model.base import Id, Positive, Shape, Text
from .remembered import cache

FOLDER = Path(__file__).parent / "checklists"


class Asked(Shape):
    """An item, not yet answered."""

    number: Positive
    topic: Text


class Template(Shape):
    """A checklist as it was published, without answers."""

    id: Id
    name: Text
    size: Positive
    made_for: Annotated[Text, Field(alias="for")]
    citation: Text
    items: tuple[Asked, ...]


@cache
def templates() -> dict[str, Template]:
    """The checklists by id, in alphabetical order."""
    files = sorted(FOLDER.glob("*.yml"))
    read = (Template.model_validate(yaml.safe_load(file.read_text("utf-8"))) for file in files)
    return {template.id: template for template in read}


def to_answer(id_: str) -> str:
    """The lines of a checklist for `reporting.yml`, with nothing answered.

    Raises:
        KeyError: There is no such checklist.
    """
    template = templates()[id_]
    lines = [
        f"  - id: {template.id}",
        f'    name: "{template.name}"',
        f"    size: {template.size}",
        f'    citation: "{template.citation}"',
        "    items:",
    ]
    for item in template.items:
        lines += [
            f"      - number: {item.number}",
            f'        topic: "{item.topic}"',
            "        status:",
            "        where: []",
        ]
    return "\n".join(lines) + "\n"
