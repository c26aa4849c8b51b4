"""Width and height of pictures, read from their heads, so that a page keeps room for them."""

import re
import struct

_SIZED = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Parts of a JPEG that say how large it is."""
_TURNED = re.compile(
    rb"Exif\x00\x00MM\x00\*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03.{4}\x00(.)", re.S
)
"""The orientation, as cleaned pictures carry it; 5 to 8 lie on their side."""
_LENGTH = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,6})?)(?:px)?")
_ROOT = re.compile(r"<svg\b[^<>]*>")
_ATTRIBUTE = re.compile(r'\s(width|height|viewBox)="([^"]{1,100})"')

Size = tuple[int, int]
"""Width and height in pixels."""


def size_of(content: bytes, suffix: str) -> Size | None:
    """The size at which a cleaned picture is shown; None where its head does not tell."""
    reader = {".jpg": _jpeg, ".jpeg": _jpeg, ".png": _png, ".webp": _webp, ".svg": _svg}[suffix]
    try:
        size = reader(content)
    except (struct.error, IndexError):
        return None
    return size if size and all(size) else None


def _jpeg(content: bytes) -> Size | None:
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a byte that only fills up
            at += 1
            continue
        if marker in _SIZED:
            height, width = struct.unpack_from(">HH", content, at + 5)
            turned = _TURNED.search(content, 0, at)
            return (height, width) if turned and turned[1][0] > 4 else (width, height)
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return None


def _png(content: bytes) -> Size:
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _webp(content: bytes) -> Size | None:
    kind = content[12:16]
    if kind == b"VP8X":
        wide, high = content[24:27], content[27:30]
        return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        wide, high = struct.unpack_from("<HH", content, 26)
        return wide & 0x3FFF, high & 0x3FFF
    return None


def _svg(content: bytes) -> Size | None:
    root = _ROOT.search(content.decode("utf-8", "replace"))
    given = dict(_ATTRIBUTE.findall(root[0])) if root else {}
    lengths = [_LENGTH.fullmatch(given.get(side, "")) for side in ("width", "height")]
    if all(lengths):
        return round(float(lengths[0][1])), round(float(lengths[1][1]))  # type: ignore[index]
    box = [float(one[0]) for one in _LENGTH.finditer(given.get("viewBox", ""))]
    return (round(box[2]), round(box[3])) if len(box) == 4 else None
