"""The whole study as one JSON file, and the schema that it keeps to.

The file's `format_version` counts by itself, apart from the program's: its first number rises when
a program that read the old file cannot read the new one.
"""

from collections.abc import Mapping
from pathlib import Path

from ..graph import Graph
from ..in_rows import InRows
from ..jsontext import Written, json_text, value_text
from ..model.base import Use
from .shared import shared

NAME = "study.json"
SCHEMA_NAME = "study-format.json"
SCHEMA = Path(__file__).with_name(SCHEMA_NAME)
FORMAT = "ownwords-study"
FORMAT_VERSION = "1.0"


_HERE = "\0"
"""Stands where the quotes come; in JSON it stands nowhere."""


def in_rows(graph: Graph, uses: tuple[Use, ...], known: Mapping[str, str]) -> InRows:
    """The study as far as these uses cover it, with a row for each quote. Prose in it is inline
    Markdown, as in the data.

    Args:
        graph: The study.
        uses: What its words are to be used for.
        known: Rows that need not be made, by the ids of their quotes.
    """
    dates = graph.study.study.dates
    head = {
        "$schema": SCHEMA_NAME,
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "version": dates.reviewed or dates.published,
    }
    parts = shared(graph, uses, known)
    rows = {
        each["id"]: known.get(each["id"]) or value_text(each) for each in parts["quotes"]["quotes"]
    }
    parts["quotes"]["quotes"] = Written(f"[{_HERE}]")
    begins, _, ends = json_text(head | parts).partition(_HERE)
    return InRows(begins, rows, ", ", ends)


def schema_text() -> str:
    """The schema of that file (JSON Schema, draft 2020-12), as it lies here."""
    return SCHEMA.read_text("utf-8")
