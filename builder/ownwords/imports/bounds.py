"""Opens files of strangers within bounds: archives that are never unpacked to a disk, XML without
declarations of entities.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from xml.parsers import expat

from ..records import dataclass
from .pieces import ImportFailed

MOST_UNPACKED = 500_000_000
MOST_FILE = 500_000_000
MOST_ENTRIES = 20_000
MOST_RATIO = 200
SMALL = 1_000_000
"""Up to here an entry may be as well packed as it likes."""
MOST_DEPTH = 100
MOST_ELEMENTS = 2_000_000
MOST_TEXT = 50_000_000
_NOTHING = "nothing was read"
_INCOMPLETE = "is incomplete or damaged; copy it again"


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ImportFailed: It is too large, or empty.
    """
    if path.stat().st_size > MOST_FILE:
        raise ImportFailed(f"is larger than {_size(MOST_FILE)}; {_NOTHING}")
    if not (content := path.read_bytes()):
        raise ImportFailed("is empty; copy it again")
    return content


class Archive:
    """A zip archive whose entries are read one by one, into memory alone."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > MOST_FILE:
            raise ImportFailed(f"is larger than {_size(MOST_FILE)}; {_NOTHING}")
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError):
            raise ImportFailed(_INCOMPLETE) from None
        self._read = 0
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise ImportFailed(f"holds {len(entries):,} files; {_NOTHING}")
        for entry in entries:
            _refuse(entry)
        if (total := sum(entry.file_size for entry in entries)) > MOST_UNPACKED:
            largest = max(entries, key=lambda entry: entry.file_size)
            size = _size(largest.file_size if largest.file_size > MOST_UNPACKED else total)
            what = f"{largest.filename} " if largest.file_size > MOST_UNPACKED else ""
            raise ImportFailed(f"{what}would be {size} unpacked; {_NOTHING}")
        self.names = {entry.filename.casefold(): entry for entry in entries if not entry.is_dir()}

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes | None:
        """An entry by its name, in whatever capitals; None where there is none.

        Raises:
            ImportFailed: It is damaged, or larger than it says.
        """
        if (entry := self.names.get(name.casefold())) is None:
            return None
        try:
            with self._zip.open(entry) as file:
                content = file.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise ImportFailed(_INCOMPLETE) from None
        self._read += len(content)
        if len(content) > entry.file_size or self._read > 2 * MOST_UNPACKED:
            raise ImportFailed(f"{name} is larger than the archive says; {_NOTHING}")
        return content


def _refuse(entry: zipfile.ZipInfo) -> None:
    parts = entry.filename.replace("\\", "/").split("/")
    link = stat.S_ISLNK(entry.external_attr >> 16)
    if ".." in parts or not parts[0] or ":" in parts[0] or link:
        raise ImportFailed(
            f"holds a file with an address outside it; it may be harmful, and {_NOTHING}"
        )
    if entry.flag_bits & 1:
        raise ImportFailed(f"is locked with a password; save it without one; {_NOTHING}")
    packed = max(entry.compress_size, 1)
    if entry.file_size > SMALL and entry.file_size / packed > MOST_RATIO:
        raise ImportFailed(
            f"{entry.filename} would be {_size(entry.file_size)} unpacked; {_NOTHING}"
        )


def _size(count: int) -> str:
    for unit, size in (("GB", 10**9), ("MB", 10**6)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count / 1000:.0f} kB"


@dataclass
class Element:
    """An element of an XML file. Names are without their namespace, in small letters."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute, in whatever capitals it was written; empty where it is not there."""
        return self.attributes.get(name.casefold(), "")

    def of(self, name: str) -> list["Element"]:
        """The children of a name."""
        return [child for child in self.children if child.name == name.casefold()]

    def said(self, name: str) -> str:
        """The text of the first child of a name."""
        return next((child.text.strip() for child in self.of(name)), "")

    def all(self) -> Iterator["Element"]:
        """This element and all below it, as the file has them."""
        yield self
        for child in self.children:
            yield from child.all()

    def whole(self) -> str:
        """The text in and below it."""
        return self.text + "".join(child.whole() for child in self.children)


def read_xml(content: bytes, name: str) -> Element:
    """Parses XML.

    Args:
        content: The file.
        name: Its name in messages; empty for the file that was named.

    Raises:
        ImportFailed: It is none, declares entities, or is too deep or too large.
    """
    what = f"{name} " if name else ""
    root = Element("")
    stack, count = [root], 0
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def local(qualified: str) -> str:
        return qualified.rpartition(" ")[2].casefold()

    def start(qualified: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(stack) > MOST_DEPTH or count > MOST_ELEMENTS:
            raise ImportFailed(f"{what}is nested or long beyond reason; {_NOTHING}")
        one = Element(local(qualified), {local(key): value for key, value in attributes.items()})
        stack[-1].children.append(one)
        stack.append(one)

    def end(_: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        if not (before := stack[-1].children):
            stack[-1].text += data
        elif not before[-1].name:
            before[-1].text += data
        else:
            before.append(Element("", text=data))  # so that mixed text keeps its order

    def declares(*_: object) -> None:
        raise ImportFailed(f"{what}declares entities, which the standard does not need; {_NOTHING}")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = declares
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise ImportFailed(f"{what}is not XML, or is cut off; export it again") from None
    return root.children[0]


def plain_text(content: bytes, name: str) -> str:
    """A text without byte order mark, line ends as they are.

    Raises:
        ImportFailed: It is no text, or too long.
    """
    if len(content) > MOST_TEXT:
        raise ImportFailed(f"{name} is longer than {_size(MOST_TEXT)}; {_NOTHING}")
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            break
    raise ImportFailed(f"{name} is no text in UTF-8; save it again as UTF-8")
