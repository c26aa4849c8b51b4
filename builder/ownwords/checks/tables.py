"""What of a table was taken otherwise than as it is written."""

from collections.abc import Iterator

from . import Issue
from .reading import Reading


def taken_from_tables(reading: Reading) -> Iterator[Issue]:
    """Says once for each table what was taken how, for somebody to look at."""
    for table in reading.tables:
        if table.taken:
            message = f"this table was taken so: {'; '.join(table.taken)}"
            hint = "correct the table where that is wrong, or acknowledge it"
            yield Issue(table.name, (), message, hint, "table-taken", line=table.line)
