"""The picture that stands beside a link to the site where people share it: the study's colours on
paper, as a PNG. Where it is shown, the site's name and title stand beside it, so it needs no words.

Drawn in rows of pixels: a picture library would be a dependency for one picture.
"""

import struct
import zlib

from .views.frame import SHARE_SIZE

PAPER, INK = (0xFB, 0xFA, 0xF6), (0x1D, 0x26, 0x28)
COLOURS = (
    (0x2F, 0x4F, 0x8F), (0x8A, 0x5A, 0x0B), (0x7B, 0x35, 0x60), (0x4D, 0x63, 0x22),
    (0x5B, 0x4A, 0x8C), (0x94, 0x38, 0x2C), (0x5F, 0x51, 0x45), (0x2E, 0x64, 0x7C),
)  # fmt: skip
"""The colours of the first level's findings, as `tokens.css` has them for light."""

_EDGE, _BAR, _GAP = 96, 24, 48


def share_picture(findings: int) -> bytes:
    """A short bar for each finding of the first level, below the rule of the core concept.

    Args:
        findings: How many there are.
    """
    width, height = SHARE_SIZE
    shown = COLOURS[: max(findings, 1)]
    paper = bytes(PAPER) * width
    rows = [paper] * height
    bars = [(INK, _EDGE, width - 2 * _EDGE)]
    step = (height - 2 * _EDGE - _BAR) // (len(shown) + 1)
    for at, colour in enumerate(shown, 1):
        bars.append((colour, _EDGE + at * step, (width - 2 * _EDGE) * (at % 3 + 2) // 6))
    for colour, top, length in bars:
        row = paper[: 3 * _EDGE] + bytes(colour) * length + paper[3 * (_EDGE + length) :]
        rows[top : top + _BAR] = [row] * _BAR
    return _png(rows)


def _png(rows: list[bytes]) -> bytes:
    lines = b"".join(b"\0" + row for row in rows)
    size = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    parts = ((b"IHDR", size), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
