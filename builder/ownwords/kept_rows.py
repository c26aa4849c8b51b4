"""Which rows of the files that stand would come out the same, and what is known of things that are
the same.

Of a row are kept its name (an id, or a page's path), a fingerprint of what it was made from, and
its length; its words are read from the file that stands. All is kept in columns, which are sooner
read.
"""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from .fingerprint import Fingerprints
from .in_rows import Make
from .records import dataclass

KEY = 16
"""Characters of a key: it is compared with that of the same thing alone."""


@dataclass(frozen=True)
class _Things:
    """Things by their names, with the keys of what they were made from, and the key of all that
    they were made from besides.
    """

    rest: str
    names: list[str]
    keys: str

    @staticmethod
    def of(rest: str, keys: Mapping[str, str], names: Mapping[str, Any]) -> "_Things":
        """These things; one without a key is never the same."""
        written = "".join(keys.get(name, "")[:KEY].ljust(KEY) for name in names)
        return _Things(rest, list(names), written)

    def are_same(self, keys: Mapping[str, str]) -> list[bool]:
        """Whether each thing has the same key as then."""
        starts = range(0, len(self.keys), KEY)
        old = (self.keys[at : at + KEY] for at in starts)
        return [keys.get(name, "")[:KEY] == key for name, key in zip(self.names, old, strict=True)]


@dataclass(frozen=True)
class _Rows:
    """The rows of a file.

    Attributes:
        things: What they were made from.
        made: The fingerprint of the whole file.
        begins: How many characters stand before its first row.
        between: How many between two of them.
        lengths: How many each row has.
    """

    things: _Things
    made: str
    begins: int
    between: int
    lengths: list[int]


@dataclass(frozen=True)
class Notes:
    """The rows of each file, and for each kind of knowledge a line on each thing."""

    rows: dict[str, _Rows] = field(default_factory=dict)
    lines: dict[str, tuple[_Things, list[str]]] = field(default_factory=dict)

    def written(self) -> list[dict[str, Any]]:
        """The notes as JSON has them."""
        rows = {
            name: [_values(each.things), *_values(each)[1:]] for name, each in self.rows.items()
        }
        return [rows, {name: [_values(of), lines] for name, (of, lines) in self.lines.items()}]

    @staticmethod
    def read(written: list[dict[str, Any]]) -> "Notes":
        """The reverse."""
        rows, lines = written
        return Notes(
            {name: _Rows(_Things(*of), *more) for name, (of, *more) in rows.items()},
            {name: (_Things(*of), said) for name, (of, said) in lines.items()},
        )


def _values(record: object) -> list[Any]:
    return list(vars(record).values())


class KeptRows:
    """What is known of rows from the last build, and notes for the next."""

    def __init__(
        self,
        fingerprints: Fingerprints,
        text_as_made: Callable[[str, str], str | None],
        old: Notes,
    ) -> None:
        """Makes it.

        Args:
            fingerprints: Makes fingerprints.
            text_as_made: Gives the text of a file of the site by its path and the fingerprint with
                which it was made; None where it has another one.
            old: What the last build noted.
        """
        self.notes = Notes()
        self._old = old
        self._fingerprints = fingerprints
        self._text_as_made = text_as_made
        self._new_parts: dict[str, str] = {}

    def text(self, file: str, rest: str, keys: Callable[[], Mapping[str, str]], make: Make) -> str:
        """The text of a file in rows, of which those are taken over that would come out the same.

        Args:
            file: The file's path on the site.
            rest: The key of all that any row is made from; empty where nothing is to be taken over.
            keys: Gives the keys of what each row is made from besides, by the names of the rows.
            make: Makes it.
        """
        if not rest:
            return make({}).text
        of = keys()
        known = self._known(file, rest, of)
        made = make(known)
        text = made.text
        self.notes.rows[file] = _Rows(
            _Things.of(rest, of, made.rows),
            self._fingerprints.text(text),
            len(made.begins),
            len(made.between),
            [*map(len, made.rows.values())],
        )
        if known:
            self._new_parts[file] = made.without(known)
        return text

    def _known(self, file: str, rest: str, keys: Mapping[str, str]) -> dict[str, str]:
        """The rows of a file that stand and would come out the same."""
        old = self._old.rows.get(file)
        if not old or old.things.rest != rest:
            return {}
        text = self._text_as_made(file, old.made)
        if text is None:
            return {}
        at, known = old.begins, {}
        names = zip(old.things.names, old.things.are_same(keys), old.lengths, strict=True)
        for name, is_same, length in names:
            if is_same:
                known[name] = text[at : at + length]
            at += length + old.between
        return known

    def new_part(self, file: str, content: bytes) -> str | None:
        """What is new in a file of the new site, as a file of the same kind: the rows that were not
        taken over. None where none was, or somebody has changed the file since.
        """
        part = self._new_parts.get(file)
        if part is None or self._fingerprints.content(content) != self.notes.rows[file].made:
            return None
        return part

    def lines(self, name: str, rest: str, keys: Mapping[str, str]) -> dict[str, str]:
        """What was noted of things that are the same, by their names.

        Args:
            name: What is known of them.
            rest: The key of all that it depends on besides.
            keys: Their keys.
        """
        if name not in self._old.lines or self._old.lines[name][0].rest != rest:
            return {}
        things, lines = self._old.lines[name]
        said = zip(things.names, lines, things.are_same(keys), strict=True)
        return {each: line for each, line, is_same in said if is_same}

    def note_lines(
        self, name: str, rest: str, keys: Mapping[str, str], lines: Mapping[str, str]
    ) -> None:
        """Notes for the next build what is known of things."""
        self.notes.lines[name] = _Things.of(rest, keys, lines), [*lines.values()]
