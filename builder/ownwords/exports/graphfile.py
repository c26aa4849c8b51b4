"""The whole study as one JSON file, and the schema that it keeps to.

The file's `format_version` counts by itself, apart from the program's: its first number rises when
a program that read the old file cannot read the new one.
"""

from pathlib import Path

from ..graph import Graph
from ..jsontext import json_text
from ..model.base import Use
from .shared import SHARED, shared

NAME = "study.json"
SCHEMA_NAME = "study-format.json"
SCHEMA = Path(__file__).with_name(SCHEMA_NAME)
FORMAT = "ownwords-study"
FORMAT_VERSION = "1.0"


def graph_json(graph: Graph, uses: tuple[Use, ...] = SHARED) -> str:
    """The study as far as these uses cover it. Prose in it is inline Markdown, as in the data."""
    dates = graph.study.study.dates
    head = {
        "$schema": SCHEMA_NAME,
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "version": dates.reviewed or dates.published,
    }
    return json_text(head | shared(graph, uses))


def schema_text() -> str:
    """The schema of that file (JSON Schema, draft 2020-12), as it lies here."""
    return SCHEMA.read_text("utf-8")
