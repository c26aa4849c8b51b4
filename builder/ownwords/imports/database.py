"""SQLite databases of other programs: read and never written, and of their tables only those that
are named.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .pieces import ImportFailed

_STEPS = 1000
_MOST_STEPS = 200_000  # of a thousand instructions each: some seconds
_LONGEST = 100_000_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}
_CATALOGUE = {"sqlite_master", "sqlite_schema"}


class Database:
    """A database of which a few tables are read."""

    def __init__(self, connection: sqlite3.Connection, tables: Iterable[str]) -> None:
        self._connection = connection
        self._allowed = {*tables, *_CATALOGUE}
        connection.set_authorizer(self._may)
        self.tables = {
            str(name)
            for kind, name in connection.execute("SELECT type, name FROM sqlite_master")
            if kind == "table"
        }

    def _may(self, action: int, table: str | None, *_: str | None) -> int:
        """Asked by SQLite for everything that a statement would touch."""
        if action == sqlite3.SQLITE_READ and table not in self._allowed:
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

    def rows(self, table: str, *columns: str) -> list[dict[str, Any]]:
        """The rows of a table, by their order; columns that it does not have are None, and so is a
        table that is not there empty.
        """
        if table not in self.tables:
            return []
        cursor = self._connection.execute(f'SELECT * FROM "{table}" LIMIT 0')
        there = {str(each[0]) for each in cursor.description}
        wanted = [column for column in columns if column in there]
        names = ", ".join(f'"{column}"' for column in wanted)
        found = self._connection.execute(f'SELECT {names or "1"} FROM "{table}" ORDER BY rowid')
        return [dict.fromkeys(columns) | dict(zip(wanted, row, strict=False)) for row in found]

    def count(self, table: str) -> int:
        """How many rows a table has; nothing of them is read."""
        return len(self.rows(table))


@contextmanager
def opened(path: Path, tables: Iterable[str], program: str) -> Iterator[Database]:
    """Opens a database for reading; nothing is written beside it.

    Raises:
        ImportFailed: It is none, is damaged, or in use.
    """
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise ImportFailed(f"is in use; close {program} first")
    with path.open("rb") as file:
        magic = file.read(16)
    if magic != b"SQLite format 3\0":
        raise ImportFailed("is not a database, or is incomplete; copy it again")
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return int(steps > _MOST_STEPS)

    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        connection.set_progress_handler(step, _STEPS)
        yield Database(connection, tables)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        raise ImportFailed("is not a database, or is incomplete; copy it again") from None
    finally:
        connection.close()


def said(value: Any) -> str:
    """A value as text; nothing is empty, and bytes are none."""
    if value is None or isinstance(value, bytes):
        return ""
    return str(value)


def number(value: Any) -> int:
    """A position or an id; -1 where it is none."""
    return value if isinstance(value, int) else -1
