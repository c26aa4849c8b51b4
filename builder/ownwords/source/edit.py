"""Removes items from data files in place: every other byte stays, with comments, order, line ends
and indentation.

The places are those recorded when the files were read. Nothing is written here; the result is the
new text.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from .files import lines_of
from .table import TableRow, TableSource
from .tree import Path, Place, YamlSource

Span = tuple[int, int]
"""Positions in a text: from, up to."""


Item: TypeAlias = Mapping[str, str | list[str]]
"""What an item of a list holds, by its keys: values as they stand in a file."""


class Draft:
    """A file's text and the changes to be made to it."""

    def __init__(self, text: str) -> None:
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self._lines = lines_of(text.removeprefix("\ufeff"))
        self._changes: dict[Span, str] = {}

    @property
    def newline(self) -> str:
        """The line end that this file uses."""
        return "\r\n" if any(line.endswith("\r\n") for line in self._lines) else "\n"

    def replace_item(self, source: YamlSource, path: Path, fields: dict[str, str]) -> None:
        """Replaces the keys and values of a list's item; comments within the item are removed
        too.
        """
        start, end = source.values[path], source.ends[path]
        if self._is_block(start, end):
            indent = self.newline + " " * (start[1] - 1)
            text = indent.join(f"{key}: {value}" for key, value in fields.items()) + self.newline
            self._change(self._at(start), self._after_block(start, end), text)
        else:
            self._change(
                self._at(start),
                self._at(end),
                "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}",
            )

    def replace_value(self, source: YamlSource, path: Path, value: str) -> None:
        """Replaces a value by another one, which is written as it is; its key stays."""
        start, end = source.values[path], source.ends[path]
        block = end[1] == 1 and end[0] > start[0]  # with its last line end, as after `|`
        self._change(self._at(start), self._at(end), value + (self.newline if block else ""))

    def append(self, source: YamlSource, key: str, items: Iterable[Item]) -> None:
        """Puts items at the end of a list of the file's first level, which is made where it is not
        there. Their values are written as they are.
        """
        if (key,) in source.values:
            self._append(source, (key,), items)
        else:
            lines = "".join(self._block(item, "  ") for item in items)
            self.put_at_end(f"{key}:\n{lines}".replace(self.newline, "\n"))

    def append_below(
        self, source: YamlSource, above: Path, key: str, items: Iterable[Item]
    ) -> None:
        """The same with a list below a key that is there; where it is not there, it becomes the
        first part of what stands below that key.
        """
        if (*above, key) in source.values:
            self._append(source, (*above, key), items)
            return
        start = source.values[above]
        text, at = "".join(self._lines), self._at(start)
        if text[at] == "{":
            inner = ", ".join(map(self._flow, items))
            gap = "" if text[at + 1 :].lstrip().startswith("}") else ", "
            self._change(at + 1, at + 1, f"{key}: [{inner}]{gap}")
        else:
            indent = " " * (start[1] - 1)
            lines = "".join(self._block(item, f"{indent}  ") for item in items)
            first = self._at((start[0], 1))
            self._change(first, first, f"{indent}{key}:{self.newline}{lines}")

    def put_at_end(self, lines: str) -> None:
        """Puts lines at the end of the file."""
        text = "".join(self._lines)
        end = "" if not text or text.endswith(("\n", "\r")) else self.newline
        self._change(len(text), len(text), end + lines.replace("\n", self.newline))

    def _append(self, source: YamlSource, path: Path, items: Iterable[Item]) -> None:
        text = "".join(self._lines)
        if text[self._at(source.values[path])] == "[":
            close = self._at(source.ends[path]) - 1
            before = text[:close].rstrip()
            gap = "" if before.endswith(("[", ",")) else ", "
            self._change(close, close, gap + ", ".join(map(self._flow, items)))
        else:
            count = sum(each[:-1] == path and isinstance(each[-1], int) for each in source.values)
            last = (*path, count - 1)
            hyphen = self._hyphen(source.values[last])
            indent = " " * (len(text[hyphen:]) - len(text[hyphen:].lstrip(" ")))
            after = self._after_block(source.values[last], source.ends[last])
            gap = "" if text[:after].endswith(("\n", "\r")) else self.newline
            lines = "".join(self._block(item, indent) for item in items)
            self._change(after, after, gap + lines)

    def _block(self, item: Item, indent: str) -> str:
        lines = []
        for name, value in item.items():
            if isinstance(value, list):
                lines += [f"{name}:", *(f"  - {each}" for each in value)]
            else:
                lines.append(f"{name}: {value}")
        rest = "".join(f"{indent}  {line}{self.newline}" for line in lines[1:])
        return f"{indent}- {lines[0]}{self.newline}{rest}"

    def _flow(self, item: Item) -> str:
        fields = (
            f"{name}: [{', '.join(value)}]" if isinstance(value, list) else f"{name}: {value}"
            for name, value in item.items()
        )
        return "{" + ", ".join(fields) + "}"

    def drop_item(self, source: YamlSource, path: Path) -> None:
        """Removes an item from a list, with its hyphen or its comma."""
        start, end = source.values[path], source.ends[path]
        if self._is_block(start, end):
            self._change(self._hyphen(start), self._after_block(start, end), "")
        else:
            self._change(*self._with_comma(self._at(start), self._at(end)), "")

    def drop_items(self, source: YamlSource, path: Path, numbers: Iterable[int]) -> None:
        """Removes items from a list of which others stay."""
        gone = {*numbers}
        text, at = "".join(self._lines), self._at(source.values[path])
        if text[at] != "[":
            for number in gone:
                self.drop_item(source, (*path, number))
            return
        count = sum(len(each) == len(path) + 1 and each[:-1] == path for each in source.values)
        kept = (
            text[self._at(source.values[*path, number]) : self._at(source.ends[*path, number])]
            for number in range(count)
            if number not in gone
        )
        self._change(at, self._at(source.ends[path]), f"[{', '.join(kept)}]")

    def empty_mapping(self, source: YamlSource, path: Path) -> None:
        """Leaves a mapping without its keys."""
        self._emptied(source, path, "{}")

    def empty_list(self, source: YamlSource, path: Path) -> None:
        """Leaves a list without its items."""
        self._emptied(source, path, "[]")

    def _emptied(self, source: YamlSource, path: Path, nothing: str) -> None:
        start, end = source.values[path], source.ends[path]
        if "".join(self._lines)[self._at(start)] == nothing[0]:
            self._change(self._at(start), self._at(end), nothing)
        else:
            line = self._lines[start[0] - 1]
            indent = "" if line[: start[1] - 1].strip() or start[1] > 1 else "  "
            after = self._after_block(start, end)
            self._change(self._at(start), after, indent + nothing + self.newline)

    def drop_key(self, source: YamlSource, path: Path) -> None:
        """Removes a key with its value; a mapping keeps at least one other key."""
        start, end = source.keys[path], source.ends[path]
        before = self._lines[start[0] - 1][: start[1] - 1]
        if not before.strip():
            after = self._after_block((start[0], start[1] + 1), end)
            self._change(self._at((start[0], 1)), after, "")
        elif re.fullmatch(r" *- +", before):  # what stands next moves up behind the hyphen
            beside = (
                place
                for other, place in source.keys.items()
                if other[:-1] == path[:-1] and len(other) == len(path) and place > start
            )
            self._change(self._at(start), self._at(min(beside)), "")
        else:
            self._change(*self._with_comma(self._at(start), self._at(end)), "")

    def drop_row(self, row: TableRow) -> None:
        """Removes a row from a table."""
        self._change(self._at((row.line, 1)), self._at((row.last + 1, 1)), "")

    def drop_columns(self, table: TableSource, columns: Iterable[str]) -> None:
        """Removes columns from a table; every other cell stays as it is written."""
        places = {table.places[column] for column in columns}
        text, cell = "".join(self._lines), _cell(table.delimiter)
        for line in (table.line, *(row.line for row in table.rows)):
            start = at = self._at((line, 1))
            cells = []
            while found := cell.match(text, at):
                cells.append(found[0])
                at = found.end() + 1
                if not text.startswith(table.delimiter, found.end()):
                    break
            kept = (each for number, each in enumerate(cells) if number not in places)
            self._change(start, at - 1, table.delimiter.join(kept))

    def replace_cell(self, table: TableSource, row: TableRow, column: str, text: str) -> None:
        """Replaces one cell of a row; all others stay as they are written."""
        written, cells = io.StringIO(), list(row.written)
        cells[table.places[column]] = text
        writer = csv.writer(written, delimiter=table.delimiter, lineterminator=self.newline)
        writer.writerow(cells)
        self._change(self._at((row.line, 1)), self._at((row.last + 1, 1)), written.getvalue())

    def text(self) -> str:
        """The text with all changes."""
        text = "".join(self._lines)
        for (start, end), instead in sorted(self._changes.items(), reverse=True):
            text = text[:start] + instead + text[end:]
        return self._mark + text

    def _change(self, start: int, end: int, instead: str) -> None:
        self._changes[start, end] = instead

    def _at(self, place: Place) -> int:
        """A place as an offset in the text; a place after the last line is the text's end."""
        line, column = place
        return sum(map(len, self._lines[: line - 1])) + (
            column - 1 if line <= len(self._lines) else 0
        )

    def _is_block(self, start: Place, end: Place) -> bool:
        """Whether an item stands on lines of its own after a hyphen, rather than in brackets among
        others.
        """
        line = self._lines[start[0] - 1]
        behind = self._lines[end[0] - 1][end[1] - 1 :] if end[0] <= len(self._lines) else ""
        alone = re.fullmatch(r" *- +", line[: start[1] - 1]) and re.fullmatch(
            r"\s*(#.*)?\s*", behind
        )
        return line[start[1] - 1] != "{" or bool(alone)

    def _hyphen(self, start: Place) -> int:
        """The start of the line with the item's hyphen: the item's first line, or one above it."""
        first = start[0]
        while first > 1 and not re.match(r" *-(\s|$)", self._lines[first - 1]):
            first -= 1
        return self._at((first, 1))

    def _after_block(self, start: Place, end: Place) -> int:
        """Where the lines of a block end: with its last value and the comments indented like it.
        Empty lines after it are not included.
        """
        last = end[0] - 1 if end[1] == 1 else end[0]
        while last > start[0] and not self._lines[last - 1].strip():
            last -= 1
        for number in range(last + 1, len(self._lines) + 1):
            line = self._lines[number - 1]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and (indent < start[1] - 1 or not line.lstrip(" ").startswith("#")):
                break
            last = number if line.strip() else last
        return self._at((last + 1, 1))

    def _with_comma(self, start: int, end: int) -> Span:
        text = "".join(self._lines)
        behind = text[end:].lstrip()
        if behind.startswith(","):
            return start, len(text) - len(behind[1:].lstrip())
        before = text[:start].rstrip()
        return (len(before) - 1 if before.endswith(",") else start), end


def _cell(delimiter: str) -> re.Pattern[str]:
    """A cell as it is written, with its quotation marks."""
    rest = rf"[^{re.escape(delimiter)}\r\n]*"
    return re.compile(rf'"(?:[^"]|"")*"{rest}|{rest}')
