"""Small pictures as a browser makes them, and the same with what cameras and programs add."""

import struct
import zlib
from base64 import b64decode

JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/"
    "2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAYDASIAAhEBAxEB/8QA"
    "FQABAQAAAAAAAAAAAAAAAAAAAAX/xAAXEAADAQAAAAAAAAAAAAAAAAAAAQIR/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAXEQEBAQEAAAAAAAAAAAAAAAAB"
    "ABEC/9oADAMBAAIRAxEAPwCdMqFkrEAAivTrUYAYX//Z"
)
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAK0lEQVR4AXTLsQ0AAAgCQcJKDOVM7uROWpHYQHIdT2nWRlojwtgo2P/E4gAAAP//hjZg5wAA"
    "AAZJREFUAwAAVRAvPQaoPQAAAABJRU5ErkJggg=="
)
_VP8 = b64decode("8AEAnQEqBgAEAALATCWwAnS6AAK6LA0AAP7c8tlbuYjqJSpjinQ98QPR//LhdyO6OnDvYb7DemgAAA==")


def exif(orientation: int = 6) -> bytes:
    """Camera data: who, with what, where, and how to turn the picture."""
    name = b"Anna Andersson\x00"
    entries = [
        (0x010F, 2, 4, b"Cam\x00"),
        (0x0112, 3, 1, struct.pack(">HH", orientation, 0)),
        (0x013B, 2, len(name), struct.pack(">I", 62)),
        (0x8825, 4, 1, struct.pack(">I", 62 + len(name))),
    ]
    table = b"".join(
        struct.pack(">HHI", tag, kind, count) + value for tag, kind, count, value in entries
    )
    gps = struct.pack(">HHHI", 1, 1, 2, 2) + b"N\x00\x00\x00" + b"\x00" * 4
    return (
        b"MM\x00\x2a\x00\x00\x00\x08"
        + struct.pack(">H", len(entries))
        + table
        + b"\x00" * 4
        + name
        + gps
    )


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(orientation: int = 6) -> bytes:
    """A photo from a phone: camera data, XMP, a caption, a comment, and a film with sound behind
    it.
    """
    added = (
        _segment(0xE1, b"Exif\x00\x00" + exif(orientation))
        + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>Anna Andersson</x:xmpmeta>")
        + _segment(0xED, b"Photoshop 3.0\x008BIM Anna Andersson")
        + _segment(0xFE, b"Anna Andersson at home")
    )
    return JPEG[:20] + added + JPEG[20:] + b"\x00\x00\x00\x18ftypmp42Anna Andersson"


def chunk(name: bytes, body: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png() -> bytes:
    """A screenshot with names in it that nobody sees."""
    added = (
        chunk(b"tEXt", b"Author\x00Anna Andersson")
        + chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00Anna Andersson")
        + chunk(b"tIME", b"\x07\xe8\x01\x01\x00\x00\x00")
        + chunk(b"eXIf", exif(1))
        + chunk(b"prVt", b"Anna Andersson")
    )
    return PNG[:33] + added + PNG[33:] + b"Anna Andersson"


def _webp(parts: list[tuple[bytes, bytes]]) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(part)) + part + b"\x00" * (len(part) & 1)
        for name, part in parts
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


_SIZE = struct.pack("<I", 5)[:3] + struct.pack("<I", 3)[:3]
WEBP = _webp([(b"VP8X", b"\x00" * 4 + _SIZE), (b"VP8 ", _VP8)])


def webp() -> bytes:
    """The same with camera data and XMP."""
    head = bytes([0x0C, 0, 0, 0]) + _SIZE
    return (
        _webp([(b"VP8X", head), (b"VP8 ", _VP8), (b"EXIF", exif(1)), (b"XMP ", b"Anna Andersson")])
        + b"Anna Andersson"
    )
