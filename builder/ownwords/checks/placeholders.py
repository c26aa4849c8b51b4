"""What is still to write: `to-write`, and texts and ids of a starter that nobody has replaced."""

import re
from collections.abc import Iterator

from ..model.gaps import GAP
from . import Issue
from .places import REFERENCES
from .prose import texts_of
from .reading import Reading

CODE = "placeholder"

_TEXT = re.compile(
    r"\s*(?:replace this\b|to-write\s*\Z)|https?://example\.org/replace-this", re.IGNORECASE
)
_ID = re.compile(r"example-")


def placeholders(reading: Reading) -> Iterator[Issue]:
    """What still stands as the starter wrote it: in the data, in references and on pages."""
    for file, path, text in texts_of(reading.study):
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        if _TEXT.match(text) or (key == "id" and _ID.match(text)):
            yield _issue(file, path, text)
    for file, path in reading.gaps:
        yield _issue(file, path, GAP)
    for table in reading.tables:
        for row in table.rows:
            for column, cell in row.cells.items():
                if cell == GAP:
                    yield _issue(table.name, (column,), cell, row.line)
    for reference in reading.study.references:
        if _TEXT.match(reference.title):
            yield _issue(REFERENCES, (reference.key,), reference.title, reference.line)
    for piece in reading.pieces:
        if piece.line and _TEXT.match(piece.text):
            yield _issue(piece.file, piece.path, piece.text, piece.line)


def _issue(file: str, path: tuple[str | int, ...], text: str, line: int = 0) -> Issue:
    message = f"still to write: “{text if len(text) <= 40 else text[:39].rstrip() + '…'}”"
    return Issue(file, path, message, "write your own in its place", CODE, line=line)
