"""The archive that a workbook is: its parts are read from memory, within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

PART = 80_000_000
"""The largest part that is read, unpacked, in bytes."""
WHOLE = 200_000_000
"""How much is unpacked in all, in bytes."""
RATIO = 300
"""How much larger than packed a large part may be: tables of words stay below 30."""
PARTS = 3_000
CELLS = 2_000_000
"""So many cells with something in them are read of a workbook."""
COLUMNS = 1_000

_SMALL = 2_000_000


class HostileError(Exception):
    """The workbook cannot be read; `message` and `hint` say why, in a sentence."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


class Container:
    """The parts of a workbook."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise _damaged() from error
        infos = self._zip.infolist()
        if len(infos) > PARTS:
            raise HostileError(f"the workbook has {len(infos)} parts, which no table needs", _ANEW)
        for info in infos:
            if info.flag_bits & 1:
                message = "the workbook has a password"
                raise HostileError(message, "save it without one; what is published has none")
            large = info.file_size > _SMALL
            if info.file_size > PART or (large and info.file_size > RATIO * info.compress_size):
                size = f"{info.file_size / 1_000_000:,.0f} MB"
                raise HostileError(
                    f"a part of it would be {size} unpacked; nothing was read", _ANEW
                )
        if sum(info.file_size for info in infos) > WHOLE:
            raise HostileError("it is too large unpacked; nothing was read", _ANEW)
        self.names = {info.filename: info for info in infos}

    def part(self, name: str) -> bytes | None:
        """A part's bytes; None where it is not there.

        Raises:
            HostileError: It is damaged, or declares entities.
        """
        if name not in self.names:
            return None
        try:
            with self._zip.open(self.names[name]) as file:
                content = file.read(PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
            raise _damaged() from error
        plain = content.replace(b"\0", b"") if b"\0" in content[:200] else content
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise HostileError("it declares entities, which no spreadsheet does", _ANEW)
        return content

    def tree(self, name: str) -> ElementTree.Element | None:
        """A part as XML; None where it is not there."""
        content = self.part(name)
        if content is None:
            return None
        try:
            return ElementTree.fromstring(content)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise _damaged() from error

    def ends(self, name: str) -> Iterator[ElementTree.Element]:
        """The elements of a part as each ends; whoever is done with one clears it."""
        content = self.part(name)
        try:
            for _, element in ElementTree.iterparse(io.BytesIO(content or b"")):
                yield element
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise _damaged() from error


def _damaged() -> HostileError:
    return HostileError("this is no workbook, or it is damaged", _ANEW)


_ANEW = "open it in the program that made it, and save it anew as .xlsx or .ods"


def tag(element: ElementTree.Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute by its name without its namespace; empty where it is not there."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
