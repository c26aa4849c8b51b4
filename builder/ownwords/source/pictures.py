"""Removes metadata from pictures: where, when, by whom and with what they were taken.

The picture itself is not decoded or compressed anew. A file is a sequence of labelled parts, and
parts that show nothing are left out. Colour profiles (ICC, gamma), animation and the orientation
are kept. Data after the picture's end is removed as well: some phones put a film with sound there.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from ..records import dataclass

PLACE = "the place where it was taken (GPS)"
PERSON = "a name"
DATE = "the date and time when it was taken"
CAMERA = "the camera or program it was made with"
OTHER = "notes of a camera or program"
COMMENT = "a comment"
BEHIND = "more data behind the end of the picture"

_TAGS = {
    0x8825: PLACE,
    0x013B: PERSON,
    0x8298: PERSON,
    0x0132: DATE,
    0x010F: CAMERA,
    0x0110: CAMERA,
    0x0131: CAMERA,
    0x010E: COMMENT,
}
_ORIENTATION = 0x0112
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SHOWS = {
    *(
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
        b"sPLT",
    ),
    *(b"hIST", b"acTL", b"fcTL", b"fdAT"),
}
_WEBP_SHOWS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class NoPictureError(Exception):
    """The bytes are no picture of the format that the file's name says, or they break off."""


@dataclass(frozen=True)
class Picture:
    """A picture as it may be published.

    Attributes:
        content: Its bytes without the parts that show nothing.
        found: What was left out, in plain words; empty where nothing was.
    """

    content: bytes
    found: tuple[str, ...] = ()


def clean_picture(content: bytes, suffix: str) -> Picture:
    """Removes metadata from the bytes of a `.jpg`, `.jpeg`, `.png` or `.webp`.

    Raises:
        NoPictureError: The bytes are no picture of this kind, or they break off.
    """
    parts = {".jpg": _jpeg, ".jpeg": _jpeg, ".png": _png, ".webp": _webp}[suffix]
    found: list[str] = []
    try:
        cleaned = parts(content, found)
    except (struct.error, IndexError):
        raise NoPictureError from None
    return Picture(cleaned, tuple(dict.fromkeys(found))) if found else Picture(content)


def _jpeg(content: bytes, found: list[str]) -> bytes:
    if not content.startswith(b"\xff\xd8"):
        raise NoPictureError
    kept = [b"\xff\xd8"]
    at = 2
    while content[at : at + 2] != b"\xff\xd9":
        if content[at] != 0xFF or at + 4 > len(content):
            raise NoPictureError
        if content[at + 1] == 0xFF:  # a byte that only fills up
            at += 1
            continue
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if content[at + 1] == 0xDA:
            end = _end_of_scan(content, end)
        kept.append(_jpeg_part(content[at:end], found))
        at = end
    if at + 2 < len(content):
        found.append(BEHIND)
    return b"".join([*kept, b"\xff\xd9"])


def _end_of_scan(content: bytes, start: int) -> int:
    """Where the compressed image data ends: at the next marker that is not part of it."""
    end = _SCAN_END.search(content, start)
    if not end:
        raise NoPictureError
    return end.start()


def _jpeg_part(part: bytes, found: list[str]) -> bytes:
    """The part, if it shows something; of Exif data only the orientation."""
    marker, body = part[1], part[4:]
    if marker == 0xFE:
        found.append(COMMENT)
        return b""
    if not 0xE0 <= marker <= 0xEF:
        return part
    if (marker, body[:5]) == (0xE0, b"JFIF\x00"):
        return _jfif(part, found)
    if (marker, body[:5]) == (0xEE, b"Adobe") or (marker, body[:12]) == (0xE2, b"ICC_PROFILE\x00"):
        return part
    if (marker, body[:6]) == (0xE1, b"Exif\x00\x00"):
        if turned := _exif(body[6:], found):
            body = b"Exif\x00\x00" + turned
            return struct.pack(">BBH", 0xFF, 0xE1, len(body) + 2) + body
        return b""
    found.append(OTHER)
    return b""


def _jfif(part: bytes, found: list[str]) -> bytes:
    """The part without its thumbnail, which may show what was cropped off later."""
    if part[16:18] in (b"", b"\x00\x00"):
        return part
    found.append(OTHER)
    return struct.pack(">BBH", 0xFF, 0xE0, 16) + part[4:16] + b"\x00\x00"


def _png(content: bytes, found: list[str]) -> bytes:
    if not content.startswith(_PNG):
        raise NoPictureError
    kept, at, name = [_PNG], len(_PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise NoPictureError
        if name in _PNG_SHOWS:
            kept.append(content[at:end])
        elif name == b"eXIf":
            kept += (
                [_png_part(name, turned)]
                if (turned := _exif(content[at + 8 : end - 4], found))
                else []
            )
        else:
            found.append(_png_words(name, content[at + 8 : end - 4]))
        at = end
    if at < len(content):
        found.append(BEHIND)
    return b"".join(kept)


def _png_part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _png_words(name: bytes, body: bytes) -> str:
    if name == b"tIME":
        return DATE
    word = body.partition(b"\x00")[0] if name in (b"tEXt", b"zTXt", b"iTXt") else b""
    return {
        b"Author": PERSON,
        b"Copyright": PERSON,
        b"Comment": COMMENT,
        b"Creation Time": DATE,
        b"Software": CAMERA,
    }.get(word, OTHER)


def _webp(content: bytes, found: list[str]) -> bytes:
    mark, length, kind = struct.unpack_from("<4sI4s", content)
    if (mark, kind) != (b"RIFF", b"WEBP") or 8 + length > len(content):
        raise NoPictureError
    kept = []
    for name, body in _webp_parts(content, 8 + length):
        if name in _WEBP_SHOWS:
            kept.append([name, body])
        elif name == b"EXIF":
            turned = _exif(body.removeprefix(b"Exif\x00\x00"), found)
            kept += [[name, turned]] if turned else []
        else:
            found.append(OTHER)
    if 8 + length + (length & 1) < len(content):
        found.append(BEHIND)
    if kept and kept[0][0] == b"VP8X":  # its first byte says which parts follow
        flags = kept[0][1][0] & ~0x0C | (0x08 if any(name == b"EXIF" for name, _ in kept) else 0)
        kept[0][1] = bytes([flags]) + kept[0][1][1:]
    body = b"".join(
        name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) & 1)
        for name, body in kept
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_parts(content: bytes, end: int) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at < end:
        name, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > end:
            raise NoPictureError
        yield name, content[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)


def _exif(tiff: bytes, found: list[str]) -> bytes:
    """Exif data reduced to the orientation; what was left out is added to `found`."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        tags = dict(_entries(tiff, order)) if order else {}
    except struct.error:
        tags = {}
    turned = tags.pop(_ORIENTATION, 1)
    orientation = turned if 2 <= turned <= 8 else 1
    only = (
        struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
        if orientation > 1
        else b""
    )
    if tiff != only:
        found.extend([_TAGS[tag] for tag in tags if tag in _TAGS] or [OTHER])
    return only


def _entries(tiff: bytes, order: str) -> Iterator[tuple[int, int]]:
    """The tags of Exif data, each with its first value where that is a short number."""
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, start + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        yield tag, value
