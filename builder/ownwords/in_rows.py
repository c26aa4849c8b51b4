"""Texts of files that stand in rows, each of which is made from one thing: a quote, a page. Rows
that are known need not be made again.
"""

from collections.abc import Callable, Collection, Mapping

from .records import dataclass


@dataclass(frozen=True)
class InRows:
    """The text of such a file.

    Attributes:
        begins: What stands before the rows.
        rows: The rows, each by the name of what it is made from.
        between: What stands between two of them.
        ends: What stands behind them.
    """

    begins: str
    rows: Mapping[str, str]
    between: str = ""
    ends: str = ""

    @property
    def text(self) -> str:
        """The whole text."""
        return f"{self.begins}{self.between.join(self.rows.values())}{self.ends}"

    def without(self, left_out: Collection[str]) -> str:
        """The text of a file of this kind that has not these rows."""
        rows = {name: row for name, row in self.rows.items() if name not in left_out}
        return InRows(self.begins, rows, self.between, self.ends).text

    def changed(self, change: Callable[[str], str]) -> "InRows":
        """The same with each part changed; what is between the rows stays."""
        rows = {name: change(row) for name, row in self.rows.items()}
        return InRows(change(self.begins), rows, self.between, change(self.ends))


Make = Callable[[Mapping[str, str]], InRows]
"""Makes a text in rows from those that are known already, by their names."""

TextInRows = Callable[[str, Make], str]
"""Gives the text of a file by its name and by what makes it."""


def anew(_name: str, make: Make) -> str:
    """The text, all of it made now."""
    return make({}).text
